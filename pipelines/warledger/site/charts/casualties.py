"""Charts of people: killed, wounded, captured, surrendered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import altair as alt

from warledger.site import links, words
from warledger.site.charts import theme
from warledger.site.charts.figure import WIDTH, Cell, Figure, Rows, Table, finished, opening
from warledger.site.charts.marks import HOW_TO_READ, drawn, spans_by_month, stacked, years
from warledger.site.ledger import Ledger, Row
from warledger.site.words import Span, added

#: Always drawn; of what else happens to people a table says more than a chart for fewer months than these.
MAIN, FEW = ("killed", "wounded"), 4


def parties_of(rows: Sequence[Row]) -> list[str]:
    """The parties in the rows, those with the most people first."""
    totals: dict[str, int] = defaultdict(int)
    for row in rows:
        totals[row["party"]] += row["span"].main or 0
    return sorted(totals, key=lambda party: (-totals[party], party))


def peak(rows: Sequence[Row]) -> Row | None:
    """The row with the most people of one party in one month, the latest of equals; None where no row has a number."""
    told = [row for row in rows if row["span"].most]
    return max(told, key=lambda row: (row["span"].most, row["month"], row["party"]), default=None)


def whose(ledger: Ledger, party: str) -> str:
    """A party within a sentence."""
    return "people of no stated party" if party == "unknown" else ledger.party_within(party)


def most(ledger: Ledger, row: Row) -> str:
    """The figure of a month with its party: `at least 117 (government forces, August 2018)`."""
    span = row["span"]
    figure = f"at least {words.number(span.bounded)}" if span.bounded else span.text
    return f"{figure} ({ledger.party_within(row['party'])}, {words.month(row['month'])})"


def by_month(ledger: Ledger, measure: str, *, limit: int | None = None, province: str | None = None) -> Figure:
    """People of each party by month, a panel a party; of one province where one is named."""
    where = {"measure": measure} | ({"province": province} if province else {})
    rows = ledger.casualties(**where)
    parties = parties_of(rows)[:limit]
    name = f"{measure.replace('_', '-')}-by-month" + (f"-{links.slug(province)}" if province else "")
    by_party = {party: [row for row in rows if row["party"] == party] for party in parties}
    title, alt_text = _told(ledger, by_party, measure, province)
    # a panel needs a number to have a scale; the table and the words name the others
    shown = [party for party in parties if any(row["span"].most or row["span"].claimed for row in by_party[party])]
    spec = None
    named = Rows()
    if shown and (measure in MAIN or len({row["month"] for row in rows}) >= FEW):
        panels = [
            spans_by_month(
                ledger,
                named,
                (
                    drawn(row["month"], row["span"], Events=row["events"], Reports=row["articles"])
                    for row in by_party[party]
                ),
                theme.party(party),
                title=ledger.party(party),
                height=120 if len(shown) < 4 else 78,
                labels=party == shown[-1],
                tooltip=("Month", "Figure", "Events", "Reports"),
            )
            for party in shown
        ]
        spec = finished(stacked(panels), named, alt_text)
    missing = words.listed(ledger.party(party) for party in parties if party not in shown)
    return Figure(
        name=name,
        title=title,
        subtitle=f"People {words.reported(measure)}{f' in {province}' if province else ''}, by month and party."
        + (f" {HOW_TO_READ}{_marks(rows)}" if spec else "")
        + (f" Without a number for a month: {missing}." if missing else ""),
        alt=alt_text,
        table=_months_table(ledger, by_party),
        data="monthly_casualties_by_province" if province else "monthly_casualties",
        spec=spec,
        years=years(ledger),
    )


def _marks(rows: Sequence[Row]) -> str:
    """How to read the marks that stand beside a range, where there are any."""
    said = ""
    if any(row["span"].claimed for row in rows):
        said += " A diamond is what only an adversary claims."
    if any(row["span"].bounded for row in rows):
        said += " A hollow triangle is the least that totals over a longer time require, where single events tell less."
    return said


def _told(ledger: Ledger, by_party: dict[str, list[Row]], measure: str, province: str | None) -> tuple[str, str]:
    """The finding, and the whole chart in words."""
    said, where = words.measure(measure), f" in {province}" if province else ""
    if not by_party:
        nothing = f"No report counts anyone {said}{where}"
        return nothing, nothing + "."
    rows = [row for told in by_party.values() for row in told]
    claimed = max(rows, key=lambda row: (row["span"].claimed or 0, row["month"], row["party"]))
    title = f"No report gives a number of people {said}{where} in one month"
    if worst := peak(rows):
        title = f"Most {words.reported(measure)}{where} in one month: {most(ledger, worst)}"
    elif claimed["span"].claimed:
        title = f"Most {words.reported(measure)}{where} in one month: {most(ledger, claimed)}"
    parts = []
    for code, found in by_party.items():
        top = peak(found)
        numbers = sum(bool(row["span"].main) for row in found)
        # months without a number still add an upper end, or open it
        in_all = f"numbers for {words.plural(numbers, 'month')}, in all {added(row['span'] for row in found).text}"
        highest = f"; the most in {words.month(top['month'])}, {top['span'].text}" if top else ""
        parts.append(f"{ledger.party(code)}: {in_all if numbers else 'no month with a number'}{highest}.")
    silent = len(ledger.months) - len(ledger.covered)
    parts.append(
        f"The chart runs from {words.month(ledger.months[0])} to {words.month(ledger.months[-1])}; "
        f"{words.plural(silent, 'month has', 'months have')} no reports."
    )
    return title, " ".join(parts)


def _months_table(ledger: Ledger, by_party: dict[str, list[Row]]) -> Table:
    cells = {(row["month"], party): row["span"] for party, rows in by_party.items() for row in rows}
    months = sorted({month for month, _ in cells}, reverse=True)
    return Table(
        ["Month", *(ledger.party(party) for party in by_party)],
        [
            [
                Cell(words.month(month), links.month(month)),
                *(
                    Cell(span.short, links.month(month)) if (span := cells.get((month, party))) else Cell("")
                    for party in by_party
                ),
            ]
            for month in months
        ],
    )


def totals(ledger: Ledger, measure: str = "killed") -> Figure:
    """All people of each party, over every month: one range a party."""
    rows = ledger.casualties(measure=measure)
    sums = {party: added(row["span"] for row in rows if row["party"] == party) for party in parties_of(rows)}
    named = Rows()
    values = [
        {
            "party": ledger.party(party),
            "colour": theme.party(party),
            "low": span.low,
            "best": span.best,
            "top": span.top,
            "open": span.open,
            "label": span.text,
            "name": f"{ledger.party(party)}: {span.text}",
        }
        for party, span in sums.items()
        if span.main is not None
    ]
    said = words.measure(measure)
    first = next(iter(sums.items()), None)
    title = (
        f"{ledger.party(first[0])}: {first[1].text} {words.reported(measure)} in single events"
        if first
        else f"No report counts anyone {said}"
    )
    alt_text = "; ".join(f"{ledger.party(party)}: {span.text}" for party, span in sums.items()) + "."
    table = Table(
        ["Party", "Lowest", "Best", "Highest", "Claimed by one side"],
        [
            opening(
                f"casualties.html#{measure}-by-month",
                ledger.party(party),
                words.number(span.low or 0),
                words.number(span.best) if span.best is not None else "–",
                words.number(span.high) if span.high is not None else "open",
                words.number(span.claimed) if span.claimed else "",
            )
            for party, span in sums.items()
        ],
    )
    return Figure(
        name=f"{measure}-in-all",
        title=title,
        subtitle=f"People {words.reported(measure)}, sums over {words.plural(len(ledger.covered), 'month')} with "
        "reports. The bar spans the sums of the lowest and the highest figures, the line is the sum of the best; a "
        "triangle marks a sum without an upper end. Totals over a longer time are not in it, however large.",
        alt=alt_text,
        table=table,
        data="monthly_casualties",
        spec=finished(_totals_chart(named.named(values)), named, alt_text) if values else None,
    )


def _totals_chart(data: alt.NamedData) -> alt.LayerChart | alt.FacetChart:
    base = alt.Chart(data).encode(
        y=alt.Y("party:N", sort=None, axis=None),
        color=alt.Color("colour:N", scale=None),
        tooltip=[alt.Tooltip("party:N", title="Party"), alt.Tooltip("label:N", title="Figure")],
    )
    x = alt.X("low:Q", axis=alt.Axis(title=None, tickCount=5), scale=alt.Scale(zero=True))
    name = base.mark_text(align="left", dy=-15, fontSize=13, fontWeight=600).encode(
        x=alt.XValue(0), text=alt.Text("name:N")
    )
    return alt.layer(
        base.mark_bar(height=12, opacity=0.35).encode(x=x, x2=alt.X2("top:Q")),
        base.transform_filter("isValid(datum.best)").mark_tick(thickness=3, size=20).encode(x=alt.X("best:Q")),
        base.transform_filter("datum.open")
        .mark_point(shape="triangle-right", filled=True, size=50, xOffset=8, opacity=1)
        .encode(x=alt.X("top:Q")),
        name,
    ).properties(width=WIDTH, height=alt.Step(44))


def by_province(ledger: Ledger, measure: str = "killed") -> Figure:
    """Small multiples: the people of all parties by year, a panel a province."""
    yearly: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for row in ledger["monthly_casualties_by_province"].filter(measure=measure).iter_rows(named=True):
        span = Span(row["low"], row["best"], row["high"], row["claimed"])
        yearly[row["province"], row["month"][:4]].append(span)
    sums = {key: added(spans) for key, spans in sorted(yearly.items())}
    by_place: dict[str, dict[str, Span]] = defaultdict(dict)
    for (province, year), span in sums.items():
        by_place[province][year] = span
    # what no report places stands last: it is no province
    order = sorted(
        by_place,
        key=lambda name: (name not in ledger.provinces, -sum(s.main or 0 for s in by_place[name].values()), name),
    )
    label = {name: name if name in ledger.provinces else "Place not stated" for name in order}
    years = sorted({year for _, year in sums})
    said = words.measure(measure)
    in_all = {name: added(by_place[name].values()) for name in order}
    title = f"No report of people {said} names a province"
    first = next((name for name in order if name in ledger.provinces and in_all[name].main), None)
    if first:
        title = f"Most {words.reported(measure)} in one province: {in_all[first].text}, {first}"
    alt_text = " ".join(f"{label[name]}: {in_all[name].text}." for name in order[:10])
    named = Rows()
    values = [
        {
            "province": label[province],
            "year": year,
            "low": span.low,
            "best": span.best,
            "top": span.top,
            "open": span.open,
            "Figure": span.text,
            "href": links.province_if(province, ledger.provinces),
        }
        for (province, year), span in sums.items()
        if in_all[province].main and span.main is not None
    ]
    table = Table(
        ["Province", "In all", *years],
        [
            opening(
                links.province_if(name, ledger.provinces),
                label[name],
                in_all[name].short,
                *(by_place[name][year].short if year in by_place[name] else "" for year in years),
            )
            for name in order
        ],
    )
    return Figure(
        name=f"{measure}-by-province",
        title=title,
        subtitle=f"People of all parties {words.reported(measure)}, by year and province, one scale for all. Bars "
        "span lowest to highest, the line is the best figure, a triangle an open end. Provinces in order of their "
        "sums; those told of without a number are in the table.",
        alt=alt_text or title,
        table=table,
        data="monthly_casualties_by_province",
        spec=finished(_small_multiples(named.named(values), list(label.values()), years), named, alt_text, grid=(5, 2))
        if values
        else None,
    )


def _small_multiples(data: alt.NamedData, order: list[str], years: list[str]) -> alt.FacetChart:
    x = alt.X(
        "year:O",
        scale=alt.Scale(domain=years, paddingInner=0.15),
        axis=alt.Axis(
            title=None,
            values=[years[0], years[-1]] if len(years) > 1 else years,
            labelAngle=0,
            labelFontSize=11,
            # inwards, or the last year of a panel runs into the first of the next
            labelAlign=alt.condition(f"datum.value == '{years[-1]}'", alt.value("right"), alt.value("left")),
        ),
    )
    base = alt.Chart().encode(
        x=x,
        href=alt.Href("href:N"),
        tooltip=[alt.Tooltip("province:N"), alt.Tooltip("year:N"), alt.Tooltip("Figure:N")],
    )
    colour = theme.ACCENT
    y = alt.Y("top:Q", axis=alt.Axis(title=None, tickCount=3, labelFontSize=11), scale=alt.Scale(zero=True))
    panel = alt.layer(
        base.mark_bar(color=colour, opacity=0.35, cursor="pointer").encode(y=y, y2=alt.Y2("low:Q")),
        base.transform_filter("datum.best != null")
        .mark_tick(color=colour, thickness=2, width=alt.RelativeBandSize(1))
        .encode(y=alt.Y("best:Q")),
        base.transform_filter("datum.open")
        .mark_point(shape="triangle-up", filled=True, size=18, yOffset=-5, color=colour, opacity=1)
        .encode(y=alt.Y("top:Q")),
    ).properties(width=96, height=62)
    facet = alt.Facet("province:N", sort=order, header=alt.Header(title=None))
    return panel.facet(facet=facet, columns=5, data=data, spacing={"row": 10, "column": 8})
