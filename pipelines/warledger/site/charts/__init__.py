"""Every chart of the site by its name: what a page shows, an embed repeats and a reader cites."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache, partial
from pathlib import Path

from warledger.site import links
from warledger.site.charts import casualties, coverage, district_map, districts
from warledger.site.charts.figure import Figure
from warledger.site.ledger import Ledger
from warledger.tables import PERSON_MEASURES

OUTLINES = Path("map") / "provinces.json"


def by_month(measure: str) -> str:
    """Name of the chart of a measure by month."""
    return f"{measure.replace('_', '-')}-by-month"


@lru_cache(maxsize=2)
def catalogue(ledger: Ledger, reports: Path) -> dict[str, Callable[[], Figure]]:
    """Name -> what makes the figure, once. ``reports`` is the folder of pages, which holds the map's outlines."""
    made: dict[str, Callable[[], Figure]] = {
        "killed-in-all": partial(casualties.totals, ledger, "killed"),
        "killed-by-province": partial(casualties.by_province, ledger, "killed"),
        "districts-lost": partial(districts.lost_by_month, ledger),
        "district-status": partial(districts.status_over_time, ledger),
        "district-map": partial(district_map.status_map, ledger, reports / OUTLINES),
        "reports-by-month": partial(coverage.reports_by_month, ledger),
    }
    for measure in PERSON_MEASURES:
        made[by_month(measure)] = partial(casualties.by_month, ledger, measure)
    for province in ledger.provinces:
        at = links.slug(province)
        made[f"killed-by-month-{at}"] = partial(casualties.by_month, ledger, "killed", province=province)
        made[f"district-status-{at}"] = partial(districts.status_over_time, ledger, province)
    return {name: cache(make) for name, make in made.items()}
