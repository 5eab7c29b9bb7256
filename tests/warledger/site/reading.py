"""HTML pages as a test reads them: their text, their links, the ids they can be linked by."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path


@dataclass
class PageText(HTMLParser):
    """What a page says inside `main`, where it leads, which ids it has, which scripts it holds."""

    text: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        if told.get("id"):
            self.ids.append(str(told["id"]))
        if "main" in self._open and tag == "a" and told.get("href"):
            self.links.append(str(told["href"]))
        self.handlers += [f"{name}={value}" for name, value in attributes if name.startswith("on")]
        if tag not in self.VOID:
            self._open.append(tag)
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "script" in self._open:
            self.scripts[-1] += data
        elif "main" in self._open and "style" not in self._open and data.strip():
            self.text.append(" ".join(data.split()))
            if self._open[-1] in ("h1", "h2", "h3"):
                self.headings.append(self.text[-1])

    @property
    def said(self) -> str:
        """The text of `main`, blanks made one."""
        return " ".join(self.text)


def read(page: Path) -> PageText:
    """Parse a page."""
    parsed = PageText()
    parsed.feed(page.read_text("utf-8"))
    parsed.close()
    return parsed
