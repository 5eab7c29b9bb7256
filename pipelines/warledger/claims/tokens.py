"""Words of a sentence with their offsets and tags; the neighbours decide where a form is ambiguous."""

from __future__ import annotations

import re

from .lexicon import ONLY_PARTICIPLE, ONLY_PAST, TAGS, tag_of

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}(?:-[A-Za-z]+)*"  # U.S., a.m., U.S.-led
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Brig|Cmdr|Adm|Gov|Sen|Rep|St|No"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\."
    r"|\d+(?:[.,:]\d+)*(?:[-–]\d+(?:[.,]\d+)*)?(?:-?[A-Za-z]+)*(?:-[A-Za-z]+)*%?"
    r"|['’](?:s|re|ve|ll|d|m)\b"
    r"|[^\W\d_]+(?:[-&][^\W_]+|['’](?!s\b|S\b|re\b|ve\b|ll\b|d\b)[^\W\d_]+|\d+)*"
    r"|\S"
)
_PUNCTUATION = {
    ",": ",", ";": ":", ":": ":", ".": ".", "!": ".", "?": ".", "(": "(", ")": ")", "[": "(", "]": ")",
    '"': '"', "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": '"', "’": '"', "'": '"',
    "-": "-", "–": "-", "—": "-", "%": "N", "&": "C", "/": "C",
}  # fmt: skip
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.".split()
)
_OPEN_NOUN = frozenset("NPJEG#")
#: soft subordinators: prepositions where a noun phrase without a verb of its own follows
SOFT = frozenset("after before since until till as than".split())


class Token:
    """One word or mark. `start`, `end`: offsets in the article's text; `low`: lower case; `tag`: see lexicon.py."""

    __slots__ = ("end", "low", "start", "tag", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.low = text.lower().replace("’", "'")
        self.tag = ""

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag}"


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Tokens of text[start:end], tagged."""
    tokens = [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
    _tag(tokens)
    _settle(tokens)
    return tokens


def is_headline(tokens: list[Token]) -> bool:
    """Title case: nearly every long word begins with a capital, so capitals say nothing about names."""
    long = [t for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(long) > 2 and sum(t.text[0].isupper() for t in long) > 0.8 * len(long)


def _tag(tokens: list[Token]) -> None:
    headline = is_headline(tokens)
    first = True
    for token in tokens:
        text = token.text
        char = text[0]
        if not char.isalnum() and len(text) == 1:
            token.tag = _PUNCTUATION.get(char, ".")
            first = first or token.tag == '"'
            continue
        if char in "'’":
            token.tag = "'"
            continue
        tag = tag_of(token.low)
        if char.isupper() and not headline and tag not in "JDC":
            if first:
                if tag == "N" and token.low not in TAGS:
                    tag = "P"
            elif tag in "VEGRMK" or token.low not in TAGS:
                tag = "P"
        elif char.isupper() and headline and token.low not in TAGS and tag == "N":
            tag = "P"
        token.tag = tag
        first = False


def _settle(tokens: list[Token]) -> None:
    """One pass from left to right; each rule looks one word to either side."""
    last = len(tokens) - 1
    before, before_low = ".", ""
    for i, token in enumerate(tokens):
        tag = token.tag
        after = tokens[i + 1].tag if i < last else "."
        if tag == "E":
            if before in "DJ'I" or (before == "#" and not (i > 1 and tokens[i - 2].low in _MONTHS)):
                if (
                    after in _OPEN_NOUN
                    and not (before == "I" and after in "#D")
                    and not (before == "J" and after == "#")
                ):
                    token.tag = "J"
                elif (before in "D'" and before_low != "another" and not (i > 1 and tokens[i - 2].tag in "BH")) or (
                    before == "#" and i > 1 and tokens[i - 2].tag == "D" and after in "BVHM"
                ):
                    token.tag = "N"
        elif tag == "V":
            told_of = i < last and tokens[i + 1].low == "of" and before not in "TM"
            after_preposition = before == "I" and after not in "D#"
            if token.low in ONLY_PAST or token.low in {"include", "includes", "say", "said"}:
                pass
            elif before in "DJ#'" or told_of or after_preposition:
                token.tag = "N"
        elif tag == "G":
            if before in "DJ'" and before_low not in {"those", "all"}:
                token.tag = "J" if after in "NP" else "N" if after not in "D#O" else "G"
            elif i < last and tokens[i + 1].low == "of":
                token.tag = "N"
        elif tag == "N":
            if token.low not in TAGS and token.text[0].islower():
                if before == "M" or (before == "R" and i > 1 and tokens[i - 2].tag == "M"):
                    token.tag = "V"
                elif before == "T" and not token.low.endswith("s") and after in "DO#NJPEG":
                    token.tag = "V"
            elif before == "T" and after in "DO" and not token.low.endswith("s"):
                token.tag = "V"
        elif tag == "M" and token.low == "may":
            if after == "#" or token.text[0] == "M" and i > 0:
                token.tag = "P"
        elif tag == "'":
            if token.low == "'s" and before in "OWR":
                token.tag = "B"
            elif token.low != "'s":
                token.tag = {"'re": "B", "'ve": "H", "'m": "B"}.get(token.low, "M")
        elif token.low == "that" and tag in "DS":
            following = tokens[i + 1] if i < last else token
            if after == "P" or (after == "N" and following.low.endswith("s") and not following.low.endswith("ss")):
                token.tag = "S"
            elif after in "VBHMKEX":
                token.tag = "W"
            elif before in 'VEGNP"' or (before == "J" and after in "DO#"):
                token.tag = "S"
        elif tag == "S" and token.low in SOFT and after in "G":
            token.tag = "I"
        elif tag == "T" and after in "DP#O":
            token.tag = "I"
        elif tag == "D" and token.low in {
            "her",
            "this",
            "these",
            "those",
            "all",
            "each",
            "both",
            "another",
            "some",
            "any",
        }:
            if after not in "NPJ#EGRDVI'\"" and token.low not in {"both", "another"}:
                token.tag = "O"
        before, before_low = token.tag, token.low


def participle_only(token: Token) -> bool:
    """True for forms that cannot be a past tense ("taken")."""
    return token.low in ONLY_PARTICIPLE
