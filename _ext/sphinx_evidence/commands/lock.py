"""``python -m sphinx_evidence lock``: write the list of all claims, and tell of the new ones."""

from __future__ import annotations

import sys
from pathlib import Path

from sphinx_evidence.commands.errors import CommandError
from sphinx_evidence.commands.read_site import ReadSite
from sphinx_evidence.files.changes import NEW, Change, ChangeFile, read_changes, write_changes
from sphinx_evidence.files.lock import read_lock, write_lock
from sphinx_evidence.files.write import write_if_changed
from sphinx_evidence.model.claim import CLAIM_ID
from sphinx_evidence.model.text import counted
from sphinx_evidence.model.tiers import UNRATED


def lock(read: ReadSite) -> None:
    """Write the ids of all claims into the committed list, and say what came and went.

    A site that keeps a file of changes is told there which claims are new.

    :raises CommandError: if the site holds no claim, for an empty list guards nothing.
    """
    now = {name for name in read.site.claims_by_id if CLAIM_ID.fullmatch(name)}
    if not now:
        raise CommandError("the site holds no claim; nothing was written")
    path = read.file("evidence_lock", "claims.lock")
    before = set(read_lock(path.read_bytes(), path.name).ids) if path.is_file() else set()
    write_if_changed(path, write_lock(now))
    lines = [f"+ {name}" for name in sorted(now - before)]
    lines += [f"- {name}" for name in sorted(before - now)]
    sys.stdout.write("\n".join([*lines, f"{path.name}: {counted(len(now), 'claim')}\n"]))
    if not read.files["evidence_lock"]:
        sys.stdout.write(f'To have it checked, put evidence_lock = "{path.name}" into conf.py.\n')
    if read.files["evidence_changes"]:
        _tell_new(read, read.file("evidence_changes", ""))


def _tell_new(read: ReadSite, path: Path) -> None:
    """Add a line for each claim that the file of changes does not tell of.

    :raises CommandError: if the file can't be read, for what it says would be lost.
    """
    file = read_changes(path.read_bytes(), path.name) if path.is_file() else ChangeFile(path.name)
    for problem in file.problems:
        raise CommandError(f"{problem}; nothing was added")
    today = read.site.settings.today
    new = [
        Change(today, name, claims[0].tier.name, NEW)
        for name, claims in sorted(read.site.claims_by_id.items())
        if CLAIM_ID.fullmatch(name) and name not in file.last and claims[0].tier is not UNRATED
    ]
    write_if_changed(path, write_changes([*file.changes, *new]))
    sys.stdout.write(f"{path.name}: {len(new)} new\n")
