"""Can WeasyPrint print here? ``python -m sphinx_print.check`` says so.

Exit status 0 where it can; otherwise 1, and one line on standard error that says what to install.
"""

from __future__ import annotations

import sys
import warnings

ADVICE = (
    "no PDF: WeasyPrint needs the Pango library. Install it: "
    "Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0; "
    "macOS: brew install pango; "
    "Windows: see 'Installation' in the WeasyPrint documentation (doc.courtbouillon.org)"
)
NO_WEASYPRINT = "no PDF: the Python package weasyprint is not installed"


def problem() -> str:
    """Return what keeps WeasyPrint from printing, in one line; empty where nothing does.

    The import is here and not at the top: it takes a second, and fails where Pango is missing.
    """
    with warnings.catch_warnings():
        # A machine without fonts is no problem: a site may bring its own, and a character that no
        # font has is reported when it is printed.
        warnings.filterwarnings("ignore", "No fonts configured", UserWarning)
        return _try()


def _try() -> str:
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return ADVICE
    except ImportError:
        return NO_WEASYPRINT
    return ""


def main() -> int:
    """Report on standard error; return the exit status."""
    found = problem()
    if found:
        print(found, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
