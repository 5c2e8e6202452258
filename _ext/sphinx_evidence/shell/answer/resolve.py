"""Filling answers and verdicts when a page is written."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.answer import Answer, Quote, Verdicts
from sphinx_evidence.model.text import with_stop
from sphinx_evidence.shell.answer.nodes import answer_text
from sphinx_evidence.shell.claim.nodes import tier_mark
from sphinx_evidence.shell.claim.resolve import Box
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.elements import labelled, list_of
from sphinx_evidence.shell.links import link_to
from sphinx_evidence.shell.nodes import fault_box
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.views.verdicts import answered, verdicts


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
            tier_mark(found.tier),
            nodes.Text(" "),
            link,
            classes=["evidence-answer-link"],
        ),
    ]


def quotes(env: BuildEnvironment, docname: str, asked: Quote) -> list[nodes.Node]:
    """Return claims in short, and once below them what they do not mean."""
    box, store, facts = Box(env), domain_of(env).store, result_of(env).facts
    found: list[nodes.Node] = []
    meant: dict[tuple[str, int], nodes.Node] = {}
    for claim in filter(None, map(store.find_claim, asked.claims)):
        shown = facts.of(claim)
        if shown.faults:
            found.append(fault_box("Incomplete claim. Do not rely on it.", shown.faults))
        link = link_to(env, docname, claim.docname, claim.anchor, with_stop(claim.sentence))
        cited = [one._replace(status=one.fate) for one in (*shown.sources, *shown.against)]
        sources = box.cites(cited, docname).children
        line = [tier_mark(claim.tier), nodes.Text(" "), nodes.strong("", "", link), nodes.Text(" ")]
        found.append(answer_text("", "", *line, *sources, classes=["evidence-said"]))
        if shown.harms:
            harms = list_of(
                nodes.paragraph(
                    "", "", link_to(env, docname, one.docname, one.anchor, with_stop(one.text))
                )
                for one in shown.harms
            )
            found.append(labelled("Harms beside it:", harms, "evidence-harms"))
        for one in shown.disclaimers:
            meant.setdefault((one.docname, one.ordinal), box.disclaimer(one))
    if meant:
        what = nodes.container("", *meant.values())
        found.append(
            labelled("What this does not mean:", what, "evidence-limit", "evidence-disclaimer")
        )
    return [nodes.container("", *found, classes=["evidence-quote"])]


def verdict_list(env: BuildEnvironment, docname: str, asked: Verdicts) -> list[nodes.Node]:
    """Return a list of verdicts: each condition, how sure, and the sentence of its claim."""
    found = verdicts(asked, result_of(env).shown_site, domain_of(env).store.outlines)
    lines = []
    for verdict in found:
        sentence = with_stop(verdict.answer.sentence)
        page = link_to(env, docname, verdict.page, "", verdict.title)
        lines.append(
            nodes.list_item(
                "",
                nodes.paragraph("", "", nodes.strong("", "", page), classes=["evidence-about"]),
                nodes.paragraph("", "", tier_mark(verdict.answer.tier), nodes.Text(f" {sentence}")),
            )
        )
    return [nodes.bullet_list("", *lines, bullet="*", classes=["evidence-verdicts"])]
