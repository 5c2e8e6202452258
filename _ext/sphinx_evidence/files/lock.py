"""The committed list of claim ids: one id a line, so that a claim that disappears is seen."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sphinx_evidence.model.claim import CLAIM_ID
from sphinx_evidence.model.problem import BibProblem

_HEAD = "# All claims of this site. `python -m sphinx_evidence lock` writes this file.\n"


class LockFile(NamedTuple):
    """What a list of claims says."""

    path: str
    ids: Mapping[str, int]  #: Each id, and the line on which it stands.
    problems: tuple[BibProblem, ...] = ()


def read_lock(raw: bytes, path: str) -> LockFile:
    """Read the bytes of a list of claims.

    :param raw: the file as it is on disk, UTF-8.
    :param path: what to call the file in messages.
    """
    try:
        lines = raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        message = f"the list of claims can't be read: {error}; save it in UTF-8"
        return LockFile(path, {}, (BibProblem(path, 1, message),))
    ids: dict[str, int] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        name = line.partition("#")[0].strip()
        if CLAIM_ID.fullmatch(name):
            ids.setdefault(name, number)
        elif name:
            message = (
                f'"{name[:60]}" is no id of a claim; write one id a line, or take the line out'
            )
            problems.append(BibProblem(path, number, message))
    return LockFile(path, ids, tuple(problems))


def write_lock(ids: Iterable[str]) -> str:
    """Return a list of claims: one id a line, sorted, each once."""
    return _HEAD + "".join(f"{name}\n" for name in sorted(set(ids)))
