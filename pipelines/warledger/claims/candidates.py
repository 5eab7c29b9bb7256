"""What a rule hands back: a candidate statement, or the refusal of a near miss and its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warledger.claims.times import ResolvedTime
from warledger.places import ResolvedPlace

from .clauses import Sentence

if TYPE_CHECKING:
    from .context import Context


@dataclass(slots=True)
class Candidate:
    """A counted statement as one rule reads it, before speaker, time and place are attached (assembly.py).

    `quote` is a range of token indices (end exclusive); `anchor` the token of the verb or noun that carries the
    statement: speaker, time and place are looked for around it. What a rule leaves empty, the assembly fills in.
    """

    rule: str
    unit: str
    measure: str
    quote: tuple[int, int]
    anchor: int
    low: int | None = None
    best: int | None = None
    high: int | None = None
    count_text: str | None = None
    party: str | None = None
    group: str | None = None
    by: str | None = None
    scope: str = ""  # incident | window | stock; "" = by the length of its time
    modality: str = ""  # "" = by its speaker
    background: bool | None = None  # None = by its time and tense
    #: tokens beside which its place and time stand, where that is not the quote: "four in X, five in Y"
    apart: tuple[int, int] | None = None
    #: tokens that only say who somebody is: "the man who shot two in X in April was killed"
    aside: tuple[int, int] | None = None
    place: ResolvedPlace | None = None  # where it happened, where the rule knows
    time: ResolvedTime | None = None  # when, where the rule knows
    definite: bool = False  # "the two men": speaks of people already mentioned
    more: bool = False  # "another", "others": adds to what precedes
    new: bool = False  # "one of them died of his wounds": counted before, but not under this measure
    avenged: bool = False  # "revenge for the killing of nine": before what the report tells of
    rank: int = 1  # "a second man": the people there are by then
    total: bool = False  # "bringing the toll to": replaces, never adds
    perfect: bool = False  # "have killed": a total where its time is a stretch
    companion: bool = False  # "his driver": somebody besides the one he belongs to
    part: bool = False  # "among them five children": contained in what precedes
    subject_key: str = ""  # head noun or name, to know the same person again
    counted_in: int | None = None  # the sentence that counts "the guards", "they", of whom it goes on to tell


@dataclass(slots=True)
class Refusal:
    """A near miss: the rule, the range of tokens, and the reason in words for `warledger extract --explain`."""

    rule: str
    quote: tuple[int, int]
    reason: str


Rule = Callable[[Sentence, "Context"], Iterable[Candidate | Refusal]]
