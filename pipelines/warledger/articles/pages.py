"""A web page to its main text and what the page says of itself (trafilatura, htmldate)."""

from __future__ import annotations

import calendar
import logging
import re
from html import unescape
from typing import Any, NamedTuple

import lxml.etree
import lxml.html
import trafilatura

from warledger.articles.dating import EARLIER, LATER, Period
from warledger.articles.json_ld import article_body
from warledger.articles.page_tables import rows_as_lines

# a page that cannot be read is a row of rejected_files, not a line in somebody's log
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_WHOLE_PAGE = re.compile(r"<(?:html|body|head|!doctype html|article|main)\b", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:p|div|br|span|strong|a)\b", re.IGNORECASE)
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "td", "th", "tr", "ul", "br",
})  # fmt: skip
_UNSEEN = ("script", "style", "noscript", "template", "iframe", "svg", "form", "figure", "figcaption", "aside", "nav")


#: The parser compares every attribute of a tag with every other; real tags have a dozen, one of which
#: may hold a page's worth of JSON.
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{5000,}")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 1000


#: Days of other reports, of comments, of the site.
_DATES_ELSEWHERE = lxml.etree.XPath(
    "//*[self::aside or self::footer or self::nav or "
    + " or ".join(
        f"contains(concat(' ', normalize-space(@class), ' ', @id, ' '), ' {name} ')"
        for name in (
            "related",
            "related-posts",
            "related-articles",
            "comments",
            "comment",
            "sidebar",
            "widget",
            "most-read",
        )
    )
    + "]//time"
)
#: What the Wayback Machine writes at the head of a page: its address and the time it was kept.
_WAYBACK = re.compile(r"__wm\.wombat\(\s*[\"'](https?://[^\"'\s]+)[\"']\s*,\s*[\"'](\d{4,14})[\"']")
_HEAD = 20_000
#: How much longer than the text on the page the one in its JSON-LD must be: then the page shows a part, or by script.
_MORE = 1.5


class Page(NamedTuple):
    """What a page holds: its text (paragraphs on lines of their own), metadata, and the day it gives itself."""

    text: str
    metadata: dict[str, str]
    day: str | None


def read_page(html: str, period: Period) -> Page:
    """The main text and metadata of a page; of a fragment, all its text.

    An empty text where there is none. Dates outside what the war's period allows are not looked for.
    """
    long_tags = (_VALUE.sub("", tag[0]) for tag in _LONG_TAG.finditer(html))
    if any(len(tag.split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES for tag in long_tags):
        return Page("", {}, None)
    if not _WHOLE_PAGE.search(html[:5000]):
        return Page(fragment_text(html), {}, None)
    dates = {
        "original_date": True,
        "extensive_search": False,
        "min_date": (period.start - EARLIER).isoformat(),
        "max_date": (period.end + LATER).isoformat(),
    }
    try:
        tree = trafilatura.load_html(html)
        body = "" if tree is None else article_body(tree)
        if tree is not None:
            rows_as_lines(tree)
            for elsewhere in _DATES_ELSEWHERE(tree):
                elsewhere.drop_tree()
        found = tree is not None and trafilatura.bare_extraction(
            tree, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=dates
        )
    except (ValueError, RecursionError, lxml.etree.LxmlError):
        found = None
    if not found:
        return Page("", {}, None)
    told: dict[str, Any] = found if isinstance(found, dict) else found.as_dict()
    kept = _WAYBACK.search(html[:_HEAD])
    metadata = {
        "title": told.get("title"),
        "publisher": told.get("sitename") or told.get("hostname"),
        "url": f"https://web.archive.org/web/{kept[2]}/{kept[1]}" if kept else told.get("url"),
    }
    text = told.get("text") or ""
    body = fragment_text(body) if _MARKUP.search(body) else unescape(body)
    # trafilatura too falls back on it, but runs its paragraphs together
    if len(body.split()) > _MORE * len(text.split()) or body.split() == text.split():
        text = body
    day = told.get("date")
    if day and _may_be_swapped(day, html):
        day = None
    return Page(text, {name: value for name, value in metadata.items() if value}, day)


def _may_be_swapped(day: str, html: str) -> bool:
    """Whether a page gives its day only as 04/08/2015, which is two days."""
    year, month, date = (int(part) for part in day.split("-"))
    if date > 12 or date == month:
        return False
    name = calendar.month_abbr[month]
    numbers = rf"\b0?(?:{month}[./-]0?{date}|{date}[./-]0?{month})[./-](?:{year}|{year % 100:02})\b"
    plain = rf"{year}[-/.]?0?{month}[-/.]?0?{date}|{name}\w*\.?,? {date}\b|\b{date}\.? {name}"
    return bool(re.search(numbers, html)) and not re.search(plain, html, re.IGNORECASE)


def fragment_text(html: str) -> str:
    """All text of a piece of HTML, a line for each block; of what a page does not show, nothing."""
    try:
        tree = lxml.html.fragment_fromstring(html, create_parent="div")
    except (lxml.etree.LxmlError, ValueError, AssertionError):  # lxml asserts that any markup has a body
        return ""
    rows_as_lines(tree)
    lxml.etree.strip_elements(tree, *_UNSEEN, lxml.etree.Comment, with_tail=False)
    parts: list[str] = []
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        block = element.tag in _BLOCKS
        if block:
            parts.append("\n\n")
        text = element.text if event == "start" else element.tail
        if text:
            parts.append(re.sub(r"\s+", " ", text))
    return "".join(parts)
