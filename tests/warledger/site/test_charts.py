"""Charts draw what the tables say: ranges, open ends, and nothing where nothing was reported."""

import csv
import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
import vl_convert
from tests.generators.published_site import REPORTS

from warledger import conflict, tables
from warledger.site import charts, listings, overview
from warledger.site.charts import casualties, coverage, district_map, districts
from warledger.site.ledger import Ledger

NAMES = (
    "killed-by-month", "killed-in-all", "killed-by-province",
    "districts-lost", "district-status", "district-map", "reports-by-month",
)  # fmt: skip


def ledger_of(**frames: pl.DataFrame) -> Ledger:
    """A ledger with these tables, all others empty."""
    names = [*tables.TABLES, *tables.REFERENCE_TABLES]
    return Ledger(
        Path(), {"release": "1-0a1b2c3d"}, {name: tables.empty(name) for name in names} | frames, conflict.load()
    )


def months(*rows: tuple[str, int | None, int | None, int | None, int]) -> pl.DataFrame:
    """Government killed: month, low, best, high, claimed."""
    columns = ("events", "claims", "articles", "publishers", "month_uncertain")
    return tables.frame(
        "monthly_casualties",
        [
            dict(zip(("month", "low", "best", "high", "claimed"), row, strict=True))
            | {"party": "government", "measure": "killed", "bounded_low": row[1]}
            | dict.fromkeys(columns, 1)
            for row in rows
        ],
    )


@pytest.mark.parametrize("name", NAMES)
def test_each_chart_compiles_to_vega(told: Ledger, name: str) -> None:
    figure = charts.catalogue(told, REPORTS)[name]()
    assert figure.spec
    assert vl_convert.vegalite_to_vega(figure.spec)["marks"]
    assert figure.title and figure.alt and figure.table.rows


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("month") or name == "districts-lost"])
def test_each_month_of_a_table_is_a_mark_of_its_chart(told: Ledger, name: str) -> None:
    figure = charts.catalogue(told, REPORTS)[name]()
    plain = json.dumps(figure.spec).replace("var(--silent)", "#123456")
    drawn = vl_convert.vegalite_to_svg(json.loads(re.sub(r"var\(--[\w-]+\)", "red", plain)))
    for row in figure.table.rows:
        assert f"Month: {row[0].text}" in drawn
    widths = re.findall(r'd="M[\d.]+,0h([\d.]+)v[\d.]+h-[\d.]+Z" fill="#123456"', drawn)
    panels = len(figure.spec.get("vconcat", [1])) - (name == "districts-lost")
    assert len(widths) == panels * len(told.silences)
    assert all(float(width) > 1 for width in widths)


def test_what_is_drawn_is_what_is_tabled() -> None:
    ledger = ledger_of(monthly_casualties=months(("2018-07", 44, 59, None, 0), ("2018-09", 3, 4, 5, 0)))
    figure = casualties.by_month(ledger, "killed")
    rows = [row for rows in figure.spec["datasets"].values() for row in rows if "month" in row]
    assert [(row["month"], row["low"], row["best"], row["top"], row.get("open")) for row in rows] == [
        ("2018-07", 44, 59, 59, True),
        ("2018-09", 3, 4, 5, None),
    ]
    assert "July 2018" in figure.title and "59 (at least 44)" in figure.title
    assert [[cell.text for cell in row] for row in figure.table.rows] == [
        ["September 2018", "4 (3–5)"],
        ["July 2018", "59 (44+)"],
    ]


def test_a_month_without_reports_is_drawn_as_no_data_and_never_as_zero() -> None:
    ledger = ledger_of(monthly_casualties=months(("2018-07", 1, 1, 1, 0), ("2018-10", 2, 2, 2, 0)))
    figure = casualties.by_month(ledger, "killed")
    assert figure.spec["datasets"]["silent"] == [{"since": "2018-08-01", "until": "2018-10-01"}]
    assert {row["month"] for row in figure.spec["datasets"]["rows0"]} == {"2018-07", "2018-10"}
    assert coverage.longest_silence(ledger) == (2, "2018-08", "2018-09")


