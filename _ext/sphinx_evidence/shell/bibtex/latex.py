"""Plain words in fields of sources, read without LaTeX: most names and titles hold no mark of it."""

from __future__ import annotations

from types import MethodType
from typing import Any

from pybtex.richtext import Text

from sphinx_evidence.model.latex import AS_WRITTEN


def read_plain_words() -> None:
    """Have pybtex take plain words as they are; all else it reads as ever.

    It looks at each word for each command of LaTeX, and does so again for each list of sources.
    """
    reads = vars(Text).get("from_latex")
    if not isinstance(reads, classmethod) or reads.__func__.__module__ == __name__:
        return  # another pybtex, or it was told already

    def from_latex(kind: type[Any], latex: str) -> Any:
        return (
            kind(latex) if AS_WRITTEN.fullmatch(latex) else MethodType(reads.__func__, kind)(latex)
        )

    Text.from_latex = classmethod(from_latex)
