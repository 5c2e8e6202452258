"""``export``: the claims of a site in the forms that other software reads."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from sphinx_evidence.commands.claims_file import built_claims, read_claims
from sphinx_evidence.commands.errors import CommandError, stopped
from sphinx_evidence.files.write import to_json
from sphinx_evidence.reports.claims_csv import claims_csv
from sphinx_evidence.reports.fhir import fhir_bundle

FORMATS = {
    "csv": "a table with one line a claim",
    "fhir": "a bundle of FHIR R5: Evidence, and ArtifactAssessment for what GRADE does not rate",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``export`` is told to a parser."""
    add = parser.add_argument
    parser.set_defaults(run=run)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join(
        [
            "It prints what it made; status 2 where there is nothing to make it of. FORMAT is one of:",
            *(f"  {name:6}{what}" for name, what in FORMATS.items()),
        ]
    )
    add(
        "claims",
        metavar="CLAIMS",
        nargs="?",
        default="",
        help="a claims.json, or the folder of HTML with one; else the pages as they are",
    )
    add("--format", choices=FORMATS, required=True, metavar="FORMAT", help="csv or fhir")
    add(
        "--base",
        default="",
        metavar="ADDRESS",
        help="the address at which the site is served; links then lead there",
    )


def run(options: argparse.Namespace) -> int:
    """Print the claims; return the exit status.

    :param options: as `add_arguments` defines them, and ``source``, the folder of ``conf.py``.
    """
    try:
        base = _address(options.base)
        path = Path(options.claims)
        document = read_claims(path) if options.claims else built_claims(options.source)
    except (CommandError, OSError) as error:
        return stopped("export", error)
    if options.format == "csv":
        sys.stdout.write(claims_csv(document, base))
    else:
        sys.stdout.write(to_json(fhir_bundle(document, base)))
    return 0


def _address(base: str) -> str:
    """Return the address of a site without a slash at its end."""
    if base and urlsplit(base).scheme not in ("http", "https"):
        raise CommandError(f'--base "{base}" is no address; it starts with "https://"')
    return base.rstrip("/")
