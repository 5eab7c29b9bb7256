"""Ages told of people in passing, which are no numbers of people: "a soldier, 22, of Ohio, was killed", "two
boys aged six and eight died"."""

from __future__ import annotations

from .tokens import Token

_OLDEST = 110
#: prepositions of place: in "in Kunar, 12, most of them children, were killed" the number is not Kunar's age
_WHERE = frozenset("in at near from to around across outside inside".split())
#: nouns that a number stands behind as what it is
_NUMBERED = frozenset(
    "number toll total figure count tally dead killed wounded injured missing highway route police".split()
)
#: one person's verb: "in Kunar, 12, was"
_OF_ONE = frozenset("was is has".split())
_AGED = frozenset(("aged", "ages"))
_BETWEEN_AGES = frozenset("between from and to or just only under about , - –".split())
_JOINING = frozenset(("and", "or"))


def without_ages(tokens: list[Token]) -> list[Token]:
    """The tokens without the ages, and without the comma that follows one where nothing else is said in passing."""
    kept: list[Token] = []
    i, last = 0, len(tokens) - 1
    while i <= last:
        if tokens[i].low in _AGED and (after := _ages_end(tokens, i + 1)) > i + 1:
            i = after
            continue
        if tokens[i].tag == "," and i < last and tokens[i + 1].low.isdecimal() and _is_age(tokens, i + 1):
            i += 2
            if i < last and tokens[i].tag == "," and (tokens[i + 1].tag in "BHVEX" or tokens[i + 1].low in _JOINING):
                i += 1
            continue
        kept.append(tokens[i])
        i += 1
    return kept


def _ages_end(tokens: list[Token], i: int) -> int:
    """Where the numbers behind "aged" end: "12", "20 and 31", "between four and 12", "2, 5 and 7"."""
    end, k = i, i
    while k < len(tokens) and (tokens[k].tag == "#" or tokens[k].low in _BETWEEN_AGES):
        k += 1
        counts = k < len(tokens) and tokens[k].tag in "NJP" and tokens[k].low != "years"  # "aged 12 and two men"
        if tokens[k - 1].tag == "#" and not counts:
            end = k
    return end


def _is_age(tokens: list[Token], i: int) -> bool:
    """Whether the number at i stands alone behind one person."""
    person, after = tokens[i - 2], tokens[i + 1] if i + 1 < len(tokens) else None
    if i < 2 or not 0 < int(tokens[i].low[:9]) < _OLDEST or (after and after.tag not in ",." and after.tag != ")"):
        return False
    if after and after.tag == "," and i + 2 < len(tokens) and tokens[i + 2].low in _OF_ONE:
        return person.tag in "NP"
    if person.tag == "N" and (person.singular != person.low or person.low in _NUMBERED):
        return False
    return person.tag in "NP" and not _is_where(tokens, i - 2)


def _is_where(tokens: list[Token], i: int) -> bool:
    """Whether a preposition of place leads to the noun or name at i."""
    while i >= 0 and tokens[i].tag in "NPJD'":
        i -= 1
    return i >= 0 and tokens[i].low in _WHERE
