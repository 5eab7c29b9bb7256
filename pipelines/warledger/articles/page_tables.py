"""Tables of a page that hold data, such as losses by district or a chronology: each row becomes a line of text.

Most tables of old pages only set the page; those stay as they are.
"""

from __future__ import annotations

import lxml.etree
import lxml.html

#: A cell with more is a column of the page.
_LONGEST_CELL = 600
_SETS_A_PAGE = lxml.etree.XPath(
    "boolean(descendant::*[self::table or self::form or self::h1 or self::h2 or self::td[p[2]]])"
)


def rows_as_lines(tree: lxml.html.HtmlElement) -> None:
    """Put paragraphs in the place of each table of data, one a row: "District: Sangin; Killed: 4"."""
    for table in list(tree.iter("table")):
        parent = table.getparent()
        lines = _lines(table) if parent is not None else []
        if lines:
            block = lxml.html.Element("div")
            block.tail = table.tail
            for line in lines:
                lxml.etree.SubElement(block, "p").text = line
            parent.replace(table, block)


def _lines(table: lxml.html.HtmlElement) -> list[str]:
    """A line for each row, its cells under the names of their columns where those are told; none of a page's frame."""
    if _SETS_A_PAGE(table):
        return []
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    cells = [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
    if sum(len(row) > 1 for row in cells) < 2 or max(len(cell) for row in cells for cell in row) > _LONGEST_CELL:
        return []
    named = all(cell.tag == "th" for cell in rows[0])
    names = cells.pop(0) if named else []
    return [line for row in cells if (line := _line(row, names))]


def _line(row: list[str], names: list[str]) -> str:
    if len(row) != len(names):
        return " – ".join(filter(None, row))
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in zip(names, row, strict=True) if cell)
