"""Claims -> events: what is one incident, what it cost, who held which district, and what maintainers overruled."""

from warledger.events.build import EventTables, build_events
from warledger.events.decisions import Decisions, DecisionsError, decided, read_decisions, undated
from warledger.events.explain import explain

__all__ = [
    "Decisions",
    "DecisionsError",
    "EventTables",
    "build_events",
    "decided",
    "explain",
    "read_decisions",
    "undated",
]
