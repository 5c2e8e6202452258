"""The page of the search and its index, in place of Sphinx's own where a site has search terms."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.locale import _

from sphinx_evidence.files.write import write_if_changed
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.model.search import PageText
from sphinx_evidence.rules.rule import ERROR
from sphinx_evidence.shell.builders import PAGES
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.shell.scripts import script_words
from sphinx_evidence.wording.words import words_of

_INDEX = "evidence-search.js"
_BODY = """\
<section id="search-documentation">
<h1>{heading}</h1>
<form class="evidence-search" role="search" aria-label="{whole}" action="" method="get">
<label for="evidence-search-field">{what}</label>
<div><input id="evidence-search-field" type="search" name="q" autocomplete="off" spellcheck="false">
<button type="submit">{heading}</button></div>
</form>
<noscript><p>{noscript}</p></noscript>
<p id="evidence-search-count" role="status"></p>
<div id="evidence-search-offers"></div>
<div id="search-results"{help}></div>
</section>
<script src="{index}"></script>
<script src="{script}"{words}></script>
"""


def prepare(app: Sphinx, env: BuildEnvironment) -> None:
    """Take a stale index away."""
    domain = domain_of(env)
    if domain.build.terms is None or app.builder.name not in PAGES:
        return
    outlines = domain.store.outlines
    texts = [(page, outlines[page].search) for page in sorted(outlines)]
    now = digest_of(result_of(env).world, sorted(domain.left_out), texts)
    output = f"{app.builder.name} {app.outdir} search"
    domain.clear_stale(output, Path(app.outdir) / _INDEX, now)


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the index unless it is there already."""
    domain, path = domain_of(app.env), Path(app.outdir) / _INDEX
    terms = domain.build.terms
    if exception is not None or terms is None or app.builder.name not in PAGES:
        return
    if path.exists():
        return
    from sphinx_evidence.reports.search_script import search_script
    from sphinx_evidence.views.search import search_index

    result = result_of(app.env)
    texts: dict[str, PageText] = {
        page: text
        for page in sorted(domain.store.outlines)
        for text in domain.store.records("search", page)
    }
    faults = {(f.docname, f.ordinal) for f in result.report.findings if f.severity == ERROR}

    def faulty(claim: Claim) -> bool:
        return (claim.docname, claim.ordinal) in faults

    def address(docname: str, _anchor: str) -> str:
        return app.builder.get_target_uri(docname)

    words = words_of(app.config.language)
    index = search_index(texts, result.shown_site.claims, faulty, terms.terms, address, words)
    write_if_changed(path, search_script(index))


def show(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> str | None:
    """Put our own search into the page that Sphinx makes for its own; any theme shows a body."""
    build = domain_of(app.env).build
    if pagename != "search" or build.terms is None or app.builder.name not in PAGES:
        return None
    to, page = context["pathto"], build.settings.search_help
    say, heading, help_ = words_of(app.config.language), escape(_("Search")), ""
    noscript = escape(say("The search needs JavaScript. Every page is in the menu."))
    if page in app.env.titles:
        title, link = escape(app.env.titles[page].astext()), escape(to(page))
        words = escape(say("The search needs JavaScript. Every page is in the menu, and so is {}."))
        noscript = words.format(f'<a href="{link}">{title}</a>')
        help_ = f' data-help="{link}" data-help-title="{title}"'
    context["title"] = _("Search")
    context["body"] = _BODY.format(
        heading=heading,
        whole=say("{}: whole site", heading),
        what=escape(say("What are you looking for?")),
        noscript=noscript,
        help=help_,
        index=to(_INDEX, resource=True),
        script=to("_static/search.js", resource=True),
        words="".join(f' {name}="{escape(told)}"' for name, told in script_words(say).items()),
    )
    context["metatags"] = context.get("metatags", "") + '<meta name="robots" content="noindex" />'
    app.add_css_file("search.css")
    return "page.html"
