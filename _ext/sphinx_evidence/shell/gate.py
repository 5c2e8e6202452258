"""The gate: when all pages are read, in every build, judge the whole site and say so.

``env-updated`` is sent in each build, also when nothing changed, and by every builder; and a
status set there stays. Findings are logged with None for a type, the one thing that
``suppress_warnings`` can't hide: a missing type counts as an empty one, which it can.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from sphinx_evidence.files.write import to_json, write_if_changed
from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.model.text import counted
from sphinx_evidence.reports.tallies import summary_text
from sphinx_evidence.rules.report import Report, each_once
from sphinx_evidence.rules.rule import ADVICE, DUE, ERROR, WARNING
from sphinx_evidence.shell.builders import WEB
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.only import claims_not_shown
from sphinx_evidence.shell.places import printable
from sphinx_evidence.shell.result import Result, collect, digest_of_all, result_of
from sphinx_evidence.shell.stale import changed_pages

if TYPE_CHECKING:
    from sphinx_evidence.rules.site import Site

logger = logging.getLogger(__name__)

#: Runs after sphinxcontrib-bibtex (500) has settled its citations.
AFTER_BIBTEX = 900
_CLAIMS = "claims.json"
#: What each rule looked at, beside the doctrees: too long for a terminal, which shows it with -v.
_SUMMARY = "evidence-summary.txt"
_NEXT = "put right what the lines above say, then build again"


def judge(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Judge the site; return the pages that must be written anew.

    Where nothing was found on a page before and nothing that a verdict depends on has changed, the
    verdict stands. Else all is checked again and listed again, with its lines.
    """
    domain = domain_of(env)
    domain.left_out, hidden = claims_not_shown(app, env)
    domain.unseen = domain.left_out | hidden
    world, known = digest_of_all(domain), domain.data["verdict"]
    anew = known is None or known[0] != world
    site: Site | None = None
    if anew:
        from sphinx_evidence.rules.run import check  # it loads all rules

        site = collect(domain)
        report = check(site)
        domain.data["verdict"] = known = None if report.on_pages else (world, report)
    else:
        report = known[1]
    domain.result = result = Result(domain, world, report, site)
    report_findings(Path(app.srcdir), report)
    path = Path(app.doctreedir) / _SUMMARY
    if not path.is_dir() and (anew or not path.exists()):
        write_if_changed(path, summary_text(report))
    if app.verbosity:
        logger.verbose("%s", summary_text(report))
    if report.failed:
        app.statuscode = 1
    if not app.builder.format:  # doctest, linkcheck, evidence: nothing that could grow stale
        return []
    shown = digest_of(result.world, sorted(domain.left_out))
    output = f"{app.builder.name} {os.path.relpath(app.outdir, app.doctreedir)}"
    domain.clear_stale(output, Path(app.outdir) / _CLAIMS, shown, anew=bool(report.on_pages))
    mark = _unfinished(app)
    pages = changed_pages(env, output, afresh=mark.is_file())
    if not pages and anew and known and not domain.store.touched:
        # Sphinx keeps what was worked out only where a page is written.
        pages = [env.config.root_doc]
    if pages:
        # What pages show is noted before they are written; until they are, the note is not true.
        mark.touch()
    return pages


def _unfinished(app: Sphinx) -> Path:
    """Return the file that stands while pages are written, and stays if that is cut short."""
    return Path(app.doctreedir) / f"evidence-{app.builder.name}.unfinished"


def report_findings(srcdir: Path, report: Report) -> None:
    """Log every finding as one line, then the summary, and where to learn what is due."""
    for finding, times in each_once(report.findings):
        if finding.severity == DUE:
            continue  # the summary counts it: who builds a page has not brought it about
        place = f"{printable(srcdir, finding.place.path)}:{finding.place.line}"
        if finding.severity == ADVICE:  # not a warning, which -W would turn into an error
            logger.info("%s: ADVICE: %s", place, finding.line(times))
        else:
            log = logger.error if finding.severity == ERROR else logger.warning
            log("%s", finding.line(times), location=place, type=None)
    if report.count(ERROR) or report.count(WARNING):
        logger.warning("%s; %s", report.summary(), _NEXT, type=None)
    else:
        logger.info("%s", report.summary())
    for notice in report.notices:
        logger.info("Note: %s.", notice)
    if due := report.count(DUE):
        logger.info('Due: %s; "python -m sphinx_evidence due" lists them.', counted(due, "thing"))


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Note that all pages are written, and write ``claims.json`` unless it is there already."""
    if exception is not None:
        return
    mark, path = _unfinished(app), Path(app.outdir) / _CLAIMS
    if mark.is_file():
        mark.unlink()
    if path.is_dir() and app.builder.name in WEB:
        said = "%s can't be written, for a page has its name; rename the page"
        logger.warning(said, _CLAIMS, type=None)
    result = result_of(app.env)
    if app.builder.name in WEB and not path.exists():
        from sphinx_evidence.reports.claims_json import claims_document  # few builds write it

        def address(docname: str, anchor: str) -> str:
            # On a single page the address of a page is an anchor itself.
            return f"{app.builder.get_target_uri(docname).partition('#')[0]}#{anchor}"

        document = claims_document(result.shown_site, result.report, address)
        write_if_changed(path, to_json(document))
