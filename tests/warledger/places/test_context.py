"""Where a statement happened: among several places, without one, and never by a guess."""

import pytest

from warledger.conflict import load
from warledger.places import Gazetteer, PlaceContext
from warledger.places.context import NOWHERE

GAZETTEER = Gazetteer.from_conflict(load())


def where(text, words):
    """The place of the statement made in these words."""
    start = text.index(words)
    context = PlaceContext(text, GAZETTEER)
    sentence = context.sentences.around(start)
    return context.place_for(start, start + len(words), sentence)


@pytest.mark.parametrize(
    ("text", "words", "pcode"),
    [
        (
            "Rebels killed ten in Andar district, Ghazni province, and in Zabul two were wounded.",
            "killed ten",
            "AF1107",
        ),
        (
            "Rebels killed ten in Andar district, Ghazni province, and in Zabul two were wounded.",
            "two were wounded",
            "AF26",
        ),
        ("In Takhar province, five soldiers were killed in Darqad district.", "five soldiers were killed", "AF1815"),
        ("In Kunduz on Sunday a bomb killed four people.", "killed four", "AF19"),
        ("Two clerks were shot in Faizabad, and in Jalalabad a bomb hurt three.", "Two clerks were shot", "AF1701"),
        ("Two clerks were shot in Faizabad, and in Jalalabad a bomb hurt three.", "hurt three", "AF0601"),
        ("Clashes shook Herat.\nTwo nurses distributing vaccines in Kunduz were shot.", "were shot", "AF19"),
        ("Clashes shook Herat.\nFighters who moved into Kunduz on Sunday killed ten.", "killed ten", "AF19"),
        ("Clashes shook Herat.\nThe leader, who manages attacks in Kunduz, was killed.", "was killed", "AF32"),
        ("Clashes shook Herat.\nKin transported six bodies to a hospital in Kunduz.", "six bodies", "AF32"),
        ("Ghazni's police chief said that six men died in Qarabagh.", "six men died", "AF1111"),
        ("In Farah nine were killed, while in Herat three were hurt.", "three were hurt", "AF32"),
        ("A raid in Khost killed two who had planned attacks in Kabul.", "killed two", "AF14"),
        ("Two guards died in Jalalabad, the capital of Nangarhar.", "Two guards died", "AF0601"),
        ("Four died in Shah Joy and three elsewhere in Zabul.", "three", "AF26"),
        ("The Taliban killed seven in northern Afghanistan's Faryab province.", "killed seven", "AF29"),
    ],
)
def test_within_a_sentence(text, words, pcode):
    assert where(text, words).pcode == pcode


def test_a_place_inside_the_statement_wins():
    text = "The Taliban took Burka district of Baghlan and Imam Sahib district of Kunduz."
    assert where(text, "took Burka district of Baghlan").pcode == "AF0910"
    assert where(text, "Imam Sahib district").pcode == "AF1905"


def test_two_provinces_in_one_breath_are_ambiguous():
    found = where("Raids in Kandahar and Helmand provinces killed nine.", "killed nine")
    assert (found.province, found.pcode, found.place_precision) == (None, None, "ambiguous")
    assert found.place == "Kandahar and Helmand provinces"


def test_two_districts_of_one_province_leave_the_province():
    found = where("Raids in the Panjwai and Zhari districts of Kandahar killed nine.", "killed nine")
    assert (found.province, found.district, found.pcode, found.place_precision) == (
        "Kandahar",
        None,
        "AF27",
        "province",
    )


def test_same_names_are_told_apart_by_the_province_nearby():
    assert where("Ten died in Arghandab. It lies in Zabul.", "Ten died").pcode == "AF2605"
    assert where("Kandahar was tense.\n\nTen died in Arghandab.", "Ten died").pcode == "AF2702"
    undecided = where("Kandahar and Zabul were tense.\n\nTen died in Arghandab.", "Ten died")
    assert (undecided.province, undecided.place_precision, undecided.place) == (None, "ambiguous", "Arghandab")


