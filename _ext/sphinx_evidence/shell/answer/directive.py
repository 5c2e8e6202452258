"""The directives ``answer``, ``short-answers``, ``claim-sentence`` and ``evidence-verdicts``."""

from __future__ import annotations

from itertools import islice

from docutils import nodes

from sphinx_evidence.model.answer import SEE, Answer, Quote, Verdicts
from sphinx_evidence.model.options import one_line, split_names
from sphinx_evidence.shell.answer.nodes import answer_box, answer_question, short_answers
from sphinx_evidence.shell.directive import EvidencePart


class AnswerDirective(EvidencePart):
    """A question and its answer: what a claim says, never typed twice."""

    known = ("claim", "link")

    def run(self) -> list[nodes.Node]:
        """Return the box; what the claim says is drawn when the page is written."""
        options = self.known_options("an answer")
        claim = one_line(options.get("claim", ""))
        if not self.title:
            self.stray("unknown-value", "an answer has no question; write it behind its name")
        if not claim:
            self.stray("unknown-value", "an answer names no claim; add :claim: with the id of one")
        link = one_line(options.get("link", "")) or self.words(SEE)
        box = answer_box(answers=(claim,), classes=["evidence-answer"])
        self.target(box, self.anchor("answer", claim))
        question = answer_question(self.title, self.title, anchor=box["ids"][0])
        self.set_source_info(question)
        box += [question, *self.parse_content_to_nodes()]
        if claim:
            self.mention(claim)
            box += self.placeholder("answers", Answer(claim, link, self.place, self.env.docname))
        return [box]


class ShortAnswersDirective(EvidencePart):
    """Answers one below the other."""

    def run(self) -> list[nodes.Node]:
        """Return the list; what is no answer in it is told to its author."""
        self.known_options("a list of answers")
        self.untitled("a list of answers")
        found = short_answers("", *self.parse_content_to_nodes())
        self.set_source_info(found)
        for words in islice(self.strangers(found, answer_box), 1):
            self.stray("unknown-value", f'a list of answers holds "{words}", which is none')
        return [found]


class ClaimSentenceDirective(EvidencePart):
    """Claims in short, for paper: how sure, the sentence, harms, sources, what it does not mean."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return a place for them; it is filled when the page is written."""
        self.known_options("a claim's sentence")
        names = split_names(self.title.replace(" ", ","))
        if not names:
            self.stray("unknown-value", "a claim's sentence names no claim; write its id behind it")
        for name in names:
            self.mention(name)
        return self.placeholder("quotes", Quote(names, self.place, self.env.docname))


class VerdictsDirective(EvidencePart):
    """What is known of each condition, in a line: the verdicts that the pages name."""

    has_content = False
    known = ("conditions",)

    def run(self) -> list[nodes.Node]:
        """Return a place for the list; it is filled when the page is written."""
        self.untitled("a list of verdicts")
        chosen = self.chosen("a list of verdicts")["conditions"]
        return self.placeholder("verdicts", Verdicts(chosen, self.place, self.env.docname))
