"""What the words around a name say about it: rules that read English and know no place.

Each function looks a bounded stretch to either side of a name, so that reading takes time in proportion to the text.
What is searched for before a name starts with the blank or mark before its first word (\\W, not \\b), to which a search
skips; so a blank is put before the stretch.
"""

from __future__ import annotations

import re

from warledger.patterns import BREAK, any_of
from warledger.places.spelling import letters

NEAR = 90  # characters looked at before a name for the part it plays
_TITLED = 40  # characters looked at before a name for what it is the name of
FAR = 260  # characters of the sentence before a name looked at for what it is about

_GAP = r"[ \n\xa0]+"
_DIRECTION = (
    r"(?:(?:far|mid|north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?|central|upper|lower)"
)
_ADJECTIVES = rf"(?:(?:{_DIRECTION}|[a-z]+(?:-[a-z]+)?) ){{0,3}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"


def _any(words: str) -> str:
    """An alternation of the words, which may hold regular expressions; "_" stands for a space."""
    return any_of(_spaced(words))


def _spaced(words: str) -> list[str]:
    return [word.replace("_", " ") for word in words.split()]


# --- the level a place word states ---

_LEVELS = (
    r"(?:(?P<province>provinces?|prov\.)|(?P<district>districts?|dist\.)|(?P<city>city|cities|municipality)"
    r"|(?P<town>towns?)|(?P<village>villages?))"
)
_WORD_AFTER = re.compile(rf"(?:['’]s)?{_GAP}{_LEVELS}(?!\w)", re.I)
_WORD_BEFORE = re.compile(rf"(?:^|[a-z,(] ?|\n)\b{_LEVELS} of (?:the )?$", re.I)
_OF = (" of ", " of the ")
_SOME_DISTRICTS = re.compile(
    r"[ (](?<!\b[Tt]he )"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|most|some|all|few|other|more|dozen)"
    r" (?:of the |[a-z]+ )?districts of (?:the )?$",
    re.IGNORECASE,
)
_CAPITAL_AFTER = re.compile(rf",? (?:the |a |is the )?(?:besieged |{_DIRECTION} )?(?:provincial |regional )?capital\b")
_CAPITAL_BEFORE = re.compile(r"capital(?<=\bcapital)(?: city)?,? $")

# --- a place, a person or an organisation ---

