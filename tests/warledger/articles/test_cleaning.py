"""Furniture goes, the report stays; for each rule lines that must go and look-alikes that must stay."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger import articles
from warledger.articles.cleaning import clean
from warledger.articles.paragraphs import paragraphs
from warledger.conflict import Conflict

LEAD = (
    "Insurgents stormed an army post in the north on Monday, killing nine soldiers and capturing four, officials said."
)
MORE = "The provincial governor said that reinforcements had reached the area and that the road was open again by noon."
LAST = (
    "Fighting went on in two villages near the post, where residents said they had been without water for three days."
)

#: Lines that are furniture wherever they stand.
ANYWHERE = """\
Skip to main content
Skip navigation
Open this photo in gallery:
Advertisement
Article continues below
Source link
Share this article
Share on Facebook
Facebook Twitter WhatsApp Email
Tweet
Print this page
3 min read
12 shares
Published: 12 July 2018 10:45
Last updated on March 3, 2015
By John A. Smith
By Jane Doe and Ali Reza Karimi, Reuters
By our correspondent
Tags: north, army, attack
Filed under: World
#army #north
Home > World > Asia
Read more: Twelve officers killed in the south
Related: Nine killed elsewhere
Related stories
You may also like
See also: The war in maps
Sign up for our daily newsletter to get the news in your inbox.
Subscribe now for full access today.
Our Evening Briefing newsletter is written by editors. Sign up here.
We use cookies to improve your experience.
By continuing to use this site you agree to our terms.
Please enable JavaScript to view this page.
All rights reserved.
© 2018 Some Company
This material may not be published, broadcast or rewritten.
Photo: An Agency/Getty Images
Soldiers stand guard near the post on Monday. (A. Person/AFP via Getty Images)
A market in the capital.An Author/AFP/Getty Images
File photo: soldiers on patrol in the north, 2014.
FILE - Soldiers patrol a bazaar in 2014.
Comments are closed.
Download PDF
FOR IMMEDIATE RELEASE
The BBC is not responsible for the content of external sites.
""".splitlines()

#: Lines that are furniture at the foot of a report.
AT_THE_FOOT = """\
Smith reported from Kabul.
John Smith reported in Kabul and Ali Karimi in Herat.
Reporting by John Smith; editing by Jane Doe
(Additional reporting by Jane Doe; Writing by John Smith)
With reporting by AFP and AP
With on reporting by an agency
Reporting was provided by Jane Doe in Kabul.
Associated Press writer Jane Doe in Kabul contributed to this report.
John Smith is a correspondent based in Islamabad.
Ali Karimi contributed reporting.
""".splitlines()

#: Sentences of reports that look like furniture.
STAYS = """\
The Taliban published a photo of the captured post on Tuesday.
The group shared a picture of nine rifles, with the caption: “Taken from the post.”
Why did they leave? Because, the elders say, four of them had been killed *and nobody came
Related attacks killed three officers in the south.
Read more than once, the statement still named no figure.
The officers reported from the front that ten men had died.
Smith said he had reported the attack to the police.
Local officials in Kunduz reported that 12 soldiers were killed.
Comments by the minister angered the families of the dead.
The army shared a list of 14 dead soldiers on Facebook.
By Monday evening the district had fallen.
By Sunday the army had lost nine posts.
By Afghan reckoning the toll was low.
By nightfall, Afghan troops had retaken the bridge.
Villagers had to sign up for the militia.
More about the dead was not known on Tuesday.
Ten men were killed (five of them soldiers).
Home to 200 families, the village was burned.
He told AFP.
Print shops and markets were closed.
The video was filmed in the north, the Taliban said.
Two cookies of opium were found on the dead men.
Top commanders were killed.
The end of the siege came at noon.
""".splitlines()


@pytest.mark.parametrize("line", ANYWHERE)
def test_furniture_goes_wherever_it_stands(line: str) -> None:
    for pieces in ([line, LEAD, MORE, LAST], [LEAD, line, MORE, LAST], [LEAD, MORE, LAST, line]):
        cleaned = clean("\n\n".join(pieces))
        assert cleaned.text == "\n\n".join([LEAD, MORE, LAST])
        assert [cut.text for cut in cleaned.cuts] == [line]


@pytest.mark.parametrize("line", AT_THE_FOOT)
def test_credits_at_the_foot_go(line: str) -> None:
    assert clean("\n\n".join([LEAD, MORE, LAST, line])).text == "\n\n".join([LEAD, MORE, LAST])


@pytest.mark.parametrize("line", STAYS)
def test_look_alikes_stay(line: str) -> None:
    for pieces in ([LEAD, line, MORE, LAST], [LEAD, MORE, LAST, line]):
        assert clean("\n\n".join(pieces)).text == "\n\n".join(pieces)


def test_the_comment_section_goes_with_all_that_follows() -> None:
    text = "\n\n".join([LEAD, MORE, LAST, "Leave a Reply", "Ten soldiers were killed in my street too.", "Your name"])
    assert clean(text).text == "\n\n".join([LEAD, MORE, LAST])


def test_a_comment_link_above_the_report_does_not_take_the_report() -> None:
    assert clean("\n\n".join(["Leave a comment", LEAD, MORE])).text == "\n\n".join([LEAD, MORE])


def test_teasers_in_the_middle_go_and_the_report_goes_on() -> None:
    teasers = ["Related stories", "Fifteen soldiers killed in the south", "Two districts fall in a day"]
    assert clean("\n\n".join([LEAD, *teasers, MORE, LAST])).text == "\n\n".join([LEAD, MORE, LAST])


def test_the_headline_is_told_once() -> None:
    headline = "Nine Soldiers Killed As Post Falls In North"
    assert clean(f"{headline}\n\n{LEAD}\n\n{MORE}")[:2] == (headline, f"{LEAD}\n\n{MORE}")
    assert clean(f"{headline.upper()}\n\n{LEAD}", title=headline)[:2] == (headline, LEAD)
    assert clean(f"{headline} - Northern Wire\n{LEAD}", title=headline)[:2] == (headline, LEAD)
    assert clean(LEAD, title=headline)[:2] == (headline, LEAD)


def test_a_lead_is_no_headline() -> None:
    assert clean(f"{LEAD}\n\n{MORE}").title is None
    assert clean("KABUL, Afghanistan (Jan. 5, 2013)\nTwo soldiers died.").text.startswith("KABUL")


def test_datelines_and_headings_that_are_places_stay() -> None:
    text = "\n\n".join(["KABUL, Afghanistan (April 5, 2013)", LEAD, "Sangin, Helmand", MORE])
    assert clean(text, places=frozenset({"sangin", "helmand"})).text == text


@pytest.mark.parametrize(
    "head",
    [
        "Press Office 2010-07-CA-129 For Immediate Release  ",
        "Press Office\n\n2010-07-CA-129\n\nFor Immediate Release\n\n",
    ],
)
def test_the_number_of_a_release_stays_for_the_month_it_tells(head: str) -> None:
    assert paragraphs(clean(f"{head}{LEAD}\n\n{MORE}").text) == ["2010-07-CA-129", LEAD, MORE]


def test_lists_of_losses_stay() -> None:
    text = "\n\n".join([LEAD, "- Faryab: four soldiers killed", "- Zabul: two officers wounded", MORE])
    assert clean(text).text == text


def test_wrapped_lines_are_joined_and_paragraphs_kept() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 70) for paragraph in (LEAD, MORE))
    assert paragraphs(wrapped) == [LEAD, MORE]
    assert paragraphs(f"{LEAD}\n{MORE}") == [LEAD, MORE]
    assert paragraphs(f"{LEAD}\n\n\n  \n{MORE}\n") == [LEAD, MORE]


def test_what_was_cut_can_be_shown(tmp_path: Path, war: Conflict) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Skip to main content\n\n{LEAD}\n\n{MORE}\n\nSource link")
    [(origin, cuts)] = articles.cuts([path], war)
    assert origin == "a.txt"
    assert cuts == [("Skip to main content", "page navigation"), ("Source link", "page navigation")]


@given(st.lists(st.sampled_from([LEAD, MORE, LAST, *ANYWHERE, *STAYS]), max_size=12))
def test_every_paragraph_is_kept_or_cut_in_order(pieces: list[str]) -> None:
    cleaned = clean("\n\n".join(pieces))
    kept = cleaned.text.split("\n\n") if cleaned.text else []
    assert sorted([*kept, *(cut.text for cut in cleaned.cuts)]) == sorted(pieces)
    told = iter(pieces)
    assert all(piece in told for piece in kept)


@given(st.text(max_size=400))
def test_any_text_becomes_plain_paragraphs(text: str) -> None:
    cleaned = clean(text).text
    assert all(character == "\n" or ord(character) >= 32 for character in cleaned)
    assert all(piece and piece == " ".join(piece.split()) for piece in cleaned.split("\n\n") if cleaned)
