"""``watch``: what it asks, what it notes of the works found, and runs that are taken up or refused."""

from __future__ import annotations

import io
import json
import threading

import pytest

from sphinx_evidence.commands.pubmed import PubMed
from sphinx_evidence.model.version import VERSION
from tests.crossref import Reply
from tests.databases import HEADER, SLEEP, Databases, Watch, epmc, numbers, records, result, summary
from tests.records import Make

TITLE = "Black tea in {} sleepless sailors of the north"


def row(number: int, claim: str = "tea-sleep", day: str = "2026-11-22", told: str = ",,") -> str:
    title = TITLE.format(number)
    return f"{claim},10.1000/new{number},{day},{told},randomised trial,2026-11-18,{title}\n"


# -- what is asked and noted ---------------------------------------------------------------------


def test_a_new_trial_is_noted_once_though_both_databases_have_it(
    watching: Watch, databases: Databases
) -> None:
    databases.says("searchPOST", epmc(result(1)))
    databases.says("esearch", numbers(1, 2))
    databases.says("esummary", records(summary(1), summary(2, pubtype=["Clinical Trial"])))
    ran = watching.run()
    assert ran.lines == [
        "[1/1] tea-sleep: Europe PMC: 1 new, 1 trial among them; PubMed: 1 new, 1 trial among them",
        "1 claim: 2 new, 2 trials among them; 0 other claims not asked for",
        f"2 works wait to be looked at, 2 trials among them; {watching.paths.page} lists them.",
    ]
    second = row(2).replace("randomised trial", "trial")
    assert (ran.status, ran.file) == (0, HEADER + row(1) + second)
    assert databases.agents == {f"sphinx-evidence/{VERSION} (mailto:me@example.org)"}
    assert databases.asked == ["searchPOST", "esearch", "esummary"]


def test_each_database_is_asked_in_its_own_words_since_the_last_search(
    watching: Watch, databases: Databases
) -> None:
    watching.run()
    assert databases.asked_for("query") == [
        '(TITLE_ABS:"black tea") AND (TITLE_ABS:"sailors") AND (TITLE_ABS:"sleep") '
        "AND FIRST_IDATE:[2026-10-31 TO 2026-11-22]"
    ]
    assert databases.asked_for("term") == [
        '("black tea"[tiab]) AND ("sailors"[tiab]) AND ("sleep"[tiab]) '
        "AND 2026/10/31:2026/11/22[crdt]"
    ]
    assert databases.asked_for("email") == ["me@example.org"]
    assert databases.asked_for("tool") == ["sphinx-evidence"]
    watching.today = "2026-12-22"
    watching.run()
    assert "[2026-11-21 TO 2026-12-22]" in databases.asked_for("query")[1]


def test_what_the_bibliography_holds_is_left_out(
    watching: Watch, databases: Databases, make: Make
) -> None:
    """By its DOI, by its number, or by its title."""
    sources = (
        make.source(doi="10.1000/new1"),
        make.source("b", pmid="2", doi="", title="Another work of the bibliography"),
        make.source("c", title="Black tea in 3 sleepless sailors of the North"),
    )
    watching.site = make.site(make.claim(**SLEEP), sources=sources)
    databases.says("searchPOST", epmc(*(result(number) for number in (1, 2, 3, 4))))
    assert watching.run().file == HEADER + row(4)


def test_a_claim_whose_words_changed_is_asked_for_anew(
    watching: Watch, databases: Databases, make: Make
) -> None:
    watching.run()
    assert watching.searches.splitlines()[1:] == [
        "tea-sleep,Europe PMC,2026-10-31,2026-11-22,0,"
        '"(TITLE_ABS:""black tea"") AND (TITLE_ABS:""sailors"") AND (TITLE_ABS:""sleep"")"',
        "tea-sleep,PubMed,2026-10-31,2026-11-22,0,"
        '"(""black tea""[tiab]) AND (""sailors""[tiab]) AND (""sleep""[tiab])"',
    ]
    watching.site = make.site(make.claim(**(SLEEP | {"subjects": "cooks"})))
    watching.run()
    assert "cooks" in databases.asked_for("query")[1]
    assert "[2026-10-31 TO" in databases.asked_for("query")[1]


