"""``python -m sphinx_evidence lock``: write the list of all claims."""

from __future__ import annotations

import sys

from sphinx_evidence.checks.report import counted
from sphinx_evidence.lock import read_lock, write_lock
from sphinx_evidence.model import CLAIM_ID
from sphinx_evidence.upkeep.sites import CommandError, ReadSite
from sphinx_evidence.writing import write_if_changed


def lock(read: ReadSite) -> None:
    """Write the ids of all claims into the committed list, and say what came and went.

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
