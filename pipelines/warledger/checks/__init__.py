"""Checks of the working tables, before anything is published: functions from tables to the rows a person should see.

A check takes the tables that its parameters name and returns a frame of two text columns: ``where`` (the row, by a
key a person can look up) and ``problem`` (what is wrong with it); no rows: it passes. Two parameters are no tables:
``war`` (the conflict) and ``released`` (the tables of the latest release, or None).

A *blocking* check guards against wrong data: nothing that rests on the table may be built. The others are warnings:
the data may be right, and a person should look. A release is checked once more, on its own, by ``release.verify``.
"""

from warledger.checks import months, working  # noqa: F401  each registers its checks
from warledger.checks.check import CHECKS, Check
from warledger.checks.generated import as_declared

__all__ = ["CHECKS", "Check", "of_table"]


def of_table(table: str) -> list[Check]:
    """The checks of a table: its declaration first, then its own."""
    return [as_declared(table), *(check for check in CHECKS if check.table == table)]
