"""The ledger of popular claims: what a reader sees, what the gate says, and what follows a change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.model.ledger import SLIPS as SLIP_WORDS
from sphinx_evidence.model.ledger import VERDICTS as VERDICT_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from tests.conftest import Built, Site

#: Builder -> which of its files hold the pages.
PAGES = {
    "html": "*.html",
    "dirhtml": "**/index.html",
    "singlehtml": "index.html",
    "epub": "*.xhtml",
    "latex": "*.tex",
    "text": "*.txt",
    "man": "*.1",
    "texinfo": "*.texi",
    "xml": "*.xml",
    "pseudoxml": "*.pseudoxml",
}
FULL = [
    "The article says",
    "Tea ends sleepless nights",
    "Verdict:",
    "Not supported",
    "Tea keeps rats awake. We found no study of people who can",
    "Our answers",
    "Rats slept less when they were given tea",
    "Tested only in animals or cells",
    "Fact of record",
    "Slips",
    "Animals or cells, told as people. What happens in animals or in cells often does not happen in people.",
    "Articles",
    "Tea for quiet nights",
    "Tea: all you need to know",
    "What the articles leave out",
    "None of the articles says how much caffeine a cup holds",
    "Left out",
]


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    """Return the site, built once."""
    made = new_site("ledger")
    built = made.build("-W")
    assert (built.status, built.stderr) == (0, "")
    return made


def card(built: Built, name: str = "nights-sleepless") -> Tag:
    found = built.html("ledger").select(f"#popular-{name}")
    assert len(found) == 1
    return found[0]


def words(node: Tag) -> str:
    return " ".join(node.get_text().split())


def rows(built: Built, page: str = "sleep") -> list[list[str]]:
    return [
        [" ".join(cell.get_text().split()) for cell in row.select("th, td")]
        for row in built.html(page).select("table.evidence-table tbody tr")
    ]


# -- what a reader sees ----------------------------------------------------------------------------


@pytest.mark.parametrize("builder", PAGES)
def test_every_output_says_all_of_a_row(new_site: Callable[..., Site], builder: str) -> None:
    site = new_site("ledger")
    site.add("conf.py", 'version = "1"\ncopyright = "2026"\n')
    built = site.build("-W", builder=builder)
    assert (built.status, built.findings, built.stderr) == (0, [], "")
    text = " ".join(path.read_text("utf-8") for path in sorted(built.out.glob(PAGES[builder])))
    plain = " ".join(text.replace("\\sphinxstyle", "").replace("\\-", "").split())
    last = -1
    for said in FULL[:5]:
        last = plain.find(said, last + 1)
        assert last >= 0, said
    for said in FULL:
        assert said in plain, said


def test_a_card_is_not_to_be_taken_for_a_claim(site: Site) -> None:
    found = card(site.build())
    assert found["class"] == ["evidence-popular", "evidence-verdict-unsupported"]
    assert found.select('[role="heading"], h1, h2, h3, .evidence-sentence') == []
    labels = [found.select_one(f"#{name}") for name in str(found["aria-labelledby"]).split()]
    assert [label and words(label).removesuffix("#") for label in labels] == FULL[:2]
    assert [str(child.name) for child in found.find_all(recursive=False)] == [
        *("p", "p", "div", "div", "dl")
    ]
    assert [a["href"] for a in found.select("dd a")] == [
        "claims.html#claim-tea-rats",
        "claims.html#claim-tea-caffeine",
    ]


def test_where_no_articles_are_set_the_text_is_the_title(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    site.add("conf.py", "evidence_articles = {}\n")
    site.change("ledger.md", ":article: nights, all", ":article: A cup of tea")
    built = site.build("-W")
    assert built.status == 0
    assert "ArticleA cup of tea" in words(card(built))


def test_the_script_is_on_pages_with_rows_only(site: Site) -> None:
    for builder, page, there in (
        ("html", "ledger", True),
        ("html", "sleep", False),
        ("html", "claims", False),
        ("singlehtml", "index", True),
        ("dirhtml", "ledger/index", True),
    ):
        built = site.build("-W", builder=builder)
        sources = [str(script.get("src")) for script in built.html(page).select("script")]
        assert any("ledger.js" in source for source in sources) is there, (builder, page)
        assert (built.out / "_static/ledger.js").is_file()
    assert card(site.build())["data-articles"] == json.dumps(
        [["nights", "Tea for quiet nights"], ["all", "Tea: all you need to know"]]
    )
    assert card(site.build())["data-verdict"] == '["unsupported", "Not supported", 2]'


def test_without_the_script_no_control_is_there(site: Site) -> None:
    page = site.build().html("ledger").select_one('[role="main"]')
    assert page is not None
    assert page.select("select, form, button, input, [hidden]") == []


def test_an_id_that_is_taken_gets_a_number(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    site.change("ledger.md", ":id: all-caffeine", ":id: gap-cup")
    built = site.build()
    ids = [str(found["id"]) for found in built.html("ledger").select(".evidence-popular")]
    assert ids == ["popular-nights-sleepless", "popular-gap-cup", "popular-gap-cup-2"]


# -- lists -----------------------------------------------------------------------------------------

SLEEPLESS = [
    "Tea ends sleepless nights",
    "Not supported",
    "Rats slept less when they were given tea (Tested only in animals or cells ◇); "
    "Tea holds caffeine (Fact of record ▪)",
]
CAFFEINE = ["Tea holds caffeine", "Supported", "Tea holds caffeine (Fact of record ▪)"]
GAP = [
    "None of the articles says how much caffeine a cup holds",
    "Left out",
    "Tea holds caffeine (Fact of record ▪)",
]


@pytest.mark.parametrize(
    ("options", "listed"),
    [
        (":condition: sleep", [SLEEPLESS, CAFFEINE]),
        (":condition: waking", [CAFFEINE]),
        (":condition: sleep, waking", [SLEEPLESS, CAFFEINE]),
        (":article: nights", [SLEEPLESS]),
        (":verdict: supported, left-out", [CAFFEINE, GAP]),
        (":ids: gap-cup, nights-sleepless", [GAP, SLEEPLESS]),
        (":article: all\n:verdict: supported", [CAFFEINE]),
        ("", [SLEEPLESS, CAFFEINE, GAP]),
    ],
)
def test_a_list_holds_the_rows_that_it_asks_for(
    new_site: Callable[..., Site], options: str, listed: list[list[str]]
) -> None:
    site = new_site("ledger")
    site.change("sleep.md", ":condition: sleep", options)
    built = site.build("-W")
    assert built.status == 0
    assert rows(built) == listed
    page = built.html("sleep")
    assert words(page.select(".evidence-popular-count")[0]) == (
        f"{len(listed)} of the 3 statements in the ledger."
    )
    links = [str(a["href"]) for a in page.select("table.evidence-table tbody th a")]
    assert len(links) == len(listed)
    assert all(link.startswith("ledger.html#popular-") for link in links)


def test_a_list_that_nothing_answers_says_so(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    site.change("sleep.md", ":condition: sleep", ":condition: waking\n:verdict: left-out")
    built = site.build("-W")
    assert built.status == 0
    assert "No statement in the ledger is of this kind." in words(built.html("sleep"))


def test_tables_of_verdicts_and_of_slips(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    site.write(
        "sleep.md", "# W\n\n:::{popular-verdicts} Verdicts\n:::\n\n:::{popular-slips}\n:::\n"
    )
    for builder in ("html", "text", "latex"):
        built = site.build("-W", builder=builder)
        assert (built.status, built.stderr) == (0, "")
    page = site.build("-W").html("sleep")
    told = [
        [words(row.select("th, td")[0]), words(row.select("td")[-1])]
        for row in page.select("table.evidence-table tbody tr")
    ]
    assert told == [
        [one.label, one.meaning] for one in (*VERDICT_WORDS.values(), *SLIP_WORDS.values())
    ]


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


# -- what follows a change -------------------------------------------------------------------------


def test_a_build_in_which_nothing_changed_writes_nothing(site: Site) -> None:
    before = site.build("-W").mtimes()
    again = site.build("-W").mtimes()
    for page in ("index", "claims", "ledger", "sleep"):
        assert again[f"{page}.html"] == before[f"{page}.html"]
    assert again["claims.json"] == before["claims.json"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_card_and_a_list_follow_the_answer_on_another_page(site: Site, jobs: str) -> None:
    before = site.build("-W").mtimes()
    site.change("claims.md", "Tea holds caffeine\n", "Tea leaves hold caffeine\n")
    built = site.build("-W", "-j", jobs)
    assert built.status == 0
    assert "Tea leaves hold caffeine (Fact of record ▪)" in words(card(built))
    assert rows(built)[1][2] == "Tea leaves hold caffeine (Fact of record ▪)"
    now = built.mtimes()
    written = {name for name in before if name.endswith(".html") and now[name] != before[name]}
    assert {"ledger.html", "sleep.html"} <= written
    site.change("claims.md", ":tier: preclinical", ":tier: none")
    assert "(No study in people found ○○○○)" in words(card(site.build()))


def test_an_answer_that_is_gone(site: Site) -> None:
    text = site.read("claims.md")
    site.write("claims.md", text.partition(":::{evidence} Rats")[0])
    said = (
        f'{LEAD}no claim has the id "tea-rats", which :answer: names; correct it or write the '
        "claim [evidence.unknown-claim]"
    )
    for _ in range(2):
        built = site.build()
        assert (built.status, built.findings) == (1, [said])
        assert "evidence-incomplete" in card(built)["class"]
    site.write("claims.md", text)
    built = site.build("-W")
    assert built.status == 0
    assert "evidence-incomplete" not in card(built)["class"]


def test_a_list_follows_the_rows_of_another_page(site: Site) -> None:
    site.change("ledger.md", ":verdict: supported", ":verdict: contradicted")
    assert rows(site.build("-W"))[1][1] == "Contradicted"
    text = site.read("ledger.md")
    start, end = text.index(":::{popular-claim} Tea holds"), text.index("## What is not")
    site.write("ledger.md", text[:start] + text[end:])
    built = site.build("-W", "-j", "2")
    assert [row[0] for row in rows(built)] == ["Tea ends sleepless nights"]
    assert "1 of the 2 statements in the ledger." in words(built.html("sleep"))


def test_the_title_of_an_article_follows_conf_py(site: Site) -> None:
    site.change("conf.py", "Tea for quiet nights", "Tea for calm nights")
    assert "Tea for calm nights" in words(card(site.build("-W")))


def test_parallel_reading_keeps_every_row(new_site: Callable[..., Site]) -> None:
    files = {
        f"p{n}.md": f"# P{n}\n\n:::{{popular-claim}} Tea holds caffeine\n{ROW}:::\n".replace(
            "x", f"x-{n}", 1
        )
        for n in range(12)
    }
    outputs = []
    for jobs in ("1", "3"):
        site = new_site("ledger", files)
        site.add("index.md", "\n```{toctree}\n:glob:\np*\n```\n")
        built = site.build("-W", "-E", "-j", jobs)
        assert built.status == 0, built.stderr
        outputs.append((built.out / "claims.json").read_bytes())
    assert outputs[0] == outputs[1]
    document = json.loads(outputs[0])
    assert document["gate"]["popular_claims_seen"] == len(document["popular_claims"]) == 15
    assert document["popular_claims"][0]["url"] == "ledger.html#popular-nights-sleepless"
