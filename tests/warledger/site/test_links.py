"""Only addresses that cannot hurt become links; names become file names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.site import links


@pytest.mark.parametrize("url", ["https://one.example/a?b=c&d=%20#e", "http://one.example"])
def test_web_addresses_are_links(url: str) -> None:
    assert links.safe(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://one.example", "data:text/html,x",
        "//one.example",
        'https://one.example/"onclick="x', "https://one.example/<b>", "https://",
        "file:///etc/passwd", "https://[one", "https://one.example/a\nb", "https://one.example/\\evil",
    ],
)  # fmt: skip
def test_anything_else_is_text(url: str | None) -> None:
    assert links.safe(url) is None


@given(st.text())
def test_a_name_becomes_a_plain_file_name(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", links.slug(name))


def test_an_event_without_a_month_has_a_page() -> None:
    assert links.event(None, "e1") == "events/undated.html#e1"
    assert links.event("2018-07", "e1") == "events/2018-07.html#e1"
