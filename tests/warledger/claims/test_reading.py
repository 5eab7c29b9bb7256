"""A whole article: speakers, restatements, figures, order, reuse, and any text whatever."""

from datetime import date

import polars as pl
import pytest

from warledger import claims as reader
from warledger import conflict
from warledger.tables import empty, frame

WAR = conflict.load()
DAY = date(2018, 7, 12)


def article(text: str, publisher: str | None = None, number: int = 0) -> dict:
    return {
        "article_id": f"a{number}",
        "origin": f"{number}.txt",
        "publisher": publisher,
        "text": text,
        "published": DAY,
    }


def persons(text: str, publisher: str | None = None) -> list[dict]:
    return [c for c in reader.read_article(article(text, publisher), WAR) if c["unit"] == "person"]


def figures(text: str) -> list[tuple]:
    found = reader.article_figures(reader.read_article(article(text), WAR))
    return [(f["measure"], f["low"], f["high"]) for f in found if f["unit"] == "person"]


SPEAKERS = {
    "Nine soldiers were killed, the provincial governor said.": ("own_side", "the provincial governor"),
    "The police chief said nine insurgents were killed.": ("adversary", "The police chief"),
    "A Taliban spokesman said nine soldiers were killed.": ("adversary", "A Taliban spokesman"),
    "A doctor at the hospital said nine civilians were killed.": ("independent", "A doctor"),
    "According to the United Nations, nine civilians were killed.": ("independent", "the United Nations"),
    "Nine civilians were killed, residents said.": ("unconfirmed", "residents"),
    "Nine soldiers were killed.": ("narrator", None),
    "Nine soldiers were killed, by a count that The New York Times keeps.": ("independent", "a count"),
    "“Nine soldiers were killed,” said Amin Jan, an army spokesman.": ("own_side", "Amin Jan"),
}


@pytest.mark.parametrize(("text", "expected"), SPEAKERS.items(), ids=list(SPEAKERS))
def test_speakers(text, expected):
    (claim,) = persons(text)
    assert (claim["source_class"], claim["attributed_to"]) == expected


def test_a_speaker_goes_on_in_the_next_sentence():
    first, second = persons("Amin Jan, the army spokesman, spoke of 12 dead soldiers. He added that 20 were wounded.")[
        -2:
    ]
    assert second["source_class"] == "own_side" and second["low"] == 20
    assert first["measure"] == "killed"


def test_a_belligerent_publisher_speaks_for_its_side():
    (claim,) = persons("Coalition forces killed nine insurgents.", "International Security Assistance Force")
    assert claim["source_class"] == "adversary" and claim["attributed_to"] is None


def test_a_figure_taken_back_is_no_loss():
    told = persons("The army first reported nine soldiers dead in Ghazni, a figure it later withdrew.")
    assert [(c["low"], c["modality"]) for c in told] == [(9, "denied")]


def test_a_denial_is_no_loss():
    assert all(c["modality"] == "denied" for c in persons("The governor denied that nine soldiers had been killed."))


FIGURES = {
    "Nine soldiers were killed in Ghazni on Monday. The nine soldiers died at dawn.": [("killed", 9, 9)],
    "Several men were detained in Ghazni on Monday. Police detained eight men after a search.": [("captured", 8, 8)],
    "Police captured a Taliban commander in Ghazni. They also detained two fighters.": [
        ("captured", 1, 1), ("captured", 2, 2),
    ],
    "The force killed six insurgents in Ghazni. Four were killed in a house, and the other two died on a road.": [
        ("killed", 6, 6),
    ],
    "Eight soldiers were killed in Ghazni. In a separate attack in Herat, three soldiers were killed.": [
        ("killed", 8, 8), ("killed", 3, 3),
    ],
    "Twelve soldiers died in Ghazni, among them two officers.": [("killed", 12, 12)],
    "A strike in Ghazni killed eight villagers on Friday, a woman and seven children, elders said.": [
        ("killed", 8, 8),
    ],
    "Four soldiers were killed on Monday: three by bombs in Ghazni and one in an ambush in Herat.": [("killed", 4, 4)],
    "A strike in Ghazni killed eight villagers, two policemen and three soldiers.": [
        ("killed", 8, 8), ("killed", 2, 2), ("killed", 3, 3),
    ],
    "Five officers were killed in Andar district of Ghazni. Two soldiers died in Giro district of Ghazni.": [
        ("killed", 5, 5), ("killed", 2, 2),
    ],
    "A child was killed and nine villagers were wounded in Ghazni. One of the villagers died of his wounds.": [
        ("killed", 1, 1), ("wounded", 9, 9), ("killed", 1, 1),
    ],
    "Five soldiers were killed in Ghazni on Monday. Since January, 45 soldiers have been killed.": [("killed", 5, 5)],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIGURES.items(), ids=list(FIGURES))
def test_figures_count_once(text, expected):
    assert figures(text) == expected


def test_another_part_of_the_country_is_another_incident():
    _east, west = persons("Eight villagers died in Ghazni. In the west, a villager was killed by a mine.")
    assert west["restates"] is None


def test_a_headline_restates_the_body():
    first, second = persons("Blast Kills Nine Soldiers in Ghazni\n\nNine soldiers were killed in Ghazni on Monday.")
    assert first["restates"] == second["claim_id"] and second["restates"] is None


def test_claims_fit_their_table_and_quote_their_text():
    text = "A mine killed six policemen in Ghazni on Monday, officials said. Another 17 were wounded, they said."
    rows = reader.read_article(article(text), WAR)
    assert frame("claims", rows).height == len(rows) > 1
    for row in rows:
        assert text[row["sentence_start"] : row["sentence_end"]] == row["sentence"]


def test_reading_in_parallel_changes_nothing():
    texts = [f"A mine killed {n} policemen in Ghazni on Monday." for n in range(2, 40)]
    articles = pl.DataFrame([{**article(text, number=n), "title": None} for n, text in enumerate(texts)])
    alone = reader.read_claims(articles, WAR, workers=1)
    assert alone.equals(reader.read_claims(articles, WAR, workers=2))
    assert alone.height == len(texts)
    assert reader.read_claims(articles.clear(), WAR).equals(empty("claims"))


def test_the_fingerprint_holds_still():
    assert reader.fingerprint(WAR) == reader.fingerprint(WAR) != ""


def test_explain_marks_words_and_says_why_not():
    shown = reader.explain(article("A mine killed six policemen. The force failed to capture the commander."), WAR)
    assert "⟦killed six policemen⟧" in shown
    assert "not read (active): failed" in shown


def test_the_record_is_plain():
    record = reader.extract_record(article("A mine killed six policemen in Ghazni on Monday."), WAR)
    assert list(record) == ["origin", "published", "published_basis", "claims", "figures"]
    assert record["published"] == "2018-07-12"
    assert record["claims"][0]["quote"] == "killed six policemen"
    assert record["figures"][0]["low"] == 6


def test_of_those_is_a_part_of_the_total_before_it_and_as_much_a_total() -> None:
    text = "Since the start of the war 412 U.S. soldiers have died, officials say. Of those, 266 were killed in battle."
    whole, part = persons(text)
    assert (part["restates"], part["scope"], part["date_start"]) == (whole["claim_id"], "window", whole["date_start"])
