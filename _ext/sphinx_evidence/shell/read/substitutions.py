"""What boxes say when a page is filled in: substitutions are known only when all of it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.model.disclaimer import Disclaimer
from sphinx_evidence.model.ledger import PopularClaim
from sphinx_evidence.model.notes import Stray
from sphinx_evidence.model.options import one_line
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.shell.claim.nodes import claim_box
from sphinx_evidence.shell.config import claims_language
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.nodes import disclaimer_text
from sphinx_evidence.shell.places import line_with, lines_in, relative
from sphinx_evidence.shell.read.doctests import Proof, examples_of, prove

#: A substitution of MyST, and one of reStructuredText, which is none unless it is defined.
_MYST = pattern(r"\{\{.*?\}\}")
_RST = pattern(r"\|([^|\s](?:[^|]*[^|\s])?)\|")
#: Substitutions that Sphinx itself defines.
_SPHINX = frozenset(["version", "release", "today", "translation progress"])


def read_boxes(doctree: nodes.document, env: BuildEnvironment) -> None:
    """Note the figures of each box, and the words of each disclaimer, as a reader sees them."""
    store = domain_of(env).store
    claims: list[Claim] = store.records("claims", env.docname)
    rows: list[PopularClaim] = store.records("popular_claims", env.docname)
    for what, records in (("claim", claims), ("popular claim", rows)):
        for record in records:
            for text in _unfilled((("", record.sentence), *record.options), doctree):
                said = f'{what} "{record.name}": {text}'
                store.note(
                    "strays", env.docname, Stray("lost-text", said, record.place, env.docname)
                )
    disclaimers: list[Disclaimer] = store.records("disclaimers", env.docname)
    counts = cache(lambda: _counts(env))  # read for the first box with examples, and once a page
    lines = cache(lambda path: lines_in(env, path))  # read for the first figure, and once a page
    for box in doctree.findall(claim_box) if claims else ():
        body = next((part for part in box.children if _is_body(part)), None)
        if isinstance(body, nodes.Element):
            claim = claims[box["ordinal"]]
            proof = _proof(claim, body, doctree, env, counts)
            for text in proof.failed:
                said = f'claim "{claim.name}": {text}'
                stray = Stray("failed-doctest", said, claim.place, env.docname)
                store.note("strays", env.docname, stray)
            # Loaded where a box is read: what it reads texts with costs each other build half a second.
            from sphinx_evidence.shell.claim.body_texts import footnotes_of
            from sphinx_evidence.shell.read.texts import beside

            notes = footnotes_of(body, doctree)
            aside = [
                *beside(body, box, env),
                *(said for note in notes for said in beside(note, box, env)),
            ]
            language = claims_language(env.config)
            figured = _figured(claim, (body, *notes), aside, proof, language)
            claims[box["ordinal"]] = _placed(figured, lines)
    for place in doctree.findall(disclaimer_text) if disclaimers else ():
        parts = (part for part in place.children if not isinstance(part, nodes.Invisible))
        first, kept = next(parts, None), disclaimers[place["ordinal"]]
        if isinstance(first, nodes.paragraph) and one_line(first.astext()) != kept.text:
            disclaimers[place["ordinal"]] = kept._replace(text=one_line(first.astext()))


def _is_body(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and "evidence-body" in node["classes"]


def _counts(env: BuildEnvironment) -> list[tuple[str, str]]:
    """Return the name and the digest of each file of counts; the page depends on them all."""
    files = sorted(domain_of(env).build.counts.glob("*.csv"))
    for file in files:
        env.note_dependency(relative(env, file))
    return [(file.name, digest_of(file.read_bytes())) for file in files]


def _proof(
    claim: Claim,
    body: nodes.Element,
    doctree: nodes.document,
    env: BuildEnvironment,
    counts: Callable[[], list[tuple[str, str]]],
) -> Proof:
    """Return what came of a box's examples: run once for the same examples, set-up and data."""
    examples = examples_of(body, doctree, claim.name)
    if not examples:
        return Proof()
    digest = digest_of(examples, setup_of(env.config), counts())
    kept: dict[str, Proof] = domain_of(env).data["proofs"].setdefault(env.docname, {})
    if digest not in kept:
        kept[digest] = prove(examples, env.config)
    return kept[digest]


