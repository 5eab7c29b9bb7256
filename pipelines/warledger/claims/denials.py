"""What is told to be denied, in the sentence that tells it: "reports that ten had died were false"."""

from __future__ import annotations

from .clauses import Sentence
from .context import Context

_DENYING = frozenset(("deny", "dismiss", "reject", "refute", "dispute"))
_REPORTS = frozenset(
    "claim claims report reports rumor rumors rumour rumours allegation allegations assertion assertions".split()
)
_UNTRUE = frozenset("untrue false baseless unfounded incorrect fabricated groundless".split())
_BEING = frozenset("is are was were be been prove proved proven as".split())
_CALLED = frozenset("call called calls calling described labelled labeled".split())
_REACH = 6  # tokens from a verb of denying to what is denied


def is_denied(s: Sentence, context: Context, token: int) -> bool:
    """Whether what stands at a token is told to be denied, in this sentence."""
    reported = next((k for k in range(token) if s.low(k) in _REPORTS), None)
    untrue = next((k for k in range(token, len(s.tokens)) if s.low(k) in _UNTRUE), None)
    if reported is not None and untrue is not None:
        called = s.low(reported - 1) in _CALLED  # "called reports that it had fallen untrue"
        if called or not _BEING.isdisjoint((s.low(untrue - 1), s.low(untrue - 2))):
            return True  # "reports that it had fallen were untrue"
    if reported is not None and any(verb.lemma in _DENYING and verb.passive and verb.start > token for verb in s.verbs):
        return True  # "the claim of 50 dead was rejected"
    speech = context.speech_at(s, token)
    if speech is not None and speech.sentence == s.index and speech.start <= token and speech.verb in _DENYING:
        return True
    return any(
        verb.lemma in _DENYING and not _REPORTS.isdisjoint(s.low(k) for k in range(verb.end, min(token, verb.end + 3)))
        for verb in s.verbs
        if verb.end <= token <= verb.end + _REACH
    )  # "rejected claims about the fall of X"


def denies_that(s: Sentence, token: int) -> bool:
    """Whether a verb before the token denies it: "denied that it had fallen", "denied having lost it"."""
    return any(
        verb.lemma in _DENYING and ("that" in {s.low(k) for k in range(verb.end, verb.end + 3)} or verb.end == token)
        for verb in s.verbs
        if verb.end <= token
    )
