"""Quick patterns fit what the plain ones fit."""

import re

import pytest

from warledger.patterns import alternatives_of, any_of

PLAIN = [
    ["north", "south", "northwest"],
    ["(?:rail|water)?way", "road", "(?:the )?river"],
    ["(?:(?:far|mid)ern|central) of", "cent(?:er|re)"],
    ["ab?c", "(?:a|b)*d", "[ab]e", "(?:x|)y"],
]
TEXTS = [
    *("northwest", "southern", "railway", "way", "the river", "road", "farern of", "central of", "centre", "midern"),
    *("ac", "abc", "abad", "d", "be", "xy", "y", "x", ""),
]


@pytest.mark.parametrize("alternatives", PLAIN)
def test_grouped_alternatives_fit_the_same_texts(alternatives: list[str]) -> None:
    plain, quick = re.compile("|".join(alternatives)), re.compile(any_of(alternatives))
    for text in TEXTS:
        assert bool(quick.fullmatch(text)) == bool(plain.fullmatch(text)), text


def test_alternatives_that_begin_others_are_tried_by_their_first_letter() -> None:
    assert any_of(["(?:rail|high)way", "road"]) == "(?:r(?:a(?:ilway)|o(?:ad))|h(?:ighway))"


def test_a_pattern_is_cut_at_the_bars_in_no_bracket_and_no_set() -> None:
    assert alternatives_of(r"a(?:b|c)|[|)]d\||e") == ["a(?:b|c)", r"[|)]d\|", "e"]
