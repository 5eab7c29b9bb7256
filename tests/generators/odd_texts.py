"""Texts that try the reader's patience: sentences bent out of shape, and pieces of language repeated without end."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
READER = ROOT / "pipelines" / "warledger"
#: own sentences of the regression suite, which hold every construction the rules know
SENTENCES = tuple(
    json.loads(line)["text"] for line in (ROOT / "tests/regression/annotated.jsonl").open(encoding="utf-8")
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _words() -> tuple[str, ...]:
    """Every word the reader has an ear for: of its lists, of the conflict's, of its regular expressions."""
    texts: list[str] = []
    for package in ("claims", "places", "dates", "conflict"):
        for path in sorted((READER / package).rglob("*")):
            if path.suffix == ".toml":
                texts += _strings(tomllib.loads(path.read_text(encoding="utf-8")))
            elif path.suffix == ".py":
                nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                texts += [
                    node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
                ]
    return tuple(sorted({word for text in texts for word in _WORD.findall(text)}))


WORDS = _words()
MARKS = (*",;:.!?()[]\"“”‘’'-–—%&/…\n", "\n\n", "...", "--", ", and ", "’s ", " 's")
NUMBERS = ("12", "two", "a dozen", "1,200", "20-30", "2015", "May 3", "3/4/2011", "hundreds", "99999999999", "½", "٣")
ODD = ("\u00a0", "\u200b", "\u202e", "\u0301", "ß", "ﬁ", "İ", "کابل", "𝟙𝟚", "\U0001f6e1", "\x00", "\u2028", "\t")

#: what is repeated to see whether time grows in step: a few words, numbers and marks
PIECES = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS), st.sampled_from(NUMBERS), st.sampled_from(ODD)),
    min_size=1,
    max_size=6,
).flatmap(lambda parts: st.sampled_from((" ", "", ", ", "\n")).map(lambda gap: gap.join(parts) + gap))

#: each takes a sentence before and after some place in it, a number and other words, and bends the sentence there
BENDS: tuple[Callable[[str, str, int, str], str], ...] = (
    lambda before, after, n, other: before + after[:3] * n + after,
    lambda before, after, n, other: before + after[:20] * n + after,
    lambda before, after, n, other: before + "(" * n + after + ")" * n,
    lambda before, after, n, other: before + "“" * n + after + "”" * (n // 2),
    lambda before, after, n, other: before + "," * n + after,
    lambda before, after, n, other: before + " and ".join(map(str, range(n))) + after,
    lambda before, after, n, other: f"{before} {', '.join(map(str, range(n)))} and others {after}",
    lambda before, after, n, other: before + f", who {other}," * (n % 9) + after,
    lambda before, after, n, other: f"{before} {other} {after}",
    lambda before, after, n, other: f"{other}, {before}{after}",
    lambda before, after, n, other: (before + after).upper(),
    lambda before, after, n, other: (before + after).title(),
    lambda before, after, n, other: (before + after).replace(" ", ""),
    lambda before, after, n, other: (before + after).replace(" ", ", "),
    lambda before, after, n, other: (before + after).replace(" ", "\n" * (n % 4)),
    lambda before, after, n, other: (before + after).replace(" ", ODD[n % len(ODD)]),
    lambda before, after, n, other: after + before,
    lambda before, after, n, other: before[-n:] + after[:n],
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence of the regression suite, bent up to four times."""
    told = draw(st.sampled_from(SENTENCES))
    for bend in draw(st.lists(st.sampled_from(BENDS), max_size=4)):
        at, n = draw(st.integers(0, len(told))), draw(st.integers(1, 60))
        told = bend(told[:at], told[at:], n, draw(st.one_of(st.sampled_from((*SENTENCES, *WORDS)), PIECES)))[:20_000]
    return told


TEXTS = st.lists(sentences(), min_size=1, max_size=5).flatmap(
    lambda told: st.sampled_from((" ", "\n", "\n\n", ". ", " and ", "")).map(lambda gap: gap.join(told)[:40_000])
)


def families() -> dict[str, str]:
    """Pieces to fill a megabyte with: every word the reader knows, in several company, and what rules open with."""
    pieces = {f"words {at}": " ".join(WORDS[at : at + 250]) + " " for at in range(0, len(WORDS), 250)}
    for gap in (", ", " and ", ". ", "\n", " (", ' "', " of "):
        pieces[f"all words, {gap!r}"] = gap.join(WORDS) + gap
    pieces["titles"] = " ".join(word.title() for word in WORDS) + " "
    pieces["capitals"] = " ".join(WORDS).upper() + " "
    pieces["sentences"] = " ".join(SENTENCES) + " "
    pieces["sentences, no stops"] = re.sub(r"[.!?\n]", "", " ".join(SENTENCES)) + " "
    pieces["lines"] = "\n".join(SENTENCES) + "\n"
    pieces["one paragraph a sentence"] = "\n\n".join(SENTENCES) + "\n\n"
    pieces["numbers"] = "".join(f"{number} " for number in NUMBERS)
    for piece in (
        *("killed ", "KILLED ", "He killed him. ", "the leader was killed. ", "( killed 3 ", "“12 killed,” he said. "),
        *("12 ", "12, ", "12 and ", "two hundred ", "twenty-", "1,", "1.", "a dozen ", "of the ", "the ", "two of "),
        *("said ", "“", '"', "'", "(", ")", ".", "...", "-", "—", " ", "\n", "\n\n", "\t", "\u00a0", "a", "A", "1"),
        *("A. ", "U.S. ", "who ", "who, ", "that ", "which was ", "by ", "to ", "in the ", "since ", "since the "),
        *("until the ", "between ", "from ", "from the ", "the past ", "the last two ", "Monday ", "May ", "2015 "),
        *("Monday and ", "Kunduz ", "Kunduz, ", "Kunduz-", "Kunduz and ", "district of ", "Kunduz district ", "KABUL "),
        *("KA---", "KA-", "KABUL (A "),
        *("in Kunduz, ", "village of Kunduz in ", "governor of Kunduz said ", "Kunduz district fell. ", "it fell. "),
        *(
            "they were killed. ",
            "the two men were killed, ",
            "five were killed in Kunduz and ",
            "his ",
            "'s ",
            "Jan’s ",
        ),
        *("according to ", "according to the ", "including ", "among them ", "Of those, two were killed. ", "Mullah "),
        *("the number of dead ", "the toll rose ", "bodies of ", "control of ", "the fall of ", "took the city, "),
        # what looks back on all that was told, or over a paragraph as long as the text
        *(
            "A bomb killed three men in Zabul. The Taliban claimed responsibility. ",
            "Two died, compared with 430 in 2016. ",
        ),
        *("Two men were captured. Several were seized. ", "The fighters killed them and all were killed. "),
        *("km", "k" * 40 + " ", "x’", "x-", "x.", "é", "\u0301", "\u200b", "𝟙", "\x00", "(AP) -- ", "KABUL, Jan. "),
    ):
        pieces[repr(piece)] = piece
    return pieces