def test_the_narrowest_stretch_decides():
    text = "Kandahar was tense.\n\nIn Zabul, ten died in Arghandab."
    assert where(text, "ten died").pcode == "AF2605"


def test_without_a_place_the_one_before_it_in_the_paragraph():
    text = "Clashes began in Andar district of Ghazni. Ten soldiers were killed."
    found = where(text, "Ten soldiers")
    assert (found.pcode, found.basis) == ("AF1107", "paragraph")


def test_without_one_in_the_paragraph_the_lead():
    text = "KABUL (AP) -- Gunmen struck in Gardez.\n\nOfficials in Kabul mourned.\n\nTen soldiers were killed."
    found = where(text, "Ten soldiers")
    assert (found.pcode, found.basis) == ("AF1301", "lead")


def test_a_paragraph_that_opens_with_a_place_sets_the_topic():
    text = "A bomb hit Gardez.\n\nIn Kunduz province, gunmen raided a post.\n\nTen soldiers were killed."
    assert where(text, "Ten soldiers").pcode == "AF19"


def test_somewhere_else_is_not_the_lead():
    assert where("A bomb hit Gardez.\n\nIn a separate attack, ten soldiers died.", "ten soldiers") == NOWHERE


def test_a_speakers_place_counts_where_no_other_does():
    text = "Ten soldiers were killed, said the governor of Takhar."
    assert where(text, "Ten soldiers").pcode == "AF18"
    text = "Gunmen struck in Darqad district. Ten soldiers were killed, said the governor of Takhar."
    assert where(text, "Ten soldiers").pcode == "AF1815"
    text = "Gunmen struck in Gardez. Elsewhere ten soldiers were killed, said the governor of Takhar."
    assert where(text, "ten soldiers").pcode == "AF18"


def test_a_roads_ends_give_their_province_only():
    found = where("Ten died on the road from Moqor to Qala-e-Naw in a blast.", "Ten died")
    assert (found.province, found.district) == ("Badghis", None)


def test_the_office_of_the_capital_does_not_place_an_event():
    assert where("KABUL, Afghanistan (Jan. 5) Ten soldiers were killed.", "Ten soldiers") == NOWHERE
    filed = where("KUNDUZ, Afghanistan -- Ten soldiers were killed.", "Ten soldiers")
    assert (filed.pcode, filed.basis) == ("AF19", "dateline")


def test_abroad_is_said():
    found = where("A bomb killed ten people in Quetta, Pakistan.", "killed ten")
    assert found.abroad and found.province is None and found.place_precision == "country"


def test_totals_for_the_country_take_no_province():
    found = where("Gunmen struck in Gardez. Across the country, 50 people were killed.", "50 people")
    assert (found.province, found.place_precision) == (None, "country")


def test_an_unlisted_village_is_kept_in_the_reports_words():
    found = where("Ten died in Baghak village, Andar district, Ghazni province.", "Ten died")
    assert (found.pcode, found.place, found.place_precision) == ("AF1107", "Baghak village", "district")


def test_naming_the_country_does_not_hide_where_it_happened():
    text = "Gunmen struck in Gardez. Ten of the troops in Afghanistan were killed."
    assert where(text, "Ten of").pcode == "AF1301"
    found = where("Ten soldiers were killed in Afghanistan.", "Ten soldiers")
    assert (found.province, found.place_precision) == (None, "country")


def test_each_clause_lies_in_its_own_country():
    for text in (
        "Nine soldiers were killed in Iraq, while two were hurt in Ghor.",
        "Two were hurt in Ghor; in Iraq, nine soldiers were killed.",
    ):
        assert where(text, "nine soldiers were killed" if "; in" in text else "Nine soldiers were killed").abroad
        assert where(text, "two were hurt" if "while" in text else "Two were hurt").province == "Ghor"


def test_a_meeting_abroad_is_no_site():
    text = "Ten soldiers were killed in Gardez before the Brussels meeting."
    assert where(text, "Ten soldiers").pcode == "AF1301"


