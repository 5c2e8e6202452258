"""Filling the cards and the lists of the ledger when a page is written."""

from __future__ import annotations

import json
from collections.abc import Iterable

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.ledger import VERDICTS
from sphinx_evidence.shell.claim.nodes import tier_mark
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.elements import fact, list_of
from sphinx_evidence.shell.ledger.nodes import popular_card, popular_list, popular_sentence
from sphinx_evidence.shell.ledger.verdict import verdict_words
from sphinx_evidence.shell.links import link_to
from sphinx_evidence.shell.nodes import fault_box, text_of
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.shell.table.nodes import cards
from sphinx_evidence.views.ledger import ShownRow
from sphinx_evidence.views.shown import ShownAnswer
from sphinx_evidence.wording.words import words_of

_HEADINGS = ("The article says", "Verdict", "Our answer")
_WIDTHS = (40, 18, 42)
_RANK = {name: rank for rank, name in enumerate(VERDICTS)}


class Ledger:
    """Puts into cards and lists what the whole site knows."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env
        self.say = words_of(env.config.language)

    def fill(self, cards: Iterable[popular_card], lists: Iterable[popular_list]) -> None:
        """Fill every card and replace every list of a page."""
        for card in cards:
            self._fill(card)
        for place in lists:
            place.replace_self(self._list(place))

    def _fill(self, card: popular_card) -> None:
        say = self.say
        row = domain_of(self.env).store.records("popular_claims", card["docname"])[card["ordinal"]]
        shown = result_of(self.env).ledger.of(row)
        card["verdict"] = shown.verdict
        rank = _RANK.get(shown.verdict, len(_RANK))
        card["filter"] = {
            "data-verdict": json.dumps([shown.verdict, shown.label, rank]),
            "data-articles": json.dumps(shown.articles),
        }
        sentence = next(node for node in card.children if isinstance(node, popular_sentence))
        verdict = nodes.paragraph(
            "", "", nodes.Text(say("Verdict: ")), verdict_words(shown.verdict, shown.label)
        )
        card.insert(
            card.index(sentence) + 1,
            nodes.container("", verdict, classes=["evidence-popular-verdict"]),
        )
        if shown.faults:
            card["classes"].append("evidence-incomplete")
            card.insert(1, fault_box(say("Incomplete entry. Do not rely on it."), shown.faults))
        facts = nodes.definition_list(classes=["evidence-popular-facts"])
        if shown.answers:
            answers = (
                nodes.paragraph("", "", *self._answer(answer, card["docname"]))
                for answer in shown.answers
            )
            facts += fact(say.plural("Our answer", "Our answers", shown.answers), list_of(answers))
        if shown.slips:
            term = say.plural("Slip", "Slips", shown.slips)
            facts += fact(term, list_of(map(text_of, shown.slips)))
        if shown.articles:
            titles = (text_of(title) for _, title in shown.articles)
            facts += fact(say.plural("Article", "Articles", shown.articles), list_of(titles))
        if facts.children:
            card += facts

    def _answer(self, answer: ShownAnswer, docname: str) -> list[nodes.Node]:
        """Return a link to a claim, with its tier in words."""
        if not answer.docname:
            return [nodes.Text(answer.sentence)]
        link = link_to(self.env, docname, answer.docname, answer.anchor, answer.sentence)
        return [link, nodes.Text(" "), tier_mark(answer.tier, self.say)]

    def _answers(self, row: ShownRow, docname: str) -> list[nodes.Node]:
        """Return a paragraph for each answer; an output that joins them has a sign between."""
        last = len(row.answers) - 1
        return [
            nodes.paragraph(
                "", "", *self._answer(answer, docname), *([nodes.Text(";")] if n < last else [])
            )
            for n, answer in enumerate(row.answers)
        ]

    def _list(self, place: popular_list) -> nodes.Element:
        domain = domain_of(self.env)
        docname = place["docname"]
        asked = domain.store.records("popular_tables", docname)[place["ordinal"]]
        count, rows = result_of(self.env).ledger.listed(
            asked, result_of(self.env).site.popular_claims
        )
        if not rows:
            text = self.say("No statement that we checked is of this kind.")
            return nodes.paragraph(text, text, classes=["evidence-table-empty"])
        lines: list[list[list[nodes.Node]]] = [
            [
                [link_to(self.env, docname, row.docname, row.anchor, row.sentence)],
                [verdict_words(row.verdict, row.label)],
                self._answers(row, docname),
            ]
            for row in rows
        ]
        words = "{0} of the {1} statements of popular articles that we checked."
        text = self.say(words, len(rows), count)
        return nodes.container(
            "",
            nodes.paragraph(text, text, classes=["evidence-popular-count"]),
            cards(asked.caption, self.say.each(_HEADINGS), _WIDTHS, lines),
        )
