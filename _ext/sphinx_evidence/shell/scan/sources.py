"""Reading page sources as text, to see what the parser let fall.

A fence with a misspelt name, two colons for three, or an example in a block that nobody runs
becomes plain text without a word. What looks like a claim or a doctest in a source is listed
here, with its exact line, and compared with what the parser made of it.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from sphinx_evidence.model.options import lost_options
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.shell.scan.lines import Block, Lines, Scan
from sphinx_evidence.shell.scan.unparsed import DIRECTIVES, LEAD, meant, options_on, slip_of

#: Directives whose content runs as doctests.
RUN = frozenset(["doctest", "testcode", "testsetup", "testcleanup", "testoutput"])
#: Directives whose content is shown as it stands: what looks like a claim there is an example.
LITERAL = RUN | frozenset(
    ["code", "code-block", "sourcecode", "literalinclude", "parsed-literal", "raw", "math"]
)
#: Languages that show markup to contributors: a ``>>>`` in them is not meant to run.
MARKUP = frozenset(["markdown", "md", "myst", "rst", "restructuredtext", "text", "none", "console"])
_FENCE = pattern(rf"^{LEAD}(?P<mark>:{{3,}}|`{{3,}}|~{{3,}})[ \t]*(?P<info>.*)$")
_INFO = pattern(r"^\{\s*(?P<name>[^}]*?)\s*\}\s*(?P<rest>.*)$")
#: What starts a comment, or text that is shown as it stands, and what ends it.
_COMMENT = pattern(r"^ {0,3}<!--"), pattern("-->")
_SHOWN = pattern(r"^ {0,3}<pre(?=[\s>])", re.IGNORECASE), pattern("</pre>", re.IGNORECASE)
_RST = pattern(rf"^{LEAD}\.\.[ \t]+(?P<name>[\w:-]+) ?::(?:[ \t]+(?P<rest>.*))?$")
_RST_COMMENT = pattern(rf"^{LEAD}\.\.(?:$|[ \t]+(?![_|\[]))")
#: Fences in fences past this depth are not read; MyST itself gives up earlier.
_DEEPEST = 60
_WORTH_SCANNING = pattern(r">>>|evi|claim|dence|popul|\btier:", re.IGNORECASE)
_NAMES = pattern(r"\{[ \t]?([A-Za-z][\w:-]{0,40})|\.\.[ \t]([\w:-]{1,40}) ?::|:([\w-]{1,40}):`")


def scan(text: str, *, markdown: bool) -> Scan:
    """List the claims and the examples that a source text seems to hold.

    :param text: the whole file.
    :param markdown: MyST, or else reStructuredText.
    """
    if not _WORTH_SCANNING.search(text) and not _names_ours(text):
        return Scan()
    # Each parser has its own idea of what ends a line; lines are counted as the parser does.
    lines = re.split(r"\r\n|\r|\n", text) if markdown else text.splitlines()
    page = _Page(lines)
    if markdown:
        page.read_markdown(_after_front_matter(lines), len(lines), None)
    else:
        page.read_rst(0, len(lines))
    page.end_paragraph()
    return Scan(
        tuple(sorted(page.openers)),
        tuple(page.examples),
        tuple(sorted(page.unclosed)),
        tuple(sorted(page.slips)),
    )


def _names_ours(text: str) -> bool:
    names = {name for found in _NAMES.findall(text) for name in found if name}
    return any(meant(name) or slip_of(name) for name in names)


class _Fence(NamedTuple):
    start: int
    mark: str
    info: str
    claim: bool = False


class _Page(Lines):
    """One walk over the lines of a page; what stands in code or in comments is passed over."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(lines)
        self._depth = 0
        fences = ((index, _FENCE.match(line)) for index, line in enumerate(lines))
        self._closers = [(i, m["mark"]) for i, m in fences if m and not m["info"].strip()]
        self.unclosed: set[int] = set()

    # -- MyST: a fence ends at the first closing line, whatever was opened in between -----------

    def read_markdown(self, index: int, end: int, around: _Fence | None) -> None:
        """Read lines as the parser does: text, comments and fences, and what the fences hold."""
        self._depth += 1
        while index < end and self._depth < _DEEPEST:
            match = _FENCE.match(self.lines[index])
            if (after := self._comment(index, end)) is not None:
                index = after
            elif match is None or ("`" in match["info"] and match["mark"][0] == "`"):
                self.text(index)
                self.example(index, meant=False, quoted=True)
            else:
                fence = _Fence(index, match["mark"], match["info"].strip())
                index = self._closing(fence, end)
                self._fence(fence, index, end, around)
            index += 1
        self._depth -= 1

    def _comment(self, index: int, end: int) -> int | None:
        """Return the index of the line that ends what is hidden or shown as it stands, if any is.

        What follows the end of a comment on its line is no comment, and is lost in a page.
        """
        if self.lines[index].startswith("%"):
            return index
        for opens, closes in (_COMMENT, _SHOWN):
            if opens.match(self.lines[index]):
                found = ((at, closes.search(self.lines[at])) for at in range(index, end))
                after, ends = next(((at, match) for at, match in found if match), (None, None))
                if after is not None and ends:
                    self.text(after, self.lines[after][ends.end() :])
                    for at in range(index, after) if closes is _SHOWN[1] else ():
                        self.example(at, meant=False)
                return after
        return None

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
            lost = tuple(lost_options(self.lines, fence.start + 1, stop))
            self.end_paragraph()
            self.open(fence.start, info["rest"].strip(), what, lost)
        else:
            self.text(fence.start)
            if not what:
                self.slip(fence.start, name, role=False)
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
        rest = info["rest"] if info else fence.info
        # A line that looked like a claim is told of already.
        told = bool(what) or bool(self.openers and self.openers[-1].line == fence.start + 1)
        self.blocks.append(Block(fence.start, rest, told=told or name in DIRECTIVES))
        content = _content(fence, name, rest if info else "")
        if content == "rst":
            self.read_rst(fence.start + 1, stop)
        elif content == "parsed" or (stop == end and end == len(self.lines)):
            self.read_markdown(fence.start + 1, stop, fence._replace(claim=claim))
        elif content != "markup":
            for index in range(fence.start + 1, stop):
                self.example(index, meant=content == "run")
            if not name and rest:
                self._options_below(fence.start + 1, stop)
        self.close()

    def _options_below(self, index: int, stop: int) -> None:
        """Read the options of a fence that lacks the braces around its name."""
        while index < stop and self.lines[index].lstrip().startswith(":"):
            self.blocks[-1].options.update(options_on(self.lines[index]))
            index += 1

    # -- reStructuredText: what is indented below a literal block or a comment belongs to it ----

    def read_rst(self, start: int, end: int) -> None:
        """Read lines as docutils does, as far as claims and examples need it."""
        hidden: int | None = None  # indentation of the line that leads a literal block or comment
        content = "parsed"
        outer = len(self.blocks)
        for index in range(start, end):
            line = self.lines[index]
            indent = len(line) - len(line.lstrip())
            while line.strip() and self.blocks[outer:] and indent <= self.blocks[-1].indent:
                self.close()
            if hidden is not None and line.strip() and indent <= hidden:
                hidden, content = None, "parsed"
            if hidden is None:
                self.text(index)
                directive = _RST.match(line)
                if directive:
                    self._directive(index, directive, indent)
                content = _content_below(line, directive)
                hidden = None if content == "parsed" else indent
            if content != "markup":
                self.example(index, meant=content in ("parsed", "run"))
        while self.blocks[outer:]:
            self.close()

    def _directive(self, index: int, directive: re.Match[str], indent: int) -> None:
        name = directive["name"].lower()
        told = bool(meant(name)) or name in DIRECTIVES
        if not told:
            self.slip(index, name, role=False)
        self.blocks.append(Block(index, directive["rest"] or "", told=told, indent=indent))


