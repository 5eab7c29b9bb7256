"""Which ground a noun phrase names: unit, number and names; "the city" and "it" from what was named before."""

from __future__ import annotations

import re
from itertools import islice

from warledger.places import PlaceMention, ResolvedPlace

from .candidates import Candidate
from .chunks import Chunk
from .clauses import Sentence
from .context import Context
from .ground_names import LEVELS, LIST, GroundNames, capital_of, is_capital, placed
from .ground_piece import PARTLY, Ground, is_part, single
from .ground_words import DATA, RANKS, words
from .lexicon import lemma_of, singular
from .numbers import Count, read_count
from .people import names_in
from .stated import stated_number

_UNITS = {word: unit for unit, words in DATA["units"].items() for word in words.split()}
_UNIT_NAMES = frozenset(_UNITS.values())
_SEATS, _SEAT_WORDS, _NO_SEAT, _TOWNS = (words("seats", key) for key in ("heads", "words", "not_words", "towns"))
#: "in", "of", "in the centre of the city of"
_IN_OR_OF = re.compile(r" (?:in|of) (?:(?:the )?(?:[\w-]+ )?(?:city|cent(?:er|re)|heart) of ){0,2}")
_SEATS_OF_NAME = words("seats", "named")
_TO_CAPITAL = 6  # tokens
_HAVING = frozenset("has have had having gain gained took taken take lost lose".split())
_TALLIES, _SHARES = words("counts", "tallies"), words("partly", "shares")
_ARMED = frozenset("military army security police naval defense defence".split())
_EVERY = frozenset(("every", "each"))
_TOLD_BACK = 200  # statements
_NEAR = 2  # sentences
_WHOLE = frozenset(("whole", "entirety"))
_AREAS = frozenset(("area", "region"))
_CENTERS = frozenset(("centers", "centres"))
_MIDDLES = frozenset(("center", "centre", "heart"))
_STRETCHES = words("stretches", "heads")
_FOREIGN = words("foreign", "words")
_CAPITAL_OF = re.compile(r"\bcapital of (?:the )?(?:[a-z]+ ){0,2}$")  # "Qala-i-Naw, the capital of Badghis"
_AWAY_FROM = (" from ", " to ")  # "troops were flown in from Herat to defend the city"