_TITLE = re.compile(
    BREAK
    + _any(
        "Gen General Lt Lieutenant Col Colonel Maj Major Capt Captain Sgt Sergeant Cpl Corporal Pvt Spc Brig Brigadier"
        " Adm Admiral Mr Mrs Ms Dr Prof Professor President Minister Senator Sen Commander Cmdr Marshal Shei(?:kh|k)"
        " Shaikh Governor Gov leader commander sub-commander facilitator"
    )
    + rf"\.?{_GAP}$"
)
_WORD_LEFT = re.compile(rf"(?<![\w.'’-])([\w.'’-]++){_GAP}$")
_NAMES_LEFT = re.compile(rf"[A-Z](?<![\w.'’-].)[\w'’-]*+{_GAP}(?:[A-Z][\w'’-]*+{_GAP}){{0,2}}$")
_ABBREVIATED = len("Brig.")
_WORD_RIGHT = re.compile(r"[ \xa0]([A-Z][\w'’-]+)")
_NO_SURNAME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    + _MONTH
    + "|"
    + _any(
        "Highway Road River Valley Mountain Pass Airport Air Base Prison Bazaar Cent(?:er|re) Police Provincial"
        " Governor University Hospital Province District City Town"
    )
)
_PLACED = re.compile(
    r"\b(?:"
    + _any(
        "in at into near around outside inside across throughout towards? enter(?:ed|ing)? leav(?:e|ing) left"
        " reach(?:ed)? abandon(?:ed)? (?:re)?captur(?:e|ed|ing) seiz(?:e|ed|ing) storm(?:ed|ing)? retook overran"
        " attack(?:ed|ing)? took lost held holds? from overrun(?:ning)? retak(?:e|en|ing) regain(?:ed)?"
        " besieged encircled"
    )
    + "|"
    + _any(
        "control (?:re)?capture seizure siege fall loss parts? areas? outskirts cent(?:er|re) edge most much all rest"
        " (?:district|administrative)_headquarters"
    )
    + rf" of)(?: the| nearby| neighbou?ring| {_DIRECTION})*{_GAP}$",
    re.I,
)
#: "three districts fell: A, B and C", "several districts, including A"
_AMONG_DISTRICTS = re.compile(
    r"(?:\bdistricts?\b[^.;:\n]{0,80}?(?::|,? including|,? such as|,? namely|,? among them|:? [-–—]+)"
    r"|\b(?i:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:[\w-]+ )?districts(?: [\w’'-]+){0,6},) "
    r"(?:[A-Z][^.;:\n]{1,60}?,? (?:and )?){0,8}?$"
)
_ORGANISATION_AFTER = re.compile(
    rf"(?:['’]s)?{_GAP}(?:(?:central )?"
    + _any(
        "government regime administration shura elite declaration conference process compact accord agreement"
        " groups? networks? cells? factions?"
    )
    + r"\b|(?:[A-Z]\w+ )?"
    + _any("Forces? Corps Brigade Battalion Regiment Shura Council Group Zone News Radio TV Times Media University")
    + r"\b)"
)
#: "near the German Embassy in X": it stands there
_BESIDE_EMBASSY = re.compile(
    r"\b(?:near|outside|beside|behind|opposite|inside|at|around|to|on|hit|struck|stormed|attacked|targeted)"
    r" (?:the )?(?:[\w.-]+ ){0,2}Embassy in(?: the)? $"
)
#: "a branch of X Bank": of which there are many
_BANK_AFTER = re.compile(rf"(?:['’]s)?{_GAP}(?:[A-Z]\w+ )?(?:Bank|Airlines?)\b")
#: what is attacked lies where its name says: "stormed X University"
_STRUCK = re.compile(r"\b(?:(?:storm|attack|raid|bomb|shell)\w*|hit|struck|inside|outside|near)(?: the)? $", re.I)
_ORGANISATION_BEFORE = re.compile(
    BREAK
    + any_of(
        [
            *_spaced("Task_Force Regional_Command Operation Radio Corps Team Company Unit"),
            rf"(?:{_any('Movement Emirate Republic State Party Government Army Embassy')} of|(?:Government|Embassy) in)"
            r"(?: the)?(?: [A-Z]\w+ and(?: the)?)?",
            "Bank of",
        ]
    )
    + rf"{_GAP}$"
)
#: "appealed to the government in Kabul"
_GOVERNS_FROM = re.compile(r"\b(?:government|administration|leadership|authorities|ministries) in $")
_METONYM = re.compile(
    rf"{_GAP}(?:(?:has|have|had|also) )?"
    r"(?:wants?|den(?:y|ies|ied)|accus\w+|insist\w*|blam\w+|and (?:its|the) [A-Z]\w*)\b"
)

#: "while Kabul spoke of 36 dead"
_SPEAKS_FOR_IT = re.compile(
    rf"{_GAP}(?:(?:has|had|also) )?(?:spoke|spoken|says?|said|admit\w+|conced\w+|acknowledg\w+)\b"
)

_SAYS = re.compile(r",? (?:said|says|told|added|(?<=, )who (?:is|was|heads|leads|runs))\b")

#: "according to Karim Wardak", "said Karim Wardak"; of somewhere is "Afghan", "Northern", "Radio"
_BY_WHOM = re.compile(
    r"\b(?:according to|said|told)(?: (?!Afghan|North|South|East|West|Central|Upper|Lower|Radio|Camp|New|Provincial)"
    r"[A-Z][a-z’'-]+){1,2} $"
)

# --- the part a place plays ---

