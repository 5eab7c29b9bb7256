"""A page's text to the report's own: page furniture out, paragraphs kept, and what was cut can be shown.

The rules are data (furniture.toml): patterns for lines, for what a paragraph holds, for sections. One rule is
structural: in running prose, a line that is no sentence and gives no figure is a heading, a caption or a teaser.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from warledger.articles.decoding import tidy
from warledger.articles.names import names_in
from warledger.articles.paragraphs import paragraphs
from warledger.dates import release_number

FURNITURE = Path(__file__).with_name("furniture.toml")

_NAME = r"(?-i:(?:[A-Z][\w.'’-]*\.? ){1,3}(?:[a-z]{2,3} )?[A-Z][\w'’-]+)"
_SURNAME = r"(?-i:[A-Z][\w'’-]+)"
_ENDS = re.compile(r"[.!?…][\"'”’»)\]*]*$|[:;,][\"'”’]?$|[\"”’»]$")
_DATELINE = re.compile(r"^[A-Z][A-Z .'’-]{2,}(?:,[\w .'’-]+)?\s*(?:\([^()]{2,40}\)|[-–—]|,? [A-Z][a-z]{2,8}\.? \d)")
_SENTENCE_WITHIN = re.compile(r"[a-z][.!?][\"”’)]*\s+[A-Z“\"]")
_DATELINE_ALONE = re.compile(r"[A-Z][A-Z .'’-]{2,}(?:,[\w .'’-]+)?\s*\([^()]{2,40}\d\)\W*")
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir\w+|fourteen|fif\w+|sixt\w+|seventeen|eighteen"
    r"|nineteen|twenty|forty|hundreds?|thousands?|dozens?|scores|several|couple|many|few)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[-*•·●▪◦‣–—]|\d{1,2}[.)])\s+")
#: A headline is at most this long; a heading or teaser likewise.
_HEADLINE_WORDS = 25
_PROSE_WORDS = 12
#: A heading that is a place: "Sangin, Helmand".
_PLACE_WORDS = 4
#: In characters: no rule looks at more.
_LONGEST_FURNITURE = 1500
#: A run of so many characters without a blank is data, not writing.
_DATA = 1000
_RELEASE_HEAD = re.compile(r"^.{0,200}?\bfor immediate release(?: download pdf)?\s+(?=\S)", re.IGNORECASE)


class Cut(NamedTuple):
    """A paragraph that was cut, and why."""

    text: str
    reason: str


class Cleaned(NamedTuple):
    """A report's headline, if it has one, its text with a blank line between paragraphs, and what was cut."""

    title: str | None
    text: str
    cuts: list[Cut]


@dataclass(frozen=True)
class _Rule:
    reason: str
    pattern: re.Pattern[str]
    words: int
    whole: bool
    hints: tuple[str, ...]

    def fits(self, paragraph: str, lowered: str, words: int) -> bool:
        if words > self.words or (self.hints and not any(hint in lowered for hint in self.hints)):
            return False
        return bool(self.pattern.fullmatch(paragraph) if self.whole else self.pattern.search(paragraph))


def clean(raw: str, title: str | None = None, places: frozenset[str] = frozenset()) -> Cleaned:
    """Take page furniture out of a page's text.

    Args:
        raw: the text as extracted or as saved.
        title: the headline, where metadata gave it; else the first line, if it looks like one, becomes it.
        places: names (see :mod:`warledger.articles.names`); a heading that holds one says where the rest happened.
    """
    pieces = paragraphs(tidy(raw))
    cuts: list[Cut] = []
    title, pieces = _take_title(pieces, title, cuts)
    judged = _judge(pieces, title, places)
    kept = [_without_release_head(piece) for piece, reason in judged if reason is None]
    cuts += [Cut(piece, reason) for piece, reason in judged if reason]
    number = release_number(raw)
    if kept and number and not any(number in piece for piece in kept):
        kept.insert(0, number)  # it tells the month, at times all that does
    return Cleaned(title, "\n\n".join(kept), cuts)


def _without_release_head(piece: str) -> str:
    """A press release may open its first paragraph with its number and "For Immediate Release"."""
    return _RELEASE_HEAD.sub("", piece) if "immediate release" in piece[:300].lower() else piece


def is_sentence(paragraph: str) -> bool:
    """Whether a paragraph ends like a sentence."""
    return bool(_ENDS.search(paragraph))