def _after_front_matter(lines: list[str]) -> int:
    """Return the index of the first line after YAML front matter that puts nothing into the text."""
    if lines and lines[0].rstrip() == "---":
        for index, line in enumerate(lines[1:], 1):
            if line.strip() == "substitutions:":
                return 0
            if line.rstrip() in ("---", "..."):
                return index + 1
    return 0


def _content(fence: _Fence, name: str, rest: str) -> str:
    """Return how the content of a fence is to be read: parsed, rst, run, code or markup."""
    if not name:
        word = fence.info.split()[:1]
        literal = "markup" if word and word[0].lower() in MARKUP else "code"
        return "parsed" if fence.mark[0] == ":" else literal
    return "rst" if name == "eval-rst" else _content_of(name, rest)


def _content_of(name: str, rest: str) -> str:
    """Return how the content of a directive is to be read."""
    if name not in LITERAL:
        return "parsed"
    if name in RUN:
        return "run"
    return "markup" if rest.strip().lower() in MARKUP or name == "raw" else "code"


def _content_below(line: str, directive: re.Match[str] | None) -> str:
    """Return how what is indented below a line of reStructuredText is to be read."""
    if directive:
        return _content_of(directive["name"].lower(), directive["rest"] or "")
    if _RST_COMMENT.match(line):
        return "markup"
    return "code" if line.rstrip().endswith("::") else "parsed"