_OFFICE = _any(
    "governor chief head spokes(?:man|men|woman|person|people) officials? authorit(?:y|ies) police mayor commander"
    " elders? leaders? council(?:lor|man|woman)? members? lawmakers? parliament(?:arian)? senator legislators?"
    " representatives? director residents? facilitators? intelligence doctors? surgeon"
)
_OFFICE_BEFORE = re.compile(
    BREAK
    + any_of(
        [
            rf"{_OFFICE}(?: [a-z]+){{0,2}} (?:of|for|from) {_ADJECTIVES}(?:(?:province|district|city) of )?$",
            _any(
                "spokes\\w+ officials? authorities lawmakers? elders? residents? council_members? mission embassy"
                " headquarters"
            )
            + rf"(?: [a-z]+)? in {_ADJECTIVES}$",
            rf"ministry in {_ADJECTIVES}$",
        ]
    )
)
_SOURCES_BEFORE = re.compile(BREAK + rf"sources? (?:in|from) {_ADJECTIVES}$")
_TELL = re.compile(_GAP + r"(?:(?:province|district|city) )?(?:has |have |had |also )?(?:said|told|confirmed)\b")
#: "a blast outside the mission in", in lower case: what happened there
_STRUCK_OFFICE = re.compile(
    BREAK
    + r"(?:near|outside|inside|beside|against|into|hits?|struck|rocked|attacked|stormed|targeted|targeting|hitting) "
    rf"(?:the |an? )?(?:[\w.'-]+ ){{0,4}}?(?:mission|embassy|headquarters|ministry) in {_ADJECTIVES}$"
)
_OFFICE_AFTER = re.compile(
    rf"(?:['’]s)?{_GAP}(?:"
    + _any(
        "acting deputy former provincial district police security army chief health public city governor['’]s military"
    )
    + rf"{_GAP}){{0,3}}"
    + _any(
        "governors? chief head spokes\\w+ officials? authorities police mayor council lawmakers? elders? residents?"
        " commander"
    )
    + r"\b",
    re.I,
)
_SPEECH = re.compile(
    r"\b"
    + _any(
        "said says? told according confirmed tweeted wrote claimed added announced stated acknowledged denied indicate"
        " suggest report(?:s|ed)? put_the"
    )
    + r"\b"
)
_ASIDE_BEFORE = re.compile(
    BREAK
    + any_of(
        [
            *_spaced(
                "border(?:s|ed|ing)?(?:_(?:with|between|of))? neighbou?rs? neighbou?ring adjacent_to adjoining links?"
                " linking connect(?:s|ed|ing) (?:bound|heading|headed|en_route|on_the_way)(?:_(?:for|to))? flown_to"
                " taken_to brought_to transferred_to"
                " (?:fled|flee(?:ing)?|escaped|retreat(?:ed|ing)|withdr(?:ew|awn|awing)|(?:fell|pulled)_back)_to"
                " (?:made_(?:it|their_way|his_way|her_way)|found_their_way)_(?:back_|over_|safely_)*to"
                " (?:travel(?:l)?ing|driving)_(?:to|from)"
            ),
            rf"{_DIRECTION} of",
            r"(?:kilomet(?:er|re)s?|miles|km) (?:from|of)",
            r"(?:connect|link)(?:s|ed|ing)?(?: [\w'’-]+(?: city)?,){1,5}(?: and)?",
            r"followed by(?: [\w'’-]+,?){0,4}(?: and)?",
            r"(?:road|highway|route|way)(?: that)? (?:from|to|between|linking|connecting)",
        ]
    )
    + rf" {_ADJECTIVES}(?:provinces? of |the city of |(?:the )?(?:provincial )?capital(?: city)?,? (?:of )?)?$",
)
#: "the bus was going from A to B": where it came from
_LEFT_FROM = re.compile(
    BREAK
    + r"(?:travel\w*|journey\w*|dr[io]v\w+|rid\w+|head\w*|going|way|flight|flying|return\w*|bus(?:es)?|convoys?|trucks?"
    rf"|cars?|vehicles?)(?: [\w-]+){{0,5}}? from (?:the )?{_ADJECTIVES}$"
)
_ON_TO = re.compile(rf"{_GAP}(?:(?:province|city) )?to{_GAP}(?:the )?{_ADJECTIVES}[A-Z]")
#: "38 reached X on foot": where those came who got away
_REACHED = re.compile(BREAK + rf"(?:reach(?:ed|ing)?|arriv(?:ed?|ing) (?:in|at)) (?:the )?{_ADJECTIVES}$")
_SAFELY = re.compile(_GAP + r"(?:(?:province|city|district) )?(?:on foot|safely|alive|unharmed|unhurt)\b")
#: what it must end in
_PARTS = tuple(f"{end} " for end in "far mid north south east west ern central upper lower".split())
_PART_OF = re.compile(rf"(?<= ){_DIRECTION} $")
_IN_NEIGHBOUR = re.compile(BREAK + r"in (?:the )?neighbou?ring (?:\w+ern )?(?:province of )?$")
_BESIDE = re.compile(BREAK + rf"{_DIRECTION} of (?:the )?$")
_NEIGHBOUR = re.compile(BREAK + r"neighbou?ring (?:\w+ern )?(?:province of )?$")
_ROAD_BETWEEN = re.compile(
    BREAK + r"(?:road|highway|route|link\w*|connect\w*|border|boundary|between|from) (?:[\w'’-]+ ){0,6}"
    r"(?:and|to|with) (?:the )?$",
)
_JOINING = tuple(f"{word} {the}" for word in ("and", "to", "with") for the in ("", "the "))  # what it must end in
_ROAD_AFTER = re.compile(
    r"(?:[ \xa0]?[-–][ \xa0]?[A-Z][\w'’-]+)+ (?:highway|road|route|border)"
    + rf"|{_GAP}(?:highway|road|border|[Rr]iver)\b"
)
_INSIDE = re.compile(
    rf"\b(?:in|inside|at|within|near)(?: the)?(?: {_DIRECTION}| nearby| neighbou?ring){{0,2}}{_GAP}$", re.I
)
_LOSS_IN = re.compile(
    r"\b(?:kill\w*|die[sd]?|dead|deaths?|wound\w*|injur\w*|casualties|lost|captured|detained)\b[^,;.]{0,40} in $", re.I
)
_TO_OR_FROM = re.compile(BREAK + rf"(?:from|to|for|with|by|urged|criticized|criticised|pressed|towards?){_GAP}$")
_BASED_AFTER = re.compile(r"-(?:based|backed|born|led)\b")


