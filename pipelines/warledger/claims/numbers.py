"""Count phrases: "at least 30-40", "more than a dozen", "about two hundred", "several", "a number of".

The readings are the published rules of the method page (one line of :func:`bend` each): low / best / high, where a
null ``high`` is open and a null ``low`` is "some, no telling how many".
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from .lexicon import AFTER_COUNT, BEFORE_COUNT, COUNT_PHRASES, NUMBERS, PhraseIndex, lemma_of
from .tokens import Token

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_RANGE = re.compile(r"(\d+(?:,\d{3})*)[-–](\d+(?:,\d{3})*)")
_MULTIPLIERS = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_DOZENS = {"dozens": 12}  # "two dozens of"
_LIMIT = 20_000_000  # no head count in a report is larger
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_DETERMINERS = frozenset("the these those all his her their its my our your".split())
_NOT_QUITE = frozenset("almost nearly virtually practically".split())
_NOT_AFTER = frozenset("a.m. p.m. am pm percent per % o'clock".split())


#: words that can begin a count once its determiners are passed
_OPENERS = frozenset((*BEFORE_COUNT, *COUNT_PHRASES, *_MULTIPLIERS, "no", "between", "from", "a", "an"))


class Count(NamedTuple):
    """A count phrase. `start`, `end`: token indices; `kind`: exact, at_least, about, ..., vague; `more`: "another",
    "other"."""

    low: int | None
    best: int | None
    high: int | None
    start: int
    end: int
    kind: str
    more: bool = False
    definite: bool = False


_LAST_DAY = 31
#: verbs of a number that goes from one to another
_TOTALS = frozenset("toll tolls number figure count total dead deaths".split())
_CHANGES = frozenset("rise climb increase jump grow go drop fall decline raise revise lower change shoot".split())
_PEOPLE = frozenset("people police children".split())
_SUMMED = frozenset("add adds added adding".split())  # "added up to 40"


def bend(kind: str, low: int, high: int) -> tuple[int | None, int | None, int | None]:
    """Bounds of a number, or of the range low..high, under an approximator."""
    middle = (low + high) // 2
    if kind == "at_least":
        return low, low, None
    if kind == "more_than":
        return low + 1, low + 1, None
    if kind == "fewer_than":
        return 0, None, max(high - 1, 0)
    if kind == "nearly":
        return low * 9 // 10, low, high
    if kind == "up_to":
        return None, None, high
    if kind == "about":
        return low * 9 // 10, middle, -(-high * 11 // 10)
    return low, middle, high


def _phrase_at(index: PhraseIndex, tokens: list[Token], i: int) -> tuple[Any, int] | None:
    """The longest phrase of an index that begins at token i: (its value, the token after it)."""
    known = index.get(tokens[i].low)
    if not known:
        return None
    second = tokens[i + 1].low if i + 1 < len(tokens) else ""
    for words, value in (*known.get(second, ()), *known.get("", ())):
        end = i + len(words)
        if end <= len(tokens) and all(tokens[i + k].low == word for k, word in enumerate(words)):
            return value, end
    return None


def _plain_number(tokens: list[Token], i: int) -> tuple[int, int, int] | None:
    """(low, high, next index) of a number in digits or words at i, multipliers included."""
    size = len(tokens)
    low = tokens[i].low
    if low[0].isdigit():
        span = _RANGE.fullmatch(low)
        if span:
            a, b = (int(part.replace(",", "")) for part in span.groups())
            return (a, b, i + 1) if a < b <= _LIMIT else None
        if not _DIGITS.fullmatch(low):
            return None
        digits = low.replace(",", "")
        value = int(digits) if len(digits) < 9 else _LIMIT
        if i and tokens[i - 1].low in _MONTHS and not _is_counted(tokens, i, value):
            return None
        if len(low) == 4 and 1900 <= value < 2100 and not (i + 1 < size and tokens[i + 1].tag in "NJ"):
            return None  # a year
        if i + 1 < size and (tokens[i + 1].low in _NOT_AFTER or tokens[i + 1].low in _MONTHS):
            return None
        i += 1
    elif low in NUMBERS:
        value, i = NUMBERS[low], i + 1
        if value >= 20 and i + 1 < size and tokens[i].low in {"-", "–"} and NUMBERS.get(tokens[i + 1].low, 10) < 10:
            value, i = value + NUMBERS[tokens[i + 1].low], i + 2
        elif value >= 20 and value % 10 == 0 and i < size and 0 < NUMBERS.get(tokens[i].low, 10) < 10:
            value, i = value + NUMBERS[tokens[i].low], i + 1
    elif "-" in low and low.partition("-")[0] in NUMBERS and low.partition("-")[2] in NUMBERS:
        head, _, tail = low.partition("-")
        value, i = NUMBERS[head] + NUMBERS[tail], i + 1
    elif low in {"a", "an"} and i + 1 < size and tokens[i + 1].low in _MULTIPLIERS:
        value, i = 1, i + 1
    elif low in _MULTIPLIERS:
        value = 1
    else:
        return None
    while i < size and (factor := _MULTIPLIERS.get(tokens[i].low) or (value > 1 and _DOZENS.get(tokens[i].low))):
        value, i = value * factor, i + 1
        rest = i + (i < size and tokens[i].low == "and")
        if rest < size and tokens[rest].tag == "#" and tokens[rest].low not in _MULTIPLIERS:
            more = _plain_number(tokens, rest)
            if more and more[0] == more[1] < value:
                value, i = value + more[0], more[2]
    return (value, value, i) if value <= _LIMIT else None


def _is_counted(tokens: list[Token], i: int, value: int) -> bool:
    """Whether a number behind a month is no day of it: "in June 12 soldiers died", "in June 40 died"."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    people = after is not None and after.tag == "N" and (after.low.endswith(("s", "men")) or after.low in _PEOPLE)
    return value > _LAST_DAY or (people and i > 1 and tokens[i - 2].low == "in")


