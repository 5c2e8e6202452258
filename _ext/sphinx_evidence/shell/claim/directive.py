"""The directives: they read what an author wrote, keep it as a record, and judge nothing.

Judging is the gate's work, when all pages are read. So a directive takes any option and any
value, and a faulty claim is still a claim.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_evidence.model.asked import FILTERS, Table
from sphinx_evidence.model.claim import CLAIM_ID, CLAIM_OPTIONS, Claim
from sphinx_evidence.model.disclaimer import Disclaimer
from sphinx_evidence.model.notes import Stray
from sphinx_evidence.model.options import AnyOption, one_line, split_names
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.shell.claim.role import claims_named
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.nodes import (
    claim_box,
    claim_sentence,
    disclaimer_text,
    evidence_place,
    says_something,
    tier_line,
    tier_words,
)
from sphinx_evidence.shell.places import place_of, relative
from sphinx_evidence.shell.read.page import bind_doctests
from sphinx_evidence.views.table import COLUMNS, DEFAULT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_evidence.model.counted import Counted
    from sphinx_evidence.shell.store import Store


class EvidencePart(SphinxDirective):
    """What the directives share."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[AnyOption] = AnyOption()
    known: ClassVar[tuple[str, ...]] = ()  #: The options that there are.

    @property
    def store(self) -> Store:
        """Return what keeps the records."""
        return domain_of(self.env).store

    @property
    def title(self) -> str:
        """Return the argument as one line."""
        return one_line(" ".join(self.arguments))

    @property
    def place(self) -> Place:
        """Return where the directive stands."""
        return place_of(self.env, *self.get_source_info())

    def given(self) -> tuple[tuple[str, str], ...]:
        """Return the options as written, in order."""
        return tuple((name, value or "") for name, value in self.options.items())

    def anchor(self, prefix: str, name: str) -> str:
        """Return an id that is not yet taken on this page."""
        base = f"{prefix}-{name if CLAIM_ID.fullmatch(name) else nodes.make_id(name) or 'x'}"
        anchor, number = base, 2
        while anchor in self.state.document.ids:
            anchor, number = f"{base}-{number}", number + 1
        return anchor

    def target(self, node: nodes.Element, anchor: str) -> None:
        """Make a node a target that links and ``{ref}`` can reach."""
        node["ids"].append(anchor)
        node["names"].append(anchor)
        self.set_source_info(node)
        self.state.document.note_explicit_target(node)

    def fault(self, rule: str, text: str) -> None:
        """Keep what is wrong with a directive, and what to do, for the gate to report."""
        page = self.env.docname
        self.store.note("strays", page, Stray(rule, text, self.place, page))

    def stray(self, rule: str, text: str) -> None:
        """Tell of what is to be corrected or taken out."""
        self.fault(rule, f"{text}; correct it or take it out")

    def known_options(self, what: str, *, empty: Sequence[str] = ()) -> dict[str, str]:
        """Return the options that there are, and tell of others.

        :param empty: those that take no value.
        """
        given = dict(self.given())
        for name in sorted(given.keys() - {*self.known}):
            del given[name]
            hint = nearest(name, self.known)
            self.stray("unknown-option", f'{what} has no option "{name}"{hint}')
        for name, value in given.items():
            if name not in empty and not split_names(value):
                self.stray("unknown-value", f":{name}: names nothing")
        return given

    def leave(self, kind: str, asked: object) -> list[nodes.Node]:
        """Keep what was asked for, and return a place that is filled when the page is written."""
        page = self.env.docname
        place = evidence_place(kind=kind, docname=page, ordinal=self.store.note(kind, page, asked))
        self.set_source_info(place)
        return [place]


class EvidenceDirective(EvidencePart):
    """A claim box: the claim as argument, what it rests on as options, its body as content."""

    known = CLAIM_OPTIONS  # the gate tells of others

    def run(self) -> list[nodes.Node]:
        """Return the box; what other pages tell of it is added when the page is written."""
        docname = self.env.docname
        claim = Claim(
            sentence=self.title,
            options=self.given(),
            place=self.place,
            docname=docname,
            ordinal=len(self.store.records("claims", docname)),
            anchor=self.anchor("claim", self.options.get("id", "")),
            has_body=False,
            doctests=0,
        )
        if not claim.sentence:
            from sphinx_evidence.rules.said import made_sentence

            claim = claim._replace(sentence=made_sentence(claim, self.config.language))
        # Noted before the body is read, so that a claim in the body comes after it.
        self.store.note("claims", docname, claim)
        box = claim_box(docname=docname, ordinal=claim.ordinal, tier=claim.tier.name)
        self.target(box, claim.anchor)
        box += tier_line("", "", *tier_words(claim.tier))
        text = claim.sentence or "This claim has no sentence."
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
        )
        return [box]

    def _counted(self, value: str) -> tuple[tuple[Counted, ...], tuple[str, ...]]:
        """Return the rows of counts that the claim names, and what is wrong with them."""
        if not value:
            return (), ()
        from sphinx_evidence.trials.counted import count, files_of
        from sphinx_evidence.trials.counts import DataFolder

        folder = DataFolder(domain_of(self.env).counts)
        for file in files_of(value, folder):
            self.env.note_dependency(relative(self.env, file))
        return count(value, folder)


class DisclaimerDirective(EvidencePart):
    """A disclaimer, defined once; claims show its first paragraph."""

    def run(self) -> list[nodes.Node]:
        """Return the text where it is defined."""
        docname = self.env.docname
        content = self.parse_content_to_nodes()
        visible = [node for node in content if not isinstance(node, nodes.Invisible)]
        first = visible[0] if visible and isinstance(visible[0], nodes.paragraph) else None
        disclaimer = Disclaimer(
            name=self.title,
            text=one_line(first.astext()) if first else "",
            more=len(visible) > 1,
            place=self.place,
            docname=docname,
            ordinal=len(self.store.records("disclaimers", docname)),
            anchor=self.anchor("disclaimer", self.title),
            options=self.given(),
            digest=_digest(first.pformat() if first else ""),
            claims=tuple(dict.fromkeys(claims_named(first))) if first else (),
        )
        self.store.note("disclaimers", docname, disclaimer)
        text = disclaimer_text("", *content, ordinal=disclaimer.ordinal)
        self.target(text, disclaimer.anchor)
        return [text]


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


class EvidenceTableDirective(EvidencePart):
    """A table of claims, chosen by what they say of themselves."""

    has_content = False
    known = (*FILTERS, "columns")

    def run(self) -> list[nodes.Node]:
        """Return a place for the table; it is filled when the page is written."""
        options = self.known_options("a table of claims")
        columns = split_names(options.pop("columns", "")) or DEFAULT_COLUMNS
        filters = {name: split_names(value) for name, value in options.items()}
        for name, values in filters.items():
            allowed = FILTERS[name] or values
            for value in values:
                if value not in allowed:
                    hint = nearest(value, allowed)
                    self.stray("unknown-value", f':{name}: can\'t be "{value}"{hint}')
        for column in columns:
            if column not in COLUMNS:
                hint = nearest(column, COLUMNS)
                self.stray("unknown-value", f'a table of claims has no column "{column}"{hint}')
        table = Table(
            self.title,
            tuple(sorted(filters.items())),
            tuple(column for column in columns if column in COLUMNS) or DEFAULT_COLUMNS,
            self.place,
            self.env.docname,
        )
        return self.leave("tables", table)
