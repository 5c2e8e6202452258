"""The ledger of popular claims: what the gate says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.shown import card, rows, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


# -- the gate --------------------------------------------------------------------------------------

LEAD = 'ledger.md:7: ERROR: popular claim "nights-sleepless": '
VERDICTS = "supported, partly-supported, unsupported, contradicted, wrong-citation, not-checkable, left-out"
SLIPS = (
    "mechanism-as-proof, animal-as-proof, unnamed-study, personal-story, natural, fully-safe, "
    "association-as-cause"
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            ":answer: tea-rats,",
            ":answer: tea-rat,",
            f'{LEAD}no claim has the id "tea-rat" (did you mean "tea-rats"?), which :answer: names; '
            "correct it or write the claim [evidence.unknown-claim]",
        ),
        (
            ":verdict: unsupported",
            ":verdict: unsuported",
            f'{LEAD}:verdict: can\'t be "unsuported" (did you mean "unsupported"?); '
            f"use one of {VERDICTS} [evidence.unknown-value]",
        ),
        (
            ", natural\n",
            ", naturall\n",
            f'{LEAD}:slip: can\'t be "naturall" (did you mean "natural"?); '
            f"use one of {SLIPS} [evidence.unknown-value]",
        ),
        (
            ":article: nights,",
            ":article: night,",
            f'{LEAD}:article: can\'t be "night" (did you mean "nights"?); '
            "correct it, or add it to evidence_articles [evidence.unknown-value]",
        ),
        (
            ":covers: all",
            ":cover: all",
            f'{LEAD}there is no option "cover" (did you mean "covers"?); '
            "correct its name or take it out [evidence.unknown-option]",
        ),
        (
            ":covers: all-sleepless",
            ":covers: All",
            f'{LEAD}"All" can\'t be an id; use only lower-case letters a to z, digits and '
            "single hyphens [evidence.invalid-id]",
        ),
        (
            ":verdict: unsupported\n",
            "",
            f"{LEAD}it has no verdict; add :verdict: with one of {VERDICTS} "
            "[evidence.unanswered-popular-claim]",
        ),
        (
            ":answer: tea-rats, tea-caffeine\n",
            "",
            f"{LEAD}it has no answer; add :answer: with the ids of the claims that answer it "
            "[evidence.unanswered-popular-claim]",
        ),
        (
            "Tea keeps rats awake. We found no study of people who can't sleep.\n",
            "",
            f"{LEAD}it has no reason; say why below the options "
            "[evidence.unanswered-popular-claim]",
        ),
        (
            "-claim} Tea ends sleepless nights",
            "-claim}",
            f"{LEAD}it has no sentence; write what the article says after {{popular-claim}} "
            "[evidence.unanswered-popular-claim]",
        ),
        (
            ":id: nights-sleepless\n",
            "",
            'ledger.md:7: ERROR: popular claim "Tea ends sleepless nights": it has no id; '
            "add :id: with a name that will never change [evidence.unanswered-popular-claim]",
        ),
    ],
)
def test_a_fault_is_told_at_the_row_and_in_its_card(
    new_site: Callable[..., Site], old: str, new: str, said: str
) -> None:
    site = new_site("ledger")
    site.change("ledger.md", old, new)
    for _ in range(2):
        built = site.build()
        assert (built.status, built.findings) == (1, [said])
        faulty = built.html("ledger").select(".evidence-popular.evidence-incomplete")
        assert len(faulty) == 1
        told = words(faulty[0].select(".evidence-fault")[0])
        message = said.partition('": ')[2].rpartition(" [")[0]
        assert told == f"Incomplete entry. Do not rely on it. {message}"
    assert site.build("-j", "2", builder="evidence").findings == [said]


def test_all_that_a_row_lacks_is_told_in_one_line(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    site.write("ledger.md", "# L\n\n:::{popular-claim}\n:::\n")
    site.write("sleep.md", "# S\n")
    built = site.build()
    assert built.findings == [
        'ledger.md:3: ERROR: popular claim "without a sentence": it has no sentence and no id and '
        "no verdict and no answer and no reason; write what the article says after "
        "{popular-claim}, and add :id: with a name that will never change, and add :verdict: with "
        f"one of {VERDICTS}, and add :answer: with the ids of the claims that answer it, and say "
        "why below the options [evidence.unanswered-popular-claim]"
    ]
    found = built.html("ledger").select(".evidence-popular")[0]
    assert "No verdict given" in words(found)


def test_a_statement_stands_once(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    site.change("ledger.md", ":id: gap-cup", ":id: gap-cup\n:covers: all-sleepless, gap-cup")
    site.change("ledger.md", ":id: all-caffeine", ":id: nights-sleepless")
    end = "names too; keep it in one of them [evidence.duplicate-popular-claim]"
    assert site.build().findings == [
        'ledger.md:19: ERROR: popular claim "nights-sleepless": :id: names "nights-sleepless", '
        f"which ledger.md:7 {end}",
        'ledger.md:31: ERROR: popular claim "gap-cup": :covers: names "all-sleepless", '
        f"which ledger.md:7 {end}",
        'ledger.md:31: ERROR: popular claim "gap-cup": :covers: names "gap-cup", its own id; '
        "take it out there [evidence.duplicate-popular-claim]",
    ]


def test_a_part_that_two_pages_include(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    site.add("conf.py", 'exclude_patterns = ["_build", "part.md"]\n')
    site.write("part.md", site.read("ledger.md").partition("## Sleep\n")[2])
    for page in ("ledger", "sleep"):
        site.write(f"{page}.md", f"# {page}\n\n```{{include}} part.md\n```\n")
    built = site.build()
    assert built.rules == ["duplicate-popular-claim"] * 3
    assert built.findings[0] == (
        'part.md:2: ERROR: popular claim "nights-sleepless": ledger and sleep both include it; '
        "include it on one page [evidence.duplicate-popular-claim]"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ":conditions: sleep",
            'a list of popular claims has no option "conditions" (did you mean "condition"?); '
            "correct it or take it out [evidence.unknown-option]",
        ),
        (
            ":condition: slep",
            ':condition: can\'t be "slep" (did you mean "sleep"?), for no statement has it; '
            "correct it [evidence.unknown-value]",
        ),
        (
            ":verdict: suported",
            ':verdict: can\'t be "suported" (did you mean "supported"?); '
            "correct it or take it out [evidence.unknown-value]",
        ),
        (
            ":ids: gap-cup, gap-cap",
            ':ids: can\'t be "gap-cap" (did you mean "gap-cup"?), for no statement has it; '
            "correct it [evidence.unknown-value]",
        ),
    ],
)
def test_a_list_that_asks_for_what_is_not_there(
    new_site: Callable[..., Site], options: str, said: str
) -> None:
    site = new_site("ledger")
    site.change("sleep.md", ":condition: sleep", options)
    for _ in range(2):
        built = site.build()
        assert (built.status, built.findings) == (1, [f"sleep.md:3: ERROR: {said}"])


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('["nights"]', 'can\'t be [\'nights\']; it must be a mapping such as {"key": "title"}'),
        (
            '{"a, b": "Tea"}',
            "can't hold 'a, b': 'Tea'; a key is a text without commas, a title is a text",
        ),
        (
            '{"a": None}',
            "can't hold 'a': None; a key is a text without commas, a title is a text",
        ),
    ],
)
def test_articles_of_a_wrong_kind(new_site: Callable[..., Site], setting: str, said: str) -> None:
    site = new_site("ledger")
    site.change("ledger.md", ":article: nights, all\n", "")
    site.change("ledger.md", ":article: all\n", "")
    site.add("conf.py", f"evidence_articles = {setting}\n")
    assert site.build().findings == [
        f"conf.py:1: ERROR: evidence_articles {said}; correct the setting "
        "[evidence.invalid-setting]"
    ]


# -- lookalikes ------------------------------------------------------------------------------------

ROW = ":id: x\n:verdict: supported\n:answer: tea-caffeine\n\nSo it is.\n"


@pytest.mark.parametrize(
    "line",
    [
        ":::{popular-clam} Tea is hot",
        ":::{popularclaim} Tea is hot",
        ":::{popular_claim} Tea is hot",
        ":::{poplar-claim} Tea is hot",
        ":::{Popular-claims-} Tea is hot",
        ":::popular-claim Tea is hot",
        "::{popular-claim} Tea is hot",
        ":::{ popular-claim } Tea is hot",
    ],
)
def test_what_looks_like_a_row_and_is_none(new_site: Callable[..., Site], line: str) -> None:
    site = new_site("ledger")
    site.add("ledger.md", f"\n{line}\n{ROW}:::\n")
    for _ in range(2):
        built = site.build(builder="evidence")
        assert [found for found in built.findings if "unparsed" in found] == [
            'ledger.md:39: ERROR: "Tea is hot" looks like a popular claim but did not become one; '
            "check the name, the colons and the fences around it [evidence.unparsed-claim]"
        ]
        assert built.status == 1


def test_a_row_where_colon_fences_are_off(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    site.add("conf.py", "def setup(app):\n    app.connect('config-inited', off, 999)\n")
    site.add("conf.py", "def off(app, config):\n    config.myst_enable_extensions = []\n")
    built = site.build(builder="evidence")
    unparsed = [line for line in built.findings if "looks like a popular claim" in line]
    assert [line.split(":")[1] for line in unparsed] == ["7", "19", "31"]


def test_a_row_that_never_ends(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    site.add("ledger.md", f"\n:::{{popular-claim}} Tea is hot\n{ROW}")
    built = site.build(builder="evidence")
    assert "unparsed-claim" in built.rules
    assert built.status == 1


def test_an_option_of_which_a_part_is_lost(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    site.change("ledger.md", ":condition: sleep\n", ":condition: sleep #1\n")
    assert site.build().findings == [
        'ledger.md:14: ERROR: " #1" is lost, because " #" starts a comment; put it in quotes '
        "[evidence.lost-text]".replace('" #1"', '"#1"')
    ]


def test_rows_in_containers_have_their_own_line(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    row = f":::{{popular-claim}} Tea is hot\n{ROW}:::\n".replace("tea-caffeine", "nothing-there")
    site.add("ledger.md", f"\n::::{{note}}\n{row}::::\n")
    built = site.build()
    assert built.findings == [
        'ledger.md:40: ERROR: popular claim "x": no claim has the id "nothing-there", which '
        ":answer: names; correct it or write the claim [evidence.unknown-claim]"
    ]
    assert "evidence-incomplete" in str(card(built, "x")["class"])


def test_in_rst_too(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    site.write(
        "sleep.rst",
        "Sleep\n=====\n\n.. popular-claim:: Tea is hot\n   :id: x\n   :verdict: supported\n"
        "   :answer: nothing-there\n\n   So it is.\n\n.. popular-claims::\n   :ids: x\n",
    )
    site.delete("sleep.md")
    built = site.build()
    assert built.findings == [
        'sleep.rst:4: ERROR: popular claim "x": no claim has the id "nothing-there", which '
        ":answer: names; correct it or write the claim [evidence.unknown-claim]"
    ]
    assert rows(built) == [["Tea is hot", "Supported", "nothing-there"]]


# -- prose -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "why", "found"),
    [
        ("Tea is proven to calm the nerves", "It holds caffeine.", []),
        ("Tea is hot", "Tea may hold caffeine.", []),
        # No claim that answers the row speaks of nerves, or of a remedy.
        ("Tea is hot", "Tea may calm the nerves.", ["uncited-assertion"]),
        (
            "Tea is hot",
            "Tea is proven to calm the nerves.",
            ["banned-wording", "uncited-assertion"],
        ),
        ("Tea is hot", "- Tea is a natural remedy.", ["banned-wording", "uncited-assertion"]),
    ],
)
def test_the_reasons_are_read_as_prose_and_the_sentence_is_not(
    new_site: Callable[..., Site], sentence: str, why: str, found: list[str]
) -> None:
    site = new_site("ledger")
    site.change("ledger.md", "Tea ends sleepless nights", sentence)
    site.change("ledger.md", "Labels say the same.", why)
    built = site.build(builder="evidence")
    assert built.rules == found
    assert all(line.startswith("ledger.md:26: ") for line in built.findings)


def test_reasons_without_an_answer_stand_alone(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    site.change("ledger.md", "Labels say the same.", "Tea may calm the nerves.")
    site.change("ledger.md", ":answer: tea-caffeine\n:condition: sleep,", ":condition: sleep,")
    assert site.build().rules == ["unanswered-popular-claim", "uncited-assertion"]
