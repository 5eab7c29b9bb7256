"""The index behind the events page holds every event, in scripts of bounded size."""

import json
import re

from tests.generators.release_tables import release_tables

from warledger import conflict
from warledger.site import finder
from warledger.site.events import EventBook
from warledger.site.ledger import Ledger


def scripts(told: Ledger) -> dict[str, str]:
    return dict(finder.scripts(told, EventBook(told)))


def called(script: str) -> list:
    """The arguments of the one call that a script makes."""
    return json.loads("[" + re.fullmatch(r"WARLEDGER\.\w+\((.*)\);\n", script, re.DOTALL)[1] + "]")


def test_every_event_can_be_found(told: Ledger) -> None:
    made = scripts(told)
    events = [event for name in made if name.startswith("part-") for event in called(made[name])[1]]
    rows = told["events"].select("event_id", "month", "title").rows()
    assert sorted((event[0], event[1], event[2]) for event in events) == sorted(rows, key=lambda row: row[0])


def test_codes_point_into_the_lists_of_names(told: Ledger) -> None:
    made = scripts(told)
    (index,) = called(made["index.js"])
    assert sum(part["events"] for part in index["parts"]) == told["events"].height
    for name in made:
        for event in called(made[name])[1] if name.startswith("part-") else []:
            *_, province, _, _, figures, publishers = event
            assert province < len(index["provinces"])
            assert all(code < len(index["publishers"]) for code in publishers)
            for party, measure, _, *ground in figures:
                assert party < len(index["parties"]) and measure < len(index["measures"])
                # ground has no party: what it is stands in its place
                assert bool(ground) == (not index["parties"][party])


def test_a_script_of_a_thousand_events_stays_small() -> None:
    frames = release_tables(events=2_100, months=60)
    told = Ledger(None, {"release": "1-0a1b2c3d"}, frames, conflict.load())  # type: ignore[arg-type]
    sizes = [len(text.encode()) for text in scripts(told).values()]
    assert len(sizes) == 4
    assert max(sizes) < 250_000
