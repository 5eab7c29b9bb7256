"""Numbers, ranges, dates and codes as a reader says them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

MEASURES = {
    "killed_or_wounded": "killed or wounded",
    "surrendered_or_captured": "surrendered or captured",
    "held_by_opposition": "held by the opposition",
}

#: What people do; the other measures are done to them.
DONE = frozenset({"surrendered", "fled"})

UNITS = {"district_center": ("district centre", "district centres"), "city": ("city", "cities")}

SOURCE_CLASSES = {
    "independent": "independent: medical staff, the UN or the paper's own count",
    "own_side": "official, on the losses of their own side",
    "narrator": "the report's own voice",
    "adversary": "a belligerent, on its enemy's losses or its own gains",
    "unconfirmed": "unconfirmed",
}

#: Words that stand for a speaker whom an earlier sentence named.
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "which", "that", "this"})

ROLES = {
    "figure": "counted",
    "part": "part of the figure",
    "restatement": "restates another claim",
    "superseded": "superseded by a later figure",
    "rival": "rival figure",
    "context": "context, not counted",
    "set_aside": "set aside",
}


def number(value: int) -> str:
    """1234 as `1,234`."""
    return f"{value:,}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 report`, `1,200 reports`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def listed(items: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *most, last = list(items) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def month(code: str) -> str:
    """`2018-07` as `July 2018`."""
    return f"{MONTHS[int(code[5:7]) - 1]} {code[:4]}"


def day(value: date) -> str:
    """`12 July 2018`, without a leading zero."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """`12 Jul 2018`, on one line, for a narrow cell."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}".replace(" ", "\N{NO-BREAK SPACE}")


def days(start: date | None, end: date | None) -> str:
    """An interval of days, both ends included, in the fewest words."""
    if start is None or end is None:
        return "date not known"
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {MONTHS[end.month - 1]} {end.year}"
    first = f"{start.day} {MONTHS[start.month - 1]}" if start.year == end.year else day(start)
    return f"{first} – {day(end)}"


def measure(code: str) -> str:
    """A measure's code in words."""
    return MEASURES.get(code, code.replace("_", " "))


def reported(code: str) -> str:
    """A measure of people after "people": `reported killed`, `reported to have fled`."""
    return f"reported {'to have ' if code in DONE else ''}{measure(code)}"


def source_class(code: str, *, named: bool) -> str:
    """A source class in words. A speaker who is named speaks for himself, not with the report's voice."""
    return "whose side the report does not tell" if named and code == "narrator" else SOURCE_CLASSES[code]


def unit(code: str, count: int | None = None) -> str:
    """A unit's code in words, in the plural unless the count is one."""
    one, many = UNITS.get(code, (code, code + "s"))
    return one if count == 1 else many


@dataclass(frozen=True)
class Span:
    """A figure as the tables hold it: a null ``high`` is open, a null ``low`` unquantified, a null ``best`` unknown.

    ``bounded`` is set where totals over a longer stretch say more of a month than its events, or alone tell of it: the
    least that they leave to it.
    """

    low: int | None
    best: int | None
    high: int | None
    claimed: int | None = None
    bounded: int | None = None

    def __post_init__(self) -> None:
        """A best figure below what is certain leaves something out, so it is none."""
        if self.best is not None and self.low is not None and self.best < self.low:
            object.__setattr__(self, "best", None)

    @property
    def open(self) -> bool:
        """There is a lower bound and no upper one."""
        return self.low is not None and self.high is None

    @property
    def one_sided(self) -> bool:
        """Nobody but an adversary gives a number."""
        return self.best is None and bool(self.claimed)

    @property
    def main(self) -> int | None:
        """The number to draw or to sort by: best, else the lower bound where that says anything."""
        return self.best if self.best is not None else self.low or None

    @property
    def most(self) -> int:
        """The number to rank by: what is told in single events, or what totals require where that is more."""
        return max(self.main or 0, self.bounded or 0)

    @property
    def single(self) -> Span:
        """The same without what totals require."""
        return replace(self, bounded=None)

    @property
    def top(self) -> int | None:
        """Upper end to draw: high, or the highest number known where the range is open."""
        return (
            self.high
            if self.high is not None
            else max((v for v in (self.low, self.best) if v is not None), default=None)
        )

    @property
    def text(self) -> str:
        """The whole figure in words: `44`, `59 (44 to 70)`, `at least 44`, `59 (at least 44)`."""
        if self.bounded is not None:
            least = f"at least {number(self.bounded)}"
            if self.main is not None or self.one_sided:
                return f"{self.single.text} in single events, {least} by totals"
            return f"{least if self.bounded else ''}, told only in totals over a longer stretch".removeprefix(", ")
        if self.one_sided:
            return f"none confirmed, {number(self.claimed or 0)} claimed by one side"
        if self.best is None:
            if not self.low:
                return f"at most {number(self.high)}" if self.high else "number not stated"
            return f"at least {number(self.low)}" if self.high is None else f"{number(self.low)} to {number(self.high)}"
        if self.low is None:
            return f"{number(self.best)} (no lower bound)"
        if self.high is None:
            return (
                f"at least {number(self.low)}"
                if self.low == self.best
                else f"{number(self.best)} (at least {number(self.low)})"
            )
        if self.low == self.high:
            return number(self.best)
        return f"{number(self.best)} ({number(self.low)} to {number(self.high)})"

    @property
    def short(self) -> str:
        """The figure for a narrow cell: `44`, `59 (44–70)`, `44+`, `59 (44+)`."""
        if self.bounded is not None:
            if self.main is not None or self.one_sided:
                return f"{self.single.short}, totals {number(self.bounded)}+"
            return f"totals only ({number(self.bounded)}+)" if self.bounded else "totals only"
        if self.one_sided:
            return f"({number(self.claimed or 0)} claimed)"
        if self.best is None:
            if not self.low:
                return f"≤{number(self.high)}" if self.high else "?"
            return f"{number(self.low)}+" if self.high is None else f"{number(self.low)}–{number(self.high)}"
        low = number(self.low) if self.low is not None else "?"
        if self.high is None:
            return f"{low}+" if self.low == self.best else f"{number(self.best)} ({low}+)"
        return number(self.best) if self.low == self.high else f"{number(self.best)} ({low}–{number(self.high)})"


def added(spans: Iterable[Span]) -> Span:
    """The sum of figures: open where one is open. A figure without a best value adds its lowest to the best."""
    low, high, claimed = 0, 0, 0
    best: int | None = None
    is_open = False
    for span in spans:
        low += span.low or 0
        is_open = is_open or span.high is None
        high += span.high or 0
        claimed += span.claimed or 0
        if span.main is not None:
            best = (best or 0) + span.main
    return Span(low, best, None if is_open else high, claimed)
