"""The style files of a print: Typst functions that shape what pages hold. No Sphinx."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_BASE = Path(__file__).parent / "typst"
_FUNCTION = re.compile(r"^#let ([a-z][a-z0-9-]*)\(", re.MULTILINE)


class Styles(NamedTuple):
    """What the style files of a print offer."""

    imports: str  #: The line that gives a page all functions.
    functions: frozenset[str]  #: Their names.


def lay_out(work: Path, files: Iterable[Path]) -> Styles:
    """Put the style files into the work folder, each with what the ones before it define.

    :param work: the work folder; nothing outside it can be read by Typst.
    :param files: the style files behind ``base.typ``, in their order: a later one counts.
    """
    shutil.copyfile(_BASE / "base.typ", work / "base.typ")
    imports = '#import "/base.typ": *;'
    names = set(_FUNCTION.findall((_BASE / "base.typ").read_text("utf-8")))
    for number, path in enumerate(files):
        style = path.read_text("utf-8")
        name = f"{number}-{path.name}"
        (work / "styles" / name).write_text(f"{imports}\n{style}", "utf-8")
        imports += f' #import "/styles/{name}": *;'
        names |= set(_FUNCTION.findall(style))
    return Styles(imports, frozenset(names))
