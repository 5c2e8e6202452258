"""Waivers: findings that an author asks to let pass until a date, for a reason."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.dates import is_date, months_later
from sphinx_evidence.model.options import Waiver, is_reason
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.rules.check import claim_check
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.rule import DUE, WARNING, Rule, example
from sphinx_evidence.rules.site import Site

#: What is let pass for longer is let pass for good.
_MONTHS = 12
#: What is wrong with a waiver can't be waived; nor can what is due, which fails no build anyway.
_ABOUT_WAIVERS = ("invalid-waiver", "expired-waiver", "unused-waiver")


def _asked(claim: Claim) -> bool:
    return bool(claim.option("waive"))


INVALID_WAIVER = Rule(
    "invalid-waiver",
    what="A waiver can't be read, names no rule or one that can't be waived, or ends in more than twelve months.",
    why="A waiver that does nothing looks as if it did.",
    fix="Write `rule until 2027-03-01: reason`, one a line, with a day of the next twelve months; core rules can't be waived.",
    bad=example(waive="missing-citation until 2027-03-01: no source yet"),
)


@claim_check(INVALID_WAIVER, applies=_asked)
def _invalid(claim: Claim, site: Site) -> Iterator[str]:
    seen: set[str] = set()
    for waiver in claim.waivers():
        if wrong := fault_in(waiver, site):
            yield wrong
        elif waiver.rule in seen:
            yield f'it waives "{waiver.rule}" twice; keep one'
        seen.add(waiver.rule)


EXPIRED_WAIVER = Rule(
    "expired-waiver",
    what="The last day of a waiver is over, by the clock and not by `SOURCE_DATE_EPOCH`.",
    why="What was let pass for a while would stay for good.",
    fix="Put right what it covers, or give a new date and a reason that still holds.",
    bad=example(waive="unknown-value until 2020-01-31: the list is being revised"),
)


@claim_check(EXPIRED_WAIVER, applies=_asked)
def _expired(claim: Claim, site: Site) -> Iterator[str]:
    for waiver in claim.waivers():
        if not fault_in(waiver, site) and waiver.until < site.settings.latest:
            yield (
                f'the waiver of "{waiver.rule}" ended on {waiver.until}; '
                "put right what it covers, or give a new date and reason"
            )


UNUSED_WAIVER = Rule(
    "unused-waiver",
    what="A waiver covers a rule that finds nothing wrong.",
    why="It would hide the next fault of that kind.",
    fix="Take the waiver out.",
    bad=example(waive="unknown-value until 2027-03-01: the list is being revised"),
    severity=WARNING,
)


@claim_check(UNUSED_WAIVER, applies=_asked)
def _unused(_claim: Claim, _site: Site) -> Iterator[str]:
    yield from ()  # only when all else is found can `run` tell which waivers had no use


def fault_in(waiver: Waiver, site: Site) -> str:
    """Return what is wrong with a waiver itself, or an empty string."""
    rule = site.rules.get(waiver.rule)
    if not waiver.until:
        return (
            f'the waiver "{waiver.rule}" can\'t be read; write it as '
            '"rule until 2027-03-01: reason"'
        )
    if rule is None:
        return f'it waives "{waiver.rule}", which is no rule{nearest(waiver.rule, site.rules)}; correct it'
    if rule.core or rule.severity == DUE or waiver.rule in _ABOUT_WAIVERS:
        return f'"{waiver.rule}" can\'t be waived; put right what it finds'
    return _wrong_end(waiver, site.settings)


def _wrong_end(waiver: Waiver, settings: Settings) -> str:
    """Return what is wrong with the day or the reason of a waiver."""
    if not is_date(waiver.until):
        return (
            f'the waiver of "{waiver.rule}" can\'t last until "{waiver.until}"; '
            "write a date such as 2027-03-01"
        )
    if settings.clock and waiver.until > months_later(settings.clock, _MONTHS):
        return (
            f'the waiver of "{waiver.rule}" can\'t last until {waiver.until}, more than twelve months '
            "from today; write an earlier date, and look at it again then"
        )
    if not is_reason(waiver.reason):
        return f'the waiver of "{waiver.rule}" gives no reason; write one after the colon'
    return ""
