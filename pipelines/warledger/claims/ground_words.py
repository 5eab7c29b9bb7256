"""The words for ground and its changes of hands, from ground.toml."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from .unreal import REALIZED

DATA: dict[str, Any] = tomllib.loads(files(__package__).joinpath("ground.toml").read_text(encoding="utf-8"))


def words(table: str, key: str) -> frozenset[str]:
    """A list of ground.toml."""
    return frozenset(DATA[table][key].split())


#: nouns for districts, bases and the like
GROUND = frozenset(word for listed in DATA["units"].values() for word in listed.split())
RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last latest only".split())
#: what an infinitive hangs on that did not succeed, or is not told to
ATTEMPTS = words("unreal", "attempts")
#: tokens between a verb and the words that complete it
REACH = 10
_KEYS = {"verbs", "reach", "control", "flag", "from", "flee", "over", "restore", "hands"}
#: the base forms of all verbs that tell of ground
VERBS = REALIZED.union(
    ATTEMPTS, ("follow",), *(words(table, key) for table in DATA for key in DATA[table] if key in _KEYS)
)


def base(lemma: str) -> str:
    """The base form as the word lists have it: a lemma got by cutting an ending may lack its "e"."""
    if lemma not in VERBS and lemma + "e" in VERBS:
        return lemma + "e"
    return "beat" if lemma == "beaten" else lemma
