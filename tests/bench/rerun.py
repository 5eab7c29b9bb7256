"""A rerun with nothing new, beside the same graph with empty bodies: what the rest is, is our own work.

    python -m tests.bench.rerun [FOLDER ...]

Both are processes of their own, taken in turn, with the same steps, tables and checks and a history on disk with the
same settings. The corpus is the shipped one, or the folders named. Seconds are medians; those of the processor, which
other work on the machine does not slow, decide.
"""

from __future__ import annotations

import argparse
import json
import operator
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROUNDS = 7
#: Seconds of the processor.
WANTED = 2.0

#: The graph's steps: the name of each, its inputs and outputs (name -> asset), and the arguments of its checks.
Shape = list[dict[str, Any]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both and their difference; exit status 1 where it is more than wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="*", type=Path, default=[Path(__file__).parents[2] / "corpus"])
    parser.add_argument("--empty", type=Path, metavar="SHAPE", help=argparse.SUPPRESS)  # what is measured against
    chosen = parser.parse_args(arguments)
    if chosen.empty:
        run_empty(json.loads(chosen.empty.read_text()))
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "shape.json").write_text(json.dumps(shape_of_graph()))
        ours = ["-m", "warledger_assets.build", "--data", folder / "data", "--site", folder / "site"]
        ours += ["--renderer", "fallback", *(word for path in chosen.corpus for word in ("--corpus", path))]
        empty = ["-m", "tests.bench.rerun", "--empty", folder / "shape.json"]
        rounds = [
            (_cost(ours, folder / "our-history"), _cost(empty, folder / "empty-history")) for _ in range(ROUNDS + 1)
        ]
    own = 0.0
    for at, unit in enumerate(("by the clock", "of the processor")):
        with_work, without = ([costs[at] for costs in side] for side in zip(*rounds[1:], strict=True))  # 0 reads all
        own = statistics.median(map(operator.sub, with_work, without))
        print(
            f"seconds {unit + ':':<18} nothing new {statistics.median(with_work):.2f}, "
            f"the empty graph {statistics.median(without):.2f}, our own work {own:.2f}"
        )
    print(f"wanted of the processor: {WANTED:.0f}")
    return int(own > WANTED)


def _cost(command: Sequence[str | Path], history: Path) -> tuple[float, float]:
    """Seconds of a process by the clock and of the processor."""
    before, began = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, *command],
        env={**os.environ, "DAGSTER_HOME": str(history)}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True,
    )  # fmt: skip
    clock, after = time.perf_counter() - began, os.times()
    return clock, after.children_user + after.children_system - before.children_user - before.children_system


def shape_of_graph() -> Shape:
    """What the main job runs, without what its steps do."""
    from warledger_assets.definitions import defs

    shape: Shape = []
    for definition in defs.resolve_asset_graph().assets_defs:
        if not definition.is_executable:
            continue
        loaded = {each.name for each in definition.node_def.input_defs if not each.dagster_type.is_nothing}
        checks = [
            {
                "asset": spec.asset_key.path,
                "name": spec.name,
                "blocking": spec.blocking,
                "additional_deps": [dep.asset_key.path for dep in spec.additional_deps],
            }
            for spec in definition.check_specs
        ]
        shape.append(
            {
                "name": definition.node_def.name,
                "ins": {name: key.path for name, key in definition.keys_by_input_name.items() if name in loaded},
                "outs": {name: key.path for name, key in definition.keys_by_output_name.items()},
                "checks": checks,
            }
        )
    return shape


def run_empty(shape: Shape) -> None:
    """Run the graph with bodies that do nothing. Imports nothing of ours but the settings of the history."""
    from warledger_assets import home

    home.prepare()
    home.write_history_fast()
    import dagster as dg

    definitions = dg.Definitions(
        assets=[_empty_step(step) for step in shape if step["outs"]],
        asset_checks=[_empty_checks(step) for step in shape if step["checks"]],
        jobs=[dg.define_asset_job("build_site", dg.AssetSelection.all())],
        resources={"io_manager": _nowhere()},
    )
    quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    with dg.DagsterInstance.get() as instance:
        definitions.resolve_job_def("build_site").execute_in_process(run_config=quiet, instance=instance)


def _empty_step(step: dict[str, Any]) -> Any:
    import dagster as dg

    outs = {name: dg.AssetOut(key=key) for name, key in step["outs"].items()}

    @dg.multi_asset(name=step["name"], outs=outs, ins=_inputs(step))
    def body(**_frames: object) -> Any:
        for name in outs:
            yield dg.Output(None, output_name=name)

    return body


def _empty_checks(step: dict[str, Any]) -> Any:
    import dagster as dg

    specs = [
        dg.AssetCheckSpec(
            **check
            | {"asset": dg.AssetKey(check["asset"]), "additional_deps": [*map(dg.AssetKey, check["additional_deps"])]}
        )
        for check in step["checks"]
    ]

    @dg.multi_asset_check(name=step["name"], specs=specs, ins=_inputs(step))
    def body(**_frames: object) -> Any:
        for spec in specs:
            yield dg.AssetCheckResult(asset_key=spec.asset_key, check_name=spec.name, passed=True)

    return body


def _inputs(step: dict[str, Any]) -> dict[str, Any]:
    import dagster as dg

    return {name: dg.AssetIn(key=key) for name, key in step["ins"].items()}


def _nowhere() -> Any:
    import dagster as dg

    class Nowhere(dg.IOManager):
        def handle_output(self, context: dg.OutputContext, obj: object) -> None: ...

        def load_input(self, context: dg.InputContext) -> None: ...

    return Nowhere()


if __name__ == "__main__":
    raise SystemExit(main())
