"""How firmly it is said: asserted, claimed, admitted, denied, reported or unconfirmed."""

from __future__ import annotations

from .saying import CLAIMING
from .speech import Speech, denies

_ADMIT = frozenset("admit acknowledge concede confirm".split())


def modality_of(speech: Speech | None, source_class: str) -> str:
    """asserted, claimed, admitted, denied, reported or unconfirmed, from the verb of saying and who says it."""
    if speech is None:
        return "asserted"
    if denies(speech):
        return "denied"
    if source_class == "adversary":
        return "claimed"
    if source_class == "unconfirmed":
        return "unconfirmed"
    if speech.verb in _ADMIT and source_class == "own_side":
        return "admitted"
    if speech.verb in CLAIMING:
        return "claimed"
    return "reported" if source_class == "narrator" else "asserted"
