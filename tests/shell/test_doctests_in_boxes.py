"""Doctests in boxes: each claim calculates for itself, with the names ready, and is counted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.conftest import run_sphinx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Built, Site

HEAD = ":::{{evidence}} Claim {0}\n:id: {0}\n:tier: reference\n:cite: smith2020\n"
HEAD += ":disclaimer: general\n\n"


def claim(name: str, *blocks: str) -> str:
    text = "\n\n".join(f"```{{doctest}}\n{block}\n```" for block in blocks)
    return f"{HEAD.format(name)}Text.\n\n{text}\n:::\n\n"


def page(*claims: str) -> dict[str, str]:
    return {"page.md": "# Page\n\n" + "".join(claims)}


def report(built: Built) -> str:
    return (built.out / "output.txt").read_text("utf-8")


def counted(site: Site) -> dict[str, int]:
    document = json.loads((site.build().out / "claims.json").read_text("utf-8"))
    return {found["id"]: found["doctests"] for found in document["claims"]}


def test_a_claim_may_lean_on_its_own_blocks(new_site: Callable[..., Site]) -> None:
    site = new_site("calculations", page(claim("one", ">>> a = 2", ">>> a + 1\n3")))
    built = site.build("-W", builder="doctest")
    assert built.status == 0
    assert "2 tests" in report(built)
    assert "1 items passed all tests" in report(built)
    assert "2 tests in one" in report(built)
    assert counted(site) == {"one": 2}


def test_a_claim_can_not_lean_on_another(new_site: Callable[..., Site]) -> None:
    site = new_site("calculations", page(claim("one", ">>> a = 2"), claim("two", ">>> a + 1\n3")))
    built = site.build(builder="doctest")
    assert built.status == 1
    assert built.findings == [
        'page.md:16: ERROR: claim "two": the example "a + 1" ends in "NameError: name \'a\' is not '
        'defined"; correct it [evidence.failed-doctest]'
    ]
    text = report(built)
    assert "NameError: name 'a' is not defined" in text
    assert "1 failure in tests" in text
    failed = text[text.index("items had failures") :]
    assert "of   1 in two" in failed
    assert "in one" not in failed


def test_text_and_claims_do_not_lean_on_each_other(new_site: Callable[..., Site]) -> None:
    block = "```{doctest}\n>>> b = 1\n```\n\n"
    files = page(block, claim("one", ">>> b\n1"))
    built = new_site("calculations", files).build(builder="doctest")
    assert built.status == 1
    assert "NameError: name 'b' is not defined" in report(built)


def test_a_nested_claim_calculates_for_itself(new_site: Callable[..., Site]) -> None:
    inner = claim("inner", ">>> a = 1\n>>> a\n1")
    outer = (
        HEAD.format("outer").replace(":::", "::::")
        + inner
        + ("```{doctest}\n>>> 2\n2\n```\n::::\n")
    )
    site = new_site("calculations", page(outer))
    assert site.build("-W", builder="doctest").status == 0
    assert counted(site) == {"outer": 1, "inner": 2}
    site.change("page.md", ">>> 2\n2", ">>> a\n1")
    built = site.build(builder="doctest")
    assert built.status == 1
    assert "of   1 in outer" in report(built)


def test_a_group_that_an_author_names_is_the_claims_all_the_same(
    new_site: Callable[..., Site],
) -> None:
    first = claim("one", ">>> a = 2").replace("{doctest}", "{doctest} shared")
    second = claim("two", ">>> a\n2").replace("{doctest}", "{doctest} shared")
    built = new_site("calculations", page(first, second)).build(builder="doctest")
    assert built.status == 1
    assert "of   1 in two" in report(built)


def test_a_wrong_number_fails_and_names_claim_and_file(new_site: Callable[..., Site]) -> None:
    site = new_site("calculations", page(claim("one", ">>> 1 + 1\n3")))
    for _ in range(2):
        built = site.build(builder="doctest")
        assert built.status == 1
        text = report(built)
        assert 'File "page.md"' in text
        assert ", in one" in text
        assert "Expected:\n    3\nGot:\n    2" in text
    site.change("page.md", "\n3", "\n2")
    assert site.build("-W", builder="doctest").status == 0


def test_testcode_and_setup_in_a_box_are_the_claims(new_site: Callable[..., Site]) -> None:
    text = HEAD.format("one") + (
        "```{testsetup}\nx = 5\n```\n\n```{testcode}\nprint(x)\n```\n\n"
        "```{testoutput}\n5\n```\n\n```{doctest}\n>>> x\n5\n```\n:::\n\n"
    )
    site = new_site("calculations", page(text, claim("two", ">>> x\n5")))
    built = site.build(builder="doctest")
    assert built.status == 1
    assert "of   1 in two" in report(built)
    assert "in one" in report(built)
    assert counted(site) == {"one": 1, "two": 1}


NAMES = """\
>>> t = counts("tea", "smith2020")
>>> t
TwoByTwo(events_treated=10, total_treated=100, events_control=20, total_control=100)
>>> print(risk_ratio(t))
0.50 (95 % confidence interval 0.25 to 1.01)
>>> type(risk_difference(t)).__name__, type(number_needed_to_treat(t)).__name__
('RiskDifference', 'NumberNeeded')
>>> print(per_hundred(10, 100))
10
>>> p = pool([counts("tea", "smith2020", "awake"), counts("tea", "lee2021", "awake")])
>>> round(p.estimate.value, 2), p.studies
(0.5, 2)
>>> type(elemental_dose(500, "MgO", "Mg", 2)).__name__
'Dose'
>>> own
42"""


def test_the_names_of_the_calculations_are_ready(new_site: Callable[..., Site]) -> None:
    site = new_site("calculations", page(claim("one", NAMES)))
    built = site.build("-W", builder="doctest")
    assert built.status == 0, report(built)
    assert counted(site) == {"one": NAMES.count(">>>")}


def test_the_data_folder_can_be_named_and_is_the_sites_own(new_site: Callable[..., Site]) -> None:
    site = new_site(
        "calculations", page(claim("one", '>>> counts("tea", "lee2021").total_control\n50'))
    )
    text = site.read("data/tea.csv")
    site.delete("data/tea.csv")
    built = site.build(builder="doctest")
    assert built.status == 1
    assert "tea" in report(built)
    site.write("it's \\a/counts/tea.csv", text)
    site.add("conf.py", 'evidence_data = "it\'s \\\\a/counts"\n')
    assert site.build("-W", builder="doctest").status == 0
    # From another working directory.
    out = site.root / "o"
    done = run_sphinx(["-b", "doctest", str(site.root), str(out)], site.root.parent, out)
    assert done.status == 0


def test_a_wrong_example_is_a_finding_of_every_builder(new_site: Callable[..., Site]) -> None:
    site = new_site(
        "calculations", page(claim("one", ">>> 1 + 1\n3"), claim("two", ">>> 1 + 1\n2"))
    )
    for builder in ("html", "evidence", "text", "html"):
        built = site.build(builder=builder)
        assert built.status == 1
        assert built.findings == [
            'page.md:3: ERROR: claim "one": the example "1 + 1" prints "2", not "3"; correct the '
            "example or what stands below it [evidence.failed-doctest]"
        ]
    site.change("page.md", "\n3", "\n2")
    assert site.build().status == 0


def test_data_that_changed_is_a_finding_of_every_builder(new_site: Callable[..., Site]) -> None:
    example = '>>> counts("tea", "lee2021").total_control\n50'
    site = new_site("calculations", page(claim("one", example)))
    assert site.build().status == 0
    site.change("data/tea.csv", "10,50", "10,60")
    built = site.build()
    assert (built.status, built.rules) == (1, ["failed-doctest"])
    assert 'prints "60", not "50"' in built.findings[0]


def test_an_example_runs_once_for_the_same_code_and_data(
    new_site: Callable[..., Site], tmp_path: Path
) -> None:
    log = tmp_path / "log"
    log.write_text("", "utf-8")
    site = new_site("calculations", page(claim("one", ">>> noted()\n2")))
    site.add(
        "conf.py",
        f"doctest_global_setup += '''\nfrom pathlib import Path\ndef noted():\n"
        f"    with Path({str(log)!r}).open('a') as file:\n        return file.write('x\\\\n')\n'''\n",
    )
    assert site.build().status == 0
    site.change("page.md", "Text.", "Other text.")
    assert site.build(builder="evidence").status == 0
    assert log.read_text("utf-8") == "x\n"
    site.change("data/tea.csv", "10,50", "10,60")
    assert site.build().status == 0
    assert log.read_text("utf-8") == "x\nx\n"


@pytest.mark.parametrize(
    "block",
    [
        ">>> \"97 %\"\n'97 %'",
        '>>> print("97", "%")\n97 %',
        '>>> print(97, "%")\n97 %',
        '>>> print("9" + "7 %")\n97 %',
        ">>> 1 + 1\n97 %",
        '>>> print(ord("a"), "%")\n97 %',
        '>>> print(100 - 1 - 1 - 1, "%")\n97 %',
        ">>> max(1,\n...     0)  # doctest: +SKIP\n97 %",
        '>>> raise ValueError("97 %")\nTraceback (most recent call last):\nValueError: 97 %',
        ">>> raise ValueError  # doctest: +IGNORE_EXCEPTION_DETAIL\nTraceback (most recent call last):\n"
        "ValueError: 97 %",
        ">>> print(1)  # doctest: +ELLIPSIS\n...1...\n",
    ],
)
def test_what_is_not_worked_out_proves_nothing(new_site: Callable[..., Site], block: str) -> None:
    text = claim("one", block).replace("Text.", "Tea helped 97 % of them.")
    built = new_site("calculations", page(text)).build()
    assert "untraced-number" in built.rules
    told = next(line for line in built.findings if line.endswith("[evidence.untraced-number]"))
    assert '"97 %"' in told


def test_flags_of_the_site_that_skip_prove_nothing(new_site: Callable[..., Site]) -> None:
    text = claim("one", '>>> print(10 * 10 - 3, "%")\n97 %').replace("Text.", "It was 97 %.")
    site = new_site("calculations", page(text))
    assert site.build().status == 0
    site.add("conf.py", "import doctest\ndoctest_default_flags = doctest.SKIP\n")
    assert set(site.build().rules) == {"skipped-doctest", "untraced-number"}


def test_numbers_typed_into_an_example_are_figures(new_site: Callable[..., Site]) -> None:
    text = claim("one", ">>> round(33 / 100 + 5, 2), [1][0]\n(5.33, 1)")
    built = new_site("calculations", page(text)).build()
    assert built.findings == [
        'page.md:3: ERROR: claim "one": the figure "33" (typed into an example) is in no finding of '
        "smith2020, and no calculation in this box gives it; correct it, add it to the source's finding, or work "
        "it out in a {doctest} block [evidence.untraced-number]"
    ]


def test_counts_that_changed_are_read_again(new_site: Callable[..., Site]) -> None:
    site = new_site(
        "calculations", page(claim("one", '>>> counts("tea", "lee2021").total_control\n50'))
    )
    assert site.build("-W", builder="doctest").status == 0
    site.change("data/tea.csv", "10,50", "10,60")
    assert site.build(builder="doctest").status == 1


def test_a_restructuredtext_claim_runs_its_bare_examples(new_site: Callable[..., Site]) -> None:
    text = ".. evidence:: Claim one\n   :id: one\n   :tier: reference\n   :cite: smith2020\n"
    text += "   :disclaimer: general\n\n   Text.\n\n   >>> a = 1\n   >>> a\n   1\n\n"
    text += "   .. doctest::\n\n      >>> a + 1\n      2\n\n"
    other = text.replace("one", "two").replace(">>> a = 1\n   ", "")
    site = new_site("calculations", {"page.rst": f"Page\n====\n\n{text}"})
    assert site.build("-W", builder="doctest").status == 0
    assert counted(site) == {"one": 3}
    site.add("page.rst", other)
    built = site.build(builder="doctest")
    assert built.status == 1
    assert built.rules == ["failed-doctest", "failed-doctest"]
    assert "in two" in report(built)


@pytest.mark.parametrize("processes", ["1", "4"])
def test_each_page_has_groups_of_its_own(new_site: Callable[..., Site], processes: str) -> None:
    files = {
        f"p{n:02}.md": f"# P\n\n{claim(f'one-{n}', f'>>> a = {n}', f'>>> a{chr(10)}{n}')}"
        for n in range(12)
    }
    site = new_site("calculations", files)
    built = site.build("-j", processes, builder="doctest")
    assert built.status == 0
    assert "24 tests" in report(built)
    assert counted(site) == {f"one-{n}": 2 for n in range(12)}


def test_the_summary_counts_examples(new_site: Callable[..., Site]) -> None:
    site = new_site(
        "calculations", page(claim("one", ">>> 1\n1\n>>> 2\n2"), claim("two", ">>> 3\n3"))
    )
    assert site.build().checked["skipped-doctest"] == 3
    site.add("page.md", "```python\n>>> 4\n```\n")
    built = site.build()
    assert built.checked["skipped-doctest"] == 4
    assert built.rules == ["skipped-doctest"]
