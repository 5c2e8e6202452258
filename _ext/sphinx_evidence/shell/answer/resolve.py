"""Filling answers and verdicts when a page is written."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.answer import Answer, Verdicts
from sphinx_evidence.model.text import with_stop
from sphinx_evidence.shell.answer.nodes import answer_text
from sphinx_evidence.shell.claim.nodes import tier_mark
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.links import link_to
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.views.verdicts import answered, verdicts
from sphinx_evidence.wording.words import words_of


def answer(env: BuildEnvironment, docname: str, asked: Answer) -> list[nodes.Node]:
    """Return what an answer shows of its claim: its sentence, its mark, a link to it."""
    claim = domain_of(env).store.find_claim(asked.claim)
    if claim is None:
        return []
    found = answered(claim)
    text = with_stop(found.sentence)
    link = link_to(env, docname, found.docname, found.anchor, asked.link)
    return [
        answer_text(text, text, classes=["evidence-answer-sentence"]),
        answer_text(
            "",
            "",
            tier_mark(found.tier, words_of(env.config.language)),
            nodes.Text(" "),
            link,
            classes=["evidence-answer-link"],
        ),
    ]


def verdict_list(env: BuildEnvironment, docname: str, asked: Verdicts) -> list[nodes.Node]:
    """Return a list of verdicts: each condition, how sure, and the sentence of its claim."""
    found = verdicts(asked, result_of(env).shown_site, domain_of(env).store.outlines)
    lines, say = [], words_of(env.config.language)
    for verdict in found:
        sentence = with_stop(verdict.answer.sentence)
        page = link_to(env, docname, verdict.page, "", verdict.title)
        lines.append(
            nodes.list_item(
                "",
                nodes.paragraph("", "", nodes.strong("", "", page), classes=["evidence-about"]),
                nodes.paragraph(
                    "", "", tier_mark(verdict.answer.tier, say), nodes.Text(f" {sentence}")
                ),
            )
        )
    return [nodes.bullet_list("", *lines, bullet="*", classes=["evidence-verdicts"])]
