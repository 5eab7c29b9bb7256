"""When a text was written, read from the text alone: a leaf that both `articles` and `claims` may import.

Data flows articles -> claims and never back, but both need to read a date: `articles` to date a report that came
without one, `claims` to place what it tells. What they share lives here and imports neither.

The contract with `articles`: :func:`date_article` gives the day of writing and what it rests on, or None. It knows more
with the conflict's lexicon `offices` and the publisher: ``date_article(text, conflict.lexicon("offices"), publisher)``.
"""

from warledger.dates.article import date_article, release_month, release_number
from warledger.dates.written import parse_day

__all__ = ["date_article", "parse_day", "release_month", "release_number"]
