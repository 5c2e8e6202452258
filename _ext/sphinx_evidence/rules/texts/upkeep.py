"""Rules about time: waivers, reviews, and claims that disappear."""

from __future__ import annotations

from sphinx_evidence.rules.rule import DUE, WARNING, Example, Rule, example

_REVIEW = Example("claim,fingerprint,reviewed,by\ntea-sleep,{},2026-11-22,Ann\n", "reviews.csv")
_NOTHING = {
    "tier": "none",
    "reviewed": "2026-11-22",
    "sentence": "We found no trial of tea for sleep in sailors",
}
_CHANGES = "date,claim,tier,why\n"

RULES: tuple[Rule, ...] = (
    Rule(
        "suspect-claim",
        "A claim, or a source of it, changed since somebody last read the two together, or nobody did.",
        "A claim can drift from its sources one small edit at a time.",
        "Read it against its sources, then run `python -m sphinx_evidence review` with its id.",
        Example(_REVIEW.text.format("0" * 24), _REVIEW.file),
        Example(_REVIEW.text.format("3d137656ee6d278d91eb08c5"), _REVIEW.file),
        severity=WARNING,
    ),
    Rule(
        "review-overdue",
        "The last review of a claim is older than `evidence_review_months`.",
        "New studies come out, and a claim that nobody looks at grows wrong.",
        "Search again, read it against its sources, then run `python -m sphinx_evidence review`.",
        example(reviewed="2020-01-31"),
        example(reviewed="2026-11-22"),
        severity=DUE,
    ),
    Rule(
        "stale-search",
        "A search that found nothing is older than `evidence_review_months`.",
        "What was not there when somebody looked may have been published since.",
        "Search again, and write the day and what you looked for after `:searched:`.",
        example(**_NOTHING, searched="2020-01-31: trials of tea in sailors"),
        example(**_NOTHING, searched="2026-11-22: trials of tea in sailors"),
        severity=DUE,
    ),
    Rule(
        "missing-claim",
        "A claim of the committed list is no longer on the site.",
        "A gate that no longer sees a claim can't find it wrong.",
        "Put it back; if it is gone for good, run `python -m sphinx_evidence lock`.",
        Example("tea-sleep\ntea-heart\n", "claims.lock"),
        Example("tea-sleep\n", "claims.lock"),
    ),
    Rule(
        "unlisted-claim",
        "A claim is not in the committed list.",
        "It could disappear and nobody would see it.",
        "Run `python -m sphinx_evidence lock` and commit the file.",
        Example("# no claim yet\n", "claims.lock"),
        Example("tea-sleep\n", "claims.lock"),
        severity=WARNING,
    ),
    Rule(
        "untold-change",
        "The tier of a claim, or that it is new or gone, is not told in the file of changes.",
        "A reader who relied on a claim must be able to learn what became of it, and why.",
        "Add a line with date, claim, tier and why; `python -m sphinx_evidence lock` adds the new ones.",
        Example(_CHANGES + "2026-11-22,tea-sleep,low,New.\n", "changes.csv"),
        Example(_CHANGES + "2026-11-22,tea-sleep,reference,New.\n", "changes.csv"),
        severity=WARNING,
    ),
    Rule(
        "broken-upkeep",
        "The list of claims, or the file of reviews or of changes, can't be read.",
        "What it should guard stands unguarded.",
        "Mend the line named, or write the file anew with `python -m sphinx_evidence`.",
        Example("tea-sleep,yesterday\n", "reviews.csv"),
    ),
    Rule(
        "invalid-waiver",
        "A waiver can't be read, names no rule or one that can't be waived, or ends in more than twelve months.",
        "A waiver that does nothing looks as if it did.",
        "Write `rule until 2027-03-01: reason`, one a line, with a day of the next twelve months; core rules can't be waived.",
        example(waive="missing-citation until 2027-03-01: no source yet"),
    ),
    Rule(
        "expired-waiver",
        "The last day of a waiver is over, by the clock and not by `SOURCE_DATE_EPOCH`.",
        "What was let pass for a while would stay for good.",
        "Put right what it covers, or give a new date and a reason that still holds.",
        example(waive="unknown-value until 2020-01-31: the list is being revised"),
    ),
    Rule(
        "unused-waiver",
        "A waiver covers a rule that finds nothing wrong.",
        "It would hide the next fault of that kind.",
        "Take the waiver out.",
        example(waive="unknown-value until 2027-03-01: the list is being revised"),
        severity=WARNING,
    ),
)