def test_a_heading_holds_until_the_next():
    text = "A bomb hit Gardez.\n\nSangin/Helmand\n\nA patrol set out.\n\nTen soldiers were killed."
    assert where(text, "Ten soldiers").pcode == "AF3008"


def test_the_heading_of_an_entry_places_what_stands_below_it():
    text = "May 4 Logar Province: one hurt\n\nA bomb hit.\n\nMay 3 Kabul Province: one killed\n\nA mine killed him."
    assert where(text, "A bomb").province == "Logar"
    assert where(text, "A mine").province == "Kabul"


def test_sources_in_a_place_do_not_move_the_event_there():
    text = "Gunmen struck in Gardez.\n\nSources in Logar say that three leaders were captured."
    assert where(text, "three leaders").pcode == "AF1301"


def test_a_neighbours_governor_does_not_place_the_event():
    text = "Gunmen struck in Gardez.\n\nTen soldiers were killed, said the governor of neighbouring Logar."
    assert where(text, "Ten soldiers").pcode == "AF1301"


def test_a_part_of_the_country_yields_to_anything_finer():
    text = "In the north-west, nine soldiers were killed on the road from Moqor to Qala-e-Naw."
    assert where(text, "nine soldiers").province == "Badghis"
    text = "In the north, nine soldiers were killed by mistake late on Friday night in Darzab district."
    assert where(text, "nine soldiers").pcode == "AF2811"


LEAD = "Rebels overran outposts {}, killing nine soldiers.\n\n"


@pytest.mark.parametrize(
    ("where_in_lead", "below", "province"),
    [
        ("west of the capital", "Jan Gul, the police chief of Logar province, said help came late.", "Logar"),
        ("in a restive southern province", "In Garm Ser district of Helmand help came late.", "Helmand"),
        ("in the north", "They came by night.\n\nA council member in the northern Takhar province said so.", "Takhar"),
        (
            "in the west",
            "In northern Takhar province a post fell too.\n\nIn the western province of Farah many fled.",
            "Farah",
        ),
        (
            "in the south",
            "Meanwhile, troops in Paktia shot two men.\n\nIn Sangin district of Helmand help came late.",
            "Helmand",
        ),
    ],
)
def test_a_vague_lead_takes_its_place_from_what_is_told_below(where_in_lead, below, province):
    assert where(LEAD.format(where_in_lead) + below, "killing nine soldiers").province == province


def test_the_capital_of_the_country_is_told_from_that_of_a_province():
    assert where("A bomb killed four in the Afghan capital on Monday.", "killed four").province == "Kabul"
    assert where("A bomb in the capital on Monday killed four.", "killed four").province == "Kabul"
    text = "Fighting went on in Farah province. A bomb in the capital on Monday killed four."
    assert where(text, "killed four").province == "Farah"


@pytest.mark.parametrize(
    "filed",
    [
        *("Kabul [Afghanistan], May 2 : ", "Kabul, May 2 (agency-dpa).- ", "Herat: ", "KABUL, 2 May 2012 — "),
        *("Kabul, May 2 (IANS) ", "KANDAHAR, AFGHANISTAN: ", "News Desk-KABUL: "),
        *("KABUL, Afghanistan\n\n", "KABUL, Afghanistan "),
    ],
)
def test_where_a_report_was_filed_is_not_where_it_happened(filed):
    text = filed + "Gunmen have shot four farmers, an elder said. They came from Logar province."
    assert where(text, "have shot four farmers").province == "Logar"


def test_a_part_of_the_country_is_not_the_province_of_the_next_clause():
    text = "Four died in a bombing in the east, and a guard was shot in the Sangin district of Helmand."
    assert where(text, "Four died").province is None
    assert where(text, "a guard was shot").province == "Helmand"
    assert where("Four died in the south, in Sangin district of Helmand.", "Four died").province == "Helmand"


