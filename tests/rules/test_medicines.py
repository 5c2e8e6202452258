"""The checks of tables of medicines: a source and a certainty in each row, and none that is borrowed."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.medicines import MedicineRow, MedicineTable
from sphinx_evidence.model.place import Place
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.registry import SITE_CHECKS
from sphinx_evidence.rules.site import Site

FIELDS = {"happens": "Less", "source": "smith2020", "read": "summary", "claim": "tea-sleep"}


def row(medicine: str = "iron", **fields: str) -> MedicineRow:
    told = tuple((name, value) for name, value in (FIELDS | fields).items() if value)
    return MedicineRow(medicine, "", "", told, Place("data/tea.yaml", 7))


def table(*rows: MedicineRow, disclaimer: str = "general") -> MedicineTable:
    return MedicineTable("", "tea", disclaimer, rows, Place("page.md", 9), "page")


def found(rule: str, site: Site) -> list[Fault]:
    checks = [check for check in SITE_CHECKS if check.rule.slug == rule]
    return [fault for check in checks for fault in check.judge(site)]


def said(make: Any, rule: str, one: MedicineRow, **source: Any) -> list[str]:
    site = make.site(make.claim(), sources=(make.source(**source),), medicine_tables=(table(one),))
    faults = found(rule, site)
    assert {(fault.place, fault.docname) for fault in faults} <= {(one.place, "page")}
    return [fault.message for fault in faults]


def test_a_sound_row_passes(make: Any) -> None:
    for rule in ("incomplete-row", "uncarried-certainty", "unknown-disclaimer"):
        assert said(make, rule, row()) == []


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("happens", 'no word on what happens; say it under "happens:"'),
        ("source", 'no source; add "source:" with a key of the bibliography'),
        (
            "read",
            'no certainty; add "read:" with official or copy or paper or summary or secondary',
        ),
    ],
)
def test_a_row_owes_its_reader_three_things(make: Any, field: str, told: str) -> None:
    name = "iron" if field == "source" else "iron, smith2020"
    assert said(make, "incomplete-row", row(**{field: ""})) == [f'row "{name}": it has {told}']


def test_a_row_belongs_to_a_medicine(make: Any) -> None:
    assert said(make, "incomplete-row", row("", happens="")) == [
        'row "no medicine, smith2020": it has no medicine and no word on what happens; name it under '
        '"medicine:", and say it under "happens:"'
    ]


def test_a_study_needs_a_claim_and_a_label_does_not(make: Any) -> None:
    assert said(make, "incomplete-row", row(claim="")) == [
        'row "iron, smith2020": "smith2020" is a study, and how sure it makes us is not told; name the '
        'claim that rests on it under "claim:"'
    ]
    assert said(make, "incomplete-row", row(claim=""), design="regulatory-label") == []


def test_a_table_names_a_disclaimer_that_there_is(make: Any) -> None:
    for names, told in (
        ("general", {}),
        (
            "",
            {
                "incomplete-row": "the table of medicines names no disclaimer; add :disclaimer: with the names of those that say what its rows do not mean"
            },
        ),
        (
            "genral",
            {
                "unknown-disclaimer": 'no page defines the disclaimer "genral" (did you mean "general"?); correct the name or define it'
            },
        ),
    ):
        site = make.site(make.claim(), medicine_tables=(table(row(), disclaimer=names),))
        rules = ("incomplete-row", "unknown-disclaimer")
        faults = {rule: fault for rule in rules for fault in found(rule, site)}
        assert {rule: fault.message for rule, fault in faults.items()} == told
        assert all(fault.place == Place("page.md", 9) for fault in faults.values())


def test_a_mark_belongs_to_a_claim_that_rests_on_the_source(make: Any) -> None:
    changed = row(source="lee2022")
    sources = (make.source(), make.source("lee2022"))
    site = make.site(make.claim(), sources=sources, medicine_tables=(table(changed),))
    assert [fault.message for fault in found("uncarried-certainty", site)] == [
        'row "iron, lee2022": it shows the mark of "tea-sleep", which does not cite lee2022; name a '
        "claim that does, or let that one cite it"
    ]
    against = make.claim(against="lee2022")
    site = make.site(against, sources=sources, medicine_tables=(table(changed),))
    assert found("uncarried-certainty", site) == []


@pytest.mark.parametrize(
    ("design", "read", "fits"),
    [
        ("rct", "summary", ""),
        ("rct", "paper", ""),
        ("rct", "official", "paper or summary or secondary"),
        ("narrative-review", "copy", "paper or summary or secondary"),
        ("narrative-review", "summary", ""),
        ("regulatory-label", "copy", ""),
        ("fact-sheet", "official", ""),
        ("guideline", "paper", "official or copy"),
        ("regulatory-label", "secondary", ""),
        ("rct", "secondary", ""),
        ("", "official", ""),  # that it says no design is another rule's finding
    ],
)
def test_how_a_source_was_read_fits_what_it_is(
    make: Any, design: str, read: str, fits: str
) -> None:
    told = (
        f'row "iron, smith2020": "smith2020" is a {design}, and "read:" says "{read}"; write {fits}'
    )
    assert said(make, "uncarried-certainty", row(read=read), design=design) == (
        [told] if fits else []
    )


def test_unknown_names_are_told_elsewhere(make: Any) -> None:
    for changed in (row(claim="no-such"), row(source="nobody2020", claim="no-such")):
        assert said(make, "uncarried-certainty", changed) == []
        assert said(make, "incomplete-row", changed) == []
