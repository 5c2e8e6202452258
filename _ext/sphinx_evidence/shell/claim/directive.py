"""The directive ``evidence``: a claim box."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from sphinx_evidence.model.claim import CLAIM_OPTIONS, Claim
from sphinx_evidence.model.count_rows import Counted
from sphinx_evidence.model.options import one_line
from sphinx_evidence.shell.claim.doctests import bind_doctests
from sphinx_evidence.shell.claim.nodes import (
    claim_box,
    claim_sentence,
    effect_words,
    tier_line,
    tier_mark,
)
from sphinx_evidence.shell.config import claims_language
from sphinx_evidence.shell.directive import EvidencePart
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.nodes import says_something
from sphinx_evidence.shell.places import relative


class EvidenceDirective(EvidencePart):
    """A claim box: the claim as argument, what it rests on as options, its body as content."""

    known = CLAIM_OPTIONS  # the gate tells of others

    def run(self) -> list[nodes.Node]:
        """Return the box; what other pages tell of it is added when the page is written."""
        docname = self.env.docname
        claim = Claim(
            sentence=self.title,
            options=self.written_options(),
            place=self.place,
            docname=docname,
            ordinal=len(self.store.records("claims", docname)),
            anchor=self.anchor("claim", self.options.get("id", "")),
            has_body=False,
            doctests=0,
        )
        if not claim.sentence:
            from sphinx_evidence.rules.sentence import made_sentence

            claim = claim._replace(sentence=made_sentence(claim, claims_language(self.config)))
        # Noted before the body is read, so that a claim in the body comes after it.
        self.store.note("claims", docname, claim)
        box = claim_box(docname=docname, ordinal=claim.ordinal, tier=claim.tier.name)
        self.target(box, claim.anchor)
        mark = tier_line("", "", tier_mark(claim.tier, self.words))
        # Of a title without a source Sphinx writes all as XML, for its log.
        self.set_source_info(mark)
        box += mark
        text = claim.sentence or self.words("This claim has no sentence.")
        sentence = claim_sentence("", "", nodes.strong(text, text), anchor=claim.anchor)
        self.set_source_info(sentence)
        body = nodes.container("", *self.parse_content_to_nodes(), classes=["evidence-body"])
        box += [sentence, body]
        counted, uncounted = self._counted(claim.option("counts"))
        self.store.records("claims", docname)[claim.ordinal] = claim._replace(
            has_body=says_something(body.children),
            doctests=bind_doctests(body, claim.name),
            counted=counted,
            uncounted=uncounted,
            effects=tuple(_effects(body, box)),
        )
        return [box]

    def _counted(self, value: str) -> tuple[tuple[Counted, ...], tuple[str, ...]]:
        """Return the rows of counts that the claim names, and what is wrong with them."""
        if not value:
            return (), ()
        from sphinx_evidence.trials.counts import DataFolder
        from sphinx_evidence.trials.counts_option import count, files_of

        folder = DataFolder(domain_of(self.env).build.counts)
        for file in files_of(value, folder):
            self.env.note_dependency(relative(self.env, file))
        return count(value, folder)


def _effects(body: nodes.Element, box: claim_box) -> Iterator[str]:
    """Yield what a body marks as found; what a claim in it marks is that claim's."""
    for words in body.findall(effect_words):
        around = words.parent
        while not isinstance(around, claim_box) and around is not None:
            around = around.parent
        if around is box or around is None:
            yield one_line(words.astext())
