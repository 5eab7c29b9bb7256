"""What the words around an expression of time make of it: a total, a plan, a name, the time of a speech."""

from __future__ import annotations

import re

from warledger.patterns import BREAK, any_of

_REACH = 90  # characters looked at on either side
_SINCE_REACH = 190  # and back to a "since"
_NEAR = 30  # and back to the words right before it

#: Here as below, in lower case and behind a blank: a search skips to what stands before the first word, or to the word.
_SINCE = re.compile(
    BREAK + r"(?:since(?: about| around| at least)?|starting(?: on| from)?|beginning(?: on| from)?) $",
)
#: "since the withdrawal began on May 1", "since the start of the fighting on Monday"
_SINCE_CLAUSE = re.compile(
    r"\bsince (?P<event>(?:[^.,;:!?\n]|(?-i:(?<=[A-Z])\.)){3,130}?)"
    r"(?: (?:(?:late|early) )?(?:on|in|at)| late| early)? $",
    re.IGNORECASE,
)
#: What ends the clause of "since", or is the time it counts from.
_SINCE_ENDED = re.compile(
    r"\b(?:and|but) (?:(?:then|have|has|had|was|were) )*(?:[a-z]+ed|fell|took|overran|shot|said|on)\b"
    r"|\b(?:years?|months?|weeks?|weekend|days?|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
#: "the operation began on Friday", "an offensive that was launched on May 3": what goes on from then; in lower case
_BEGAN = re.compile(
    BREAK + r"(?:operation|offensive|campaign|siege|sweep|fighting|battle)s?\b[^.,;:\n]{0,50}"
    r"(?:(?:, [^.,;:\n]{0,30})?, which)?"
    r" (?:began|begun|started|launched|kicked off|got under way|broke out)"
    r"(?: (?:early|late|on|in|at|last|dawn)){0,3} ?$"
)
#: "the highest toll since 2009" is no stretch in which anything is counted
_MEASURED_AGAINST = re.compile(
    r"\bthe (?:[\w-]+ )?(?:(?:high|low|deadli|bloodi|bigg|larg|heavi|great|few|strong|long)est|worst|most [a-z]+|first"
    r"|only|last)\b(?! of\b)[^.;:!?\n]{0,120}\bsince\b",
    re.IGNORECASE,
)
#: "one of the deadliest weeks this year", "the worst attack in months": how it compares, not when it was
_COMPARED = re.compile(
    r"st(?:(?<=[a-z]{4}iest)|(?<=\bworst)|(?<=\blowest)|(?<=\b(?:highest|largest|biggest))|(?<=\bgreatest)"
    r"|(?<=\bmost) [a-z]+)"
    r"(?: (?!(?:when|that|which|who|was|were|is|came|killed|killing|leaving|with)\b)[\w-]+){0,5} $"
)
_NTH = re.compile(
    r"\b(?:an?|the|its|their) (?:second|third|fourth|fifth|sixth|seventh|\d+th) (?!time\b)"
    r"[^.,;:]{3,70} (?:in|within)? ?$",
    re.I,
)
_NTH_TIME = re.compile(
    r" for (?:the|an?) (?:first|second|third|fourth|fifth|sixth|seventh|\d+(?:st|nd|rd|th)) time (?:in |within )?$",
)
_SINCE_INSIDE = re.compile(r"(?:ever )?since\b", re.I)

_PLAN_BEFORE = re.compile(
    BREAK
    + any_of(
        [
            *("will", "shall", "would", "no later than", "deadline(?: of)?"),
            "(?:is|are) (?:set|due|scheduled|expected|planned|slated|going|likely|to)",
            "(?:scheduled|planned|slated|due) (?:for|to)",
            "(?:expect|plan|intend|hope|aim)s? to",
        ]
    )
    + r"\b[^.;:!?\n]{0,70}$"
)
_PLAN_AFTER = re.compile(
    r",?[^.;:,!?\n]{0,40}(?:,[^.;:,!?\n]{0,40})?"
    r"\b(?:will|(?:is|are) (?:to|set to|due to|expected to|scheduled to|going to))\b"
)
_PLAN_SPOILT = re.compile(r"\b(?:that|who|which|after|since|said|was|were|had|have been)\b")
_OPENING = re.compile(r"[.!?\n][”\"’]?\s*$")
_DEADLINE = re.compile(r"\b(?:by|until|before) $")
_CLEARLY_PAST = re.compile(
    BREAK + r"(?:ago|last|past|yesterday|recent|earlier|overnight|since|so far|(?:19|20)\d\d)\b",
)

_POSSESSIVE = re.compile(r"['’]s? (?!(?:early|late)?\s*(?:morning|night))[a-z]")
_ARTICLE = re.compile(r"\b(?:the|this|that|those|these|its|his|her|their|[A-Za-z]+['’]s) $", re.I)
_INDEFINITE = re.compile(r"\ban? $", re.I)
_NOUN = re.compile(
    r" (?!(?:and|or|but|when|while|after|before|in|on|at|by|to|of|for|from|with|as|that|which|who|were|was|is|are|had"
    r"|has|have|said|says|near|during)\b)[a-z][a-z-]+"
)

_THAN_A_TOLL = r"(?! (?:dead|killed|missing|for|the lives|lives|at least|more than|nearly|about|\d|dozens|hundreds))"
_SAY = any_of(
    "said says saying told tells? telling announced? announces announcing reported reports stated confirmed confirms?"
    " added tweeted claimed claiming declared insisted denied acknowledged admitted conceded complained warned urged"
    " wrote posted identified disclosed revealed noted informed briefed condemned called vowed spoke testified"
    " interviewed".split()
)
_TELL = any_of("told informed briefed interviewed tells? telling".split())
_WORDS = any_of(
    "statement tweet post report interview briefing conference message release letter speech remarks comments address"
    " telephone phone email e-mail Twitter Facebook television TV radio video".split()
)
#: A word that may stand between a verb of saying and its time: none that begins what was said.
_FILLER = (
    r"(?!(?:that|which|who|where|when|after|before|was|were|had|have|has|been|is|are|died|killed|attacks?|fighting|and"
    r"|but)\b)(?![a-z]{3,}ed\b)[\w.’'-]+"
)
_SPEECH_BEFORE = re.compile(
    BREAK + rf"(?:{_TELL} (?:{_FILLER},? ){{0,7}}$"
    rf"|{_SAY}[,”\"]? (?:(?:publicly|separately|again|also|later|here|by {_WORDS}) ){{0,2}}"
    rf"(?:(?:in|at|by|to|on|during|via|through|from|over) (?:{_FILLER} ){{0,6}})?$"
    r"|(?:figures|data|numbers|statistics|study|survey|findings) (?:issued|released|published|compiled|made public) $"
    r"|(?:[Dd]etails|[Nn]ames|[Ii]dentity|[Ii]dentities|[Rr]esults)\b[^;\n]{0,80} (?:also )?(?:was|were)(?: also)?"
    r" (?:released|disclosed|published|made public) $"
    r"|(?:reports|reported|said) (?:[A-Z][\w.’'-]* ){1,4}(?:on )?$"  # "..., said Jan Gul on Monday"
    rf"|{_WORDS}s?,? (?:(?:issued|released|published|posted|sent|made|given|aired|broadcast) )?(?:here )?(?:to \w+ )?$)"
)
#: "attacked a check post early on Monday", and not "in a post on Monday"
_POST = re.compile(r"\bposts?,?$")
_ONLINE = re.compile(
    r"(?:\bin (?:an?|the|its|his|her|their) |\b(?:[Tt]witter|[Ff]acebook|[Tt]elegram|media|online|blog|web(?:site)?) )"
    r"posts?,?$"
)
#: "..., late on Sunday, reports the agency." dates what it reports
_CITED = re.compile(r", (?:reports?|reported|says|said) [\w ’'-]{2,40}[.\n]")
_SPEECH_AFTER = re.compile(
    rf" ?(?:{_SAY}\b{_THAN_A_TOLL}|puts? (?:the|its) (?:number|toll|count)\b"
    rf"|,? ?(?:issued|released|published) (?:an?|its|the) (?:\w+ )?{_WORDS}\b"
    rf"|,? ?in (?:an?|its|their|his|her) (?:\w+ ){{0,2}}{_WORDS}\b"
    r"|,? ?at an? (?:\w+ )?(?:news|press) (?:conference|briefing))"
    rf"|(?:['’]s?)? (?:\w+ )?{_WORDS}\b"
)
#: the end of a sentence or a line, and of no abbreviation
_ENDED = re.compile(r"[\n.!?](?:(?<=\n)|(?:(?<=[a-z]{4}.)|(?<=[A-Z]{2}.))[\"”’)]*)\s*$")
#: "On Monday the ministry said that ten had been killed"
_SPEECH_OPENED = re.compile(rf",? (?:{_FILLER} ){{1,6}}{_SAY} [^.;:]{{0,60}}\bhad\b")
#: "the toll rose to 65 on Wednesday": when it was told
_RAISED = re.compile(
    r"toll\b(?<=\btoll)[^.;:]{0,60}"
    r" (?:rose|risen|climbed|increased|jumped|grew|grown|was raised|was revised|was updated)"
    r"(?: (?:sharply|again|further))?(?: (?:from \S+ )?to [^.,;:]{1,25})?,?(?: on| by)? $"
)
_BARE_ADVERB = re.compile(r"\b(?:(?:late|early) on|on|late|early)$")


class Surroundings:
    """An expression (`words`) with what stands before and after it in its text.

    `low`: what stands before in lower case, behind a blank.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.before = text[max(0, start - _REACH) : start]
        self.words = text[start:end]
        self.after = text[end : end + _REACH]
        self.low = f" {self.before.lower()}"
        self._far_before = text[max(0, start - _SINCE_REACH) : start]

    def opens_a_total(self) -> bool:
        """ "since May 1", "ever since 2015", "since the foreign troops began to leave on May 1"."""
        if _SINCE.search(self.low[-_NEAR:]) or _SINCE_INSIDE.match(self.words):
            return True
        clause = _SINCE_CLAUSE.search(self._far_before) if "since" in self._far_before.lower() else None
        return clause is not None and not _SINCE_ENDED.search(clause["event"])

    def dates_a_beginning(self) -> bool:
        """ "The operation began on Friday": what is told of it happened then or later."""
        return bool(_BEGAN.search(self.low))

    def is_length(self) -> bool:
        """ "held it for two days before it fell": how long, not when."""
        return self.low.endswith((" for ", " lasted "))

    def is_measured_against(self) -> bool:
        """ "the highest toll since 2009": what opens a total but for the comparison."""
        return bool(_MEASURED_AGAINST.search(self._far_before + self.words))

    def counts_events(self) -> bool:
        """ "the third attack in a week": the stretch in which so many fell, not the time of the one."""
        return bool(_NTH.search(self.before))

    def compares(self) -> bool:
        """ "the deadliest attack this year": the stretch among whose events it is the greatest; a year told by its
        number is when it was."""
        named = any(c.isdigit() for c in self.words)
        return not named and bool(_COMPARED.search(self.low))

    def counts_times(self) -> bool:
        """ "for the second time this year": the same."""
        return bool(_NTH_TIME.search(self.low))

    def closes_a_total(self) -> bool:
        """ "As of May 1, 316 had died"."""
        return self.low.endswith("as of ") or self.words.lower().startswith("as of ")

    def is_plan(self) -> bool:
        """ "will meet on Friday", "planned for Tuesday", "On Friday the president is to travel"."""
        if self._is_clearly_past():
            return False
        before = _PLAN_BEFORE.search(f" {self.before}")
        if before and not _PLAN_SPOILT.search(before[0]):
            return True
        after = _PLAN_AFTER.match(self.after) if self._opens() else None
        return bool(after) and not _PLAN_SPOILT.search(after[0] if after else "")

    def _is_clearly_past(self) -> bool:
        """ "last Friday", "in 2009"."""
        return _CLEARLY_PAST.search(f" {self.words.lower()}") is not None

    def _opens(self) -> bool:
        """Whether a sentence opens with the expression."""
        return not self.before or _OPENING.search(self.before[-_NEAR:]) is not None

    def is_deadline(self) -> bool:
        """ "by Sept. 11": a day without a year that something is to be done by."""
        return not self._is_clearly_past() and bool(
            _DEADLINE.search(self.before) or self.words.lower().startswith(("by ", "until "))
        )

    def names_a_thing(self) -> bool:
        """ "Monday's attack", "the Aug. 8 bombing", "a 2009 hijacking"; "during an Aug. 8 raid" tells of it."""
        if _POSSESSIVE.match(self.after):
            return True
        numbered = self.words[0].isdigit()
        if not (numbered or self.words[0].isupper()) or not _NOUN.match(self.after):
            return False
        before = self.before[-_NEAR:]
        return bool(_ARTICLE.search(before) or (numbered and _INDEFINITE.search(before)))

    def dates_speech(self) -> bool:
        """ "told reporters on Tuesday", "on Monday said", "the alliance, today, confirmed", "in a statement Monday"."""
        inserted = self.before.endswith(", ") and self.after.startswith(",") and not _CITED.match(self.after)
        if _SPEECH_AFTER.match(self.after, int(inserted)) or _RAISED.search(self.before):
            return True
        if self._opens() and _SPEECH_OPENED.match(self.after):
            return True
        if _ENDED.search(self.before[-_NEAR:]):
            return False  # what somebody told ended there: "..., he told reporters. On Monday, a mine"
        before = self.before.rstrip()
        if before.endswith(("on", "late", "early")):
            before = _BARE_ADVERB.sub("", before).rstrip()
        return bool(_SPEECH_BEFORE.search(f" {before} ")) and not (_POST.search(before) and not _ONLINE.search(before))
