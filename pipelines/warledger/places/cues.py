"""What the words around a name say about it: rules that read English and know no place.

Each function takes the text and the span of a name and looks a bounded stretch to either side, so that reading a text takes time
in proportion to its length.
"""

from __future__ import annotations

import re

from warledger.places.spelling import letters

BEFORE = 90  # characters looked at before a name
SENTENCE = 260  # characters of a sentence looked at before a name for what it is about

_LEVELS = (
    r"(?:(?P<province>provinces?|prov\.)|(?P<district>districts?|distrcit|dist\.)|(?P<city>city|cities|municipality)"
    r"|(?P<town>towns?)|(?P<village>villages?))"
)
_WORD_AFTER = re.compile(rf"(?:['’]s)?[ \n]+{_LEVELS}(?!\w)", re.I)
_WORD_BEFORE = re.compile(rf"(?:^|[a-z,(] ?|\n)\b{_LEVELS} of (?:the )?$", re.I)
_DIRECTION = (
    r"(?:(?:far|mid|north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?|central|upper|lower)"
)
_ADJECTIVES = rf"(?:(?:{_DIRECTION}|[a-z]+|[a-z]+-[a-z]+) ){{0,3}}"

_TITLE = re.compile(
    r"(?:^|\W)(?:Gen|General|Lt|Lieutenant|Col|Colonel|Maj|Major|Capt|Captain|Sgt|Sergeant|Cpl|Corporal|Pvt|Spc|Brig|Brigadier|Adm|Admiral"
    r"|Mr|Mrs|Ms|Dr|Prof|Professor|President|Minister|Senator|Sen|Commander|Cmdr|Marshal|Sheikh|Shaikh|Sheik|Governor|Gov)\.?[ \n]+$"
)
_WORD_LEFT = re.compile(r"([\w.'’-]+)[ \n]+$")
_WORD_RIGHT = re.compile(r"[ ]([A-Z][\w'’-]+)")
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Highway|Road|River|Valley|Mountain|Pass|"
    r"Airport|Air|Base|Prison|Bazaar|Center|Centre|Police|Provincial|Governor|University|Hospital|Province|District|City|Town"
)
_PLACED = re.compile(
    r"\b(?:in|at|into|near|around|outside|inside|across|throughout|towards?|enter(?:ed|ing)?|leav(?:e|ing)|left|reach(?:ed)?|abandon(?:ed)?"
    r"|(?:re)?captur(?:e|ed|ing)|seiz(?:e|ed|ing)|storm(?:ed|ing)?|retook|overran|attack(?:ed|ing)?|took|lost|held|holds?|from"
    r"|(?:control|capture|fall|loss|parts?|areas?|outskirts|cent(?:er|re)|edge|most|much|all|rest) of)"
    rf"(?: the| nearby| neighbou?ring| {_DIRECTION})*[ \n]+$",
    re.I,
)
_ORGANISATION_AFTER = re.compile(
    r"(?:['’]s)?[ \n]+(?:(?:central )?(?:government|regime|administration|shura|elite|declaration|conference|process|compact|accord|agreement)\b"
    r"|(?:[A-Z]\w+ )?(?:Forces?|Corps|Brigade|Battalion|Regiment|Shura|Council|Group|Zone|News|Radio|TV|Times|Media|University)\b)"
)
_ORGANISATION_BEFORE = re.compile(r"(?:Task Force|Regional Command|Operation|Radio|Corps|Team)[ \n]+$")
_METONYM = re.compile(
    r"[ \n]+(?:(?:has|have|had|also) )?(?:wants?|den(?:y|ies|ied)|accus\w+|insist\w*|blam\w+|and (?:its|the (?:Taliban|West|U\.S|United)|Washington|Islamabad))\b"
)

