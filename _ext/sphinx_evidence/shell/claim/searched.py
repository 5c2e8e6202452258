"""What was looked for and not found, in the details of a box."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from sphinx_evidence.model.searched import Query
from sphinx_evidence.shell.nodes import text_of
from sphinx_evidence.views.shown import Shown
from sphinx_evidence.wording.words import Words


def search_lines(shown: Shown, say: Words, *, on_paper: bool) -> Iterator[nodes.paragraph]:
    """Yield what was looked for and when, then what each database was asked, as it was sent.

    :param shown: what the box shows.
    :param say: the words of the site's language.
    :param on_paper: nobody copies a query from paper; there it says where they stand.
    """
    if shown.searched:
        elsewhere = [say("Queries: on the web.")] if on_paper and shown.queries else []
        yield text_of(" ".join([shown.searched, *elsewhere]))
    asked: dict[str, list[Query]] = {}
    for query in () if on_paper else shown.queries:
        asked.setdefault(query.database, []).append(query)
    for database, queries in asked.items():
        line = nodes.paragraph("", f"{database}: ")
        for number, query in enumerate(queries):
            lead = "; " if number else ""
            if not query.words:
                why = say("read through") if query.exact else say("query not recorded")
                line += nodes.Text(f"{lead}{why}")
            else:  # a literal keeps its quotation marks and hyphens as they are
                like = "" if query.exact else f"{say('in words like')} "
                line += [nodes.Text(f"{lead}{like}"), nodes.literal("", query.words)]
        line += nodes.Text(".")
        yield line
