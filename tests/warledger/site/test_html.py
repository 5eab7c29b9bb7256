"""What comes from the data stays text, whatever it looks like."""

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.generators.release_tables import HOSTILE

from warledger.site.charts.figure import Cell, Table
from warledger.site.html import json_text, render

texts = st.one_of(st.sampled_from(HOSTILE), st.text())


@given(texts)
def test_json_in_a_script_comes_back_and_cannot_end_it(text: str) -> None:
    told = str(json_text({text: [text]}))
    assert json.loads(told) == {text: [text]}
    assert not set("<>&`\u2028\u2029") & set(told)


@given(texts)
def test_a_fragment_holds_no_markup_of_the_data_and_nothing_that_ends_its_raw_block(text: str) -> None:
    table = Table(["A"], [[Cell(text)]])
    fragment = render("table.html", table=table, root="")
    empty = render("table.html", table=Table(["A"], [[Cell("")]]), root="")
    assert fragment.count("<") == empty.count("<")
    assert "`" not in fragment
    assert "{{<" not in fragment


def test_a_cell_shows_a_fragment_as_a_raw_block() -> None:
    shown = render("table.html", table=Table(["A"], []), root="")._repr_markdown_()
    first, *_, last = shown.strip().splitlines()
    assert first == "````````{=html}"
    assert last == "````````"
