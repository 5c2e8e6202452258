"""Running the examples of a box, so that every builder knows what they print and whether they hold."""

import ast
import doctest
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.config import Config

from sphinx_evidence.model.options import one_line
from sphinx_evidence.shell.claim.nodes import claim_box

_PARSER = doctest.DocTestParser()


class Example(NamedTuple):
    """One example as it stands on a page, or a statement that is run before."""

    source: str
    want: str
    flags: tuple[tuple[int, bool], ...] = ()
    raises: str | None = None
    silent: bool = False  #: Is it set-up, of which nothing is expected?


class Proof(NamedTuple):
    """What came of the examples of a box."""

    printed: tuple[tuple[str, str], ...] = ()  #: Source of each example that holds; what it prints.
    failed: tuple[str, ...] = ()  #: What is wrong with the others.


def examples_of(box: nodes.Element, doctree: nodes.document, group: str) -> list[Example]:
    """Return the examples of a box in order, its set-up and that of the page before them.

    :param box: the body of a claim; the boxes in it are left out.
    :param doctree: the page.
    :param group: what the examples of the box are called.
    """
    blocks = [*_blocks(box)]
    if not any(_is_example(block) for block in blocks):
        return []
    setups = [
        node
        for node in doctree.findall(nodes.Element)
        if node.get("testnodetype") == "testsetup" and {"*", group} & {*node.get("groups", ())}
    ]
    found: list[Example] = []
    for block in [*setups, *(block for block in blocks if block not in setups)]:
        text: str = block["test"] if "test" in block else block.astext()
        if _is_example(block):
            found += _examples(text, block.get("options", {}))
        elif block.get("testnodetype") in ("testsetup", "testcode") and "skipif" not in block:
            found += statements(text)
    return found


def _blocks(part: nodes.Element) -> Iterator[nodes.Element]:
    for child in part.children:
        if isinstance(child, nodes.doctest_block) or (
            isinstance(child, nodes.Element) and "testnodetype" in child
        ):
            yield child
        elif isinstance(child, nodes.Element) and not isinstance(child, claim_box):
            yield from _blocks(child)


def _is_example(block: nodes.Element) -> bool:
    runs = isinstance(block, nodes.doctest_block) or block.get("testnodetype") == "doctest"
    return runs and "skipif" not in block


def _examples(text: str, options: dict[int, bool]) -> Iterator[Example]:
    try:
        parsed = _PARSER.get_examples(text)
    except ValueError as error:  # an option that there is not, or output that is not indented so
        yield Example("", one_line(str(error)), raises="")
        return
    for one in parsed:
        flags = tuple(sorted((options | one.options).items()))
        yield Example(one.source, one.want, flags, one.exc_msg)


def statements(code: str) -> Iterator[Example]:
    """Yield the statements of set-up code, each as an example that expects nothing."""
    try:
        parts = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        yield Example("", one_line(str(error)), raises="")
        return
    for part in parts:
        yield Example(f"{ast.unparse(part)}\n", "", silent=True)


def prove(examples: Iterable[Example], config: Config) -> Proof:
    """Run examples as the doctest builder does, and return what came of them.

    :param examples: of one box, in order.
    :param config: the site's, for its set-up and its flags.
    """
    default = int(config.doctest_default_flags)
    if default & doctest.SKIP:
        return Proof()
    known = [*statements(str(config.doctest_global_setup or "")), *examples]
    runner = _Runner(optionflags=default)
    runner.failed += [f"{one.want}" for one in known if not one.source]
    made = [
        doctest.Example(one.source, one.want, one.raises, options=dict(one.flags))
        for one in known
        if one.source
    ]
    runner.silent = {
        id(m) for m, k in zip(made, filter(_has_source, known), strict=True) if k.silent
    }
    test = doctest.DocTest(made, {}, "evidence", None, None, None)
    runner.run(test, out=_to_nobody)
    return Proof(tuple(runner.printed), tuple(runner.failed))


def _has_source(example: Example) -> bool:
    return bool(example.source)


def _to_nobody(_text: str) -> None:
    """Print nothing: the gate tells what is wrong."""


class _Runner(doctest.DocTestRunner):
    """Keeps what the examples print, and what is wrong with them."""

    def __init__(self, optionflags: int) -> None:
        super().__init__(verbose=False, optionflags=optionflags)
        self.printed: list[tuple[str, str]] = []
        self.failed: list[str] = []
        self.silent: set[int] = set()

    def report_start(self, out: Any, test: doctest.DocTest, example: doctest.Example) -> None:
        """Say nothing."""

    def report_success(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str
    ) -> None:
        """Keep what was printed; of an error that was expected, nothing."""
        if example.exc_msg is None and id(example) not in self.silent:
            self.printed.append((example.source, got))

    def report_failure(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str
    ) -> None:
        """Keep what an example prints in place of what stands below it."""
        if id(example) in self.silent:
            return  # set-up may print
        self.failed.append(
            f'the example "{_short(example.source)}" prints "{_short(got)}", not '
            f'"{_short(example.want)}"; correct the example or what stands below it'
        )

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: Any
    ) -> None:
        """Keep the error in which an example ends."""
        error = f"{exc_info[0].__name__}: {exc_info[1]}"
        self.failed.append(
            f'the example "{_short(example.source)}" ends in "{_short(error)}"; correct it'
        )


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= 60 else f"{line[:57].rstrip()}..."
