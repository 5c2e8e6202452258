"""Filling lists of what changed when a page is written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util.osutil import relative_uri

from sphinx_evidence.files.changes import WITHDRAWN
from sphinx_evidence.model.text import with_stop
from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.shell.changes.told import FEED, changes_of, days_of, has_feed
from sphinx_evidence.shell.claim.nodes import tier_mark
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.links import link_to
from sphinx_evidence.shell.nodes import text_of
from sphinx_evidence.shell.table.nodes import cards
from sphinx_evidence.views.changes import PageDay, TierChange
from sphinx_evidence.wording.words import Words, words_of

HEADINGS = ("Claim", "Before", "Now", "Why")
_FOLDED = (
    '<details class="evidence-page-changes"><summary>{}</summary>\n',
    "</details>\n",
)


def days(env: BuildEnvironment, docname: str, _title: str) -> list[nodes.Node]:
    """Return what changed, the newest day first, as a page shows it."""
    told = list(_days(env, docname))
    told = told or [text_of(words_of(env.config.language)("Nothing was told yet."))]
    return [*_feed(env, docname), *told]


def page_list(env: BuildEnvironment, docname: str, _title: str) -> list[nodes.Node]:
    """Return what changed on a page, a line a day or a change, the newest first.

    It is folded up, for few ask. On paper there is nothing of it: what is printed is of one day.
    """
    domain = domain_of(env)
    days = days_of(env, docname) if domain.build.builder.format == "html" else ()
    items = [nodes.list_item("", line) for day in days for line in _lines(env, docname, day)]
    if not items:
        return []
    start, end = _FOLDED
    start = start.format(words_of(env.config.language)("What changed on this page"))
    lines = nodes.bullet_list("", *items, bullet="*")
    return [nodes.raw("", start, format="html"), lines, nodes.raw("", end, format="html")]


def _lines(env: BuildEnvironment, docname: str, day: PageDay) -> Iterator[nodes.paragraph]:
    say = words_of(env.config.language)
    date = f"{say.date(day.date)}: "
    for one in day.told:
        link = _link(env, docname, one._replace(sentence=with_stop(one.sentence)))
        why = f" {one.told}"
        yield nodes.paragraph("", "", nodes.Text(date), link, nodes.Text(why))
    if day.new:
        words = say.plural("New: {} claim.", "New: {} claims.", day.new)
        yield text_of(f"{date}{words}")
    if day.reviewed:
        words = say.plural(
            "Read against the sources: {} claim.",
            "Read against the sources: {} claims.",
            day.reviewed,
        )
        yield text_of(f"{date}{words}")


def _feed(env: BuildEnvironment, docname: str) -> Iterator[nodes.Node]:
    """Yield where a program can follow the changes, in pages that are served."""
    builder = domain_of(env).build.builder
    if has_feed(env):
        to = relative_uri(builder.get_target_uri(docname), FEED)
        say = words_of(env.config.language)
        link = nodes.reference("", say("this feed"), refuri=to, internal=True)
        lead = nodes.Text(say("To learn of changes as they come, follow "))
        yield nodes.paragraph("", "", lead, link, nodes.Text(say(" with a feed reader.")))


def _days(env: BuildEnvironment, docname: str) -> Iterator[nodes.Node]:
    say = words_of(env.config.language)
    for date, group in groupby(changes_of(env), key=lambda one: one.change.date):
        changes = list(group)
        new = sum(not one.alone for one in changes)
        yield nodes.paragraph("", "", nodes.strong(date, date), classes=["evidence-day"])
        if new:
            yield text_of(say.plural("New: {} claim.", "New: {} claims.", new))
        lines: list[list[list[nodes.Node]]] = [
            [
                [_link(env, docname, one)],
                _tier(one.change.before, say),
                _tier(one.change.tier, say),
                [nodes.Text(one.change.why)],
            ]
            for one in changes
            if one.alone
        ]
        if lines:
            yield cards("", say.each(HEADINGS), [40, 15, 15, 30], lines)


def _tier(name: str, say: Words) -> list[nodes.Node]:
    if name in TIERS:
        return [tier_mark(TIERS[name], say)]
    return [nodes.Text(say("Withdrawn" if name == WITHDRAWN else "Not there yet"))]


def _link(env: BuildEnvironment, docname: str, one: TierChange) -> nodes.Element:
    if not one.docname:
        return nodes.inline(one.sentence, one.sentence)
    return link_to(env, docname, one.docname, one.anchor, one.sentence)
