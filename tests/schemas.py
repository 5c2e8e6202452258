"""The schemas of claims.json and findings.json, pinned: what other software may rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sphinx_evidence import reports
from sphinx_evidence.files.status import STATUSES
from sphinx_evidence.model.tiers import TIERS, UNRATED
from sphinx_evidence.rules.registry import RULES

TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
NAMES = {"type": "array", "items": {"type": "string", "minLength": 1}, "uniqueItems": True}
SEVERITY = {"enum": ["error", "warning", "advice", "due"]}


def exactly(**properties: Any) -> dict[str, Any]:
    """Return the schema of an object with these properties and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def by_name(value: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": value}


def or_null(schema: Any) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


SOME_TEXT = {"type": "string", "minLength": 1}
STARTS = ["high", "moderate", "low", "very-low", "preclinical", ""]
STEPS = {"type": "array", "items": exactly(domain=TEXT, levels=COUNT, reason=TEXT)}
CHECKED = exactly(**dict.fromkeys(RULES, COUNT))

CLAIMS = exactly(
    schema_version={"const": 2},
    gate=exactly(
        claims_seen=COUNT,
        popular_claims_seen=COUNT,
        tiers=by_name({"type": "integer", "minimum": 1}),
        checked=CHECKED,
        findings=COUNT,
        waived=COUNT,
        passed={"type": "boolean"},
        severities=exactly(**dict.fromkeys(RULES, SEVERITY)),
    ),
    claims={
        "type": "array",
        "items": exactly(
            id=TEXT,
            claim=TEXT,
            url=TEXT,
            page=TEXT,
            file=TEXT,
            tier=exactly(name={"enum": [*TIERS, UNRATED.name]}, label=TEXT, symbol=TEXT),
            sources=NAMES,
            against=NAMES,
            disclaimers=NAMES,
            harms=NAMES,
            rated_down=STEPS,
            rated_up=STEPS,
            population=TEXT,
            intervention=TEXT,
            comparator=TEXT,
            outcome=TEXT,
            direction=TEXT,
            better=TEXT,
            size=TEXT,
            rating=or_null(
                exactly(start={"enum": STARTS}, computed={"enum": STARTS}, sum=SOME_TEXT)
            ),
            publication_bias=or_null(
                {"enum": ["rated-down", "could-not-be-assessed", "not-stated"]}
            ),
            unread_trials={
                "type": "array",
                "items": exactly(work=SOME_TEXT, found=SOME_TEXT, due=TEXT),
            },
            searched=or_null(
                exactly(
                    on=SOME_TEXT,
                    due=TEXT,
                    queries={
                        "type": "array",
                        "items": exactly(
                            database=SOME_TEXT, query=or_null(SOME_TEXT), exact={"type": "boolean"}
                        ),
                    },
                    **{"for": SOME_TEXT},
                )
            ),
            reviewed=TEXT,
            review_due=TEXT,
            suspect={"type": "boolean"},
            waived={
                "type": "array",
                "items": exactly(rule={"enum": list(RULES)}, until=SOME_TEXT, reason=SOME_TEXT),
            },
            doctests=COUNT,
            figures=NAMES,
            findings={"type": "array", "items": {"enum": list(RULES)}},
        ),
    },
    popular_claims={
        "type": "array",
        "items": exactly(
            id=TEXT,
            says=TEXT,
            url=TEXT,
            docname=TEXT,
            anchor=TEXT,
            articles=NAMES,
            verdict=TEXT,
            slips=NAMES,
            answers=NAMES,
            covers=NAMES,
            conditions=NAMES,
        ),
    },
    sources=by_name(
        exactly(
            label=TEXT,
            reference=TEXT,
            url=TEXT,
            doi=TEXT,
            design=TEXT,
            species=TEXT,
            finding=TEXT,
            status=exactly(
                **{"is": {"enum": [*STATUSES, "unknown"]}},
                said_by=TEXT,
                checked=TEXT,
                due=TEXT,
            ),
        )
    ),
    disclaimers=by_name(exactly(text=TEXT, url=TEXT)),
)

SAID = {"type": "string", "minLength": 1}
FINDING: dict[str, Any] = {
    "file": SAID,
    "line": {"type": "integer", "minimum": 1},
    "severity": SEVERITY,
    "rule": {"enum": list(RULES)},
    "claim": TEXT,
    "message": SAID,
}
TALLY = exactly(checked=COUNT, passed=COUNT, waived=COUNT, failed=COUNT)
RULE = exactly(
    group=SAID, what=SAID, why=SAID, fix=SAID, core={"type": "boolean"}, severity=SEVERITY
)
FINDINGS = exactly(
    schema_version={"const": 2},
    claims_seen=COUNT,
    tiers=by_name(COUNT) | {"propertyNames": {"enum": [*TIERS, UNRATED.name]}},
    checked=CHECKED,
    tallies=exactly(**dict.fromkeys(RULES, TALLY)),
    passed={"type": "boolean"},
    findings={"type": "array", "items": exactly(**FINDING)},
    waived={
        "type": "array",
        "items": exactly(**FINDING, until={"type": "string", "format": "date"}, reason=SAID),
    },
    rules=exactly(**dict.fromkeys(RULES, RULE)),
)


def shipped(name: str) -> dict[str, Any]:
    """Return the schema in the package: it lets new fields pass, and the one here does not."""
    file = Path(reports.__file__).parent / "schemas" / f"{name}.json"
    schema: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return schema
