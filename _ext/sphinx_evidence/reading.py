"""What happens around the reading of a page: sources are scanned, lines corrected, strays found."""

from __future__ import annotations

from doctest import SKIP
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from docutils import nodes

from sphinx_evidence.citing import cited_in
from sphinx_evidence.conditions import condition_of
from sphinx_evidence.config import topics
from sphinx_evidence.domain import domain_of
from sphinx_evidence.ledger_nodes import popular_card
from sphinx_evidence.lookalikes import CLAIM, ROW
from sphinx_evidence.model import Place, Reference, Stray
from sphinx_evidence.nodes import claim_box
from sphinx_evidence.options import one_line
from sphinx_evidence.places import place_of, relative
from sphinx_evidence.scan import scan, unrun

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_evidence.model import Claim
    from sphinx_evidence.popular import PopularClaim
    from sphinx_evidence.scan import Opener, Scan

_Record = TypeVar("_Record", "Claim", "PopularClaim")
_MARKDOWN = ("markdown", "myst-nb")  # names of MyST's parsers in source_suffix
_UNCLOSED = (
    "a claim that starts here or below never ends; close each fence with a line of its own, and "
    "give a fence around a claim more colons than the claim"
)
_NO_BOX = 'the {} "{}" was read, but its box is not on the page; mend what stands around it'
_KEY = "evidence_scans"  # in env.current_document: [(path, Scan)], forgotten with the page


def scan_page(app: Sphinx, docname: str, content: list[str]) -> None:
    """Scan the source of a page before it is parsed."""
    app.env.current_document[_KEY] = []
    _scan(app.env, app.env.doc2path(docname), content[0])


def scan_include(app: Sphinx, path: Path, parent: str, content: list[str]) -> None:
    """Scan an included file, in the markup of the page that includes it."""
    file = Path(app.srcdir) / path
    above = 0  # lines that `:start-line:` or `:start-after:` left out of a .rst file
    if file.is_file():
        whole = file.read_text(encoding="utf-8-sig", errors="replace")
        above = whole.count("\n", 0, max(whole.find(content[0]), 0))
    _scan(app.env, file, "\n" * above + content[0])


def _scan(env: BuildEnvironment, path: Path, text: str) -> None:
    page = env.doc2path(env.docname).name
    parsers = env.config.source_suffix.items()
    markdown = any(page.endswith(end) and parser in _MARKDOWN for end, parser in parsers)
    found = (relative(env, path), scan(text, markdown=markdown))
    cast("list[tuple[str, Scan]]", env.current_document[_KEY]).append(found)


class _Read(NamedTuple):
    """What one pass over a page's nodes finds."""

    run: list[str]  #: The ``>>>`` lines that the doctest builder will run.
    literal_files: set[str]  #: Files that are shown as they stand.
    boxes: set[int]  #: Positions of the claims whose boxes are there.
    cards: set[int]  #: Positions of the rows of the ledger whose cards are there.


def settle_page(app: Sphinx, doctree: nodes.document) -> None:
    """Compare what was read of a page with what its sources seem to hold."""
    env = app.env
    docname = env.docname
    read = _read(doctree, env)
    claims: list[Claim] = domain_of(env).store.records("claims", docname)
    rows: list[PopularClaim] = domain_of(env).store.records("popular_claims", docname)
    page = relative(env, env.doc2path(docname))
    for path, found in cast("list[tuple[str, Scan]]", env.current_document.get(_KEY) or []):
        left = [one for one in found.openers if one.what == CLAIM if not _settle(one, path, claims)]
        left += [one for one in found.openers if one.what == ROW if not _settle(one, path, rows)]
        lost = [(line, what) for opener in found.openers for line, what in opener.lost]
        skipped = unrun(found.examples, read.run)
        unclosed = found.unclosed
        if path != page and path in read.literal_files:
            left, skipped, unclosed = [], [], ()  # an included file that is shown, not read
        strays = [
            *(("unparsed-claim", line, _UNCLOSED) for line in unclosed),
            *(("unparsed-claim", opener.line, _unparsed(opener)) for opener in left),
            *(("lost-text", line, what) for line, what in lost),
            *(("skipped-doctest", found.line, _skipped(found.text)) for found in skipped),
        ]
        for rule, line, text in strays:
            stray = Stray(rule, text, Place(path, line), docname)
            domain_of(env).store.note("strays", docname, stray)
    for what, records, there in (
        ("claim", claims, read.boxes),
        ("popular claim", rows, read.cards),
    ):
        for record in records:
            if record.ordinal not in there:
                lost_box = _NO_BOX.format(what, record.name)
                stray = Stray("unparsed-claim", lost_box, record.place, docname)
                domain_of(env).store.note("strays", docname, stray)
    # Without topics only sentences that link to claims are looked at, and most pages hold none.
    if topics(app.config) or domain_of(env).store.records("claim_references", docname):
        from sphinx_evidence.prose import read_prose

        for kind, said in read_prose(doctree, env, topics(app.config)):
            domain_of(env).store.note(kind, docname, said)
    title = env.titles[docname].astext() if docname in env.titles else docname
    domain_of(env).store.seal(docname, title, condition_of(env.metadata.get(docname, {})))