def test_a_whole_country_is_not_where_one_of_several_died():
    text = "Five pilots died in Afghanistan, NATO said.\n\nA mechanic was killed in Helmand on Friday."
    assert where(text, "Five pilots died").province is None


@pytest.mark.parametrize("name", ["Gen. Abdul Raziq Yaqubi", "Sayed Jawad Achin", "Commander Wali Nahrin"])
def test_a_last_name_is_no_place(name):
    assert where(f"{name} said that six men died.", "six men died") == NOWHERE


@pytest.mark.parametrize(
    ("part", "province"),
    [
        ("eastern Afghanistan", None),
        ("the country's east", None),
        ("northern Afghanistan", "Kunduz"),
        ("the north-east", "Kunduz"),
    ],
)
def test_a_part_of_the_country_is_only_a_province_that_lies_there(part, province):
    text = f"A bomb killed two guards in {part} on Wednesday.\n\nThe blast hit a bazaar in Kunduz."
    assert where(text, "killed two guards").province == province


@pytest.mark.parametrize(
    "text",
    [
        "Two districts fell on Sunday, elders said: Burka and Nahrin.",
        "Several districts have been lost, including Nahrin and Burka.",
    ],
)
def test_everyday_words_are_places_among_districts(text):
    assert where(text, "Burka").district == "Burka"


def test_where_a_village_is_said_to_lie_stands_over_the_list():
    text = "Rebels killed six guards in the village of Wanat in the northeastern province of Kunar."
    assert where(text, "killed six guards").province == "Kunar"


def test_what_happened_a_day_before_happened_elsewhere():
    text = "Four recruits were shot on Sunday, a day after two cooks were killed in Helmand."
    assert where(text, "Four recruits were shot") == NOWHERE
    assert where(text, "two cooks were killed").province == "Helmand"


def test_the_border_of_another_country_places_nothing():
    text = "An attack on a base close to the Pakistan border killed nine.\n\nThe base lies in Paktika province."
    assert where(text, "killed nine").province == "Paktika"


def test_each_item_of_a_list_has_the_place_that_opens_it():
    text = (
        "KUNAR - Two guards died in the east, the army said.\n\nFARAH - A mine killed three herders.\n\n"
        "LOGAR - A commander was shot in a raid in Khost, NATO said. He died of wounds, it said."
    )
    assert where(text, "Two guards died").province == "Kunar"
    assert where(text, "killed three herders").province == "Farah"
    assert where(text, "was shot in a raid").province == "Khost"
    assert where(text, "He died of wounds").province == "Khost"


@pytest.mark.parametrize(
    ("text", "words", "province"),
    [
        ("Gunmen stopped a bus travelling to the capital, Kabul, in Zabul and seized 30.", "seized 30", "Zabul"),
        ("Rebels in Zabul stopped a bus driving to the capital Kabul and seized 30.", "seized 30", "Zabul"),
        ("The men were seized in Helmand on a bus from southern Kandahar to western Herat.", "men", "Helmand"),
        ("They left Ghor in trucks bound from Farah to Herat. Six were shot.", "Six were shot", "Ghor"),
        ("A convoy from Kabul to Kandahar hit a mine in Qarabagh, Ghazni, and six died.", "six died", "Ghazni"),
        ("Fighters rode on trucks from Kunar to Nuristan and killed three in Waygal.", "killed three", "Nuristan"),
        ("Nine guards died in Zabul. Thirty made it to Ghazni. He said six more were hurt.", "six more", "Zabul"),
        ("Nine guards died in Zabul. Thirty reached Ghazni on foot. He said six more were hurt.", "six more", "Zabul"),
        ("Nine guards died in Zabul. Fighting reached Ghazni. Six more were hurt.", "Six more", "Ghazni"),
    ],
)
def test_where_somebody_goes_is_not_where_it_happened(text, words, province):
    assert where(text, words).province == province


