"""A small corpus in our own words, for tests that run the real pipeline."""

from __future__ import annotations

from pathlib import Path

_REPORTS = {
    "first": (
        "2018-07-10",
        "Outpost attacked in the south",
        "Taliban fighters killed six policemen at an outpost in Shah Joy district of Zabul province on Monday, "
        "a spokesman for the provincial police said. Two attackers died as well, he said.",
    ),
    "second": (
        "2018-07-19",
        "Bomb on a market road",
        "A roadside bomb killed at least four civilians near Lashkar Gah, the capital of Helmand province, "
        "on Wednesday, a doctor at the city's hospital said. Nine people were wounded.",
    ),
    "third": (
        "2018-08-03",
        "A district falls in the north",
        "The Taliban captured Khamyab district in Jowzjan province on Thursday after the government's soldiers "
        "withdrew, the governor's spokesman said. Three soldiers were killed in the fighting.",
    ),
}
LATER = (
    "2018-08-21",
    "Checkpoint overrun",
    "Eleven soldiers were killed when the Taliban overran their checkpoint in Baghlan province on Sunday night, "
    "a member of the provincial council said.",
)


def write_corpus(folder: Path) -> Path:
    """Three reports as files."""
    folder.mkdir(parents=True)
    for name, report in _REPORTS.items():
        write_report(folder / f"{name}.md", report)
    return folder


def write_report(path: Path, report: tuple[str, str, str]) -> None:
    """One report, dated by its front matter."""
    day, title, text = report
    front = f'---\ntitle: "{title}"\npublisher: Test Courier\npublished: {day}\nlanguage: en\n---\n\n'
    path.write_text(f"{front}{text}\n", encoding="utf-8")
