"""The builder ``leaflet``: a sheet of paper for each page that is one."""

from __future__ import annotations

from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.matching import Matcher

from sphinx_print.book import document
from sphinx_print.builder import Paper, TypstBuilder
from sphinx_print.markup import call, string

logger = logging.getLogger(__name__)

#: A leaflet is a sheet of paper: it has two sides.
MOST_SIDES = 2


class LeafletBuilder(TypstBuilder):
    """Writes a PDF of at most two A4 sides for each page that ``print_leaflets`` names."""

    name = "leaflet"
    epilog = __("The leaflets are in %(outdir)s.")

    def finish(self) -> None:
        """Write and set each leaflet; one that runs over is an error, and is not written."""
        chosen = Matcher(list(self.config.print_leaflets))
        docnames = sorted(docname for docname in self.env.all_docs if chosen(docname))
        for name in self.config.print_leaflets:
            if not any(map(Matcher([name]), self.env.all_docs)):
                logger.warning(
                    __(
                        'print_leaflets names "%s", and no page is called so; correct it in conf.py.'
                    ),
                    name,
                    type="print",
                )
        if not docnames:
            logger.info(__("no page is a leaflet: print_leaflets names none."))
        names = [docname.rpartition("/")[2] for docname in docnames]
        for docname, name in zip(docnames, names, strict=True):
            self._leaflet(docname, name if names.count(name) == 1 else docname.replace("/", "-"))

    def _leaflet(self, docname: str, name: str) -> None:
        self.lay_out_work()
        [(_, tree)] = self.printed_pages([docname]).items()
        said = document(self.config) | {"title": string(self.env.titles[docname].astext())}
        del said["subtitle"]
        paper = Paper(MOST_SIDES, docname)
        lines = [self.write_page(docname, tree)]
        self.set_file(name, call("leaflet", **said), lines, paper)
