"""Expressions of time: what each means in a report published on Wednesday, 18 July 2018."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.claims.times import TimeMention, days, find_times, stretches
from warledger.claims.times.gate import openings, told_by

WEDNESDAY = date(2018, 7, 18)


def day(text: str) -> date:
    """2018 unless a year is given: "7-18" or "2015-7-18"."""
    parts = [int(part) for part in text.split("-")]
    return date(*parts) if len(parts) == 3 else date(2018, *parts)


def found(sentence: str, published: date | None = WEDNESDAY) -> list[TimeMention]:
    return find_times(sentence, published)


# One line a sentence; the expression is what is read, the days are first and last, the kind is point where not given.
TABLE = """
The base fell Monday. | 7-16 7-16
The base fell on Monday. | 7-16 7-16
The base fell on Wednesday. | 7-18 7-18
The base fell on Thursday. | 7-12 7-12
The base fell last Monday. | 7-16 7-16
The base fell last Wednesday. | 7-11 7-11
The base fell this past Sunday. | 7-15 7-15
Dozens died last Tuesday and Wednesday. | 7-17 7-18 interval
Dozens died last Wednesday and Thursday. | 7-11 7-12 interval
Rebels were held during July 8 operations. | 7-8 7-8
Rebels were held in July 8 raids. | 7-8 7-8
The base fell early Monday. | 7-16 7-16
The base fell early on Monday. | 7-16 7-16
The base fell late on Sunday. | 7-15 7-15
The base fell Sunday night. | 7-15 7-15
The base fell on Tuesday morning. | 7-17 7-17
The base fell on Tuesday at noon. | 7-17 7-17
The base fell early Saturday afternoon. | 7-14 7-14
The base fell in the early hours of Tuesday. | 7-17 7-17
The base fell on Monday last week. | 7-9 7-9
The base fell on New Year's Eve. | 2017-12-31 2017-12-31
The base fell in the last two days of 2017. | 2017-12-30 2017-12-31 interval
The base fell in the final week of last year. | 2017-12-25 2017-12-31 interval
The base fell in the first ten days of 2018. | 1-1 1-10 interval
The base fell late on Christmas Day. | 2017-12-25 2017-12-25
The siege entered its third day on Tuesday. | 7-15 7-17 interval
Nine died in the past 24 hours in four provinces. | 7-17 7-18 window
The base fell on Saturday and Sunday. | 7-14 7-15 interval
Fighting went on from Friday to Sunday. | 7-13 7-15 interval
Fighting went on from Sunday night to Tuesday morning. | 7-15 7-17 interval
Fighting went on between Friday and Monday. | 7-13 7-16 interval
The base fell overnight Monday. | 7-15 7-16 interval
The base fell overnight between Sunday and Monday. | 7-15 7-16 interval
The base fell today. | 7-18 7-18
The base fell earlier today. | 7-18 7-18
The base fell this morning. | 7-18 7-18
The base fell yesterday. | 7-17 7-17
The base fell late yesterday. | 7-17 7-17
The base fell the day before yesterday. | 7-16 7-16
The base fell last night. | 7-17 7-17
The base fell overnight. | 7-17 7-18 interval
The base fell over the weekend. | 7-14 7-15 interval
The base fell during the weekend. | 7-14 7-15 interval
The base fell last weekend. | 7-14 7-15 interval
The base fell this weekend. | 7-14 7-15 interval
The base fell last week. | 7-9 7-15 interval
The base fell this week. | 7-16 7-18 interval
The base fell earlier this week. | 7-16 7-18 interval
The base fell the week before last. | 7-2 7-8 interval
The base fell on July 12. | 7-12 7-12
The base fell July 12. | 7-12 7-12
The base fell on the night of July 12. | 7-12 7-12
The base fell on July 12, 2018, at dawn. | 7-12 7-12
The base fell on July 12 2018. | 7-12 7-12
The base fell on 12 July. | 7-12 7-12
The base fell on 12 July 2018. | 7-12 7-12
The base fell on the 12th of July. | 7-12 7-12
The base fell on July 12th. | 7-12 7-12
The base fell on Thursday, July 12. | 7-12 7-12
The base fell on Thursday, July 12, 2018. | 7-12 7-12
The base fell on Thursday 12 July. | 7-12 7-12
The base fell on Aug. 30. | 2017-8-30 2017-8-30
The base fell on Dec. 2. | 2017-12-2 2017-12-2
The base fell on Sept. 11, 2001. | 2001-9-11 2001-9-11
The base fell on 11 September. | 2017-9-11 2017-9-11
The base fell on July 12 last year. | 2017-7-12 2017-7-12
The base fell on 2018-07-03. | 7-3 7-3
The base fell on 15/07/2018. | 7-15 7-15
The base fell on 07/15/2018. | 7-15 7-15
The base fell on 3/7/2018. | 3-7 7-3 interval
The base fell on 4.12.2018. | 4-12 4-12
Fighting went on between May 1 and June 16. | 5-1 6-16 interval
Fighting went on from May 1 to June 16. | 5-1 6-16 interval
Fighting went on from May 1 through June 16, 2015. | 2015-5-1 2015-6-16 interval
Fighting went on from 3 to 5 May. | 5-3 5-5 interval
Fighting went on on May 3-5. | 5-3 5-5 interval
Fighting went on on 3-5 May 2016. | 2016-5-3 2016-5-5 interval
Fighting went on on July 12 and 13. | 7-12 7-13 interval
Fighting went on from June 30 to July 2. | 6-30 7-2 interval
Fighting went on from Dec. 30 to Jan. 2. | 2017-12-30 1-2 interval
The base fell in July. | 7-1 7-18 interval
The base fell in June. | 6-1 6-30 interval
The base fell in August. | 2017-8-1 2017-8-31 interval
The base fell in early June. | 6-1 6-10 interval
The base fell in mid-June. | 6-11 6-20 interval
The base fell in late June. | 6-21 6-30 interval
The base fell in late-June. | 6-21 6-30 interval
The base fell at the end of June. | 6-21 6-30 interval
The base fell at the beginning of June. | 6-1 6-10 interval
The base fell in the middle of June. | 6-11 6-20 interval
The base fell last month. | 6-1 6-30 interval
The base fell this month. | 7-1 7-18 interval
The base fell earlier this month. | 7-1 7-18 interval
The base fell on the 9th of this month. | 7-9 7-9
The base fell on the 30th of last month. | 6-30 6-30
The base fell in the first half of June. | 6-1 6-15 interval
The base fell in the second half of April 2017. | 2017-4-16 2017-4-30 interval
The base fell in the first half of July. | 7-1 7-15 interval
The base fell late last month. | 6-1 6-30 interval
The base fell last June. | 6-1 6-30 interval
The base fell last July. | 2017-7-1 2017-7-31 interval
The base fell in the month of May. | 5-1 5-31 interval
The base fell in June 2015. | 2015-6-1 2015-6-30 interval
The base fell in late May 2015. | 2015-5-21 2015-5-31 interval
The base fell in June last year. | 2017-6-1 2017-6-30 interval
The base fell in June of last year. | 2017-6-1 2017-6-30 interval
The base fell in May this year. | 5-1 5-31 interval
The base fell in the first week of June. | 6-1 6-7 interval
The base fell in the last week of June. | 6-24 6-30 interval
The base fell in the last three days of May. | 5-29 5-31 interval
The base fell in the week of June 4. | 6-4 6-10 interval
The base fell in the week ending June 10. | 6-4 6-10 interval
Fighting went on between March and May. | 3-1 5-31 interval
Fighting went on from November to February. | 2017-11-1 2-28 interval
The base fell last year. | 2017-1-1 2017-12-31 interval
The base fell this year. | 1-1 7-18 interval
The base fell earlier this year. | 1-1 7-18 interval
The base fell late last year. | 2017-9-1 2017-12-31 interval
The base fell early this year. | 1-1 4-30 interval
The base fell the year before last. | 2016-1-1 2016-12-31 interval
The base fell in 2015. | 2015-1-1 2015-12-31 interval
The base fell in early 2015. | 2015-1-1 2015-4-30 interval
The base fell in late 2014. | 2014-9-1 2014-12-31 interval
The base fell in mid-2015. | 2015-5-1 2015-8-31 interval
The base fell at the end of 2014. | 2014-9-1 2014-12-31 interval
The base fell at the end of last year. | 2017-9-1 2017-12-31 interval
Fighting went on from 2009 to 2012. | 2009-1-1 2012-12-31 interval
Fighting went on between 2009 and 2012. | 2009-1-1 2012-12-31 interval
Fighting went on in 2014-15. | 2014-1-1 2015-12-31 interval
Fighting went on in the 1990s. | 1990-1-1 1999-12-31 interval
Fighting went on in the early 1990s. | 1990-1-1 1993-12-31 interval
The base fell in the spring of 2015. | 2015-3-1 2015-5-31 interval
The base fell in spring 2015. | 2015-3-1 2015-5-31 interval
The base fell in the summer of last year. | 2017-6-1 2017-8-31 interval
The base fell last summer. | 2017-6-1 2017-8-31 interval
The base fell last winter. | 2017-12-1 2-28 interval
The base fell this spring. | 3-1 5-31 interval
The base fell in the winter of 2015. | 2015-12-1 2016-2-29 interval
Ten bases fell during the first half of 2015. | 2015-1-1 2015-6-30 interval
Ten bases fell in the second half of last year. | 2017-7-1 2017-12-31 interval
Ten bases fell in the first six months of the year. | 1-1 6-30 interval
Ten bases fell in the first nine months of 2015. | 2015-1-1 2015-9-30 interval
Ten bases fell in the second quarter of 2018. | 4-1 6-30 interval
Ten bases fell in the last quarter of 2017. | 2017-10-1 2017-12-31 interval
The base fell two days ago. | 7-16 7-16
The base fell three weeks ago. | 6-24 6-30 interval
The base fell a year ago. | 2017-1-17 1-16 interval
The base fell five months ago. | 2-3 3-5 interval
Ten bases fell in the past 24 hours. | 7-17 7-18 window
Ten bases fell over the last 24 hours. | 7-17 7-18 window
Ten bases fell in the past 48 hours. | 7-16 7-18 window
Ten bases fell in the past two months. | 5-18 7-18 window
Ten bases fell over the past week. | 7-11 7-18 window
Ten bases fell over the past three days. | 7-15 7-18 window
Ten bases fell during the last two weeks. | 7-4 7-18 window
Ten bases fell in the past year. | 2017-7-18 7-18 window
Ten bases fell within the past month. | 6-18 7-18 window
Ten bases fell in just over two months. | 5-12 7-18 window
Ten bases fell in two months. | 5-18 7-18 window
Ten bases fell in a week. | 7-11 7-18 window
Ten bases fell in less than a week. | 7-11 7-18 window
Ten bases fell in 24 hours. | 7-17 7-18 window
Ten bases fell in recent days. | 7-11 7-18 window
Ten bases fell in recent weeks. | 5-19 7-18 window
Ten bases fell in recent months. | 1-16 7-18 window
Ten bases fell in the past few days. | 7-15 7-18 window
Ten bases fell since May 1. | 5-1 7-18 window
Ten bases fell since May. | 5-1 7-18 window
Ten bases fell since early May. | 5-1 7-18 window
Ten bases fell since 2015. | 2015-1-1 7-18 window
Ten bases fell since Friday. | 7-13 7-18 window
Ten bases fell since last week. | 7-9 7-18 window
Ten bases fell since last month. | 6-1 7-18 window
Ten bases fell since the start of the year. | 1-1 7-18 window
Ten bases fell since the beginning of this month. | 7-1 7-18 window
Ten bases fell so far this year. | 1-1 7-18 window
Ten bases fell so far this month. | 7-1 7-18 window
It came on the first anniversary of the fall. | 2017-7-11 2017-7-25 anniversary
It came on the 10th anniversary of the fall. | 2008-7-11 2008-7-25 anniversary
Officials said Monday that the base fell. | 7-16 7-16 speech
Officials said on Monday the base fell. | 7-16 7-16 speech
Officials on Monday said the base fell. | 7-16 7-16 speech
The governor told reporters on Tuesday that the base fell. | 7-17 7-17 speech
The governor told a news agency by phone late Tuesday. | 7-17 7-17 speech
The ministry said in a statement on Tuesday. | 7-17 7-17 speech
The base fell, a statement issued on Tuesday said. | 7-17 7-17 speech
The army on July 8 announced the loss. | 7-8 7-8 speech
The group claimed on Twitter on Tuesday. | 7-17 7-17 speech
The ministry confirmed yesterday the loss of the base. | 7-17 7-17 speech
A ministry statement Tuesday afternoon listed the losses. | 7-17 7-17 speech
"""
ROWS = [line.split(" | ") for line in TABLE.strip().splitlines()]


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 150


@pytest.mark.parametrize(("sentence", "meaning"), ROWS, ids=[row[0] for row in ROWS])
def test_an_expression_means_these_days(sentence: str, meaning: str) -> None:
    start, end, kind = (*meaning.split(), "point")[:3]
    [mention] = found(sentence)
    assert (mention.date_start, mention.date_end, mention.kind) == (day(start), day(end), kind)
    assert not mention.future


@pytest.mark.parametrize(
    "sentence",
    [
        "The army will attack next week.",
        "Talks are planned for Tuesday in the capital.",
        "The president is to meet his guest on Friday.",
        "On Friday, the president will meet his guest.",
        "Voting is scheduled for Oct. 20.",
        "Forces are set to leave by Sept. 11.",
        "Troops would stay through 2024.",
        "The new minister arrives tomorrow.",
        "The next elections come in April 2019.",
        "They meet next Monday.",
        "They meet next month.",
    ],
)
def test_what_is_planned_is_no_fact(sentence: str) -> None:
    [mention] = found(sentence)
    assert mention.future


@pytest.mark.parametrize(
    ("sentence", "steps"),
    [
        ("It fell three days earlier.", (-3, "day")),
        ("It fell a week later.", (1, "week")),
        ("It fell the previous day.", (-1, "day")),
        ("It fell on the same day.", (0, "day")),
        ("It fell the next day.", (1, "day")),
        ("It fell the following month.", (1, "month")),
        ("It fell a day earlier.", (-1, "day")),
        ("It fell that night.", (0, "day")),
        ("It fell the night before.", (-1, "day")),
        ("It fell hours later.", (0, "day")),
    ],
)
def test_what_counts_from_another_time_is_left_to_the_caller(sentence: str, steps: tuple[int, str]) -> None:
    [mention] = found(sentence)
    assert (mention.kind, mention.steps, mention.date_start) == ("unanchored", steps, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The base may fall if help does not come.",
        "The march went on for hours.",
        "About 2000 soldiers and 2015 rifles were there.",
        "The second battalion spring operation began.",
        "He is 45 years old and served for two years.",
        "A man from the Sunday market was there at 7 a.m.",
        "A 10-day siege and a three-month campaign.",
        "They lost $2,015 and walked 12 miles.",
        "It was the first time in the war.",
    ],
)
def test_what_only_looks_like_a_time(sentence: str) -> None:
    assert [m for m in found(sentence) if not m.attributive and m.date_start] == []


def test_a_weekday_named_with_a_date_decides_the_year() -> None:
    [mention] = found("The base fell on Thursday, Dec. 1.")  # a Thursday in 2016, a Friday in 2017
    assert mention.date_start == date(2016, 12, 1)


def test_a_slip_in_the_weekday_leaves_the_date() -> None:
    [mention] = found("The base fell on Saturday, July 12.")  # a Thursday in 2018, a Wednesday in 2017
    assert mention.date_start == date(2018, 7, 12)


def test_a_date_a_day_ahead_is_a_dateline_not_a_plan() -> None:
    [mention] = found("The base fell on July 19.")
    assert (mention.date_start, mention.future) == (date(2018, 7, 19), False)


def test_two_years_are_two_mentions() -> None:
    mentions = found("The city fell in 2015 and 2016 before it was retaken.")
    assert [m.date_start for m in mentions] == [date(2015, 1, 1), date(2016, 1, 1)]


def test_a_time_that_names_a_thing_is_marked() -> None:
    [possessive, dated] = found("Monday's attack came after the Aug. 8 bombing.")
    assert possessive.attributive and dated.attributive


def test_without_a_day_of_publication_only_whole_dates_are_known() -> None:
    mentions = found("It fell on Monday, two days ago, on July 3, and on July 4, 2015.", None)
    assert [m.date_start for m in mentions] == [None, None, None, date(2015, 7, 4)]


_PIECES = st.sampled_from(
    [
        *re.findall(r"[\w'.-]+|,", TABLE.replace("|", " ")),
        "since",
        "between",
        "and",
        "from",
        "to",
        "2021-13-45",
        "31 June",
        "\n",
    ]
)


@given(st.lists(_PIECES, max_size=40).map(" ".join), st.dates(date(2001, 10, 7), date(2021, 8, 30)))
def test_any_words_give_ordered_mentions_and_no_future_facts(text: str, published: date) -> None:
    mentions = find_times(text, published)
    assert [m.start for m in mentions] == sorted({m.start for m in mentions})
    for before, after in pairwise(mentions):
        assert before.end <= after.start
    for m in mentions:
        assert (m.date_start is None) == (m.date_end is None) == (m.precision is None)
        if m.date_start and m.date_end:
            assert m.date_start <= m.date_end
            assert m.future or m.date_start <= published + timedelta(days=1)


@given(st.text(alphabet="0123456789 /-.,JulyMaonde'’", max_size=300))
def test_any_characters_are_read_without_error(text: str) -> None:
    find_times(text, WEDNESDAY)


@pytest.mark.parametrize("word", ["the ", "on ", "in the past ", "from Monday to ", "May 1 and ", "told ", "12 "])
def test_a_long_run_of_one_word_is_read_in_one_pass(word: str) -> None:
    assert len(find_times(word * 20_000, WEDNESDAY)) <= 20_000  # what backtracks would not come back


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("In just over two months they took it.", date(2018, 9, 23), date(2018, 11, 29)),
        ("In the week to Wednesday nine died.", date(2018, 11, 22), date(2018, 11, 28)),
        ("In the 10 days up to and including Sunday nine died.", date(2018, 11, 16), date(2018, 11, 25)),
        ("In the six months to June nine died.", date(2018, 1, 1), date(2018, 6, 30)),
        ("In late September and early October 2015 it was lost.", date(2015, 9, 21), date(2015, 10, 10)),
        ("It was seized on Monday of last week.", date(2018, 11, 19), date(2018, 11, 19)),
    ],
)
def test_stretches_end_where_their_words_say(words: str, start: date, end: date) -> None:
    mention = find_times(words, date(2018, 11, 29))[0]
    assert (mention.date_start, mention.date_end) == (start, end)


def test_a_week_ends_on_the_sunday_it_is_told() -> None:
    mention = find_times("Nine workers were shot dead last week.", date(2013, 7, 21))[0]
    assert (mention.date_start, mention.date_end) == (date(2013, 7, 14), date(2013, 7, 20))


def test_an_expression_may_begin_at_each_word_before_the_one_that_tells_a_time() -> None:
    text = "It fell within the last two weeks, the army said at noon, and on mid-March roads."
    assert [(text[at:].split()[0], told) for at, told in openings(text)] == [
        *(("within", "week"), ("the", "week"), ("last", "week"), ("two", "week"), ("weeks,", "week")),
        *(("and", "Mar"), ("on", "Mar"), ("mid-March", "Mar")),
    ]


def test_every_rule_is_tried_where_a_word_of_its_pattern_tells_a_time() -> None:
    rules = (*days.RULES, *stretches.RULES)
    tried = {rule.name for told in told_by(rules).values() for rule in told}
    assert {rule.name for rule in rules} - tried == {"iso_date", "numeric_date"}  # begun by numbers alone


@pytest.mark.parametrize(
    ("text", "days_told"),
    [
        ("Nine guards died in the last two days in the district.", 3),
        ("Nine guards died in the last two days in the city of Farah.", 3),
        ("He spoke of the last two weeks in the job.", None),
    ],
)
def test_days_up_to_now_in_a_place(text: str, days_told: int | None) -> None:
    spans = [m.span for m in found(text) if m.span]
    assert [(s.end - s.start).days + 1 for s in spans] == ([] if days_told is None else [days_told])