@pytest.mark.parametrize(
    ("options", "arguments", "day"),
    [
        ({"searched": "yesterday: in sailors", "reviewed": "2026-05-06"}, [], "2026-05-05"),
        ({"searched": "yesterday: in sailors"}, [], "2025-11-22"),
        ({}, ["--since", "2020-01-01"], "2020-01-01"),
    ],
)
def test_from_which_day_on(
    watching: Watch,
    databases: Databases,
    make: Make,
    options: dict[str, str],
    arguments: list[str],
    day: str,
) -> None:
    watching.site = make.site(make.claim(**(SLEEP | options)))
    watching.run(*arguments)
    assert f"FIRST_IDATE:[{day} TO" in databases.asked_for("query")[0]


def test_a_later_day_leaves_no_gap(watching: Watch, databases: Databases) -> None:
    """What came before that day was not asked for, so the next run asks for it."""
    watching.run("--since", "2026-11-20")
    assert watching.searches == ""
    watching.run()
    assert "[2026-10-31 TO" in databases.asked_for("query")[1]


# -- going on, and what stays --------------------------------------------------------------------


def test_what_a_person_wrote_stays_byte_for_byte(watching: Watch, databases: Databases) -> None:
    """Line ends, quotes and order are theirs; a work that they looked at does not come again."""
    looked = row(1, day="2026-10-01", told='2026-10-02,Ann,"cited, at last"').replace("\n", "\r\n")
    mine = HEADER.replace("\n", "\r\n") + looked + row(2, day="2026-10-01").rstrip("\n")
    watching.paths.watch.write_bytes(mine.encode())
    databases.says("searchPOST", epmc(*(result(number) for number in (1, 2, 3))))
    watching.run()
    assert watching.paths.watch.read_bytes() == f"{mine}\n{row(3)}".encode()


def test_what_a_person_writes_meanwhile_stays(watching: Watch, databases: Databases) -> None:
    databases.says("searchPOST", epmc(result(1)))
    databases.says("esearch", numbers(2))
    databases.says("esummary", records(summary(2, pubtype=["Randomized Controlled Trial"])))
    ask = PubMed.ask

    def and_write(self: PubMed, *asked: str) -> object:
        text = watching.paths.watch.read_text("utf-8")
        watching.paths.watch.write_text(text.replace(",,,,", ",2026-11-22,Ann,cited,"), "utf-8")
        return ask(self, *asked)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PubMed, "ask", and_write)
        ran = watching.run()
    assert ran.file == HEADER + row(1, told="2026-11-22,Ann,cited") + row(2)
    assert "tea in 1 sleepless" not in watching.page


def test_a_second_run_of_the_day_asks_nobody(watching: Watch, databases: Databases) -> None:
    databases.says("searchPOST", epmc(result(1)))
    first = watching.run()
    again = watching.run()
    assert again.lines[0] == "[1/1] tea-sleep: Europe PMC was asked today; PubMed was asked today"
    assert again.file == first.file
    assert databases.asked == ["searchPOST", "esearch"]
    assert watching.run("--all").file == first.file
    assert databases.asked == ["searchPOST", "esearch"] * 2


def two_claims(watching: Watch, make: Make) -> None:
    other = make.claim(**(SLEEP | {"id": "tea-cooks", "subjects": "cooks"}), ordinal=1)
    watching.site = make.site(make.claim(**SLEEP), other)


