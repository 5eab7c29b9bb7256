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
_CAPTIVE = frozenset("hostage prisoner captive".split())
_UNITS = frozenset("battalion regiment brigade company squadron".split())
_COMPLETING = frozenset(("dead", "alive", "free", "captive"))
_BODIES = frozenset("body remains remain corpse coffin".split())
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
        if token.low in _COMPLETING and i + 1 < size and tokens[i + 1].tag in "#,":
            chunk = None  # shot dead two of the guards, set free 20 men; were found dead, officials said
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


def _preposition(tokens: list[Token], start: int) -> str:
    i = start - 1
    while i >= 0 and tokens[i].tag == "R":
        i -= 1
    if i < 0:
        return ""
    before = tokens[i]
    if before.tag in "IT" or (before.tag == "S" and before.low in SOFT):
        return before.low
    return ""


def _chunk_at(tokens: list[Token], i: int, depth: int = 0) -> Chunk | None:
    size = len(tokens)
    start = i
    limit = min(size, i + _MAX_WORDS)
    token = tokens[i]
    count: Count | None = None
    if token.tag == "#" or token.low in _COUNT_STARTS or token.low in _COUNT_DETERMINERS:
        count = read_count(tokens, i)
        if count is None and token.tag in "RISX":
            return None
    definite = singular_determiner = determined = False
    if count:
        i = count.end
        definite = count.definite
        out_of = i + 1 < limit and (tokens[i].low, tokens[i + 1].low) == ("out", "of")  # "nine out of 10 districts"
        if i < limit and (tokens[i].low == "of" or out_of) and depth < 3:
            return _partitive(tokens, start, i + out_of, count, depth)
    else:
        while i < limit and tokens[i].tag == "D":
            low = tokens[i].low
            determined = True
            definite = definite or low in _DEFINITE
            singular_determiner = singular_determiner or low in _SINGULAR
            i += 1
        if (
            i < limit
            and tokens[i].low == "of"
            and depth < 3
            and tokens[i - 1].low in {"all", "some", "each", "any", "most", "another"}
        ):
            further = Count(1, 1, 1, start, i, "exact", more=True) if tokens[i - 1].low == "another" else None
            return _partitive(tokens, start, i, further, depth)  # "another of its soldiers"
    head = None
    while i < limit:
        token = tokens[i]
        tag = token.tag
        following = tokens[i + 1].tag if i + 1 < size else "."
        complete = head is not None or count is not None
        if complete and (
            token.low in _DAYS or (token.low in _AFTER_HEAD and following != "." and not _ranks(tokens, i, head))
        ):
            break
        if head is not None and tag in "NPJ" and tokens[head].low in _CLOCK and _is_time(tokens, start, i):
            break
        if head is not None and token.low in _DIRECTIONS and i + 1 < size and tokens[i + 1].low == "of":
            break
        if token.low in _CAPTIVE and (_is_plural(tokens[head]) if head is not None else count and count.low != 1):
            break  # took three engineers hostage, took 14 prisoner
        if tag in "NP":
            head = i
        elif tag == "J":
            pass
        elif token.low == "others" and head is None and count is not None:
            head, count = i, count._replace(more=True)
            i += 1
            break
        elif tag == "'" and head is not None:
            definite, count, singular_determiner, head = True, None, False, None
            if i + 1 < limit:
                inner = read_count(tokens, i + 1)
                if inner and inner.kind != "none":
                    count, i = inner, inner.end
                    continue
        elif tag == "R" and following in "JE" and head is None and i + 2 < size and tokens[i + 2].tag in "NPJ":
            tokens[i + 1].tag = "J"
        elif tag == "C" and i > start and tokens[i - 1].tag == "J" and following in "JNP" and head is None:
            if token.low not in {"and", "or", "&", "/"} or not _noun_ahead(tokens, i + 1, limit):
                break
        elif tag == "C" and singular_determiner and head == i - 1 and following in "NJ" and _is_plural(tokens[head]):
            pass  # a weapons and explosives dealer
        elif (
            tag == "(" and i + 3 < limit and tokens[i + 2].tag == ")" and tokens[i + 3].tag in "NP" and head is not None
        ):
            i += 3  # the Northern Movement (NM) leader
            continue
        elif token.low == "of" and i + 1 < limit and head == i - 1 and _named_body(tokens, i, limit):
            pass  # a Ministry of Interior official
        elif (
            tag == ","
            and tokens[i - 1].tag == "J"
            and following == "J"
            and head is None
            and _noun_ahead(tokens, i + 1, limit)
        ):
            pass
        elif token.text == "The" and head == i - 1 and tokens[head].low in _UNITS and following == "P":
            pass  # 2nd Battalion The Rifles
        elif tag == "#" and head is not None and tokens[i - 1].tag == "P" and (following not in "NPJ" or determined):
            pass  # Highway 1, July 12, the July 12 attack
        elif tag == "#" and head is None and i > start and tokens[i - 1].tag == "J" and count is None:
            inner = read_count(tokens, i)
            if not inner:
                break
            count, i = inner, inner.end
            continue
        else:
            break
        i += 1
    if head is None:
        if count is None:
            if not determined or i == start or tokens[i - 1].tag != "J":
                if i < size and tokens[i].tag == "E" and start and tokens[start - 1].tag in "BH":
                    return None  # were all killed
                if (
                    determined
                    and i > start
                    and tokens[start].low in {"another", "both", "all", "each", "either", "neither", "some"}
                ):
                    return Chunk(start, i, None, None, definite, not singular_determiner)
                return None
            head = i - 1  # the dead, the other
        single = head is not None and tokens[head].low in _SINGLES
        return Chunk(start, i, head, count, definite, not singular_determiner and not single)
    if tokens[i - 1].tag != "#":
        i = head + 1  # no trailing adjectives: "two soldiers dead"
    noun = tokens[_titled(tokens, start, head)]
    base = noun.singular
    plural = not singular_determiner and (base != noun.low or base in {"personnel", "police"})
    chunk = Chunk(start, i, head, count, definite, plural)
    if base in COLLECTIVES and i + 1 < size and tokens[i].low == "of" and depth < 3:
        inner_chunk = _chunk_at(tokens, i + 1, depth + 1)
        if inner_chunk:
            inner_chunk.start = start
            inner_chunk.outer = base
            inner_chunk.count = inner_chunk.count or (count if base in _BODIES else None)
            if base != "identity":  # of a leader: he is as new as he is in his own words
                inner_chunk.definite = definite
                inner_chunk.plural = inner_chunk.plural or base not in _BODIES
            return inner_chunk
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
