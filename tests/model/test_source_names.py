"""What a work is called where it is cited, and its full reference."""

from __future__ import annotations

import pytest

from sphinx_evidence.model.source_names import Person, full_reference, short_name

SMITH, FDA = Person("Smith", "A"), Person("US Food and Drug Administration")


@pytest.mark.parametrize(
    ("people", "fields", "name"),
    [
        ([SMITH], {"year": "2020", "title": "Tea"}, "Smith 2020"),
        ([SMITH], {"title": "Tea"}, "Smith"),
        ([FDA], {"year": "2020", "shortauthor": "FDA"}, "FDA 2020"),
        ([FDA], {"year": "2020", "shorttitle": "FDA label of tea"}, "FDA label of tea"),
        ([], {"title": "[Label of tea]", "year": "2020"}, "Label of tea 2020"),
        (
            [],
            {"title": "Label of tea tablets, United States: boxed warning on sleep"},
            "Label of tea tablets",
        ),
        (
            [],
            {"title": "Tea (a drink): what is known of it, of sleep and of dreams"},
            "Tea (a drink)",
        ),
        (
            [],
            {"title": "What is known of tea and of sleep and of dreams and all"},
            "What is known of tea and of sleep and of...",
        ),
        ([], {"organization": "Tea Board", "title": "Tea"}, "Tea Board"),
        ([], {}, "Source"),
    ],
)
def test_short_names(people: list[Person], fields: dict[str, str], name: str) -> None:
    assert short_name(people, fields) == name


def test_who_published_what_he_wrote_stands_there_once() -> None:
    fields = {"title": "Tea", "publisher": "US Food and Drug Administration", "year": "2020"}
    assert full_reference([FDA], fields) == "US Food and Drug Administration. Tea. 2020."
    assert full_reference([SMITH], fields).count("US Food") == 1
