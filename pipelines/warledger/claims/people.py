"""Whose people a noun phrase names: party and group from the conflict's lexicon, head noun and names in the phrase
together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from warledger.conflict import Conflict

from .chunks import Chunk
from .clauses import Sentence

#: participles and adjectives that stand for people: "the two wounded"
_CONDITIONS = frozenset("dead wounded injured killed captured detained missing arrested".split())
#: nouns that with the nation's adjective mean its government's people
_OF_THE_STATE = frozenset(
    "force troop officer commander official pilot crew army military helicopter gunship warplane plane jet aircraft "
    "authority airstrike air-strike air-raid bombardment".split()
)
#: people of a force that has a name, whatever they do there: "two employees of the NDS"
_STAFF = frozenset("employee staffer worker".split())
_STRIKES = frozenset("airstrike air-strike air-raid bombardment".split())
#: people of a foreign country who are not called so where they are soldiers
_NO_SOLDIERS: dict[str, str | None] = {"hostage": "civilian", "national": None}
_ELIDED = frozenset("others other ones first latest second third fourth fifth sixth seventh eighth".split())
#: names that are also everyday words, unless written in capitals
_WORDS_TOO = frozenset(("us", "is"))
_PEOPLES = frozenset("americans britons germans canadians afghans marines seals talibs commandos".split())


class Person(NamedTuple):
    """Who a chunk names.

    `kind`: person (can be counted), collective (a force, a convoy: acts or is hit), name (a proper name only), count
    (a number without a noun), pronoun, thing. `party` null: the words do not say. `key`: head noun or name, to know
    it again.
    """

    kind: str
    party: str | None
    group: str | None
    key: str
    named: bool = False  # the party comes from a name in the phrase, not from the noun alone


@dataclass(frozen=True)
class PeopleLexicon:
    """The conflict's people.toml, compiled."""

    heads: dict[str, str]
    names: dict[str, list[tuple[tuple[str, ...], str, str]]]
    weak: frozenset[str]
    enemy_by_role: frozenset[str]
    other_wars: frozenset[str]
    other_attacks: str  # a pattern
    armed: frozenset[str]
    weapons: frozenset[str]
    deeds: frozenset[str]
    relations: frozenset[str]
    retinue: frozenset[str]
    riders: frozenset[str]
    kin: frozenset[str]
    gatherings: frozenset[str]
    homes: dict[str, str]
    groups: dict[str, tuple[str, ...]]
    adjective: str


@cache
def names_beside(conflict: Conflict) -> tuple[str, ...]:
    """The names, in lower case, beside which shorter ones mean something else."""
    return tuple(conflict.lexicon("people")["names_beside"])


@cache
def people_lexicon(conflict: Conflict, beside: str = "", *, ruled: bool = False) -> PeopleLexicon:
    """The compiled lexicon of a conflict, made once; for texts that hold the name `beside`, with what shorter names
    mean there, and for those written while today's opposition ruled, with whom they called the opposition."""
    data = conflict.lexicon("people")
    then = data["while_opposition_ruled"] if ruled else {"heads": {}, "names": {}}
    heads: dict[str, str] = {}
    for party in ("collective", "unknown", "civilian", "insurgent", "international", "government"):
        for word in data["heads"][party].lower().split():
            heads.setdefault(word, party) if party == "collective" else heads.__setitem__(word, party)
    heads |= {word: party for party, nouns in then["heads"].items() for word in nouns.split()}
    names: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for phrase, (party, group) in (data["names"] | data["names_beside"].get(beside, {}) | then["names"]).items():
        words = tuple(phrase.split())
        names.setdefault(words[0], []).append((words, party, group))
    for entries in names.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return PeopleLexicon(
        heads,
        names,
        frozenset(data["name_rules"]["weak"]),
        frozenset(data["enemy_by_role"]["words"].lower().split()),
        frozenset(data["other_wars"]["words"].split()),
        data["other_wars"]["attacks"],
        frozenset(data["armed"]["words"].split()),
        frozenset(data["armed"]["weapons"].split()),
        frozenset(data["armed"]["deeds"].split()),
        frozenset(data["relations"]["words"].split()),
        frozenset(data["relations"]["retinue"].split()),
        frozenset(data["relations"]["riders"].split()),
        frozenset(data["relations"]["kin"].split()),
        frozenset(data["gatherings"]["civilian"].split()),
        {word: party for party, words in data["homes"].items() for word in words.split()},
        {party: tuple(words) for party, words in data["groups"].items()},
        conflict.adjective.lower(),
    )


class Named(NamedTuple):
    """A name of a side in a run of tokens."""

    phrase: str
    party: str
    group: str
    at: int


def names_in(lexicon: PeopleLexicon, sentence: Sentence, start: int, end: int) -> list[Named]:
    """Names of sides among tokens start..end, longest first at each word."""
    found = []
    tokens = sentence.tokens
    after = start
    for i, entries in _name_starts(lexicon, sentence):
        if i >= end:
            break
        if i < after:
            continue
        for words, party, group in entries:
            if i + len(words) <= end and all(
                word in (tokens[i + k].low, tokens[i + k].singular) for k, word in enumerate(words)
            ):
                if tokens[i].low not in _WORDS_TOO or tokens[i].text.isupper():
                    found.append(Named(" ".join(words), party, group, i))
                after = i + len(words)
                break
    return found


