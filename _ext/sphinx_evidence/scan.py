"""Reading page sources as text, to see what the parser let fall.

A fence with a misspelt name, two colons for three, or an example in a block that nobody runs
becomes plain text without a word. What looks like a claim or a doctest in a source is listed
here, with its exact line, and compared with what the parser made of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from sphinx_evidence.options import lost_options

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Directives whose content is shown as it stands: what looks like a claim there is an example.
LITERAL = frozenset(
    [
        *("code", "code-block", "sourcecode", "literalinclude", "parsed-literal", "raw", "math"),
        *("doctest", "testcode", "testsetup", "testcleanup", "testoutput"),
    ]
)
#: Languages that show markup to contributors: a ``>>>`` in them is not meant to run.
MARKUP = frozenset(["markdown", "md", "myst", "rst", "restructuredtext", "text", "none", "console"])

_LEAD = r"[ \t>]*(?:(?:[-*+]|(?:\d+|#)[.)]|:[\w-]+:)[ \t]+)*"
_FENCE = re.compile(rf"^{_LEAD}(?P<mark>:{{3,}}|`{{3,}}|~{{3,}})[ \t]*(?P<info>.*)$")
_COMMENT = re.compile(r"^ {0,3}<!--")
_INFO = re.compile(r"^\{\s*(?P<name>[^}]*?)\s*\}\s*(?P<rest>.*)$")
_LOOKALIKE = re.compile(
    rf"^{_LEAD}(?P<mark>`+|~+|:+)[ \t]*(?P<brace>\{{?)\s*(?P<name>[A-Za-z_-]+)\s*\}}?"
    r"(?P<rest>[ \t].*|)$"
)
_RST = re.compile(
    rf"^{_LEAD}\.\.[ \t]*(?P<name>[A-Za-z][\w-]*)[ \t]*(?P<colons>:{{1,2}})(?P<rest>[ \t].*|)$"
)
_RST_COMMENT = re.compile(rf"^{_LEAD}\.\.(?:$|[ \t]+(?![_|\[]))")
#: Fences in fences past this depth are not read; MyST itself gives up earlier.
_DEEPEST = 60
_WORTH_SCANNING = re.compile(r">>>|evi|claim|dence", re.IGNORECASE)


class Opener(NamedTuple):
    """A line that starts a claim, or looks as if it should."""

    line: int
    sentence: str
    lost: tuple[tuple[int, str], ...] = ()  #: Lines of its options of which something is lost.


class Scan(NamedTuple):
    """What one source text seems to hold."""

    openers: tuple[Opener, ...] = ()
    examples: tuple[tuple[int, str], ...] = ()  #: ``>>>`` lines: line number and text.
    unclosed: tuple[int, ...] = ()  #: Lines of fences that a claim lacks an end for.


def is_near(name: str, wanted: str = "evidence") -> bool:
    """Tell whether a directive's name is the wanted one, or a slip of it.

    >>> is_near("evidnce"), is_near("evidence-table"), is_near("note")
    (True, False, False)
    """
    name = name.lower()
    if name in (wanted, "claim"):
        return True
    return abs(len(name) - len(wanted)) < 4 and SequenceMatcher(None, name, wanted).ratio() >= 0.8


def scan(text: str, *, markdown: bool) -> Scan:
    """List the claims and the examples that a source text seems to hold.

    :param text: the whole file.
    :param markdown: MyST, or else reStructuredText.
    """
    if not _WORTH_SCANNING.search(text):
        return Scan()
    # Each parser has its own idea of what ends a line; lines are counted as the parser does.
    lines = re.split(r"\r\n|\r|\n", text) if markdown else text.splitlines()
    page = _Page(lines)
    if markdown:
        page.read_markdown(_after_front_matter(lines), len(lines), None)
    else:
        page.read_rst(0, len(lines))
    return Scan(tuple(page.openers), tuple(page.examples), tuple(sorted(page.unclosed)))


class _Fence(NamedTuple):
    start: int
    mark: str
    info: str


class _Page:
    """One walk over the lines of a page; what stands in code or in comments is passed over."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._depth = 0
        fences = ((index, _FENCE.match(line)) for index, line in enumerate(lines))
        self._closers = [(i, m["mark"]) for i, m in fences if m and not m["info"].strip()]
        self.openers: list[Opener] = []
        self.examples: list[tuple[int, str]] = []
        self.unclosed: set[int] = set()

    # -- MyST: a fence ends at the first closing line, whatever was opened in between -----------

    def read_markdown(self, index: int, end: int, around: _Fence | None) -> None:
        """Read lines as the parser does: text, comments and fences, and what the fences hold."""
        self._depth += 1
        while index < end and self._depth < _DEEPEST:
            line = self._lines[index]
            match = _FENCE.match(line)
            if (after := self._comment(index, end)) is not None:
                index = after
            elif match is None or ("`" in match["info"] and match["mark"][0] == "`"):
                self._text(index, line)
            else:
                fence = _Fence(index, match["mark"], match["info"].strip())
                index = self._closing(fence, end)
                self._fence(fence, index, end, around)
            index += 1
        self._depth -= 1

    def _comment(self, index: int, end: int) -> int | None:
        """Return the index of the line that ends the comment which starts here, if one does."""
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
        if info and is_near(name):
            lost = tuple(lost_options(self._lines, fence.start + 1, stop))
            self.openers.append(Opener(fence.start + 1, info["rest"].strip(), lost))
            if stop == end:
                # The end that is missing here was taken by the fence around, if that could be.
                taken = around is not None and fence.mark.startswith(around.mark)
                self.unclosed.add((around.start if around and taken else fence.start) + 1)
        elif not info:
            self._lookalike(fence.start, self._lines[fence.start])
        content = _content(fence, name, info["rest"] if info else "")
        if content == "rst":
            self.read_rst(fence.start + 1, stop)
        elif content == "parsed" or (stop == end and end == len(self._lines)):
            self.read_markdown(fence.start + 1, stop, fence)
        elif content == "code":
            for index in range(fence.start + 1, stop):
                self._example(index)

    def _text(self, index: int, line: str) -> None:
        self._lookalike(index, line)
        self._example(index)

    def _lookalike(self, index: int, line: str) -> None:
        for cell in _cells(line):
            like = _LOOKALIKE.match(cell)
            if like and is_near(like["name"]) and (like["brace"] or len(like["mark"]) > 2):
                self.openers.append(Opener(index + 1, like["rest"].strip()))

    def _example(self, index: int) -> None:
        stripped = self._lines[index].strip()
        if stripped == ">>>" or stripped.startswith(">>> "):
            self.examples.append((index + 1, stripped))

    # -- reStructuredText: what is indented below a literal block or a comment belongs to it ----

    def read_rst(self, start: int, end: int) -> None:
        """Read lines as docutils does, as far as claims and examples need it."""
        hidden: int | None = None  # indentation of the line that leads a literal block or comment
        markup = False
        for index in range(start, end):
            line = self._lines[index]
            indent = len(line) - len(line.lstrip())
            if hidden is not None and line.strip() and indent <= hidden:
                hidden, markup = None, False
            if hidden is None:
                directive = next((m for cell in _cells(line) if (m := _RST.match(cell))), None)
                name = directive["name"].lower() if directive else ""
                if directive and is_near(name):
                    self.openers.append(Opener(index + 1, directive["rest"].strip()))
                elif directive and directive["colons"] == "::":
                    if name in LITERAL:
                        hidden, markup = indent, directive["rest"].strip().lower() in MARKUP
                elif _RST_COMMENT.match(line):
                    hidden, markup = indent, True
                elif line.rstrip().endswith("::"):
                    hidden = indent
            if not markup:
                self._example(index)


