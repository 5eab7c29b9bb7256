"""What may be a name in a text, and the names in a conflict's tables, in one form: lower case, split into words."""

from __future__ import annotations

import re
from collections import Counter

import polars as pl

_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 4  # in words


def names_in(text: str) -> Counter[str]:
    """Every run of one to four words that begins with a capital."""
    words = _LETTERS.findall(text)
    runs = (
        (at, at + length) for at, word in enumerate(words) if word[0].isupper() for length in range(1, _LONGEST + 1)
    )
    return Counter(" ".join(words[start:end]).lower() for start, end in runs if end <= len(words))


def names_of(table: pl.DataFrame, *columns: str) -> set[str]:
    """The names in some columns of a gazetteer table, and their other spellings."""
    lists = [*columns, *(f"{column}_alt_names" for column in columns), "alt_names"]
    cells = [cell for column in lists if column in table.columns for cell in table[column]]
    return {" ".join(_LETTERS.findall(name.lower())) for cell in cells for name in cell.split(";") if name.strip()}
