"""Every chart of the site by its name: what a page shows, an embed repeats and a reader cites."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from warledger.site import links
from warledger.site.charts import casualties, coverage, districts
from warledger.site.charts.figure import Figure
from warledger.site.ledger import Ledger
from warledger.tables import PERSON_MEASURES

OUTLINES = Path("map") / "provinces.json"


def by_month(measure: str) -> str:
    """Name of the chart of a measure by month."""
    return f"{measure.replace('_', '-')}-by-month"


@lru_cache(maxsize=2)
def catalogue(ledger: Ledger, reports: Path) -> dict[str, Callable[[], Figure]]:
    """Name -> what makes the figure. ``reports`` is the folder of pages, which holds the map's outlines."""
    made: dict[str, Callable[[], Figure]] = {
        "killed-in-all": lambda: casualties.totals(ledger, "killed"),
        "killed-by-province": lambda: casualties.by_province(ledger, "killed"),
        "districts-lost": lambda: districts.lost_by_month(ledger),
        "district-status": lambda: districts.status_over_time(ledger),
        "district-map": lambda: districts.status_map(ledger, reports / OUTLINES),
        "reports-by-month": lambda: coverage.reports_by_month(ledger),
    }
    for measure in PERSON_MEASURES:
        made[by_month(measure)] = lambda code=measure: casualties.by_month(ledger, code)
    for province in ledger.provinces:
        at = links.slug(province)
        made[f"killed-by-month-{at}"] = lambda name=province: casualties.by_month(ledger, "killed", province=name)
        made[f"district-status-{at}"] = lambda name=province: districts.status_over_time(ledger, name)
    return {name: cache(make) for name, make in made.items()}
