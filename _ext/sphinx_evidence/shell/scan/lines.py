"""What a scan finds in a source, and how one line of text is read for it."""

from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.shell.scan.doctests import Example, is_example, reads_as_code
from sphinx_evidence.shell.scan.unparsed import (
    CLAIM,
    DIRECTIVES,
    ROLES,
    is_filled,
    options_on,
    roles_on,
    sentence_on,
    slip_of,
)

#: What an opener is that has the options of a claim, and the name of none.
FILLED = "filled"

_INDENTED = pattern(r"^[ >]*(?: {4}|\t)|^[ >]*(?:[-*+]|\d+[.)])(?: {5}| *\t)")
#: A tier that is given, and not told of, as a list of the options does.
_GIVES_A_TIER = pattern(
    r":tier:[ \t]*[\"']?(?:high|moderate|low|very-low|preclinical|none|reference)\b"
)


class Opener(NamedTuple):
    """A line that starts a claim, or looks as if it should."""

    line: int
    sentence: str
    lost: tuple[tuple[int, str], ...] = ()  #: Lines of its options of which something is lost.
    what: str = CLAIM  #: A claim, a row of the ledger (`unparsed.ROW`), or `FILLED`.
    indented: str = ""  #: The line itself, where it may be code by its indentation.


class Slip(NamedTuple):
    """A directive or a role that is one slip away from one of ours."""

    line: int
    name: str
    ours: str  #: The name that is meant.
    role: bool


class Scan(NamedTuple):
    """What one source text seems to hold."""

    openers: tuple[Opener, ...] = ()
    examples: tuple[Example, ...] = ()
    unclosed: tuple[int, ...] = ()  #: Lines of fences that a claim lacks an end for.
    slips: tuple[Slip, ...] = ()


class Block:
    """What a directive, a fence or a paragraph gives of a claim's options."""

    def __init__(self, start: int, sentence: str, *, told: bool, indent: int = -1) -> None:
        """Start a block.

        :param start: the index of its first line.
        :param sentence: what stands on it behind its name.
        :param told: are its options judged elsewhere, or is the block told of already?
        :param indent: how far its first line is indented, in reStructuredText.
        """
        self.start = start
        self.sentence = sentence
        self.told = told
        self.indent = indent
        self.options: set[str] = set(options_on(sentence))


class Lines:
    """The lines of a page, and what was found on those that were read as text."""

    def __init__(self, lines: list[str]) -> None:
        """Take the lines of a page."""
        self.lines = lines
        self.blocks: list[Block] = []
        self.openers: list[Opener] = []
        self.examples: list[Example] = []
        self.slips: set[Slip] = set()
        self._paragraph: Block | None = None

    def text(self, index: int, line: str | None = None) -> None:
        """Read a line of text: it may look like a claim, or give what only a claim gives."""
        line = self.lines[index] if line is None else line
        found = sentence_on(line, self._below(index))
        if found is not None:
            self.open(index, found[0], found[1])
        if "`" in line:
            for name in roles_on(line):
                self.slip(index, name, role=True)
        if not self.blocks and not line.strip():
            self.end_paragraph()
        elif not self.blocks and self._paragraph is None:
            self._paragraph = Block(index, "", told=False)
        block = self.blocks[-1] if self.blocks else self._paragraph
        if block is not None and (found or ":" in line):
            block.told |= found is not None
            block.options.update(options_on(line))

    def open(
        self, index: int, sentence: str, what: str, lost: tuple[tuple[int, str], ...] = ()
    ) -> None:
        """Note a line that starts a claim, or looks as if it should."""
        line = self.lines[index]
        shown = line.strip() if _INDENTED.match(line) else ""
        self.openers.append(Opener(index + 1, sentence, lost, what, shown))

    def slip(self, index: int, name: str, *, role: bool) -> None:
        """Note a name that is one slip away from one of ours."""
        if ours := slip_of(name, ROLES if role else DIRECTIVES):
            self.slips.add(Slip(index + 1, name, ours, role))

    def close(self) -> None:
        """Leave a block: one that gives the options of a claim looks like one."""
        block = self.blocks.pop()
        if is_filled(block.options) and not block.told:
            self.open(block.start, block.sentence, FILLED)

    def end_paragraph(self) -> None:
        """Leave a paragraph that stands in nothing: it looks like a claim if it gives a tier."""
        block, self._paragraph = self._paragraph, None
        if block is None or block.told or not is_filled(block.options):
            return
        for index in range(block.start, len(self.lines)):
            if not self.lines[index].strip():
                break
            if _GIVES_A_TIER.search(self.lines[index]):
                self.open(block.start, self.lines[block.start].strip(), FILLED)
                break

    def example(self, index: int, *, meant: bool, quoted: bool = False) -> None:
        """Read a line where an example may stand."""
        stripped = self.lines[index].strip()
        if is_example(stripped) and (not quoted or reads_as_code(stripped, self._below(index))):
            self.examples.append(Example(index + 1, stripped, meant))

    def _below(self, index: int) -> str:
        return self.lines[index + 1] if index + 1 < len(self.lines) else ""