def _name_starts(lexicon: PeopleLexicon, sentence: Sentence) -> list[tuple[int, list[Any]]]:
    """The tokens with which a name of a side may begin, and the names; looked up once a sentence."""
    known = sentence.name_starts
    if known is None:
        names = lexicon.names
        sentence.name_starts = known = []
        for i, token in enumerate(sentence.tokens):
            if entries := names.get(token.low) or names.get(token.singular):
                known.append((i, entries))
    return known


def read_person(lexicon: PeopleLexicon, sentence: Sentence, chunk: Chunk) -> Person:
    """Who the chunk's own words name; context (pronouns, roles) is resolved by Context.who."""
    if chunk.head is None:
        return Person("count", None, None, "")
    tokens = sentence.tokens
    head_word = tokens[chunk.head].low
    if head_word in _ELIDED:
        return Person("count", None, None, "")
    if tokens[chunk.head].tag in "OW":
        return Person("pronoun", None, None, head_word)
    kind, party, key, at = _head(lexicon, sentence, chunk)
    end = chunk.end if at < 0 else max(at + 1, chunk.start)
    names = names_in(lexicon, sentence, chunk.start, end if kind != "name" else chunk.end)
    strong = [name for name in names if name.phrase not in lexicon.weak]
    known = strong or [name for name in names if name.party != lexicon.adjective]
    chosen = next((name for name in reversed(known) if name.party != "insurgent"), known[-1] if known else None)
    serves = chosen is not None and chosen.party == "government" and bool(chosen.group) and key in _STAFF
    if (
        party == "civilian"
        and not serves
        and (chosen is None or chosen.party in {"international", "government", "civilian"})
    ):
        return Person("person", "civilian", None, key)
    if chosen is not None and chosen.party == "international" and key in _NO_SOLDIERS:
        return Person("person", _NO_SOLDIERS[key], None, key)
    if chosen is not None:
        if kind == "name" and chosen.at + len(chosen.phrase.split()) < chunk.end and not strong:
            kind = "thing"
        group = chosen.group or next((n.group for n in names if n.group and n.party == chosen.party), "")
        plain = chosen.phrase in {"government", "intelligence", "elite", "army"} and party not in {None, "government"}
        named_party = party if plain and party != "unknown" else chosen.party
        one = (
            tokens[chunk.start].low in {"a", "an", "another"}
            and chosen.phrase == head_word
            and head_word.endswith("an")
        )
        if kind == "name" and (chunk.count or chosen.phrase + "s" == head_word or head_word in _PEOPLES or one):
            kind = "person"  # "eight suspected Taliban", "nine Americans", "an American"
        elif kind in {"name", "thing"}:
            kind = (
                "collective"
                if chosen.phrase == head_word or head_word.startswith(chosen.phrase) or kind == "name"
                else kind
            )
        return Person(kind, named_party, group or None, key, True)
    national = any(name.party == lexicon.adjective for name in names)
    acts = kind in {"person", "collective"} or key in _STRIKES
    if national and acts and (key in _OF_THE_STATE or party == "international"):
        return Person(kind, "government", None, key, True)
    if kind == "collective":
        party = None
    if party == "unknown" and any(t.low in lexicon.armed for t in tokens[chunk.start : chunk.end]):
        party = "insurgent"
    return Person(kind, None if party == "unknown" else party, None, key)


def _head(lexicon: PeopleLexicon, sentence: Sentence, chunk: Chunk) -> tuple[str, str | None, str, int]:
    """(kind, party of the noun, key, token) of the rightmost word that names people; names may follow it ("chief
    Ahmad")."""
    tokens = sentence.tokens
    assert chunk.head is not None
    i = chunk.head
    first = chunk.count.end if chunk.count and chunk.start < chunk.count.end <= i else chunk.start
    while i >= first:
        token = tokens[i]
        if token.tag == "J" and i < chunk.head and token.low == lexicon.adjective:
            pass  # "the Afghan Taliban"
        elif token.tag in "NJ" or (token.tag == "P" and token.singular in lexicon.heads):
            base = token.singular
            before = tokens[i - 1].singular if i > chunk.start else ""
            for word in (f"{before}-{base}", base):
                party = lexicon.heads.get(word)
                if base == "member" and lexicon.heads.get(before) == "civilian":
                    party = "civilian"  # "staff members", "family members"
                if party:
                    kind = "collective" if party == "collective" else "person"
                    if base == "force" and (token.low == "forces"):
                        kind = "person"
                    if base == "militia" and token.low == base and chunk.count:
                        kind = "person"  # "six pro-government militia"
                    if token.low in {"police", "troops", "personnel", "paramilitary"}:
                        kind = "person"
                    if base == "family" and not chunk.count:
                        kind = "person"
                    return kind, "unknown" if party == "collective" else party, base, i
            if base in _CONDITIONS:
                return "person", "unknown", base, i
            if token.tag == "N" or i == chunk.head:
                names = lexicon.names.get(token.low) or lexicon.names.get(base) or ()
                if any(len(words) == 1 for words, _, _ in names):
                    return "name", None, base, i
                if token.tag == "N":
                    return "thing", None, base, i
        elif token.tag != "P":
            break
        i -= 1
    if tokens[chunk.head].low in _CONDITIONS:
        return "person", "unknown", tokens[chunk.head].low, chunk.head
    if tokens[chunk.head].tag == "P":
        return "name", None, " ".join(t.low for t in tokens[chunk.start : chunk.end] if t.tag == "P"), -1
    return "thing", None, tokens[chunk.head].low, chunk.head
