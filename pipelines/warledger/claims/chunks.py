"""Noun chunks: count phrase, determiner, modifiers, head noun, and the "of" phrase of a collective head."""

from __future__ import annotations

from .lexicon import BEFORE_COUNT, COUNT_PHRASES
from .numbers import Count, read_count
from .tokens import SOFT, Token

_COUNT_STARTS = frozenset(BEFORE_COUNT) | frozenset(COUNT_PHRASES)
_COUNT_DETERMINERS = frozenset(
    "the these those all his her its their my our your another other additional further no a an between".split()
)
_DEFINITE = frozenset("the this that these those his her its their our my your".split())
_SINGLES = frozenset("first second third fourth fifth sixth other former latter last".split())
_SINGULAR = frozenset("a an another each every one this that".split())
#: heads that stand for the people in their "of" phrase
COLLECTIVES = frozenset(
    "group number team pair band bunch contingent crowd majority half total handful couple dozen score hundred "
    "thousand ten rest remainder most lot mixture range wave string series body remains corpse coffin remain "
    "squad unit cell kind type some part minority all each any none many several few identity".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
#: words that begin another phrase where a head noun is complete: "insurgents last night", "the raid several men"
_AFTER_HEAD = frozenset("last next several many numerous multiple dozens hundreds scores thousands".split())
#: "a commander northwest of the city": where, not who
_DIRECTIONS = frozenset("north south east west northeast northwest southeast southwest".split())
_TIMES = frozenset("week month year night weekend summer winter spring autumn day morning evening".split())
#: what a time that stands before another phrase is made of: "on Monday night gunmen ...", "last week Sangin ..."
_CLOCK = _DAYS | _TIMES | frozenset("afternoon noon midday midnight dawn dusk nightfall sunrise sunset".split())
_PLURALS = frozenset("they them we us these those others themselves all both some many".split())
_FORCES = frozenset("army police".split())
_CAPTIVE = frozenset("hostage prisoner captive".split())
_UNITS = frozenset("battalion regiment brigade company squadron".split())
_COMPLETING = frozenset(("dead", "alive", "free", "captive"))
_BODIES = frozenset("body remains remain corpse coffin".split())
_JOINING = frozenset(("and", "or", "&", "/"))
#: what one name of a force joins to "security"
_DEFENCE = frozenset(("defense", "defence"))
#: what stands for people with "of" or alone: "all of them", "both"
_SOME = frozenset("all some each any most another".split())
_ALONE = frozenset("another both all each either neither some".split())
_DEEP = 3  # "of" phrases within one another
_MAX_WORDS = 24  # no noun phrase is longer; keeps odd input (a page of names) linear


class Chunk:
    """A noun phrase. `start`, `end`, `head`: token indices (head None: "another 17"); `prep`: the preposition before
    it.

    `whole` is the chunk it is part of ("two of the five men"); `outer` the head in front of "of" ("bodies of 13
    soldiers").
    """

    __slots__ = ("count", "definite", "end", "head", "index", "outer", "own", "plural", "prep", "start", "who", "whole")

    def __init__(
        self, start: int, end: int, head: int | None, count: Count | None, definite: bool, plural: bool
    ) -> None:
        self.start = start
        self.end = end
        self.head = head
        self.count = count
        self.definite = definite
        self.plural = plural
        self.prep = ""
        self.index = 0
        self.outer = ""
        self.whole: Chunk | None = None
        self.who: object = None  # filled by context.py, as is `own`
        self.own: object = None

    def __repr__(self) -> str:
        return f"Chunk({self.start}:{self.end} head={self.head} prep={self.prep!r} {self.count and self.count[:3]})"


def find_chunks(tokens: list[Token]) -> list[Chunk]:
    """Noun chunks from left to right; they do not overlap."""
    chunks: list[Chunk] = []
    i, size = 0, len(tokens)
    while i < size:
        token = tokens[i]
        tag = token.tag
        if token.low == "no" and i + 1 < size and tokens[i + 1].low == "longer":
            i += 2
            continue
        if token.low in _COMPLETING and i + 1 < size and tokens[i + 1].tag in "#,":
            chunk = None  # shot dead two of the guards, set free 20 men; were found dead, officials said
        elif token.low == "that" and _counts_several(tokens, i + 1):
            chunk = None  # said that several men had died
        elif tag in "D#NPJ" or token.low in _COUNT_STARTS or token.low == "between":
            chunk = _chunk_at(tokens, i)
        elif tag == "O":
            plural = token.low in _PLURALS
            count = read_count(tokens, i) if token.low == "others" else None
            chunk = Chunk(i, i + 1, i, count, token.low != "others", plural)
        else:
            chunk = None
        if chunk is None:
            i += 1
            continue
        chunk.index = len(chunks)
        chunk.prep = _preposition(tokens, chunk.start)
        chunks.append(chunk)
        i = chunk.end
    return chunks


def _counts_several(tokens: list[Token], i: int) -> bool:
    """Whether a number greater than one begins at a token, or a plural noun."""
    k = i
    while k < len(tokens) and tokens[k].tag == "J":
        k += 1  # "that Afghan officials had fled"
    if k < len(tokens) and tokens[k].tag == "N" and tokens[k].singular != tokens[k].low:
        return True
    begins = i < len(tokens) and (tokens[i].tag == "#" or tokens[i].low in _COUNT_STARTS)
    count = read_count(tokens, i) if begins else None
    return count is not None and count.low != 1


def _preposition(tokens: list[Token], start: int) -> str:
    i = start - 1
    while i >= 0 and tokens[i].tag == "R":
        i -= 1
    if i < 0:
        return ""
    before = tokens[i]
    if before.low == "as" and tokens[start].low == "many":
        return ""  # injured as many others
    if before.tag in "IT" or (before.tag == "S" and before.low in SOFT):
        return before.low
    return ""


class _Phrase:
    """A noun phrase while it is read. `end`: the token read next."""

    __slots__ = ("count", "definite", "determined", "end", "head", "single", "start")

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.head: int | None = None
        self.count: Count | None = None
        self.definite = self.single = self.determined = False

    def chunk(self, head: int | None, plural: bool) -> Chunk:
        return Chunk(self.start, self.end, head, self.count, self.definite, plural)


def _chunk_at(tokens: list[Token], i: int, depth: int = 0) -> Chunk | None:
    phrase = _opened(tokens, i)
    if phrase is None:
        return None
    at, limit = phrase.end, min(len(tokens), i + _MAX_WORDS)
    following = tokens[at].low if at < limit and depth < _DEEP else ""
    if phrase.count and (following == "of" or (following == "out" and at + 1 < limit and tokens[at + 1].low == "of")):
        return _partitive(tokens, i, at + (following == "out"), phrase.count, depth)  # "nine out of 10 districts"
    if following == "of" and phrase.determined and tokens[at - 1].low in _SOME:
        further = Count(1, 1, 1, i, at, "exact", more=True) if tokens[at - 1].low == "another" else None
        return _partitive(tokens, i, at, further, depth)  # "another of its soldiers"
    while phrase.end < limit and (taken := _taken(tokens, phrase, limit)):
        phrase.end += taken
    return _headless(tokens, phrase) if phrase.head is None else _closed(tokens, phrase, phrase.head, depth)


def _opened(tokens: list[Token], i: int) -> _Phrase | None:
    """A phrase with its count or its determiners; None where neither a count nor a noun begins."""
    phrase, token = _Phrase(i), tokens[i]
    if token.tag == "#" or token.low in _COUNT_STARTS or token.low in _COUNT_DETERMINERS:
        phrase.count = count = read_count(tokens, i)
        if count:
            phrase.end, phrase.definite = count.end, count.definite
            return phrase
        if token.tag in "RISX":
            return None
    limit = min(len(tokens), i + _MAX_WORDS)
    while phrase.end < limit and tokens[phrase.end].tag == "D":
        low = tokens[phrase.end].low
        phrase.determined = True
        phrase.definite = phrase.definite or low in _DEFINITE
        phrase.single = phrase.single or low in _SINGULAR
        phrase.end += 1
    return phrase


def _taken(tokens: list[Token], phrase: _Phrase, limit: int) -> int:
    """How many of the next tokens belong to a phrase, 0 where it ends; its head, and a count inside it, are noted."""
    i, head, count = phrase.end, phrase.head, phrase.count
    token = tokens[i]
    tag, low = token.tag, token.low
    following = tokens[i + 1].tag if i + 1 < len(tokens) else "."
    if head is not None or count is not None:
        if low in _DAYS or (low in _AFTER_HEAD and following != "." and not _ranks(tokens, i, head)):
            return 0
        several = _is_plural(tokens[head]) if head is not None else count and count.low != 1
        if low in _CAPTIVE and several and not (head is None and following == "N" and _is_plural(tokens[i + 1])):
            return 0  # took three engineers hostage, took 14 prisoner, but killed three captive guards
    if head is not None:
        if tokens[head].low == "others":
            return 0
        if tag in "NPJ" and tokens[head].low in _CLOCK and _is_time(tokens, phrase.start, i):
            return 0
        if low in _DIRECTIONS and i + 1 < len(tokens) and tokens[i + 1].low == "of":
            return 0
    if tag in "NP":
        phrase.head = i
        return 1
    if tag == "J":
        return 1
    if tag == '"' and head is None and count and i == count.end and following in "NPJ":
        return 1  # "more than four dozen" fighters, 23 "hirelings"
    if low == "others" and head is None and count is not None:
        phrase.head, phrase.count = i, count._replace(more=True)
        return 1
    if tag == "#" and head is None and i > phrase.start and tokens[i - 1].tag == "J" and count is None:
        return _counted_inside(tokens, phrase, i)
    return _joined_on(tokens, phrase, following, limit) if head is not None else _described_on(tokens, phrase, limit)


def _counted_inside(tokens: list[Token], phrase: _Phrase, i: int) -> int:
    """Tokens of a count within a phrase: "the dead 12", "the army's 12 wounded"; 0 where there is none."""
    inner = read_count(tokens, i)
    if not inner:
        return 0
    phrase.count = inner
    return inner.end - phrase.end


def _described_on(tokens: list[Token], phrase: _Phrase, limit: int) -> int:
    """Tokens that join the adjectives before a head: "heavily armed", "young and armed", "armed, masked"."""
    i = phrase.end
    tag = tokens[i].tag
    following = tokens[i + 1].tag if i + 1 < len(tokens) else "."
    if tag == "G" and following == "N" and _is_plural(tokens[i + 1]) and phrase.count and i == phrase.count.end:
        return 1  # kidnapped 16 demining workers
    if tag == "R" and following in "JE" and i + 2 < len(tokens) and tokens[i + 2].tag in "NPJ":
        tokens[i + 1].tag = "J"
        return 1
    if i == phrase.start or tokens[i - 1].tag != "J":
        return 0
    if tag == "C" and following in "JNP":
        return int(tokens[i].low in _JOINING and _noun_ahead(tokens, i + 1, limit))
    if phrase.definite and tokens[i - 1].low in _SINGLES:
        return 0  # "detained the fourth, Afghan officials said"
    return int(tag == "," and following == "J" and _noun_ahead(tokens, i + 1, limit))


def _joined_on(tokens: list[Token], phrase: _Phrase, following: str, limit: int) -> int:
    """Tokens by which a phrase goes on behind a noun: a genitive, a bracket, a number, a second noun."""
    i, head, token = phrase.end, phrase.head, tokens[phrase.end]
    assert head is not None
    tag = token.tag
    if tag == "'":
        phrase.definite, phrase.count, phrase.single, phrase.head = True, None, False, None
        inner = read_count(tokens, i + 1) if i + 1 < limit else None
        if inner and inner.kind != "none":
            phrase.count = inner
            return inner.end - i
        return 1
    if tag == "C" and phrase.single and head == i - 1 and following in "NJ" and _is_plural(tokens[head]):
        return 1  # a weapons and explosives dealer
    if (
        tag == "C"
        and phrase.count
        and head == i - 1
        and tokens[head].low in _FORCES
        and _men_ahead(tokens, i + 1, limit)
    ):
        return 1  # six national army and local police personnel
    if (
        tag == "C"
        and tokens[head].low in _DEFENCE
        and head == i - 1
        and i + 2 < limit
        and tokens[i + 1].low == "security"
    ):
        return 1  # members of the Defense and Security Forces
    if tag == "(" and i + 3 < limit and tokens[i + 2].tag == ")" and tokens[i + 3].tag in "NP":
        return 3  # the Northern Movement (NM) leader
    if token.low == "of" and i + 1 < limit and head == i - 1 and _named_body(tokens, i, limit):
        return 1  # a Ministry of Interior official
    if token.text == "The" and head == i - 1 and tokens[head].low in _UNITS and following == "P":
        return 1  # 2nd Battalion The Rifles
    # Highway 1, July 12, the July 12 attack
    numbered = tag == "#" and tokens[i - 1].tag == "P" and not token.text.islower()  # but "in Helmand nine"
    return int(numbered and (following not in "NPJ" or phrase.determined))


def _headless(tokens: list[Token], phrase: _Phrase) -> Chunk | None:
    """ "another 17", "the dead", "the other", "several others"."""
    start, i = phrase.start, phrase.end
    if phrase.count is not None:
        return phrase.chunk(None, not phrase.single)
    if phrase.determined and i > start and tokens[i - 1].tag == "J":
        return phrase.chunk(i - 1, not phrase.single and tokens[i - 1].low not in _SINGLES)
    if i < len(tokens) and tokens[i].tag == "E" and start and tokens[start - 1].tag in "BH":
        return None  # were all killed
    alone = phrase.determined and i > start and tokens[start].low in _ALONE
    return phrase.chunk(None, not phrase.single) if alone else None


def _closed(tokens: list[Token], phrase: _Phrase, head: int, depth: int) -> Chunk:
    """The chunk of a phrase with a head, or of the people in the "of" phrase of a collective one."""
    if tokens[phrase.end - 1].tag != "#":
        phrase.end = head + 1  # no trailing adjectives: "two soldiers dead"
    noun = tokens[_titled(tokens, phrase.start, head)]
    base = noun.singular
    chunk = phrase.chunk(head, not phrase.single and (base != noun.low or base in {"personnel", "police", "staff"}))
    i = phrase.end
    if base in COLLECTIVES and i + 1 < len(tokens) and tokens[i].low == "of" and depth < _DEEP:
        inner = _chunk_at(tokens, i + 1, depth + 1)
        if inner:
            inner.start = phrase.start
            inner.outer = base
            inner.count = inner.count or (phrase.count if base in _BODIES else None)
            if base != "identity":  # of a leader: he is as new as he is in his own words
                inner.definite = phrase.definite
                inner.plural = inner.plural or base not in _BODIES
            return inner
    return chunk


def _titled(tokens: list[Token], start: int, head: int) -> int:
    """The noun before a name at the end of a chunk ("operative Abu Hafs", "officers Jan and Gul"), else its head."""
    first = head
    while first > start and tokens[first].tag == "P":
        first -= 1
    return first if tokens[first].tag == "N" else head


def _is_plural(token: Token) -> bool:
    return token.singular != token.low


def _is_time(tokens: list[Token], start: int, end: int) -> bool:
    """Whether the chunk so far is a time, and what follows begins another: "on Monday | gunmen"."""
    if tokens[end].low in _CLOCK:
        return False
    if start and tokens[start - 1].low in {"on", "by"}:
        return all(tokens[k].low in _CLOCK for k in range(start, end))
    named = tokens[end].tag == "P" and end - start == 2  # "last week | Sangin", but "this summer offensive"
    return named and tokens[start].low in {"last", "this"}


def _ranks(tokens: list[Token], i: int, head: int | None) -> bool:
    """ "the five last hostages", and not "five last week"."""
    ahead = tokens[i + 1] if i + 1 < len(tokens) else None
    return head is None and ahead is not None and ahead.tag == "N" and ahead.singular not in _TIMES


def _noun_ahead(tokens: list[Token], i: int, limit: int) -> bool:
    while i < limit and tokens[i].tag in "JC":
        i += 1
    return i < limit and tokens[i].tag in "NP"


def _men_ahead(tokens: list[Token], i: int, limit: int) -> bool:
    """Whether a force and its men follow: "local police personnel"."""
    start = i
    while i < limit and tokens[i].tag in "NJ":
        i += 1
    while i > start and tokens[i - 1].tag == "J":
        i -= 1  # "... dead"
    return (
        i - start > 1
        and tokens[i - 2].low in _FORCES
        and (_is_plural(tokens[i - 1]) or tokens[i - 1].low == "personnel")
    )


def _named_body(tokens: list[Token], of: int, limit: int) -> bool:
    """Whether the "of" stands inside a proper name that itself modifies a noun: "Ministry of Interior official"."""
    if tokens[of - 1].low in COLLECTIVES:
        return False  # most of the district
    if tokens[of - 1].tag != "P" and not (tokens[of - 1].text[0].isupper() and tokens[of - 1].tag == "N"):
        return False
    i = of + 1
    while i < limit and (tokens[i].tag == "P" or (tokens[i].text[0].isupper() and tokens[i].tag in "NJ")):
        i += 1
    if i < limit - 2 and tokens[i].tag == "(" and tokens[i + 2].tag == ")":
        i += 3
    return of + 1 < i < limit and tokens[i].tag == "N" and tokens[i].text[0].islower()


def _partitive(tokens: list[Token], start: int, of: int, count: Count | None, depth: int) -> Chunk:
    """ "two of the five men", "hundreds of soldiers", "dozens of whom", "all of them"; `of` is the index of the
    "of"."""
    size = len(tokens)
    after = of + 1
    if after < size and tokens[after].tag in "WO":
        return Chunk(start, after + 1, after, count, tokens[after].tag == "O", True)
    inner = _chunk_at(tokens, after, depth + 1) if after < size else None
    if inner is None:
        return Chunk(start, of, None, count, False, True)
    chunk = Chunk(start, inner.end, inner.head, count, bool(count and count.definite), True)
    chunk.outer = inner.outer
    if inner.definite or inner.count:
        chunk.whole = inner
        if count is None:
            chunk.count, chunk.definite = inner.count, True
    return chunk