def _opening(word: str) -> str:
    """The word, where a sentence opens with it; the word first, which a search may skip to."""
    return rf"{word}(?:(?<=^\s{word})|(?<=[.!?]\s{word}))"


#: what somebody is or was: "he is a bomb maker in", "the leader was the head of"
_IS_ONE = r" (?:is|was|serve[ds]|acts|acted)(?: also)?(?: as)? (?:an?|the|one of)"
_BACKGROUND = re.compile(  # lower case on purpose: these are verbs, and names of movements are not
    BREAK
    + any_of(
        [
            *_spaced(
                "responsible_for believed_to suspected_of known_(?:to|for) link(?:ed|s) ties_to associat(?:ed|es)_with"
                " overs(?:aw|ees|eeing) in_charge_of based_(?:in|out) natives?_of born_in plann(?:ed|ing) plans"
                " intend(?:s|ed|ing)? plott?(?:ed|ing) launch(?:ing|es)?_(?:[\\w-]+_){0,3}attacks?"
                " coordinat(?<!a_coordinat)(?<!-coordinat)(?!or)\\w+"
                " buys sells builds trains assists acquires procures provides maintains funds finances smuggles"
                " leads_(?:an?|the|attacks|fighters) commands_(?:an?|the|fighters|insurgents) facilitat(?:es|ed|ing)"
                " distribut\\w+ movement_of (?:smuggl|traffick)(?:es?|ed|ing|s) moved_(?:from|to|into)"
                " for_use_in transport(?:s|ed|ing) attacks?_(?:against|throughout)"
                " suppl(?:y(?!_(?:depot|route|line|base|convoy|dump|road|cent))|ies|ied|ying) manag(?:es|ed|ing)"
                " recruit(?:ed|ing|s_(?:and|(?:[\\w-]+_){0,2}?(?:fighters|insurgents|militants|bombers|members|men)))"
                " involved_in active_in wanted_for"
                " who_(?:led|leads|leading) directed directs conducts? responsibilit\\w+"
                " [Ss]ources?_(?:in|from)\\b(?!_[^.;]{3,40}?_(?:said|told|confirmed|reported)\\b)"
                " operat(?<!forces_operat)(?<!troops_operat)(?:es|ed|ing|or)\\b(?!_(?:was|by))"
            ),
            _opening("He") + _IS_ONE,
            _opening("She") + _IS_ONE,
            _opening("The")
            + " (?:[a-z-]+ ){0,3}?"
            + _any(
                "leader commander facilitator man insurgent individual suspect militant target expert member fighter"
                " figure"
            )
            + _IS_ONE,
        ]
    )
    + r"\b"
)
_EVENT = re.compile(
    r"\b"
    + _any(
        "captur\\w+ detain\\w+ kill\\w+ arrest\\w+ wound\\w+ injur\\w+ raid\\w* during operations?_(?:in|near)"
        " airstrikes? seiz\\w+ clear\\w+ search\\w* after when fell surrender\\w+ track\\w+ targeted_(?:a|an|the)"
        " went_off blew_up crash\\w* attacked stormed overr[au]n"
        " pursu\\w+ clash\\w* fighting fought ambush\\w* explosions? exploded yesterday today encounter\\w* died dead"
    )
    + r"\b",
    re.I,
)
#: whose past or plans reports tell of; others build, manage and carry things where they are when it happens
_OF_FIGHTERS = re.compile(
    BREAK
    + _any(
        "leader commander facilitator insurgent militant fighter taliban taleban haqqani qa[ie]da network cell he his"
        " suspect individual the_man operative planner financier smuggler trafficker courier expert specialist bomb ied"
        " weapons? attack rebel terrorist extremist jihad\\w* islamic group figure member associate supplier trainer"
    )
    + r"s?\b",
    re.I,
)
#: where somebody or something is of, or is brought to
_WHENCE = re.compile(
    BREAK + _any("based born natives? transport\\w* active_in [Ss]ources? movement smuggl\\w* traffick\\w*") + r"\b"
)
#: "fighters who moved into X killed nine": what they did there
_GOES_ON_TO_KILL = re.compile(
    r"(?: (?:district|province|city))?(?: (?:on|late on|early on|last) [A-Z]?\w+)?,? (?:and |have |had )?"
    r"(?:killed|killing|wounded|wounding|injured|injuring|abducted|abducting|captured|capturing|seized|seizing|shot"
    r"|overran|overrunning|stormed|beheaded)\b(?! (?:in|by|during|on|after|when|today|yesterday|last|along|this))"
)
_LINE_START = re.compile(r"(?:^|\n)[ \t]*(?:By [^\n]{2,40}\n)?(?:[A-Z][\w ]{1,24}, )?$")
#: "KABUL, AFGHANISTAN:", "KABUL, Afghanistan" in a line of its own or before a sentence
_COUNTRY_AFTER = re.compile(r"(?:, ?[A-Z]\w{2,20})?(?: ?:[ \n]|\s{0,3}\n|,? (?=[A-Z][a-z]|A ))")
#: "News Desk - KABUL:"
_DESK = re.compile(r"[A-Z][\w ]{1,30}[-–—|/]\s?")
_HEADING = re.compile(r"\n[ \t]*[A-Z][\w-]+(?:[ /][A-Z][\w-]+){0,2}:[ \n]")
_DASH = r"(?:--|—|–|[ \xa0]-[ \xa0]|\.-)"
_DATELINE_AFTER = re.compile(
    r"(?=[ \xa0]*[\[(,.–—-])(?:"  # else it is none
    # "KABUL, Afghanistan (AP) --", "Kunduz --"
    rf"(?:[ \xa0]?[,-][ \xa0]*[A-Z][\w. ]{{1,30}}?)?[ \xa0]*(?:\([^()\n]{{2,40}}\)[ \xa0]*)*{_DASH}"
    # "KABUL, Afghanistan (Jan. 25)"
    r"|(?:[ \xa0]?[,-][ \xa0]*[A-Z]\w{2,20})?[ \xa0]*\((?:[A-Z][a-z]{2,8}\.? \d|Reuters|[A-Z]{2,5}|\d)"
    # "KABUL, Jan. 25 --", "KABUL, 25 January 2010 --"
    rf"|(?:[ ]?\[\w+\])?[ \xa0]?,[ \xa0]*(?:[A-Z]\w{{2,20}},[ \xa0]*)?"
    rf"(?:{_MONTH}[a-z.]* \d{{1,2}}|\d{{1,2}} {_MONTH}[a-z.]*)(?:[, \d()A-Za-z/-]{{0,24}}"
    # "Kabul, Jan. 25 (Agency) Two men"
    rf"(?:{_DASH}|[ ]?:[ \n])|,?(?: \d{{4}})? \([A-Z][\w/ ]{{1,24}}\) (?=[A-Z])))"
)


