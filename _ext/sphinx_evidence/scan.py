"""Reading page sources as text, to see what the parser let fall.

A fence with a misspelt name, two colons for three, or an example in a block that nobody runs
becomes plain text without a word. What looks like a claim or a doctest in a source is listed
here, with its exact line, and compared with what the parser made of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sphinx_evidence.lookalikes import CLAIM, LEAD, indented_code, is_quotation, meant, sentence_on
from sphinx_evidence.options import lost_options

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Directives whose content runs as doctests.
RUN = frozenset(["doctest", "testcode", "testsetup", "testcleanup", "testoutput"])
#: Directives whose content is shown as it stands: what looks like a claim there is an example.
LITERAL = RUN | frozenset(
    ["code", "code-block", "sourcecode", "literalinclude", "parsed-literal", "raw", "math"]
)
#: Languages that show markup to contributors: a ``>>>`` in them is not meant to run.
MARKUP = frozenset(["markdown", "md", "myst", "rst", "restructuredtext", "text", "none", "console"])

_FENCE = re.compile(rf"^{LEAD}(?P<mark>:{{3,}}|`{{3,}}|~{{3,}})[ \t]*(?P<info>.*)$")
_INFO = re.compile(r"^\{\s*(?P<name>[^}]*?)\s*\}\s*(?P<rest>.*)$")
_COMMENT = re.compile(r"^ {0,3}<!--")
_RST = re.compile(rf"^{LEAD}\.\.[ \t]+(?P<name>[\w:-]+) ?::(?:[ \t]+(?P<rest>.*))?$")
_RST_COMMENT = re.compile(rf"^{LEAD}\.\.(?:$|[ \t]+(?![_|\[]))")
#: Fences in fences past this depth are not read; MyST itself gives up earlier.
_DEEPEST = 60
_WORTH_SCANNING = re.compile(r">>>|evi|claim|dence|popul", re.IGNORECASE)


class Opener(NamedTuple):
    """A line that starts a claim, or looks as if it should."""

    line: int
    sentence: str
    lost: tuple[tuple[int, str], ...] = ()  #: Lines of its options of which something is lost.
    what: str = CLAIM  #: A claim, or a row of the ledger (`lookalikes.ROW`).


class Example(NamedTuple):
    """A ``>>>`` line."""

    line: int
    text: str
    meant: bool  #: Does it stand where examples run?


class Scan(NamedTuple):
    """What one source text seems to hold."""

    openers: tuple[Opener, ...] = ()
    examples: tuple[Example, ...] = ()
    unclosed: tuple[int, ...] = ()  #: Lines of fences that a claim lacks an end for.


def scan(text: str, *, markdown: bool) -> Scan:
    """List the claims and the examples that a source text seems to hold.

    :param text: the whole file.
    :param markdown: MyST, or else reStructuredText.
    """
    if not _WORTH_SCANNING.search(text):
        return Scan()
    # Each parser has its own idea of what ends a line; lines are counted as the parser does.
    lines = re.split(r"\r\n|\r|\n", text) if markdown else text.splitlines()
    page = _Page(lines, indented_code(lines) if markdown else frozenset())
    if markdown:
        page.read_markdown(_after_front_matter(lines), len(lines), None)
    else:
        page.read_rst(0, len(lines))
    return Scan(tuple(page.openers), tuple(page.examples), tuple(sorted(page.unclosed)))


class _Fence(NamedTuple):
    start: int
    mark: str
    info: str
    claim: bool = False


class _Page:
    """One walk over the lines of a page; what stands in code or in comments is passed over."""

    def __init__(self, lines: list[str], code: frozenset[int]) -> None:
        self._lines, self._code = lines, code
        self._depth = 0
        fences = ((index, _FENCE.match(line)) for index, line in enumerate(lines))
        self._closers = [(i, m["mark"]) for i, m in fences if m and not m["info"].strip()]
        self.openers: list[Opener] = []
        self.examples: list[Example] = []
        self.unclosed: set[int] = set()

    def _text(self, index: int) -> None:
        """Read a line of text: it may look like a claim, or like an example."""
        below = self._lines[index + 1] if index + 1 < len(self._lines) else ""
        found = None if index in self._code else sentence_on(self._lines[index], below)
        if found is not None:
            self.openers.append(Opener(index + 1, found[0], what=found[1]))

    def _example(self, index: int, *, meant: bool) -> None:
        stripped = self._lines[index].strip()
        if stripped == ">>>" or (stripped.startswith(">>> ") and not is_quotation(stripped)):
            self.examples.append(Example(index + 1, stripped, meant))

    # -- MyST: a fence ends at the first closing line, whatever was opened in between -----------

    def read_markdown(self, index: int, end: int, around: _Fence | None) -> None:
        """Read lines as the parser does: text, comments and fences, and what the fences hold."""
        self._depth += 1
        while index < end and self._depth < _DEEPEST:
            match = None if index in self._code else _FENCE.match(self._lines[index])
            if (after := self._comment(index, end)) is not None:
                index = after
            elif match is None or ("`" in match["info"] and match["mark"][0] == "`"):
                self._text(index)
                self._example(index, meant=False)
            else:
                fence = _Fence(index, match["mark"], match["info"].strip())
                index = self._closing(fence, end)
                self._fence(fence, index, end, around)
            index += 1
        self._depth -= 1

    def _comment(self, index: int, end: int) -> int | None:
        """Return the index of the line that ends what is commented out here, if anything is."""
        if self._lines[index].startswith("%"):
            return index
        if not _COMMENT.match(self._lines[index]):
            return None
        return next((at for at in range(index, end) if "-->" in self._lines[at]), None)

    def _closing(self, fence: _Fence, end: int) -> int:
        """Return the index of the line that closes a fence, or the end of what holds it."""
        for at in range(bisect_right(self._closers, (fence.start, "~~~~")), len(self._closers)):
            index, mark = self._closers[at]
            if index >= end:
                break
            if mark.startswith(fence.mark):
                return index
        return end

    def _fence(self, fence: _Fence, stop: int, end: int, around: _Fence | None) -> None:
        info = _INFO.match(fence.info)
        name = info["name"].lower() if info else ""
        what = meant(name)
        if info and what:
            lost = tuple(lost_options(self._lines, fence.start + 1, stop))
            self.openers.append(Opener(fence.start + 1, info["rest"].strip(), lost, what))
        else:
            self._text(fence.start)
        claim = info is not None and bool(what)
        if (
            stop == end
            and around
            and fence.mark.startswith(around.mark)
            and (claim or around.claim)
        ):
            self.unclosed.add(around.start + 1)  # it took the end that is missing here
        elif stop == end and claim:
            self.unclosed.add(fence.start + 1)
        content = _content(fence, name, info["rest"] if info else "")
        if content == "rst":
            self.read_rst(fence.start + 1, stop)
        elif content == "parsed" or (stop == end and end == len(self._lines)):
            self.read_markdown(fence.start + 1, stop, fence._replace(claim=claim))
        elif content != "markup":
            for index in range(fence.start + 1, stop):
                self._example(index, meant=content == "run")

    # -- reStructuredText: what is indented below a literal block or a comment belongs to it ----

    def read_rst(self, start: int, end: int) -> None:
        """Read lines as docutils does, as far as claims and examples need it."""
        hidden: int | None = None  # indentation of the line that leads a literal block or comment
        content = "parsed"
        for index in range(start, end):
            line = self._lines[index]
            indent = len(line) - len(line.lstrip())
            if hidden is not None and line.strip() and indent <= hidden:
                hidden, content = None, "parsed"
            if hidden is None:
                self._text(index)
                content = _content_below(line)
                hidden = None if content == "parsed" else indent
            if content != "markup":
                self._example(index, meant=content in ("parsed", "run"))


def _after_front_matter(lines: list[str]) -> int:
    """Return the index of the first line after YAML front matter."""
    if lines and lines[0].rstrip() == "---":
        for index, line in enumerate(lines[1:], 1):
            if line.rstrip() in ("---", "..."):
                return index + 1
    return 0


def _content(fence: _Fence, name: str, rest: str) -> str:
    """Tell how the content of a fence is to be read: parsed, rst, run, code or markup."""
    if not name:
        word = fence.info.split()[:1]
        literal = "markup" if word and word[0].lower() in MARKUP else "code"
        return "parsed" if fence.mark[0] == ":" else literal
    return "rst" if name == "eval-rst" else _content_of(name, rest)


def _content_of(name: str, rest: str) -> str:
    """Tell how the content of a directive is to be read."""
    if name not in LITERAL:
        return "parsed"
    if name in RUN:
        return "run"
    return "markup" if rest.strip().lower() in MARKUP or name == "raw" else "code"


def _content_below(line: str) -> str:
    """Tell how what is indented below a line of reStructuredText is to be read."""
    directive = _RST.match(line)
    if directive:
        return _content_of(directive["name"].lower(), directive["rest"] or "")
    if _RST_COMMENT.match(line):
        return "markup"
    return "code" if line.rstrip().endswith("::") else "parsed"


def unrun(examples: Iterable[Example], run: Iterable[str]) -> list[Example]:
    """Return the examples of a source that are not among those that run.

    :param examples: the ``>>>`` lines of the source.
    :param run: the ``>>>`` lines of all blocks that the doctest builder will run.
    """
    left = Counter(line.strip() for line in run)
    skipped = []
    # Of two that read the same, the one that stands where examples run is the one that runs.
    for example in sorted(examples, key=lambda found: not found.meant):
        if left[example.text] > 0:
            left[example.text] -= 1
        else:
            skipped.append(example)
    return sorted(skipped)
