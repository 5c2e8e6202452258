"""What happens around the reading of a page: sources are scanned, lines corrected, strays found."""

import re
from collections import Counter
from typing import NamedTuple, TypeVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.claim import CLAIM_ID, Claim
from sphinx_evidence.model.ledger import PopularClaim
from sphinx_evidence.model.notes import Reference, Stray
from sphinx_evidence.model.options import one_line
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.rules.conf import reads_text
from sphinx_evidence.shell.bibtex.roles import cited_in
from sphinx_evidence.shell.claim.doctests import examples_of
from sphinx_evidence.shell.claim.nodes import claim_box
from sphinx_evidence.shell.claim.role import claims_named
from sphinx_evidence.shell.config import claims_language, topics
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.front_matter import KEYS, condition_of, faults_of, verdict_of
from sphinx_evidence.shell.headings import claims_in_headings
from sphinx_evidence.shell.ledger.nodes import popular_card
from sphinx_evidence.shell.only import has_choices
from sphinx_evidence.shell.places import place_of, relative
from sphinx_evidence.shell.read.addresses import strays_of_links
from sphinx_evidence.shell.read.dress import dressed
from sphinx_evidence.shell.read.substitutions import read_boxes
from sphinx_evidence.shell.scan.doctests import unrun
from sphinx_evidence.shell.scan.lines import FILLED, Opener
from sphinx_evidence.shell.scan.names import is_known, slipped, stumbles, unparsed
from sphinx_evidence.shell.scan.pages import scans_of
from sphinx_evidence.shell.scan.unparsed import CLAIM, ROW
from sphinx_evidence.shell.search.read import note_search_text

_Record = TypeVar("_Record", "Claim", "PopularClaim")
_UNCLOSED = (
    "a claim that starts here or below never ends; close each fence with a line of its own, and "
    "give a fence around a claim more colons than the claim"
)
#: What a scan looks for by more than its name, and tells of in other words.
_SOUGHT = (CLAIM, ROW)
#: The records of a page that shows or names claims.
_EVIDENCE = (
    *("claims", "claim_references", "disclaimers", "popular_claims", "answers", "quotes"),
    *("tables", "findings", "maps", "popular_tables", "medicine_tables", "verdicts"),
)
_NO_BOX = 'the {} "{}" was read, but its box is not on the page; mend what stands around it'


class _Read(NamedTuple):
    """What one pass over a page's nodes finds."""

    run: list[str]  #: The ``>>>`` lines that the doctest builder will run.
    literal_files: set[str]  #: Files that are shown as they stand.
    boxes: set[int]  #: Positions of the claims whose boxes are there.
    cards: set[int]  #: Positions of the rows of the ledger whose cards are there.


def read_page(app: Sphinx, doctree: nodes.document) -> None:
    """Note what a page holds beside its records: strays, prose, links; then seal its records."""
    env = app.env
    docname, store = env.docname, domain_of(env).store
    read = _read(doctree, env)
    _compare_with_sources(doctree, env, read)
    _note_unknown_names(doctree, env)
    read_boxes(doctree, env)
    _note_lost_boxes(env, read)
    # Without topics only pages that show or name claims are looked at, and of their sentences those
    # that link to one: what the rest of a site says and links to has nothing to do with evidence.
    if topics(app.config) or any(store.records(kind, docname) for kind in _EVIDENCE):
        for stray in strays_of_links(doctree, env):
            store.note("strays", docname, stray)
    asked = topics(app.config) or store.records("claim_references", docname)
    if asked and reads_text(claims_language(app.config)):
        from sphinx_evidence.shell.read.prose import read_prose

        for kind, said in read_prose(doctree, env, topics(app.config)):
            store.note(kind, docname, said)
    if domain_of(env).build.terms is not None:
        note_search_text(doctree, env)
    for name in claims_in_headings(doctree):
        store.note("headings", docname, name)
    for name in claims_named(doctree):
        if CLAIM_ID.fullmatch(name):
            store.note("mentions", docname, name)
    if has_choices(doctree):
        store.note("choices", docname, docname)
    verdict = _note_front_matter(env)
    title = env.titles[docname].astext() if docname in env.titles else docname
    store.seal(docname, title, condition_of(env.metadata.get(docname, {})), verdict)


def _note_stray(env: BuildEnvironment, rule: str, text: str, place: Place) -> None:
    domain_of(env).store.note("strays", env.docname, Stray(rule, text, place, env.docname))