_OFFICE = (
    r"(?:governor|chief|head|spokes(?:man|men|woman|person|people)|officials?|authorit(?:y|ies)|police|mayor|commander|elders?|leaders?"
    r"|council(?:lor|man|woman)?|members?|lawmakers?|parliament(?:arian)?|senator|legislators?|representatives?|director|resident|residents"
    r"|facilitators?|intelligence|doctors?|surgeon)"
)
_OFFICE_BEFORE = re.compile(
    rf"\b{_OFFICE}(?: [a-z]+){{0,2}} (?:of|for|from) {_ADJECTIVES}(?:province of |district of |city of )?$|"
    rf"\b(?:spokes\w+|officials?|authorities|lawmakers?|elders?|residents?|council members?)(?: [a-z]+){{0,1}} in {_ADJECTIVES}$",
    re.I,
)
_OFFICE_AFTER = re.compile(
    r"(?:['’]s)?[ \n]+(?:(?:acting|deputy|former|provincial|district|police|security|army|chief|health|public|city|governor['’]s|military)[ \n]+){0,3}"
    r"(?:governors?|chief|head|spokes\w+|officials?|authorities|police|mayor|council|lawmakers?|elders?|residents?|commander)\b",
    re.I,
)
_SPEECH = re.compile(
    r"\b(?:said|says|told|according|confirmed|tweeted|wrote|claimed|added|announced|stated|acknowledged|denied|put the)\b"
)
_ASIDE_BEFORE = re.compile(
    rf"\b(?:border(?:s|ed|ing)?(?: with| between| of)?|neighbou?rs?|neighbou?ring|adjacent to|adjoining|{_DIRECTION} of|(?:kilomet(?:er|re)s?|miles|km) from"
    rf"|links?|linking|connect(?:s|ed|ing)|(?:road|highway|route|way)(?: that)? (?:from|to|between|linking|connecting)|(?:bound|heading|headed|en route|on the way)(?: for| to)"
    rf"|flown to|taken to|brought to|transferred to|travel(?:l)?ing (?:to|from)) {_ADJECTIVES}(?:provinces? of |the city of )?$",
    re.I,
)
_ROAD_BETWEEN = re.compile(
    r"\b(?:road|highway|route|link\w*|connect\w*|border|boundary|between|from) (?:[\w'’-]+ ){0,6}(?:and|to|with) (?:the )?$",
    re.I,
)
_ROAD_AFTER = re.compile(
    r"(?:[ ]?[-–][ ]?[A-Z][\w'’-]+)+ (?:highway|road|route|border)|[ \n]+(?:highway|road|border|River|river)\b"
)
_BACKGROUND = re.compile(
    r"\b(?:responsible for|believed to|suspected of|known (?:to|for)|link(?:ed|s) to|ties to|associat(?:ed|es) with|overs(?:aw|ees|eeing)|in charge of"
    r"|operat(?:es|ed|ing|or)\b(?! (?:was|by))|based (?:in|out)|natives? of|born in|plann(?:ed|ing)|plans|coordinat\w+|facilitat(?:es|ed|ing)|distribut\w+"
    r"|movement of|smuggl\w+|traffick\w+|moved (?:from|to|into)|attacks? (?:against|throughout|across|in|on|along)|suppl(?:y|ies|ied|ying)|manag(?:es|ed|ing)"
    r"|recruit\w+|involved in|wanted for|who (?:led|leads|leading)|directed|directs|conducts?|responsibilit\w+)\b",
    re.I,
)
_EVENT = re.compile(
    r"\b(?:captur\w+|detain\w+|kill\w+|arrest\w+|wound\w+|injur\w+|raid\w*|during|operation(?:s)? (?:in|near)|airstrikes?|seiz\w+|clear\w+|search\w*|after|when|fell|surrender\w+)\b",
    re.I,
)
_BASED_AFTER = re.compile(r"-(?:based|backed|born|led)\b")
_DATELINE_AFTER = re.compile(
    r"(?:[ ]?,[ ]*[A-Z][\w. ]{1,30}?)?[ ]*(?:\([^()\n]{2,40}\)[ ]*)*(?:--|—|–|[ ]-[ ])|(?:[ ]?,[ ]*[A-Z]\w{2,20})?[ ]*\((?:[A-Z][a-z]{2,8}\.? \d|AP|AFP|Reuters|[A-Z]{2,5}|\d)"
    r"|[ ]?,[ ]*(?:[A-Z]\w{2,20},[ ]*)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* \d{1,2}[, \d()A-Za-z]{0,24}(?:--|—|–|[ ]-[ ])"
)
_LINE_START = re.compile(r"(?:^|\n)[ \t]*(?:By [^\n]{2,40}\n)?(?:[A-Z][\w ]{1,24}, )?$")


