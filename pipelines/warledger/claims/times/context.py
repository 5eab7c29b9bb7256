"""Which time belongs to a statement: the one beside it, else one that governs it, else what the report's day allows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import NamedTuple

from warledger.claims.times.anchors import Anchors
from warledger.claims.times.another import EVENT_NAMED, dates_a_cause, is_of_before, is_when, names_what
from warledger.claims.times.mentions import TimeMention, find_times
from warledger.claims.times.reports import find_times_by_report
from warledger.claims.times.rules import AHEAD, CLOCK
from warledger.dates import release_month
from warledger.dates.patterns import WEEKDAY
from warledger.dates.spans import Span, precision
from warledger.patterns import BREAK

#: What is told as news without any time happened within this many days up to publication.
NEWS = timedelta(days=6)
#: What somebody said on a day happened that day or so long before.
TOLD = timedelta(days=1)
#: A total told without a time of its own is of this stretch before publication, unless the article names a longer one.
LATELY = timedelta(days=42)
#: A time that ends longer than this before publication is history.
HISTORY = timedelta(days=14)

_CLOCK = re.compile(rf"\b(?:{CLOCK}|nightfall|sunrise|sunset|[ap]\.?m\b)")
_HOUR = 12  # characters from an hour to its day: "by dawn on Monday"
_PARAGRAPH = re.compile(r"[\n\u2028\u2029][\n\u2028\u2029]*+")  # a set first: what a search may skip to
_HEADING_WORDS = 9
_HEAD = 1500  # characters in which an article's own date stands
#: "Kabul, Sep 23 (PTI) A ..."
_AGENCY = re.compile(r" ?\([A-Z]{2,8}(?:/[A-Z]{2,8})?\) [A-Z]")
_NAME_AFTER = re.compile(r" ?[,.:;–—-]* ?(?:in )?[A-Z][a-z]")
#: "the attack comes days after 40 people died on": what came before is not what is told
_COMES_AFTER = re.compile(
    r"\b(?:comes?|came) (?:(?:just|only|barely) )?(?:(?:less|more) than )?(?:[\w-]+ )?"
    r"(?:days?|weeks?|months?) after\b[^.!?\n]*$"
)
_FROM_ANOTHER = re.compile(r"\b(?:before|earlier|later|after)\b")
_VAGUE = re.compile(r"\brecent\b|\bpast (?:days|weeks|months|years)\b")
_MOST_BACK = 60  # times looked back on, in a paragraph however long
_LONG_LINE = 200  # characters: neither heading nor part of a head
_AND = re.compile(r",? and (?:again )?(?:in )?|, ")
_DEICTIC = re.compile(r"(?:early |late |on )?(?:this|last|to|yester)(?:day| \w+)\b", re.I)
#: A total of so few days is told of what happened in them.
_FEW_DAYS = timedelta(days=3)
#: Breaks between clauses, and what each adds to the distance (in characters) between a time and a statement.
_BREAKS = (
    (re.compile(r"[;:—–]|[.!?][”\"’]? "), 60),
    (re.compile(r";"), 30),
    (re.compile(r", (?:and|but|while|whereas|which|who|whom|whose|where|when|after|before|although|though|as)\b"), 45),
    (re.compile(r"(?<!,) (?:while|whereas|after|before|although|though|when|since|because|until)\b"), 35),
    (re.compile(r" (?:that|which|who|whose|whom|where)\b"), 20),
    (re.compile(r","), 10),
)
_OPENING = 40  # a time that opens its sentence governs all of it, at this distance
_NAMING = 150  # added for a time that only names a thing ("Monday's attack")
_ANOTHERS = 60  # added for the time of what a statement is joined to: "two on Monday and three ..."
_JOINED = re.compile(r",? and ")
_ASIDE = 70  # added for a time told of somebody in passing ("who was held in 2009")
_RELATIVE = re.compile(
    r"\b(?:which|who|whose|whom|where|accused of|responsible for|involved in|linked to|behind|blamed for)\b[^,;]*$"
)
#: between a time and a verb: nothing, or where it was
_SITED = re.compile(r"(?: in (?:the )?(?:[a-z-]+ ){0,3}(?:of )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?\s+")
_INSIDE = 2  # a time within a statement; the one right behind it is nearer: "fell from 40 in 2019 to 30 in 2020"
#: "300 people died then": at the time told of last
_THEN = re.compile(r" (?=then|at th)(?<!and )(?<![Ss]ince )(?<!by )(?:then|at (?:the|that) time)(?=[.,;]|$)")
#: A day on which a toll was raised is not the day of the deaths.
_RAISED = re.compile(
    r"toll\b[^.;]*?\b(?:rose|risen|rises|climb\w*|increas\w*|jump\w*|grew|grown|went up|raised|revised|updated)\b"
)
_PAST_DEEDS = re.compile(
    BREAK
    + r"(?:responsible for|involved in|accused of|blamed for|wanted for|suspected of|linked to|believed to have)\b"
    r"[^.;\n]*$"
)
#: "a planner who came to the province last week": the time of what is told of somebody
_OF_SOMEBODY = re.compile(r"\bwho (?!was|were|is|are)[^,;.]*$")
_CAPTION = re.compile(r"(?:\([^()]*\b(?:Images|[Pp]hoto|via|AFP|AP|Reuters|EPA|[Ff]ile)\b[^()]*\)|Getty Images)\.?$")
#: an item of a list, under the name of its place: "Ghor: On Monday, ..."
_ITEM = re.compile(r"[\W_]*[A-Z][\w’'-]+(?: [\w’'-]+){0,3}: ")
_OPENS = re.compile(
    r"[\W_]*(?:(?:Also|Earlier|Then|And|But|Meanwhile|Later|Separately|Again|Early|Late|Only)\b,? ?){0,3}$"
)
_STOP = re.compile(r"[.!?][”\"’)]*\s+")
_OTHER_EVENT = re.compile(
    r"[\W_]*(?:(?:And|But|Also|Meanwhile|Separately)\b,? )?(?:[Ii]n|[Aa]t|[Dd]uring) (?:a|an|one|another|yet another"
    r"|the other|other) "
    r"(?:[\w-]+ ){0,2}(?:incidents?|attacks?|operations?|raids?|strikes?|airstrikes?|clash(?:es)?|bombings?|blasts?"
    r"|explosions?|places?"
    r"|parts? of|actions?|engagements?|cases?)\b|[\W_]*(?:Elsewhere|Separately)\b"
)
#: "22 strikes in seven days. They killed 80": of the same stretch
_GOES_ON = re.compile(r"[\W_]*(?:They|These|Those|Between them|Together)\b")
_SAME_EVENT = re.compile(
    r"[\W_]*(?:The|These|Those) (?:[\w-]+ )?(?:operations|raids|clashes|strikes)\b"
    r"|[\W_]*(?:[Dd]uring|[Ii]n|[Aa]t|[Aa]fter|[Aa]mid) (?:the|that|this|those|these) (?:same )?(?:[\w-]+ )?"
    r"(?:offensives?|attacks?|battles?|siege|fighting|assaults?|clash(?:es)?|raids?|operations?|time|fight|campaign"
    r"|violence|course)\b"
)


class ResolvedTime(NamedTuple):
    """When what a statement tells of happened: inclusive days, null where nothing dates it.

    `scope`: window where a total over a stretch is told, else incident. `background`: the time lies in history.
    `basis`: how it was found (clause, paragraph, heading, lead, speech, published, none). `mention`: the words, if any.
    """

    date_start: date | None
    date_end: date | None
    precision: str | None
    scope: str
    background: bool
    basis: str
    mention: TimeMention | None = None


class TimeContext:
    """The times of one article, ready to be asked for the time of any span of it.

    Example:
        >>> context = TimeContext("The base fell on Monday. Twelve soldiers died.", date(2021, 6, 23))
        >>> context.time_for((25, 45), (25, 46)).date_start
        datetime.date(2021, 6, 21)
    """

    def __init__(self, text: str, published: date | None, began: date | None = None) -> None:
        self.text = text
        self.published = published
        self.began = began  # the war's first day, for "since the start of the war"
        #: The stretch in which the article was published: a day, or the month of its release number.
        self.issued = Span(published, published) if published else release_month(text)
        self.is_bulletin = release_month(text) is not None
        self.paragraphs = [0, *(m.end() for m in _PARAGRAPH.finditer(text))]
        if published:
            found = find_times_by_report(text, published)
        else:
            found = [self._without_day(mention) for mention in find_times(text, self.issued and self.issued.end)]
        lines = set(self.paragraphs)
        #: Days with which a line opens that goes on with a name: "June 14 Ghor Province".
        self._opening_days = [
            m for m in found if m.start in lines and m.precision == "day" and _NAME_AFTER.match(text, m.end)
        ]
        anchors = Anchors(text, published, self.issued, began)
        self.mentions = anchors.settle([m for m in found if not self._is_dateline(m)])
        self._starts = [m.start for m in self.mentions]
        self._headings = [m for m in self.mentions if self._is_heading(m) and not m.future]
        self._lead = self._lead_mention()
        self._first_speech = next((m for m in self.mentions if m.kind == "speech" and m.span and not m.future), None)

    # --- asking -----------------------------------------------------------------------------------------------------

    def time_for(
        self,
        claim: tuple[int, int],
        sentence: tuple[int, int],
        *,
        total: bool = False,
        aside: tuple[int, int] = (0, 0),
    ) -> ResolvedTime:
        """The time of the statement at `claim` in the sentence at `sentence` (offsets into the text, end exclusive).

        `total`: told in the perfect ("have detained 35"), so that a stretch up to publication goes before a day.
        `aside`: a part of the sentence that only says who somebody is; a time in it counts where it is recent and no
        other is told.
        """
        inside = [self._told_of(m, claim) for m in self.in_sentence(sentence) if not m.future]
        events = [m for m in inside if m.span and m.kind != "speech" and not self._is_of_before(m, claim)]
        events = [m for m in events if not dates_a_cause(self.text, m, claim)]
        told = [m for m in events if not aside[0] <= m.start < aside[1]]
        events = told or [m for m in events if not self._is_history(m)] if len(told) < len(events) else events
        if total and any(m.kind == "window" for m in events):
            own = [m for m in events if m.kind != "window" and 0 <= m.start - claim[1] <= 1]  # "with 35 in all of 2011"
            events = own or [m for m in events if m.kind == "window"]
        if not any(m.kind == "point" for m in events) and _THEN.search(self.text, *sentence):
            since = bisect_left(self._starts, self._previous_paragraph(sentence[0]))
            among = self.mentions[since : bisect_left(self._starts, sentence[0])]
            if told := [m for m in among if m.span and not (m.future or m.opened or m.kind in ("speech", "window"))]:
                return self._resolved(told[-1], "paragraph")
        if raised := _RAISED.search(self.text, *sentence):
            events = [m for m in events if m.attributive or m.start < raised.start() or m.kind == "window"]
        if events:
            nearest = min(events, key=lambda m: self._distance(m, claim, sentence)) if len(events) > 1 else events[0]
            return self._resolved(nearest, "clause")
        opening = self.text[sentence[0] : sentence[1]]
        start = self._paragraph(sentence[0])
        if not _OTHER_EVENT.match(opening):
            reach = self._previous_paragraph(sentence[0]) if _SAME_EVENT.match(opening) else start
            if before := self._before(sentence[0], reach):
                return self._resolved(before, "paragraph")._replace(scope="incident")
            if _GOES_ON.match(opening) and (running := self.running(sentence[0])):
                return running
            if heading := self._heading(sentence[0]):
                return self._resolved(heading, "heading")
        elsewhere = _OTHER_EVENT.match(opening) or _OTHER_EVENT.match(self.text[start : start + 200])
        of_other = self._lead in inside and (
            self._is_of_before(self._lead, claim) or dates_a_cause(self.text, self._lead, claim)
        )
        if self._lead and not elsewhere and not of_other:
            return self._resolved(self._lead, "lead")
        spoken = next((m for m in inside if m.kind == "speech" and m.span), None)
        if spoken is None and not elsewhere:
            spoken = self._first_speech
        if spoken and spoken.span and self.published and self.published - spoken.span.end <= NEWS:
            span = Span(spoken.span.start - TOLD, spoken.span.end)
            return ResolvedTime(*span, precision(span), "incident", False, "speech", spoken)
        return self.default()

    def default(self) -> ResolvedTime:
        """The time of news told without any: up to the day of publication; that day itself in a bulletin."""
        if self.issued is None:
            return ResolvedTime(None, None, None, "incident", False, "none")
        exact = self.is_bulletin or self.published is None
        span = self.issued if exact else Span(self.issued.start - NEWS, self.issued.end)
        return ResolvedTime(*span, precision(span), "incident", False, "published")

    def stock(self) -> ResolvedTime:
        """The time of a level ("controls 30 districts"): the day of publication."""
        if self.issued is None:
            return ResolvedTime(None, None, None, "stock", False, "none")
        return ResolvedTime(*self.issued, precision(self.issued), "stock", False, "published")

    def total(self, position: int) -> ResolvedTime:
        """The time of a total told without one: of the stretches up to publication that the article tells totals of,
        the last one before, else the first."""
        if self.issued is None:
            return ResolvedTime(None, None, None, "window", False, "none")
        told = [m for m in self.mentions if m.kind == "window" and m.span and m.span.end == self.issued.end]
        recent = [m for m in told if m.span and timedelta(days=2) < m.span.end - m.span.start < timedelta(days=366)]
        firm = [m for m in recent if not _VAGUE.search(self.text, m.start, m.end)] or recent
        before = [m for m in firm if m.start < position]
        chosen = before[-1:] or firm[:1]
        span = chosen[0].span if chosen and chosen[0].span else Span(self.issued.start - LATELY, self.issued.end)
        return ResolvedTime(*span, precision(span), "window", False, "published")

    def is_by_then(self, time: ResolvedTime, *, several: bool = False) -> bool:
        """ "had fallen by Wednesday": it was so then, and happened at some time before. What happened by an hour of a
        day did so that day, unless it is `several` things.
        """
        if time.mention is None or time.mention.attributive or time.basis != "clause":
            return False
        start = time.mention.start
        if _CLOCK.search(self.text, max(0, start - _HOUR), time.mention.end) and not several:
            return False
        return self.text[start : start + 3].lower() == "by " or self.text[max(0, start - 3) : start].lower() == "by "

    def running(self, position: int) -> ResolvedTime | None:
        """The total told last in the paragraph: "In two months they took 150 districts. Hundreds have surrendered."."""
        start = self._paragraph(position)
        at = bisect_left(self._starts, position)
        among = self.mentions[bisect_left(self._starts, start) : at]
        told = [m for m in among if m.span and not m.future and m.kind != "speech"]
        return self._resolved(told[-1], "paragraph") if told and told[-1].kind == "window" else None

    def listed(self, time: ResolvedTime) -> list[ResolvedTime]:
        """The time joined to one by "and": "in 2015 and 2016" are two, each of the same thing."""
        if time.mention is None:
            return []
        at = bisect_right(self._starts, time.mention.start)
        after = [m for m in self.mentions[at : at + 1] if m.span and m.precision == time.precision]
        said = _DEICTIC.match(self.text, time.mention.start)  # "this morning, June 9": one day
        joined = [m for m in after if _AND.fullmatch(self.text, time.mention.end, m.start)]
        if said:
            joined = [m for m in joined if self.text[m.start - 2] != ","]
        return [self._resolved(m, time.basis) for m in joined]

    def in_sentence(self, sentence: tuple[int, int]) -> list[TimeMention]:
        """The expressions of time in a sentence, for `--explain`."""
        among = self.mentions[bisect_left(self._starts, sentence[0]) : bisect_left(self._starts, sentence[1])]
        return [m for m in among if m.end <= sentence[1]]

    # --- choosing ---------------------------------------------------------------------------------------------------

    def _resolved(self, mention: TimeMention, basis: str) -> ResolvedTime:
        end = mention.date_end
        past = bool(self.published and end and self.published - end > HISTORY)
        scope = "window" if mention.kind == "window" else "incident"
        return ResolvedTime(mention.date_start, end, mention.precision, scope, past, basis, mention)

    def _distance(self, mention: TimeMention, claim: tuple[int, int], sentence: tuple[int, int]) -> float:
        """How far a time stands from a statement: characters, more for each clause between them."""
        before = mention.end <= claim[0]
        low, high = (mention.end, claim[0]) if before else (claim[1], mention.start)
        between = self.text[low:high] if low < high else ""
        if mention.opened and not before:
            between = between.removesuffix("since ")
        if before and (is_when(self.text, mention, claim) or names_what(self.text, mention, claim)):
            return 0
        far = float(len(between) or _INSIDE) + sum(
            weight * len(pattern.findall(between)) for pattern, weight in _BREAKS
        )
        if not before and _RELATIVE.search(between):
            far += _ASIDE
        if mention.attributive:
            far += _NAMING
        elif before and _JOINED.fullmatch(between):
            far += _ANOTHERS
        elif before and ";" not in between and _OPENS.match(self._clause(sentence[0], mention.start)):
            far = min(far, _OPENING)
        return far

    def _clause(self, start: int, end: int) -> str:
        """The text from a sentence's start, or the last semicolon in it, to `end`."""
        return self.text[max(start, self.text.rfind(";", start, end) + 1) : end]

    def _told_of(self, mention: TimeMention, claim: tuple[int, int]) -> TimeMention:
        """The mention; "since October, when 66 were killed" is for those 66 not the stretch since, but that time."""
        if mention.opened and (is_when(self.text, mention, claim) or self._is_since_then(mention, claim)):
            return mention.on(mention.opened)._replace(kind="interval")
        return mention

    def _is_since_then(self, mention: TimeMention, claim: tuple[int, int]) -> bool:
        """Whether a stretch is told to run since the statement: "since a truck bomb on Wednesday killed 90"."""
        between = self.text[mention.end : claim[0]] if mention.end < claim[0] else ","
        return _SITED.fullmatch(between) is not None and not self._opens_since(mention)

    def _opens_since(self, mention: TimeMention) -> bool:
        """Whether the time itself is what "since" counts from."""
        return "since" in self.text[max(0, mention.start - len("since on ")) : mention.end].lower()

    def _is_of_before(self, mention: TimeMention, claim: tuple[int, int]) -> bool:
        return is_of_before(self.text, mention, claim, long_ago=self._is_history(mention))

    def _before(self, position: int, start: int) -> TimeMention | None:
        """The nearest time of an event between `start` and `position` that is no history mentioned in passing; without
        any, that of an event named by its day: "Saturday's blasts killed 85. Another 147 were wounded."."""
        told = named = None
        last = bisect_left(self._starts, position) - 1
        for at in range(last, max(-1, last - _MOST_BACK), -1):
            mention = self.mentions[at]
            if mention.start < start:
                break
            if mention.end > position or mention.future or not _dates_an_event(mention):
                continue
            passing = self._is_history(mention) and not self._opens_sentence(mention) and mention.kind != "anniversary"
            if mention.attributive and not passing and EVENT_NAMED.match(self.text, mention.end):
                named = named or mention
            if not mention.attributive and not passing and not self._of_past_deeds(mention):
                told = told or mention
                clause = max(self._paragraph(mention.start), mention.start - _LONG_LINE)
                if not _OF_SOMEBODY.search(self.text, clause, mention.start):
                    return mention
        return told or named

    def _is_history(self, mention: TimeMention) -> bool:
        return bool(self.issued and mention.date_end and self.issued.start - mention.date_end > HISTORY)

    def _of_past_deeds(self, mention: TimeMention) -> bool:
        """ "He was responsible for a raid in June 2011": what somebody is known for, not what is told of him."""
        return _PAST_DEEDS.search(self.text, max(0, mention.start - _LONG_LINE), mention.start) is not None

    def _opens_sentence(self, mention: TimeMention) -> bool:
        return bool(
            re.search(r"(?:^|[.!?\n][”\"’)]*\s+)(?:\w+,? )?$", self.text[max(0, mention.start - 12) : mention.start])
        )

    def _heading(self, position: int) -> TimeMention | None:
        """The last heading before that holds a day ("July 7, Kandahar Province")."""
        at = bisect_left(self._headings, position, key=lambda mention: mention.end)
        return self._headings[at - 1] if at else None

    def _lead_mention(self) -> TimeMention | None:
        """The first time of an event in the article that is neither total nor history nor a name."""
        if self.published is None:
            return None  # what is history cannot be told
        for mention in self.mentions:
            plain = mention.kind in ("point", "interval") and not mention.future and not mention.attributive
            plain = plain and not (mention.precision == "days" and self.text.startswith("earlier", mention.start))
            recent = mention.precision in ("day", "days") and not self._is_history(mention)
            item = self._is_item(self._paragraph(mention.start), mention.start)
            other = mention.steps is not None and _FROM_ANOTHER.search(self.text, mention.start, mention.end)
            if other and mention.start >= self._first_paragraph():
                continue  # "Two days earlier, ten died": of what was told before
            if mention.start >= self._first_paragraph() and self._is_of_another(mention):
                continue  # "In a separate incident, six died on Monday"
            if plain and mention.span and recent and not item and not _CAPTION.search(self._line(mention)):
                if _COMES_AFTER.search(self.text, max(0, mention.start - _LONG_LINE), mention.start):
                    continue
                later = mention.start >= self._first_paragraph()  # "Saturday's attack ... Ten died on Monday"
                named = self._named_in_lead() if mention.steps or later else None  # "three days before" Friday's attack
                return named if named and named.start < mention.start else mention
        return self._named_in_lead()

    def _is_of_another(self, mention: TimeMention) -> bool:
        """Whether its paragraph or its sentence turns to another event than the one the article is about."""
        start = self._paragraph(mention.start)
        sentence = max((m.end() for m in _STOP.finditer(self.text, start, mention.start)), default=start)
        return any(_OTHER_EVENT.match(self.text, at) for at in (start, sentence))

    def _first_paragraph(self) -> int:
        """Where the first paragraph ends."""
        return self.paragraphs[1] if self.paragraphs[1:] else len(self.text)

    def _is_item(self, start: int, end: int) -> bool:
        """Whether a paragraph that follows another is an item of its own place; the first may open with a dateline."""
        told = _ITEM.match(self.text, start, end) is not None
        return told and self.text[:start].rstrip().endswith((".", "!", "?", '"', "”"))

    def _named_in_lead(self) -> TimeMention | None:
        """The day of "Tuesday's bombing" in the first paragraph of an article that tells no other day of an event."""
        first = self.mentions[: bisect_left(self._starts, self._first_paragraph())]
        for mention in first:
            event = mention.attributive and EVENT_NAMED.match(self.text, mention.end)
            recent = mention.precision in ("day", "days") and not self._is_history(mention)
            if event and recent and mention.span and not mention.future:
                return mention
        return None

    # --- reading the article once -----------------------------------------------------------------------------------

    def _paragraph(self, position: int) -> int:
        return self.paragraphs[bisect_right(self.paragraphs, position) - 1]

    def _previous_paragraph(self, position: int) -> int:
        return self.paragraphs[max(0, bisect_right(self.paragraphs, position) - 2)]

    def _line(self, mention: TimeMention) -> str:
        """The line it stands in; the last characters of a long one."""
        at = bisect_right(self.paragraphs, mention.start)
        end = self.paragraphs[at] if at < len(self.paragraphs) else len(self.text)
        return self.text[max(self.paragraphs[at - 1], end - _LONG_LINE) : end].strip()

    def _is_heading(self, mention: TimeMention) -> bool:
        line = self._line(mention)
        short = len(line.split()) <= _HEADING_WORDS and not line.endswith((".", "!", "?", "”", '"'))
        other = mention.date_end != self.published or self._is_entry(mention)
        return short and bool(mention.span) and mention.precision == "day" and other

    def _is_entry(self, mention: TimeMention) -> bool:
        """Whether it opens an entry of a diary ("June 14 Ghor Province: ..."), as other lines do."""
        opens = [m for m in self._opening_days if m.start == mention.start]
        return bool(opens) and len(self._opening_days) > 1

    def _is_dateline(self, mention: TimeMention) -> bool:
        """Whether it tells when the text was written: in a dateline, or the day of issue in a line of the head."""
        day = mention.date_start
        if mention.start > _HEAD or not self.published or not day or day != mention.date_end:
            return False
        if abs(day - self.published) > AHEAD:
            return False
        words = self.text[mention.start : mention.end]
        if not re.search(r"\d", words):
            return False
        around = self.text[max(0, mention.start - 2) : mention.start], self.text[mention.end : mention.end + 24]
        if self._is_entry(mention):
            return False
        bracketed = around[0].endswith("(") or bool(
            re.match(r" ?(?:\([^()]{2,20}\)|/\w+/)? ?(?:--|[-–—−])| ?\([^()]{2,20}\):", around[1])
        )
        bracketed = bracketed or (mention.start < _LONG_LINE and bool(_AGENCY.match(around[1])))
        bracketed = bracketed or (around[1].startswith(":") and not around[0].strip().isalpha())  # "In raids on May 3:"
        line = self._line(mention)
        # "News of May 3:" heads items of that day, "May 3 Ghor: six dead" tells of it
        tells = re.search(r"[.!?:]$", line) or ": " in self.text[mention.end : mention.end + _LONG_LINE].split("\n")[0]
        return bracketed or (len(line.split()) <= 14 and not tells)

    def _without_day(self, mention: TimeMention) -> TimeMention:
        """In an article known only to a month, words that count from the day of publication say nothing."""
        words = self.text[mention.start : mention.end]
        absolute = re.search(r"\d", words) and not re.search(r"\b(?:ago|past|last|this)\b", words)
        if absolute and mention.kind != "window" and not re.search(WEEKDAY, words):
            return mention
        return mention._replace(date_start=None, date_end=None, precision=None, kind="unanchored")


def _dates_an_event(mention: TimeMention) -> bool:
    """Whether it tells when something happened: no speech, and of totals only one of a few days ("in the past 24
    hours")."""
    if mention.span is None or mention.kind == "speech":
        return False
    return mention.kind != "window" or mention.span.end - mention.span.start <= _FEW_DAYS
