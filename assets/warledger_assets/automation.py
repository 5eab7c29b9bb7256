"""When an asset is stale by itself: its code changed, or what it rests on changed."""

from __future__ import annotations

import dagster as dg

_Is = dg.AutomationCondition
_cause: dg.AutomationCondition = _Is.code_version_changed() | _Is.any_deps_updated()

#: Once per cause, and not while it or what it rests on is being made. Acts only where `keep_current` is switched on.
WHEN_STALE = (_cause.since_last_handled() & ~_Is.any_deps_in_progress() & ~_Is.in_progress()).with_label(
    "stale: its code or inputs changed"
)

keep_current = dg.AutomationConditionSensorDefinition(
    "keep_current",
    target=dg.AssetSelection.all(),
    minimum_interval_seconds=30,
    description=(
        "Materializes what becomes stale because a stage's code, a lexicon or something upstream changed; "
        "what was stale before is yours to run. Off until switched on here."
    ),
)
