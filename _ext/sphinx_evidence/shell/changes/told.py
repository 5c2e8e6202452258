"""What a build knows of what changed: on the whole site, on a page, and whether a feed tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.environment import BuildEnvironment

from sphinx_evidence.shell.builders import PAGES
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.wording.words import words_of

if TYPE_CHECKING:  # a build in which nothing changed does without
    from sphinx_evidence.views.changes import PageDay, TierChange

FEED = "changes.atom"  #: The file of the feed.


def has_feed(env: BuildEnvironment) -> bool:
    """Tell whether this build writes a feed: it writes pages, and something was told."""
    build = domain_of(env).build
    told = build.changes is not None and bool(build.changes.changes)
    return told and build.builder.name in PAGES


def changes_of(env: BuildEnvironment) -> tuple[TierChange, ...]:
    """Return all that changed, the newest day first."""
    from sphinx_evidence.views.changes import tier_changes

    domain = domain_of(env)
    return tier_changes(domain.build.changes, domain.store, words_of(env.config.language))


def days_of(env: BuildEnvironment, docname: str) -> tuple[PageDay, ...]:
    """Return what changed on a page."""
    from sphinx_evidence.views.changes import page_days

    domain = domain_of(env)
    reviews = domain.build.reviews.reviews if domain.build.reviews else {}
    claims = domain.store.records("claims", docname)
    return page_days(changes_of(env), reviews, claims, docname)
