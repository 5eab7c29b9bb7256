"""Where an expression of time may begin, told cheaply: few places of a text are worth trying a rule at.

An expression opens with words that say nothing alone ("in the last two", "since the beginning of") and comes to a word
that makes it one: a unit, a day, a month, a year. A rule that needs other words must have them listed here, and spell
them in its pattern as they are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from warledger.claims.times.rules import CLOCK, Rule
from warledger.dates.patterns import WEEKDAY
from warledger.patterns import any_of

#: Words that may stand before the one that tells a time.
_OPENING = (
    "a about across after all almost amid an and another around as at barely before beginning between bloody by "
    "consecutive couple coming deadly during earlier early eight eighteen eighth eleven end ending entire ever far few "
    "fifteen fifth final first five following for four fourth from half hundred in including its just last late "
    "later least leading less little mark marking matter mid middle more nearly new next nine ninth of on one only "
    "opening or outset over past pre-dawn preceding previous recent violent roughly same second seven seventh "
    "several six sixth so space span start starting straight successive ten tenth than that the their these third this "
    "those three through throughout thus till to turn twelve twenty two under until up very was whole with within"
)
#: Words, or beginnings of words, that tell one.
_TELLING = (
    "afternoon anniversary autumn day decade evening fall hour minutes month morning night overnight period quarter"
    " since spring summer today tomorrow tonight week winter year yesterday"
)
_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun Christmas"
_OTHERS = (r"(?:19|20)\d\d", r"\d\d?[/.]\d", r"(?:F|f)rom the (?:beginning|outset|outbreak|start)\b")


def _cased(words: str) -> list[str]:
    """The words, the longest first, then the same with a capital."""
    longest_first = sorted(words.split(), key=len, reverse=True)
    return [*longest_first, *(word.capitalize() for word in longest_first)]


_TOLD = re.compile(rf"\W{any_of([*_cased(_TELLING), *_NAMES.split(), *_OTHERS])}", re.ASCII)
_LONGEST = max(map(len, _OPENING.split()))
#: The word before and what joins it to the next, of "multi-year" any word: read backwards, from its end.
_BEFORE = re.compile(
    rf"(?:(?: ?[-–—&] ?| )(?:{any_of(word[::-1] for word in _cased(_OPENING))}|(?:ts|dn|dr|ht)?\d{{1,3}})"
    rf"|-[a-z]{{1,{_LONGEST}}})\W",
    re.ASCII,
)
_MOST = 12  # words before
_INSIDE = frozenset(".’'$€£-")  # nothing begins behind these


def openings(text: str) -> Iterator[tuple[int, str]]:
    """Where an expression may begin, in order, and the word that would tell the time; of some, as it is listed."""
    padded = f" {text}"  # what stands before the first word is what a search skips to
    backwards, last = padded[::-1], len(text)
    for told in _TOLD.finditer(padded):
        begins = [told.start()]
        while len(begins) <= _MOST and (before := _BEFORE.match(backwards, last - begins[-1])):
            begins.append(last + 1 - before.end())
        for begin in reversed(begins):
            if padded[begin] not in _INSIDE:
                yield begin, told[0][1:]


def told_by(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """Listed word -> the rules, in order, that spell it: no other can fit where it is the first to tell a time.

    Behind the name of a day, a part of it tells nothing; nor does the end of that name.
    """
    told: dict[str, tuple[Rule, ...]] = {}
    patterns = {rule: re.sub(r"\?P<\w+>", "", rule.pattern.pattern) for rule in rules}
    for name in _NAMES.split():
        told[name] = tuple(rule for rule, pattern in patterns.items() if name in pattern)
    patterns = {rule: pattern.replace(CLOCK, "").replace(WEEKDAY, "") for rule, pattern in patterns.items()}
    for word in _cased(_TELLING):
        told[word] = tuple(rule for rule, pattern in patterns.items() if word.lower() in pattern)
    return told
