"""Days written out in full: "KABUL, Afghanistan (Jan. 25, 2013)", "July 12, 2018", "2021-06-20"."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_MONTH}\s+{_DAY}\s*[,.]?\s+{_YEAR}\b",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
        r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)",
    )
)


def parse_day(value: Any) -> date | None:
    """A day from a metadata field: a date, ISO 8601, RFC 2822, or a day written in English; None for anything else.

    "04/05/2019" is nobody's date: the order of day and month is not known.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = str(value or "").strip()
    try:
        return datetime.fromisoformat(words.replace("Z", "+00:00")).date()
    except ValueError:
        pass
    if re.match(r"(?:[A-Z][a-z]{2},\s+)?\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}\s+\d", words):
        try:
            return parsedate_to_datetime(words).date()
        except ValueError:
            return None
    for form in _FORMS:
        if (found := form.search(words)) and (day := _day(found)):
            return day
    return None


def _day(found: re.Match[str]) -> date | None:
    month = found["month"]
    try:
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None
