"""How a claim is written, so that nothing of it is lost: its directive, options, body, links, examples."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.claim import CLAIM_OPTIONS, Claim
from sphinx_evidence.model.ledger import POPULAR_FILTERS, POPULAR_OPTIONS
from sphinx_evidence.model.options import is_reason
from sphinx_evidence.model.spelling import nearest, unknown_names
from sphinx_evidence.rules.check import claim_check, site_check, stray_check
from sphinx_evidence.rules.fault import Fault, row_fault, unknown_targets
from sphinx_evidence.rules.rule import Example, Rule, claim, example
from sphinx_evidence.rules.site import Site


def _boxes(site: Site) -> int:
    return len(site.claims) + len(site.popular_claims)


UNPARSED_CLAIM = Rule(
    "unparsed-claim",
    what=(
        "Something looks like a claim in a source but did not become one: by its name, by options "
        "that only a claim has, by a class that only our boxes have, or as a directive or role one "
        "slip away from one of ours."
    ),
    why="It would be printed as plain text, or be gone, unchecked.",
    fix=(
        "Write `:::{evidence} The claim` with three colons or more and a closing fence. An example "
        "of how to write one stands in a code block."
    ),
    bad=Example(claim().replace(":::{evidence}", ":::{evidnce}")),
    core=True,
)
_UNPARSED_CLAIM_STRAYS = stray_check(UNPARSED_CLAIM, count=_boxes)

UNKNOWN_OPTION = Rule(
    "unknown-option",
    what="An option has a name that nobody reads.",
    why="What it says would be lost.",
    fix="Correct the name.",
    bad=example(teir="low"),
    core=True,
)


@claim_check(UNKNOWN_OPTION)
def _unknown_option(claim: Claim, _site: Site) -> Iterator[str]:
    for name, _ in claim.options:
        if name not in CLAIM_OPTIONS:
            hint = nearest(name, CLAIM_OPTIONS)
            yield f'there is no option "{name}"{hint}; correct its name or take it out'


@site_check(UNKNOWN_OPTION, count=lambda site: len(site.disclaimers))
def _option_of_disclaimer(site: Site) -> Iterator[Fault]:
    for disclaimer in site.disclaimers:
        for name, _ in disclaimer.options:
            yield Fault(
                disclaimer.place,
                f'a disclaimer has no options, and "{name}" is one; take it out',
                disclaimer.docname,
            )


@site_check(UNKNOWN_OPTION, count=lambda site: len(site.popular_claims) + len(site.popular_tables))
def _unknown_option_in_ledger(site: Site) -> Iterator[Fault]:
    for row in site.popular_claims:
        for name, _ in row.options:
            if name not in POPULAR_OPTIONS:
                hint = nearest(name, POPULAR_OPTIONS)
                said = f'there is no option "{name}"{hint}; correct its name or take it out'
                yield row_fault(row, said)
    for table in site.popular_tables:
        for name, _ in table.options:
            if name not in POPULAR_FILTERS:
                hint = nearest(name, POPULAR_FILTERS)
                said = f'a list of popular claims has no option "{name}"{hint}; correct it or take it out'
                yield Fault(table.place, said, table.docname)


_UNKNOWN_OPTION_STRAYS = stray_check(UNKNOWN_OPTION)

EMPTY_CLAIM = Rule(
    "empty-claim",
    what="A claim has no sentence and no options that make one, or no body.",
    why="An empty box says nothing and looks sound.",
    fix=(
        "Write the claim after `{evidence}` and explain it in the body. A claim of an effect may leave "
        "its sentence out: it is made from the options."
    ),
    bad=example(body=""),
    core=True,
)


@claim_check(EMPTY_CLAIM)
def _empty_claim(claim: Claim, _site: Site) -> Iterator[str]:
    if not is_reason(claim.sentence):
        made = (
            ", or give the options of which one is made: intervention, outcome, direction, better "
            "and size"
        )
        yield (
            "it has no sentence; write the claim after the name of the directive"
            f"{made if claim.tier.graded else ''}"
        )
    if not claim.has_body:
        yield "it has no body; explain the claim below its options"


UNKNOWN_CLAIM = Rule(
    "unknown-claim",
    what="A mention of a claim leads nowhere.",
    why="A harm or an answer that is promised must be there.",
    fix="Correct the id, or write the claim.",
    bad=Example(claim() + "\nSee {claim}`tea-slep`.\n"),
    good=Example(claim() + "\nSee {claim}`tea-sleep`.\n"),
    core=True,
)


@claim_check(UNKNOWN_CLAIM)
def _unknown_harm(claim: Claim, site: Site) -> Iterator[str]:
    names = [name for name in claim.names("harms") if name not in site.claims_by_id]
    # A claim is no harm of its own, so it is never what was meant.
    others = [name for name in site.claims_by_id if name != claim.id] if names else []
    yield from unknown_names(
        names,
        others,
        'no claim has the id "{}"{}, which :harms: names; correct it or write the claim',
    )


@site_check(UNKNOWN_CLAIM, count=lambda site: len(site.claim_references))
def _unknown_claim_in_text(site: Site) -> Iterator[Fault]:
    message = 'no claim has the id "{}"{}; correct the id or write the claim'
    yield from unknown_targets(site.claim_references, site.claims_by_id, message)


@site_check(
    UNKNOWN_CLAIM, count=lambda site: sum(len(row.names("answer")) for row in site.popular_claims)
)
def _unknown_answer_in_ledger(site: Site) -> Iterator[Fault]:
    message = 'no claim has the id "{}"{}, which :answer: names; correct it or write the claim'
    for row in site.popular_claims:
        for said in unknown_names(row.names("answer"), site.claims_by_id, message):
            yield row_fault(row, said)


SKIPPED_DOCTEST = Rule(
    "skipped-doctest",
    what="A `>>>` example on a page with claims does not run.",
    why="A number that nobody recomputes can be wrong for years.",
    fix="Put it into a ```` ```{doctest} ```` block, and take away what skips it.",
    bad=Example(claim(body="```python\n>>> 'tea'.upper()\n'TEE'\n```")),
    good=Example(claim(body="```{doctest}\n>>> 'tea'.upper()\n'TEA'\n```")),
)
_SKIPPED_DOCTEST_STRAYS = stray_check(
    SKIPPED_DOCTEST, count=lambda site: sum(claim.doctests for claim in site.claims)
)

LOST_TEXT = Rule(
    "lost-text",
    what="Part of a sentence or an option is lost on the way from the page to the box.",
    why="The box would not say what its author wrote.",
    fix=(
        "Write the option once, put a value that holds ` #` in quotes, and write the words themselves "
        "in place of a substitution."
    ),
    bad=example(population="adults #a and #b"),
    good=example(population='"adults #a and #b"'),
)
_LOST_TEXT_STRAYS = stray_check(LOST_TEXT, count=_boxes)
