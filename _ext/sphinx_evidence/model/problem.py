"""What is wrong with a committed file."""

from typing import NamedTuple


class BibProblem(NamedTuple):
    """Why a file, or an entry of it, can't be trusted."""

    path: str
    line: int
    message: str
    key: str = ""  #: The entry that is at fault, which somebody may use; empty for the whole file.

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"