def _number(tokens: list[Token], i: int) -> tuple[int, int, int] | None:
    """Like _plain_number, with "20 to 30", "between 5 and 10", "two or three"."""
    between = tokens[i].low in {"between", "from"}
    first = _plain_number(tokens, i + between) if i + between < len(tokens) else None
    if not first:
        return None
    low, high, j = first
    if j + 1 < len(tokens) and low == high:
        link = tokens[j].low
        if link == "to" and i > 1 and tokens[i - 1].low == "from" and _changes(tokens[i - 2].low):
            return first  # "rose from eight to 12", "raising the toll from eight to 12"
        if link in {"to", "or"} or (between and link == "and"):
            second = _plain_number(tokens, j + 1)
            if second and second[0] == second[1] > low and (link != "or" or second[0] - low <= max(10, low)):
                return low, second[1], second[2]
    return None if between else first


def _changes(word: str) -> bool:
    return word in _TOTALS or lemma_of(word) in _CHANGES


def _after_of(tokens: list[Token], j: int) -> tuple[int, int, int] | None:
    """The number that "a number of" only announces."""
    announced = j + 1 < len(tokens) and (tokens[j - 1].low, tokens[j].low) == ("number", "of")
    return _number(tokens, j + 1) if announced and tokens[j + 1].tag == "#" else None


def _up_to(tokens: list[Token], j: int) -> tuple[int, int] | None:
    """ "and as many as 20", "but up to 20" behind a number: the greatest there may be, and the token after it."""
    if j + 1 >= len(tokens) or tokens[j].low not in {"and", "but", "or"}:
        return None
    phrase = _phrase_at(BEFORE_COUNT, tokens, j + 1)
    number = _plain_number(tokens, phrase[1]) if phrase and phrase[0] == "up_to" and phrase[1] < len(tokens) else None
    return (number[1], number[2]) if number else None


def read_count(tokens: list[Token], i: int) -> Count | None:
    """The count phrase that begins at token i, with determiners ("the", "another") and "of" partitives, or None.

    "a" and "an" alone are not counts (the noun chunk is a singular indefinite); "no" is the count 0.
    """
    size, start = len(tokens), i
    more = definite = False
    while i < size:
        low = tokens[i].low
        if low in {"another", "other", "additional", "further"} and i + 1 < size:
            more = True
        elif low in _DETERMINERS and i + 1 < size:
            definite = definite or low in {"the", "these", "those", "all"}
        elif low == "of" and definite and i > start and tokens[i - 1].low == "all":
            pass
        else:
            break
        i += 1
    if i >= size or not (tokens[i].tag == "#" or tokens[i].low in _OPENERS):
        return None
    kind = "nearly" if start and tokens[start].low == "all" and tokens[start - 1].low in _NOT_QUITE else "exact"
    while True:
        phrase = _phrase_at(BEFORE_COUNT, tokens, i)
        if not phrase or phrase[1] >= size:
            break
        following = tokens[phrase[1]]
        if following.tag not in "#DJRI" and following.low not in COUNT_PHRASES and following.low not in BEFORE_COUNT:
            break
        summed = phrase[0] == "up_to" and i > 0 and tokens[i - 1].low in _SUMMED
        if phrase[0] != "exact" and kind in {"exact", "about"} and not summed:
            kind = phrase[0]
        i = phrase[1]
        if tokens[i].low in {"another", "other"} and i + 1 < size:
            more, i = True, i + 1
    low = tokens[i].low
    if low == "no" and kind == "exact" and not definite:
        return Count(0, 0, 0, start, i + 1, "none", more)
    number = _number(tokens, i) if tokens[i].tag in "#DI" else None
    vague = None
    if number is None or (number[0] == 1 and low in _MULTIPLIERS):
        vague = _phrase_at(COUNT_PHRASES, tokens, i)
        if vague is None and number is None:
            return None
        if vague and (counted := _after_of(tokens, vague[1])):
            number, vague = counted, None  # "a number of 15 men"
    if vague:
        (least, best, most), j = vague
        if best is not None and best == most and kind != "exact":
            least, best, most = bend(kind, best, best)
        elif kind in {"up_to", "fewer_than"}:
            least, best, most = None, None, None
        kind = "vague" if kind == "exact" else kind
        definite = definite or low == "both"
        j += low == "both" and j + 1 < size and tokens[j].low in {"the", "these", "those"}
    else:
        assert number is not None
        least_n, most_n, j = number
        after = _phrase_at(AFTER_COUNT, tokens, j) if j < size else None
        if after and kind == "exact":
            kind, j = after
        least, best, most = bend(kind, least_n, most_n)
        if kind == "at_least" and most_n > least_n:
            best, most = least_n, most_n
        if kind == "at_least" and (up_to := _up_to(tokens, j)):
            most, j = max(least_n, up_to[0]), up_to[1]  # "at least 14 and as many as 20"
    while j < size and tokens[j].low in {"more", "other", "others", "additional", "further"}:
        if tokens[j].low == "others":
            more = True
            break
        if tokens[j].low == "more" and j + 1 < size and tokens[j + 1].low == "than":
            break
        more, j = True, j + 1
    return Count(least, best, most, start, j, kind, more, definite)
