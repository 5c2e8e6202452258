"""The checks of what ``conf.py`` says, and of how many claims there must be."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.place import Place
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.rules.fault import Fault, SiteCheck
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.rule import ERROR, SEVERITIES
from sphinx_evidence.rules.site import Site

_SEVERITIES = ", ".join(f'"{severity}"' for severity in SEVERITIES[:-1])


def _invalid_settings(site: Site) -> Iterator[Fault]:
    settings = site.settings
    place = Place(settings.path, 1)
    for problem in settings.problems:
        yield Fault(place, f"{problem}; correct the setting")
    for rule, severity in settings.rules.items():
        if rule not in RULES:
            message = f'evidence_rules names "{rule}", which is no rule{nearest(rule, RULES)}'
        elif severity not in SEVERITIES:
            allowed = f'{_SEVERITIES} or "{SEVERITIES[-1]}"'
            message = f'evidence_rules sets "{rule}" to "{severity}"; use {allowed}'
        elif severity != ERROR and RULES[rule].core:
            message = f'evidence_rules lowers "{rule}", a core rule, which stays an error'
        else:
            continue
        yield Fault(place, f"{message}; correct the setting")


def _too_few_claims(site: Site) -> Iterator[Fault]:
    settings = site.settings
    if len(site.claims) < settings.minimum_claims:
        yield Fault(
            Place(settings.path, 1),
            f"the site holds {len(site.claims)} claims, and evidence_minimum_claims asks for "
            f"{settings.minimum_claims}; find out where the claims went",
        )


SITE_CHECKS: tuple[SiteCheck, ...] = (
    SiteCheck(
        "invalid-setting",
        _invalid_settings,
        lambda site: len(site.settings.rules) + len(site.settings.problems),
    ),
    SiteCheck("too-few-claims", _too_few_claims, lambda _site: 1),
)
