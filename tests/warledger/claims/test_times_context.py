"""Which time of an article dates a statement in it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from warledger.claims import read_article
from warledger.claims.times import ResolvedTime, TimeContext
from warledger.conflict import load

WEDNESDAY = date(2018, 7, 18)


def ask(text: str, words: str, published: date | None = WEDNESDAY) -> ResolvedTime:
    """The time of the statement made with `words`."""
    start = text.index(words)
    opening = max([m.end() for m in re.finditer(r"[.!?]\s+|\n+", text[:start])], default=0)
    closing = re.compile(r"[.!?](?=\s|$)|\n").search(text, start)
    return TimeContext(text, published).time_for(
        (start, start + len(words)), (opening, closing.end() if closing else len(text))
    )


def days(resolved: ResolvedTime) -> tuple[date | None, date | None]:
    return resolved.date_start, resolved.date_end


def july(first: int, last: int | None = None) -> tuple[date, date]:
    return date(2018, 7, first), date(2018, 7, last or first)


def year(number: int) -> tuple[date, date]:
    return date(number, 1, 1), date(number, 12, 31)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # the end of what somebody told is not when he told it
        ("Help came late, he told reporters.\n\nOn Monday, a mine killed four.", "a mine killed four", july(16)),
        # the day an attack is named by, where no other is told
        ("Monday's bombing hurt the mayor.\n\nFive guards died, police said.", "Five guards died", july(16)),
        # the day of another incident dates no lead
        (
            "A guard shot six men, police said on Tuesday.\n\nIn a separate incident, a mine killed two on Sunday.",
            "shot six men",
            july(16, 17),
        ),
        ("A guard shot six men, police said on Tuesday.\n\nIt began late on Sunday.", "shot six men", july(15)),
        # two entries of one day are no two datelines
        (
            "July 18 Ghor Province: two killed\n\nA mine killed two.\n\nJuly 18 Farah Province: one killed",
            "A mine killed two",
            july(18),
        ),
        ("In recent days they went on, taking 12 posts since July 2, when help ended.", "taking 12 posts", july(2, 18)),
        ("The worst year was 2009, when 14 were killed.", "14 were killed", year(2009)),
        # a day earlier than a day, not than a year
        (
            "Four died on Saturday.\n\nIt was the worst loss this year.\n\nA day earlier, two drivers were shot.",
            "two drivers were shot",
            july(13),
        ),
        # a man dies later than he was wounded
        ("On Tuesday a soldier died of wounds he suffered last month.", "a soldier died", july(17)),
        (
            "The army left the post, which had no water, late on Sunday, reports an agency. Two died on Monday.",
            "left the post",
            july(15),
        ),
        (
            "It was the worst loss since May 2016, when a raid failed, killing ten.",
            "killing ten",
            (date(2016, 5, 1), date(2016, 5, 31)),
        ),
        ("Nine men died, said Jan Gul on Monday.", "Nine men died", july(15, 16)),
        # the time beside the statement
        ("Four men died on Monday and six on Tuesday.", "Four men died", july(16)),
        ("Four men died on Monday and six on Tuesday.", "six", july(17)),
        ("On Monday, gunmen stormed the post, killing four men.", "killing four men", july(16)),
        # a day that introduces an event dates it, and a heading its items
        ("Police made a July 9 raid near the town.\nTwo men were held there.", "Two men", july(9)),
        ("Troops met today.\nNews of July 11:\nTwo men were held.", "Two men", july(11)),
        # what somebody is known for is not when he was met
        ("He was held today. The man is responsible for a raid on July 2. Two others fled.", "Two others", july(18)),
        # what only names a thing does not date the statement
        ("The leader of the July 3 bombing was killed on Monday.", "was killed", july(16)),
        # somebody told of in passing brings his own history
        ("Troops held a man on Monday who had been freed in 2015.", "held a man", july(16)),
        # the time of the words is not the time of the deed
        ("The post fell on Sunday. Officials said on Tuesday that nine men died.", "nine men died", july(15)),
        # nothing but the time of the words: that day or the one before
        ("Officials said on Tuesday that nine men died.", "nine men died", july(16, 17)),
        # the paragraph's time, then the lead's
        ("The post fell on Sunday. Nine men died.", "Nine men died", july(15)),
        ("The post fell on Sunday.\n\nNine men died.", "Nine men died", july(15)),
        # history told in passing does not spread
        ("The post fell on Sunday.\n\nIt was built in 2009. Nine men died.", "Nine men died", july(15)),
        # "since X, when" tells of X, not of the stretch since; what comes after tells of the stretch
        ("It was the worst day since May, when nine men died.", "nine men died", (date(2018, 5, 1), date(2018, 5, 31))),
        ("Since July 1, when the truce ended, nine men have died.", "nine men have died", july(1, 18)),
        # the day a toll was raised is not the day of the deaths
        ("The toll from Friday's blast rose to nine on Sunday.", "rose to nine", july(13)),
        # what went before has its own time
        ("They freed two men they had seized on July 2.", "freed two men", july(12, 18)),
        # each of two counts has the time right behind it
        ("Deaths fell from 40 in 2015 to 30 in 2016.", "fell from 40 in 2015 to 30", year(2016)),
        # "then" is the time told of last
        ("They held the town in May 2015. Some 300 died then.", "300 died", (date(2015, 5, 1), date(2015, 5, 31))),
        # "a day earlier" counts from the day somebody spoke where nothing else has a day
        ("Police said on Sunday two men died.\n\nA day earlier, nine men died.", "nine men died", july(14)),
        ("June was the deadliest month, with 103 killed.", "103 killed", (date(2018, 6, 1), date(2018, 6, 30))),
        # another incident is not dated by the lead
        ("The post fell on Sunday.\n\nIn a separate incident, nine men died.", "nine men died", july(12, 18)),
        # a heading dates what stands under it
        ("July 9, Kunduz\n\nNine men died.\n\nJuly 11, Takhar\n\nTwo men died.", "Two men died", july(11)),
        # counted from the time before
        ("The post fell on July 3. Two days later, nine men died.", "nine men died", july(5)),
        ("The post fell on July 3. Two days later a mine went off and nine men died.", "nine men died", july(5)),
        ("Two men died on July 13. Four days earlier another nine men died.", "nine men died", july(9)),
        ("The post fell on July 3. Two hours later nine men died.", "nine men died", july(3)),
        ("The post fell on July 3. The same day, nine men died.", "nine men died", july(3)),
        # no time at all: the week up to publication
        ("Nine men died in a raid.", "Nine men died", july(12, 18)),
        # a plan dates nothing
        ("Talks are planned for Thursday. Nine men died in a raid.", "Nine men died", july(12, 18)),
        # a dateline is when it was written
        ("KABUL, July 18 (Agency) -- Nine men died yesterday.", "Nine men died", july(17)),
        # a bulletin without a time tells of its own day
        ("2018-07-S-011\nKABUL (July 18)\nA patrol held nine men.", "held nine men", july(18)),
    ],
)
def test_the_time_of_a_statement(text: str, words: str, expected: tuple[date, date]) -> None:
    assert days(ask(text, words)) == expected


def test_history_is_marked() -> None:
    text = "The post fell on Sunday.\n\nIn 2015, nine men died there. Four were wounded."
    for words in ("nine men died", "Four were wounded"):
        resolved = ask(text, words)
        assert days(resolved) == (date(2015, 1, 1), date(2015, 12, 31))
        assert resolved.background


def test_the_fighting_just_told_of_dates_what_happened_in_it() -> None:
    text = "It came on the first anniversary of a siege.\n\nDuring the siege, nine men died."
    resolved = ask(text, "nine men died")
    assert resolved.date_start == date(2017, 7, 11)
    assert resolved.background


def test_a_total_over_a_stretch_is_a_window() -> None:
    resolved = ask("The post fell on Sunday. Since May 1, ninety men have died.", "ninety men have died")
    assert (days(resolved), resolved.scope) == ((date(2018, 5, 1), WEDNESDAY), "window")
    assert ask("The post fell on Sunday. Since May 1, ninety men have died.", "The post fell").scope == "incident"


def test_an_undated_article_dates_only_what_gives_its_year() -> None:
    text = "Nine men died on Monday. Two men died on July 4, 2015."
    assert days(ask(text, "Nine men died", None)) == (None, None)
    assert days(ask(text, "Two men died", None)) == (date(2015, 7, 4), date(2015, 7, 4))


def test_a_release_number_dates_to_its_month() -> None:
    text = "2011-07-S-039\nNine men were held yesterday.\n\nTwo men were held July 4."
    assert days(ask(text, "Nine men", None)) == (date(2011, 7, 1), date(2011, 7, 31))
    assert days(ask(text, "Two men", None)) == (date(2011, 7, 4), date(2011, 7, 4))


def test_a_level_is_of_the_day_of_publication() -> None:
    stock = TimeContext("The group controls ten districts.", WEDNESDAY).stock()
    assert (days(stock), stock.scope) == (july(18), "stock")


def test_the_same_days_are_those_told_before() -> None:
    text = "They held out from May 3 to May 9. In the same seven days 37 soldiers were killed."
    time = TimeContext(text, date(2019, 5, 10)).time_for((51, 80), (35, len(text)))
    assert (time.date_start, time.date_end) == (date(2019, 5, 3), date(2019, 5, 9))


def test_since_the_war_began_counts_from_its_first_day() -> None:
    text = "Since the start of the war 35 soldiers have died."
    first = date(2001, 10, 7)
    time = TimeContext(text, date(2003, 9, 1), first).time_for((27, 48), (0, len(text)))
    assert (time.date_start, time.scope) == (first, "window")
    assert TimeContext(text, date(2003, 9, 1)).time_for((27, 48), (0, len(text))).scope == "incident"


def test_a_second_report_in_a_text_counts_from_its_own_day():
    first = "KABUL, Afghanistan (July 9, 2010) - Troops detained a bomb maker yesterday.\n\n"
    second = (
        "KABUL, Afghanistan (July 12, 2010) - He led them to a cache on Sunday. One aide was detained there yesterday."
    )
    text = first + second
    context = TimeContext(text, date(2010, 7, 9))
    told = {text[m.start : m.end]: m.date_start for m in context.mentions[1:]}
    assert context.mentions[0].date_start == date(2010, 7, 8)
    assert told == {"on Sunday": date(2010, 7, 11), "yesterday": date(2010, 7, 11)}


def test_since_ends_with_its_sentence() -> None:
    text = "Fighting has spread since the snow melted in May. Last month alone 90 farmers were killed."
    assert days(ask(text, "90 farmers were killed")) == (date(2018, 6, 1), date(2018, 6, 30))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Thirty rebels were killed, the army said. The operation began on Friday.", 13, 18),
        ("Thirty rebels were killed, the army said. The offensive was launched late on Sunday.", 15, 18),
        ("Thirty rebels were killed, the army said. The attack began on Friday.", 13, 13),
        # long since begun: it dates nothing told now
        ("Thirty rebels were killed, the army said. The campaign began on June 3.", 12, 18),
        # the same clause has its own day
        ("Troops launched an operation on Friday, in which thirty rebels were killed.", 13, 13),
    ],
)
def test_what_began_goes_on(text: str, first: int, last: int) -> None:
    assert days(ask(text, re.search("[Tt]hirty rebels were killed", text)[0])) == july(first, last)  # type: ignore[index]


def test_an_item_of_another_place_dates_only_itself() -> None:
    text = "Forty guards died in Ghazni.\n\nA post fell in Zabul.\n\nGhor: On Monday, a mine killed a shepherd."
    assert days(ask(text, "Forty guards died")) == july(12, 18)
    assert days(ask(text, "killed a shepherd")) == july(16)
    text = "Kabul: A blast on Monday shook the city, police said.\n\nTwo guards died."
    assert days(ask(text, "Two guards died")) == july(16)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Monday's raid came two days after a bomber rammed a truck into a base, killing nine guards.", 14),
        ("Monday's blast came a day after a shooting in which nine guards were killed.", 15),
        ("Monday's raid came a day after nine farmers, on their way to a mill in Ghor, were killed.", 15),
        ("A bomb went off on Monday, two days after nine guards died.", 14),
        ("Two days after a raid, nine guards were killed on Monday.", 16),
    ],
)
def test_so_long_after_what_another_clause_tells(text: str, day: int) -> None:
    article = {"article_id": "a", "publisher": None, "text": text, "published": WEDNESDAY}
    found = [c for c in read_article(article, load()) if c["low"] == 9]
    assert [(c["date_start"], c["date_end"]) for c in found] == [july(day)]


@pytest.mark.parametrize(
    "text",
    [
        "More than 70 people have died in Ghor, in one of the deadliest weeks this year.",
        "More than 70 people have died in Ghor, the worst bloodshed there in the past three months.",
    ],
)
def test_what_it_is_compared_with_is_not_when_it_was(text: str) -> None:
    assert days(ask(text, "More than 70 people have died")) == july(12, 18)
    assert days(ask("More than 70 people have died this year.", "More than 70 people")) == (date(2018, 1, 1), WEDNESDAY)


@pytest.mark.parametrize("day", ["2005 Jan 12,", "2005, January 12:", "Jan 12, 2005,"])
def test_a_chronology_tells_the_year_first_or_last(day: str) -> None:
    resolved = ask(f"{day} six guards were kidnapped in Ghor.", "were kidnapped")
    assert days(resolved) == (date(2005, 1, 12), date(2005, 1, 12))


def test_how_long_it_lasted_is_not_when_it_was() -> None:
    text = "On Monday rebels shot a judge and held the court for two days before police came."
    assert days(ask(text, "shot a judge")) == july(16)


def test_when_they_were_taken_is_not_when_they_were_found() -> None:
    article = {"article_id": "a", "publisher": None, "title": None, "published": WEDNESDAY}
    article["text"] = "The bodies of seven soldiers who were kidnapped last month were found on Tuesday in Ghor."
    found = read_article(article, load())
    assert [(c["measure"], c["date_start"]) for c in found] == [
        ("killed", date(2018, 7, 17)),
        ("captured", date(2018, 6, 1)),
    ]


def test_a_month_before_a_number_of_people_is_the_month() -> None:
    assert days(ask("In June 12 soldiers were killed.", "12 soldiers")) == (date(2018, 6, 1), date(2018, 6, 30))
    assert days(ask("On June 12 soldiers were killed.", "soldiers were")) == (date(2018, 6, 12), date(2018, 6, 12))


def test_the_time_of_what_it_is_compared_with() -> None:
    text = "So far this year 504 farmers have died, compared with 430 last year."
    assert days(ask(text, "504 farmers have died")) == (date(2018, 1, 1), WEDNESDAY)
    text = "At least 504 farmers died in the province, up from 430 in 2016."
    assert days(ask(text, "504 farmers died")) == july(12, 18)
    for compared in ("against 62 in 2016", "more than in all of 2016"):
        assert days(ask(f"This year nine drivers have died, {compared}.", "nine drivers")) == (
            date(2018, 1, 1),
            WEDNESDAY,
        )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Thirty guards have died as fighting entered its fourth day.", 15),
        ("Thirty guards died as shells fell on the town for a third straight day.", 16),
        ("Thirty guards died on the second day of the trial.", 12),
    ],
)
def test_the_nth_day_of_it(text: str, first: int) -> None:
    assert days(ask(text, text[:20].rstrip())) == july(first, 18)


def test_a_boast_is_no_total_of_the_war() -> None:
    article = {"article_id": "a", "publisher": None, "title": None, "published": WEDNESDAY}
    article["text"] = "A bomb went off on Monday in Ghor. The Taliban said it had killed 60 American soldiers."
    (claim,) = read_article(article, load())
    assert (claim["scope"], claim["date_start"]) == ("incident", date(2018, 7, 16))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ghazni mourned on Sunday after a bomb killed four sappers and wounded nine.", 14),
        ("The mayor resigned on Sunday after a bomb near the bridge wounded nine people in Ghazni.", 14),
        # the main clause tells what came of it
        ("Four sappers died on Sunday after a mine wounded nine people in Ghazni.", 15),
        ("Shops in Ghazni shut on Sunday, after which a bomb wounded nine people.", 15),
        ("On Sunday, after a night of shelling, a bomb wounded nine people in Ghazni.", 15),
    ],
)
def test_what_came_before_is_of_that_day_or_the_day_before(text: str, first: int) -> None:
    article = {"article_id": "a", "publisher": None, "title": None, "published": WEDNESDAY, "text": text}
    told = read_article(article, load())
    wounded = next(claim for claim in told if claim["measure"] == "wounded")
    assert (wounded["date_start"], wounded["date_end"]) == july(first, 15)


@pytest.mark.parametrize(
    ("text", "days_told"),
    [
        ("Crowds marched in Ghazni on Monday against the killing of nine farmers.", (10, 16)),
        ("Elders met in Ghazni on Monday over the deaths of nine farmers.", (10, 16)),
        ("A raid on Monday led to the deaths of nine farmers in Ghazni.", (16, 16)),
        ("Elders met over the deaths of nine farmers in Ghazni on Monday.", (16, 16)),
        ("Two men were held on Monday, a day after the killing of nine farmers in Ghazni.", (15, 15)),
    ],
)
def test_the_day_of_an_answer_is_not_that_of_the_loss(text: str, days_told: tuple[int, int]) -> None:
    article = {"article_id": "a", "publisher": None, "title": None, "published": WEDNESDAY, "text": text}
    killed = next(claim for claim in read_article(article, load()) if claim["measure"] == "killed")
    assert (killed["date_start"], killed["date_end"]) == july(*days_told)


def test_what_follows_a_total_of_hours_is_no_total() -> None:
    article = {"article_id": "a", "publisher": None, "title": None, "published": WEDNESDAY}
    article["text"] = "In the past 24 hours rebels attacked a post in Ghazni. Nine policemen were killed there."
    (claim,) = (one for one in read_article(article, load()) if one["measure"] == "killed")
    assert (claim["scope"], claim["date_start"], claim["date_end"]) == ("incident", *july(17, 18))


def test_all_that_a_bomb_did_is_one_event() -> None:
    article = {"article_id": "a", "publisher": None, "title": None, "published": WEDNESDAY}
    article["text"] = "Last month a bomber struck a school in Kabul, killing 24 pupils and wounding more than 100."
    assert {claim["scope"] for claim in read_article(article, load())} == {"incident"}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # what a stretch is told to run from
        ("Kunduz has been calm since a car bomb on Sunday killed nine men.", "killed nine", july(15)),
        ("Since Sunday nine men have been killed in Kunduz.", "nine men", july(15, 18)),
        (
            "Guards fired on Tuesday at a crowd mourning Sunday's bombing, which killed nine men.",
            "killed nine",
            july(15),
        ),
        # an event named by its day
        (
            "Sunday's blasts killed 85 men, doctors said. Another 40 were hurt.\n\nOn Tuesday a mine killed a cook.",
            "Another 40",
            july(15),
        ),
        # a day earlier than it happened, not than it was told
        (
            "A mine killed two guards on Monday, the army said on Tuesday. A day earlier, a bus was hit, killing six.",
            "killing six",
            july(15),
        ),
        ("The army said on Tuesday that a raid a day earlier left two dead.", "left two dead", july(16)),
        (
            "The toll of Sunday's blast rose to 31 on Tuesday. The day before, a shell killed a shepherd.",
            "a shell killed a shepherd",
            july(14),
        ),
        (
            "Friday's raid on the dam hurt ten, a mayor said Monday. Two days before, bandits had shot a cook.",
            "had shot a cook",
            july(11),
        ),
        # what was told on a day to have happened before
        (
            "Rebels burnt a bridge on Saturday. On Tuesday the ministry said four sappers had been hurt there.",
            "four sappers had been hurt",
            july(14),
        ),
        ("On Tuesday the ministry sent two drones, which killed four sappers.", "killed four sappers", july(17)),
        (
            "On Tuesday a shell hurt a cook. In Herat, a bus struck a mine the evening before and six men died.",
            "six men died",
            july(16),
        ),
        ("Four died on Tuesday. The week before, two drivers were shot.", "were shot", july(10)),
        # "the same period" is the stretch told last
        (
            "Nine raiders were killed in the past 24 hours in four provinces. Two of their men fell in the same period."
            " On Saturday a mayor was shot.",
            "Two of their men fell",
            july(17, 18),
        ),
    ],
)
def test_a_day_told_by_another(text: str, words: str, expected: tuple[date, date]) -> None:
    assert days(ask(text, words)) == expected


def test_a_dateline_may_end_with_its_agency() -> None:
    text = "Herat, July 18 (XYZ) Six guards were killed in an overnight raid, a mayor said Wednesday."
    assert days(ask(text, "Six guards were killed")) == july(17, 18)


def test_what_a_number_has_risen_from_is_not_when_it_was() -> None:
    for words in ("an increase from", "a drop from", "up from"):
        found = ask(f"The mission put the dead at 430 this month, {words} June.", "put the dead at 430")
        assert days(found) == july(1, 18)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Tuesday nine men had been killed.", july(11, 17)),
        ("Nine men had been killed by Tuesday.", july(11, 17)),
        ("Nine men had been killed by Tuesday night.", july(17)),
        ("Nine men were killed by Tuesday's raiders.", july(17)),
        # a day on which they were counted
        ("The toll of the raid stood at nine on Tuesday.", july(11, 17)),
        ("On Tuesday, the number of dead in the raid climbed to nine.", july(11, 17)),
        ("Officials raised the death toll of the raid to nine on Tuesday.", july(11, 17)),
        ("The toll of Tuesday's raid stood at nine.", july(17)),
        ("The death toll from a raid on Tuesday has risen to nine.", july(17)),
    ],
)
def test_what_was_so_by_a_day_happened_before(text: str, expected: tuple[date, date]) -> None:
    (claim,) = read_article({"article_id": "a", "publisher": None, "published": WEDNESDAY, "text": text}, load())
    assert (claim["date_start"], claim["date_end"]) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("On Sunday, a mine hurt two; on Monday, raiders burnt a long bridge and six men died.", "six men died", 16),
        ("On July 3, a mine hurt two; the next day, raiders burnt a long bridge and six men died.", "six men died", 4),
        ("On Sunday, a mine hurt two; raiders burnt a long bridge and six men died.", "six men died", 15),
    ],
)
def test_what_stands_behind_a_semicolon_has_its_own_day(text: str, words: str, expected: int) -> None:
    assert days(ask(text, words)) == july(expected)


def test_what_goes_on_about_a_stretch_is_of_it() -> None:
    text = "On Monday, a mine hurt two.\n\nJets flew ten raids in three days. They killed 80."
    assert days(ask(text, "killed 80")) == july(15, 18)


@pytest.mark.parametrize("after", ["days", "just a week", "less than two weeks", "two days"])
def test_what_an_attack_comes_days_after_does_not_date_it(after: str) -> None:
    text = f"Ten guards were shot.\n\nThe attack comes {after} after nine men died on July 9."
    assert days(ask(text, "were shot")) != july(9)
    assert days(ask("Ten guards were shot.\n\nThe attack came hours after a rally on July 17.", "were shot")) == july(
        17
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The attack comes two days after raiders killed five guards in Zabul on Sunday.", 15),
        ("The attack came a week after raiders killed five guards on July 10.", 10),
        ("The attack on Tuesday came a day after raiders killed five guards, officials said on Wednesday.", 16),
        ("A mine hurt a boy on Tuesday, two days after raiders killed five guards.", 15),
    ],
)
def test_a_day_behind_what_others_came_after_is_its_own(text: str, day: int) -> None:
    article = {"article_id": "x", "origin": "x", "title": None, "publisher": None, "published": WEDNESDAY, "text": text}
    told = [c for c in read_article(article, load()) if c["low"] == 5]
    assert [(c["date_start"], c["date_end"]) for c in told] == [july(day)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Farah held a day of mourning on Monday for 40 soldiers killed in a raid.", july(10, 16)),
        ("Nine villagers were buried in Farah on Monday.", july(10, 16)),
        ("At a funeral in Farah on Monday, nine villagers were killed by a bomb.", july(16)),
    ],
)
def test_who_is_mourned_on_a_day_died_by_then(text: str, dates: tuple[date, date]) -> None:
    claim = read_article({"article_id": "x", "text": text, "published": WEDNESDAY}, load())[0]
    assert (claim["date_start"], claim["date_end"]) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "Fighters overran Wakhan district on Sunday night and Farkhar in Takhar on Monday.",
            [july(15), july(16)],
        ),
        (
            "Fighters took Wakhan district on Monday. Farkhar in Takhar had been taken earlier.",
            [july(16), july(10, 16)],
        ),
        ("Fighters took Wakhan district on Monday. Farkhar district had already fallen.", [july(16), july(10, 16)]),
        ("Fighters took on Monday the districts of Wakhan and Farkhar.", [july(16), july(16)]),
    ],
)
def test_each_piece_of_ground_has_its_own_day(text: str, dates: list[tuple[date, date]]) -> None:
    claims = read_article({"article_id": "x", "text": text, "published": WEDNESDAY}, load())
    assert [(c["date_start"], c["date_end"]) for c in claims if c["unit"] == "district"] == dates


@pytest.mark.parametrize("words", ["In the week to 14 July", "In the week ended July 14", "In the week ending 14 July"])
def test_a_week_up_to_a_day(words: str) -> None:
    assert days(ask(f"{words}, nine guards were killed.", "nine guards")) == july(8, 14)


def test_what_a_count_of_months_ascribes_to_many_deeds_is_of_the_months() -> None:
    text = (
        "The UN documented 1,200 civilian deaths from January 1 to June 30. Air strikes caused 40 per cent of them, "
        "killing 480."
    )
    claims = read_article({"article_id": "x", "text": text, "published": WEDNESDAY}, load())
    assert {(c["date_start"], c["date_end"]) for c in claims} == {(date(2018, 1, 1), date(2018, 6, 30))}


def test_a_body_found_is_of_the_day_and_place_it_was_found() -> None:
    text = "The body of a nurse kidnapped in Ghor two weeks ago was found in Herat on Monday."
    claims = read_article({"article_id": "x", "text": text, "published": WEDNESDAY}, load())
    told = [(c["province"], c["date_start"], c["date_end"]) for c in claims if c["measure"] == "killed"]
    assert told == [("Herat", *july(16))]


def test_what_had_been_is_not_of_a_day_told_after_it() -> None:
    text = "Thirty villagers had been killed in Farah, the UN said. The rebels left the town on Monday."
    claim = read_article({"article_id": "x", "text": text, "published": WEDNESDAY}, load())[0]
    assert (claim["date_start"], claim["date_end"]) == july(10, 16)


def test_a_day_before_is_before_the_day_told() -> None:
    text = "Gunmen shot a clerk on Monday; in a raid a day before, two guards were killed."
    claims = read_article({"article_id": "x", "text": text, "published": WEDNESDAY}, load())
    assert [c["date_start"] for c in claims if c["low"] == 2] == [date(2018, 7, 15)]
