"""Links of pages: their words are names, and they lead to what a person can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

PAGE = "https://tea.example.org/leaf"
API = "https://api.tea.example.org/leaf"
BOX = (
    ":::{evidence} Tea holds caffeine\n:id: tea-caffeine\n:tier: reference\n:cite: smith2020\n"
    ":disclaimer: general\n\n"
)
ADDRESSES = (
    f"[{PAGE}]({PAGE})",
    f"<{PAGE}>",
    f"See {PAGE} for more.",
    f"[tea.example.org/leaf]({PAGE})",
    f"[more at {PAGE}]({PAGE})",
    f"[www.example.org]({PAGE})",
    f'<p><a href="{PAGE}">{PAGE}</a></p>',
    f"| a | b |\n|---|---|\n| tea | {PAGE} |",
    f":::{{note}}\n{PAGE}\n:::",
)
INTERFACES = (
    f"[label of tea]({API})",
    f"[label of tea][1]\n\n[1]: {API}",
    f'<a href="{API}">label of tea</a>',
    f'<p><a href="{API}">label of tea</a></p>',
)
SOUND = (
    f"[label of tea]({PAGE})",
    "[tea.example.org](https://tea.example.org)",
    "[claims as JSON](https://tea.example.org/claims.json)",
    f"`{PAGE}`",
    f"```\ncurl {API}\n```",
    f"% {PAGE}\n\nTea is a drink.",
    "<ann@example.org>",
    "[doi:10.1000/tea](https://doi.org/10.1000/tea)",
    "Tea (5 mg/l) is e.g. black/green.",
)


@pytest.fixture
def tea(new_site: Callable[..., Site]) -> Site:
    return new_site("tea")


NAMED = "{claim}`tea-sleep`."


def found(tea: Site, *texts: str, beside: str = NAMED) -> list[str]:
    """Return the rule that is found at each text, each on a page of its own beside a claim's name."""
    for number, text in enumerate(texts):
        page = f"---\norphan: true\n---\n# Tea\n\n{beside}\n\n{text}\n"
        tea.write(f"more{number}.md", page)
    built = tea.build(builder="evidence")
    by_page = {
        line.partition(".md:")[0]: line.rpartition("[evidence.")[2].rstrip("]")
        for line in built.findings
    }
    assert len(by_page) == len(built.findings)  # once each
    return [by_page.get(f"more{number}", "") for number in range(len(texts))]


def test_an_address_stands_in_the_place_of_words(tea: Site) -> None:
    assert found(tea, *ADDRESSES) == ["address-as-words"] * len(ADDRESSES)


def test_a_link_leads_to_an_interface(tea: Site) -> None:
    assert found(tea, *INTERFACES) == ["machine-address"] * len(INTERFACES)


def test_pages_without_claims_are_others_business(tea: Site) -> None:
    """Who adds the extension to a site gets no lines about pages that have nothing to do with it."""
    assert found(tea, ADDRESSES[0], INTERFACES[0], beside="Tea.") == ["", ""]
    tea.add("conf.py", '\nevidence_topics = ["tea"]\n')  # now all pages are about what it judges
    assert found(tea, ADDRESSES[0], INTERFACES[0], beside="Tea.") == [
        "address-as-words",
        "machine-address",
    ]


def test_names_files_and_code_are_no_fault(tea: Site) -> None:
    assert found(tea, *SOUND) == [""] * len(SOUND)


def test_the_line_is_that_of_the_link_and_the_box_is_incomplete(tea: Site) -> None:
    tea.write(
        "page.md",
        f"# Tea\n\nTea.\n\n{BOX}One.\n\nSee [tea and so on]({API}),\nand <{PAGE}>.\n:::\n",
    )
    built = tea.build()
    assert built.findings == [
        'page.md:13: ERROR: claim "tea-caffeine": the link "tea and so on" leads to an address that answers '
        'programs and not readers ("api.tea.example.org" in it shows that); link to the page that a '
        "person can open and read [evidence.machine-address]",
        f'page.md:14: ERROR: claim "tea-caffeine": the words of a link are an address ("{PAGE}"); write the '
        f"name of what it leads to, as in [label of black tea]({PAGE}) [evidence.address-as-words]",
    ]
    assert "Incomplete claim" in built.html("page").get_text(" ")


def test_an_option_that_is_shown_holds_an_address(tea: Site) -> None:
    box = BOX.replace(":disclaimer:", f":population: readers of {PAGE}\n:disclaimer:")
    tea.write("page.md", f"# Tea\n\n{box}One.\n:::\n")
    assert tea.build(builder="evidence").findings == [
        f'page.md:3: ERROR: claim "tea-caffeine": an address stands in :population: ("{PAGE}"); name what it '
        "leads to, or cite it as a source [evidence.address-as-words]"
    ]


def test_a_list_of_references_names_the_site_or_prints_the_address(tea: Site) -> None:
    entry = (
        f"@misc{{label, title = {{Label of tea}}, shorttitle = {{FDA label of tea}}, url = {{{PAGE}}},\n"
        "  design = {regulatory-label}, finding = {Tea holds caffeine.}}\n"
    )
    tea.add("references.bib", entry)
    page = tea.read("page.md").replace("smith2020", "smith2020, label")
    tea.write("page.md", f"{page}\n```{{bibliography}}\n:all:\n```\n")
    built = tea.build("-W")
    assert built.findings == []
    [link] = built.html("page").select(f'.citation a[href="{PAGE}"]')
    assert link.get_text() == "tea.example.org"
    assert "URL:" not in built.html("page").get_text(" ")
    assert "FDA label of tea" in built.html("page").select_one(".evidence-claim").get_text(" ")
    text = tea.build("-W", builder="text")
    assert PAGE in (text.out / "page.txt").read_text("utf-8")
