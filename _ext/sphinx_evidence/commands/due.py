"""``python -m sphinx_evidence due``: list what time alone has brought about, for those who act on it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from sphinx_evidence.commands.errors import CommandError
from sphinx_evidence.commands.read_site import ReadSite
from sphinx_evidence.model.text import counted
from sphinx_evidence.rules.due import reading_due, review_due, search_due, status_due
from sphinx_evidence.rules.site import Site


def overdue(read: ReadSite) -> bool:
    """Print a line for each thing that is due, then how many there are; tell whether there are any.

    :raises CommandError: if a file with dates can't be read, for then nobody knows what is due.
    """
    site, due = read.site, read.report.due
    reviews = site.reviews.problems if site.reviews else ()
    for problem in (*reviews, *site.status_problems):
        raise CommandError(f"{problem}; until then nobody can tell what is due")
    lines = [f"{found.place}: {found.line()}" for found in due]
    rules = Counter(found.rule for found in due)
    if due:
        each = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items()))
        lines.append(f"{counted(len(due), 'thing')} due: {each}")
    else:
        first = min(_days(site), default="")
        lines.append(f"Nothing is due{f' before {first} is over' if first else ''}.")
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return bool(due)


def _days(site: Site) -> Iterator[str]:
    """Return the last day of each thing that some day will be due."""
    reviews = site.reviews.reviews if site.reviews else {}
    found = [work for claim in site.claims for work in site.found_works.get(claim.id, ())]
    cited = [source for source in site.sources if source.key in site.cited_keys]
    days = [
        *(review_due(claim, reviews, site.settings) for claim in site.claims),
        *(search_due(claim, site.settings) for claim in site.claims),
        *(reading_due(work, site.settings) for work in found),
        *(status_due(site.status_of(source), site.settings) for source in cited),
    ]
    return filter(None, days)
