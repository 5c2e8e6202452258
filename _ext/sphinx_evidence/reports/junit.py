"""Findings as JUnit XML, which most CI servers show beside a project's tests. No Sphinx.

There is no one standard. This keeps to what Jenkins' schema (junit-10.xsd of its xunit plugin)
allows, and to what GitLab asks for: a class name and a name of its own for every test case. So
file and line stand in the text of a failure, where every reader shows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape  # of the same five signs; the one in `xml` loads half of `urllib`

from sphinx_evidence.model.finding import Finding
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.rules.report import Report, Tally, Waived, thing_of
from sphinx_evidence.rules.rule import ERROR

#: What XML 1.0 can't hold, not even escaped.
_UNSPEAKABLE = pattern(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def junit_xml(report: Report) -> str:
    """Return one test suite for each rule that looked at something, as XML.

    A suite counts as many tests as the rule checked; the test cases in it are those that failed or
    were waived (skipped), told by name, and one that stands for the rest. As in a build, only an
    error fails: a warning, an advice or what is due is a case that passed and says so.
    """
    tallies = {tally.rule: tally for tally in report.tallies()}
    suites = [
        _Suite(f"{group}: {rule.slug}", tallies[rule.slug], report)
        for group, rules in report.groups.items()
        for rule in rules
        if any(tallies[rule.slug][1:])
    ]
    total = sum(suite.tests for suite in suites)
    failures = sum(suite.failures for suite in suites)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="sphinx-evidence" tests="{total}" failures="{failures}" errors="0">',
        *(line for suite in suites for line in suite.lines()),
        "</testsuites>",
        "",
    ]
    return "\n".join(lines)


class _Suite:
    """What one rule found, thing by thing."""

    def __init__(self, name: str, tally: Tally, report: Report) -> None:
        self.name = name
        self.tally = tally
        self.found: dict[tuple[object, ...], list[Finding]] = {}
        for finding in report.findings:
            if finding.rule == tally.rule:
                self.found.setdefault(thing_of(finding), []).append(finding)
        waived = [w for w in report.waived if w.finding.rule == tally.rule]
        self.waived = {
            thing_of(w.finding): w for w in waived if thing_of(w.finding) not in self.found
        }
        self.failures = sum(map(_fails, self.found.values()))
        self.tests = tally.passed + tally.waived + tally.failed

    def lines(self) -> Iterator[str]:
        yield (
            f"  <testsuite name={_attribute(self.name)} tests={_attribute(self.tests)} "
            f'failures={_attribute(self.failures)} errors="0" '
            f"skipped={_attribute(len(self.waived))}>"
        )
        yield f"    <properties>{''.join(self._counts())}</properties>"
        names: dict[str, int] = {}
        for findings in self.found.values():
            yield from self._case(_unique(_name(findings[0]), names), _outcome(findings))
        for waived in self.waived.values():
            yield from self._case(_unique(_name(waived.finding), names), _skipped(waived))
        if self.tally.passed:
            rest = f"{self.tally.passed} of {self.tests} passed"
            yield from self._case("passed", f"<system-out>{rest}</system-out>")
        yield "  </testsuite>"

    def _counts(self) -> Iterator[str]:
        for name, count in zip(Tally._fields[1:], self.tally[1:], strict=True):
            yield f'<property name="{name}" value="{count}"/>'

    def _case(self, name: str, content: str) -> Iterator[str]:
        yield f'    <testcase classname="evidence.{self.tally.rule}" name={_attribute(name)}>'
        yield f"      {content}"
        yield "    </testcase>"


def _fails(findings: list[Finding]) -> bool:
    return any(finding.severity == ERROR for finding in findings)


def _outcome(findings: list[Finding]) -> str:
    """Return one element, for some readers keep only the first."""
    text = "\n".join(f"{f.place}: {f.severity.upper()}: {f.line()}" for f in findings)
    if not _fails(findings):
        return f"<system-out>{_text(text)}</system-out>"
    message = "; ".join(finding.message for finding in findings)
    return f'<failure type="error" message={_attribute(message)}>{_text(text)}</failure>'


def _skipped(waived: Waived) -> str:
    finding, until, reason = waived
    message = f"waived until {until}: {reason}"
    text = f"{finding.place}: {finding.line()}"
    return f"<skipped message={_attribute(message)}>{_text(text)}</skipped>"


def _name(finding: Finding) -> str:
    """Return a name that stays when lines move."""
    if finding.claim:
        return f'claim "{finding.claim}"'
    return f"{finding.place.path}: {finding.message.partition(';')[0]}"


def _unique(name: str, names: dict[str, int]) -> str:
    names[name] = names.get(name, 0) + 1
    return name if names[name] == 1 else f"{name} ({names[name]})"


def _text(text: object) -> str:
    return escape(_UNSPEAKABLE.sub("", str(text)))


def _attribute(text: object) -> str:
    # A reader would turn white space in an attribute into blanks.
    kept = {ord(sign): f"&#{ord(sign)};" for sign in "\t\n\r"}
    return f'"{_text(text).translate(kept)}"'
