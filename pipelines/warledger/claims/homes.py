"""Where people come from, told behind their names: "Sgt. John Hall, of Dayton, Ohio, was killed"."""

from __future__ import annotations

from .tokens import Token

_FROM = frozenset(("of", "from"))


def with_homes(tokens: list[Token]) -> list[Token]:
    """The tokens without the comma, and the stop of an abbreviation, that part a home town from its state or
    province."""
    dropped: set[int] = set()
    for i, token in enumerate(tokens):
        if token.low not in _FROM or i < 2 or tokens[i - 1].tag != "," or tokens[i - 2].tag not in "PN":
            continue
        comma = _names_end(tokens, i + 1)
        state = _names_end(tokens, comma + 1)
        if comma == i + 1 or state == comma + 1 or _tag(tokens, comma) != ",":
            continue
        stop = _tag(tokens, state) == "." and _tag(tokens, state + 1) in {",", ":"}
        if stop or _tag(tokens, state) in {",", ":"}:
            dropped |= {comma, state} if stop else {comma}
    return [token for i, token in enumerate(tokens) if i not in dropped] if dropped else tokens


def _names_end(tokens: list[Token], i: int) -> int:
    while _tag(tokens, i) == "P":
        i += 1
    return i


def _tag(tokens: list[Token], i: int) -> str:
    return tokens[i].tag if i < len(tokens) else ""
