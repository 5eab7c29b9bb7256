"""Articles -> claims: a shallow parser of English conflict news.

How it reads. `sentences` cuts the text, `tokens` tags words from small lists and their endings, `chunks` finds noun
phrases
with their counts (`numbers`), `verbs` finds verb groups with voice, negation and modality, `clauses` says who did
what to whom.
Only sentences with a trigger word are parsed; the rest are parsed when one of them is asked for an antecedent.

How a rule module plugs in (`persons`, `ground`). It offers

* ``TRIGGERS: str``, a regular expression (no capture groups, lower case) of which a sentence must hold a match, and
* ``read(sentence: Sentence, context: Context) -> Iterable[Candidate | Refusal]``.

and is listed in `reading.RULES`. Of a sentence it uses

* ``sentence.tokens``: `Token(text, low, start, end, tag)`; offsets are offsets into the article's text; tags in
`lexicon`;
* ``sentence.chunks``: `Chunk(start, end, head, count, definite, plural, prep, outer, whole)`, token indices;
``count`` is a
  `numbers.Count(low, best, high, kind, more, definite)` or None; ``prep`` the preposition in front ("" for none);
* ``sentence.verbs``: `VerbGroup(start, end, main, lemma, form, passive, negated, modal, governor)`;
* ``sentence.subject(verb)``, ``objects(verb)``, ``agent(verb)``, ``patients(verb)`` (passives and conjunctions
resolved),
  ``conjuncts(chunk)``, ``chunk_at(i)``, ``verb_at(i)``, ``words(i, j)``, ``low(i)``, ``tag(i)``;
* ``sentence.unreal(verb)``: "" for a fact, else "negated", "planned", "failed", "conditional", "purpose",
"unconfirmed".

Of the context: ``context.conflict`` (lexicons as data), ``context.who(sentence, chunk)`` -> `people.Person(party,
group, kind, key)`
(whose people a chunk names, pronouns and "the group" resolved), ``context.side(sentence, chunk)`` -> party of an
acting
side or None, ``context.published``, ``context.places`` and ``context.times`` (all mentions of the article, in order),
``context.places_in(sentence)``, ``context.times_in(sentence)``, ``context.sentences``.

A `Candidate` needs rule, unit, measure, ``quote`` and ``anchor`` (token indices) and its bounds; assembly.py adds
speaker,
source class, modality, time, place, scope, background, restatement and ids. A `Refusal` says why a near miss is no
claim.
"""

from .explain import explain
from .figures import article_figures
from .reading import fingerprint, read_article, read_claims
from .record import extract_record

__all__ = ["article_figures", "explain", "extract_record", "fingerprint", "read_article", "read_claims"]
