"""What ``conf.py`` says, and how many claims there must be."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.place import Place
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.rules.check import site_check
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import ERROR, SEVERITIES, Example, Rule
from sphinx_evidence.rules.site import Site

_SEVERITIES = ", ".join(f'"{severity}"' for severity in SEVERITIES[:-1])

INVALID_SETTING = Rule(
    "invalid-setting",
    what="A setting in `conf.py`, or a package of rules, asks for something that the gate can't do.",
    why="A gate that is set wrongly may pass what it should stop.",
    fix="Correct the setting, or the package, that the message names.",
    bad=Example('evidence_rules = {"missing-citation": "warning"}\n', "conf.py"),
    good=Example('evidence_rules = {"unknown-value": "warning"}\n', "conf.py"),
)


@site_check(
    INVALID_SETTING,
    count=lambda site: len([*site.settings.rules, *site.settings.problems, *site.unusable_rules]),
)
def _invalid_setting(site: Site) -> Iterator[Fault]:
    settings = site.settings
    place = Place(settings.path, 1)
    for problem in settings.problems:
        yield Fault(place, f"{problem}; correct the setting")
    for problem in site.unusable_rules:
        yield Fault(place, problem)
    for rule, severity in settings.rules.items():
        if rule not in site.rules:
            message = f'evidence_rules names "{rule}", which is no rule{nearest(rule, site.rules)}'
        elif severity not in SEVERITIES:
            allowed = f'{_SEVERITIES} or "{SEVERITIES[-1]}"'
            message = f'evidence_rules sets "{rule}" to "{severity}"; use {allowed}'
        elif severity != ERROR and site.rules[rule].core:
            message = f'evidence_rules lowers "{rule}", a core rule, which stays an error'
        else:
            continue
        yield Fault(place, f"{message}; correct the setting")


TOO_FEW_CLAIMS = Rule(
    "too-few-claims",
    what="The site holds fewer claims than `evidence_minimum_claims`.",
    why="A gate that sees nothing passes everything.",
    fix="Find out where the claims went; lower the setting only if they are gone for good.",
    bad=Example("evidence_minimum_claims = 2\n", "conf.py"),
    good=Example("evidence_minimum_claims = 1\n", "conf.py"),
)


@site_check(TOO_FEW_CLAIMS, count=lambda _site: 1)
def _too_few_claims(site: Site) -> Iterator[Fault]:
    settings = site.settings
    if len(site.claims) < settings.minimum_claims:
        yield Fault(
            Place(settings.path, 1),
            f"the site holds {len(site.claims)} claims, and evidence_minimum_claims asks for "
            f"{settings.minimum_claims}; find out where the claims went",
        )