class Terrain(GroundNames):
    """The ground of one sentence."""

    def __init__(self, sentence: Sentence, context: Context) -> None:
        super().__init__(sentence, context)
        self.told: list[Candidate] = []  # what was read in the sentence so far; see Changes

    def of(self, chunk: Chunk | None) -> list[Ground]:
        """What ground the chunk names: one entry a named place, else one for the whole phrase; [] for anything else."""
        chunk = self._trimmed(chunk)
        if chunk is None:
            return []
        if not chunk.count and (chunk.outer == "number" or self._is_tally(chunk)):
            return self._numbered(chunk)
        if self.s.low(chunk.start - 1) == "but" and self.s.low(chunk.start - 2) == "all":
            return self._all_but(chunk)
        if chunk.head is None or (chunk.count and self.s.low(chunk.head) in {"others", "more"}):
            return self._elided(chunk)
        head = singular(self.s.low(chunk.head))
        if self.is_abroad(chunk):
            return []
        if head in _WHOLE and self.s.low(chunk.end) == "of":
            return self.of(self.s.chunk_at(chunk.end + 1))  # "the whole of Chora district"
        among = self._of_phrase(chunk) if head in RANKS and self.s.low(chunk.end) == "of" else None
        inner = self.s.chunk_at(chunk.end + 1) if self.s.low(chunk.end) == "of" else None
        share = head in _SHARES or (head in RANKS and not chunk.definite and head not in {"first", "second", "last"})
        if share and inner and inner.plural and not self.names(inner, "district"):
            return []  # "a third of the country's districts"
        if chunk.outer in _SHARES and chunk.count and chunk.plural:
            return []  # "the majority of its 90 districts"
        if not chunk.count and chunk.plural and self.s.low(chunk.start - 1) == "and" and self._is_shared(chunk):
            return []  # "a third of all districts and district centers"
        if among and among in _UNIT_NAMES:
            return [single(Ground(among, chunk.start, chunk.end))]  # "the first of two bases"
        if self.s.tag(chunk.head) == "W" and chunk.count:
            return self._elided(chunk)  # "four of which were retaken"
        if self.s.tag(chunk.head) == "O" and chunk.count and head in {"them", "those"}:
            return self._elided(chunk)  # "two of them are under siege"
        if self.s.tag(chunk.head) == "O":
            return self._referred(chunk) if head == "it" else []
        if head == "district" and (city := self._city_of(chunk)):
            return [single(Ground("city", chunk.start, chunk.end, partly=True, place=city))]
        unit = self._unit(chunk, head)
        if unit is None and head in _AREAS:
            return self._area(chunk)
        if unit is None:
            return self._by_name_alone(chunk)
        if unit in {"base", "post", "village", "district_center"} and self._is_the_opposition_s(chunk):
            return []
        whole = self._counted(chunk, unit, head)._replace(definite=chunk.definite)
        names = self.names(chunk, unit)
        count = whole.low if chunk.count else None
        several = whole.plural or (
            unit == "district_center" and chunk.plural and self.s.low(chunk.head) != "headquarters"
        )  # "the centers of A and B"
        if len(names) > 1 and several and not (count and count > len(names)):
            return [
                self._named(whole._replace(start=self.token_at(name.start), end=end), name, unit) for name, end in names
            ]
        if names and not whole.plural:
            name, end = names[0]
            return [self._named(whole._replace(end=max(whole.end, end)), name, unit)]
        if whole.plural:
            around = self.around(chunk, unit)
            if around is None and unit in {"district", "city"}:
                around = ResolvedPlace(place_precision="country", basis="span")
            return [whole._replace(place=around)]
        of = self.of(self.s.chunk_at(chunk.end + 1)) if head in PARTLY and self.s.low(chunk.end) == "of" else []
        if len(of) == 1 and of[0].place is not None:
            return [single(whole._replace(place=of[0].place))]  # "the edge of a second capital, X"
        return [single(self._earlier(whole) if chunk.definite else whole)]

    def _is_shared(self, chunk: Chunk) -> bool:
        """Whether it is joined to what a share is told of."""
        before = self.s.chunk_at(chunk.start - 2)
        return before is not None and (before.outer in _SHARES or self.s.low(before.start - 2) in _SHARES)

    def _numbered(self, chunk: Chunk) -> list[Ground]:
        """ "brings to nine the number of districts lost": as many as the sentence says elsewhere."""
        number = stated_number(self.s, chunk.start, chunk.end)
        return self.of_so_many(chunk, number.count) if number else []

    def _is_tally(self, chunk: Chunk) -> bool:
        """ "the tally of districts lost": counted elsewhere."""
        return self.s.low(chunk.start - 1) == "of" and self.s.low(chunk.start - 2) in _TALLIES

    def _all_but(self, chunk: Chunk) -> list[Ground]:
        """ "all but two of its 17 districts": 15."""
        spared, of = chunk.count, chunk.whole.count if chunk.whole else None
        if spared is None or of is None or spared.best is None or of.best is None:
            return []
        if not (spared.low == spared.high and of.low == of.high and spared.best < of.best):
            return []
        left = of.best - spared.best
        return self.of_so_many(chunk, spared._replace(low=left, best=left, high=left, start=spared.start - 2))

    def of_so_many(self, chunk: Chunk, count: Count | None) -> list[Ground]:
        """The ground of a phrase that is counted outside of it."""
        counted = Chunk(chunk.start, chunk.end, chunk.head, count, chunk.definite, chunk.plural)
        counted.prep, counted.index = chunk.prep, chunk.index
        head = self.s.noun_of(chunk)
        unit = self._unit(chunk, head)
        around = self.around(chunk, unit or "") or ResolvedPlace(place_precision="country", basis="span")
        return [self._counted(counted, unit, head)._replace(place=around)] if unit else []

    def _trimmed(self, chunk: Chunk | None) -> Chunk | None:
        """The chunk without a time at its end ("the district early Monday") and without the "over" of "take over"."""
        if chunk is None or chunk.head is None:
            return chunk
        s = self.s
        begin, end = s.tokens[chunk.start].start, s.tokens[chunk.end - 1].end
        time = next((t.start for t in self.context.times_in(s) if begin < t.start < end), None)
        held = lemma_of(s.low(chunk.start - 1)) == "take"
        had = any(s.low(k) in _HAVING for k in range(chunk.start - 6, chunk.start - 1))
        held = held or (s.low(chunk.start - 1) in {"control", "sway"} and had)
        over = s.low(chunk.start) == "over" and held  # "took over four posts", "control over four districts"
        if time is None and not over:
            return chunk
        stop = chunk.end if time is None else next(k for k in range(chunk.start, chunk.end) if s.tokens[k].end > time)
        head = next((k for k in range(min(chunk.head, stop - 1), chunk.start - 1, -1) if s.tag(k) in "NP"), None)
        count = read_count(s.tokens, chunk.start + 1) if over and chunk.count else chunk.count
        plain = Chunk(chunk.start + over, stop, head, count, chunk.definite, chunk.plural)
        plain.prep, plain.outer, plain.index = chunk.prep, chunk.outer, chunk.index
        if head is not None and head != chunk.head:
            plain.plural = singular(s.low(head)) != s.low(head)
        return plain

    def _is_in_city(self, chunk: Chunk) -> bool:
        """ "stormed into the city, seizing the police headquarters": the last that was told is of a city, and no
        district is spoken of since."""
        s = self.s
        if self._of_phrase(chunk) == "district" or "district" in {s.low(k) for k in range(chunk.start, chunk.end + 4)}:
            return False
        last = self.before(chunk.start, ("city", "district", "ambiguous", "province"))
        if last is not None and last.start >= s.start and last.level == "city":
            return is_capital(self.context, last)
        if last is not None and last.start >= s.start and last.level == "province":
            return _CAPITAL_OF.search(self.context.text, s.start, last.start) is not None
        told = [(s.index, c) for c in self.told[-1:]] or self._last_told()
        if not told or told[0][1].unit != "city" or told[0][1].rule == "control" or s.index - told[0][0] > _NEAR:
            return False
        since = self.context.sentence(told[0][0]).start
        return last is None or last.start < since or last.level != "district"

    def _tells_of_seat(self) -> bool:
        """Whether the last that was told is of a seat: "took the district headquarters. The headquarters burned"."""
        told = [*(c for _, c in self._last_told()), *self.told]
        return bool(told) and told[-1].unit == "district_center"

    def _last_told(self) -> list[tuple[int, Candidate]]:
        """The last statement about ground, with its sentence."""
        near = islice(reversed(self.context.told), _TOLD_BACK)
        return list(islice(((number, c) for number, c in near if c.unit != "person"), 1))

    def _is_of_province(self, chunk: Chunk, words: set[str]) -> bool:
        """ "the governor's compound in Ghazni province", "police headquarters in the capital": not those of a
        district."""
        end = self.s.tokens[chunk.end - 1].end
        near = [m for m in self.mentions if m.start >= end and _IN_OR_OF.fullmatch(self.context.text[end : m.start])]
        levels = {"province"} if "governor" in words else {"city"}
        of_capital = any(self.s.low(k) == "capital" for k in range(chunk.end, chunk.end + _TO_CAPITAL))
        apart = all(m.level != "district" for m in self.mentions)  # "a building hit at rush hour in central Kabul"
        later = [m for m in self.mentions if m.start >= end] if apart else near
        of_capital = of_capital or any(is_capital(self.context, m) for m in (*near, *later))
        return "district" not in words and (of_capital or any(m.level in levels for m in near))

    # -- what kind of ground ------------------------------------------------------------------------------------

    def _unit(self, chunk: Chunk, head: str) -> str | None:
        s = self.s
        words = {s.low(k) for k in range(chunk.start, chunk.end)}
        if head in PARTLY or head in _STRETCHES:
            inner = self._possessor(chunk) or self._of_phrase(chunk)
            return inner or ("district" if head in _STRETCHES and (chunk.definite or chunk.outer) else None)
        if head in _TOWNS:
            return self._town(chunk)
        if head == "border" and s.low(chunk.end) == "crossing":
            return "post"
        if head == "capital":
            whose = "district" if "district" in words else self._of_phrase(chunk)
            if whose == "district":
                return "district_center"
            return "city" if "provincial" in words or whose != "country" else None
        if head in _MIDDLES and self._is_of_city(chunk):
            return "city"
        if head in _SEATS:
            if words & _NO_SEAT:
                return "base" if words & {"army", "corps", "military"} and head in {"headquarters", "hq"} else None
            level = next((m.level for m, _ in self.names(chunk, "district_center")), "")
            seat = words & _SEAT_WORDS or (
                head in _SEATS_OF_NAME and (level == "district" or self._of_phrase(chunk) == "district")
            )
            seat = seat or (head == "headquarter" and chunk.definite and self._tells_of_seat())
            seat = seat or (head in _MIDDLES and self._is_of_district(chunk))
            of_city = self._is_of_province(chunk, words) or (not level and self._is_in_city(chunk))
            return "district_center" if seat and not of_city else None
        unit = _UNITS.get(head)
        if unit in {"post", "base"} and words & _FOREIGN:
            return None
        if head == "installation" and not words & _ARMED:
            return None
        if unit == "district" and "police" in words:
            return None  # a part of a city: Police District 3
        return unit

    def _is_of_district(self, chunk: Chunk) -> bool:
        """ "In X district, only the center is held": of the one district told of before."""
        s, before = self.s, [self.s.low(k) for k in range(chunk.start)]
        beside = s.chunk_at(chunk.end + 1) if s.low(chunk.end) in {"of", "in"} else None
        plain = chunk.definite and chunk.end - chunk.start == 2 and (beside is None or s.is_time(beside))
        return plain and (("district" in before and "districts" not in before) or self._tells_of_seat())

    def _is_of_city(self, chunk: Chunk) -> bool:
        """ "the city's center", "Kunduz's center", "the centre of Kunduz": whoever holds it holds the city."""
        if "city" in (self._possessor(chunk), self._of_phrase(chunk)) or any(
            is_capital(self.context, m) for m in self.mentions if m.end == self._owner_end(chunk)
        ):
            return True
        s, end = self.s, self.s.tokens[chunk.end - 1].end
        beside = (
            m for m in self.mentions if m.start >= end and self.context.text[end : m.start].strip() in {"of", "in"}
        )
        named = next(beside, None) if s.low(chunk.end) in {"of", "in"} else None
        if named is None or "district" in {s.low(k) for k in range(chunk.start, chunk.end)}:
            return False
        province = named.level == "province" and s.low(chunk.end) == "of"
        return is_capital(self.context, named) or (province and capital_of(self.context, named) is not None)

    def _town(self, chunk: Chunk) -> str | None:
        """A provincial capital is a city; any other town stands for the seat of its district."""
        names = self.names(chunk, "city")
        if chunk.plural and not (names or chunk.count):
            return None  # "border towns"
        mention = names[0][0] if names else self.before(chunk.start, ("city", "district"))
        return "city" if mention and is_capital(self.context, mention) else "district_center"

    def _city_of(self, chunk: Chunk) -> ResolvedPlace | None:
        """ "nine Lashkar Gah districts", "districts of Farah city", "of the provincial capital": parts of a city."""
        s, begin, end = self.s, self.s.tokens[chunk.start].start, self.s.tokens[chunk.end - 1].end
        beside = s.chunk_at(chunk.end + 1) if s.low(chunk.end) in {"of", "in"} else None
        for mention in self.mentions:
            inside = begin <= mention.start < end
            if mention.level == "city" and is_capital(self.context, mention):
                after = mention.start >= end and self.context.text[end : mention.start].strip() in {"of", "in"}
                if inside or after:
                    return placed(mention)
            if beside and mention.level == "province" and s.low(beside.end - 1) == "capital":
                owns = s.tokens[beside.start].start <= mention.start < s.tokens[beside.end - 1].end
                if owns and (capital := capital_of(self.context, mention)):
                    return capital
        return None

    def _possessor(self, chunk: Chunk) -> str | None:
        """The unit in front of "'s" in the chunk: "the city's entrance"."""
        for k in range(chunk.start, chunk.end):
            if self.s.tag(k) == "'" and k > chunk.start:
                return _UNITS.get(singular(self.s.low(k - 1)))
            if self.s.low(k) == "city" and k < (chunk.head or 0):
                return "city"
        return None

    def _owner_end(self, chunk: Chunk) -> int:
        """Where the words before "'s" in the chunk end in the text, -1 without any."""
        s = self.s
        return next((s.tokens[k - 1].end for k in range(chunk.start + 1, chunk.end) if s.tag(k) == "'"), -1)

    def _of_phrase(self, chunk: Chunk) -> str | None:
        after = self.s.chunk_at(chunk.end + 1) if self.s.low(chunk.end) in {"of", "to"} else None
        if after is None or after.head is None or after.start != chunk.end + 1:
            return None
        found = self.of(after)
        if found:
            return found[0].unit
        return "country" if self.s.low(after.head) in {"country", self.context.conflict.country.lower()} else None

    def _is_the_opposition_s(self, chunk: Chunk) -> bool:
        parties = self.context.conflict.parties
        names = names_in(self.context.people, self.s, chunk.start, chunk.head or chunk.end)
        return any(n.party in parties and parties[n.party].side == "opposition" for n in names)

    # -- how many -----------------------------------------------------------------------------------------------

    def _counted(self, chunk: Chunk, unit: str, head: str) -> Ground:
        s, count = self.s, chunk.count
        partly = head in PARTLY or chunk.outer in PARTLY or is_part(s, chunk)
        edge = head in PARTLY and not chunk.count  # "the outskirts": of one city
        seats = unit == "district_center" and s.low(chunk.head or 0) in _CENTERS  # "the centers of nine districts"
        if (head in PARTLY or seats) and not count:
            inner = s.chunk_at(chunk.end + 1) if s.low(chunk.end) == "of" else None
            count = inner.count if inner else None
        text = s.words(count.start, count.end) or None if count else None
        if head in _STRETCHES:
            return Ground(unit, chunk.start, chunk.end, 1, None, None, chunk.outer or None, True, partly, stretch=True)
        if count and count.kind != "none":
            plural = count.low != 1 or count.high != 1
            plural = plural and not (partly and (unit == "city" or not chunk.plural))
            return Ground(unit, chunk.start, chunk.end, count.low, count.best, count.high, text, plural, partly)
        noun = s.low(chunk.head or 0)
        if s.low(chunk.start) in _EVERY:
            return Ground(unit, chunk.start, chunk.end, 2, None, None, text, True, partly)
        if (
            chunk.plural
            and not edge
            and noun != singular(noun)
            and noun not in {"headquarters", "barracks"}
            and (unit != "district_center" or seats)
        ):
            return Ground(unit, chunk.start, chunk.end, 2, None, None, text, True, partly)
        return Ground(unit, chunk.start, chunk.end, partly=partly)

    def _by_name_alone(self, chunk: Chunk) -> list[Ground]:
        """ "captured Imam Sahib", "Zaranj fell": the level of the name says what it is."""
        s = self.s
        if s.tag(chunk.head or 0) not in "PN":
            return []
        begin, end = s.tokens[chunk.start].start, s.tokens[chunk.end - 1].end
        mention = next((m for m in self.mentions if m.start < end and m.end >= end and m.start >= begin), None)
        if mention is None or mention.role == "organisation":
            return []
        known = self.level(mention)
        if known is None:
            return []
        partly = chunk.outer in PARTLY or is_part(s, chunk)  # "parts of Chora fell"
        found = [single(Ground(known[0], chunk.start, chunk.end, named=True, partly=partly, place=known[1]))]
        at = max(end, self.reach(mention))
        for other in self.mentions:
            if other.start < at:
                continue
            if not LIST.fullmatch(self.context.text[at : other.start]):
                break
            last = self.token_end(other.end)
            if self.s.verb_at(last) and not self.s.chunk_at(last):
                break
            if (next_ := self.level(other)) is None:
                break
            found.append(single(Ground(next_[0], self.token_at(other.start), last, named=True, place=next_[1])))
            at = self.reach(other)
        return found

    def _area(self, chunk: Chunk) -> list[Ground]:
        """ "the areas of Garmser and Nad Ali", "the Arghandab region": districts; "areas of Garmser" are parts."""
        s, beside = self.s, self.s.chunk_at(chunk.end + 1) if self.s.low(chunk.end) == "of" else None
        if beside is not None:
            found = self._by_name_alone(beside)
            own = any(s.tag(k) == "P" for k in range(chunk.start, chunk.end))  # "the Sar Bagh area of Chora"
            whole = (not chunk.plural and not own) or len(found) > 1
        else:
            begin, end = s.tokens[chunk.start].start, s.tokens[chunk.end - 1].end
            inside = next((m for m in self.mentions if begin <= m.start < end), None)
            known = self.level(inside) if inside and inside.role == "site" and not chunk.plural else None
            found = [single(Ground(known[0], chunk.start, chunk.end, named=True, place=known[1]))] if known else []
            whole = bool(known)
        return found if whole and all(ground.unit == "district" for ground in found) else []

    def _elided(self, chunk: Chunk) -> list[Ground]:
        """ "more than 50 have been lost": of the ground counted just before."""
        if self.s.low(chunk.start) == "another" and chunk.end == chunk.start + 1:
            return self._another(chunk)
        if not chunk.count or chunk.count.low is None:
            return []
        numbers = [self.s.index] + [self.s.index - 1] * (self.s.index > 0)
        for number in numbers:
            other = self.context.sentence(number)
            told = [item.unit for at, item in islice(reversed(self.context.told), _TOLD_BACK) if at == number]
            if number < self.s.index and told and set(told) == {"person"}:
                return []  # "36 guards died when two posts were attacked. Six others were captured."
            for before in reversed(other.chunks):
                if number == self.s.index and before.start >= chunk.start:
                    continue
                unit = _UNITS.get(other.noun_of(before))
                beside = number == self.s.index and before.end == chunk.start - 1 and before.count
                if beside and unit in {"base", "post", "village"}:
                    return []  # "two bases, one in A and the other in B": the two, which add up elsewhere
                if unit and before.plural:
                    around = self.around(chunk, unit)
                    if around is None and unit in {"district", "city"}:
                        around = ResolvedPlace(place_precision="country", basis="span")
                    return [self._counted(chunk, unit, "")._replace(plural=True, place=around)]
                if before.count and self.context.who(other, before).kind == "person":
                    return []  # "17 soldiers were killed and 15 were captured"
        return []

    def _another(self, chunk: Chunk) -> list[Ground]:
        """ "regained control of another": one of what was told last in the sentence, in the same province."""
        last = self.told[-1] if self.told else None
        if last is None or last.unit not in {"district", "district_center", "city"} or last.place is None:
            return []
        within = ResolvedPlace(province=last.place.province, place_precision="province", basis="span")
        return [single(Ground(last.unit, chunk.start, chunk.end, place=within))]

    def _referred(self, chunk: Chunk) -> list[Ground]:
        """ "it": the ground last spoken of."""
        here = [(c.unit, c.place) for c in reversed(self.told)]
        if not here:  # "attacked an outpost and captured it"
            done = [c for v in reversed(self.s.verbs) if v.end < chunk.start for c in self.s.patients(v)]
            apart = (c for c in done if c.end < chunk.start - 1 and self.s.tag(c.head or 0) != "O")  # no "parts of it"
            fought = (g for c in apart for g in self.of(c) if not g.plural)
            here = [(g.unit, g.place) for g in fought]
        before = [(c.unit, c.place) for _, c in self._last_told()]
        if not here and self.s.index:
            other = Terrain(self.context.sentence(self.s.index - 1), self.context)
            if told_of := other.opening(self.s, chunk):
                before = told_of
            elif not before:  # "reports about the fate of a district. Police said it was held"
                nouns = (c for c in other.s.chunks if other.s.tag(c.head or 0) != "O")
                before = [(g.unit, g.place) for c in nouns for g in other.of(c) if g.named][:1]
        said = self.s.said_to_be(chunk.end)  # "it is the second base lost"
        kind = self._unit(said, self.s.noun_of(said)) if said else None
        meant = [(unit, place) for unit, place in (*here, *before) if kind in {None, unit}]
        return [single(Ground(unit, chunk.start, chunk.end, place=place)) for unit, place in meant[:1]]

    def opening(self, later: Sentence, it: Chunk) -> list[tuple[str, ResolvedPlace | None]]:
        """The ground that this sentence is about, where the next opens with "it": "The base was besieged. It fell"."""
        if it.start or not self.s.verbs or not later.verbs:
            return []
        subject = self.s.subject(self.s.verbs[0])
        if subject is None or subject.plural or self.s.tag(subject.head or 0) == "O":
            return []
        return [(g.unit, g.place) for g in self.of(subject) if not g.plural][:1]

    def _earlier(self, ground: Ground) -> Ground:
        """ "the city", "the district center": the place of that level last named."""
        levels = LEVELS.get(ground.unit, ())
        mention = self.before(ground.start, levels)
        away = mention is not None and self.context.text.endswith(_AWAY_FROM, 0, mention.start)
        wide = mention is not None and ground.unit == "city" and self.is_told_aside(mention)
        # "the government in the capital confirmed its loss"
        if mention and (away or wide or self.is_country_s(mention)):
            told = [c for c in (*self.told[-1:], *(c for _, c in self._last_told())) if c.unit == ground.unit]
            if told and told[0].place is not None:
                return ground._replace(place=told[0].place)
        return ground._replace(place=self.place(mention, ground.unit)) if mention else ground

    def _named(self, ground: Ground, mention: PlaceMention, unit: str) -> Ground:
        return single(ground._replace(plural=False, named=True, place=self.place(mention, unit)))
