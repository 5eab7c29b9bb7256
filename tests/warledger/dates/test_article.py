"""Dating a text from its own words: datelines, headers, and the years that its words leave."""

from __future__ import annotations

from datetime import date

import pytest

from warledger import conflict
from warledger.dates import date_article, release_month

OFFICES = conflict.load().lexicon("offices")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KABUL, Afghanistan (Jan. 25, 2013) Troops searched a village.", date(2013, 1, 25)),
        ("Some headline\n\nKABUL, Afghanistan (May 31,2011)  In one province ...", date(2011, 5, 31)),
        ("KABUL, Afghanistan (July 13. 2012)\nTroops held two men.", date(2012, 7, 13)),
        ("KABUL, March 4, 2015 (Agency) -- Fighting went on.", date(2015, 3, 4)),
        ("KUNDUZ, Afghanistan, 4 March 2015 - Fighting went on.", date(2015, 3, 4)),
        ("KABUL, MARCH 4, 2015: Fighting went on.", date(2015, 3, 4)),
        ("27 Nov. 2009\nDaily update, Nov. 27: Raids in the South\nA man was held.", date(2009, 11, 27)),
        ("August 31, 2010\n\nKABUL, Afghanistan (Aug. 31) - A man was held.", date(2010, 8, 31)),
        ("April 17, 2009 - Troops held a man.", date(2009, 4, 17)),
        ("Headline of the day\nPublished: 12 July 2018\n\nFighting went on.", date(2018, 7, 12)),
        ("Headline\n\nThursday, July 12, 2018\n\nFighting went on.", date(2018, 7, 12)),
        ("Morning Operational Update, Feb. 21, 2011\nA leader was held yesterday.", date(2011, 2, 21)),
    ],
)
def test_a_dateline_with_a_year_dates_the_text(text: str, day: date) -> None:
    assert date_article(text) == (day, "dateline")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Press Office 2010-09-CA-125\nKABUL, Afghanistan (Sept. 8) - A patrol was shot at.", date(2010, 9, 8)),
        ("Dec. 24: Raids in the East\nPress Office 2009-12-CA-101\nA man was held.", date(2009, 12, 24)),
        # the number is of December, the dateline of the January that follows
        ("2010-12-S-330\nKABUL, Afghanistan (Jan. 1) - A man was held.", date(2011, 1, 1)),
    ],
)
def test_a_release_number_gives_the_year(text: str, day: date) -> None:
    assert date_article(text) == (day, "dateline")


def test_a_release_number_alone_gives_only_the_month() -> None:
    text = "Press Office\n2011-07-S-039\nA leader was held yesterday."
    assert date_article(text) is None
    assert release_month(text) == (date(2011, 7, 1), date(2011, 7, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # 12 July was a Monday in 2004, 2010 and 2021; the office leaves one of them
        ("KABUL, July 13 -- A post fell on Monday, July 12. President Ashraf Ghani spoke.", date(2021, 7, 13)),
        ("KABUL, July 13 -- A post fell on Monday, July 12. President Barack Obama spoke.", date(2010, 7, 13)),
        # said twice: yesterday and its date
        ("A base fell yesterday (Tuesday, August 7). President Trump was told.", date(2018, 8, 8)),
    ],
)
def test_weekdays_and_offices_narrow_the_year(text: str, day: date) -> None:
    assert date_article(text, OFFICES) == (day, "text")


@pytest.mark.parametrize(
    "text",
    [
        "KABUL, July 13 -- A post fell on Monday, July 12.",  # three years fit
        "KABUL, July 13 -- A post fell. Former President Hamid Karzai spoke.",  # any year since 2015
        "A post fell on Monday, the police said.",
        "The 2009 election was held on August 20, 2009, and much has happened since.",  # told, not dated by it
        "",
    ],
)
def test_more_than_one_day_left_is_not_dated(text: str) -> None:
    assert date_article(text, OFFICES) is None


def test_a_former_holder_is_out_of_office() -> None:
    text = "KABUL, September 20 -- On Sunday, September 19, former President Ashraf Ghani spoke."
    assert date_article(text, OFFICES) == (date(2021, 9, 20), "text")