def stated_level(text: str, start: int, end: int, floor: int) -> tuple[str | None, int, bool]:
    """The level a place word beside the name states, where name and place word end, and whether the word is a plural.

    ``floor`` is where the name before ends, place word included: in "Sangin district of Helmand" the word is Sangin's.
    """
    if after := _WORD_AFTER.match(text, end):
        return after.lastgroup, after.end(), after[after.lastgroup or 0].lower().endswith("s")
    stretch = text[max(floor, start - 34) : start]
    if stretch.lower().endswith(_OF) and (before := _WORD_BEFORE.search(stretch)):
        return before.lastgroup, end, before[before.lastgroup or 0].lower().endswith("s")
    if _CAPITAL_AFTER.match(text, end) or _CAPITAL_BEFORE.search(stretch):
        return "city", end, False
    return None, end, False


def counts_districts(text: str, start: int) -> bool:
    """Whether so many districts of a name are told of: "several districts of X", and not "the districts of X"."""
    return _SOME_DISTRICTS.search(f" {text[max(0, start - NEAR) : start]}") is not None


def is_person(text: str, start: int, titles: frozenset[str]) -> bool:
    """Whether the name follows a title or a first name, or other names that do; ``titles`` adds the conflict's own."""
    left = f" {text[max(0, start - 24) : start]}"
    if _TITLE.search(left):
        return True
    if not (names := _NAMES_LEFT.search(left)):
        return False
    return any(letters(name) in titles for name in names[0].split()) or bool(_TITLE.search(left[: names.start()]))


