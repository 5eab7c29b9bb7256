"""Checks of the monthly tables and of what changed in them since the last release."""

from __future__ import annotations

import polars as pl

from warledger import tables
from warledger.checks.check import Frames, add, check, none, rows
from warledger.conflict import Conflict
from warledger.months.districts import told_by_name
from warledger.release import totals

#: A month that moves by no more than this many persons or districts since the last release is no news ...
JUMP_AT_LEAST = 10
#: ... nor one that moves by no more than this share of what it was.
JUMP_SHARE = 0.25


def _outside(monthly: pl.DataFrame, war: Conflict) -> pl.DataFrame:
    outside = monthly.filter(~totals.within(_months(war))).unique("month").sort("month")
    return rows(outside, "month", "the war lasted from {} to {}".format(*_months(war)))


def _months(war: Conflict) -> tuple[str, str]:
    """The first and the last month of the war."""
    return war.start.strftime("%Y-%m"), war.end.strftime("%Y-%m")


def _within_the_war(table: str) -> None:
    def find(war: Conflict, **frames: pl.DataFrame) -> pl.DataFrame:
        return _outside(frames[table], war)

    add(table, "months_lie_in_the_war", (table, "war"), True, "Every month lies within the war.", find)


for _table in tables.TABLES:
    if _table.startswith("monthly_"):
        _within_the_war(_table)


@check("monthly_casualties", blocking=True)
def months_sum_their_events(
    monthly_casualties: pl.DataFrame, event_figures: pl.DataFrame, events: pl.DataFrame, war: Conflict
) -> pl.DataFrame:
    """Each month's figures are the sums of its events' figures that count; none is left out or made up."""
    return _differing(monthly_casualties, totals.casualties(events, event_figures, _months(war), by_province=False))


@check("monthly_casualties_by_province", blocking=True)
def provinces_sum_their_events(
    monthly_casualties_by_province: pl.DataFrame, event_figures: pl.DataFrame, events: pl.DataFrame, war: Conflict
) -> pl.DataFrame:
    """Each province's figures are the sums of its events' figures that count; none is left out or made up."""
    return _differing(
        monthly_casualties_by_province, totals.casualties(events, event_figures, _months(war), by_province=True)
    )


def _differing(told: pl.DataFrame, sums: pl.DataFrame) -> pl.DataFrame:
    """Rows that the table has otherwise than the sums, or that one of the two lacks."""
    key = [column for column in sums.columns if column not in totals.SUMS]
    both = (
        told.filter(~totals.without_events())
        .select(sums.columns)
        .join(sums, on=key, how="full", coalesce=True, suffix="_summed")
    )
    same = pl.all_horizontal(pl.col(name).eq_missing(pl.col(f"{name}_summed")) for name in totals.SUMS)

    def written(suffix: str) -> pl.Expr:
        cells = (pl.col(name + suffix).cast(pl.String).fill_null("none") for name in totals.SUMS)
        return pl.concat_str(
            *(pl.concat_str(pl.lit(f"{name} "), cell) for name, cell in zip(totals.SUMS, cells, strict=True)),
            separator=", ",
        )

    problem = pl.format("{}; the events sum to {}", written(""), written("_summed"))
    return rows(both.filter(~same).sort(key), pl.concat_str(key, separator=" "), problem)


@check("monthly_casualties", blocking=True)
def no_figure_without_a_claim(monthly_casualties: pl.DataFrame) -> pl.DataFrame:
    """Each row rests on a claim and a report: of an incident in the month, or of a total over a time that holds it."""
    orphans = monthly_casualties.filter((pl.col("claims") < 1) | (pl.col("articles") < 1))
    return rows(orphans, pl.concat_str("month", "party", "measure", separator=" "), "nothing stands behind it")


@check("monthly_casualties", blocking=False)
def no_month_jumped(monthly_casualties: pl.DataFrame, released: Frames | None) -> pl.DataFrame:
    """No month's best figure moved by more than 10 persons and a quarter since the last release."""
    return _jumps(monthly_casualties, released, "monthly_casualties", ["month", "party", "measure"], "best")


@check("monthly_districts_lost", blocking=True)
def net_is_lost_less_retaken(monthly_districts_lost: pl.DataFrame) -> pl.DataFrame:
    """Net losses are the losses by name less the districts retaken by name."""
    wrong = monthly_districts_lost.filter(pl.col("net_named") != pl.col("lost_named") - pl.col("retaken_named"))
    return rows(wrong, "month", pl.format("{} less {} is not {}", "lost_named", "retaken_named", "net_named"))


@check("monthly_districts_lost", blocking=True)
def no_named_change_is_left_out(
    monthly_districts_lost: pl.DataFrame, event_figures: pl.DataFrame, events: pl.DataFrame, war: Conflict
) -> pl.DataFrame:
    """Each month in which a named district, or its centre, changed hands has a row."""
    changed = told_by_name(events, event_figures).filter((pl.col("low") >= 1) & totals.within(_months(war)))
    missing = changed.join(monthly_districts_lost, on="month", how="anti").unique("event_id").sort("event_id")
    return rows(missing, "event_id", pl.format("no row for {}", "month"))


@check("monthly_districts_lost", blocking=True)
def no_district_without_a_claim(monthly_districts_lost: pl.DataFrame) -> pl.DataFrame:
    """A month that lost or regained districts names the claims that say so."""
    said = (pl.col("lost_low") > 0) | (pl.col("retaken_named") > 0)
    orphans = monthly_districts_lost.filter(said & (pl.col("claim_ids").list.len() == 0))
    return rows(orphans, "month", "nothing stands behind it")


@check("monthly_districts_lost", blocking=False)
def no_month_of_districts_jumped(monthly_districts_lost: pl.DataFrame, released: Frames | None) -> pl.DataFrame:
    """No month's least number of districts lost moved by more than 10 and a quarter since the last release."""
    return _jumps(monthly_districts_lost, released, "monthly_districts_lost", ["month"], "lost_low")


@check("monthly_ground", blocking=True)
def no_ground_without_a_claim(monthly_ground: pl.DataFrame) -> pl.DataFrame:
    """Each row names the claims behind it."""
    orphans = monthly_ground.filter(pl.col("claim_ids").list.len() == 0)
    return rows(orphans, pl.concat_str("month", "unit", separator=" "), "nothing stands behind it")


@check("contradictions", blocking=False)
def reports_agree(contradictions: pl.DataFrame) -> pl.DataFrame:
    """No reports contradict each other; where they do, one was set aside and the site says so."""
    aside = contradictions.filter("set_aside")
    return rows(aside, pl.format("{}: claim {}", "series", "claim_id"), pl.format("set aside: {}", "why"))


def _jumps(now: pl.DataFrame, released: Frames | None, table: str, key: list[str], column: str) -> pl.DataFrame:
    if released is None or table not in released:
        return none()
    before = released[table].select(*key, before=column)
    both = now.select(*key, now=column).join(before, on=key, how="full", coalesce=True)
    old, new = pl.col("before").fill_null(0), pl.col("now").fill_null(0)
    moved = (new - old).abs()
    jumped = both.filter((moved > JUMP_AT_LEAST) & (moved > JUMP_SHARE * old)).sort(key)
    return rows(jumped, pl.concat_str(key, separator=" "), pl.format("{} was {} and is {}", pl.lit(column), old, new))