def _cells(line: str) -> list[str]:
    """Return the cells of a line of a table drawn with bars, or the line itself."""
    return line.split("|") if line.lstrip().startswith("|") else [line]


def _after_front_matter(lines: list[str]) -> int:
    """Return the index of the first line after YAML front matter."""
    if lines and lines[0].rstrip() == "---":
        for index, line in enumerate(lines[1:], 1):
            if line.rstrip() in ("---", "..."):
                return index + 1
    return 0


def _content(fence: _Fence, name: str, rest: str) -> str:
    """Tell how the content of a fence is to be read: parsed, rst, code or markup."""
    if not name:
        word = fence.info.split()[:1]
        literal = "markup" if word and word[0].lower() in MARKUP else "code"
        return "parsed" if fence.mark[0] == ":" else literal
    if name == "eval-rst":
        return "rst"
    if name not in LITERAL:
        return "parsed"
    return "markup" if rest.strip().lower() in MARKUP or name == "raw" else "code"


def unrun(examples: Iterable[tuple[int, str]], run: Iterable[str]) -> list[tuple[int, str]]:
    """Return the examples of a source that are not among those that run.

    :param examples: line number and text of each ``>>>`` line of the source.
    :param run: the ``>>>`` lines of all blocks that the doctest builder will run.
    """
    left = Counter(line.strip() for line in run)
    skipped = []
    for number, text in examples:
        if left[text] > 0:
            left[text] -= 1
        else:
            skipped.append((number, text))
    return skipped
