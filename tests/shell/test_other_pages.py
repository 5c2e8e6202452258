"""What a page needs of other pages: gone, emptied, renamed or changed, the next build knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

WORDS = "safety/words.md"
GENERAL = """\
:::{disclaimer} general
This is *not* medical advice.

It says nothing about you.
:::
"""


def unknown_disclaimer(file: str, claim: str, name: str, hint: str = "") -> str:
    return (
        f'{file}: ERROR: claim "{claim}": no page defines the disclaimer "{name}"{hint}; '
        "correct the name or define it [evidence.unknown-disclaimer]"
    )


def empty_disclaimer(file: str, claim: str, name: str, place: str) -> str:
    return (
        f'{file}: ERROR: claim "{claim}": the disclaimer "{name}" does not start with a paragraph; '
        f"write one at {place} [evidence.missing-disclaimer]"
    )


def unknown_claim(place: str, name: str, hint: str = "") -> str:
    return (
        f'{place}: ERROR: no claim has the id "{name}"{hint}; '
        "correct the id or write the claim [evidence.unknown-claim]"
    )


def unknown_harm(name: str, hint: str = "") -> str:
    return (
        f'care/sleep.md:3: ERROR: claim "tea-sleep": no claim has the id "{name}"{hint}, which '
        ":harms: names; correct it or write the claim [evidence.unknown-claim]"
    )


def assert_says(built: Built, lines: list[str]) -> None:
    assert built.findings == lines
    assert built.status == 1


def assert_passes(built: Built) -> None:
    assert (built.findings, built.other_lines, built.status) == ([], [], 0)


@pytest.fixture
def site(sound_site: Callable[[str], Site]) -> Site:
    """Return a sound site in folders, built once."""
    return sound_site("pages")


def incomplete(built: Built) -> set[str]:
    """Return the claims whose boxes say that they are incomplete."""
    pages = {"tea-sleep": "care/sleep", "tea-harm": "care/harm"}
    marked = {
        claim
        for claim, page in pages.items()
        if "evidence-incomplete" in built.box(claim, page)["class"]
    }
    worded = {
        claim
        for claim, page in pages.items()
        if "Incomplete claim. Do not rely on it." in built.text(claim, page)
    }
    assert marked == worded
    return marked


BOTH_LACK_IT = [
    unknown_disclaimer("care/harm.md:3", "tea-harm", "general"),
    unknown_disclaimer("care/sleep.md:3", "tea-sleep", "general"),
]
BOTH_FIND_IT_EMPTY = [
    empty_disclaimer("care/harm.md:3", "tea-harm", "general", "safety/words.md:3"),
    empty_disclaimer("care/sleep.md:3", "tea-sleep", "general", "safety/words.md:3"),
]
DISCLAIMER_FAULTS = {
    "removed": ("", BOTH_LACK_IT),
    "renamed": (
        GENERAL.replace("} general", "} generals"),
        [
            line.replace('general";', 'general" (did you mean "generals"?);')
            for line in BOTH_LACK_IT
        ],
    ),
    "emptied": (":::{disclaimer} general\n:::\n", BOTH_FIND_IT_EMPTY),
    "only a remark": (":::{disclaimer} general\n% a remark\n:::\n", BOTH_FIND_IT_EMPTY),
    "only a target": (":::{disclaimer} general\n(target)=\n:::\n", BOTH_FIND_IT_EMPTY),
    "only white space": (":::{disclaimer} general\n&nbsp;\n:::\n", BOTH_FIND_IT_EMPTY),
    "starts with a list": (
        ":::{disclaimer} general\n- This is not advice.\n\nNo.\n:::\n",
        BOTH_FIND_IT_EMPTY,
    ),
    "starts with a heading": (":::{disclaimer} general\n```\ncode\n```\n:::\n", BOTH_FIND_IT_EMPTY),
}


@pytest.mark.parametrize(("text", "lines"), DISCLAIMER_FAULTS.values(), ids=DISCLAIMER_FAULTS)
def test_a_disclaimer_on_another_page(site: Site, text: str, lines: list[str]) -> None:
    before = site.read(WORDS)
    site.change(WORDS, GENERAL, text)
    for _ in range(2):
        built = site.build()
        assert_says(built, lines)
        assert incomplete(built) == {"tea-sleep", "tea-harm"}
    assert_says(site.build("-E", builder="evidence"), lines)
    site.write(WORDS, before)
    built = site.build("-W")
    assert_passes(built)
    assert incomplete(built) == set()
    assert "This is not medical advice." in built.text("tea-harm", "care/harm")


def test_a_changed_disclaimer_reaches_every_box(site: Site) -> None:
    site.change(WORDS, "*not*", "*never*")
    built = site.build("-W")
    assert_passes(built)
    for claim, page in (("tea-sleep", "care/sleep"), ("tea-harm", "care/harm")):
        assert "This is never medical advice." in built.text(claim, page)
        # Only the first paragraph stands in the box.
        assert "It says nothing about you." not in built.text(claim, page)
    assert built.box("tea-harm", "care/harm").select_one(".evidence-limit em") is not None
    # Other markup, same words.
    site.change(WORDS, "*never*", "**never**")
    built = site.build("-W")
    box = built.box("tea-harm", "care/harm")
    assert box.select_one(".evidence-limit em") is None
    assert box.select_one(".evidence-limit strong:not(.evidence-label)") is not None


def test_more_than_one_disclaimer_is_shown_in_the_order_named(site: Site) -> None:
    text = site.build().text("tea-sleep", "care/sleep")
    assert text.index("This is not medical advice.") < text.index("Tea is hot.")
    site.change("care/sleep.md", "general, hot", "hot, general")
    text = site.build().text("tea-sleep", "care/sleep")
    assert text.index("This is not medical advice.") > text.index("Tea is hot.")


def test_a_second_definition_is_a_finding_and_the_first_counts(site: Site) -> None:
    site.add("care/sleep.md", "\n:::{disclaimer} hot\nTea is cold.\n:::\n")
    line = (
        'safety/words.md:9: ERROR: the disclaimer "hot" is already defined in care/sleep.md:21; '
        "keep one [evidence.duplicate-disclaimer]"
    )
    for _ in range(2):
        assert_says(site.build(), [line])


def test_a_claim_removed_that_others_name(site: Site) -> None:
    before = site.read("care/harm.md")
    site.write("care/harm.md", "# Harm\n\nNothing.\n")
    lines = [unknown_harm("tea-harm"), unknown_claim("index.md:3", "tea-harm")]
    for builder in ("html", "html", "evidence"):
        built = site.build(builder=builder)
        assert_says(built, lines)
    built = site.build()
    box = built.box("tea-sleep", "care/sleep")
    assert "evidence-incomplete" in box["class"]
    assert 'no claim has the id "tea-harm"' in built.text("tea-sleep", "care/sleep")
    # The index must not keep a link to what is gone.
    assert built.html().select('a[href*="tea-harm"]') == []
    assert "what tea does" in built.html().get_text()
    site.write("care/harm.md", before)
    built = site.build("-W")
    assert_passes(built)
    assert len(built.html().select('a[href="care/harm.html#claim-tea-harm"]')) == 1


def test_a_claim_renamed_that_others_name(site: Site) -> None:
    site.change("care/harm.md", "tea-harm", "tea-harms")
    hint = ' (did you mean "tea-harms"?)'
    lines = [unknown_harm("tea-harm", hint), unknown_claim("index.md:3", "tea-harm", hint)]
    for _ in range(2):
        assert_says(site.build(), lines)
    site.change("care/sleep.md", "tea-harm", "tea-harms")
    site.change("index.md", "<tea-harm>", "<tea-harms>")
    assert_passes(site.build("-W"))


def test_a_changed_sentence_reaches_the_pages_that_link_to_it(site: Site) -> None:
    site.change("care/harm.md", "Tea is served hot", "Tea is served very hot")
    site.change("care/sleep.md", "Tea may increase", "In adults, tea may increase")
    built = site.build("-W")
    assert_passes(built)
    assert "Harms beside it: Tea is served very hot" in built.text("tea-sleep", "care/sleep")
    links = [a.get_text() for a in built.html().select("p a.reference.internal")]
    assert links == ["In adults, tea may increase hours of sleep", "what tea does"]


def test_a_page_deleted(site: Site) -> None:
    before = site.read("care/harm.md")
    site.delete("care/harm.md")
    lines = [unknown_harm("tea-harm"), unknown_claim("index.md:3", "tea-harm")]
    for _ in range(2):
        assert_says(site.build(), lines)
    words = site.read(WORDS)
    site.delete(WORDS)
    gone = [
        unknown_disclaimer("care/sleep.md:3", "tea-sleep", "general"),
        unknown_disclaimer("care/sleep.md:3", "tea-sleep", "hot"),
    ]
    for _ in range(2):
        assert_says(site.build(), [lines[0], *gone, lines[1]])
    site.write("care/harm.md", before)
    site.write(WORDS, words)
    assert_passes(site.build("-W"))


def test_a_page_renamed(site: Site) -> None:
    for old, new in (("care/harm.md", "care/burns.md"), (WORDS, "safety/caution.md")):
        site.write(new, site.read(old))
        site.delete(old)
    built = site.build("-W")
    assert_passes(built)
    assert "This is not medical advice." in built.text("tea-sleep", "care/sleep")
    assert (
        len(built.box("tea-sleep", "care/sleep").select('a[href="burns.html#claim-tea-harm"]')) == 1
    )
    assert len(built.html().select('a[href="care/burns.html#claim-tea-harm"]')) == 1


def test_a_page_moved_from_markdown_to_restructuredtext(site: Site) -> None:
    site.delete("care/harm.md")
    site.write(
        "care/harm.rst",
        "Harm\n====\n\n.. evidence:: Tea is served hot\n   :id: tea-harm\n   :tier: reference\n"
        "   :direction: harm\n   :cite: smith2020\n   :disclaimer: general\n\n   Tea is hot.\n",
    )
    assert_passes(site.build("-W"))
    site.change("care/harm.rst", "   :cite: smith2020\n", "")
    for _ in range(2):
        assert_says(
            site.build(),
            [
                (
                    'care/harm.rst:4: ERROR: claim "tea-harm": it names no source; '
                    "add :cite: with keys of the bibliography [evidence.missing-citation]"
                )
            ],
        )


def test_a_duplicate_id_on_another_page(site: Site) -> None:
    site.change("care/sleep.md", "tea-sleep", "tea-harm")
    for _ in range(2):
        built = site.build()
        assert_says(
            built,
            [
                (
                    'care/sleep.md:3: ERROR: claim "tea-harm": the id is taken by care/harm.md:3; '
                    "choose another [evidence.duplicate-claim]"
                ),
                unknown_claim("index.md:3", "tea-sleep"),
            ],
        )
    site.change("care/sleep.md", ":id: tea-harm", ":id: tea-sleep")
    site.delete("care/harm.md")
    site.build()
    assert site.build().rules == ["unknown-claim", "unknown-claim"]


def test_links_in_a_disclaimer_lead_from_each_box(site: Site) -> None:
    # Written as seen from safety/, shown in care/: each link must be made anew.
    site.write("safety/more.md", "(a-label)=\n# More\n\nText.\n")
    site.change(
        WORDS,
        "This is *not* medical advice.",
        "See {doc}`more`, {doc}`/safety/more`, {ref}`a-label`, [more](more.md), [it](#a-label), "
        "{claim}`tea-harm`, [on the web](https://example.org/) and {any}`tea-sleep`.",
    )
    for builder, here, there in (
        ("html", "care/sleep", "../safety/more.html"),
        ("dirhtml", "care/sleep/index", "../../safety/more/"),
    ):
        built = site.build("-W", builder=builder)
        assert_passes(built)
        dd = built.box("tea-sleep", here).select_one(".evidence-limit p a[href*=more]")
        assert dd is not None
        paragraph = dd.find_parent("p")
        assert paragraph is not None
        hrefs = [str(a["href"]).partition("#")[0] for a in paragraph.select("a")]
        assert hrefs[:3] == [there] * 3
        assert [href for href in hrefs if "more" in href] == [there] * 5
        assert "https://example.org/" in hrefs


def test_what_a_disclaimer_holds_besides_words(site: Site) -> None:
    # A citation, a footnote, code and an image: shown in each box, no dead link, no id twice.
    site.write("safety/dot.png", bytes.fromhex("89504e470d0a1a0a"))
    site.change(
        WORDS,
        "This is *not* medical advice.",
        "Not ![a dot](dot.png) advice {cite}`smith2020`, see[^note] and `code`.\n\n"
        "[^note]: A footnote.",
    )
    site.add("index.md", "\n```{bibliography}\n```\n")
    built = site.build("-W")
    assert_passes(built)
    page = built.html("care/sleep")
    box = built.box("tea-sleep", "care/sleep")
    assert "evidence-incomplete" not in box["class"]
    ids = [str(node["id"]) for node in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for link in page.select('a[href^="#"]'):
        assert str(link["href"]) in ("#", *(f"#{name}" for name in ids)), link
    images = [str(image["src"]) for image in box.select("img")]
    assert images == ["../_images/dot.png"]
    assert (built.out / "_images" / "dot.png").is_file()
