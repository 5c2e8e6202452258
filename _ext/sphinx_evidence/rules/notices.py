"""What a build says in one line though nothing is wrong: what the gate had no means to look at.

A site that keeps no file of statuses, or names no topics, is not at fault; but who reads "no
findings" must know what was not judged. Each line says what is not looked at, and what to set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sphinx_evidence.model.languages import base_of
from sphinx_evidence.rules.site import Site


def _unjudged(site: Site) -> Iterator[str]:
    if site.claims and not site.settings.judges_wording:
        yield (
            "wording is judged in no language here, because there is no pack for "
            f'"{site.settings.language}"; '
            "read each sentence against its tier yourself"
        )


def _unread(site: Site) -> Iterator[str]:
    if not site.settings.topics:
        yield (
            "the text outside the boxes is not read for claims; name what the site is about in "
            "evidence_topics of conf.py"
        )


def _not_looked_up(site: Site) -> Iterator[str]:
    if site.used_sources and not site.status_path:
        yield (
            "nobody looks up whether the sources are retracted, for the site has no status file; run "
            '"python -m sphinx_evidence refresh" and name its file as evidence_source_status in conf.py'
        )


def _text_unjudged(site: Site) -> Iterator[str]:
    if site.claims and site.settings.judges_wording and not site.settings.reads_text:
        yield (
            "the sentences of graded claims are judged in this language, all other texts in English "
            "only; read them yourself"
        )


def _translated(site: Site) -> Iterator[str]:
    settings = site.settings
    if site.claims and base_of(settings.shown_in) != base_of(settings.language):
        yield (
            f'the claims are judged in "{settings.language}", and what catalogues translate around them '
            "in no language; read it against what was written"
        )


#: Each yields a line, or nothing: ``what is not looked at; what to do``, without a full stop.
NOTICES: tuple[Callable[[Site], Iterator[str]], ...] = (
    _unjudged,
    _text_unjudged,
    _translated,
    _unread,
    _not_looked_up,
)


def notices(site: Site) -> tuple[str, ...]:
    """Return what a build is to say once, in the order of `NOTICES`, each line once."""
    return tuple(dict.fromkeys(line for notice in NOTICES for line in notice(site)))
