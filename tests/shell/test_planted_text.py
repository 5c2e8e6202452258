"""What only a parser can see, planted in pages of a small site: one page each, all in one build.

In the records of the real site such a fault is a line that was found already (tests/site); here it
is shown to be found, whatever form it has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

BOX = """\
:::{evidence} Tea holds caffeine
:id: planted
:tier: reference
:cite: smith2020
:disclaimer: general
:population: adults

A cup holds some caffeine.

```{doctest}
>>> 'tea'.upper()
'TEA'
```
:::
"""


class Planted(NamedTuple):
    """A page with one thing wrong, and the rules that find it, each with its line."""

    text: str
    found: tuple[tuple[str, int], ...]


def box(pattern: str, new: str, *found: tuple[str, int]) -> Planted:
    """Return a box with one change. It starts on line 3."""
    text, count = re.subn(pattern, new, BOX, count=1, flags=re.MULTILINE)
    assert count == 1, pattern
    return Planted(text, found)


BOXES = {
    "name misspelt": box("evidence", "evidnce", ("unparsed-claim", 3), ("skipped-doctest", 13)),
    "colon of the opening lost": box("^:::", "::", ("unparsed-claim", 3)),
    "brace of the opening lost": box("{", "", ("unparsed-claim", 3)),
    "closing lost": box(":::\n\\Z", "", ("unparsed-claim", 3)),
    "text behind a hash": box("adults", "adults #1", ("lost-text", 8)),
    "option twice": box("^(:tier: .*)$", r"\1\n\1", ("lost-text", 6)),
    "option misspelt": box("population", "popluation", ("unknown-option", 3)),
    "example shown as python": box("{doctest}", "python", ("skipped-doctest", 13)),
    "example as a code block": box("{doctest}", "{code-block} python", ("skipped-doctest", 13)),
    "example left out": box("{doctest}", "{doctest}\n:skipif: True", ("skipped-doctest", 14)),
    "line left out": box(r"upper\(\)", "upper()  # doctest: +SKIP", ("skipped-doctest", 13)),
    "no sentence": box(" Tea holds caffeine", "", ("empty-claim", 3)),
    "no body": box(r"\n\nA cup(?:.|\n)*```\n", "\n", ("empty-claim", 3)),
}
#: How a sentence may be written outside a box, and on which line of its page it then stands.
FORMS = {
    "paragraph": ("{}.", 3),
    "list item": ("- {}.", 3),
    "numbered item": ("1. Sleep well.\n2. {}.", 4),
    "heading": ("## {}", 3),
    "table cell": ("| Use | What it does |\n|---|---|\n| leaves | {} |", 5),
    "list-table": (":::{{list-table}}\n\n* - Use\n  - {}\n:::", 6),
    "note": (":::{{note}}\n{}.\n:::", 4),
    "key message": (":::{{admonition}} In short\n:class: in-short\n\n- {}.\n:::", 6),
    "quotation": ("> {}.", 3),
    "in the middle": ("Many ask about it. {}. That is what they read.", 3),
    "bold": ("**{}.**", 3),
    "aside": ("Sleep well ({}).", 3),
}
ASSERTIONS = (
    "Tea relieves tremor",
    "Tea may reduce cramps in older people",
    "Drinking tea at night improves sleep",
    "Anxiety gets better with tea",
    "Tea does not help against tremor",
)
PROSE = {
    f"{form}: {words}": Planted(text.format(words), (("uncited-assertion", line),))
    for form, (text, line) in FORMS.items()
    for words in ASSERTIONS
}
BANNED = {
    "heading with a banned word": Planted(
        "## Tea, a proven remedy", (("banned-wording", 3), ("uncited-assertion", 3))
    ),
    "key message with a banned word": Planted(
        FORMS["key message"][0].format("Tea is a natural remedy"),
        (("banned-wording", 6), ("uncited-assertion", 6)),
    ),
}
ALL = BOXES | PROSE | BANNED


@pytest.fixture(scope="module")
def found(new_site_of_module: Callable[..., Any]) -> dict[str, list[tuple[str, int]]]:
    """Return what was found on each page, by what was planted there."""
    site = new_site_of_module("prose")
    for number, planted in enumerate(ALL.values()):
        text = planted.text.replace("planted", f"planted-{number}")
        site.write(f"planted-{number}.md", f"---\norphan: true\n---\n\n# A page\n\n{text}")
    built = site.build(builder="evidence")
    assert built.status == 1
    lines: dict[str, list[tuple[str, int]]] = {kind: [] for kind in ALL}
    for line in built.findings:
        match = re.match(r".*planted-(\d+)\.md:(\d+): .* \[evidence\.(.*)\]$", line)
        assert match, line
        # The page starts with four lines of front matter, and with an empty one.
        lines[list(ALL)[int(match[1])]].append((match[3], int(match[2]) - 4))
    return lines


@pytest.mark.parametrize("kind", ALL)
def test_it_is_found_where_it_stands(kind: str, found: dict[str, list[tuple[str, int]]]) -> None:
    assert sorted(found[kind]) == sorted(ALL[kind].found)
