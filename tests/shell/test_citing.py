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
    return site.build(builder="evidence").findings


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
    assert site.build().findings == site.build(builder="evidence").findings


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


#: What a bibliography is asked, what is wrong with it, and the rule.
ASKED = {
    "style: brush": ':style: can\'t be "brush"; one of alpha, plain, unsrt, unsrtalpha',
    "style: plian": ':style: can\'t be "plian" (did you mean "plain"?)',
    "list: heap": ':list: can\'t be "heap"; one of bullet, enumerated, citation',
    "enumtype: runes": ':enumtype: can\'t be "runes"; one of arabic, loweralpha, upperalpha, '
    "lowerroman, upperroman",
    "start: 0": ':start: can\'t be "0"; a number from 1 to 9999, or "continue"',
    "all: yes": ':all: takes no value, and has "yes"',
    "keyprefix: a b": ':keyprefix: can\'t be "a b"',
    "filter: year and": ':filter: can\'t be "year and", which is no expression',
    "filter: cited or year > 2000": ':filter: can\'t be "cited or year > 2000": '
    "'>' not supported between instances of 'str' and 'int'",
    'filter: title % "("': ':filter: can\'t be "title % "("": missing ), unterminated subpattern at '
    "position 0",
    f"filter: {'not ' * 60}cited": f':filter: can\'t be "{"not " * 15}", which is nested too deep',
}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("markup", ["md", "rst"])
def test_a_bibliography_is_not_asked_what_it_cannot_answer(
    site: Site, asked: str, markup: str
) -> None:
    told = f"{ASKED[asked]}; correct it or take it out [evidence.unknown-value]"
    if markup == "md":
        assert cited(site, f"```{{bibliography}}\n:{asked}\n```") == [f"page.md:12: ERROR: {told}"]
    else:
        site.write("list.rst", f"List\n====\n\n.. bibliography::\n   :{asked}\n")
        site.change("index.md", "page\n", "page\nlist\n")
        assert site.build().findings == [f"list.rst:4: ERROR: {told}"]


def test_a_bibliography_is_asked_what_it_can_answer(site: Site) -> None:
    asked = ("style: unsrt", "list: enumerated", "enumtype: upperroman", "start: continue")
    lines = "\n".join(f":{one}" for one in (*asked, 'filter: cited or year > "2000"'))
    assert cited(site, f"```{{bibliography}}\n{lines}\n```") == []


def test_a_bibliography_of_another_file_or_with_an_option_of_its_own(site: Site) -> None:
    assert cited(site, "```{bibliography} other.bib\n:stlye: plain\n```") == [
        'page.md:12: ERROR: a bibliography has no option "stlye" (did you mean "style"?); correct '
        "it or take it out [evidence.unknown-option]",
        'page.md:12: ERROR: a bibliography can\'t list "other.bib", which bibtex_bibfiles does not '
        "name; correct it or take it out [evidence.unknown-value]",
    ]


def test_what_stands_before_each_label_is_text(site: Site) -> None:
    site.add("conf.py", 'evidence_topics = ["tea"]\n')
    findings = cited(site, "```{bibliography}\n:labelprefix: Tea prevents tremor\n```")
    assert [line.partition(" names")[0] for line in findings] == [
        'page.md:13: ERROR: "Tea prevents tremor" says what happens to people, and'
    ]


BUNDLED = """\
@set{both, entryset = {%s}}
@article{roe2021,
  author = {Roe, Di},
  title = {Green leaves and short naps},
  journal = {Leaves},
  year = {2021},
  doi = {10.5555/naps},
  design = {rct},
  species = {human},
  finding = {Of 30 people, 9 took a nap.},
}
"""


def test_a_set_stands_for_its_works_and_is_none_of_them_twice(site: Site) -> None:
    site.add("references.bib", BUNDLED % "roe2021, smith2020")
    assert cited(site, "See {cite}`both` and {cite}`roe2021`.") == []


@pytest.mark.parametrize("works", ["roe2021, gone2019", "gone2019, roe2021"])
def test_a_set_that_holds_a_retracted_work_is_retracted(site: Site, works: str) -> None:
    site.add("references.bib", BUNDLED % works)
    [found] = cited(site, "See {cite}`both`.")
    assert found.startswith('page.md:12: ERROR: the source "both" is retracted (')
