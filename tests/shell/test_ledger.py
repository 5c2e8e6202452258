"""The ledger of popular claims: what a reader sees, and what follows a change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.model.ledger import SLIPS as SLIP_WORDS
from sphinx_evidence.model.ledger import VERDICTS as VERDICT_WORDS
from tests.shown import card, rows, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


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
    "Documented fact",
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
def site(sound_site: Callable[[str], Site]) -> Site:
    """Return the site, built once."""
    return sound_site("ledger")


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
    assert [label and words(label) for label in labels] == FULL[:2]
    assert [str(child.name) for child in found.find_all(recursive=False)] == [
        *("p", "p", "a", "div", "div", "dl")
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
    "Rats slept less when they were given tea ◇ Tested only in animals or cells; "
    "Tea holds caffeine ▪ Documented fact",
]
CAFFEINE = ["Tea holds caffeine", "Supported", "Tea holds caffeine ▪ Documented fact"]
GAP = [
    "None of the articles says how much caffeine a cup holds",
    "Left out",
    "Tea holds caffeine ▪ Documented fact",
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
        f"{len(listed)} of the 3 statements of popular articles that we checked."
    )
    links = [str(a["href"]) for a in page.select("table.evidence-table tbody th a")]
    assert len(links) == len(listed)
    assert all(link.startswith("ledger.html#popular-") for link in links)


def test_a_list_that_nothing_answers_says_so(new_site: Callable[..., Site]) -> None:
    site = new_site("ledger")
    site.change("sleep.md", ":condition: sleep", ":condition: waking\n:verdict: left-out")
    built = site.build("-W")
    assert built.status == 0
    assert "No statement that we checked is of this kind." in words(built.html("sleep"))


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

# -- lookalikes ------------------------------------------------------------------------------------

ROW = ":id: x\n:verdict: supported\n:answer: tea-caffeine\n\nSo it is.\n"


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
    assert "Tea leaves hold caffeine ▪ Documented fact" in words(card(built))
    assert rows(built)[1][2] == "Tea leaves hold caffeine ▪ Documented fact"
    now = built.mtimes()
    written = {name for name in before if name.endswith(".html") and now[name] != before[name]}
    assert {"ledger.html", "sleep.html"} <= written
    site.change("claims.md", ":tier: preclinical", ":tier: none")
    assert "○○○○ No study in people found" in words(card(site.build()))


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
    assert "1 of the 2 statements of popular articles that we checked." in words(
        built.html("sleep")
    )


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