@pytest.mark.parametrize(
    ("text", "words", "province"),
    [
        ("A teacher from Ghazni was shot in Kandahar city.", "A teacher from Ghazni was shot", "Kandahar"),
        ("Six men from Wardak who had lost their way died in Kunar.", "Six men from Wardak", "Kunar"),
        ("Two policemen from Ghor were killed on Sunday.", "Two policemen from Ghor were killed", "Ghor"),
        ("Troops pulled back from Marja, where nine were killed.", "nine were killed", "Helmand"),
        ("Rebels freed 20 men from Ghazni prison.", "freed 20 men from Ghazni prison", "Ghazni"),
    ],
)
def test_where_somebody_is_from_is_not_where_it_happened(text, words, province):
    assert where(text, words).province == province


@pytest.mark.parametrize(
    ("speaker", "province"),
    [
        ("according to Karim Farah, a nurse", "Zabul"),
        ("said Karim Wardak", "Zabul"),
        ("according to Farah police", "Farah"),
    ],
)
def test_a_speaker_called_after_a_place_is_not_there(speaker, province):
    assert where(f"Nine guards died in Zabul. Six were hurt, {speaker}.", "Six were").province == province


@pytest.mark.parametrize("said", ["Sources in Ghor said six were hurt.", "Local sources in Ghor told us of six hurt."])
def test_sources_speak_of_where_they_are(said):
    assert where(f"Nine guards died in Zabul. {said}", "six").province == "Ghor"


def test_a_part_of_the_country_is_named_whatever_he_died_of():
    text = "Nine guards died in Zabul. A soldier died in the north of his wounds."
    assert where(text, "A soldier died").place == "the north"


def test_what_is_counted_anew_has_a_district_of_its_own():
    text = "Six died in Alingar district, four in Chora district, three in Barmal district of Paktika and two in Achin."
    told = {"Six": "Laghman", "four": "Uruzgan", "three": "Paktika", "two": "Nangarhar"}
    assert {words: where(text, words).province for words in told} == told
    assert where("Six died in Chora and Deh Rawud districts of Uruzgan.", "Six").province == "Uruzgan"


@pytest.mark.parametrize(
    ("text", "province"),
    [
        # officials somewhere in the east are no place; the place is told below, if only as what it lies east of
        ("Officials in eastern Afghanistan say a strike killed a man.\n\nIt hit a house in Kunar.", "Kunar"),
        ("A Dane died in southern Afghanistan.\n\nHe was on patrol east of Gereshk in Helmand province.", "Helmand"),
        # a lead of one event, whatever else the report goes on to
        ("A bomb killed a mayor in a southern province.\n\nIt hit a car in Uruzgan.\n\nIn Ghor, two died.", "Uruzgan"),
        ("Raids freed men in the south.\n\nA letter of the NATO mission in Kabul said it was in Helmand.", "Helmand"),
        ("Officials in western Afghanistan say three died.", None),
    ],
)
def test_a_first_sentence_without_a_province_takes_it_from_below(text, province):
    assert where(text, text.split()[-1] if "\n" not in text else text.split(".")[0][-9:]).province == province


def test_a_paragraph_that_opens_with_a_place_tells_of_that_place_alone():
    text = "Gunmen stormed a school on Wednesday, killing 13.\n\nIn Helmand, a mine killed a soldier on Tuesday."
    assert where(text, "killing 13").province is None
    assert where(text, "killed a soldier").province == "Helmand"


def test_a_ministry_in_the_capital_speaks_of_elsewhere():
    text = "Forty died in Wardak province.\n\nOfficials at the Defence Ministry in Kabul said that 126 guards died."
    assert where(text, "126 guards died").province == "Maidan Wardak"


def test_the_district_in_a_part_of_the_country_is_the_one_told_of():
    text = (
        "Nine died in Bala Murghab, Badghis.\n\nMost of the district, in the northwest, was lost. Two died in the east."
    )
    assert where(text, "Most of the district").province == "Badghis"
    assert where(text, "Two died").province is None


def test_what_is_attacked_lies_where_its_name_says():
    assert where("Gunmen stormed Kabul University, leaving 19 dead.", "leaving 19 dead").province == "Kabul"
    text = "A teacher at Kabul University was killed in Herat."
    assert where(text, "was killed").province == "Herat"


