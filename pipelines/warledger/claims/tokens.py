"""Words of a sentence with their offsets and tags; the neighbours decide where a form is ambiguous."""

from __future__ import annotations

import re
from collections.abc import Callable

from .lexicon import ONLY_PARTICIPLE, ONLY_PAST, TAGS, lemma_of, singular, tag_of

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}(?:-[A-Za-z]+)*|U\.[SNK]\b"  # U.S., a.m., U.S.-led; U.S
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Spc|Pfc|Pvt|Pte|Brig|Cmdr|Adm|Gov|Sen|Rep|St|No"
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
_SINGLE_QUOTES = frozenset("'’‘")
_OF_WAR = frozenset(("wounded", "injured", "disabled", "displaced"))  # by the war
_OPEN_NOUN = frozenset("NPJEG#")
#: soft subordinators: prepositions where a noun phrase without a verb of its own follows
SOFT = frozenset("after before since until till as than".split())

#: a word; the same in lower case and in the singular; its tag by its own form, and what that leaves open
_Form = tuple[str, str, str, str, int]

#: What stands between two blanks -> its words: texts are made of few such pieces. A cache that machine code looks into
#: in a third of the time that functools' takes; so many of such length are kept.
_KNOWN: dict[str, tuple[tuple[int, _Form], ...]] = {}
_MOST, _LONG = 1 << 14, 40  # pieces, characters


class Token:
    """One word or mark. `start`, `end`: offsets in the article's text; `low`: lower case; `tag`: see lexicon.py.

    `singular`: the singular of what may be a noun; `open`: what the word's own form leaves to its neighbours.
    """

    __slots__ = ("end", "low", "open", "singular", "start", "tag", "text")

    def __init__(self, form: _Form, start: int) -> None:
        self.text, self.low, self.singular, self.tag, self.open = form
        self.start = start
        self.end = start + len(self.text)

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag}"