def has_surname(text: str, end: int) -> bool:
    """Whether a capitalised word follows that is neither a place word nor a date."""
    word = _WORD_RIGHT.match(text, end)
    return word is not None and not _NO_SURNAME.match(word[1])


def has_first_name(text: str, start: int) -> bool:
    """Whether a capitalised word precedes within the sentence."""
    word = _WORD_LEFT.search(text[max(0, start - 24) : start])
    if word is None or (word[1].endswith(".") and len(word[1]) > _ABBREVIATED):
        return False  # another sentence's last word
    return word[1][0].isupper() and not word[1].isupper() and not _PLACED.search(word[0])


def is_speaker(text: str, start: int, end: int) -> bool:
    """Whether somebody with a first name says something: "Karim Wardak, said", "according to Karim Wardak"."""
    if _SAYS.match(text, end) is not None and has_first_name(text, start):
        return True
    return _BY_WHOM.search(text, max(0, start - NEAR), start) is not None and not _OFFICE_AFTER.match(text, end)


def is_placed(text: str, start: int) -> bool:
    """Whether the words before the name speak of a place ("in", "captured", "parts of"), or list districts."""
    if _PLACED.search(text, max(0, start - 40), start):
        return True
    return _AMONG_DISTRICTS.search(text, max(0, start - FAR), start) is not None


