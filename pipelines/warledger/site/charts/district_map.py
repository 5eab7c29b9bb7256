"""A map of provinces with a point a district, as reports tell who held it at the end of a month."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
import polars as pl

from warledger.site import links, words
from warledger.site.charts import theme
from warledger.site.charts.districts import LEGEND, STATUS_WORDS, listed, spells
from warledger.site.charts.figure import WIDTH, Cell, Figure, Rows, Table, finished, opening
from warledger.site.ledger import Ledger, Row

#: What the tooltip of a district on the map says.
POINT = {"district:N": "District", "province:N": "Province", "said:N": "Status"}


def status_map(ledger: Ledger, outlines: Path) -> Figure:
    """The provinces with a point a district, coloured by its status at a month's end; the page moves the month."""
    months = ledger.months
    rows = spells(ledger)
    index = {month: at for at, month in enumerate(months)}
    known = {row["pcode"] for row in rows}
    named = Rows()
    places = [
        {name: row[name] for name in ("district", "province")} | _rounded(row)
        for row in ledger["districts"].drop_nulls(["lat", "lon"]).iter_rows(named=True)
    ]
    points = [_point(row, index, len(months)) for row in rows if row["lat"] is not None and row["status"] != "unknown"]
    now = [row["status"] for row in rows if row["end"] is None or row["end"].isoformat()[:7] > months[-1]]
    counted = {status: now.count(status) for status in STATUS_WORDS}
    title = "No report tells who held which district"
    if now:
        told = words.plural(len(now), "district")
        title = f"By the end of the data, of {told} in reports: {listed(counted)}"
    alt_text = (
        f"A map of {words.plural(len(ledger.provinces), 'province')} with a point for each district, coloured by who "
        f"held it at the end of the chosen month. Reports tell of {words.plural(len(known), 'district')}; the others "
        "are drawn as not known."
    )
    return Figure(
        name="district-map",
        title=title,
        subtitle="Each point is a district, at the end of the month chosen below. Hollow: no report tells who held it.",
        alt=alt_text,
        table=Table(
            ["Province", "Districts reports tell of", "Last known in opposition hands"], _province_rows(ledger, rows)
        ),
        data="district_status",
        spec=finished(_map(named := Rows(), places, points, outlines, len(months) - 1), named, alt_text)
        if months
        else None,
        months=[words.month(month) for month in months],
    )


def _rounded(row: Row) -> Row:
    """Where a district is, to about 1 km."""
    return {name: round(row[name], 2) for name in ("lat", "lon")}


def _point(row: Row, index: dict[str, int], months: int) -> Row:
    """A status on the map, from the month with number ``from`` to before the one with number ``to``."""
    return {
        **{name: row[name] for name in ("district", "province", "status", "said")},
        **_rounded(row),
        "from": _ends_from(index, row["start"].isoformat()[:7]),
        "to": _ends_from(index, row["end"].isoformat()[:7]) if row["end"] else months,
        "href": row["href"] or links.province(row["province"]),
    }


def _ends_from(index: dict[str, int], month: str) -> int:
    """The first month whose end lies on or after a day of that month."""
    return index.get(month, 0 if not index or month < min(index) else len(index))


def _province_rows(ledger: Ledger, rows: list[Row]) -> list[list[Cell]]:
    last = {row["pcode"]: row for row in rows}
    told = pl.DataFrame(
        [{"province": row["province"], "lost": row["status"] == "opposition"} for row in last.values()],
        schema={"province": pl.String, "lost": pl.Boolean},
    )
    counted = told.group_by("province").agg(known=pl.len(), lost=pl.col("lost").sum()).sort("province")
    return [
        opening(links.province(name), name, words.number(known), words.number(lost))
        for name, known, lost in counted.iter_rows()
    ]


@cache
def _shapes(outlines: Path) -> dict[str, Any]:
    shapes: dict[str, Any] = json.loads(outlines.read_text("utf-8"))
    assert len(shapes["features"]) == 34, "an outline for each province"
    return shapes


def _map(
    named: Rows, places: list[Row], points: list[Row], outlines: Path, last: int
) -> alt.LayerChart | alt.FacetChart:
    month = alt.param(name="month", value=last)
    land = (
        alt.Chart(named.named(_shapes(outlines)["features"], "land"))
        .mark_geoshape(fill="var(--land)", stroke="var(--border)", strokeWidth=1)
        .add_params(month)
    )
    at = {"longitude": alt.Longitude("lon:Q"), "latitude": alt.Latitude("lat:Q")}
    tooltip = [alt.Tooltip(name, title=title) for name, title in POINT.items()]
    colour = alt.Color(
        "status:N", scale=alt.Scale(domain=list(theme.STATUS), range=list(theme.STATUS.values())), legend=LEGEND
    )
    every = (
        alt.Chart(named.named(places, "places"))
        .mark_circle(size=14, fillOpacity=0, stroke="var(--muted)", strokeWidth=0.7, opacity=0.7)
        .encode(**at, tooltip=tooltip[:2])
    )
    told = (
        alt.Chart(named.named(points, "points"))
        .transform_filter("datum.from <= month && month < datum.to")
        .mark_circle(size=60, opacity=1, stroke="var(--paper)", strokeWidth=0.7)
        .encode(**at, tooltip=tooltip, color=colour, href=alt.Href("href:N"))
    )
    return alt.layer(land, every, told).properties(width=WIDTH, height=440).project(type="mercator")
