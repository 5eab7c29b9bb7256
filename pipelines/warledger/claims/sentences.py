"""Paragraphs and sentences with their offsets; datelines and overlong runs are cut off as pieces of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl brig cmdr adm gov sen rep st no jr sr inc co corp ltd vs etc al "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun dist approx dept est "
    "a.m p.m u.s u.k u.n e.g i.e n.d d.c ph.d n.b fig pvt pte pfc spc staff".split()
)
_OPENERS = frozenset(
    "the a an in on at this that these those it he she they we i but and however meanwhile after as since no one two "
    "three there his their another also officials according police taliban when while during for from with".split()
)
#: A line break, or a run of marks: tried from its first only and taken whole, so that a page of dots costs no more than
#: one of words. The characters it may begin with come first: a search skips to them.
_BREAK = re.compile(r"[.!?…\n](?:(?<=\n)|(?<![.!?…]{2})[.!?…]*+[\"”’')\]]*+(?=\s))")
_WORD_BEFORE = re.compile(r"(?<![\w.’'-])([\w.’'-]++)$")
#: A name in capitals, its parts joined by a hyphen each: tried from its first letter only and taken whole, so that a
#: page of capitals and dashes is read once.
_CAPITALS = r"[A-Z][A-Z.'’]*+(?:-[A-Z][A-Z.'’]*+)*+"
#: "KABUL, Afghanistan (Aug. 20) -": where a report begins, or the next one in the same text
DATELINE = re.compile(
    rf"(?<![A-Z.'’-])(?=[A-Z][A-Z.'’-]{{2}}){_CAPITALS}(?: (?=[A-Z][A-Z.'’-]){_CAPITALS}){{0,3}}"
    r"(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?)?,?\s{0,3}"
    r"(?:\((?:[A-Z][a-z]{2,8}\.? ?\d{1,2}[^)\n]{0,12}|[A-Z][\w ./&-]{1,24})\)\s{0,3}(?:[-–—]{1,3}(?=\s))?"
    r"|(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s{0,2}[-–—]{1,3}(?=\s))\s*"
)
_WORD = re.compile(r"\S+")
_SOFT_BREAK = re.compile(r"; |\s[–—-]{1,2}\s|, (?=(?:and|but|while|who|which|as|after) )|, |\s")
MAX_WORDS = 80
#: A dateline ends so many characters into a sentence, of one no shorter than that.
_FRONT, _SHORT = 400, 20


class Span(NamedTuple):
    """A sentence: offsets into the text and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


@lru_cache(maxsize=2)  # asked of one article for its sentences, and for its reports
def datelines(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each dateline."""
    return tuple([match.span() for match in DATELINE.finditer(text)])


def split_sentences(text: str) -> list[Span]:
    """Sentences in order. A line break ends a sentence unless the next line goes on in lower case."""
    spans: list[Span] = []
    heads = datelines(text)
    begin = paragraph = 0
    size = len(text)
    for match in _BREAK.finditer(text):
        at = match.start()
        if at < begin:
            continue
        end = match.end()
        if text[at] == "\n":
            if text[at + 1 : at + 2].islower() and text[begin:at].strip():
                continue
            _add(spans, text, begin, at, paragraph, heads)
            begin = end
            paragraph += 1
            continue
        if _ends(text, begin, at, end, size):
            _add(spans, text, begin, end, paragraph, heads)
            begin = end
    _add(spans, text, begin, size, paragraph, heads)
    return spans


def _ends(text: str, begin: int, at: int, end: int, size: int) -> bool:
    """Whether the mark at `at` ends the sentence begun at `begin`."""
    k = end
    while k < size and k < end + 8 and text[k] in " \t\u00a0\"“‘'([":
        k += 1
    if k >= size or text[k] == "\n":
        return True
    follows = text[k]
    if follows.islower():
        return False
    if text[at] != "." or (end - at > 1 and text[at:end].count(".") > 1):
        return True
    before = _WORD_BEFORE.search(text, max(begin, at - 24, text.rfind(" ", begin, at) + 1), at)
    word = before.group(1).lower() if before else ""
    if word in _ABBREVIATIONS:
        if "." not in word or follows.isdigit():
            return False
        opener = re.match(r"[A-Za-z]+", text[k : k + 16])
        return bool(opener and opener.group().lower() in _OPENERS)
    return not (len(word) == 1 and word.isalpha() and before and before.group(1).isupper())


def _add(
    spans: list[Span], text: str, begin: int, end: int, paragraph: int, heads: tuple[tuple[int, int], ...]
) -> None:
    """Add a sentence, what stands before the first dateline in it and that apart; `heads`: the text's datelines."""
    begin, end = _trim(text, begin, end)
    if begin >= end:
        return
    at = bisect_left(heads, (begin, begin))
    if at < len(heads) and end - begin > _SHORT and heads[at][1] < min(end, begin + _FRONT):
        first, last = heads[at]
        pieces = (_trim(text, begin, first), _trim(text, first, last))
        spans.extend(Span(*piece, paragraph) for piece in pieces if piece[0] < piece[1])
        begin = last
    while end - begin > 4 * MAX_WORDS:
        words = [match.end() for match in islice(_WORD.finditer(text, begin, end), MAX_WORDS + 1)]
        if len(words) <= MAX_WORDS:
            break
        cut = _best_cut(text, begin, words[MAX_WORDS - 1])
        piece = _trim(text, begin, cut)
        spans.append(Span(*piece, paragraph))
        begin = _trim(text, cut, end)[0]
    if begin < end:
        spans.append(Span(begin, end, paragraph))


def _best_cut(text: str, begin: int, limit: int) -> int:
    """Where to cut a run of more than MAX_WORDS words: the strongest mark in its second half."""
    best, rank = limit, 9
    for match in _SOFT_BREAK.finditer(text, begin + (limit - begin) // 2, limit):
        mark = match.group()
        this = 0 if mark == "; " else 1 if mark.strip() and mark[0] != "," else 2 if mark == ", " else 5
        if this <= rank:
            best, rank = match.end(), this
    return best


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end
