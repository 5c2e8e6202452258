"""What a build leaves for other software and other sites: JSON, findings, inventory, search."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sphinx.util.inventory import InventoryFile

from sphinx_evidence.rules.registry import RULES
from tests.conftest import Built, Site, run_sphinx

CLAIM = (
    ":::{{evidence}} The evidence is very uncertain about the effect of tea {0} on sleep\n"
    ":id: tea-{0}\n:tier: very-low\n:cite: smith2020\n:disclaimer: general\n:direction: harm\n:better: more\n"
    ":rated-down: imprecision: few; indirectness 2: far; publication-bias 0: one trial\n"
    ":population: adults\n:intervention: tea {0}\n:comparator: water\n:outcome: sleep\n"
    "\n```{{doctest}}\n>>> {0} * 1\n{0}\n```\n:::\n"
)


def many(count: int = 8) -> dict[str, str]:
    return {f"p{n:02}.md": f"# Page {n}\n\n{CLAIM.format(n)}" for n in range(count)}


def claims_file(built: Built) -> bytes:
    return (built.out / "claims.json").read_bytes()


def test_claims_json_of_one_claim_in_full(new_site: Callable[..., Site]) -> None:
    claim = CLAIM.format(1).replace("tea 1", "tea")  # a number in a sentence is a figure
    site = new_site("tea", {"page.md": f"# Page\n\nText.\n\n{claim}"})
    built = site.build("-W")
    assert built.status == 0
    document = json.loads(claims_file(built))
    checked = document["gate"].pop("checked")
    assert set(checked) == set(RULES)
    assert all(isinstance(count, int) for count in checked.values())
    assert document == {
        "schema_version": 2,
        "gate": {
            "claims_seen": 1,
            "popular_claims_seen": 0,
            "findings": 0,
            "passed": True,
            "severities": {slug: rule.severity for slug, rule in RULES.items()},
            "tiers": {"very-low": 1},
            "waived": 0,
        },
        "popular_claims": [],
        "claims": [
            {
                "id": "tea-1",
                "claim": "The evidence is very uncertain about the effect of tea on sleep",
                "url": "page.html#claim-tea-1",
                "page": "page",
                "file": "page.md",
                "tier": {"name": "very-low", "label": "Very low certainty", "symbol": "⊕○○○"},
                "sources": ["smith2020"],
                "against": [],
                "disclaimers": ["general"],
                "harms": [],
                "rated_down": [
                    {"domain": "imprecision", "levels": 1, "reason": "few"},
                    {"domain": "indirectness", "levels": 2, "reason": "far"},
                    {"domain": "publication-bias", "levels": 0, "reason": "one trial"},
                ],
                "rated_up": [],
                "population": "adults",
                "intervention": "tea",
                "comparator": "water",
                "outcome": "sleep",
                "direction": "harm",
                "better": "more",
                "size": "",
                "rating": {
                    "start": "high",
                    "computed": "very-low",
                    "sum": "starts high: 1 randomised trial; −1 imprecision; −2 indirectness; "
                    "= very-low",
                },
                "publication_bias": "could-not-be-assessed",
                "searched": None,
                "suspect": False,
                "waived": [],
                "reviewed": "",
                "review_due": "",
                "unread_trials": [],
                "doctests": 1,
                "figures": [],
                "findings": [],
            }
        ],
        "sources": {
            "smith2020": {
                "label": "Smith 2020",
                "reference": "Smith A, Jones B. Tea and sleep. Journal of Tea. 2020.",
                "url": "https://doi.org/10.1000/smith",
                "doi": "10.1000/smith",
                "design": "rct",
                "species": "human",
                "finding": "",
                "status": {"is": "unknown", "said_by": "", "checked": "", "due": ""},
            }
        },
        "disclaimers": {
            "general": {
                "text": "This is not medical advice.",
                "url": "index.html#disclaimer-general",
            }
        },
    }


@pytest.mark.parametrize(
    ("builder", "url"),
    [("dirhtml", "page/#claim-tea-1"), ("singlehtml", "index.html#claim-tea-1")],
)
def test_claims_json_gives_the_address_of_each_kind_of_html(
    new_site: Callable[..., Site], builder: str, url: str
) -> None:
    site = new_site("tea", {"page.md": f"# Page\n\n{CLAIM.format(1)}"})
    document = json.loads(claims_file(site.build(builder=builder)))
    given = document["claims"][0]["url"]
    if builder == "singlehtml":
        assert given.endswith("#claim-tea-1")
        assert given.count("#") == 1
    else:
        assert given == url


def test_claims_json_tells_of_findings(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.change("page.md", ":cite: smith2020\n:disclaimer: general", ":teir: x")
    document = json.loads(claims_file(site.build()))
    assert document["gate"]["passed"] is False
    assert document["gate"]["findings"] == 3
    assert document["claims"][0]["findings"] == [
        *("missing-citation", "missing-disclaimer", "unknown-option")
    ]
    site.add("conf.py", 'evidence_rules = {"unknown-value": "warning"}\n')
    document = json.loads(claims_file(site.build()))
    assert document["gate"]["severities"]["unknown-value"] == "warning"
    assert document["gate"]["severities"]["missing-citation"] == "error"


def test_claims_json_is_the_same_bytes_however_it_was_made(new_site: Callable[..., Site]) -> None:
    made: list[bytes] = []
    for processes in ("1", "4", "2"):
        site = new_site("tea", many() | {"other.rst": "Other\n=====\n\nText.\n"})
        made.append(claims_file(site.build("-j", processes)))
        made.append(claims_file(site.build("-E", "-j", processes)))
    # Pages read one after the other, in another order than the alphabet's.
    site = new_site("tea", {"p07.md": many()["p07.md"]})
    site.build()
    for name, text in reversed(many().items()):
        site.write(name, text)
        site.build(builder="dummy")
    site.write("other.rst", "Other\n=====\n\nText.\n")
    made.append(claims_file(site.build()))
    assert len(set(made)) == 1
    document = json.loads(made[0])
    pages = [claim["page"] for claim in document["claims"]]
    assert pages == sorted(pages)
    assert list(document) == sorted(document)
    assert list(document["sources"]) == sorted(document["sources"])
    # No clock and no place: neither a date of today nor a path of this machine.
    assert not re.search(rb"20\d\d-\d\d-\d\d|\d\d:\d\d|/tmp|/home|/work", made[0])


def test_claims_json_is_the_same_in_another_folder_and_language(
    new_site: Callable[..., Site], tmp_path: Path
) -> None:
    first = new_site("tea")
    second = new_site("tea")
    second.add("conf.py", 'language = "de"\n')
    built = run_sphinx(["-b", "html", str(second.root), "out"], tmp_path, tmp_path / "out")
    assert built.status == 0
    there = json.loads((tmp_path / "out" / "claims.json").read_bytes())
    here = json.loads(claims_file(first.build()))
    # Only English texts are judged by their words, so fewer are looked at on a German site.
    counts = {name: made["gate"].pop("checked") for name, made in (("de", there), ("en", here))}
    fewer = {rule for rule in RULES if counts["de"][rule] != counts["en"][rule]}
    assert fewer == {"banned-wording", "effect-as-reference", "overstated", "unhedged-safety"}
    assert all(counts["de"][rule] < counts["en"][rule] for rule in fewer)
    assert there == here


def test_claims_json_is_the_same_in_another_folder(
    new_site: Callable[..., Site], tmp_path: Path
) -> None:
    first = new_site("tea")
    second = new_site("tea")
    built = second.process("-b", "html", str(second.root), str(tmp_path / "out"), cwd=tmp_path)
    assert built.status == 0
    assert (tmp_path / "out" / "claims.json").read_bytes() == claims_file(first.build())


def test_claims_json_is_left_alone_when_nothing_changed(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    built = site.build()
    before = (built.out / "claims.json").stat().st_mtime_ns
    site.build()
    site.build("-a")
    site.build(builder="text")
    site.build()
    assert (built.out / "claims.json").stat().st_mtime_ns == before
    site.change("page.md", "caffeine\n", "much caffeine\n")
    site.build()
    assert (built.out / "claims.json").stat().st_mtime_ns > before
    assert list(built.out.glob("*.part")) == []


def test_claims_json_follows_what_only_the_bibliography_changed(
    new_site: Callable[..., Site],
) -> None:
    site = new_site("tea")
    site.build()
    site.change("references.bib", "{Tea and sleep}", "{Tea and waking}")
    document = json.loads(claims_file(site.build()))
    assert "Tea and waking" in document["sources"]["smith2020"]["reference"]


@pytest.mark.parametrize("builder", ["text", "latex", "evidence", "doctest", "epub"])
def test_other_builders_write_no_claims_json(new_site: Callable[..., Site], builder: str) -> None:
    site = new_site("tea")
    built = site.build("-D", "version=1", "-D", "copyright=x", builder=builder)
    assert list(built.out.rglob("claims.json")) == []


# -- Findings --------------------------------------------------------------------------------------


def test_the_evidence_builder_writes_findings(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.change("page.md", ":cite: smith2020\n", "")
    site.add("page.md", "\nSee {claim}`nothing`.\n")
    built = site.build(builder="evidence")
    lines = (built.out / "findings.txt").read_text().splitlines()
    assert lines[:4] == [*built.findings, built.summary, ""]
    document = json.loads((built.out / "findings.json").read_text())
    for whole in ("checked", "tallies", "rules"):
        assert set(document.pop(whole)) == set(RULES)
    assert document == {
        "schema_version": 2,
        "claims_seen": 1,
        "tiers": {"reference": 1},
        "waived": [],
        "passed": False,
        "findings": [
            {
                "file": "page.md",
                "line": 3,
                "severity": "error",
                "rule": "missing-citation",
                "claim": "tea-sleep",
                "message": "it names no source; add :cite: with keys of the bibliography",
            },
            {
                "file": "page.md",
                "line": 11,
                "severity": "error",
                "rule": "unknown-claim",
                "claim": "",
                "message": 'no claim has the id "nothing"; correct the id or write the claim',
            },
        ],
    }
    assert built.status == 1


# -- Inventory, references, search -----------------------------------------------------------------


def test_a_claim_of_another_site_through_intersphinx(new_site: Callable[..., Site]) -> None:
    far = new_site("tea")
    far.add("page.md", "\n```{bibliography}\n```\n")
    inventory = far.build().out / "objects.inv"
    inside = InventoryFile.loads(inventory.read_bytes(), uri="").data
    named = {
        (kind, name): (item.uri.partition("#")[0], item.display_name)
        for kind, items in inside.items()
        for name, item in items.items()
        if kind.startswith("evidence:")
    }
    assert named == {
        ("evidence:claim", "tea-sleep"): ("page.html", "Tea holds caffeine (documented fact)"),
        ("evidence:disclaimer", "general"): ("index.html", "-"),
        ("evidence:source", "smith2020"): ("page.html", "Smith 2020"),
    }
    site = new_site(
        "tea",
        {
            "page.md": "# Page\n\n"
            "{external:evidence:claim}`tea-sleep` {external+far:evidence:claim}`words <tea-sleep>` "
            "[](inv:far:evidence:claim#tea-sleep) [more](inv:#tea-sleep) "
            "[](inv:far:evidence:source#smith2020)\n"
        },
    )
    site.change("conf.py", '["myst_parser", ', '["myst_parser", "sphinx.ext.intersphinx", ')
    site.add(
        "conf.py", f'intersphinx_mapping = {{"far": ("https://far.example", "{inventory}")}}\n'
    )
    built = site.build("-W", "-n")
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    links = built.html("page").select("a.reference.external")
    address = "https://far.example/page.html#claim-tea-sleep"
    assert [str(link["href"]) for link in links[:4]] == [address] * 4
    shown = "Tea holds caffeine (documented fact)"  # a link tells how sure the other site is
    assert [link.get_text() for link in links] == [shown, "words", shown, "more", "Smith 2020"]
    # What that claim says is not known here: it carries no words of this site's own.
    site.add("conf.py", 'evidence_topics = ["tea"]\n')
    site.add("page.md", "\nTea calms the nerves ({external:evidence:claim}`tea-sleep`).\n")
    assert site.build("-W", "-n").rules == ["uncited-assertion"]
    site.change("page.md", "Tea calms the nerves (", "What others say of it (")
    assert site.build("-W", "-n").rules == []
    # A claim that the other site took away is told, offline: its inventory says what there is.
    site.change("page.md", "claim}`tea-sleep`", "claim}`tea-gone`")
    gone = site.build("-W")
    assert gone.status == 1
    missing = "WARNING: external evidence:claim reference target not found: tea-gone [ref.claim]"
    told = [line for line in gone.other_lines if "page.md" in line]
    assert told == [f"{site.root}/page.md:{line}: {missing}" for line in (3, 5)]
    site.change("page.md", "claim}`tea-gone`", "claim}`tea-sleep`")
    # A plain {claim} is a promise about this site.
    site.change("page.md", "{external:evidence:claim}`tea-sleep`", "{claim}`tea-sleep`")
    assert site.build().rules == ["unknown-claim"] * 2