#: what a word's own form leaves open: nothing, nothing of a mark, nothing of an apostrophe's word; or whether a capital
#: makes it a name, of a word in the lists and of another
_SURE, _MARK, _APOSTROPHE, _LISTED, _UNLISTED = range(5)


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Tokens of text[start:end], tagged."""
    tokens: list[Token] = []
    for piece in text[start:end].split(" "):
        for offset, form in _KNOWN.get(piece) or _forms(piece):
            tokens.append(Token(form, start + offset))
        start += len(piece) + 1
    _name(tokens)
    _settle(tokens)
    return tokens


def _forms(piece: str) -> tuple[tuple[int, _Form], ...]:
    """The words and marks of what stands between two blanks, each with its offset in it; kept if no longer than a
    word."""
    forms = tuple([(match.start(), _form(match[0])) for match in _TOKEN.finditer(piece)])
    if len(piece) < _LONG:
        if len(_KNOWN) == _MOST:
            _KNOWN.clear()
        _KNOWN[piece] = forms
    return forms


def _form(text: str) -> _Form:
    low = text.lower().replace("’", "'")
    if low in {"u.s", "u.n", "u.k"}:
        low += "."
    char = text[0]
    if not char.isalnum() and len(text) == 1:
        return text, low, low, _PUNCTUATION.get(char, "."), _MARK
    if char in "'’":
        return text, low, singular(low), "'", _APOSTROPHE
    tag = "U" if low in _SIDES and text.isupper() else tag_of(low)
    if not char.isupper() or tag in "JDCU":
        return text, low, singular(low), tag, _SURE
    return text, low, singular(low), tag, _LISTED if low in TAGS else _UNLISTED


def is_headline(tokens: list[Token]) -> bool:
    """Title case: nearly every long word begins with a capital, so capitals say nothing about names."""
    long = capital = 0
    plain, most_plain = 0, 0.2 * len(tokens)
    for token in tokens:
        text = token.text
        if len(text) > 3 and text[0].isalpha():
            long += 1
            if text[0].isupper():
                capital += 1
            elif (plain := plain + 1) > most_plain:
                return False
    return long > 2 and capital > 0.8 * long


def _name(tokens: list[Token]) -> None:
    """Tag as a name what only its capital tells to be one."""
    headline = is_headline(tokens)
    first = True
    quoted = False  # within single quotes, which end as a genitive does
    previous = None
    for token in tokens:
        form = token.open
        if form == _SURE:
            first = False
        elif form == _MARK:
            if token.text in _SINGLE_QUOTES:
                beside = previous is not None and previous.end == token.start
                if previous and beside and not quoted and previous.low.endswith("s") and previous.tag in "NP":
                    token.tag = "'"  # the soldiers' bus
                quoted = not beside
            first = first or token.tag == '"'
        elif form == _LISTED:
            if not headline and not first and token.tag in "VEGRMK":
                token.tag = "P"
            first = False
        elif form == _UNLISTED:
            if token.tag == "N" or not (headline or first):
                token.tag = "P"
            first = False
        previous = token


def _settle(tokens: list[Token]) -> None:
    """One pass from left to right; each rule looks at the words to either side of an ambiguous one."""
    last = len(tokens) - 1
    before, before_low = ".", ""
    for i, token in enumerate(tokens):
        rule = _SETTLERS.get(token.tag)
        if rule:
            token.tag = rule(tokens, i, before, before_low, tokens[i + 1].tag if i < last else ".")
        before, before_low = token.tag, token.low


def _tag_at(tokens: list[Token], i: int) -> str:
    return tokens[i].tag if 0 <= i < len(tokens) else "."


def _low_at(tokens: list[Token], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""


def _ed_form(tokens: list[Token], i: int, before: str, before_low: str, after: str) -> str:
    """ "the wounded men" (J), "the two wounded were" (N), "were all killed", "killed 12" (E)."""
    dated = before == "#" and _low_at(tokens, i - 2) in _MONTHS
    if (not i or before == '"') and after in "EVBHP," and tokens[i].text[0].isupper():
        low = tokens[i].low
        if low not in TAGS and lemma_of(low) not in TAGS:
            return "P"  # "Mohammed said", "Ahmed Shah was hurt": of no verb
    if before_low == "war" and tokens[i].low in _OF_WAR:
        return "J" if after in "NP" else "N"  # "64 war wounded", "64 war wounded patients"
    if before not in "DJ'I#" or dated or _low_at(tokens, i + 1) in _CAPTIVE:
        return "E"
    if tokens[i].low == "said" and before != "D":
        return "E"
    if before == "#" and after == "G":
        return "E"  # "two killed and three wounded planting a bomb"
    if after in _OPEN_NOUN and not (before == "I" and after in "#D") and not (before == "J" and after == "#"):
        return "J"
    if before in "D'" and before_low != "another" and _tag_at(tokens, i - 2) not in "BH":
        return "N"
    return "N" if before == "#" and _tag_at(tokens, i - 2) == "D" and after in "BVHM" else "E"


def _verb_form(tokens: list[Token], i: int, before: str, before_low: str, after: str) -> str:
    """ "the arrest", "capture of", "under attack" are nouns."""
    low = tokens[i].low
    if low in ONLY_PAST or low in {"include", "includes", "say", "said"}:
        return "V"
    under = before in "PN" and any(_low_at(tokens, i - k) == "under" for k in (2, 3, 4))  # "under Taliban control"
    compound = low in _LIKE_NOUNS and before == "N" and _tag_at(tokens, i - 2) in "DJ#"  # "a gunshot wound"
    if low == "control" and before in "PN" and after == "B":
        return "N"  # "Taliban control was short-lived"
    follows = _low_at(tokens, i + 1)
    told_of = (follows == "of" or (low, follows, before) == ("control", "over", "E")) and before not in "TM"
    return "N" if before in "DJ#'" or told_of or under or compound or (before == "I" and after not in "D#") else "V"


def _ing_form(tokens: list[Token], i: int, before: str, before_low: str, after: str) -> str:
    """ "the killing of", "the remaining men"."""
    if before in "DJ'" and before_low not in {"those", "all"}:
        return "J" if after in "NP" else "N" if after not in "D#O" else "G"
    named = before == "P" and tokens[i].low == "crossing" and _low_at(tokens, i + 1) not in _ACROSS
    return "N" if named or _low_at(tokens, i + 1) == "of" else "G"


def _noun_form(tokens: list[Token], i: int, before: str, before_low: str, after: str) -> str:
    """An unknown word after "to" or a modal is a verb where an object may follow."""
    token = tokens[i]
    if token.low == "longer" and before_low == "no":
        return "R"
    if token.low == "free" and before in "NP" and after not in "NP":
        return "J"  # set two men free
    plural = token.low.endswith("s")
    if token.low in TAGS or not token.text[0].islower():
        return "V" if before == "T" and after in "DO" and not plural else "N"
    if before == "M" or (before == "R" and _tag_at(tokens, i - 2) == "M"):
        return "V"
    return "V" if before == "T" and not plural and after in "DO#NJPEG" else "N"


def _modal(tokens: list[Token], i: int, before: str, before_low: str, after: str) -> str:
    """The month of May."""
    token = tokens[i]
    return "P" if token.low == "may" and (after == "#" or (token.text[0] == "M" and i > 0)) else "M"


def _mark(tokens: list[Token], i: int, before: str, before_low: str, after: str) -> str:
    """ "'s" of possession, or "is" after a pronoun; "'re", "'ve", "'ll"."""
    low = tokens[i].low
    if low == "'s":
        return "B" if before in "OWR" else "'"
    return {"'re": "B", "'ve": "H", "'m": "B", "'": "'"}.get(low, "M")


def _side(tokens: list[Token], i: int, before: str, before_low: str, after: str) -> str:
    """ "US troops", "US and Afghan troops": an adjective, unless no noun follows. Until here the tag is "U"."""
    if tokens[i].low == "is" and i and len(tokens[i - 1].text) > 2 and tokens[i - 1].text.isupper():
        return "B"  # a line in capitals
    if after == "C":
        return "J" if _tag_at(tokens, i + 2) in "JP" and _tag_at(tokens, i + 3) in "NP" else "P"
    says = _low_at(tokens, i + 1) in ONLY_PAST or _low_at(tokens, i + 1) in {"say", "says", "said"}
    return "J" if after in "NJP#GV" and not says else "P"


def _determiner(tokens: list[Token], i: int, before: str, before_low: str, after: str) -> str:
    """ "that" as relative or conjunction; "these", "all" and the like standing alone."""
    low = tokens[i].low
    if low == "no" and _low_at(tokens, i + 1) == "longer":
        return "R"
    if low == "that":
        following = _low_at(tokens, i + 1)
        if after == "P" or (after == "N" and following.endswith("s") and not following.endswith("ss")):
            return "S"
        if after in "VBHMKEX":
            return "W"
        return "S" if before in 'VEGNP"' or (before == "J" and after in "DO#") else "D"
    return "O" if low in _ALONE and after not in "NPJ#EGRDVI'\"" else "D"


def _subordinator(tokens: list[Token], i: int, before: str, before_low: str, after: str) -> str:
    """ "after killing": a preposition; "have since died": an adverb."""
    if tokens[i].low == "since" and before == "H" and after in "EBR":
        return "R"
    return "I" if tokens[i].low in SOFT and after == "G" else "S"


def _adjective(tokens: list[Token], i: int, before: str, before_low: str, after: str) -> str:
    """ "an army major was killed", "half of the district"."""
    if tokens[i].low == "half" and _low_at(tokens, i + 1) == "of":
        return "N"
    return "N" if tokens[i].low == "major" and before == "N" and after in "BVHE,.C" else "J"


def _adverb(tokens: list[Token], i: int, before: str, before_low: str, after: str) -> str:
    """ "most of the district": a noun."""
    return "N" if tokens[i].low == "most" and _low_at(tokens, i + 1) == "of" else "R"


def _to(tokens: list[Token], i: int, before: str, before_low: str, after: str) -> str:
    """ "to Kunduz", "to the base", "shot to death": a preposition."""
    return "I" if after in "DP#O" or _low_at(tokens, i + 1) == "death" else "T"


#: abbreviations that name a side or are its adjective when written in capitals, whatever the word means otherwise
_SIDES = frozenset("us uk u.s. u.k. is".split())
_ACROSS = frozenset("into from over to through the".split())
_LIKE_NOUNS = frozenset("wound wounds arrest arrests surrender".split())
_CAPTIVE = frozenset("captive prisoner hostage".split())
_ALONE = frozenset("her this these those all each some any".split())
_SETTLERS: dict[str, Callable[[list[Token], int, str, str, str], str]] = {
    "E": _ed_form,
    "V": _verb_form,
    "G": _ing_form,
    "N": _noun_form,
    "M": _modal,
    "U": _side,
    "'": _mark,
    "D": _determiner,
    "S": _subordinator,
    "T": _to,
    "J": _adjective,
    "R": _adverb,
}


def participle_only(token: Token) -> bool:
    """True for forms that cannot be a past tense ("taken")."""
    return token.low in ONLY_PARTICIPLE
