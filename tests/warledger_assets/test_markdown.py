"""Tables of the UI: what articles hold cannot act there, and what a maintainer must read stands there whole."""

from __future__ import annotations

import polars as pl

from warledger_assets import markdown


def test_text_of_articles_is_no_markup() -> None:
    shown = markdown.text("<img src=x onerror=alert(1)> [here](javascript:x) | *bold*\nnext")

    assert "<" not in shown and "\n" not in shown
    assert all(f"\\{sign}" in shown for sign in "[]()|*")


def test_a_cell_is_cut_for_a_glance_and_whole_where_it_is_wanted() -> None:
    reason = "word " * 60
    frame = pl.DataFrame({"reason": [reason]})

    assert markdown.table(frame).endswith("… |")
    assert reason.strip() in markdown.table(frame, widest=markdown.WHOLE)


def test_what_is_left_out_is_said() -> None:
    assert markdown.table(pl.DataFrame({"n": range(20)}), rows=5).endswith("5 of 20 rows")
    assert markdown.table(pl.DataFrame({"n": []})) == "*no rows*"
