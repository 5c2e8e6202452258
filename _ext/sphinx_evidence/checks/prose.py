"""The checks of prose outside the boxes."""

from __future__ import annotations

from sphinx_evidence.checks.fault import ClaimCheck, SiteCheck

CLAIM_CHECKS: tuple[ClaimCheck, ...] = ()
SITE_CHECKS: tuple[SiteCheck, ...] = ()