def test_title_and_front_page_name_the_same_peak() -> None:
    rows = months(("2007-04", 200, 200, 200, 0), ("2021-07", 99, 154, None, 0))
    party = pl.when(pl.col("month") == "2007-04").then(pl.lit("international")).otherwise(pl.lit("government"))
    many = pl.concat([rows.with_columns(party=party.cast(rows["party"].dtype)), months(("2021-06", 90, 90, 90, 0))])
    ledger = ledger_of(monthly_casualties=many)
    assert casualties.by_month(ledger, "killed").title == (
        "Most reported killed in one month: 200 (international forces, April 2007)"
    )
    told = overview.sentences(ledger)
    assert ("200 (international forces, April 2007)", "events/2007-04.html") in [part for said in told for part in said]
    assert "".join(part.text for part in told[-1]).startswith("All of this rests on 0 reports.")


def test_what_totals_require_of_a_month_outranks_its_single_events() -> None:
    rows = months(("2018-08", 117, 117, None, 0), ("2018-11", 62, 62, 62, 0))
    bounded = pl.when(pl.col("month") == "2018-11").then(331).otherwise(pl.col("bounded_low")).cast(pl.Int64)
    ledger = ledger_of(monthly_casualties=rows.with_columns(bounded_low=bounded))
    figure = casualties.by_month(ledger, "killed")
    assert figure.title == "Most reported killed in one month: at least 331 (government forces, November 2018)"
    assert [row.get("least") for row in figure.spec["datasets"]["rows0"]] == [None, 331]
    assert figure.table.rows[0][1].text == "62, totals 331+"
    told = ["".join(part.text for part in said) for said in overview.sentences(ledger)]
    assert any("at least 331 (government forces, November 2018), as totals reported require." in said for said in told)


def test_a_party_without_a_number_has_no_panel_and_is_named() -> None:
    rows = pl.concat([months(("2018-07", 4, 4, 4, 0)), months(("2018-07", 0, None, None, 0))])
    told = rows.with_columns(party=pl.Series(["government", "civilian"], dtype=rows["party"].dtype))
    figure = casualties.by_month(ledger_of(monthly_casualties=told), "killed")
    assert [panel["title"]["text"] for panel in figure.spec["vconcat"]] == ["Government forces"]
    assert "Without a number for a month: Civilians." in figure.subtitle
    assert "Civilians" in figure.table.columns
    alone = ledger_of(monthly_casualties=told.filter(party="civilian"))
    assert casualties.by_month(alone, "killed").spec is None
    assert casualties.by_month(alone, "killed").title == "No report gives a number of people killed in one month"


def test_what_is_placed_nowhere_is_no_province() -> None:
    row = months(("2018-07", 50, 50, 50, 0)).to_dicts()[0]
    rows = [row | {"province": "unknown"}, row | {"province": "Helmand", "low": 3, "best": 3, "high": 3}]
    figure = casualties.by_province(
        ledger_of(monthly_casualties_by_province=tables.frame("monthly_casualties_by_province", rows))
    )
    assert figure.title == "Most reported killed in one province: 3, Helmand"
    assert [(cells[0].text, cells[0].href) for cells in figure.table.rows] == [
        ("Helmand", "places/helmand.html"),
        ("Place not stated", None),
    ]


@pytest.mark.parametrize("without", [(0, None, None, 0), (0, None, 2, 2)])
def test_the_words_of_a_chart_and_the_chart_of_sums_add_up_alike(without: tuple[int, None, int | None, int]) -> None:
    ledger = ledger_of(monthly_casualties=months(("2018-07", 4, 4, 4, 0), ("2018-09", *without)))
    (total,) = (row["label"] for row in casualties.totals(ledger).spec["datasets"]["rows0"])
    assert f"numbers for 1 month, in all {total};" in casualties.by_month(ledger, "killed").alt