def _unparsed(opener: Opener) -> str:
    what = "claim" if opener.what == CLAIM else "popular claim"
    return (
        f'"{one_line(opener.sentence)[:60]}" looks like a {what} but did not become one; '
        "check the name, the colons and the fences around it"
    )


def _skipped(example: str) -> str:
    return (
        f'the example "{one_line(example)[:60]}" does not run; '
        "put it into a {doctest} block that nothing skips"
    )


def _read(doctree: nodes.document, env: BuildEnvironment) -> _Read:
    """Note the citations of a page's text, and return what its blocks hold."""
    read = _Read([], set(), set(), set())
    for node in doctree.findall(nodes.Element):
        for key in cited_in(node, env):
            reference = Reference(key, place_of(env, node.source, node.line), env.docname)
            domain_of(env).store.note("citations", env.docname, reference)
        if isinstance(node, claim_box):
            read.boxes.add(node["ordinal"])
        elif isinstance(node, popular_card):
            read.cards.add(node["ordinal"])
        elif isinstance(node, nodes.literal_block | nodes.comment | nodes.doctest_block):
            read.run.extend(_examples(node, env))
            if "source" in node:  # set by an include that shows the file and does not read it
                read.literal_files.add(place_of(env, node["source"], 1).path)
    return read


def _settle(opener: Opener, path: str, claims: list[_Record]) -> bool:
    """Give the claim that an opener became its exact line; tell whether there is one.

    MyST reports a line too far for each colon fence around a claim, so the sentence decides.
    """
    wanted = one_line(opener.sentence)
    for index, claim in enumerate(claims):
        if claim.settled or claim.place.path != path:
            continue
        here = claim.place.line == opener.line  # the sentence may start on the next line in .rst
        if claim.sentence == wanted or (claim.sentence.startswith(wanted) if wanted else here):
            claims[index] = claim._replace(place=Place(path, opener.line), settled=True)
            return True
    return False


def _examples(node: nodes.Element, env: BuildEnvironment) -> list[str]:
    """Return the ``>>>`` lines of a block that the doctest builder will run."""
    if isinstance(node, nodes.doctest_block):
        if not env.config.doctest_test_doctest_blocks:
            return []
    elif node.get("testnodetype") != "doctest" or "skipif" in node:
        return []
    flags: dict[int, bool] = node.get("options", {})
    if flags.get(SKIP):
        return []
    return [line for line in _example_lines(node) if "+SKIP" not in line]


def _example_lines(node: nodes.Element) -> list[str]:
    text: str = node["test"] if "test" in node else node.astext()
    return [line for line in map(str.strip, text.splitlines()) if line.startswith(">>>")]


def bind_doctests(body: nodes.Element, group: str) -> int:
    """Give the doctests of a box a group of their own and return how many examples they hold.

    Without this all blocks of a page share one namespace, and one claim can lean on another.
    """
    count = 0
    for node in body.findall(nodes.Element):
        is_test = isinstance(node, nodes.doctest_block) or "testnodetype" in node
        if is_test and not node.get("evidence_bound"):
            node["groups"] = [group]
            node["evidence_bound"] = True
            count += len(_example_lines(node))
    return count
