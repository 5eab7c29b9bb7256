"""What did not happen: plans, attempts that failed, purposes, conditions, denials within a clause."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import lemma_of
from .tokens import Token
from .verbs import VerbGroup

#: what an infinitive may hang on and still have happened
REALIZED = frozenset(
    "had manage able begin start continue help go force oblige make cause enough confirm know appear lead".split()
)
#: what an infinitive or gerund hangs on when it did not happen
FAILED = frozenset(
    "fail refuse decline unable attempt try effort struggle seek bid hope want unwilling without avoid prevent stop "
    "from".split()
)
#: "feared dead", "believed to have been captured"
_MANAGED = frozenset(("able", "manage", "begin", "start", "continue"))
_SUPPOSED = frozenset("fear believe presume think assume suspect".split())
#: "hopes to have taken it by June"
_MEANT = frozenset("want hope plan expect aim intend vow need".split())
#: "nearly fell"
ALMOST = frozenset("almost nearly narrowly".split())
#: "possibly killing nine", "have probably fallen"
_DOUBTED = frozenset("possibly perhaps maybe potentially probably likely".split())
#: "look to capturing it"
_LOOKED = frozenset("look looks looked looking committed commit forward".split())
_NTH = frozenset("first second third fourth fifth".split())
_CLAUSE = 9  # tokens from "the first time" to its verb
_SIGNS = frozenset("indication indications evidence sign signs proof suggestion reports report".split())
_NONE = frozenset("no not any without neither".split())
#: "feared that 50 had died", "amid fears that"
_FEARED = frozenset("fear fears feared fearing suspect suspected worry worried presume presumed".split())
_OPEN = frozenset("unclear clear unknown known uncertain certain sure".split())
#: prepositions of a gerund that is no fact: "aimed at retaking", "moves towards seizing"
_NOT_YET = frozenset("without from against of for about if at toward towards".split())
_STRETCHES = frozenset("hour day week month year".split())
_SUBORDINATE = frozenset("if unless whether lest".split())


def unreal(verb: VerbGroup, tokens: Sequence[Token]) -> str:
    """Why what a verb tells is no fact: "negated", "planned", "failed", "conditional", "purpose", "unconfirmed", "told
    as the first such"; "" for a fact."""
    if verb.negated:
        return "negated"
    inside, before = tokens[verb.main - 1].low, tokens[verb.start - 1].low
    if verb.form != "ing" and (inside in ALMOST or before in ALMOST):
        return "failed"
    if verb.start > 1 and before == "but" and tokens[verb.start - 2].low == "all":
        return "failed"  # "has been all but lost"
    if verb.form != "inf" and not verb.modal and verb.start and (inside in _DOUBTED or before in _DOUBTED):
        return "unconfirmed"
    if verb.modal in {"will", "shall"}:
        return "planned"
    if verb.modal in {"would", "could", "might", "may", "can", "should", "must", "cannot", "ca"}:
        if "H" in verb.aux and verb.modal in {"may", "might", "must"}:
            return "unconfirmed"
        return "conditional"
    to_have = tokens[verb.start].tag == "T" and verb.start > 0 and tokens[verb.start - 1].tag in "EVN"
    held = lemma_of(before) if to_have and verb.form == "finite" else verb.via
    if to_have and held in _MEANT:
        return "planned"
    if held in _SUPPOSED or verb.lemma in _SUPPOSED:
        return "unconfirmed"
    if verb.form == "ing" and before == "to" and tokens[max(0, verb.start - 2)].low in _LOOKED:
        return "planned"
    if _is_first_time(tokens, verb):
        return "told as the first such"
    if verb.governor:
        near = {token.low for token in tokens[max(0, verb.start - 3) : verb.start]}
        if verb.governor in _MANAGED and near & {"not", "n't", "never", "hardly"}:
            return "failed"
        if verb.governor in FAILED:
            return "failed"
        if verb.form == "inf" and _took_time(tokens, verb):
            return ""
        if verb.form == "inf" and verb.governor not in REALIZED:
            in_order = verb.governor == "order" and tokens[max(0, verb.start - 2)].low == "in"
            return (
                "purpose"
                if in_order or verb.governor not in {"plan", "vow", "threaten", "intend", "order", "promise"}
                else "planned"
            )
        if verb.form == "ing" and verb.governor in _NOT_YET:
            return "purpose"
    beyond = False  # of the clause
    for k in range(verb.start - 1, max(-1, verb.start - 16), -1):
        low, tag = tokens[k].low, tokens[k].tag
        if low == "that" and k and tokens[k - 1].low in _FEARED:
            return "unconfirmed"
        if low == "whether" and k and tokens[k - 1].low in _OPEN:
            return "conditional"  # "unclear whether they fled, were captured or had gone over"
        if tag in ":;." or (beyond and low == "but"):
            break
        if beyond:
            continue
        if low in _SIGNS and {t.low for t in tokens[max(0, k - 2) : k]} & _NONE:
            return "negated"  # "no evidence that civilians were killed"
        if low in _SUBORDINATE:
            return "conditional"
        if low in _FEARED and tokens[k - 1].tag not in "DJ" and tokens[k + 1].tag in "D#":
            return "unconfirmed"  # "feared 50 were dead"
        if low == "that" and tokens[k - 1].low in _SIGNS:
            continue
        if low == "but":
            break
        beyond = tag == "," or (low in {"that", "and"} and tag in "SC")
    return ""


def _took_time(tokens: Sequence[Token], verb: VerbGroup) -> bool:
    """ "it took the army three days to win it back": it did."""
    before = range(max(0, verb.start - _CLAUSE), verb.start)
    return verb.governor.removesuffix("s") in _STRETCHES and any(tokens[k].low == "took" for k in before)


def _is_first_time(tokens: Sequence[Token], verb: VerbGroup) -> bool:
    """ "..., the first time they had held a city": what is told already, in other words; news is told with "for"."""
    if not verb.aux.startswith("H"):
        return False
    at = next((k for k in range(verb.start - 1, max(1, verb.start - _CLAUSE), -1) if tokens[k].low == "time"), 0)
    return (
        at > 2 and tokens[at - 1].low in _NTH and tokens[at - 2].low in {"the", "only"} and tokens[at - 3].low != "for"
    )
