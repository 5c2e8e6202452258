"""Addresses of sources: what answers programs is found, whatever field holds it."""

from __future__ import annotations

from typing import Any

from sphinx_evidence.rules.run import check
from tests.said import lines_of_sources

SAID = (
    'references.bib:4: ERROR: "smith2020" gives an address that answers programs and not readers ("{}" in it '
    "shows that); give the page that a person can open and read, or only its doi, pmid, pmcid or isbn "
    "[evidence.machine-address]"
)


def found(make: Any, **changes: Any) -> list[str]:
    site = make.site(make.claim(), sources=(make.source(line=4, **changes),))
    return lines_of_sources(site, "machine-address")


def test_an_interface_in_the_address_or_in_what_is_told(make: Any) -> None:
    address = "https://api.tea.example.org/label.json"
    assert found(make, identifiers=(("url", address),)) == [SAID.format("api.tea.example.org")]
    assert found(make, told=(("note", f"Read at {address}."),)) == [
        SAID.format("api.tea.example.org")
    ]
    assert found(make, told=(("note", "Read at https://tea.example.org/api/v1/x, once."),)) == [
        SAID.format("/api/")
    ]


def test_pages_and_other_fields_pass(make: Any) -> None:
    for url in ("https://www.tea.example.org/labels/black", "https://www.api.org/tea"):
        assert found(make, identifiers=(("url", url),)) == []
    assert found(make, told=(("note", "Read by way of its api."),)) == []
    assert found(make, finding="See https://api.tea.example.org/x.") == []


def test_it_counts_the_sources_that_give_an_address(make: Any) -> None:
    bare, other = make.source(), make.source("b", identifiers=(("url", "https://a.example.org"),))
    site = make.site(make.claim(cite="smith2020, b"), sources=(bare, other))
    assert check(site).checked["machine-address"] == 1
