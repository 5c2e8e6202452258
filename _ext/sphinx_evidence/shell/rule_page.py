"""The page of rules: the registry as readers and contributors see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docutils import nodes

from sphinx_evidence import rules
from sphinx_evidence.model.installed import RULES_GROUP
from sphinx_evidence.model.notes import Stray
from sphinx_evidence.rules.rule import ADVICE, DUE, ERROR, GOOD, WARNING, Example, Rule
from sphinx_evidence.shell.claim.nodes import claim_more
from sphinx_evidence.shell.directive import EvidencePart
from sphinx_evidence.shell.store import added_files

#: What is told of each rule one click away, for a reader who looks one up reads no other.
_MORE = "Why, what to do, examples"
_CORE = "Core rule: always an error. It can't be lowered or waived."
_SEVERITIES = {
    ERROR: "Error: it fails the build, unless `evidence_rules` lowers it.",
    WARNING: "Warning: it fails a build under `-W`, unless `evidence_rules` says otherwise.",
    ADVICE: "Advice: it never fails a build, unless `evidence_rules` raises it.",
    DUE: (
        "Due: time alone brings it about, so it fails no build, unless `evidence_rules` raises it. "
        "The box says it, and `python -m sphinx_evidence due` fails. It can't be waived."
    ),
}
_LANGUAGES = {".md": "markdown", ".rst": "rst", ".py": "python", ".bib": "bibtex"}


class RulesDirective(EvidencePart):
    """Every rule of the gate: what it finds, why, what to do, and an example of each kind."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return a section for each group of rules, with one for each rule in it.

        Where no section can stand, such as in a note, their titles are rubrics.
        """
        for given in [self.title, *(f":{name}:" for name, _ in self.written_options())]:
            if given:
                self._refuse(given)
        from sphinx_evidence.rules.registry import GROUPS  # loads all that judges

        for file in (*sorted(Path(rules.__file__).parent.glob("*.py")), *added_files(RULES_GROUP)):
            self.env.note_dependency(file)  # a page is as old as the rules it tells of
        parts: list[nodes.Node] = []
        for group, members in GROUPS.items():
            if members:
                told = [part for rule in members for part in self._rule(rule)]
                parts += self._part(self.anchor("rules", group), nodes.Text(group), told)
        return parts

    def _refuse(self, given: str) -> None:
        docname = self.env.docname
        text = f'the list of rules can\'t take "{given}"; take it out'
        self.store.note("strays", docname, Stray("unknown-option", text, self.place, docname))

    def _rule(self, rule: Rule) -> list[nodes.Node]:
        more = claim_more(
            "",
            _paragraph("Why it matters. ", rule.why),
            _paragraph("What to do. ", rule.fix),
            _paragraph("", _CORE if rule.core else _SEVERITIES[rule.severity]),
            _example("Fails", rule.bad),
            _example("Passes", rule.good or GOOD),
            summary=_MORE,
            classes=["evidence-rule-more"],
        )
        content: list[nodes.Node] = [_paragraph("", rule.what), more]
        return self._part(self.anchor("rule", rule.slug), _literal(rule.slug), content)

    def _part(self, anchor: str, title: nodes.Node, content: list[nodes.Node]) -> list[nodes.Node]:
        """Return content under a title that links and ``{ref}`` can reach."""
        # The attribute is the same in both parsers: what the content will stand in.
        if isinstance(self.state_machine.node, nodes.document | nodes.section):
            section = nodes.section("", nodes.title("", "", title), *content)
            self.target(section, anchor)
            return [section]
        rubric = nodes.rubric("", "", title)
        self.target(rubric, anchor)
        return [rubric, nodes.container("", *content)]


def _paragraph(lead: str, text: str) -> nodes.paragraph:
    """Return a paragraph; what stands between backticks is code, as in the registry."""
    paragraph = nodes.paragraph()
    if lead:
        paragraph += nodes.strong(lead, lead.strip())
        paragraph += nodes.Text(" ")
    paragraph += list(_inline(text))
    return paragraph


def _inline(text: str) -> Iterator[nodes.Node]:
    for number, part in enumerate(text.split("`")):
        if part:
            yield _literal(part) if number % 2 else nodes.Text(part)


def _literal(text: str) -> nodes.literal:
    return nodes.literal(text, text)


def _example(word: str, example: Example) -> nodes.container:
    """Return an example under its caption. The search passes over it, for it is about no topic.

    The caption is a paragraph: one of Sphinx's own would be numbered in LaTeX and get a link.
    """
    text = example.text.rstrip("\n")
    block = nodes.literal_block(text, text)
    block["language"] = _LANGUAGES.get(Path(example.file).suffix, "text")
    block["evidence_example"] = True  # no author wrote it, and it is about no topic of the site
    block["force"] = True  # an example of what is wrong may be wrong to the highlighter too
    caption = nodes.paragraph("", "", nodes.strong(word, word))
    if example.file != GOOD.file:
        caption += [nodes.Text(", in "), _literal(example.file)]
    caption += nodes.Text(":")
    kinds = ["evidence-example", f"evidence-{word.lower()}", "no-search"]
    return nodes.container("", caption, block, classes=kinds)