def role(text: str, start: int, end: int, sentence_start: int, *, capital: bool) -> str:
    """The part a name plays (see :class:`PlaceMention`), by the words around it; ``capital``: it is the country's."""
    if is_dateline(text, start, end) or _opens_dispatch(text, start, end, capital=capital):
        return "dateline"
    left = f" {text[max(sentence_start, start - NEAR) : start]}"
    if (
        (_ORGANISATION_AFTER.match(text, end) and not _STRUCK.search(left[-_TITLED:]))
        or _BANK_AFTER.match(text, end)
        or (_ORGANISATION_BEFORE.search(left[-_TITLED:]) and not _BESIDE_EMBASSY.search(left))
        or (capital and (_METONYM.match(text, end) or _GOVERNS_FROM.search(left)))
        or (capital and _SPEAKS_FOR_IT.match(text, end) and not left.endswith((" in ", " of ", " from ", " at ")))
    ):
        return "organisation"
    if _BASED_AFTER.match(text, end):
        return "background"
    left = left.lower()  # matching lower case is several times as fast as ignoring case
    if left.endswith(_OF) and _BESIDE.search(left):
        return "aside"
    if _OFFICE_AFTER.match(text, end) or (_OFFICE_BEFORE.search(left) and not _STRUCK_OFFICE.search(left)):
        return "background" if _NEIGHBOUR.search(left) else "office"
    if _TELL.match(text, end) and _SOURCES_BEFORE.search(left):
        return "office"
    if _SAFELY.match(text, end) and _REACHED.search(left):
        return "aside"
    if _ROAD_AFTER.match(text, end) or (_ASIDE_BEFORE.search(left) and not _IN_NEIGHBOUR.search(left)):
        return "aside"
    joined = _PART_OF.sub("", left) if left.endswith(_PARTS) else left
    if joined.endswith(_JOINING) and _ROAD_BETWEEN.search(joined):
        return "aside"
    if _ON_TO.match(text, end) and _LEFT_FROM.search(left):
        return "aside"
    if capital and _TO_OR_FROM.search(left):
        return "aside"
    before = text[max(sentence_start, start - FAR) : start]
    if not is_background(before):
        return "site"
    return "setting" if _is_setting(before, text, end) else "background"


def is_inside(text: str, start: int) -> bool:
    """Whether the words before the name say that something is in it."""
    return _INSIDE.search(text, max(0, start - 40), start) is not None


def has_losses(text: str, start: int) -> bool:
    """Whether the words before the name speak of losses in it: "killed in action in"."""
    return _LOSS_IN.search(text, max(0, start - 70), start) is not None


def is_background(before: str) -> bool:
    """Whether a sentence, up to a name, tells of somebody's past, plans or standing, and of no event since."""
    before = f" {before}"
    said = [cue.end() for cue in _BACKGROUND.finditer(before)]
    return bool(said) and _EVENT.search(before, said[-1]) is None


def _is_setting(before: str, text: str, end: int) -> bool:
    """Whether it is where somebody was at work or came to when it happened: "aid workers distributing food in X"."""
    before = f" {before}"
    if _WHENCE.search(before):
        return False
    return _GOES_ON_TO_KILL.match(text, end) is not None or _OF_FIGHTERS.search(before) is None


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether the name opens a dispatch: "KABUL, Afghanistan (Jan. 25)", "Kunduz --"."""
    if not _DATELINE_AFTER.match(text, end):
        return False
    return text[start:end].isupper() or _LINE_START.search(text, max(0, start - 80), start) is not None


def _opens_dispatch(text: str, start: int, end: int, *, capital: bool) -> bool:
    """Whether a text begins with the name and a colon: "Kabul: ..."; of other places that is a heading where further
    lines begin so."""
    if text[start:end].isupper() and _COUNTRY_AFTER.match(text, end):
        before = text[:start].lstrip()
        return not before or _DESK.fullmatch(before) is not None
    opens = text[end : end + 1] == ":" and not text[:start].strip()
    return opens and (capital or _HEADING.search(text, end) is None)


def speaks(sentence: str) -> bool:
    """Whether somebody speaks in the sentence."""
    return _SPEECH.search(sentence) is not None
