"""Charts of ground: districts lost by month, and the status of each over time."""

from __future__ import annotations

import altair as alt
import polars as pl

from warledger.months.districts import told_by_name
from warledger.site import links, words
from warledger.site.charts import theme
from warledger.site.charts.figure import WIDTH, Cell, Figure, Rows, Table, finished, opening, plain
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

BY_ONE_WORD = "by the winner's word alone"

#: What stands unmarked needs no key.
LEGEND = alt.Legend(orient="top", title=None, symbolType="square", values=["government", "contested", "opposition"])


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
    said = bounds(spans[peak["month"]])
    # a range without an upper end may hide a worse month
    surely = all(row is peak or _at_most(row, peak["lost_low"]) for row in rows)
    rank = "the most in any month" if surely else "the highest lower bound of any month"
    title = f"{said.capitalize()} districts lost in {words.month(peak['month'])}, {rank}"
    alone = len(retaken_by_one_word(ledger))
    back = f"{words.number(retaken)} retaken" + (f" ({words.number(alone)} more {BY_ONE_WORD})" if alone else "")
    alt_text = (
        f"{words.plural(named, 'district')} reported lost by name and {back} in {words.plural(len(rows), 'month')}. "
        f"{rank.capitalize()}, {words.month(peak['month'])}: {said}, of them "
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
                opening(
                    links.month(row["month"]),
                    words.month(row["month"]),
                    words.number(row["lost_low"]),
                    "open" if row["lost_high"] is None else words.number(row["lost_high"]),
                    *(words.number(row[name]) for name in ("lost_named", "retaken_named", "net_named")),
                    "" if row["lost_spread"] is None else words.number(row["lost_spread"]),
                )
                for row in reversed(rows)
            ],
        ),
        data="monthly_districts_lost",
        spec=finished(chart, named_rows, alt_text),
        years=years(ledger),
    )


def retaken_by_one_word(ledger: Ledger) -> list[Row]:
    """Recaptures of a named district that only the side that won tells of: figures with their events, by day."""
    told = told_by_name(ledger["events"], ledger["event_figures"])
    alone = told.filter((pl.col("measure") == "retaken") & (pl.col("claimed") > 0) & (pl.col("low") < 1))
    return alone.unique("event_id").sort("date_start", "event_id", descending=[True, False]).to_dicts()


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
    from_zero = alt.Scale(domain=alt.DomainUnionWith(unionWith=[0, 1]))  # where none were retaken, 0 is at the bottom
    retaken = bar.encode(
        x=time_axis(ledger),
        y=alt.Y("Retaken:Q", axis=alt.Axis(title=None, tickCount=2, format="d"), scale=from_zero),
        y2=alt.Y2("zero:Q"),
        color=alt.ColorValue(theme.ACCENT),
        tooltip=[alt.Tooltip("Month:N"), alt.Tooltip("Retaken:Q"), alt.Tooltip("Net by name:Q")],
    ).properties(width=WIDTH, height=50, title=alt.Title("Retaken, by name", color=theme.ACCENT))
    lost = lost | {"layer": [*lost["layer"], given_later(plain(by_name))]}
    return stacked([lost, plain(retaken) | {"data": lost["data"]}])


def bounds(span: Span) -> str:
    """A range of which only the ends are known, in words."""
    low = words.number(span.low or 0)
    if span.high is None:
        return f"at least {low}"
    return low if span.low == span.high else f"{low} to {words.number(span.high)}"


def _lost(row: Row) -> Row:
    """What the tooltip of a month says."""
    return {
        "Bounds": bounds(Span(row["lost_low"], None, row["lost_high"])),
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
            "said": STATUS_WORDS[row["status"]] + (f" ({row['basis']})" if row["status"] != "unknown" else ""),
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
    said = listed(counted)
    title = f"Reports tell who held {words.plural(len(last), 'district')}{where}: by the end of the data {said}"
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
            y=alt.Y("place:N", sort=places, axis=alt.Axis(title=None, minExtent=160, maxExtent=160, labelLimit=138)),
            color=colour,
            opacity=alt.condition("datum.claimed", alt.value(0.55), alt.value(1)),
            href=alt.Href("href:N"),
            tooltip=[alt.Tooltip("place:N"), alt.Tooltip("Status:N"), alt.Tooltip("Days:N")],
        )
        .properties(width=WIDTH - 126, height=alt.Step(15))
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


def _at_most(row: Row, number: int) -> bool:
    """No more were lost in that month than so many."""
    return row["lost_high"] is not None and row["lost_high"] <= number


def listed(counted: dict[str, int]) -> str:
    """How many districts stand how, in words; those of which nothing is known last."""
    said = [f"{words.number(count)} {STATUS_WORDS[status]}" for status, count in counted.items() if count]
    return words.listed(said) if said else "none is known"
