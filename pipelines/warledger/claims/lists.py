"""Which noun phrases of a sentence stand in one list, and which is what a verb does something to."""

from __future__ import annotations

from .chunks import Chunk
from .numbers import read_count
from .verbs import VerbGroup, find_verbs
from .word_classes import REDUCED, SAYING
from .words import Words

#: verbs and the particle behind which they take an object
_UP = frozenset(
    (verb, way)
    for verbs, ways in {
        "pick round": "up",
        "shoot gun mow cut": "down",
        "carry spirit": "out",
        "drive push force flush chase kick throw beat": "out back off",
        "finish": "off",
    }.items()
    for verb in verbs.split()
    for way in ways.split()
)
#: verbs and what completes them before their object: "shot dead two", "set free two"
_COMPLETED = frozenset((("shoot", "dead"), ("set", "free"), ("let", "go")))
_ALONG = frozenset(("along", "together"))  # "with his driver"
_CALLED = frozenset("named called known identified".split())
_FURTHER = frozenset("another his her their".split())
#: prepositions that open a sentence with where it is or whose word it is
_OPENING = frozenset("in to at near on outside".split())
_RELATIVE_REACH = 24  # tokens
_TIMES = {"twice": 2, "double": 2}
_ASIDE = 12  # tokens of a participle that says which one is meant
_RESULTING = frozenset("lead result end".split())
#: verbs whose object may be the subject of what is told: "said A and B were killed", "left A and B dead"
_TELLING = frozenset("say add tell claim report announce confirm state admit leave".split())