def test_what_only_an_adversary_claims_is_beside_the_range() -> None:
    figure = casualties.by_month(ledger_of(monthly_casualties=months(("2018-07", 0, None, 25, 25))), "killed")
    (row,) = figure.spec["datasets"]["rows0"]
    assert "best" not in row and "top" not in row
    assert row["claimed"] == 25
    assert "25 claimed by one side" in figure.title


def test_nothing_reported_is_said_and_not_drawn() -> None:
    figure = casualties.by_month(ledger_of(), "killed")
    assert figure.spec is None
    assert figure.title == "No report counts anyone killed"


def test_each_figure_of_a_table_opens(told: Ledger) -> None:
    tables_of_figures = [figure().table for figure in charts.catalogue(told, REPORTS).values()]
    tables_of_figures += [listings.provinces(told), listings.ground(told)]
    closed = {"", "0", "–", "open"}
    for table in tables_of_figures:
        if not table.words:
            shut = [cell.text for row in table.rows for cell in row if not cell.href and cell.text not in closed]
            assert not [text for text in shut if text != "Place not stated"], table.columns


def test_an_open_end_of_districts_lost_is_open() -> None:
    row = {
        "month": "2021-06", "lost_named": 9, "lost_low": 12, "lost_spread": 84, "lost_high": None, "retaken_named": 2,
        "net_named": 7, "opposition_held_end_low": 9, "opposition_held_end_high": None, "claim_ids": [],
        "covered_from": "2021-06-01", "covered_to": "2021-06-30",
    }  # fmt: skip
    frame = pl.DataFrame([row]).with_columns(pl.col("covered_from", "covered_to").str.to_date())
    figure = districts.lost_by_month(ledger_of(monthly_districts_lost=frame))
    assert figure.title.startswith("At least 12 districts lost in June 2021")
    assert [cell.text for cell in figure.table.rows[0]] == ["June 2021", "12", "open", "9", "2", "7", "84"]
    assert figure.spec["datasets"]["rows0"][0]["open"] is True


def recaptured(*told: tuple[str, str, int, int | None]) -> Ledger:
    """A month in which districts were retaken: unit, district, low and what only the winner claims."""
    month = {
        "month": "2021-06", "lost_named": 0, "lost_low": 0, "retaken_named": 0, "net_named": 0, "claim_ids": [],
        "opposition_held_end_low": 0, "covered_from": date(2021, 6, 1), "covered_to": date(2021, 6, 30),
    }  # fmt: skip
    events = [
        {"event_id": f"event-{number:016x}", "title": "Retaken", "month": "2021-06", "province": "Faryab"}
        | {"district": district, "date_start": date(2021, 6, number), "date_end": date(2021, 6, number)}
        | {"n_articles": 1, "n_publishers": 1, "disputed": False, "background": False, "month_uncertain": False}
        for number, (_, district, _, _) in enumerate(told, 1)
    ]
    figures = [
        {"event_id": f"event-{number:016x}", "unit": unit, "measure": "retaken", "party": "none", "low": low, "high": 1}
        | {"claimed": claimed, "counts": True, "rule": "the only figure", "claim_ids": []}
        for number, (unit, _, low, claimed) in enumerate(told, 1)
    ]
    rows = {"monthly_districts_lost": [month], "events": events, "event_figures": figures}
    return ledger_of(**{name: tables.frame(name, found) for name, found in rows.items()})


