"""Any text is read to its end, soundly, in time that grows in step with it (`python -m tests.fuzz` asks more)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.generators.odd_texts import TEXTS, families
from tests.warledger.claims.any_text import check_growth, check_reading

NEWS = st.lists(
    st.sampled_from(
        """the a 12 dozens of soldiers killed wounded were and , . who said Kabul in by not to more than at least
        another Taliban district fell captured on Monday “ ” he they them police arrested leader including along with
        toll rose number dead if
        Ghazni province \n""".split(" ")
    ),
    max_size=120,
).map(" ".join)
#: once quadratic, or the likeliest to become so
GROWING = (
    *(
        ".",
        "“",
        "KA---",
        "He killed him. ",
        "( killed 3 ",
        "KABUL KILLED ",
        "“12 killed,” he said. ",
        "Kunduz district fell. ",
    ),
    *("12, ", "since the ", "they were killed. ", "km", "sentences", "lines", "all words, ' and '"),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(NEWS | TEXTS | st.text(max_size=500))
def test_any_text_is_read_soundly(text):
    check_reading(text)


@pytest.mark.slow
@pytest.mark.parametrize("piece", [families().get(name, name) for name in GROWING], ids=GROWING)
def test_time_grows_in_step_with_the_text(piece):
    check_growth(piece)
