"""Where an expression of time may begin, told cheaply: few places of a text are worth trying every rule at.

An expression opens with words that say nothing alone ("in the last two", "since the beginning of") and comes to a word
that makes it one: a unit, a day, a month, a year. A rule that needs other words must have them listed here.
"""

from __future__ import annotations

from warledger.patterns import any_of

#: Words that may stand before the one that tells a time.
_OPENING = (
    "a about across after all almost amid an and another around as at barely before beginning between bloody by "
    "couple coming deadly during earlier early eight eighteen eighth eleven end ending entire ever far few "
    "fifteen fifth final first five following for four fourth from half hundred in including its just last late "
    "later least leading less little mark marking matter mid middle more nearly next nine ninth of on one only "
    "opening or outset over past pre-dawn preceding previous recent violent roughly same second seven seventh "
    "several six sixth so space span start starting ten tenth than that the their these third this those three "
    "through throughout thus till to turn twelve twenty two under until up very was whole with within"
)
#: Words, or beginnings of words, that tell one. "Since" and "from the start" may have any words after them.
_TELLING = (
    "afternoon anniversary autumn day decade evening fall hour minutes month morning night overnight quarter since"
    " spring summer today tomorrow tonight week winter year yesterday"
)
_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun"
_NUMBERS = r"(?:19|20)\d\d|\d\d?[/.]\d|[a-z]++-year"


def _any(words: str, names: str = "") -> str:
    """Any of the words, its first letter in either case, or of the names."""
    longest_first = sorted(words.split(), key=len, reverse=True)
    return any_of([*longest_first, *(word.capitalize() for word in longest_first), *names.split()])


#: A lookahead; linear, as it takes a dozen words at most and takes none back.
GATE = (
    rf"(?=(?:(?:{_any(_OPENING)}|\d{{1,3}}(?:st|nd|rd|th)?)(?: ?[-–—&] ?| )){{0,12}}+"
    rf"(?:{_any(_TELLING, _NAMES)}|{_NUMBERS})|[Ff]rom the (?:beginning|outset|outbreak|start)\b)"
)
