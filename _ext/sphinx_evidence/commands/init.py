"""``init``: write a small site that builds at once, out of the files in ``starter``.

``starter/all`` goes into every site, ``starter/<language>`` on top of it. A file that ends in ``.in``
loses that and gets today's date and our version; ``dot-`` at the start of a name stands for the dot.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sphinx_evidence.model.dates import today
from sphinx_evidence.model.version import VERSION

STARTER = Path(__file__).parent / "starter"


def init(folder: Path, language: str, *, force: bool = False) -> int:
    """Write a site into a folder and say what comes next; return 0, or 1 where it can't be done.

    :param language: the name of a folder in ``starter``.
    :param force: whether files that are there may be overwritten; else it stops before any is written.
    """
    files = dict(_files(language))
    if in_way := next((path for path in (folder, *folder.parents) if path.is_file()), None):
        sys.stderr.write(f"{in_way} is a file, so nothing was written; name a folder\n")
        return 1
    there = [name for name in files if (folder / name).exists()]
    if there and not force:
        others = f" and {len(there) - 1} more" if len(there) > 1 else ""
        sys.stderr.write(
            f"{folder} holds {there[0]}{others} of what would be written, and nothing was; name another "
            "folder, or overwrite them with --force\n"
        )
        return 1
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    pages = ", ".join(name for name in files if name.endswith(".md"))
    sys.stdout.write(
        f"Wrote {len(files)} files into {folder}. Next:\n\n"
        f"    cd {folder}\n"
        f"    python -m sphinx -W -b html . _build/html     (or: make)\n\n"
        f"Then open _build/html/index.html, and change {pages} and references.bib into yours.\n"
        "The workflow needs requirements.txt, which must say where sphinx-evidence comes from.\n"
    )
    return 0


def _files(language: str) -> Iterator[tuple[str, str]]:
    """Yield each file of a site, its name with folders and its text, sorted by name."""
    for part in (STARTER / "all", STARTER / language):
        for path in sorted(part.rglob("*")):
            if path.is_file():
                name = path.relative_to(part).as_posix().replace("dot-", ".")
                text = path.read_text("utf-8")
                if name.endswith(".in"):
                    name = name.removesuffix(".in")
                    text = text.replace("@TODAY@", str(today())).replace("@VERSION@", VERSION)
                yield name, text