@pytest.mark.parametrize(
    ("text", "words", "province"),
    [
        # another day in the same paragraph: where that happened is not where the first did
        ("FARAH — A mine killed two guards, police said. On Sunday, a cook was shot in Ghor.", "killed two", "Farah"),
        ("ZARANJ — Two mayors were shot. The previous day, six drivers died in Helmand.", "were shot", "Nimruz"),
        ("A mine killed two guards on Monday. It lay on a bridge in Ghor.", "killed two", "Ghor"),
        ("Raiders shot two cooks at a market. In Ghor, a mayor was hurt by a mine.", "shot two", None),
        ("Raiders shot two cooks at a market in Farah. In Ghor, a mayor was hurt.", "shot two", "Farah"),
        # what is struck lies there; who sits there speaks of elsewhere
        ("A cart blew up near the Dutch embassy in Kabul and killed two.", "killed two", "Kabul"),
        ("Two died in Ghor.\n\nOfficials at the embassy in Kabul said nine were hurt.", "nine were hurt", "Ghor"),
        # "In the capital," turns to the country's; a province may have its own
        ("Two died in Ghor on Monday. In the capital, a mine hurt four boys.", "hurt four boys", "Kabul"),
        ("Two died in Ghor on Monday. In the capital later that day, a mine hurt a boy.", "hurt a boy", "Kabul"),
        ("Two died in Ghor on Monday. Four boys were hurt in the capital on Sunday.", "were hurt", "Ghor"),
    ],
)
def test_another_event_has_its_own_place(text, words, province):
    assert where(text, words).province == province


@pytest.mark.parametrize(
    ("text", "words", "province", "district"),
    [
        (
            "Nine died in Bala Buluk district of Farah.\n\nIn another attack in the same province, two were shot.",
            "two were",
            "Farah",
            None,
        ),
        (
            "Nine died in Bala Buluk district of Farah.\n\nIn another attack in the same district, two were shot.",
            "two were",
            "Farah",
            "Bala Buluk",
        ),
        ("Nine died in Bala Buluk district of Farah.\n\nIn another attack, two were shot.", "two were", None, None),
        (
            "Nine died in Bala Buluk district of Farah. Raids in other parts of the province killed two.",
            "killed two",
            "Farah",
            None,
        ),
        ("Nine died in Bala Buluk district of Farah. Raids there killed two.", "killed two", "Farah", "Bala Buluk"),
        (
            "Two men died in separate attacks in southern Afghanistan.\n\nA mine hit a car in the southern province of"
            " Zabul.",
            "Two men died",
            None,
            None,
        ),
        (
            "Two men died in an attack in southern Afghanistan.\n\nA mine hit a car in the southern province of Zabul.",
            "Two men died",
            "Zabul",
            None,
        ),
    ],
)
def test_the_same_place_and_others(text, words, province, district):
    found = where(text, words)
    assert (found.province, found.district) == (province, district)


def test_officials_who_spoke_just_before_speak_of_their_province():
    text = (
        "Gunmen shot nine teachers in Farah, and a bomb went off in Ghazni.\n\n"
        "The teachers were on their way home, said Jan Gul, the governor of Farah. Six boys were hurt."
    )
    assert where(text, "Six boys were hurt").province == "Farah"


def test_the_province_of_the_last_of_a_list_is_not_that_of_a_district_elsewhere():
    text = "Troops retook Baghlan-e-Markazi district and the centre of Nijrab in Kapisa. Six died."
    assert where(text, "Baghlan-e-Markazi district").province == "Baghlan"


def test_a_province_of_no_known_name_is_not_the_one_told_of_before():
    text = "Nine guards died in Zabul. Six drivers died in Foostan province. Two clerks died in Farah province."
    found = where(text, "Six drivers")
    assert (found.province, found.place) == (None, "Foostan")
    assert where(text, "Two clerks").province == "Farah"
