"""Markdown and front matter to plain text and metadata."""

from __future__ import annotations

import re
from typing import Any

import yaml

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*:[ \t]+(.+?)[ \t]*")
_STRIP = tuple(
    (re.compile(pattern, re.MULTILINE), replacement)
    for pattern, replacement in (
        (r"<!--.*?-->", ""),
        (r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)", ""),  # picture
        (r"\[([^\]\n]{1,1000})\]\([^)\n]{0,2000}\)", r"\1"),  # link
        (r"^ {0,3}#{1,6}\s+(.*?)\s*#*$", r"\n\1\n"),  # heading
        (r"^ {0,3}>\s?", ""),  # quotation
        (r"^ {0,3}(?:[-*_]\s*){3,}$", ""),  # rule
        (r"(?<![\w*])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*(?![\w*])", r"\1"),
        (r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])", r"\1"),
        (r"(?<!\w)__?(?=\S)([^_\n]+?)(?<=\S)__?(?!\w)", r"\1"),
    )
)


def split_front_matter(text: str) -> tuple[dict[str, Any], str, str | None]:
    """Front matter, the text below it, and what is wrong with the front matter, if anything.

    Every value comes as a string (or a mapping or list of them), so that a date like 0000-00-00 is not yet an error.
    Where it is no YAML but lines of fields ("title: Kabul: two dead"), each is read as it stands.
    """
    found = _FRONT.match(text)
    if not found:
        return {}, text, None
    rest = text[found.end() :]
    try:
        fields = yaml.load(found[1], Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        lines = [_LINE.fullmatch(line) for line in found[1].splitlines() if line.strip()]
        if all(lines):
            return {line[1]: line[2].strip("\"'") for line in lines if line}, rest, None
        return {}, rest, f"front matter is not YAML ({' '.join(str(error).split())[:100]}): repair it"
    if not isinstance(fields, dict):
        return {}, rest, "front matter is not a list of `name: value` lines: repair it"
    return fields, rest, None


def plain(text: str) -> str:
    """Markdown's words without its marks."""
    for pattern, replacement in _STRIP:
        text = pattern.sub(replacement, text)
    return text