def _compare_with_sources(doctree: nodes.document, env: BuildEnvironment, read: _Read) -> None:
    """Note what the sources of a page seem to hold and the page does not; correct lines of claims."""
    store = domain_of(env).store
    claims: list[Claim] = store.records("claims", env.docname)
    rows: list[PopularClaim] = store.records("popular_claims", env.docname)
    page = relative(env, env.doc2path(env.docname))
    for path, found, pulled in scans_of(env, doctree, read.literal_files):
        inside = (path, page) if pulled else (path,)  # a cell's claim is said to stand on the page
        shown = _shown_lines(doctree) if any(one.indented for one in found.openers) else Counter()
        examples = {one.line for one in found.openers if one.indented and _take(shown, one)}
        left = [
            one
            for one in found.openers
            if one.line not in examples
            and not (
                _correct_line(one, path, rows, inside)
                if one.what == ROW
                else _correct_line(one, path, claims, inside)
            )
        ]
        lost = [(line, what) for opener in found.openers for line, what in opener.lost]
        # Where no claim stands, an example belongs to the documentation of something else.
        skipped = unrun(found.examples, read.run) if claims or left else []
        strays = [
            *(("unparsed-claim", n, _UNCLOSED) for n in found.unclosed if n not in examples),
            *(("unparsed-claim", opener.line, unparsed(opener)) for opener in left),
            *(
                ("unparsed-claim", one.line, slipped(one))
                for one in found.slips
                if not is_known(doctree, one.name, role=one.role)
            ),
            *(("lost-text", line, what) for line, what in lost if line - 1 not in examples),
            *(("skipped-doctest", found.line, _skipped(found.text)) for found in skipped),
        ]
        for rule, line, text in strays:
            _note_stray(env, rule, text, Place(path, line))


def _note_unknown_names(doctree: nodes.document, env: BuildEnvironment) -> None:
    """Note names that the parser did not know, unless a claim is noted as lost there already."""
    strays: list[Stray] = domain_of(env).store.records("strays", env.docname)
    told = {stray.text for stray in strays if stray.rule == "unparsed-claim"}
    for slip, message in [*stumbles(doctree)]:
        text = slipped(slip)
        if text not in told and not (slip.ours in _SOUGHT and told):
            place = place_of(env, message.get("source"), message.get("line"))
            _note_stray(env, "unparsed-claim", text, place)


def _note_lost_boxes(env: BuildEnvironment, read: _Read) -> None:
    """Note claims and rows that were read, but whose boxes are not on the page."""
    store = domain_of(env).store
    for what, kind, there in (
        ("claim", "claims", read.boxes),
        ("popular claim", "popular_claims", read.cards),
    ):
        for record in store.records(kind, env.docname):
            if record.ordinal not in there:
                lost = _NO_BOX.format(what, record.name)
                _note_stray(env, "unparsed-claim", lost, record.place)


def _note_front_matter(env: BuildEnvironment) -> str:
    """Note what is wrong with what the top of a page says of evidence; return the claim it names."""
    docname, page = env.docname, env.doc2path(env.docname)
    metadata = env.metadata.get(docname, {})
    if not metadata:
        return ""
    lines = page.read_text("utf-8-sig", "replace").splitlines()

    def place(word: str) -> Place:
        line = next((n for n, text in enumerate(lines, 1) if word in text), 1)
        return Place(relative(env, page), line)

    for key, wrong in faults_of(metadata):
        known = KEYS if "evidence" in metadata else ("evidence",)
        said = wrong or (
            f'the front matter has no "{key}"{nearest(key, known)}; correct it or take it out'
        )
        rule = "unknown-value" if wrong else "unknown-option"
        _note_stray(env, rule, one_line(said), place(key or "evidence"))
    verdict = verdict_of(metadata)
    if re.search(r"\w", verdict):
        reference = Reference(verdict, place("verdict"), docname)
        domain_of(env).store.note("claim_references", docname, reference)
    return verdict


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
        for one in dressed(node, env):
            _note_stray(env, "unparsed-claim", one.message, one.place)
        if isinstance(node, claim_box):
            read.boxes.add(node["ordinal"])
        elif isinstance(node, popular_card):
            read.cards.add(node["ordinal"])
        elif isinstance(node, nodes.literal_block | nodes.comment | nodes.doctest_block):
            read.run.extend(examples_of(node, env))
            if "source" in node:  # set by an include that shows the file and does not read it
                read.literal_files.add(place_of(env, node["source"], 1).path)
    return read


def _shown_lines(doctree: nodes.document) -> Counter[str]:
    """Count the lines that a page shows as they stand."""
    blocks = doctree.findall(nodes.literal_block)
    return Counter(line.strip() for block in blocks for line in block.astext().splitlines())


def _take(shown: Counter[str], opener: Opener) -> bool:
    """Tell whether a line is among those shown as they stand; each stands for one."""
    shown[opener.indented] -= 1
    return shown[opener.indented] >= 0


def _correct_line(
    opener: Opener, path: str, claims: list[_Record], inside: tuple[str, ...]
) -> bool:
    """Give the claim that an opener became its exact line; tell whether there is one.

    MyST reports a line too far for each colon fence around a claim, so the sentence decides.
    """
    if opener.what == FILLED:
        return False
    wanted = one_line(opener.sentence)
    for index, claim in enumerate(claims):
        if claim.settled or claim.place.path not in inside:
            continue
        here = claim.place.line == opener.line  # the sentence may start on the next line in .rst
        if claim.sentence == wanted or (claim.sentence.startswith(wanted) if wanted else here):
            claims[index] = claim._replace(place=Place(path, opener.line), settled=True)
            return True
    return False