def setup_of(config: Config) -> tuple[object, ...]:
    """Return the settings that decide what comes of an example."""
    return (
        config.doctest_global_setup,
        config.doctest_default_flags,
        config.doctest_test_doctest_blocks,
    )


def outdated_pages(_app: Sphinx, env: BuildEnvironment, *_pages: set[str]) -> list[str]:
    """Return the pages with examples, to be read again where a setting of doctests has changed."""
    domain = domain_of(env)
    setup = digest_of(setup_of(env.config))
    changed, domain.data["setup"] = domain.data["setup"] != setup, setup
    return [page for page in domain.data["proofs"] if changed and page in env.found_docs]


def _figured(
    claim: Claim, parts: Iterable[nodes.Element], aside: Iterable[str], proof: Proof, language: str
) -> Claim:
    """Return a claim with the figures of its box that no doctest of it prints.

    :param parts: the body, and the footnotes that it refers to.
    :param aside: what stands beside the text of the body, such as titles of links.
    """
    # What reads figures takes long to load, and most builds read no page.
    from sphinx_evidence.numbers.ages import ages_in, without
    from sphinx_evidence.numbers.arms import COMPARED, arms_of
    from sphinx_evidence.numbers.claims import Text, calculation_of, figures_of
    from sphinx_evidence.numbers.literals import typed_in
    from sphinx_evidence.numbers.trace import told_in
    from sphinx_evidence.shell.claim.body_texts import texts_of

    ages = ages_in(claim.option("population"))
    asked = [without(claim.sentence, ages)]  # who is asked about is no figure; what came of it is
    asked += [without(text, ages if name == "population" else ()) for name, text in claim.told()]
    texts = [Text(text, line=claim.place.line) for text in (*asked, *aside) if text]
    texts += [text for part in parts for text in texts_of(part, claim.place.path)]
    said = [claim.sentence, claim.option("population"), *(text.text for text in texts)]
    said += [printed for _, printed in proof.printed]
    typed = [figure for source, _ in proof.printed for figure in typed_in(source)]
    arms = arms_of(*map(claim.option, COMPARED))
    figures = figures_of(texts, proof.printed, language, claim.option("outcome"), arms)
    return claim._replace(
        figures=tuple(dict.fromkeys((*figures, *typed))),
        stated=told_in(said, language),
        calculation=calculation_of(texts),
    )


def _placed(claim: Claim, lines_of: Callable[[str], list[str]]) -> Claim:
    """Return a claim whose figures know the line of the source on which they stand, or none.

    :param lines_of: returns the lines of a file of the site.
    """
    if not any(figure.line for figure in claim.figures):
        return claim
    lines, first = lines_of(claim.place.path), claim.place.line
    figures = []
    for figure in claim.figures:
        line = line_with(figure.written, lines, figure.line, first) if figure.line else 0
        line *= line != first  # that line is told anyway
        figures.append(figure._replace(line=line))
    return claim._replace(figures=tuple(dict.fromkeys(figures)))


def _unfilled(texts: Iterable[tuple[str, str]], doctree: nodes.document) -> Iterator[str]:
    """Yield what is to be said of substitutions in a sentence or an option: nobody fills them in.

    :param texts: names of options and their values; the name of a sentence is empty.
    :param doctree: their page, which knows the substitutions of reStructuredText.
    """
    defined = {name.lower() for name in doctree.substitution_defs} | _SPHINX
    for name, text in texts:
        found = [match[0] for match in _MYST.finditer(text)]
        found += [m[0] for m in _RST.finditer(text) if " ".join(m[1].split()).lower() in defined]
        for written in dict.fromkeys(found):
            where = f":{name}:" if name else "its sentence"
            yield f'"{written}" in {where} is not filled in; write the words themselves'
