"""Words that tie two reports to one incident, or keep two incidents apart. English, and of no one conflict.

A tie is a kind of target (a convoy, a prison), a means (an air strike), the name of a victim or a place below the
district.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Kind of target -> words that name it.
TARGETS = {
    "convoy": r"convoys?",
    "prison": r"prisons?|jails?|prisoners|detainees|inmates",
    "hospital": r"hospitals?|clinics?",
    "base": r"(?:army |military |air ?)?bases?|garrison|barracks|army corps",
    "post": r"(?:security |police |check|out|border )?-?\s?posts?|checkpoints?",
    "mosque": r"mosques?|shrine",
    "school": r"schools?|university|madrass?as?",
    "market": r"markets?|bazaars?",
    "ceremony": r"weddings?|funerals?|mourners",
    "airport": r"airports?|airfields?",
    "embassy": r"embass(?:y|ies)|consulates?",
    "hotel": r"hotels?|guest[ -]?houses?|restaurants?",
    "court": r"courts?|courthouse",
    "headquarters": r"headquarters",
    "bank": r"banks?",
    "bus": r"bus(?:es)?|minibus(?:es)?",
    "helicopter": r"helicopters?|aircraft",
    "polling": r"polling|voter registration|election office",
    "border crossing": r"border (?:crossing|town)|crossed (?:the border )?into",
}

#: Means -> words that name it.
MEANS = {
    "air strike": r"air ?-?strikes?|drone strikes?|air ?raids?|bombardment",
    "suicide attack": r"suicide",
    "vehicle bomb": r"(?:car|truck|vehicle) bomb(?:s|ings?)?",
    "roadside bomb": r"roadside bombs?|roadside mines?|land ?mines?|improvised explosive|ieds?\b",
    "ambush": r"ambush(?:ed|es)?",
    "insider attack": r"insider|infiltrators?|turned (?:his|their|its) (?:guns?|weapons?|rifles?)"
    r"|(?:on|by) (?:(?:his|their) )?(?:own )?(?:colleagues|comrades|fellow (?:officers|soldiers|police|guards))",
    "shooting": r"shooting(?:s| spree)?|shot (?:dead|and killed)|shot to death|gunned down|opened fire|rampage",
    "shelling": r"rockets?|mortars?|shell(?:s|ed|ing)|artillery",
    "poison": r"poison(?:ed|ing)?",
}


def _any(*words: str) -> re.Pattern[str]:
    """A pattern that finds any of the words or phrases (regular expressions) whole, in any case."""
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


_SEPARATE = _any(
    "separate(?:ly)?",
    "elsewhere",
    "in another",
    r"another (?:attack|incident|clash|raid|bomb\w*|operation|district|province|battle)",
    "a different",
    r"a second (?:attack|incident|raid|bomb\w*)",
    "also in",
    "in addition",
)
_MORE = _any(r"(?:another|others?|more|additional|further)(?! than)")
_AMONG = _any("including", "among them", "among (?:the )?(?:dead|killed)", "of (?:them|whom|these)")
_ONE_OF_SEVERAL = _any(
    r"(?:at|on|in|of|near) (?:one|a single)(?: [\w-]+){0,2} "
    r"(?:posts?|outposts?|checkpoints?|base|district|village|site|area|attack|clash|battle)"
)
_WHOLE = _any(
    "attacks|raids|clashes|assaults|battles|operations|strikes|ambushes",
    "across|throughout|overall|simultaneous",
    "in (?:all|total)|a total of|series of",
    "(?:several|multiple|different|various) (?:districts|places|areas|locations|posts|bases)",
)
_KNOWN = _any(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|(?:last|this) week|the (?:day|night) before)['’]s"
    r"(?: [\w-]+){0,3} (?:attack|assault|bombing|blast|explosion|raid|battle|fighting|ambush|air ?strike|strike"
    r"|shooting|siege|clash(?:es)?)"
)
_UPDATE = _any(
    r"(?:toll|count|number of (?:[\w-]+ ){0,3}(?:dead|deaths|killed|wounded|injured|victims|casualties))\b.{0,80}\b"
    r"(?:ris(?:en|es|ing)|rose|climb\w*|increas\w*|jump\w*|reach\w*|grew|grown|stood|stands)",
    "bring(?:s|ing) (?:the (?:toll|total|number)|to)",
    r"by (?:(?:late|early|the|mid) ?)?(?:nightfall|midday|noon|dusk|sunset|sundown|afternoon|evening|end of the day)",
)
_CORRECTION = _any("revis(?:ed|ing)", "correct(?:ed|ion|ing)", "lowered", "clarified", "updated")
_TOLL = re.compile(
    r"\b(?:put(?:s|ting)? (?:the|its|their) )?(?:dead|wounded|injured|tolls?|count|deaths|casualties|losses|killed)"
    r" (?:at|as|to|was|is|stood|stands|rose|had risen)\b[^,;.]*$",
    re.IGNORECASE,
)
_FIRST_COUNT = _any(
    "initial(?:ly)?",
    "at first",
    "first (?:said|put|reported|spoke|count)",
    r"earlier (?:said|put|report\w*|count|figure|toll)",
    "previously",
    "had (?:said|put|reported)",
)
_ALL = _any("only", "in all", "altogether", "(?:no|not) more than", "at most", "(?:fewer|less) than", "just")
_NAME = re.compile(r"(?<![.!?”\"] )\b[A-Z][a-z’'-]+(?: (?:[A-Z][a-z’'-]+|al|ul|ur|bin|Jan|Gul))+")


#: One pass over a sentence in lower case finds every target and means; a group's name is its kind. That a word begins
#: is asked once, not by each kind: several times as fast.
_KINDS = re.compile(
    r"\b(?=\w)(?:"
    + "|".join(rf"(?P<{kind.replace(' ', '_')}>(?:{words})\b)" for kind, words in (TARGETS | MEANS).items())
    + ")"
)


@lru_cache(maxsize=65536)
def kinds(sentence: str) -> tuple[frozenset[str], frozenset[str]]:
    """Targets and means the sentence speaks of."""
    found = {(match.lastgroup or "").replace("_", " ") for match in _KINDS.finditer(sentence.lower())}
    return frozenset(found & TARGETS.keys()), frozenset(found & MEANS.keys())


def names(quote: str) -> frozenset[str]:
    """Personal names of two words or more in a statement about one or a few persons, in lower case."""
    return frozenset(name.lower() for name in _NAME.findall(quote))


@lru_cache(maxsize=65536)
def place_words(place: str | None) -> frozenset[str]:
    """The telling words of a place's name: what is capitalised, in lower case."""
    return frozenset(word.lower() for word in re.findall(r"\b[A-Z][\w’'-]{2,}", place or ""))


