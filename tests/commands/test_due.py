"""``due``: what is old by now, where it stands, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.rules.rule import claim
from tests.command_line import Said
from tests.conftest import on

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


HOT = claim(id="tea-hot", sentence="Tea is served hot", body="It is.")

COLUMNS = "claim,fingerprint,reviewed,by\n"


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    """Return a site of two claims that keeps neither list nor reviews."""
    return new_site("rules", {"page.md": claim(), "other.md": HOT})


def names(site: Site) -> list[str]:
    return sorted(path.name for path in site.root.iterdir())


# -- What is due -----------------------------------------------------------------------------------

SEARCH = claim(
    id="tea-sailors",
    tier="none",
    sentence="We found no trial of tea for sleep in sailors",
    searched="2026-11-01: trials of tea in sailors | PubMed: tea sailors",
    reviewed="2026-12-01",
)
AGES = "evidence_review_months = 12\n"


@pytest.fixture
def aging(site: Site, command: Said, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a sound site whose reviews, searches and look-ups count for a while."""
    on(monkeypatch, "2026-12-01")
    site.add("conf.py", f'{AGES}evidence_reviews = "reviews.csv"\n')
    site.add("conf.py", 'evidence_source_status = "status.csv"\nevidence_status_days = 30\n')
    site.write(
        "status.csv",
        "doi,status,source,checked\n10.1000/smith,current,Crossref,2027-06-01\n"
        "10.1000/trial,current,Crossref,2027-06-01\n"
        "10.1000/rats,current,Crossref,2027-06-01\n"
        "10.1000/cohort,current,Crossref,2027-06-01\n"
        "10.1000/letter,current,Crossref,2027-06-01\n"
        "10.1000/label,current,Crossref,2027-06-01\n",
    )
    site.write("page.md", f"{claim(reviewed='2026-12-31')}\n{SEARCH}")
    assert command("review", "--all")[0] == 0
    return site


def test_nothing_is_due_and_from_when_something_will_be(
    aging: Site, command: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(monkeypatch, "2027-06-15")
    files = names(aging)
    assert command("due") == (0, "Nothing is due before 2027-07-01 is over.\n", "")
    on(monkeypatch, "2027-07-01")
    assert command("due")[0] == 0
    on(monkeypatch, "2027-07-02")
    assert command("due")[0] == 1
    assert names(aging) == files  # it writes nothing


def test_what_is_due_is_listed_with_place_reason_and_remedy(
    aging: Site, command: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = 'read it against its sources, then run "python -m sphinx_evidence review {}"'
    status = (
        "status.csv:1: all 6 cited sources were last looked up more than 30 days ago (the first on "
        "2027-06-01); run python -m sphinx_evidence refresh [evidence.stale-status]\n"
    )
    search = (
        'page.md:11: claim "tea-sailors": its search, on 2026-11-01, is more than 12 months old; '
        "search again, then write the day, what you looked for and the queries after :searched: "
        "[evidence.stale-search]\n"
    )
    overdue = (
        '{}: claim "{}": its last review, on 2026-12-01, is more than 12 months old; '
        f"{again} [evidence.review-overdue]\n"
    )
    hot = overdue.format("other.md:1", "tea-hot", "tea-hot")
    sailors = overdue.format("page.md:11", "tea-sailors", "tea-sailors")
    sleep = overdue.format("page.md:1", "tea-sleep", "tea-sleep").replace("12-01", "12-31")
    for day, said in (
        ("2027-11-01", f"{status}1 thing due: stale-status 1\n"),
        ("2027-11-02", f"{search}{status}2 things due: stale-search 1, stale-status 1\n"),
        (
            "2036-07-01",
            f"{hot}{sleep}{sailors}{search}{status}"
            "5 things due: review-overdue 3, stale-search 1, stale-status 1\n",
        ),
    ):
        on(monkeypatch, day)
        assert command("due") == (1, said, "")
        assert aging.build("-W", builder="evidence").status == 0
    # A site that asks to be failed by time, and one that never asks for anything.
    aging.add("conf.py", 'evidence_rules = {"review-overdue": "error", "stale-search": "advice"}\n')
    assert command("due")[1].endswith(
        "5 things due: review-overdue 3, stale-search 1, stale-status 1\n"
    )
    aging.add("conf.py", "evidence_review_months = evidence_status_days = 0\n")
    assert command("due") == (0, "Nothing is due.\n", "")


def test_other_faults_are_not_due(aging: Site, command: Said) -> None:
    """A build lists them; and what an author did wrong is no matter of time."""
    aging.write("page.md", claim(disclaimer="-", reviewed="2099-01-01"))
    assert command("due")[0] == 0


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "reviews.csv",
            f"{COLUMNS}tea-sleep,0,2020-02-30,Ann\n",
            'reviews.csv:2: the review of "tea-sleep" can\'t be read; write claim, fingerprint, '
            "date such as 2026-11-22, and who; until then nobody can tell what is due\n",
        ),
        (
            "status.csv",
            "doi\n",
            "status.csv:1: the status file must start with the columns "
            "doi,status,source,checked; add them; until then nobody can tell what is due\n",
        ),
    ],
)
def test_a_file_that_can_not_be_read_is_not_called_up_to_date(
    aging: Site, command: Said, name: str, text: str, said: str
) -> None:
    aging.write(name, text)
    assert command("due") == (1, "", said)


def test_no_site_has_nothing_that_could_be_due(site: Site, command: Said) -> None:
    site.delete("conf.py")
    said = f"{site.root} holds no conf.py; name the folder of the site with --source\n"
    assert command("due") == (1, "", said)