def stated_level(text: str, start: int, end: int, floor: int) -> tuple[str | None, int, bool]:
    """The level a place word beside the name states, where name and place word end, and whether the word is a plural.

    ``floor`` is where the name before ends, place word included: "Sangin district of Helmand" says nothing about Helmand.
    """
    if after := _WORD_AFTER.match(text, end):
        return after.lastgroup, after.end(), after.group(after.lastgroup or 0).lower().endswith("s")
    stretch = text[max(floor, start - 34) : start]
    if stretch.endswith((" of ", " the ")) and (before := _WORD_BEFORE.search(stretch)):
        return before.lastgroup, end, before.group(before.lastgroup or 0).lower().endswith("s")
    return None, end, False


def is_person(text: str, start: int, end: int, titles: frozenset[str]) -> bool:
    """Whether the name follows a title or a first name."""
    left = text[max(0, start - 24) : start]
    if _TITLE.search(left):
        return True
    word = _WORD_LEFT.search(left)
    return word is not None and word[1][:1].isupper() and letters(word[1]) in titles


def has_surname(text: str, end: int) -> bool:
    """Whether a capitalised word follows that is neither a place word nor a date."""
    word = _WORD_RIGHT.match(text, end)
    return word is not None and not _CALENDAR.match(word[1])


def has_first_name(text: str, start: int) -> bool:
    """Whether a capitalised word precedes within the sentence."""
    word = _WORD_LEFT.search(text[max(0, start - 24) : start])
    return word is not None and word[1][0].isupper() and not word[1].isupper() and not _PLACED.search(word[0])


def is_placed(text: str, start: int) -> bool:
    """Whether the words before the name speak of a place ("in", "captured", "parts of")."""
    return _PLACED.search(text, max(0, start - 40), start) is not None


def role(text: str, start: int, end: int, sentence_start: int, *, capital: bool) -> str:
    """The part a name plays (see :class:`PlaceMention`), by the words around it."""
    if is_dateline(text, start, end):
        return "dateline"
    if _ORGANISATION_AFTER.match(text, end) or (capital and _METONYM.match(text, end)):
        return "organisation"
    left = text[max(sentence_start, start - BEFORE) : start]
    if _ORGANISATION_BEFORE.search(left):
        return "organisation"
    if _BASED_AFTER.match(text, end):
        return "background"
    if _OFFICE_AFTER.match(text, end) or _OFFICE_BEFORE.search(left):
        return "office"
    if _ROAD_AFTER.match(text, end) or _ASIDE_BEFORE.search(left) or _ROAD_BETWEEN.search(left):
        return "aside"
    return "background" if is_background(text[max(sentence_start, start - SENTENCE) : start]) else "site"


def is_background(before: str) -> bool:
    """Whether a sentence, up to a name, tells of somebody's past, plans or standing, and of no event since."""
    cue = None
    for cue in _BACKGROUND.finditer(before):
        pass
    return cue is not None and _EVENT.search(before, cue.end()) is None


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether the name opens a dispatch: "KABUL, Afghanistan (Jan. 25)", "Kunduz --"."""
    name = text[start:end]
    if not (name.isupper() or _LINE_START.search(text, max(0, start - 80), start)):
        return False
    return _DATELINE_AFTER.match(text, end) is not None


def speaks(sentence: str) -> bool:
    """Whether somebody speaks in the sentence."""
    return _SPEECH.search(sentence) is not None
