"""A faulty claim is found with its exact line, and shown as incomplete, wherever it stands."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

#: The claim of all these pages. It names no source; `ID` becomes the name of its page.
CLAIM = """\
:::{evidence} Tea is hot
:id: ID
:tier: reference
:disclaimer: general

It is.
:::
"""
SENTENCE = "Tea is hot"
RST_CLAIM = """\
.. evidence:: Tea is hot
   :id: ID
   :tier: reference
   :disclaimer: general

   It is.
"""


def indent(text: str, by: str) -> str:
    return "".join(f"{by}{line}".rstrip() + "\n" for line in text.splitlines())


def around(opening: str, closing: str, content: str = CLAIM) -> str:
    return f"{opening}\n{content}{closing}\n"


LINE = ":::{evidence} Tea is hot"
BACKTICKS = CLAIM.replace(":::", "```")
#: Name of the page -> its text below the heading. The first line with the sentence is the claim's.
MARKDOWN = {
    "plain": CLAIM,
    "backticks": BACKTICKS,
    "many-backticks": CLAIM.replace(":::", "``````"),
    "tildes": CLAIM.replace(":::", "~~~"),
    "many-colons": CLAIM.replace(":::", ":::::::"),
    "capitals": CLAIM.replace("{evidence}", "{Evidence}"),
    "space-before-brace": CLAIM.replace(":::{", "::: {"),
    "options-in-dashes": CLAIM.replace(":id", "---\nid", 1)
    .replace("\n:tier", "\ntier")
    .replace("\n:disclaimer: general\n", "\ndisclaimer: general\n---\n"),
    "indented-by-two": indent(CLAIM, "  "),
    "indented-by-three": indent(CLAIM, "   "),
    "after-many-lines": "Text.\n\n" * 40 + CLAIM,
    "after-front-matter": CLAIM,
    "after-windows-lines": ("Text.\n\n" * 5 + CLAIM).replace("\n", "\r\n"),
    "after-a-code-block": "```python\nx = 1\n```\n\n" + CLAIM,
    "after-a-comment": "% a remark\n\n<!-- another -->\n\n" + CLAIM,
    "after-a-paragraph": "Text that goes on\n" + CLAIM,
    "note": around("::::{note}", "::::"),
    "note-with-a-line": around("::::{note}\n", "::::"),
    "note-with-text": around("::::{note}\nText.\n", "::::"),
    "note-in-backticks": around("````{note}", "````"),
    "note-of-backticks": around("````{note}", "````", BACKTICKS),
    "admonition": around("::::{admonition} A title\n:class: tip\n", "::::"),
    "admonition-closed": around("::::{admonition} A title\n:class: dropdown\n", "::::"),
    "tab": around("::::::{tab-set}\n:::::{tab-item} One", ":::::\n::::::"),
    "tab-with-options": around(
        "::::::{tab-set}\n:sync-group: a\n\n:::::{tab-item} One\n:sync: a\n", ":::::\n::::::"
    ),
    "second-tab": around(
        "::::::{tab-set}\n:::::{tab-item} One\nText.\n:::::\n:::::{tab-item} Two",
        ":::::\n::::::",
    ),
    "grid": around("::::::{grid} 2\n:::::{grid-item}", ":::::\n::::::"),
    "grid-card": around("::::::{grid} 2\n:::::{grid-item-card} Title", ":::::\n::::::"),
    "card": around("::::{card} Title", "::::"),
    "card-header": around("::::{card} Title\nHeader\n^^^\n", "+++\nFooter\n::::"),
    "dropdown": around("::::{dropdown} Title", "::::"),
    "open-dropdown": around("::::{dropdown} Title\n:open:\n", "::::"),
    "div": around("::::{div} some-class", "::::"),
    "container": around("::::{container} some-class", "::::"),
    "only-html": around("::::{only} html", "::::"),
    "sidebar": around("::::{sidebar} Title", "::::"),
    "topic": around("::::{topic} Title", "::::"),
    "margin-of-lists": "- one\n\n  " + indent(CLAIM, "  ").lstrip() + "\n- two\n",
    "item-text-first": "- one\n\n" + indent(CLAIM, "  "),
    "item-at-once": "- " + indent(CLAIM, "  ").lstrip(),
    "numbered-item": "1. " + indent(CLAIM, "   ").lstrip(),
    "nested-item": "- one\n  - two\n\n" + indent(CLAIM, "    "),
    "blockquote": indent(CLAIM, "> "),
    "deep-blockquote": indent(CLAIM, "> > "),
    "item-in-blockquote": "> - " + indent(CLAIM, ">   ")[4:],
    "list-table": "::::{list-table}\n* - one\n  - "
    + indent(CLAIM, "    ").lstrip()
    + "* - three\n  - four\n::::\n",
    "list-table-first-cell": "::::{list-table} Title\n:header-rows: 1\n\n* - a\n* - "
    + indent(CLAIM, "    ").lstrip()
    + "::::\n",
    "definition": "Term\n: " + indent(CLAIM, "  ").lstrip(),
    "field": ":field: Text.\n\n" + indent(CLAIM, "  "),
    "footnote": "Text.[^a]\n\n[^a]: " + indent(CLAIM, "    ").lstrip(),
    "figure": around("::::{figure} dot.png\nThe caption.\n", "::::"),
    "eval-rst": around("```{eval-rst}", "```", RST_CLAIM),
    "eval-rst-in-a-note": around("::::{note}\n```{eval-rst}", "```\n::::", RST_CLAIM),
    "eval-rst-directives": around("```{eval-rst}\n.. note::\n", "```", indent(RST_CLAIM, "   ")),
    "include": "Before.\n\n```{include} /parts/include.md\n```\n",
    "include-inside": "::::{note}\n```{include} ../parts/include-inside.md\n```\n::::\n",
    "include-from": "```{include} /parts/include-from.md\n:start-line: 4\n```\n",
    "include-after": "```{include} /parts/include-after.md\n:start-after: begin\n```\n",
    "include-of-include": "```{include} /parts/middle.md\n```\n",
    "include-with-heading": "```{include} /parts/include-with-heading.md\n:heading-offset: 1\n```\n",
    "include-other-suffix": "```{include} /parts/include-other-suffix.txt\n```\n",
    "include-in-rst": "```{eval-rst}\n.. include:: /parts/include-in-rst.rst\n```\n",
    "orphan": CLAIM,
}
RST = {
    "rst": RST_CLAIM,
    "rst-note": ".. note::\n\n" + indent(RST_CLAIM, "   "),
    "rst-tab": ".. tab-set::\n\n   .. tab-item:: One\n\n" + indent(RST_CLAIM, "      "),
    "rst-item": "- one\n\n" + indent(RST_CLAIM, "  "),
    "rst-item-at-once": "- " + indent(RST_CLAIM, "  ").lstrip(),
    "rst-quote": "Text.\n\n" + indent(RST_CLAIM, "    "),
    "rst-list-table": ".. list-table::\n\n   * - one\n     - "
    + indent(RST_CLAIM, "       ").lstrip(),
    "rst-table": "+---------------------------+\n"
    + "".join(f"| {line.replace('ID', 'rst-table'):25} |\n" for line in RST_CLAIM.splitlines())
    + "+---------------------------+\n",
    "rst-definition": "Term\n" + indent(RST_CLAIM, "   "),
    "rst-only": ".. only:: html\n\n" + indent(RST_CLAIM, "   "),
    "rst-footnote": "Text [#a]_\n\n.. [#a] Text.\n\n" + indent(RST_CLAIM, "   "),
    "rst-include": ".. include:: /parts/rst-include.rst\n",
    "rst-include-from": ".. include:: /parts/rst-include-from.rst\n   :start-line: 4\n",
    "rst-include-after": ".. include:: /parts/rst-include-after.rst\n   :start-after: begin\n",
    "rst-include-markdown": ".. include:: /parts/rst-include-markdown.md\n"
    "   :parser: myst_parser.sphinx_\n",
    "rst-class": ".. class:: x\n\n" + RST_CLAIM,
    "rst-capitals": RST_CLAIM.replace("evidence", "Evidence"),
    "rst-space-before-colons": RST_CLAIM.replace("evidence::", "evidence ::"),
    "rst-sentence-below": RST_CLAIM.replace(":: Tea is hot", "::\n   Tea is hot"),
    "rst-sentence-on-two-lines": RST_CLAIM.replace("is hot", "is hot,\n   very hot"),
}
#: Files that the pages above take in. They stand in a folder that Sphinx reads no page from.
PARTS = {
    "include": "Some text.\n\n" + CLAIM,
    "include-inside": CLAIM,
    "include-from": "\n\nLeft out.\n\n" + CLAIM,
    "include-after": "Left out.\n\n% begin\n\n" + CLAIM,
    "include-of-include": "\n\n\n" + CLAIM,
    "include-with-heading": "# A heading\n\n" + CLAIM,
    "include-other-suffix": "\n" + CLAIM,
    "include-in-rst": "Text.\n\n" + RST_CLAIM,
    "rst-include": "Some text.\n\n" + RST_CLAIM,
    "rst-include-from": "\n\nLeft out.\n\n" + RST_CLAIM,
    "rst-include-after": "Left out.\n\n.. begin\n\n" + RST_CLAIM,
    "rst-include-markdown": "Some text.\n\n" + CLAIM,
}
SUFFIXES = {"include-other-suffix": "txt", "include-in-rst": "rst"}
NAMES = [*MARKDOWN, *RST]


def files() -> dict[str, str]:
    found = {"parts/middle.md": "```{include} /parts/include-of-include.md\n```\n"}
    for name, text in MARKDOWN.items():
        head = "---\norphan: true\na: b\n---\n" if name == "orphan" else ""
        head = "---\na: b\n---\n\n" if name == "after-front-matter" else head
        folder = "alone" if name == "orphan" else "c"
        found[f"{folder}/{name}.md"] = f"{head}# {name}\n\n{text}".replace("ID", name)
    for name, text in RST.items():
        found[f"c/{name}.rst"] = f"{name}\n{'=' * len(name)}\n\n{text}".replace("ID", name)
    for name, text in PARTS.items():
        rst = name.startswith("rst-") and name != "rst-include-markdown"
        suffix = SUFFIXES.get(name, "rst" if rst else "md")
        found[f"parts/{name}.{suffix}"] = text.replace("ID", name)
    return found


FILES = files()


def expected(name: str) -> str:
    """Return the finding of a page, from where its sentence stands in the sources."""
    places = [
        (file, text.splitlines())
        for file, text in FILES.items()
        if Path(file).stem == name and SENTENCE in text
    ]
    assert len(places) == 1
    file, lines = places[0]
    number = next(n for n, line in enumerate(lines, 1) if SENTENCE in line)
    if name == "rst-sentence-below":
        number -= 1  # the line of the directive
    return (
        f'{file}:{number}: ERROR: claim "{name}": it names no source; '
        "add :cite: with keys of the bibliography [evidence.missing-citation]"
    )


@pytest.fixture(scope="module")
def built(new_site_of_module: Callable[..., Site]) -> Built:
    """Build all pages once, then once more."""
    site = new_site_of_module("containers", FILES)
    (site.root / "c" / "dot.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    first = site.build("-j", "2")
    second = site.build()
    assert first.findings == second.findings
    assert first.status == second.status == 1
    return second


@pytest.mark.parametrize("name", NAMES)
def test_the_finding_names_file_and_line(built: Built, name: str) -> None:
    lines = [line for line in built.findings if f'"{name}"' in line or f"/{name}." in line]
    assert lines == [expected(name)]


@pytest.mark.parametrize("name", NAMES)
def test_the_box_is_there_and_says_that_it_is_incomplete(built: Built, name: str) -> None:
    page = f"alone/{name}" if name == "orphan" else f"c/{name}"
    box = built.box(name, page)
    assert "evidence-incomplete" in box["class"]
    words = built.text(name, page)
    for text in ("Documented fact", "Incomplete claim. Do not rely on it.", SENTENCE, "It is."):
        assert text in words
    assert "This is not medical advice." in words


def test_nothing_else_is_found(built: Built) -> None:
    assert len(built.findings) == len(NAMES)
    assert built.summary.startswith(f"evidence: {len(NAMES)} claims seen; ")
    assert "Traceback" not in built.stderr


# -- Places that need a site of their own -----------------------------------------------------------


def test_nested_claims_each_have_their_line_and_their_box(new_site: Callable[..., Site]) -> None:
    inner = CLAIM.replace("ID", "inner").replace(SENTENCE, "Inner")
    middle = around(
        "::::{evidence} Middle\n:id: middle\n:tier: reference\n:cite: smith2020\n", "::::", inner
    )
    outer = around("\n:::::{evidence} Outer\n:tier: reference\n\nText.\n", ":::::", middle)
    site = new_site("tea", {"page.md": f"# Page\n{outer}"})
    for _ in range(2):
        built = site.build()
        assert built.status == 1
        assert [line.partition(": ERROR: ")[0] for line in built.findings] == [
            *(["page.md:3"] * 3),
            "page.md:8",
            "page.md:13",
        ]
        assert built.rules == [
            *("missing-citation", "missing-disclaimer", "missing-id"),
            "missing-disclaimer",
            "missing-citation",
        ]
        boxes = built.html("page").select(".evidence-incomplete")
        assert [box.select_one(".evidence-sentence").get_text() for box in boxes] == [  # type: ignore[union-attr]
            *("Outer", "Middle", "Inner")
        ]
        assert boxes[1] in boxes[0].descendants
        assert boxes[2] in boxes[1].descendants


@pytest.mark.parametrize("builder", ["html", "latex", "text", "evidence"])
def test_a_claim_for_another_output_is_judged_in_every_build(
    new_site: Callable[..., Site], builder: str
) -> None:
    pages = {
        "page.md": "# A page\n\n" + around("::::{only} latex", "::::").replace("ID", "apart"),
        "other.rst": "Other\n=====\n\n.. only:: html\n\n"
        + indent(RST_CLAIM, "   ").replace("ID", "aside"),
    }
    site = new_site("tea", pages)
    built = site.build(builder=builder)
    assert [line.partition(": it names")[0] for line in built.findings] == [
        'other.rst:6: ERROR: claim "aside"',
        'page.md:4: ERROR: claim "apart"',
    ]
    assert built.status == 1


def test_one_file_in_two_pages_is_one_id_in_two_places(new_site: Callable[..., Site]) -> None:
    site = new_site(
        "tea",
        {
            "page.md": "# A page\n\n```{include} part.txt\n```\n",
            "other.md": "---\norphan: true\n---\n# Other\n\n```{include} part.txt\n```\n",
            "part.txt": "\n\n" + CLAIM.replace("ID", "part"),
        },
    )
    built = site.build()
    start = 'part.txt:3: ERROR: claim "part": '
    assert built.findings == [
        f"{start}other and page both include it; include it on one page [evidence.duplicate-claim]",
        f"{start}it names no source; add :cite: with keys of the bibliography (2 times) "
        "[evidence.missing-citation]",
    ]
    assert built.status == 1


def test_two_claims_with_one_sentence_keep_their_lines(new_site: Callable[..., Site]) -> None:
    # Lines are found by the sentence, so claims that say the same must not swap places.
    first = around("::::{note}", "::::").replace("ID", "first")
    second = CLAIM.replace("ID", "second").replace(":disclaimer: general", ":cite: smith2020")
    third = CLAIM.replace("ID", "third").replace(":tier: reference\n", ":cite: smith2020\n")
    site = new_site("tea", {"page.md": f"# A page\n\n{first}\n{second}\n{third}"})
    assert [line.rpartition("; ")[0] for line in site.build(builder="evidence").findings] == [
        'page.md:4: ERROR: claim "first": it names no source',
        'page.md:13: ERROR: claim "second": it shows no disclaimer',
        'page.md:21: ERROR: claim "third": it has no tier',
    ]


def test_an_included_file_that_changed_is_judged_again(new_site: Callable[..., Site]) -> None:
    sound = CLAIM.replace(":tier:", ":cite: smith2020\n:tier:").replace("ID", "part")
    site = new_site(
        "tea", {"page.md": "# A page\n\n```{include} part.txt\n```\n", "part.txt": sound}
    )
    assert site.build("-W").status == 0
    site.write("part.txt", "\n\n\n" + CLAIM.replace("ID", "part"))
    for _ in range(2):
        built = site.build()
        assert built.status == 1
        assert [line.partition(": it names")[0] for line in built.findings] == [
            'part.txt:4: ERROR: claim "part"'
        ]
    site.write("part.txt", sound)
    assert site.build("-W").status == 0


def test_a_page_outside_every_table_of_contents_is_judged(new_site: Callable[..., Site]) -> None:
    site = new_site("tea", {"lost.md": "# Lost\n\n" + CLAIM.replace("ID", "lost")})
    for _ in range(2):
        built = site.build()
        assert [line.partition(": it names")[0] for line in built.findings] == [
            'lost.md:3: ERROR: claim "lost"'
        ]
        assert built.status == 1


def test_a_copied_site_finds_its_lines_again(new_site: Callable[..., Site], tmp_path: Path) -> None:
    # Doctrees and environment moved with the folder: paths in them are of the old place.
    site = new_site(
        "tea", {"page.md": "# A page\n\n" + around("::::{note}", "::::").replace("ID", "one")}
    )
    assert site.build().status == 1
    moved = tmp_path / "moved"
    shutil.copytree(site.root, moved)
    shutil.rmtree(site.root)
    built = type(site)(moved).build()
    assert [line.partition(": it names")[0] for line in built.findings] == [
        'page.md:4: ERROR: claim "one"'
    ]
    assert built.status == 1
