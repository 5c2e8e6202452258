"""What a row of events makes of a work."""

from __future__ import annotations

import itertools

import pytest

from sphinx_evidence.commands.events import Event, decide, kind_of, unknown_kinds
from sphinx_evidence.commands.retraction_watch import iso_date


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ([], "current"),
        ([("retraction", "2010")], "retracted"),
        ([("partial_retraction", "2010")], "expression-of-concern"),
        ([("new_edition", "2010"), ("exorcism", "2011")], "current"),
        ([("correction", "2004"), ("retraction", "2010")], "retracted"),
        # A correction, of the notice perhaps, undoes nothing.
        ([("retraction", "2010"), ("correction", "2012")], "retracted"),
        ([("expression_of_concern", "2010"), ("erratum", "2012")], "expression-of-concern"),
        ([("retraction", "2010"), ("expression_of_concern", "2012")], "retracted"),
        ([("expression_of_concern", "2010"), ("retraction", "2012")], "retracted"),
        ([("retraction", "2010"), ("reinstatement", "2012")], "reinstated"),
        ([("expression_of_concern", "2010"), ("reinstatement", "2012")], "reinstated"),
        ([("reinstatement", "2010"), ("retraction", "2012")], "retracted"),
        ([("retraction", "2010-05-01"), ("reinstatement", "2010-05-01")], "retracted"),
        # What has no date is the first of all, so that it undoes nothing.
        ([("retraction", ""), ("reinstatement", "2012")], "reinstated"),
        ([("retraction", "2012"), ("reinstatement", "")], "retracted"),
        ([("retraction", "2012-05"), ("reinstatement", "2012")], "retracted"),
    ],
)
def test_what_the_events_make_of_a_work(events: list[tuple[str, str]], status: str) -> None:
    for order in itertools.permutations(events):
        said = decide(Event(kind, date, "Crossref (publisher)") for kind, date in order)
        assert said == (status, "Crossref (publisher)" if status != "current" else "")


def test_who_says_so() -> None:
    events = [
        Event("correction", "2004", "Crossref (publisher)"),
        Event("retraction", "2010", "Retraction Watch"),
        Event("withdrawal", "2011", "Crossref (publisher)"),
        Event("erratum", "2012", "PubMed"),
    ]
    assert decide(events) == ("retracted", "Crossref (publisher) and Retraction Watch")


def test_kinds() -> None:
    assert kind_of(" Expression of Concern") == "expression_of_concern"
    assert kind_of("partial-retraction") == "partial_retraction"
    assert kind_of(None) == ""
    assert unknown_kinds([Event("exorcism", "", ""), Event("erratum", "", "")]) == ["exorcism"]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("11/23/2023 0:00", "2023-11-23"),
        ("1/2/2023", "2023-01-02"),
        ("2023-11-23T00:00", ""),
        ("2023-11-23", "2023-11-23"),
        ("", ""),
        ("unknown", ""),
    ],
)
def test_dates_of_retraction_watch(written: str, date: str) -> None:
    assert iso_date(written) == date
