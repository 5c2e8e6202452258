"""Judging what a page says: outside its claim boxes, in them, and beside its text.

Whatever depends on this page alone becomes a `Stray` at once; of a sentence that links to a claim a
`Passage` is kept, and of one with figures a `Quoted`, because claims and sources stand elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterator

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.animals import studied_animals
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.notes import Animals, CitedEffect, Passage, Quoted, Rated, Stray
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.plot import ICON_ARRAY
from sphinx_evidence.numbers.everyday import measuring, needing_source
from sphinx_evidence.numbers.prose import figures_in_prose
from sphinx_evidence.shell.claim.nodes import claim_box
from sphinx_evidence.shell.config import claims_language
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.picture.nodes import plot_box, plot_title
from sphinx_evidence.shell.places import line_of, lines_in, place_of_block
from sphinx_evidence.shell.read.named import Named, named_around, named_in
from sphinx_evidence.shell.read.texts import Piece, pieces_of
from sphinx_evidence.wording.prose.assertions import Topics
from sphinx_evidence.wording.prose.boxes import read_boxed, read_option, read_sentence, said_beside
from sphinx_evidence.wording.prose.kind import Kind
from sphinx_evidence.wording.prose.lexicon_tiers import names_species
from sphinx_evidence.wording.prose.passages import Block, Said, quote_of, read_block
from sphinx_evidence.wording.prose.ratings import ratings_in
from sphinx_evidence.wording.prose.sentences import CITE, LINK, Sentence, words_of

Kept = tuple[str, Stray | Passage | CitedEffect | Quoted | Rated | Animals]

#: What each icon array counts out, whatever its counts are.
_OF_A_HUNDRED = pattern(
    r"\bof 100\b(?![.,]\d|\s*(?:%|per\s?cent|[kmµμ]?(?:g|l|mol)\b))", re.IGNORECASE
)


def read_prose(
    doctree: nodes.document, env: BuildEnvironment, topics: tuple[str, ...]
) -> Iterator[Kept]:
    """Yield what is to be kept of a page's texts, each thing once.

    :param doctree: the page as it was read, its references not yet resolved.
    :param env: the environment, for the page's name and folders.
    :param topics: what the site's claims are about; none of them leaves only links to look at.
    :return: pairs of a kind of `store.KINDS` and a record.
    """
    about = Topics(topics)
    reader = _Reader(env, about)
    pieces = pieces_of(doctree, env, about)
    # What stands in an attribute mostly stands in the text as well.
    yield from dict.fromkeys(kept for piece in pieces for kept in reader.read(piece))


class _Reader:
    """Reads one text after another; it remembers whether "it" may stand for a topic."""

    def __init__(self, env: BuildEnvironment, topics: Topics) -> None:
        self._env = env
        self._topics = topics
        self._carried: dict[int, bool] = {}  # by the number of the box; -1 outside of them
        self._sources: dict[str, list[str]] = {}  # lines by path, read where something is found
        self._alike: Counter[tuple[Place, str]] = Counter()  # cells of a table have its line

    def read(self, piece: Piece) -> Iterator[Kept]:
        """Yield what is to be kept of one text."""
        yield from self._read(piece)
        if not piece.aside and _is_in_cell(piece.node):
            self._alike[place_of_block(self._env, piece.node), piece.words.text] += 1

    def _read(self, piece: Piece) -> Iterator[Kept]:
        page, around, text, links = self._env.docname, piece.around, *piece.words[:2]
        claim = self._claim(around.box)
        ordinal = claim.ordinal if claim else -1
        if claim and ordinal not in self._carried:
            self._carried[ordinal] = self._topics.name(claim.sentence)
            for slip in read_sentence(claim.sentence, self._topics, claim.tier.name):
                yield "strays", Stray(slip.rule, slip.message, claim.place, page, ordinal)
        carried = not piece.aside and self._carried.get(ordinal, False)
        block = Block(text, links, around.kind, around.lead, around.above, around.asked)
        said = self._said(piece, block, carried, claim)
        if not piece.aside:
            self._carried[ordinal] = said.carried
        around_it = beside = Named()
        if not claim and not piece.aside:
            around_it, beside = named_around(around), named_around(around, of_rows=False)
        linked = [*said.linked]
        for slip in said.slips:
            if slip.rule != "uncited-assertion" or not beside:
                place = self._place(piece.node, text, slip.start)
                yield "strays", Stray(slip.rule, slip.message, place, page, ordinal)
            elif slip.sentence and not beside.keys:  # what a citation holds is not known here
                linked += said_beside(slip.sentence, beside.targets, slip.comes_to)
            elif slip.sentence and not (beside.targets or names_species(text, ())):
                yield self._cited(piece, slip.sentence, beside.keys)
        for sentence, told in linked:
            place = self._place(piece.node, text, sentence.start)
            apart, cited = LINK not in sentence.text, CITE in sentence.text
            yield "passages", Passage(quote_of(sentence.text), *told, place, page, apart, cited)
        for sentence in said.cited:
            behind = text.count(CITE, 0, sentence.start)
            own = piece.words.keys[behind : behind + sentence.text.count(CITE)]
            yield self._cited(piece, sentence, tuple(key for keys in own for key in keys))
        yield from self._animals(piece, claim)
        if claim is None and not around.drawn:
            yield from self._figures(piece, around_it)
            if around.kind is not Kind.REPORT:
                yield from self._ratings(piece, block, carried, around_it)

    def _cited(self, piece: Piece, sentence: Sentence, keys: tuple[str, ...]) -> Kept:
        place = self._place(piece.node, piece.words.text, sentence.start)
        words = words_of(sentence.text)
        effect = CitedEffect(quote_of(words), words, keys, place, self._env.docname)
        return "cited_effects", effect

    def _said(self, piece: Piece, block: Block, carried: bool, claim: Claim | None) -> Said:
        if claim is None:
            return read_block(block, self._topics, carried)
        if piece.option and not piece.option.startswith("rated-"):
            return read_option(block, self._topics, piece.option)
        tier, reason = claim.tier.name, bool(piece.option)
        return read_boxed(block, self._topics, carried, tier, reason=reason)

    def _figures(self, piece: Piece, around: Named) -> Iterator[Kept]:
        """Yield the sentences with figures that name something for them, or else tell of a topic."""
        text, links, keys = piece.words
        stands = piece.around
        over = " / ".join((stands.lead, stands.column, *(title.text for title in stands.over)))
        about = not piece.aside and self._topics.name(over)
        if not (links or keys or around or about or self._topics.name(text)):
            return
        for sentence, own in named_in(piece.words):
            words = words_of(sentence.text)
            if _counts_out(piece.node):
                words = _OF_A_HUNDRED.sub("of", words)
            figures = figures_in_prose(words, claims_language(self._env.config))
            named = own or Named(tuple(key for each in keys for key in each), links) or around
            if figures and not named and not self._topics.linked_effect(words):
                figures = needing_source(figures, words)
            if about and not named and not self._topics.name(words):
                figures = measuring(figures, words)
            if figures and (named or about or self._topics.name(words)):
                yield (
                    "quoted",
                    Quoted(
                        quote_of(sentence.text),
                        tuple(dict.fromkeys(figures)),
                        tuple(dict.fromkeys(named.keys)),
                        tuple(dict.fromkeys(named.targets)),
                        self._place(piece.node, text, sentence.start),
                        self._env.docname,
                    ),
                )

    def _ratings(self, piece: Piece, block: Block, carried: bool, around: Named) -> Iterator[Kept]:
        """Yield the sentences that state a certainty of a topic, with what is named for it."""
        keys = (*(key for each in piece.words.keys for key in each), *around.keys)
        targets = (*block.links, *around.targets)
        for rating in ratings_in(
            block, self._topics, carried, column=piece.around.column, cited=bool(keys or targets)
        ):
            words, at = words_of(rating.sentence.text), rating.sentence.start
            told = (quote_of(words), rating.level, rating.written, words)
            place = self._place(piece.node, block.text, at)
            yield "rated", Rated(*told, keys, targets, place, self._env.docname)

    def _animals(self, piece: Piece, claim: Claim | None) -> Iterator[Kept]:
        """Yield the sentences that say in which animals something was seen, with what they name for it.

        What stands in a box on animals rests on the sources of its claim.
        """
        boxed = claim is not None and claim.tier.name == "preclinical" and not piece.option
        if not (boxed or piece.words.links or piece.words.keys):
            return
        text = piece.words.text
        for sentence, own in named_in(piece.words):
            keys = own.keys or (claim.names("cite") if claim and boxed and not own else ())
            named = studied_animals(words_of(sentence.text)) if keys or own else ()
            if named:
                told = quote_of(sentence.text), named, keys, own.targets
                place = self._place(piece.node, text, sentence.start)
                yield "animals", Animals(*told, place, self._env.docname)

    def _claim(self, box: claim_box | None) -> Claim | None:
        if box is None:
            return None
        claims: list[Claim] = domain_of(self._env).store.records("claims", self._env.docname)
        return claims[int(box["ordinal"])]

    def _place(self, node: nodes.Node, text: str, start: int) -> Place:
        """Return where a sentence starts."""
        place = place_of_block(self._env, node)
        if place.path not in self._sources:
            self._sources[place.path] = lines_in(self._env, place.path)
        earlier = self._alike[place, text] if _is_in_cell(node) else None
        near = place.line + text.count("\n", 0, start)
        line = line_of(text[start:], self._sources[place.path], near, earlier)
        return place._replace(line=line)


def _is_in_cell(node: nodes.Node) -> bool:
    return isinstance(node.parent, nodes.entry) or isinstance(node, nodes.entry)


def _counts_out(node: nodes.Node) -> bool:
    """Tell whether a text is the title of an icon array, which shows 100 people by construction."""
    if not isinstance(node, plot_title):
        return False
    return isinstance(node.parent, plot_box) and str(node.parent["kind"]) == ICON_ARRAY
