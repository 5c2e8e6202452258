"""A finding: one thing that is wrong, with where, what and what to do."""

from typing import NamedTuple

from sphinx_evidence.model.options import one_line
from sphinx_evidence.model.place import Place


class Finding(NamedTuple):
    """One thing that is wrong, with where, what and what to do."""

    place: Place
    rule: str
    severity: str  #: ``error``, ``warning``, ``advice`` or ``due``.
    claim: str  #: What to call the claim; empty where no single claim is at fault.
    message: str  #: ``what is wrong; what to do``.
    docname: str = ""
    ordinal: int = -1  #: With docname, the claim at fault; -1 where there is none.

    @property
    def said(self) -> str:
        """The claim at fault and the message, as one line."""
        return one_line(f'claim "{self.claim}": {self.message}' if self.claim else self.message)

    def line(self, times: int = 1) -> str:
        """Return the finding as one line, without its place and severity, and how often it stands."""
        return f"{self.said}{f' ({times} times)' if times > 1 else ''} [evidence.{self.rule}]"
