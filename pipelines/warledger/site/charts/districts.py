"""Charts of ground: districts lost by month, the status of each over time, and a map."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
import polars as pl

from warledger.site import links, words
from warledger.site.charts import theme
from warledger.site.charts.figure import WIDTH, Cell, Figure, Rows, Table, finished, plain
from warledger.site.charts.marks import (
    by_months,
    drawn,
    first_day,
    given_later,
    spans_by_month,
    stacked,
    time_axis,
    years,
)
from warledger.site.ledger import Ledger, Row
from warledger.site.words import Span

STATUS_WORDS = {
    "government": "held by the government",
    "contested": "contested",
    "opposition": "held by the opposition",
    "unknown": "not known",
}


#: What stands unmarked needs no key.
LEGEND = alt.Legend(orient="top", title=None, symbolType="square", values=["government", "contested", "opposition"])

#: What the tooltip of a district on the map says.
POINT = {"district:N": "District", "province:N": "Province", "said:N": "Status"}


def lost_by_month(ledger: Ledger) -> Figure:
    """Districts lost: by name, and the bounds that every total reported leaves open."""
    rows = ledger["monthly_districts_lost"].sort("month").to_dicts()
    spans = {row["month"]: Span(row["lost_low"], row["lost_spread"], row["lost_high"]) for row in rows}
    if not rows:
        nothing = "No report counts a district lost"
        return Figure(
            "districts-lost", nothing, "", nothing + ".", Table(["Month"], []), "monthly_districts_lost", None
        )
    peak = max(rows, key=lambda row: (row["lost_low"], row["lost_spread"] or 0, row["month"]))
    named = sum(row["lost_named"] for row in rows)
    retaken = sum(row["retaken_named"] for row in rows)
    bounds = _bounds(spans[peak["month"]])
    title = f"{bounds.capitalize()} districts lost in {words.month(peak['month'])}, the most in any month"
    alt_text = (
        f"{words.plural(named, 'district')} reported lost by name and {words.number(retaken)} retaken in "
        f"{words.plural(len(rows), 'month')}. The most in {words.month(peak['month'])}: {bounds}, of them "
        f"{words.number(peak['lost_named'])} by name."
    )
    named_rows = Rows()
    chart = _lost_chart(ledger, named_rows, [drawn(row["month"], spans[row["month"]], **_lost(row)) for row in rows])
    return Figure(
        name="districts-lost",
        title=title,
        subtitle="Districts the government lost, by month. Dark: reported lost by name. The pale bar spans the least "
        "and the most that agree with every total reported; the line spreads those totals evenly, which is a model and "
        "no report. A triangle marks a range without an upper end. Grey: no reports.",
        alt=alt_text,
        table=Table(
            ["Month", "Least", "Most", "By name", "Retaken", "Net, by name", "Spread evenly (model)"],
            [
                [
                    Cell(words.month(row["month"]), links.month(row["month"])),
                    Cell(words.number(row["lost_low"]), links.month(row["month"])),
                    Cell("open" if row["lost_high"] is None else words.number(row["lost_high"])),
                    *(Cell(words.number(row[name])) for name in ("lost_named", "retaken_named", "net_named")),
                    Cell("" if row["lost_spread"] is None else words.number(row["lost_spread"])),
                ]
                for row in reversed(rows)
            ],
        ),
        data="monthly_districts_lost",
        spec=finished(chart, named_rows, alt_text),
        years=years(ledger),
    )


def _lost_chart(ledger: Ledger, rows: Rows, told: list[Row]) -> Row:
    """Losses with their bounds above, recaptures below."""
    tooltip = ("Month", "Bounds", "By name", "Retaken", "Spread evenly (model)")
    lost = spans_by_month(ledger, rows, told, theme.SECOND, title="Lost", height=190, labels=False, tooltip=tooltip)
    bar = by_months().mark_rect(cursor="pointer").encode(x2=alt.X2("end:T"), href=alt.Href("href:N"))
    by_name = bar.encode(
        x=time_axis(ledger, labels=False),
        y=alt.Y("By name:Q"),
        y2=alt.Y2("zero:Q"),
        color=alt.ColorValue(theme.INK),
        tooltip=[alt.Tooltip(f"{name}:N") for name in tooltip],
    )
    retaken = bar.encode(
        x=time_axis(ledger),
        y=alt.Y("Retaken:Q", axis=alt.Axis(title=None, tickCount=2, format="d"), scale=alt.Scale(zero=True)),
        y2=alt.Y2("zero:Q"),
        color=alt.ColorValue(theme.ACCENT),
        tooltip=[alt.Tooltip("Month:N"), alt.Tooltip("Retaken:Q"), alt.Tooltip("Net by name:Q")],
    ).properties(width=WIDTH, height=50, title=alt.Title("Retaken, by name", color=theme.ACCENT))
    lost = lost | {"layer": [*lost["layer"], given_later(plain(by_name))]}
    return stacked([lost, plain(retaken) | {"data": lost["data"]}])


def _bounds(span: Span) -> str:
    low = words.number(span.low or 0)
    if span.high is None:
        return f"at least {low}"
    return low if span.low == span.high else f"{low} to {words.number(span.high)}"


def _lost(row: Row) -> Row:
    """What the tooltip of a month says."""
    return {
        "Bounds": _bounds(Span(row["lost_low"], None, row["lost_high"])),
        "By name": row["lost_named"],
        "Retaken": row["retaken_named"],
        "Net by name": row["net_named"],
        "Spread evenly (model)": row["lost_spread"],
    }


def spells(ledger: Ledger) -> list[Row]:
    """The statuses of districts with their names, in order of province, district and day."""
    named = ledger["districts"].drop_nulls("pcode").unique("pcode", keep="first", maintain_order=True)
    months = dict(ledger["events"].select("event_id", "month").iter_rows())
    told = ledger["district_status"].join(named, on="pcode", how="left").sort("province", "district", "pcode", "start")
    return [
        row
        | {
            "district": row["district"] or row["pcode"],
            "province": row["province"] or "",
            "href": links.event(months.get(row["event_id"]), row["event_id"]) if row["event_id"] in months else None,
            "said": f"{STATUS_WORDS[row['status']]} ({row['basis']})",
        }
        for row in told.iter_rows(named=True)
    ]


def status_over_time(ledger: Ledger, province: str | None = None) -> Figure:
    """A line a district: who held it, from when to when."""
    rows = [row for row in spells(ledger) if province in (None, row["province"])]
    name = "district-status" + (f"-{links.slug(province)}" if province else "")
    where = f" in {province}" if province else ""
    if not rows or not ledger.months:
        nothing = f"No report tells who held a district{where}"
        return Figure(name, nothing, "", nothing + ".", Table(["District"], []), "district_status", None)
    end = first_day(ledger.months[-1], 1)
    values = [
        {
            "place": row["district"] if province else f"{row['district']}, {row['province']}",
            "start": str(row["start"]),
            "end": str(row["end"] or end),
            "status": row["status"],
            "claimed": row["basis"] != "confirmed",
            "Status": row["said"],
            "Days": words.days(row["start"], row["end"]) if row["end"] else f"since {words.day(row['start'])}",
            "href": row["href"],
        }
        for row in rows
        if row["status"] != "unknown"
    ]
    places = list(dict.fromkeys(value["place"] for value in values))
    last = {row["pcode"]: row for row in rows}
    counted = {status: sum(row["status"] == status for row in last.values()) for status in STATUS_WORDS}
    said = _listed(counted)
    title = f"Reports tell who held {words.plural(len(last), 'district')}{where}: at last {said}"
    colour = alt.Color(
        "status:N",
        scale=alt.Scale(domain=list(theme.STATUS), range=list(theme.STATUS.values())),
        legend=LEGEND,
    )
    named = Rows()
    bars = (
        alt.Chart(named.named(values))
        .mark_bar(height=9, clip=True, cursor="pointer")
        .encode(
            x=time_axis(ledger),
            x2=alt.X2("end:T"),
            y=alt.Y("place:N", sort=places, axis=alt.Axis(title=None, minExtent=150, maxExtent=150, labelLimit=138)),
            color=colour,
            opacity=alt.condition("datum.claimed", alt.value(0.55), alt.value(1)),
            href=alt.Href("href:N"),
            tooltip=[alt.Tooltip("place:N"), alt.Tooltip("Status:N"), alt.Tooltip("Days:N")],
        )
        .properties(width=WIDTH - 116, height=alt.Step(15))
    )
    return Figure(
        name=name,
        title=title,
        subtitle="Each line is a district, from the first report that tells who held it. Paler: claimed or disputed. "
        "No bar: nothing known.",
        alt=title + ".",
        table=Table(
            ["District", "From", "To", "Status"],
            [
                [
                    Cell(f"{row['district']}, {row['province']}", row["href"]),
                    Cell(words.day(row["start"])),
                    Cell(words.day(row["end"]) if row["end"] else ""),
                    Cell(row["said"]),
                ]
                for row in rows
            ],
            words=True,
        ),
        data="district_status",
        spec=finished(bars, named, title),
    )


def status_map(ledger: Ledger, outlines: Path) -> Figure:
    """The provinces with a point a district, coloured by its status at a month's end; the page moves the month."""
    months = ledger.months
    rows = spells(ledger)
    index = {month: at for at, month in enumerate(months)}
    known = {row["pcode"] for row in rows}
    points = [
        _point(row, 0, len(months), "unknown", "no report tells who held it")
        for row in ledger["districts"].drop_nulls(["lat", "lon"]).iter_rows(named=True)
        if row["pcode"] not in known
    ]
    for row in rows:
        if row["lat"] is not None:
            begin = _ends_from(index, row["start"].isoformat()[:7])
            end = _ends_from(index, row["end"].isoformat()[:7]) if row["end"] else len(months)
            points.append(_point(row, begin, end, row["status"], row["said"]))
    now = [row["status"] for row in rows if row["end"] is None or row["end"].isoformat()[:7] > months[-1]]
    counted = {status: now.count(status) for status in STATUS_WORDS}
    title = "No report tells who held which district"
    if now:
        told = words.plural(len(now), "district")
        title = f"At the end of {words.month(months[-1])}, of {told} in reports: {_listed(counted)}"
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
        spec=finished(_map(named := Rows(), points, outlines, len(months) - 1), named, alt_text) if months else None,
        months=[words.month(month) for month in months],
    )


