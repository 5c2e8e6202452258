"""One door for all that cites: each role and directive names its keys, is judged, and is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

UNKNOWN = (
    'page.md:{}: ERROR: no bibliography file has the key "nobody"; correct the key or add the '
    "source [evidence.unknown-citation]"
)
RETRACTED = (
    'page.md:{}: ERROR: the source "gone2019" is retracted (its title says so); take it out, and '
    "what rests on it [evidence.retracted-source]"
)
HOW = "; write keys with commas between them, as in {cite}`smith2020, {see} lee2021 {p. 3}`"
GONE = """\
@misc{gone2019,
  author = {Lee, Cy},
  title = {RETRACTED: Tea and dreams},
  year = {2019},
  url = {https://tea.example.org/dreams},
}
"""
ROLES = ("cite", "cite:p", "cite:t", "cite:empty", "cite:year", "footcite", "footcite:t")


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    made = new_site("tea")
    made.add("references.bib", GONE)
    return made


def cited(site: Site, text: str) -> list[str]:
    """Return what the gate says of a text at the end of the page, which starts on line 12."""
    site.add("page.md", f"\n{text}\n\n```{{footbibliography}}\n```\n")
    return site.build().findings


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_judged(site: Site, role: str) -> None:
    text = f"See {{{role}}}`nobody` and {{{role}}}`gone2019`."
    assert cited(site, text) == [RETRACTED.format(12), UNKNOWN.format(12)]


def test_a_bibliography_that_lists_by_name_is_judged(site: Site) -> None:
    text = "```{bibliography}\n:filter: False\n\nnobody\ngone2019\n```"
    assert cited(site, text) == [RETRACTED.format(12), UNKNOWN.format(12)]


@pytest.mark.parametrize("where", ["evidence", "disclaimer", "popular-claim"])
def test_a_retracted_source_counts_in_each_box(site: Site, where: str) -> None:
    options = {
        "evidence": ":id: two\n:tier: reference\n:cite: smith2020\n:disclaimer: general\n\n",
        "popular-claim": ":id: p\n:verdict: unsupported\n:answer: tea-sleep\n\n",
    }
    text = f":::{{{where}}} more\n{options.get(where, '')}Some text {{cite}}`gone2019`.\n:::"
    found = cited(site, text)
    assert len(found) == 1
    assert found[0].endswith(RETRACTED.partition("ERROR: ")[2])


FAULTS = {
    "{cite}`smith2020, {p. 3}`": '{cite} "smith2020, {p. 3}" holds "{p. 3}", which is no key',
    "{cite}`{see smith2020`": '{cite} "{see smith2020" opens and closes braces unequally',
    "{cite:t}`smith2020}`": '{cite:t} "smith2020}" opens and closes braces unequally',
    "{footcite}`{p. 3} smith2020`": (
        '{footcite} "{p. 3} smith2020" holds words in braces, which it would take for keys'
    ),
    "{cite}`smith2020,`": '{cite} "smith2020," names no source between two commas',
    "{cite}` `": "{cite} names no source",
    "{cite}`!smith2020`": '{cite} "!smith2020" starts with "!", which cites nothing',
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_can_not_be_read_is_a_finding_and_no_crash(site: Site, text: str) -> None:
    assert cited(site, f"See {text}.") == [
        f"page.md:12: ERROR: {FAULTS[text]}{HOW} [evidence.unknown-citation]"
    ]


def test_an_empty_citation_supports_nothing(site: Site) -> None:
    site.add("conf.py", 'evidence_topics = ["tea"]\n')
    said = "Tea cures headaches"
    assert cited(site, f"{said} {{cite}}`smith2020`.") == []
    assert cited(site, f"{said} {{footcite}}`smith2020`.") == []
    assert [
        "uncited-assertion" in line for line in cited(site, f"{said} {{cite:empty}}`smith2020`.")
    ] == [True]


def test_a_source_that_no_list_holds_names_itself(site: Site) -> None:
    site.add("page.md", "\nSee {cite}`{see} smith2020 {p. 3}`, {cite:t}`smith2020`.\n")
    built = site.build("-W")
    assert (built.status, built.stderr) == (0, "")
    [last] = built.html("page").select("section > p")
    assert " ".join(last.get_text().split()) == (
        "See [see Smith 2020, doi:10.1000/smith, p. 3], Smith 2020, doi:10.1000/smith."
    )
    assert [a["href"] for a in last.select("a")] == ["https://doi.org/10.1000/smith"] * 2


def test_a_prefix_of_keys_is_no_part_of_them(site: Site) -> None:
    site.add("page.md", "\nSee {cite}`x-smith2020`.\n\n```{bibliography}\n:keyprefix: x-\n```\n")
    built = site.build()
    assert (built.status, built.findings) == (0, [])


def test_without_a_status_file_each_build_says_so(site: Site) -> None:
    line = (
        "Note: nobody looks up whether the sources are retracted, for the site has no status file"
    )
    for _ in range(2):
        assert site.build().stdout.count(line) == 1
    site.add("conf.py", 'evidence_source_status = "status.csv"\n')
    site.write("status.csv", "doi,status,source,checked\n10.1000/smith,current,x,2026-11-01\n")
    assert line not in site.build().stdout
