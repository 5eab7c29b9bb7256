"""Ages, ranks and the people who belong to somebody: one person is one, however old."""

from datetime import date

import pytest

from warledger import conflict
from warledger.claims import read_article

CONFLICT = conflict.load()


def killed(text: str) -> list[tuple[int, str]]:
    article = {"article_id": "a", "origin": "a", "title": None, "publisher": None, "published": date(2019, 6, 14)}
    rows = read_article({**article, "text": text}, CONFLICT)
    return [(row["best"], row["party"]) for row in rows if row["measure"] == "killed"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The soldier, 31, from Leeds, died in Sangin.", [(1, "government")]),
        ("Abdul Rauf, 52, a baker, was killed by a shell.", [(1, "civilian")]),
        ("Abdul Rauf, 52, and his nephew Jawad, 9, were killed.", [(1, "unknown"), (1, "civilian")]),
        ("A boy, 6, and his sister, 4, died when the roof fell in on them.", [(1, "civilian"), (1, "civilian")]),
        ("A mortar round killed Abdul Rauf, 52.", [(1, "unknown")]),
        ("The driver, a man from Herat, 38, was killed.", [(1, "civilian")]),
        # numbers of people, set off by commas as ages are
        ("In Paktika, 14, most of them children, were killed by the shelling.", [(14, "unknown")]),
        ("The toll, 41, is the highest of the year: 41 people were killed.", [(41, "unknown")]),
    ],
)
def test_an_age_is_no_number_of_people(text: str, counts: list[tuple[int, str]]) -> None:
    assert killed(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Spc. Joe Doyle and Pfc. Max Reed were killed in Khost.", [(1, "international"), (1, "international")]),
        ("Lance Corporal Joe Doyle was killed near Garmser.", [(1, "international")]),
        ("Sgt. Joe Doyle was killed near Garmser.", [(1, "unknown")]),
        ("Sgt. Wali Jan of the Afghan army was killed near Garmser.", [(1, "government")]),
    ],
)
def test_a_rank_tells_the_army_where_only_one_has_it(text: str, counts: list[tuple[int, str]]) -> None:
    assert killed(text) == counts


def test_whoever_belongs_to_somebody_is_somebody_else() -> None:
    text = "Gunmen killed the mayor, his driver and two guards."
    assert [count for count, _ in killed(text)] == [1, 1, 2]
    assert killed("Gunmen killed Wali Jan, a judge, in Herat.") == [(1, "civilian")]
