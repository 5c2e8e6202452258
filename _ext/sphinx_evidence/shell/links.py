"""Links to what stands on another page, made when a page is written."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode

from sphinx_evidence.model.addresses import site_name
from sphinx_evidence.shell.domain import domain_of


def link_to(env: BuildEnvironment, docname: str, to: str, anchor: str, text: str) -> nodes.Element:
    """Return a link, or its text where the output leaves the other page out.

    :param docname: the page that the link stands on.
    :param to: the page that it leads to.
    :param anchor: where on that page; may be empty.
    :param text: what a reader sees.
    """
    domain = domain_of(env)
    if not domain.leads_nowhere(to, anchor):
        try:
            return make_refnode(domain.build.builder, docname, to, anchor, nodes.Text(text))
        except NoUri:  # the page is not part of this output, as in a LaTeX document of its own
            pass
    return nodes.inline(text, text)


def link_out(env: BuildEnvironment, address: str, words: str) -> nodes.reference:
    """Return a link to a work: by a name where it can be followed, by its address on paper and in text.

    :param address: where the work is.
    :param words: a DOI, a PubMed number, or the name of the site.
    """
    if domain_of(env).build.builder.format != "html" and words == site_name(address):
        words = address.partition("://")[2]
    return nodes.reference("", words, refuri=address, internal=False)