def _take_title(pieces: list[str], title: str | None, cuts: list[Cut]) -> tuple[str | None, list[str]]:
    """The headline and the paragraphs without it: it is not told twice."""
    for position, piece in enumerate(pieces[:5]):
        if title is not None and _same(piece, title):
            cuts.append(Cut(piece, "headline"))
            return title, pieces[:position] + pieces[position + 1 :]
        if title is None and not _furniture(piece, _rules("line", "holds", "credit")):
            if position + 1 < len(pieces) and _looks_like_headline(piece):
                cuts.append(Cut(piece, "headline"))
                return piece, pieces[:position] + pieces[position + 1 :]
            break
    return title, pieces


def _looks_like_headline(line: str) -> bool:
    words = line.split()
    return (
        3 <= len(words) <= _HEADLINE_WORDS
        and line[0].isupper() | line[0].isdigit() | (line[0] in "'\"‘“")
        and not re.search(r"[.,:;]$", line)
        and not _DATELINE.match(line)
        and not _BULLET.match(line)
    )


def _same(line: str, title: str) -> bool:
    """Whether a line is the headline, perhaps with the site's name at its end."""
    plain, wanted = _plain(line), _plain(title)
    return bool(wanted) and (
        plain == wanted or (len(wanted) > 20 and plain.startswith(wanted) and len(plain) < len(wanted) + 40)
    )


def _plain(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip().lower()


def _judge(pieces: list[str], title: str | None, places: frozenset[str]) -> list[tuple[str, str | None]]:
    """Each paragraph with the reason to cut it, or None."""
    everywhere = _rules("line", "holds")
    total = sum(len(piece.split()) for piece in pieces)
    prose = sum(len(piece.split()) for piece in pieces if is_sentence(piece))
    running = prose >= 0.6 * total
    judged: list[tuple[str, str | None]] = []
    told, tail, teasers = 0, None, False
    for position, piece in enumerate(pieces):
        words = len(piece.split())
        reason = tail or ("data, not writing" if _is_data(piece) else None)
        if reason is None and told >= 0.3 * prose:
            reason = tail = _furniture(piece, _rules("tail"))
        if reason is None and words <= 8 and piece[-1] not in ".!?”" and _furniture(piece, _rules("teasers")):
            reason, teasers = "list of other reports", True
        if reason is None and not _DATELINE_ALONE.fullmatch(piece):
            reason = _furniture(piece, everywhere)
        if reason is None and told >= 0.5 * prose:
            reason = _credit(piece)
        if reason is None and title and _same(piece, title):
            reason = "headline, again"
        if reason is None and running and not is_sentence(piece):
            last = position == len(pieces) - 1
            here = words <= _PLACE_WORDS and not names_in(piece).keys().isdisjoint(places)
            reason = None if here else _no_sentence(piece, words, told=told, last=last, teasers=teasers)
        if reason is None and is_sentence(piece) and words >= _PROSE_WORDS:
            teasers = False
            told += words
        judged.append((piece, reason))
    return judged


def _is_data(piece: str) -> bool:
    return len(piece) >= _DATA and max(map(len, piece.split())) >= _DATA


def _no_sentence(piece: str, words: int, *, told: int, last: bool, teasers: bool) -> str | None:
    """Why a line without a full stop is not the report; None where it may be."""
    if (
        words > _HEADLINE_WORDS
        or (words >= _PROSE_WORDS and _SENTENCE_WITHIN.search(piece))
        or _DATELINE.match(piece)
        or _BULLET.match(piece)
        or (last and words > 8)
    ):
        return None
    if teasers:
        return "list of other reports"
    if told == 0:
        return "line before the report that is no sentence"
    return None if _FIGURE.search(piece) else "heading or pointer: no sentence"


def _credit(piece: str) -> str | None:
    if re.search(r"\bthat\b|\bkilled\b|\bwounded\b", piece) or re.search(r"\d", piece):
        return None
    return _furniture(piece, _rules("credit"))


def _furniture(piece: str, rules: Iterable[_Rule]) -> str | None:
    if len(piece) > _LONGEST_FURNITURE:
        return None
    words, lowered = len(piece.split()), piece.lower()
    return next((rule.reason for rule in rules if rule.fits(piece, lowered, words)), None)


@cache
def _rules(*kinds: str) -> tuple[_Rule, ...]:
    data = tomllib.loads(FURNITURE.read_text(encoding="utf-8"))
    return tuple(
        _Rule(
            entry["reason"],
            _compiled(entry["patterns"]),
            entry.get("words", 30),
            kind not in ("holds", "credit"),
            tuple(entry.get("hints", ())),
        )
        for kind in kinds
        for entry in data[kind]
    )


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    """One pattern of many; `\\p{name}` and `\\p{surname}` stand for names of persons."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined.replace(r"\p{name}", _NAME).replace(r"\p{surname}", _SURNAME), re.IGNORECASE)