class Lists(Words):
    """A sentence of an article with its verbs, from left to right (verbs.py)."""

    def __init__(self, source: str, start: int, end: int, paragraph: int, index: int) -> None:
        super().__init__(source, start, end, paragraph, index)
        self.verbs: list[VerbGroup] = [v for v in find_verbs(self.tokens) if self.chunk_at(v.main) is None]
        self._verbs_at: list[VerbGroup | None] = [None] * len(self.tokens)
        for number, verb in enumerate(self.verbs):
            verb.index = number
            self._verbs_at[verb.start : verb.end] = [verb] * (verb.end - verb.start)

    def verb_at(self, i: int) -> VerbGroup | None:
        """The verb group that holds a token."""
        return self._verbs_at[i] if 0 <= i < self._size else None

    def object_chunk(self, verb: VerbGroup) -> Chunk | None:
        """The chunk right after a verb (adverbs, quotes, a day and the "up" of "picked up" skipped), if no preposition
        stands between."""
        particle = self.low(verb.end) if (verb.lemma, self.low(verb.end)) in _UP else ""
        i = verb.end + bool(particle)
        i += 2 * ((self.low(i), self.low(i + 1)) == ("to", "death"))  # shot to death two men
        i = self._past_as_many(i)
        day = self.chunk_at(i + 1) if self.low(i) == "on" else None
        if day and day.start == i + 1 and self.is_time(day) and (told := self.chunk_at(day.end)):
            return told if told.start == day.end and not told.prep and not self.is_time(told) else None
        while self.tag(i) in 'R"' or (verb.lemma, self.low(i)) in _COMPLETED:
            chunk = self.chunk_at(i)
            completes = (verb.lemma, self.low(i)) in _COMPLETED and chunk is not None and chunk.end == i + 1
            if chunk and chunk.start == i and not completes:
                break
            i += 1
        chunk = self.chunk_at(i)
        if chunk and self.low(chunk.start) == "there":
            return None  # the men based there
        after = self.chunk_at(chunk.end) if chunk and not chunk.count and self.is_time(chunk) else None
        chunk = after if after and not self.is_time(after) else chunk  # arrested Friday a facilitator
        return chunk if chunk and chunk.start >= i and chunk.prep in {"", particle} else None

    def multiple(self, i: int) -> tuple[int, int]:
        """How many tokens from i on multiply a number, and by how much: "twice", "three times"; none, by one."""
        if times := _TIMES.get(self.low(i)):
            return 1, times
        count = read_count(self.tokens, i) if self.low(i + 1) == "times" else None
        return (2, count.low) if count and count.low else (0, 1)

    def _past_as_many(self, i: int) -> int:
        """The "many" of "killed two and injured as many others", "hurt twice as many", where it is not "as many as"."""
        times = self.multiple(i)[0]
        here = (self.low(i + times), self.low(i + times + 1)) == ("as", "many") and self.low(i + times + 2) != "as"
        return i + times + 1 if here else i

    def conjuncts(self, first: Chunk) -> list[Chunk]:
        """Chunks coordinated with `first` to its right: "two soldiers in Kunduz, a policeman and three children".

        Prepositional phrases in between are passed over; a chunk that is itself followed by a verb begins a new
        clause; a chunk after a mere comma counts only where the list later ends in "and" and it is not an apposition.
        """
        found: list[Chunk] = []
        pending: list[Chunk] = []
        previous = first
        i = first.end
        while i < len(self.tokens):
            tag = self.tag(i)
            chunk = self.chunk_at(i)
            if chunk and chunk.start == i:
                if chunk.prep or (self.tag(i - 1) in "NP#" and not pending):
                    i = chunk.end
                    if chunk.prep == "with" and self.low(chunk.start - 2) in _ALONG:
                        found += [*pending, chunk]
                        pending, previous = [], chunk
                    if chunk.prep == "between" and self.tag(i) == "C" and (other := self.chunk_at(i + 1)):
                        i = other.end  # "a base between X and Y"
                    continue
                break
            if tag in 'RI"' and tag != "C":
                if self.low(i) == "including":
                    break
                i += 1
                continue
            if tag == "S" and self.low(i) == "than":
                break
            besides = (self.low(i), self.low(i + 1), self.low(i + 2)) == ("as", "well", "as")
            if besides and (chunk := self.chunk_at(i + 3)) and not self.opens_clause(chunk):
                found += [*pending, chunk]
                pending, previous, i = [], chunk, chunk.end
                continue
            if (
                self.low(i) in _CALLED
                and (name := self.chunk_at(i + 1 + (self.low(i + 1) == "as")))
                and self.is_name(name)
            ):
                i = name.end  # a leader named X and two others, a man known as Y and his driver
                continue
            if tag == "E" and self.low(i + 1) == "to" and self.low(i + 2) == "be" and (held := self.chunk_at(i + 3)):
                i = held.end  # a man believed to be a planner and two others
                continue
            relative = i if tag == "W" else i + 1 if tag == "," and self.tag(i + 1) == "W" else 0
            if relative and (chunk := self._further_one(relative)):
                found += [*pending, chunk]
                pending, previous, i = [], chunk, chunk.end
                continue
            if tag not in ",C" or self.low(i) in {"but", "nor", "yet", "plus"}:
                break
            along = self.low(i + 1) in _ALONG and self.low(i + 2) == "with"
            if along and (chunk := self.chunk_at(i + 3)) and chunk.start == i + 3 and not self.opens_clause(chunk):
                found += [*pending, chunk]  # "..., along with ten guards"
                pending, previous, i = [], chunk, chunk.end
                continue
            aside = self.chunk_at(i + 2) if tag == "," and self.tag(i + 1) == "I" else None
            if aside and aside.start == i + 2 and self.low(i + 1) != "including":
                owner = self.chunk_at(aside.end + 1) if self.low(aside.end) == "of" else None
                end = owner.end if owner else aside.end
                if self.tag(end) in ",C":
                    i = end  # overran X, in the province of Y, and Z
                    continue
            k = i + 1
            link = tag
            while self.tag(k) in ',CR"' or self.low(k) in {"as", "well"}:
                link = "C" if self.tag(k) == "C" or self.low(k) == "well" else link
                chunk = self.chunk_at(k)
                if chunk and chunk.start == k:
                    break
                k += 1
            chunk = self.chunk_at(k)
            if not chunk or chunk.start != k or (chunk.prep and chunk.prep != "as"):
                break
            if self.opens_clause(chunk):
                break
            if link == "C":
                found += [*pending, chunk]
                pending = []
            elif chunk.count or not self._apposition(previous, chunk):
                pending.append(chunk)
            previous = chunk
            i = chunk.end
        return found

    def _further_one(self, i: int) -> Chunk | None:
        """Who is joined to somebody behind the relative clause at i: "a leader who made bombs, and another man"."""
        for k in range(i + 1, min(len(self.tokens), i + _RELATIVE_REACH)):
            chunk = self.chunk_at(k + 2)
            joined = self.tag(k) == "," and self.tag(k + 1) == "C" and chunk is not None and chunk.start == k + 2
            if joined and chunk and not self.opens_clause(chunk):
                further = self.low(chunk.start) in _FURTHER or bool(chunk.count and chunk.count.more)
                return chunk if further else None
        return None

    def _apposition(self, before: Chunk, chunk: Chunk) -> bool:
        """ ", a commander" after a name or one person; a bare name after a person."""
        if chunk.head is None or self.low(chunk.start) in {"his", "her"}:
            return False  # the governor, his driver and two guards
        if self.is_name(chunk):
            return True
        if before.definite and self.tag(chunk.start) == "N" and self.tag(chunk.end) == "C":
            return False  # the leader, courier and two others
        one = before.head is None and before.count is not None and before.count.high == 1  # "one, a planner, and ..."
        indefinite = not before.definite and before.head is not None and self.tokens[before.head].tag != "P"
        return not chunk.plural and (one or not before.plural) and not indefinite

    def opens_clause(self, chunk: Chunk) -> bool:
        """Whether the chunk is the subject of a verb right behind it, or behind its "of" and a name."""
        i = chunk.end
        owner = self.chunk_at(i + 1) if self.low(i) == "of" else None
        if owner and self.is_name(owner) and not chunk.count:
            i = owner.end
        while self.tag(i) in "RX":
            i += 1
        verb = self.verb_at(i) or (self._behind_aside(i) if chunk.definite and not chunk.count else None)
        return verb is not None and (verb.form == "finite" or (verb.form == "ed" and verb.lemma not in REDUCED))

    def _behind_aside(self, i: int) -> VerbGroup | None:
        """The verb whose subject ends before an aside: "and the third, aimed at rescuers, left seven dead"."""
        aside = self.verb_at(i + 1) if self.tag(i) == "," else None
        if aside is None or aside.form not in {"ed", "ing"} or aside.aux:
            return None
        closing = next((k for k in range(aside.end, aside.end + _ASIDE) if self.tag(k) in ",:"), 0)
        verb = self.verb_at(closing + 1) if closing and self.tag(closing) == "," else None
        return verb if verb and verb.form in {"finite", "ed"} and verb.lemma not in SAYING else None

    def joined_before(self, chunk: Chunk) -> list[Chunk]:
        """Chunks coordinated with `chunk` to its left, the farthest first: "A, B and C were killed"."""
        found: list[Chunk] = []
        i = chunk.start - 1
        if (self.low(i), self.low(chunk.start)) == ("as", "many"):  # "three soldiers and at least as many rebels died"
            i -= 1 + 2 * ((self.low(i - 2), self.low(i - 1)) == ("at", "least"))
        seen_and = self.headline and bool(chunk.count)  # "Twelve soldiers, five policemen killed"
        if chunk.head is not None and self.tokens[chunk.head].tag == "O" and not chunk.count:
            return []
        while i > 0 and len(found) < 12:
            besides = (self.low(i - 2), self.low(i - 1), self.low(i)) == ("as", "well", "as")
            seen_and = seen_and or besides
            if not besides and (self.tag(i) not in ",C" or self.low(i) in {"but", "yet"}):
                break
            k = i - 3 * besides
            while k > 0 and (self.tag(k) in ",CR" and not self.chunk_at(k)):
                seen_and = seen_and or self.low(k) in {"and", "or", "&", "plus"}
                k -= 1
            if not seen_and:
                break
            k = self.before_bracket(k) if self.tag(k) == ")" else k
            before = self.chunk_at(k)
            if before is None and self.tag(k + 1) == "," and (opening := self.matching_comma(k + 1)):
                before = self.chunk_at(opening - 1) if self.tag(opening + 1) == "W" else None  # A, who was armed, and B
            if before is None and self.tag(k) == "-" and (opening := self.opening_dash(k)) is not None:
                before = self.chunk_at(opening - 1)  # A - one B and two C - and D
            if before and self.tag(before.start - 1) == "S" and self.chunk_at(before.start - 2) is not None:
                return [before, *found]  # "a day after A and B were killed"
            comes = before is not None and self._came_about(before, chunk)
            while before and before.prep and before.index and not comes:
                left = self.chunks[before.index - 1]
                called = before.prep == "as" and self.low(left.end) in _CALLED and self.is_name(before)
                aside = before.prep == "including" and self.tag(before.start - 2) == ","  # 300 men, including A, and B
                if left.end < before.start - 1 - called - aside:
                    before = None
                    break
                before = left
            beside = self.chunk_at(before.start - 1) if before and before.count and before.head is None else None
            if beside and not beside.prep and not self.is_time(beside):
                break  # "the army lost 20, the rebels 59, and 12 were hurt": told of the rebels
            if not before or (before.prep and not comes) or self._object_of_verb(before) or self._is_speaker(before):
                break
            if self.low(before.start) == "ones" and not before.count:
                break  # "In the earlier ones, 11 and nine died"
            aside = before.head is None and not before.count and self.low(before.start) != "another"  # all in uniform
            if not aside and not self._names_the_one_before(before):
                found.insert(0, before)
            i = before.start - 1
        return [] if self._says_who_they_were(found, chunk) else found

    def _is_speaker(self, chunk: Chunk) -> bool:
        """ "..., said Jan Gul, the police chief, and nine were wounded": who speaks, or what he is."""
        name = self.chunk_at(chunk.start - 2) if self.tag(chunk.start - 1) == "," else chunk
        verb = self.verb_at(name.start - 1) if name and self.is_name(name) else None
        return verb is not None and verb.lemma in SAYING and self.tag(verb.start - 1) in ',"'

    def _says_who_they_were(self, found: list[Chunk], chunk: Chunk) -> bool:
        """ "Nine people died, mostly villagers, and 20 were hurt": between the commas it says who the nine were."""
        if not found or not chunk.count or any(one.count or one.definite or not one.plural for one in found):
            return False
        k = found[0].start - 1
        while k > 0 and self.tag(k) in "RDIO":  # "all of them villagers", "both soldiers and villagers"
            k -= 1
        verb = next((verb for verb in self.verbs if verb.end <= k), None)
        if verb is None or self.tag(k) != "," or self.tag(0) in "SI":
            return False
        before = k if verb.lemma == "leave" else verb.start  # "left 30 people dead, mostly villagers, and 20 hurt"
        return any(one.count and one.head is not None and one.end <= before for one in self.chunks)

    def _came_about(self, before: Chunk, chunk: Chunk) -> bool:
        """ "led to four women and a child killed", "with 20 policemen and soldiers killed": of what came about, its
        participle behind the last."""
        main, told = self.verb_at(before.start - 2), self.verb_at(chunk.end)
        resulted = main is not None and main.lemma in _RESULTING and before.prep in {"to", "in", "with"}
        resulted = resulted or (before.prep == "with" and self.tag(before.start - 2) == ",")
        return resulted and before.count is not None and told is not None and told.form != "finite" and not told.aux

    def _names_the_one_before(self, chunk: Chunk) -> bool:
        """ "the governor, Jan Gul, and six others", "Jan Gul, the governor, and six others": no further man."""
        left = self.chunk_at(chunk.start - 2) if self.tag(chunk.start - 1) == "," else None
        if left is None or left.end != chunk.start - 1:
            return False
        while (
            self.is_name(chunk)
            and left.prep in _OPENING
            and left.index
            and self.chunks[left.index - 1].end == left.start - 1
        ):
            left = self.chunks[left.index - 1]  # "its commander in Kunduz, Jan Gul"
        if left.plural or left.prep in _OPENING:
            return False  # "In Kunduz, a commander and two soldiers"
        name, other = (self.is_name(chunk), left) if self.is_name(chunk) else (self.is_name(left), chunk)
        return name and not other.plural and any(self.tag(k) == "N" for k in range(other.start, other.end))

    def is_name(self, chunk: Chunk) -> bool:
        """Whether it is made of names alone."""
        return all(self.tag(k) == "P" for k in range(chunk.start, chunk.end))

    def _object_of_verb(self, chunk: Chunk) -> bool:
        verb = self.verb_at(chunk.start - 1)
        told = verb is not None and (verb.lemma in _TELLING)  # "said A and B were killed"
        apart = (
            self.tag(chunk.start - 1) == "O" or self.low(chunk.start) == "captive"
        )  # "two of them boys, and 12 hurt"
        return apart or (verb is not None and not told and not (verb.form == "ed" and verb.passive))
