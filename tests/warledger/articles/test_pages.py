"""Pages as real sites write them: no paragraph of the report is lost, no furniture is kept."""

from __future__ import annotations

import random
from datetime import date

import pytest
from tests.generators.articles import Report, report
from tests.generators.pages import FURNITURE, MARK, SHELLS, page

from warledger.articles.pages import fragment_text
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


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "iso-8859-1", "utf-8"])
def test_a_page_is_read_in_the_encoding_it_declares(encoding: str, sent: Report, war: Conflict) -> None:
    quoted = Report(
        sent.title, sent.published, [f"“We held,” an officer said. {sent.paragraphs[0]}", *sent.paragraphs[1:]]
    )
    html = page(quoted, style="semantic").replace("charset='utf-8'", f"charset='{encoding}'")
    row = read(html.encode("cp1252" if encoding == "iso-8859-1" else encoding), war).row
    assert row is not None
    assert row["text"].startswith("“We held,” an officer said.")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1970, 1, 1), date(9999, 12, 31)])
def test_a_day_that_cannot_be_is_not_believed(day: date, sent: Report, war: Conflict) -> None:
    dated = Report(sent.title, sent.published, sent.paragraphs)
    html = page(dated, style="semantic").replace(sent.published.isoformat(), day.isoformat())
    row = read(html, war).row
    assert row is not None
    assert row["published"] != day


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
