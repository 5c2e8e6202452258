"""What all directives share: they read what an author wrote, keep it as a record, and judge nothing.

Judging is the gate's work, when all pages are read. So a directive takes any option and any value,
and a faulty claim is still a claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_evidence.model.claim import CLAIM_ID
from sphinx_evidence.model.notes import Reference, Stray
from sphinx_evidence.model.options import AnyOption, one_line, split_names
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.nodes import placeholder
from sphinx_evidence.shell.places import place_of
from sphinx_evidence.shell.store import Store
from sphinx_evidence.wording.words import Words, words_of


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
    def words(self) -> Words:
        """Return the words of the site's language."""
        return words_of(self.config.language)

    @property
    def title(self) -> str:
        """Return the argument as one line."""
        return one_line(" ".join(self.arguments))

    @property
    def place(self) -> Place:
        """Return where the directive stands."""
        return place_of(self.env, *self.get_source_info())

    def written_options(self) -> tuple[tuple[str, str], ...]:
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
        """Note what is wrong with a directive, and what to do, for the gate to report."""
        page = self.env.docname
        self.store.note("strays", page, Stray(rule, text, self.place, page))

    def stray(self, rule: str, text: str) -> None:
        """Note what is to be corrected or taken out, for the gate to report."""
        self.fault(rule, f"{text}; correct it or take it out")

    def known_options(self, what: str, *, empty: Sequence[str] = ()) -> dict[str, str]:
        """Return the options that the directive knows, and note others as strays.

        :param empty: those that take no value.
        """
        given = dict(self.written_options())
        for name in sorted(given.keys() - {*self.known}):
            del given[name]
            hint = nearest(name, self.known)
            self.stray("unknown-option", f'{what} has no option "{name}"{hint}')
        for name, value in given.items():
            if name not in empty and not split_names(value):
                self.stray("unknown-value", f":{name}: names nothing")
        return given

    def mention(self, claim_id: str, place: Place | None = None) -> None:
        """Note that a claim is named, so that a dead name can't go unseen.

        :param place: where it is named; else where the directive stands.
        """
        page = self.env.docname
        reference = Reference(claim_id, place or self.place, page)
        self.store.note("claim_references", page, reference)

    def strangers(self, found: nodes.Element, kind: type[nodes.Node]) -> Iterator[str]:
        """Yield the first words of what stands in a node and is not of a kind."""
        for child in found.children:
            if not isinstance(child, (kind, nodes.Invisible, nodes.system_message)):
                yield one_line(child.astext())[:40]

    def untitled(self, what: str) -> None:
        """Note words behind the directive's name as strays: it would show them nowhere."""
        if self.title:
            self.stray("unknown-value", f'{what} has no title, and "{self.title[:40]}" is one')

    def chosen(self, what: str) -> dict[str, tuple[str, ...]]:
        """Return the names in each option that the directive knows, and note others as strays."""
        options = self.known_options(what)
        return {name: split_names(options.get(name, "")) for name in self.known}

    def placeholder(self, kind: str, asked: object) -> list[nodes.Node]:
        """Note what was asked for, and return a placeholder, resolved when the page is written."""
        page = self.env.docname
        node = placeholder(kind=kind, docname=page, ordinal=self.store.note(kind, page, asked))
        self.set_source_info(node)
        return [node]
