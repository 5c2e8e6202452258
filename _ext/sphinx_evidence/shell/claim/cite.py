"""How to cite a claim: as text and as BibTeX, for those who read it in a browser."""

from __future__ import annotations

import posixpath

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.shell.config import named_by_site
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.elements import fact
from sphinx_evidence.shell.nodes import text_of
from sphinx_evidence.views.cite import Work, as_bibtex, as_text
from sphinx_evidence.wording.words import words_of


def how_to_cite(env: BuildEnvironment, claim: Claim, reviewed: str) -> nodes.definition_list_item:
    """Return how to cite a claim.

    :param reviewed: ISO date of its last review; may be empty.
    """
    config, builder = env.config, domain_of(env).build.builder
    address = ""
    if base := str(getattr(config, "html_baseurl", "")):
        address = posixpath.join(base, builder.get_target_uri(claim.docname)) + f"#{claim.anchor}"
    author, title = named_by_site(config)
    work = Work(author, title, str(config.release), reviewed, address)
    say = words_of(config.language)
    entry = as_bibtex(claim, work, say)
    block = nodes.literal_block(
        "", entry
    )  # without a source Sphinx does not colour it: that takes long
    return fact(say("How to cite this claim"), text_of(as_text(claim, work, say)), block)
