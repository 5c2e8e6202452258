"""Claims and findings as data: what other software may rely on."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from sphinx_evidence.files.reviews import Review, ReviewFile
from sphinx_evidence.files.status import StatusRow
from sphinx_evidence.model.place import Place
from sphinx_evidence.reports.claims_json import SCHEMA_VERSION, claims_document
from sphinx_evidence.reports.tallies import summary_text
from sphinx_evidence.reports.text import findings_document, findings_text
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site
from tests.schemas import CLAIMS, FINDINGS


def claims_of(site: Site) -> dict[str, Any]:
    return claims_document(site, check(site), lambda docname, anchor: f"{docname}.html#{anchor}")


@pytest.fixture
def site(make: Any) -> Site:
    full = make.claim(
        "Tea may slightly reduce sleep",
        tier="low",
        cite="smith2020, doe1999",
        against="roe2001",
        harms="awake",
        rated_down="imprecision 2: few; publication-bias 0: one trial",
        population="people <18 & older",
        intervention="tea",
        comparator="water",
        outcome="sleep",
        direction="harm",
        better="more",
        size="small",
        reviewed="2026-11-22",
        doctests=4,
    )
    return make.site(
        full,
        make.claim("Tea holds caffeine", id="awake", place=Place("b.md", 9), docname="b"),
        make.claim(
            "", options=(), place=Place("b.md", 19), docname="b", ordinal=1, anchor="claim-x"
        ),
        sources=tuple(
            make.source(key, doi=f"10.1000/{key}", title=key)
            for key in ("doe1999", "roe2001", "smith2020", "unused")
        ),
        disclaimers=(make.disclaimer(), make.disclaimer("unused")),
        popular_claims=(make.row(covers="b, c", slip="natural", condition="sleep"),),
    )


def test_the_schema_is_the_one_that_is_pinned_here(site: Site) -> None:
    assert SCHEMA_VERSION == 2
    jsonschema.validate(claims_of(site), CLAIMS)
    jsonschema.validate(findings_document(check(site)), FINDINGS)
    jsonschema.validate(claims_of(Site((), (), ())), CLAIMS)
    jsonschema.validate(findings_document(check(Site((), (), ()))), FINDINGS)


def test_a_claim_with_everything(site: Site) -> None:
    assert claims_of(site)["claims"][0] == {
        "id": "tea-sleep",
        "claim": "Tea may slightly reduce sleep",
        "url": "page.html#claim-tea-sleep",
        "page": "page",
        "file": "page.md",
        "tier": {"name": "low", "label": "Low certainty", "symbol": "⊕⊕○○"},
        "sources": ["smith2020", "doe1999"],
        "against": ["roe2001"],
        "disclaimers": ["general"],
        "harms": ["awake"],
        "rated_down": [
            {"domain": "imprecision", "levels": 2, "reason": "few"},
            {"domain": "publication-bias", "levels": 0, "reason": "one trial"},
        ],
        "rated_up": [],
        "population": "people <18 & older",
        "intervention": "tea",
        "comparator": "water",
        "outcome": "sleep",
        "direction": "harm",
        "better": "more",
        "size": "small",
        "rating": {
            "start": "high",
            "computed": "low",
            "sum": "starts high: 3 randomised trials; −2 imprecision; = low",
        },
        "publication_bias": "could-not-be-assessed",
        "searched": None,
        "unread_trials": [],
        "reviewed": "2026-11-22",
        "review_due": "",
        "suspect": False,
        "waived": [],
        "doctests": 4,
        "figures": [],
        "findings": [],
    }


def test_a_row_of_the_ledger_is_told_with_its_answers(site: Site) -> None:
    document = claims_of(site)
    assert document["gate"]["popular_claims_seen"] == 1
    assert document["popular_claims"] == [
        {
            "id": "tea-nights",
            "says": "Tea ends sleepless nights",
            "url": "ledger.html#popular-tea-nights",
            "docname": "ledger",
            "anchor": "popular-tea-nights",
            "articles": ["nights"],
            "verdict": "unsupported",
            "slips": ["natural"],
            "answers": ["tea-sleep"],
            "covers": ["b", "c"],
            "conditions": ["sleep"],
        }
    ]


def test_a_faulty_claim_tells_what_it_lacks(site: Site) -> None:
    document = claims_of(site)
    faulty = document["claims"][2]
    assert faulty["tier"]["name"] == "unrated"
    assert faulty["findings"] == [
        "empty-claim",
        "missing-citation",
        "missing-disclaimer",
        "missing-id",
        "missing-tier",
    ]
    assert faulty["rating"] is faulty["publication_bias"] is faulty["searched"] is None
    assert document["gate"]["passed"] is False
    assert document["gate"]["findings"] == 5
    assert document["gate"]["claims_seen"] == 3
    assert document["gate"]["tiers"] == {"low": 1, "reference": 1, "unrated": 1}
    assert claims_of(Site(site.claims[:2], site.disclaimers, site.sources))["gate"]["passed"]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("", "not-stated"),
        ("imprecision: few", "not-stated"),
        ("publication-bias: missing", "rated-down"),
        ("publication-bias 2: missing", "rated-down"),
        ("publication-bias 0: one trial", "could-not-be-assessed"),
    ],
)
def test_publication_bias_not_found_and_not_to_be_found_are_two_things(
    make: Any, steps: str, told: str
) -> None:
    [claim] = claims_of(make.site(make.claim(tier="high", rated_down=steps)))["claims"]
    assert claim["publication_bias"] == told


def test_a_search(make: Any) -> None:
    claim = make.claim(tier="none", searched="2026-11-22: trials, in one review")
    [told] = claims_of(make.site(claim))["claims"]
    assert told["searched"] == {"on": "2026-11-22", "for": "trials, in one review", "due": ""}
    assert told["rating"] is None


def test_what_is_due_is_told_by_its_day_and_not_by_the_day_of_the_build(make: Any) -> None:
    """No clock: the same bytes before that day and after it."""
    claim = make.claim(
        "We found no trial of tea for sleep in sailors",
        tier="none",
        searched="2026-02-28: trials",
        reviewed="2026-11-22",
    )
    row = StatusRow("10.1000/smith", "current", "Crossref", "2026-11-01")
    told = [
        claims_of(
            make.site(
                claim,
                statuses={row.doi: row},
                status_path="status.csv",
                settings=Settings(review_months=24, status_days=180, today=day),
            )
        )
        for day in ("2026-11-22", "2028-02-29", "2036-07-01")
    ]
    assert told[0] == told[1] == told[2]
    [one] = told[0]["claims"]
    assert (one["reviewed"], one["review_due"]) == ("2026-11-22", "2028-11-22")
    assert one["searched"] == {"on": "2026-02-28", "for": "trials", "due": "2028-02-28"}
    assert told[0]["sources"]["smith2020"]["status"]["due"] == "2027-04-30"
    assert (one["findings"], told[0]["gate"]["findings"]) == ([], 0)


def test_the_computed_tier_stands_beside_the_declared_one(make: Any) -> None:
    [told] = claims_of(make.site(make.claim(tier="high", rated_down="imprecision: few")))["claims"]
    assert (told["tier"]["name"], told["rating"]["computed"]) == ("high", "moderate")
    assert "tier-mismatch" in told["findings"]
    [told] = claims_of(make.site(make.claim(tier="high", cite="nobody")))["claims"]
    assert told["rating"] == {"start": "", "computed": "", "sum": "no source sets a start"}


def test_a_suspect_claim_is_told_also_where_it_may_pass(make: Any) -> None:
    """A waiver lets it pass; it does not make anybody read it."""
    file = ReviewFile("r.csv", {"tea-sleep": Review("0", "2026-11-01", "")}, ())
    [told] = claims_of(make.site(make.claim(), reviews=file))["claims"]
    assert (told["suspect"], told["findings"]) == (True, ["suspect-claim"])
    assert told["reviewed"] == "2026-11-01"
    waived = make.claim(waive="suspect-claim until 2099-01-01: Ann is ill")
    document = claims_of(make.site(waived, reviews=file))
    [told] = document["claims"]
    assert (told["suspect"], told["findings"]) == (True, [])
    assert told["waived"] == [
        {"rule": "suspect-claim", "until": "2099-01-01", "reason": "Ann is ill"}
    ]
    gate = document["gate"]
    assert (gate["findings"], gate["waived"], gate["passed"]) == (0, 1, True)
    jsonschema.validate(document, CLAIMS)


def test_only_what_a_claim_names_is_told(site: Site) -> None:
    document = claims_of(site)
    assert list(document["sources"]) == ["doe1999", "roe2001", "smith2020"]
    assert document["sources"]["smith2020"] == {
        "label": "Smith 2020",
        "reference": "Smith J. Tea. 2020.",
        "url": "https://doi.org/10.1000/smith",
        "doi": "10.1000/smith2020",
        "design": "rct",
        "species": "human",
        "finding": "12 people slept.",
        "status": {"is": "unknown", "said_by": "", "checked": "", "due": ""},
    }
    assert document["disclaimers"] == {
        "general": {
            "text": "This is general information.",
            "url": "safety.html#disclaimer-general",
        }
    }


def test_a_gate_that_was_lowered_can_not_hide_it(make: Any) -> None:
    settings = Settings(rules={"unknown-value": "warning", "missing-tier": "warning"})
    gate = claims_of(make.site(make.claim(size="big"), settings=settings))["gate"]
    assert gate["severities"]["unknown-value"] == "warning"
    assert gate["severities"]["missing-tier"] == "error"
    assert gate["findings"] == 2
    assert not gate["passed"]  # for the setting that lowers a core rule


def test_findings(make: Any) -> None:
    report = check(make.site(make.claim(tier=None, size="big")))
    document = findings_document(report)
    assert document["findings"] == [
        {
            "file": "page.md",
            "line": 3,
            "severity": "error",
            "rule": "missing-tier",
            "claim": "tea-sleep",
            "message": "it has no tier; add :tier: with one of high, moderate, low, very-low, "
            "preclinical, none, reference",
        },
        {
            "file": "page.md",
            "line": 3,
            "severity": "error",
            "rule": "unknown-value",
            "claim": "tea-sleep",
            "message": ':size: can\'t be "big"; use one of large, moderate, small, trivial',
        },
    ]
    assert list(document["rules"]) == list(RULES)
    assert document["rules"]["missing-tier"] == {
        "group": "What every claim owes its reader",
        "what": RULES["missing-tier"].what,
        "why": RULES["missing-tier"].why,
        "fix": RULES["missing-tier"].fix,
        "core": True,
        "severity": "error",
    }
    assert document["tiers"] == {"unrated": 1}
    tallies = document["tallies"]
    assert tallies["missing-tier"] == {"checked": 1, "passed": 0, "waived": 0, "failed": 1}
    assert tallies["missing-id"] == {"checked": 1, "passed": 1, "waived": 0, "failed": 0}
    text = findings_text(report)
    assert text.splitlines()[:2] == [
        f'{one["file"]}:{one["line"]}: ERROR: claim "{one["claim"]}": {one["message"]} '
        f"[evidence.{one['rule']}]"
        for one in document["findings"]
    ]
    assert text.splitlines()[2:4] == [report.summary(), ""]
    assert text.endswith(f"\n\n{summary_text(report)}")


def test_json_and_back(site: Site) -> None:
    for document in (claims_of(site), findings_document(check(site))):
        assert json.loads(json.dumps(document)) == document
        assert json.loads(json.dumps(document, ensure_ascii=False, sort_keys=True)) == document


def test_the_same_site_gives_the_same_bytes(site: Site) -> None:
    first, second = (json.dumps(claims_of(site)) for _ in range(2))
    assert first == second
