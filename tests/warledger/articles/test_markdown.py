"""Front matter as people write it."""

from __future__ import annotations

from warledger.articles.markdown import split_front_matter


def test_a_colon_in_a_title_is_part_of_it():
    text = "---\npublished: 2021-08-09\ntitle: Kunduz: two bases lost\npublisher: 'The Paper'\n---\nThe base fell.\n"
    fields, rest, wrong = split_front_matter(text)
    assert fields == {"published": "2021-08-09", "title": "Kunduz: two bases lost", "publisher": "The Paper"}
    assert (rest.strip(), wrong) == ("The base fell.", None)


def test_what_is_neither_yaml_nor_lines_of_fields_is_told():
    fields, rest, wrong = split_front_matter("---\n: : [\n---\nThe base fell.\n")
    assert (fields, rest.strip()) == ({}, "The base fell.")
    assert wrong is not None and "repair it" in wrong
