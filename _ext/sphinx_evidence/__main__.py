"""``python -m sphinx_evidence``: the commands that keep a site's source folder true over time."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sphinx_evidence.commands import check_pages, diff, export, import_bib, refresh, source, watch
from sphinx_evidence.commands.adopt import add_commands
from sphinx_evidence.commands.due import overdue
from sphinx_evidence.commands.errors import CommandError
from sphinx_evidence.commands.lock import lock
from sphinx_evidence.commands.read_site import ReadSite, read_site
from sphinx_evidence.commands.review import review


def make_parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m sphinx_evidence", description="Keep a site of claims true over time."
    )
    parser.add_argument(
        "--source", type=Path, default=Path(), help="folder of conf.py (this one, unless named)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    add_commands(commands)
    commands.add_parser("lock", help="write the list of all claims, so that none can get lost")
    reviewing = commands.add_parser(
        "review", help="note that claims were read against their sources today"
    )
    reviewing.add_argument("ids", nargs="*", metavar="ID", help="id of a claim")
    reviewing.add_argument("--all", action="store_true", help="all claims of the site")
    reviewing.add_argument("--by", default="", help="who read them")
    commands.add_parser(
        "due", help="list reviews, searches and look-ups that are old; fails if there are any"
    )
    check_pages.add_arguments(
        commands.add_parser("check", help="judge one page, and write nothing")
    )
    diff.add_arguments(commands.add_parser("diff", help="say what a change does to the claims"))
    export.add_arguments(
        commands.add_parser("export", help="print the claims as CSV, or as a bundle of FHIR R5")
    )
    import_bib.add_arguments(commands.add_parser("import", help="say what an export lacks"))
    source.add_arguments(commands.add_parser("source", help="fetch a work by its DOI or PMID"))
    refreshing = commands.add_parser(
        "refresh", help="look up whether sources were retracted (uses the network)"
    )
    refresh.add_arguments(refreshing)
    refreshing.set_defaults(status="")
    watching = commands.add_parser(
        "watch", help="ask databases for works since each claim's last search (uses the network)"
    )
    watch.add_arguments(watching)
    return parser


def _fill(options: argparse.Namespace) -> None:
    """Take what ``refresh`` was not told from the site's ``conf.py``."""
    read = read_site(options.source)
    options.bib = options.bib or [str(read.folder / name) for name in read.bibfiles]
    options.status = options.status or str(read.file("evidence_source_status", "source-status.csv"))
    options.contact = options.contact or read.contact


def _watch(options: argparse.Namespace, read: ReadSite) -> int:
    """Run ``watch`` with what the site's ``conf.py`` says."""
    words = read.files["evidence_watch_words"]
    paths = watch.Paths(
        read.file("evidence_watch", "watch.csv"),
        read.folder / words if words else None,
        read.folder / options.list,
    )
    options.contact = options.contact or read.contact
    status = watch.run(options, read.site, paths)
    if not read.files["evidence_watch"]:
        sys.stdout.write(
            f'To have it checked, put evidence_watch = "{paths.watch.name}" into conf.py.\n'
        )
    if paths.page.is_file() and read.is_page(paths.page):
        sys.stdout.write(
            f'The next build takes {options.list} for a page; put "{options.list}" into '
            "exclude_patterns in conf.py, for it is no page for readers.\n"
        )
    return status


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0, or 1 with a message where it can't be done or something is due."""
    parser = make_parser()
    options = parser.parse_args(arguments)
    if options.command == "review" and bool(options.ids) == options.all:
        parser.error("name the claims that you read, or all of them with --all")
    try:
        if hasattr(options, "run"):  # the command reads no site, or does so itself
            return int(options.run(options))
        if options.command == "refresh":
            _fill(options)
            return refresh.run(options)
        read = read_site(options.source)
        if options.command == "watch":
            return _watch(options, read)
        if options.command == "due":
            return int(overdue(read))
        if options.command == "lock":
            lock(read)
        else:
            review(read, options.ids, options.by)
    except (CommandError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
