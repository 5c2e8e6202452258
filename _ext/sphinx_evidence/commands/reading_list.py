"""A page for contributors: the works that nobody has looked at yet, trials first, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_evidence.files.watch import FoundWork
from sphinx_evidence.model.found import is_pooled
from sphinx_evidence.model.text import as_markdown, counted, with_stop
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.words import ENGLISH

_HEAD = """\
# Works to look at

`python -m sphinx_evidence watch` writes this page; what you write here is lost. Read a work, then write the day, your name
and your verdict into its rows of `{file}`, one row a claim. A verdict says in words what you made of it, such as
"cited", "another question", "waits for results". If it changes a claim, change the claim too.
"""
_SECTIONS = (
    ("Trials", lambda work: work.waits),
    ("Reviews that weigh studies together", lambda work: is_pooled(work.design)),
    ("Others", lambda _: True),
)


def reading_list(works: Iterable[FoundWork], site: Site, file: str) -> str:
    """Return the page.

    :param works: all that were found, looked at or not.
    :param file: the name of the file that holds them.
    """
    waiting: dict[str, list[FoundWork]] = {}
    for work in works:
        if not work.looked_at and work.claim in site.claims_by_id:
            waiting.setdefault(work.work, []).append(work)
    # Newest first; of two of one day the one that was found first.
    left = sorted(waiting.values(), key=lambda rows: rows[0].published, reverse=True)
    parts = [_HEAD.format(file=file)]
    for heading, belongs in _SECTIONS:
        own = [rows for rows in left if belongs(rows[0])]
        left = [rows for rows in left if not belongs(rows[0])]
        if own:
            parts.append(f"## {heading}: {len(own)}\n")
            parts.append("".join(_entry(rows, site, file) for rows in own))
    if len(parts) == 1:
        parts.append("Nothing waits.\n")
    return "\n".join(parts)


def _entry(rows: list[FoundWork], site: Site, file: str) -> str:
    """Return a work as an item of a list, with the claims that it may belong to below it."""
    work = rows[0]
    link, words = work.link
    facts = [work.design or "design not told", work.published or "day not told"]
    facts.append(f"found {ENGLISH.date(work.found)}")
    told = f"- **{_safe(with_stop(work.title or 'Title not told'))}** {_safe(', '.join(facts))}."
    told += f" [{_safe(words)}](<{link}>)\n" if link else f" {_safe(work.work)}\n"
    return told + "".join(_claims(rows, site, file))


def _claims(rows: list[FoundWork], site: Site, file: str) -> Iterator[str]:
    for row in rows:
        claim = site.claims_by_id[row.claim][0]
        yield f"  - `{row.claim}` ({_safe(claim.place.path)}), line {row.line} of {file}: {_safe(claim.sentence)}\n"


def counts(works: Iterable[FoundWork]) -> str:
    """Return how many works wait, and how many trials are among them."""
    waiting = {work.work: work for work in works if not work.looked_at}
    trials = sum(work.waits for work in waiting.values())
    wait = "waits" if len(waiting) == 1 else "wait"
    return f"{counted(len(waiting), 'work')} {wait} to be looked at, {counted(trials, 'trial')} among them"


def _safe(text: str) -> str:
    """Return others' words as MyST shows them, which reads formulas too."""
    return as_markdown(text).replace("$", "\\$")
