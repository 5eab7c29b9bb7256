"""The shallow parser: sentences, numbers, noun chunks, verb groups, roles."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.claims.clauses import Sentence
from warledger.claims.lexicon import lemma_of, singular
from warledger.claims.numbers import bend, read_count
from warledger.claims.sentences import MAX_WORDS, split_sentences
from warledger.claims.tokens import tokenize

WORDS = st.lists(
    st.sampled_from(
        "the a 12 twenty dozens of soldiers killed wounded were and or , . ( ) “ ” ' - who said Kabul in by "
        "not to will more "
        "than at least another policeman's 2018 July \n \n\n ; : Taliban district fell".split(" ")
    ),
    max_size=60,
).map(" ".join)


def sentence(text: str) -> Sentence:
    return Sentence(text, 0, len(text), 0, 0)


def words(s: Sentence, chunks) -> list[str]:
    return [s.words(chunk.start, chunk.end) for chunk in chunks]


def verb(s: Sentence, lemma: str):
    return next(v for v in s.verbs if v.lemma == lemma)


def texts(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


def test_sentences_end_where_they_end():
    assert texts("Gen. Amin spoke on Jan. 5. The U.S. Army left. “It is over.” He went.") == [
        "Gen. Amin spoke on Jan. 5.",
        "The U.S. Army left.",
        "“It is over.”",
        "He went.",
    ]


def test_a_dateline_is_a_piece_of_its_own():
    assert texts("KABUL, Afghanistan (Oct. 5, 2012) — Two men were held.")[-1] == "Two men were held."
    assert texts("GHAZNI, April 12 -- A post fell at dawn today, they said.")[-1].startswith("A post fell")


def test_a_line_break_ends_a_heading_but_not_a_wrapped_line():
    assert texts("Bomb hits market\nNine people died.") == ["Bomb hits market", "Nine people died."]
    assert len(texts("Nine people died in\nthe market.")) == 1


@given(st.text(max_size=400) | WORDS)
def test_sentences_do_not_overlap_and_are_bounded(text):
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(len(text[s.start : s.end].split()) <= MAX_WORDS + 1 for s in spans)


@given(st.text(max_size=200) | WORDS)
def test_tokens_cover_their_text(text):
    tokens = tokenize(text, 0, len(text))
    assert all(text[t.start : t.end] == t.text and t.tag for t in tokens)
    assert "".join(t.text for t in tokens) == "".join(text.split())


def count(text: str):
    found = read_count(tokenize(text, 0, len(text)), 0)
    return found and (found.low, found.best, found.high)


def test_counts_follow_the_published_rules():
    assert count("12 men") == (12, 12, 12)
    assert count("at least 12 men") == (12, 12, None)
    assert count("more than a dozen men") == (13, 13, None)
    assert count("over 40 men") == (41, 41, None)
    assert count("fewer than 40 men") == (0, None, 39)
    assert count("nearly 40 men") == (36, 40, 40)
    assert count("up to 40 men") == (None, None, 40)
    assert count("about 40 men") == (36, 40, 44)
    assert count("30 to 40 men") == (30, 35, 40)
    assert count("at least 30-40 men") == (30, 30, 40)
    assert count("dozens of men") == (12, 24, None)
    assert count("tens of thousands of men") == (10_000, 20_000, None)
    assert count("one hundred and twenty-five men") == (125, 125, 125)
    assert count("a number of men") == (None, None, None)
    assert count("In 2015 they") is None
    assert count("no men") == (0, 0, 0)


@given(
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(["exact", "at_least", "more_than", "fewer_than", "nearly", "up_to", "about"]),
)
def test_bent_bounds_are_in_order(a, b, kind):
    low, best, high = bend(kind, min(a, b), max(a, b))
    known = [n for n in (low, best, high) if n is not None]
    assert known == sorted(known)


def test_chunks_hold_count_modifiers_and_head():
    s = sentence("At least 30 heavily armed local policemen guarded the bodies of 13 soldiers.")
    assert words(s, s.chunks) == ["At least 30 heavily armed local policemen", "the bodies of 13 soldiers"]
    assert s.chunks[1].count.low == 13 and s.chunks[1].outer == "body"


@pytest.mark.parametrize(
    ("text", "chunks"),
    [
        ("On Tuesday Nahrin fell.", ["Tuesday", "Nahrin"]),
        ("By Sunday evening Nahrin and Burka had fallen.", ["Sunday evening", "Nahrin", "Burka"]),
        ("On Friday night gunmen shot two guards.", ["Friday night", "gunmen", "two guards"]),
        ("On Friday Afghan soldiers shot two guards.", ["Friday", "Afghan soldiers", "two guards"]),
        ("Last week Nahrin fell.", ["Last week", "Nahrin"]),
        ("This spring offensive began late.", ["This spring offensive"]),
        ("The Friday attack killed two guards.", ["The Friday attack", "two guards"]),
    ],
)
def test_a_time_without_a_comma_is_a_phrase_of_its_own(text, chunks):
    s = sentence(text)
    assert words(s, s.chunks) == chunks


def test_partitives_keep_their_whole():
    s = sentence("Two of the five men fled.")
    (chunk,) = s.chunks
    assert chunk.count.low == 2 and chunk.whole.count.low == 5


def test_roles_through_passives_relatives_and_lists():
    s = sentence("The mayor, Ahmad Gul, his two guards and a cook were killed by gunmen.")
    assert words(s, s.patients(verb(s, "kill")))[-1] == "a cook"
    assert s.words(s.agent(verb(s, "kill")).start, s.agent(verb(s, "kill")).end) == "gunmen"
    s = sentence("Soldiers who were on patrol in Herat were wounded.")
    assert words(s, s.patients(verb(s, "wound"))) == ["Soldiers"]
    s = sentence("The blast killed a guard, two officers in a jeep and six shoppers.")
    assert words(s, s.patients(verb(s, "kill"))) == ["a guard", "two officers", "six shoppers"]


def test_what_did_not_happen_is_known():
    for text, reason in {
        "They did not kill the men.": "negated",
        "They failed to kill the men.": "failed",
        "They will kill the men.": "planned",
        "If they kill the men, we go.": "conditional",
        "They could kill the men.": "conditional",
        "They killed the men.": "",
        "They managed to kill the men.": "",
    }.items():
        s = sentence(text)
        assert s.unreal(verb(s, "kill")) == reason, text


def test_base_forms():
    assert [lemma_of(w) for w in ("captured", "dying", "fled", "estimated", "released", "planned", "carried")] == [
        "capture", "die", "flee", "estimate", "release", "plan", "carry",
    ]  # fmt: skip
    assert [singular(w) for w in ("policemen", "bodies", "people", "children", "soldiers", "forces")] == [
        "policeman", "body", "person", "child", "soldier", "force",
    ]  # fmt: skip


@given(WORDS)
def test_any_words_parse(text):
    s = sentence(text)
    for group in s.verbs:
        s.patients(group)
        s.agent(group)
        s.unreal(group)