def test_a_run_that_is_stopped_goes_on(
    watching: Watch, databases: Databases, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_claims(watching, make)
    databases.says("searchPOST", epmc(result(1)))
    ask = PubMed.ask

    def stop(self: PubMed, query: str, *days: str) -> object:
        if "cooks" not in query:
            raise KeyboardInterrupt
        return ask(self, query, *days)

    monkeypatch.setattr(PubMed, "ask", stop)
    ran = watching.run()
    assert ran.lines[-1] == "Stopped. All that was found is noted; run again to go on."
    assert (ran.status, ran.file) == (130, HEADER + row(1, "tea-cooks") + row(1))
    assert "tea-cooks" in watching.page
    monkeypatch.setattr(PubMed, "ask", ask)
    again = watching.run()
    assert again.lines[:2] == [
        "[1/2] tea-cooks: Europe PMC was asked today; PubMed was asked today",
        "[2/2] tea-sleep: Europe PMC was asked today; PubMed: 0 new",
    ]
    assert again.file == ran.file
    assert {path.name for path in watching.folder.iterdir()} == {
        *("watch.csv", "watch-searches.csv", "docs"),
    }


def test_only_the_claims_that_are_named(watching: Watch, databases: Databases, make: Make) -> None:
    two_claims(watching, make)
    ran = watching.run("tea-cooks")
    assert [line.partition(":")[0] for line in ran.lines[:2]] == ["[1/1] tea-cooks", "1 claim"]


# -- when no answer comes ------------------------------------------------------------------------


def test_a_database_that_says_nothing_is_asked_again_the_next_time(
    watching: Watch, databases: Databases
) -> None:
    databases.says("searchPOST", Reply(500))
    databases.says("esearch", numbers(1))
    databases.says("esummary", records(summary(1, pubtype=["Randomized Controlled Trial"])))
    ran = watching.run()
    assert ran.lines[0] == (
        "[1/1] tea-sleep: Europe PMC answered 500; PubMed: 1 new, 1 trial among them"
    )
    assert "1 question without an answer" in ran.lines[1]
    assert (ran.status, ran.slept, ran.file) == (1, [2, 8, 30], HEADER + row(1))
    assert "Europe PMC" not in watching.searches
    databases.says("searchPOST", epmc(result(1)))
    assert watching.run().lines[0] == "[1/1] tea-sleep: Europe PMC: 0 new; PubMed was asked today"


def test_a_database_that_is_not_there_is_soon_left_alone(
    watching: Watch, databases: Databases, make: Make
) -> None:
    claims = (
        make.claim(**(SLEEP | {"id": f"c{number}", "subjects": f"s{number}"}), ordinal=number)
        for number in range(5)
    )
    watching.site = make.site(*claims)
    databases.says("esearch", Reply(403))
    ran = watching.run()
    said = "PubMed answered 403, so it was not asked again"
    assert [line.partition("0 new; ")[2] for line in ran.lines[:5]] == [
        *(said, said, f"{said}; it is not asked any more", "PubMed not asked", "PubMed not asked"),
    ]
    assert (ran.status, databases.asked.count("esearch")) == (1, 3)
    assert databases.asked.count("searchPOST") == 5


def test_an_answer_that_was_not_taken_whole_is_said_and_asked_for_again(
    watching: Watch, databases: Databases
) -> None:
    databases.says("searchPOST", epmc(result(1), total=900, following="A"), epmc(total=900))
    ran = watching.run()
    assert (
        "Europe PMC: 1 new, 1 trial among them (1 of 900 were taken; narrow its words)"
        in (ran.lines[0])
    )
    assert "1 question too wide" in ran.lines[1]
    assert (ran.status, ran.file) == (1, HEADER + row(1))
    assert "Europe PMC" not in watching.searches


# -- the page, and how far it is -----------------------------------------------------------------


def test_the_page_shows_trials_first_and_the_newest_first(
    watching: Watch, databases: Databases, make: Make
) -> None:
    two_claims(watching, make)
    databases.says(
        "searchPOST",
        epmc(
            result(1, firstPublicationDate="2026-10-01"),
            result(2),
            result(3, pubType="review", title="Tea & <i>sleep</i>, a [new] `view` of *it*"),
            result(4, pubType="meta-analysis; journal article"),
            result(5, pubType="journal article", doi="", firstPublicationDate="", pubYear=""),
        ),
    )
    ran = watching.run()
    assert ran.lines[2].startswith("2 claims: 5 new, 2 trials among them; ")  # each work once
    page = watching.page
    assert [line for line in page.splitlines() if line.startswith(("#", "- "))] == [
        "# Works to look at",
        "## Trials: 2",
        "- **Black tea in 2 sleepless sailors of the north.** randomised trial, 2026-11-18, found "
        "22 November 2026. [doi:10.1000/new2](<https://doi.org/10.1000/new2>)",
        "- **Black tea in 1 sleepless sailors of the north.** randomised trial, 2026-10-01, found "
        "22 November 2026. [doi:10.1000/new1](<https://doi.org/10.1000/new1>)",
        "## Reviews that weigh studies together: 1",
        "- **Black tea in 4 sleepless sailors of the north.** systematic review, 2026-11-18, found "
        "22 November 2026. [doi:10.1000/new4](<https://doi.org/10.1000/new4>)",
        "## Others: 2",
        r"- **Tea \& sleep, a \[new\] \`view\` of \*it\*.** review, 2026-11-18, found "
        "22 November 2026. [doi:10.1000/new3](<https://doi.org/10.1000/new3>)",
        "- **Black tea in 5 sleepless sailors of the north.** design not told, day not told, found "
        "22 November 2026. [PubMed 5](<https://pubmed.ncbi.nlm.nih.gov/5/>)",
    ]
    lines = "  - `tea-cooks` (page.md), line {}: Tea holds caffeine", "  - `tea-sleep` (page.md), "
    assert lines[0].format("3 of watch.csv") in page
    assert page.count(lines[1]) == 5
    watching.paths.watch.write_text(HEADER, "utf-8")
    watching.run()
    assert watching.page.endswith("\nNothing waits.\n")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_a_bar(watching: Watch, make: Make) -> None:
    two_claims(watching, make)
    out = Terminal()
    watching.run(out=out)
    said = out.getvalue()
    assert f"[{'#' * 15}{'.' * 15}] about 1 min left\r\x1b[K[2/2] tea-sleep" in said
    assert said.count("min left") == 1


# -- what can't be used --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "raw", "arguments", "said"),
    [
        ("watch.csv", "claim\n", [], "watch.csv:1: the works found must start with the columns"),
        ("watch.csv", f"{HEADER}a,b\n", [], 'watch.csv:2: the row of "b" can\'t be read; write '),
        ("watch-searches.csv", "a\n", [], "watch-searches.csv:1: the searches must start with"),
        ("x", "", ["tea-slep"], 'no claim has the id "tea-slep" (did you mean "tea-sleep"?)'),
        ("x", "", ["tea-hot"], '"tea-hot" asks nothing that a database could answer; give it'),
        ("x", "", ["--since", "May"], '--since "May" is no date; write a day such as 2026-11-22'),
        ("x", "", ["--pubmed", "file:///etc/passwd"], "--pubmed file:///etc/passwd is no address"),
        ("x", "", ["--europe-pmc", "x"], '--europe-pmc x is no address; it starts with "https://"'),
        ("x", "", ["--contact", "me"], '--contact "me" is no mail address'),
        ("x", "", ["--rate", "0"], "--rate must be a number above 0"),
    ],
)
def test_what_cannot_be_used_is_said_before_anybody_is_asked(
    watching: Watch,
    databases: Databases,
    make: Make,
    capsys: pytest.CaptureFixture[str],
    name: str,
    raw: str,
    arguments: list[str],
    said: str,
) -> None:
    watching.site = make.site(make.claim(**SLEEP), make.claim(id="tea-hot", ordinal=1))
    (watching.folder / name).write_text(raw, "utf-8")
    ran = watching.run(*arguments)
    assert (ran.status, ran.lines, databases.asked) == (2, [], [])
    error = capsys.readouterr().err
    assert error.startswith("watch: ")
    assert said in error
    assert (watching.folder / name).read_text("utf-8") == raw


def test_without_an_address_it_says_so(watching: Watch) -> None:
    ran = watching.run("--contact", "")
    assert ran.lines[0] == "No mail address was given (--contact); the databases ask for one."


def test_a_slow_answer_is_tried_again(watching: Watch, databases: Databases) -> None:
    held = Reply(hold=threading.Event())
    databases.says("searchPOST", held, Reply(body=json.dumps(epmc(result(1))).encode()))
    ran = watching.run("--timeout", "0.2")
    assert (ran.status, ran.file, ran.slept) == (0, HEADER + row(1), [2])
