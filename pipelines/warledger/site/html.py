"""HTML from templates. What comes from the data is escaped, for a browser and for the renderers that read it first."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from warledger.release.about import about
from warledger.site import links, words

TEMPLATES = Path(__file__).parent / "templates"


class Fragment(str):
    """HTML that a page's cell shows: a raw block, which no renderer reads as Markdown or as a shortcode."""

    def __html__(self) -> str:
        """A template takes it as it is."""
        return self

    def _repr_markdown_(self) -> str:
        return f"````````{{=html}}\n{self}\n````````\n"


def render(template: str, **values: Any) -> Fragment:
    """A template filled in. Raises jinja2.UndefinedError for a value that is not given."""
    text = _environment().get_template(template).render(**values)
    # A backtick could close the raw block around the fragment; scripts hold none (see :func:`json_text`).
    return Fragment(text.replace("`", "&#96;"))


def json_text(value: Any) -> Markup:
    """JSON for a script element: it cannot end the element, a raw block or a template."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&`\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"json": json_text, "safe_url": links.safe, "number": words.number}
    environment.globals |= {"words": words, "links": links, "site_title": about().title}
    return environment
