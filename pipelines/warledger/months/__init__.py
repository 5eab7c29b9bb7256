"""Events -> months: casualties, ground, districts lost, and what totals over time say of each month."""

from warledger.months.build import MonthTables, build_months
from warledger.months.explain import explain

__all__ = ["MonthTables", "build_months", "explain"]
