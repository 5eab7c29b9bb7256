"""Pages as real sites write them: no paragraph of the report is lost, no furniture is kept."""

from __future__ import annotations

import random
from datetime import date

import pytest
from tests.generators.articles import Report, report
from tests.generators.pages import FURNITURE, MARK, SHELLS, page

from warledger.articles.pages import fragment_text, read_page
from warledger.articles.reading import Outcome, read_record
from warledger.articles.records import Record
from warledger.conflict import Conflict

#: Shells that say nowhere when the report was published.
UNDATED = {"divs only", "old table", "line breaks", "blog"}


def read(html: str | bytes, war: Conflict) -> Outcome:
    return read_record(Record("page.html", html, "id", "html"), {}, war)


@pytest.fixture(scope="module")
def sent() -> Report:
    return report(random.Random(11), 7)


@pytest.mark.parametrize("style", SHELLS)
def test_main_text_title_and_day_of_a_page(style: str, sent: Report, war: Conflict) -> None:
    row = read(page(sent, style=style), war).row
    assert row is not None
    assert [one.removeprefix("- ") for one in row["text"].split("\n\n")] == sent.paragraphs
    assert MARK not in row["text"]
    assert not [line for line in FURNITURE if line in row["text"]]
    assert row["title"] == sent.title
    assert (row["published"], row["published_basis"]) == (
        (None, None) if style in UNDATED else (sent.published, "page")
    )


def test_publisher_and_address_come_from_the_page(sent: Report, war: Conflict) -> None:
    row = read(page(sent, style="semantic"), war).row
    assert row is not None
    assert (row["publisher"], row["url"]) == ("Northern Wire", "https://example.org/world/story")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "iso-8859-1", "utf-8", "gb2312"])
def test_a_page_is_read_in_the_encoding_it_declares(encoding: str, sent: Report, war: Conflict) -> None:
    quoted = Report(
        sent.title, sent.published, [f"“We held,” an officer said. {sent.paragraphs[0]}", *sent.paragraphs[1:]]
    )
    html = page(quoted, style="semantic").replace("charset='utf-8'", f"charset='{encoding}'")
    row = read(html.encode({"iso-8859-1": "cp1252", "gb2312": "gb18030"}.get(encoding, encoding)), war).row
    assert row is not None
    assert row["text"].startswith("“We held,” an officer said.")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1970, 1, 1), date(9999, 12, 31)])
def test_a_day_that_cannot_be_is_not_believed(day: date, sent: Report, war: Conflict) -> None:
    dated = Report(sent.title, sent.published, sent.paragraphs)
    html = page(dated, style="semantic").replace(sent.published.isoformat(), day.isoformat())
    row = read(html, war).row
    assert row is not None
    assert row["published"] != day


@pytest.mark.parametrize(
    "told",
    [
        "2018-07-12T23:30:00-05:00", "2018-07-12T23:59:59Z", "2018-07-12T00:10:00+04:30", "20180712",
        "Thu, 12 Jul 2018 22:00:00 -0700",
    ],
)  # fmt: skip
def test_a_day_is_the_one_where_it_was_published(told: str, sent: Report, war: Conflict) -> None:
    head = f'<meta property="article:published_time" content="{told}">'
    html = page(sent, style="line breaks").replace("</head>", f"{head}</head>")
    assert read_page(html, war).day == "2018-07-12"


@pytest.mark.parametrize(("beside", "day"), [("", None), ("<p>Posted on July 4, 2018</p>", date(2018, 7, 4))])
def test_a_day_that_may_be_two_is_not_guessed(beside: str, day: date | None, sent: Report, war: Conflict) -> None:
    head = '<meta name="date" content="07/04/2018">'
    html = page(sent, style="line breaks").replace("</head>", f"{head}</head>").replace("<h1>", f"{beside}<h1>")
    row = read(html, war).row
    assert row is not None
    assert row["published"] == day


@pytest.mark.parametrize("box", ["aside", "footer", "div class='more related'", "ol id='comments'"])
def test_the_day_of_another_report_is_not_this_ones(box: str, sent: Report, war: Conflict) -> None:
    other = f"<{box}><time datetime='2012-02-02'>Feb 2, 2012</time> Another report</{box.split()[0]}>"
    html = page(sent, style="line breaks").replace("</body>", f"{other}</body>")
    assert read_page(html, war).day is None


@pytest.mark.parametrize("broken", ["{", "[" * 5000, '{"articleBody": 5}', '{"@graph": [{"articleBody": null}]}', ""])
def test_what_a_page_tells_search_engines_may_be_broken(broken: str, sent: Report, war: Conflict) -> None:
    html = page(sent, style="semantic").replace(
        "</head>", f"<script type='application/ld+json'>{broken}</script></head>"
    )
    row = read(html, war).row
    assert row is not None
    assert row["text"].split("\n\n") == sent.paragraphs


def test_what_a_page_tells_search_engines_may_hold_markup(sent: Report, war: Conflict) -> None:
    marked_up = Report(sent.title, sent.published, [f"<p>{one} &amp; so on.</p>" for one in sent.paragraphs])
    row = read(page(marked_up, style="told to search engines alone"), war).row
    assert row is not None
    assert row["text"].split("\n\n") == [f"{one} & so on." for one in sent.paragraphs]


def test_scripts_and_hidden_parts_are_no_text() -> None:
    html = (
        "<p>One.</p><script>two()</script><style>p{}</style><template><p>Three.</p></template><p>Four &amp; five.</p>"
    )
    assert fragment_text(html).split() == ["One.", "Four", "&", "five."]


def test_rows_of_a_table_of_data_are_lines_of_the_report(sent: Report, war: Conflict) -> None:
    by_district = """<table><tr><th>District</th><th>Killed</th></tr>
        <tr><td>Sangin</td><td>four soldiers</td></tr><tr><td>Nad Ali</td><td>nine soldiers</td></tr></table>"""
    chronology = """<table><tr><td>3 May</td><td>Two policemen were killed in Khost.</td></tr>
        <tr><td>4 May</td><td>A mine killed a farmer in Zabul.</td></tr></table>"""
    told = ["District: Sangin; Killed: four soldiers", "District: Nad Ali; Killed: nine soldiers"]
    told += ["3 May – Two policemen were killed in Khost.", "4 May – A mine killed a farmer in Zabul."]
    row = read(page(sent, style="semantic").replace("</article>", f"{by_district}{chronology}</article>"), war).row
    assert row is not None
    assert row["text"].split("\n\n")[-4:] == told
    assert [line for line in fragment_text(by_district + chronology).split("\n\n") if line] == told


def test_any_markup_is_a_page_or_refused(war: Conflict) -> None:
    assert read("<!DOCTYPE ml lanhtml lang='ead><meta chaÿrset=n'", war).refusals
