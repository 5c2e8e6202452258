"""The checks of sources: identifiers, doubles, and what became of them since."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.checks.fault import ClaimCheck, Fault, SiteCheck
from sphinx_evidence.model import Place
from sphinx_evidence.site import Site


def _broken_status_file(site: Site) -> Iterator[Fault]:
    for problem in site.status_problems:
        yield Fault(Place(problem.path, problem.line), problem.message)


CLAIM_CHECKS: tuple[ClaimCheck, ...] = ()
SITE_CHECKS: tuple[SiteCheck, ...] = (
    SiteCheck("retracted-source", _broken_status_file, lambda _site: 0),
)
