"""Addresses: what a link leads to can be read by a person, and its words are a name."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.addresses import machine_part
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.source import Source
from sphinx_evidence.rules.check import site_check, stray_check
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import Example, Rule, claim
from sphinx_evidence.rules.site import Site

_WEB = pattern(r"https?://[^\s{}\\<>\"]+")
_SOURCE = """\
@misc{{smith2020,
  author = {{Smith, Ann}},
  title = {{Label of black tea}},
  year = {{2020}},
  url = {{{}}},
  design = {{regulatory-label}},
  finding = {{A cup of black tea holds about 40 mg of caffeine.}},
}}
"""

MACHINE_ADDRESS = Rule(
    "machine-address",
    what="The address of a source, or of a link on a page with claims, answers programs and not readers.",
    why="Who follows it sees code in place of the source, and can't check what it says.",
    fix=(
        "Give the page of the same work that a person can open and read. Where there is none, give only "
        "its DOI, PMID, PMCID or ISBN."
    ),
    bad=Example(
        _SOURCE.format("https://api.tea.example.org/label.json?name=black"), "references.bib"
    ),
    good=Example(_SOURCE.format("https://www.tea.example.org/labels/black"), "references.bib"),
)
_MACHINE_ADDRESS_STRAYS = stray_check(MACHINE_ADDRESS, count=lambda site: site.pages)


@site_check(
    MACHINE_ADDRESS, count=lambda site: sum(bool(_addresses(one)) for one in site.used_sources)
)
def _machine_address(site: Site) -> Iterator[Fault]:
    for source in site.used_sources:
        if part := next(filter(None, map(machine_part, _addresses(source))), ""):
            yield Fault(
                source.place,
                f'"{source.key}" gives an address that answers programs and not readers ("{part}" in it '
                "shows that); give the page that a person can open and read, or only its doi, pmid, pmcid "
                "or isbn",
            )


def _addresses(source: Source) -> list[str]:
    """Return the addresses that a reader meets of a source."""
    told = [found for _, text in source.told for found in _WEB.findall(text)]
    return list(filter(None, dict.fromkeys([source.identifier("url"), *told])))


ADDRESS_AS_WORDS = Rule(
    "address-as-words",
    what="On a page with claims the words of a link are an address, or an address stands in the text.",
    why="It says nothing of what it leads to, and who hears the page is spelled each letter of it.",
    fix="Make a link whose words are the name of what it leads to.",
    bad=Example(
        f"{claim()}\nMore: [https://tea.example.org/labels/black](https://tea.example.org/labels/black).\n"
    ),
    good=Example(f"{claim()}\nMore: [label of black tea](https://tea.example.org/labels/black).\n"),
)
_ADDRESS_AS_WORDS_STRAYS = stray_check(ADDRESS_AS_WORDS, count=lambda site: site.pages)
