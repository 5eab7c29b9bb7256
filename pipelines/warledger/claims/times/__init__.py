"""When: expressions of time in a text, and which of them dates a statement.

find_times(text, published)                what the expressions are and which days they mean
TimeContext(text, published).time_for(...) the time of one statement of an article
"""

from warledger.claims.times.context import NEWS, TOLD, ResolvedTime, TimeContext
from warledger.claims.times.mentions import TimeMention, find_times

__all__ = ["NEWS", "TOLD", "ResolvedTime", "TimeContext", "TimeMention", "find_times"]
