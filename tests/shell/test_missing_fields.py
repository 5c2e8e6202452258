"""An entry that a list of sources can't show: the build says where it stands, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

LIST = "\n```{bibliography}\n```\n"
TOLD = (
    'references.bib:1: WARNING: entry "smith2020" has no {}, and a list of sources can\'t show it so; {}; '
    "where there is none, make it an entry of the kind @misc [bibtex.missing_field]"
)
AUTHOR = "add author = {Family, Given}, or an organisation in double braces: author = {{World Health Organization}}"


def warned(site: Site, *options: str) -> list[str]:
    lines = site.build(*options).other_lines
    return [line.removeprefix(f"{site.root}/") for line in lines]


def test_what_an_entry_lacks_is_told_at_the_entry(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.add("page.md", LIST)
    whole = site.read("references.bib")
    site.change("references.bib", "  author = {Smith, Ann and Jones, Bob},\n", "")
    for _ in range(2):  # the second build has read all of it before
        assert warned(site) == [TOLD.format("author", AUTHOR)]
    assert warned(site, "-D", "suppress_warnings=bibtex.missing_field") == []
    site.write(
        "references.bib",
        whole.replace("@article", "@book").replace(
            "author = {Smith, Ann and Jones, Bob}", "note = {Tea}"
        ),
    )
    assert warned(site) == [TOLD.format("author and no editor", AUTHOR)]
    site.write("references.bib", whole)
    assert warned(site, "-W") == []