def test_recaptures_that_only_the_winner_tells_are_listed_where_the_front_page_leads() -> None:
    ledger = recaptured(
        ("district", "Qaysar", 0, 1), ("district_center", "Almar", 0, 1), ("district", "Andkhoy", 1, None)
    )
    said = [part for sentence in overview.sentences(ledger) for part in sentence]
    assert ("2 more retaken by the winner's word alone", "districts.html#retaken-by-one-word") in said
    listed = [(row[0].text, row[0].href) for row in listings.recaptures(ledger).rows]
    assert listed == [
        ("Almar, Faryab", "events/2021-06.html#event-0000000000000002"),
        ("Qaysar, Faryab", "events/2021-06.html#event-0000000000000001"),
    ]
    assert "(2 more by the winner's word alone)" in districts.lost_by_month(ledger).alt


def test_where_no_district_was_retaken_zero_is_the_bottom_of_the_panel() -> None:
    """All values being 0, the scale would put it in the middle, with room for fewer than none."""
    panel = districts.lost_by_month(recaptured(("district", "Qaysar", 0, 1))).spec["vconcat"][-1]
    assert panel["encoding"]["y"]["scale"]["domain"] == {"unionWith": [0, 1]}


@pytest.mark.parametrize(
    ("other_month_at_most", "rank"), [(None, "the highest lower bound of any month"), (11, "the most in any month")]
)
def test_no_month_is_called_the_worst_that_an_open_range_may_exceed(other_month_at_most: int | None, rank: str) -> None:
    row = {
        "lost_named": 9, "lost_spread": None, "retaken_named": 0, "net_named": 9, "opposition_held_end_low": 9,
        "opposition_held_end_high": None, "claim_ids": [], "covered_from": "2021-06-01", "covered_to": "2021-06-30",
    }  # fmt: skip
    ends = [("2021-06", 12, 12), ("2021-07", 9, other_month_at_most)]
    frame = pl.DataFrame([row | {"month": month, "lost_low": low, "lost_high": high} for month, low, high in ends])
    title = districts.lost_by_month(ledger_of(monthly_districts_lost=frame)).title
    assert title == f"12 districts lost in June 2021, {rank}"


def test_of_a_district_not_known_to_be_held_no_basis_is_told(told: Ledger) -> None:
    said = {row["said"] for row in districts.spells(told)}
    assert "held by the opposition (confirmed)" in said
    assert not any(words.startswith("not known (") for words in said)


def test_a_district_is_shown_in_the_month_that_its_status_begins(told: Ledger) -> None:
    figure = district_map.status_map(told, REPORTS / charts.OUTLINES)
    points = [point for point in figure.spec["datasets"]["points"] if point["status"] == "opposition"]
    first = {row["district"]: row["start"] for row in districts.spells(told) if row["status"] == "opposition"}
    for point in points:
        assert told.months[point["from"]] == first[point["district"]].isoformat()[:7]
        assert point["to"] == len(told.months)


def inside(lon: float, lat: float, ring: list[list[float]]) -> bool:
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        crossings += (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
    return crossings % 2 == 1


def test_each_outline_is_the_province_that_it_says() -> None:
    outlines = json.loads((REPORTS / charts.OUTLINES).read_text("utf-8"))["features"]
    provinces = {row["pcode"]: row for row in conflict.load().provinces.iter_rows(named=True)}
    assert len(outlines) == 34
    assert {outline["properties"]["pcode"] for outline in outlines} == set(provinces)
    for outline in outlines:
        province = provinces[outline["properties"]["pcode"]]
        assert inside(province["lon"], province["lat"], outline["geometry"]["coordinates"][0]), province["province"]


def test_the_package_labels_two_outlines_wrongly_and_the_table_puts_them_right() -> None:
    with (REPORTS / "map" / "hasc.csv").open(encoding="utf-8") as file:
        labels = list(csv.DictReader(file))
    doubled = {label["index"] for label in labels if sum(label["hasc"] == other["hasc"] for other in labels) > 1}
    assert {"12", "27"} <= doubled
    names = {row["pcode"]: row["province"] for row in conflict.load().provinces.iter_rows(named=True)}
    assert [names[label["pcode"]] for label in labels if label["index"] in ("12", "27")] == ["Daykundi", "Panjshir"]