def _listed(counted: dict[str, int]) -> str:
    """How many districts stand how, in words; those of which nothing is known last."""
    said = [f"{words.number(count)} {STATUS_WORDS[status]}" for status, count in counted.items() if count]
    return words.listed(said) if said else "none is known"


def _point(row: Row, begin: int, end: int, status: str, said: str) -> Row:
    """A district on the map, from the month with number ``begin`` to before the one with number ``end``."""
    return {
        **{name: row[name] for name in ("district", "province")},
        **{name: round(row[name], 2) for name in ("lat", "lon")},
        "from": begin,
        "to": end,
        "status": status,
        "said": said,
        "href": row.get("href") or links.province(row["province"]),
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
        [Cell(name, links.province(name)), Cell(words.number(known)), Cell(words.number(lost))]
        for name, known, lost in counted.iter_rows()
    ]


@cache
def _shapes(outlines: Path) -> dict[str, Any]:
    shapes: dict[str, Any] = json.loads(outlines.read_text("utf-8"))
    assert len(shapes["features"]) == 34, "an outline for each province"
    return shapes


def _map(named: Rows, points: list[Row], outlines: Path, last: int) -> alt.LayerChart | alt.FacetChart:
    month = alt.param(name="month", value=last)
    land = (
        alt.Chart(named.named(_shapes(outlines)["features"], "land"))
        .mark_geoshape(fill="var(--land)", stroke="var(--border)", strokeWidth=1)
        .add_params(month)
    )
    at = alt.Chart(named.named(points, "points")).transform_filter("datum.from <= month && month < datum.to")
    place = {
        "longitude": alt.Longitude("lon:Q"),
        "latitude": alt.Latitude("lat:Q"),
        "tooltip": [alt.Tooltip(name, title=title) for name, title in POINT.items()],
        "href": alt.Href("href:N"),
    }
    colour = alt.Color(
        "status:N", scale=alt.Scale(domain=list(theme.STATUS), range=list(theme.STATUS.values())), legend=LEGEND
    )
    unknown = at.transform_filter("datum.status == 'unknown'").mark_circle(
        size=14, fillOpacity=0, stroke="var(--muted)", strokeWidth=0.7, opacity=0.7
    )
    told = at.transform_filter("datum.status != 'unknown'").mark_circle(
        size=60, opacity=1, stroke="var(--paper)", strokeWidth=0.7
    )
    return (
        alt.layer(land, unknown.encode(**place), told.encode(**place, color=colour))
        .properties(width=WIDTH, height=440)
        .project(type="mercator")
    )