def says_separate(sentence: str) -> bool:
    """It opens another incident ("in a separate attack")."""
    return _SEPARATE.search(sentence) is not None


def says_more(words: str) -> bool:
    """The count adds to what precedes ("another 17", "13 others")."""
    return _MORE.search(words) is not None


def says_among(words: str) -> bool:
    """What follows is contained in what precedes ("including 15 officers")."""
    return _AMONG.search(words) is not None


def says_one_of_several(sentence: str) -> bool:
    """It tells of one place among several ("at one checkpoint")."""
    return _ONE_OF_SEVERAL.search(sentence) is not None


def says_whole(sentence: str) -> bool:
    """It counts over several attacks or places ("attacks across the province")."""
    return _WHOLE.search(sentence) is not None


def says_known(sentence: str) -> bool:
    """It speaks of an attack that was told of before ("Sunday's attack")."""
    return _KNOWN.search(sentence) is not None


def says_update(sentence: str) -> bool:
    """It replaces an earlier toll ("the toll rose to 80")."""
    return _UPDATE.search(sentence) is not None


def says_correction(sentence: str) -> bool:
    """It takes an earlier figure back ("revised to eight")."""
    return _CORRECTION.search(sentence) is not None


def says_toll(words: str) -> bool:
    """They end with a count of all of an incident: "put the dead at 30", "the toll is 12"."""
    return _TOLL.search(words) is not None


def says_first_count(sentence: str) -> bool:
    """It quotes a figure that has been left behind ("initially put at nine")."""
    return _FIRST_COUNT.search(sentence) is not None


def says_all(words: str) -> bool:
    """The count is said to be all there is ("only", "in all"), so that it caps a total."""
    return _ALL.search(words) is not None
