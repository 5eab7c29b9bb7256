"""Verbs and nouns that a clause treats apart, each by its base form."""

from __future__ import annotations

#: participles that only describe the noun before them: "a suspect based in ...", "men accused of ..."
REDUCED = frozenset(
    "base associate involve link suspect accuse locate know station arm call name identify believe affiliate "
    "connect want belong relate tie dress disguise pose travel assign know describe regard".split()
)
#: of these nobody says "they believed to be": it is what others believe of them
HELD_TO = frozenset("believe think suspect presume understand consider".split())
#: verbs whose subject speaks
SAYING = frozenset(
    "say tell add claim announce report state insist admit confirm acknowledge note explain declare warn tweet write "
    "estimate deny assert allege concede maintain recount recall reveal disclose indicate post boast brag quote cite "
    "assess reckon calculate believe think count record tally speak put show find give".split()
)
#: verbs after whose object an infinitive tells what it did
MAKING = frozenset("force cause compel oblige lead prompt drive push enable allow help".split())
TIME_HEADS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday night morning afternoon evening "
    "week month year day january february march april may june july august september october november december "
    "weekend hour minute time times noon midnight dawn dusk jan. feb. mar. apr. aug. sept. oct. nov. dec. summer "
    "winter spring autumn".split()
)
SHOTS = frozenset("rocket mortar missile shell shot bullet round grenade gun weapon bomb".split())
#: who came to attack: their own losses are told beside those of whom they attacked
ATTACKERS = frozenset("attacker assailant bomber gunman".split())
INTRANSITIVE = frozenset(
    "flee surrender die succeed advance arrive occur happen appear remain escape erupt collapse perish disappear rage "
    "march walk pour stream sweep".split()
)
#: words of a speaker's own side
OURS = frozenset("we us our my".split())
#: what is done to the wounded and the dead by those who see to them
TENDING = frozenset(
    "assist receive treat admit take bring deliver transfer evacuate ferry transport airlift rush".split()
)
