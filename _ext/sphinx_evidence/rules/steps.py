"""Steps of a rating: each names a domain of GRADE and gives a reason that lies in the studies."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.certainty import rate, slipped, swallowed
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.options import is_reason
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.rules.body_of_evidence import SIDES, body_of, has_steps
from sphinx_evidence.rules.check import claim_check, in_english
from sphinx_evidence.rules.rule import Example, Rule, graded_example
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.prose.reading_limits import on_reading


def _moderate(**options: str) -> Example:
    """Return a sound claim of moderate certainty as an example."""
    sentence = "Black tea probably reduces hours of sleep in adults"
    return graded_example(tier="moderate", sentence=sentence, **options)


UNKNOWN_DOMAIN = Rule(
    "unknown-domain",
    what="A step of a rating names a domain (a kind of reason) that GRADE does not have.",
    why="The step would not count, or mean something else to each reader.",
    fix=(
        "Rate down by risk-of-bias, inconsistency, indirectness, imprecision or publication-bias; "
        "rate up by large-effect, dose-response or confounding."
    ),
    bad=graded_example(rated_down="impresision: 80 people"),
    good=_moderate(rated_down="imprecision: 80 people"),
)


@claim_check(UNKNOWN_DOMAIN, applies=has_steps)
def _unknown_domain(claim: Claim, _site: Site) -> Iterator[str]:
    for option, domains in SIDES:
        for step in claim.steps(option):
            for written, domain in slipped(step.reason):
                yield (
                    f':{option}: takes "{written}" for part of the reason of {step.domain}; write '
                    f'"; {domain}:", so that it counts as a step, or take the colon out'
                )
            if step.domain in domains:
                continue
            other = next((name for name, known in SIDES if step.domain in known), "")
            hint = nearest(step.domain.partition(":")[0], domains)
            todo = f"write it under :{other}:" if other else f"use one of {', '.join(domains)}"
            yield f':{option}: has no domain "{step.domain}"{hint * (not other)}; {todo}'


RATING_WITHOUT_REASON = Rule(
    "rating-without-reason",
    what="A step of a rating gives no reason.",
    why="The reader sees the reasons in the box, and can't judge a step without one.",
    fix="Write why, in plain words, after the colon.",
    bad=_moderate(rated_down="imprecision"),
    good=_moderate(rated_down="imprecision: few people were studied"),
)


@claim_check(RATING_WITHOUT_REASON, applies=has_steps, used=in_english)
def _rating_without_reason(claim: Claim, _site: Site) -> Iterator[str]:
    for option, domains in SIDES:
        for step in claim.steps(option):
            bare = [step.domain] if step.domain in domains and not is_reason(step.reason) else []
            for domain in [*bare, *swallowed(step.reason)]:
                yield (
                    f'the step "{domain}" gives no reason; '
                    f'write ":{option}: {domain}: why, in plain words"'
                )


UNREAD_IS_NO_DOUBT = Rule(
    "unread-is-no-doubt",
    what="A reason of rating speaks of what the authors of the site read.",
    why="What nobody read is a limit of the reader, and makes the evidence neither weaker nor stronger.",
    fix="Say in the body what was read. Give a reason that lies in the studies, or take the step out.",
    bad=_moderate(rated_down="imprecision: we read only the summary, and it prints no interval"),
    good=_moderate(rated_down="imprecision: 80 adults, and a wide interval"),
)


@claim_check(UNREAD_IS_NO_DOUBT, applies=has_steps, used=in_english)
def _unread_is_no_doubt(claim: Claim, _site: Site) -> Iterator[str]:
    for option, _ in SIDES:
        for step in claim.steps(option):
            if words := on_reading(step.reason):
                yield (
                    f'the reason of {step.domain} speaks of what was read ("{words}"), which says '
                    "nothing of the evidence; tell it in the body, and give a reason that the studies "
                    "give, or take the step out"
                )


RATED_UP_AND_DOWN = Rule(
    "rated-up-and-down",
    what="A claim is rated up although it is rated down, or does not start at low.",
    why="Evidence with known faults is not made surer by a large effect.",
    fix="Take `:rated-up:` out.",
    bad=graded_example(rated_up="large-effect: the effect was large"),
    good=_moderate(
        cite="cohort2018", rated_up="dose-response: stronger in those who drank more cups"
    ),
)


@claim_check(RATED_UP_AND_DOWN, applies=has_steps)
def _rated_up_and_down(claim: Claim, site: Site) -> Iterator[str]:
    if not claim.steps("rated-up"):
        return
    if any(step.levels for step in claim.steps("rated-down")):
        yield (
            "it is rated up and down; only evidence with nothing to rate down is rated up, so "
            "take :rated-up: out"
        )
        return
    start = rate(claim, site.sources_by_key).start if body_of(claim, site) else ""
    if start and start != "low":
        yield (
            f"it is rated up but starts {start}; only evidence that starts low is rated up, so "
            "take :rated-up: out"
        )
