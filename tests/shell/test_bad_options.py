"""Ids, bodies and options as nobody should write them: a finding, no traceback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site


NO_SLUGS = (
    *("tée", "чай", "茶", "TEA", "tea sleep", "tea_sleep", "tea--sleep", "-tea", "tea-", "tea.1"),
    *("😀", "tea/sleep", "tea#sleep", "tea%20sleep", "ｔｅａ", "ﬁ", "1\u0662"),
    *("İ", "ß", "tea'", '\\"tea', "x" * 3000 + "!"),
)
SLUGS = ("tea", "tea-1", "1", "2020", "a-b-c-d", "yes", "null", "none", "x" * 3000)


def site_of_ids(new_site: Callable[..., Site], ids: tuple[str, ...]) -> Site:
    text = ':::{{evidence}} Tea\n:id: "{}"\n:tier: reference\n:cite: smith2020\n'
    text += ":disclaimer: general\n\nBody.\n:::\n\n"
    return new_site("tea", {"page.md": "# Page\n\n" + "".join(text.format(name) for name in ids)})


def test_ids_that_are_no_slugs(new_site: Callable[..., Site]) -> None:
    built = site_of_ids(new_site, NO_SLUGS).build()
    assert built.rules == ["invalid-id"] * len(NO_SLUGS)
    for number, line in enumerate(built.findings):
        assert line.startswith(f"page.md:{3 + 9 * number}: ERROR: claim ")
    assert built.status == 1
    boxes = built.html("page").select(".evidence-incomplete")
    assert len({str(box["id"]) for box in boxes}) == len(NO_SLUGS)
    assert all(str(box["id"]).isascii() for box in boxes)


def test_ids_that_are_slugs(new_site: Callable[..., Site]) -> None:
    built = site_of_ids(new_site, SLUGS).build("-W")
    assert (built.status, built.findings) == (0, [])
    boxes = built.html("page").select(".evidence-claim")
    assert [box["id"] for box in boxes] == [f"claim-{name}" for name in SLUGS]


EMPTY = {
    "no body": ":::{evidence} Tea\n:id: a\n:tier: reference\n:cite: smith2020\n"
    ":disclaimer: general\n:::\n",
    "white space": ":::{evidence} Tea\n:id: a\n:tier: reference\n:cite: smith2020\n"
    ":disclaimer: general\n\n&nbsp;\n\n   \n:::\n",
    "a remark": ":::{evidence} Tea\n:id: a\n:tier: reference\n:cite: smith2020\n"
    ":disclaimer: general\n\n% a remark\n<!-- another -->\n:::\n",
    "a target": ":::{evidence} Tea\n:id: a\n:tier: reference\n:cite: smith2020\n"
    ":disclaimer: general\n\n(a-target)=\n:::\n",
    "only an unknown directive": "::::{evidence} Tea\n:id: a\n:tier: reference\n:cite: smith2020\n"
    ":disclaimer: general\n\n:::{nothing-like-it}\n:::\n::::\n",
}


@pytest.mark.parametrize("text", EMPTY.values(), ids=EMPTY)
def test_an_empty_body(new_site: Callable[..., Site], text: str) -> None:
    site = new_site("tea", {"page.md": f"# Page\n\n{text}"})
    built = site.build(builder="evidence")
    assert built.findings == [
        'page.md:3: ERROR: claim "a": it has no body; explain the claim below its options '
        "[evidence.empty-claim]"
    ]
    assert built.status == 1


@pytest.mark.parametrize("body", ["![tea](tea.png)", "$abc$", "`code`", "- item", "```\ncode\n```"])
def test_a_body_without_words_that_says_something(new_site: Callable[..., Site], body: str) -> None:
    site = new_site("tea")
    site.write("tea.png", b"\x89PNG\r\n\x1a\n")
    site.change("page.md", "A cup holds some caffeine.", body)
    assert site.build(builder="evidence").findings == []


WITHOUT = {
    "no sentence": (":::{evidence}", "empty-claim"),
    "white space": (":::{evidence}   ", "empty-claim"),
    "no-break space": (":::{evidence} \u00a0", "empty-claim"),
}


@pytest.mark.parametrize(("line", "rule"), WITHOUT.values(), ids=WITHOUT)
def test_no_sentence(new_site: Callable[..., Site], line: str, rule: str) -> None:
    site = new_site("tea")
    site.change("page.md", ":::{evidence} Tea holds caffeine", line)
    built = site.build()
    assert built.rules == [rule]
    assert built.findings[0].startswith('page.md:3: ERROR: claim "tea-sleep": it has no sentence;')
    assert built.status == 1


NOTHING = ("", " ", '""', "''", "|", ">", "~", ",")


def test_needed_options_left_empty(new_site: Callable[..., Site]) -> None:
    sound = {"id": "x", "tier": "reference", "cite": "smith2020", "disclaimer": "general"}
    pages = {}
    expected = []
    for option in sound:
        for number, value in enumerate(NOTHING):
            file = f"{option}-{number}.md"
            options = sound | {"id": f"{option}-{number}", option: value}
            lines = "".join(f":{name}: {text}\n" for name, text in options.items())
            pages[file] = f"# Page\n\n:::{{evidence}} Tea\n{lines}\nBody.\n:::\n"
            rule = f"missing-{'citation' if option == 'cite' else option}"
            if value == "~" or (value == "," and option in ("id", "tier")):  # a word like others
                rule = "invalid-id" if option == "id" else rule.replace("missing", "unknown")
            expected.append((file, rule))
    built = new_site("tea", pages).build(builder="evidence")
    files = [line.partition(":")[0] for line in built.findings]
    assert list(zip(files, built.rules, strict=True)) == sorted(expected)
    assert built.status == 1


def test_an_option_given_twice(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.change("page.md", ":cite: smith2020", ":cite: smith2020\n:cite: smith2020")
    built = site.build(builder="evidence")
    assert built.findings == [
        'page.md:7: ERROR: option "cite" is given twice, the last counts; keep one '
        "[evidence.lost-text]"
    ]
    assert built.status == 1


def test_an_option_given_twice_in_restructuredtext(new_site: Callable[..., Site]) -> None:
    site = new_site("rules")
    site.delete("page.md")
    site.write(
        "page.rst",
        ".. evidence:: Tea\n   :id: tea\n   :tier: reference\n   :cite: smith2020\n"
        "   :cite: smith2020\n   :disclaimer: general\n\n   Body.\n",
    )
    for _ in range(2):
        built = site.build(builder="evidence")
        assert built.rules == ["unparsed-claim"]
        assert built.findings[0].startswith('page.rst:1: ERROR: "Tea" looks like a claim')
        assert built.status == 1


SOUND = ":id: tea\n:tier: reference\n:cite: smith2020\n:disclaimer: general\n"
BLOCKS = {
    "block": "---\nrated-down: |\n  imprecision: few people\n  indirectness 2: adults only\n{}---\n",
    "folded": "---\nrated-down: >\n  imprecision: few people;\n  indirectness 2: adults only\n{}---\n",
    "colons": "{}:rated-down: imprecision: few people; indirectness 2: adults only\n",
    "quoted": '{}:rated-down: "imprecision: few people; indirectness 2: adults only"\n',
    "colon block": "{}:rated-down: |\n:  imprecision: few people\n:  indirectness 2: adults only\n",
}


#: Three levels below the randomised trial that it cites.
VERY_LOW = SOUND.replace("reference", "very-low") + (
    ":population: adults\n:intervention: tea\n:comparator: water\n:outcome: sleep\n"
    ":direction: unclear\n"
)


@pytest.mark.parametrize("text", BLOCKS.values(), ids=BLOCKS)
def test_several_steps(new_site: Callable[..., Site], text: str) -> None:
    given = VERY_LOW.replace(":id", "id").replace("\n:", "\n") if "---" in text else VERY_LOW
    claim = "The evidence is very uncertain about the effect of tea on sleep"
    page = f"# Page\n\n:::{{evidence}} {claim}\n{text.format(given)}\nBody.\n:::\n"
    built = new_site("tea", {"page.md": page}).build("-W")
    assert (built.status, built.findings) == (0, [])
    shown = [p.get_text() for p in built.box("tea", "page").select("dd li p")]
    assert shown == ["Imprecision: few people", "Indirectness (2 levels): adults only"]


def test_a_block_that_ends_the_options_loses_nothing_unseen(new_site: Callable[..., Site]) -> None:
    # In the colon style MyST reads options only as long as lines start with a colon.
    text = ":rated-down: |\n  imprecision: few people\n"
    page = f"# Page\n\n:::{{evidence}} Tea\n{SOUND}{text}\nBody.\n:::\n"
    built = new_site("tea", {"page.md": page}).build(builder="evidence")
    assert built.rules == ["lost-text"]
    assert built.findings[0].startswith("page.md:")
    assert built.status == 1


YAML = {
    "anchor": "&a x",
    "alias": "*a",
    "tag": "!!python/object/apply:os.system ['true']",
    "open list": "[a, b",
    "list": "[a, b]",
    "open quote": '"a',
    "mapping": "{a: b}",
    "colon": "a: b: c",
    "at": "@x",
    "percent": "%x",
    "tab": "\tx",
    "question": "? x",
    "dash": "- x",
    "bad escape": '"\\q"',
    "unicode escape": '"\\ud800"',
    "number": "1e999",
    "comment": "#x",
}


STYLES = {"colons": ":population: {}\n{}", "dashes": "---\npopulation: {}\n{}---\n"}
ODD = [(style, name) for style in STYLES for name in YAML]


@pytest.fixture(scope="module")
def odd(new_site_of_module: Callable[..., Site]) -> Built:
    """Build a page for each odd value, which stands before the options of a sound claim."""
    pages = {}
    for number, (style, name) in enumerate(ODD):
        given = SOUND.replace(":id: tea", f":id: odd-{number}")
        if style == "dashes":
            given = given.replace(":id", "id").replace("\n:", "\n")
        options = STYLES[style].format(YAML[name], given)
        pages[f"odd{number}.md"] = f"# Page\n\n:::{{evidence}} Tea\n{options}\nBody.\n:::\n"
    return new_site_of_module("tea", pages).build()


def test_odd_values_cause_no_traceback(odd: Built) -> None:
    assert "Traceback" not in odd.stderr
    assert odd.summary.startswith(f"evidence: {len(ODD) + 1} claims seen; ")


@pytest.mark.parametrize(
    ("number", "case"), [*enumerate(ODD)], ids=[" ".join(case) for case in ODD]
)
def test_an_odd_value_is_kept_or_said(odd: Built, number: int, case: tuple[str, str]) -> None:
    """It may pass as text or be a finding; it may not be lost, or take others with it, unseen."""
    box = odd.html(f"odd{number}").select(".evidence-claim")
    assert len(box) == 1
    said = [line for line in odd.findings if line.startswith(f"odd{number}.md:")]
    if said:
        assert "[evidence.lost-text]" in said[0] or "evidence-incomplete" in box[0]["class"]
        return
    document = json.loads((odd.out / "claims.json").read_text("utf-8"))
    record = next(found for found in document["claims"] if found["page"] == f"odd{number}")
    assert record["id"] == f"odd-{number}"
    kept = {"unicode escape": "\ufffd"}.get(case[1], " ".join(YAML[case[1]].split()))
    assert record["population"] == kept
