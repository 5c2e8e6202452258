"""What a rule is, and the small sound claim that the rules' examples start from."""

from collections.abc import Mapping
from typing import NamedTuple

ERROR = "error"
WARNING = "warning"
ADVICE = "advice"  #: Told, but it never fails a build, not even under ``-W``.
#: Brought about by time alone. A build counts it and shows it in the boxes, and never fails by it:
#: who builds a page did nothing to it. What fails is ``python -m sphinx_evidence due``.
DUE = "due"

#: What ``evidence_rules`` may ask for. A rule is due by its nature, and not because it was set so.
SEVERITIES = (ERROR, WARNING, ADVICE)


class Example(NamedTuple):
    """A page, or another file, that breaks a rule or keeps it."""

    text: str
    file: str = "page.md"


class Rule(NamedTuple):
    """One thing that the gate asks for."""

    slug: str
    what: str  #: What is wrong when the rule fails.
    why: str  #: Why that matters to a reader.
    fix: str  #: What an author does about it.
    bad: Example
    good: Example | None = None  #: Left out where `GOOD` is the answer.
    core: bool = False  #: Core rules can be neither lowered nor waived.
    severity: str = ERROR  #: Unless ``evidence_rules`` says otherwise.

    def severity_among(self, asked: Mapping[str, str]) -> str:
        """Return the severity of the rule on a site; a core rule is always an error.

        :param asked: what ``evidence_rules`` asks for, by the name of the rule.
        """
        if self.core:
            return ERROR
        severity = asked.get(self.slug, "")
        return severity if severity in SEVERITIES else self.severity


_SOUND = {
    "id": "tea-sleep",
    "tier": "reference",
    "cite": "smith2020",
    "disclaimer": "general",
}
_GRADED = _SOUND | {
    "tier": "high",
    "cite": "trial2021",
    "population": "adults who drink tea",
    "intervention": "black tea",
    "comparator": "water",
    "outcome": "hours of sleep",
    "direction": "harm",
    "better": "more",
    "size": "moderate",
}


def claim(base: dict[str, str] = _SOUND, /, **options: str) -> str:
    """Return a sound claim with some options changed or left out ("-").

    :param base: the options that it starts from.
    :param options: with ``_`` for ``-``; ``sentence`` and ``body`` are the claim's own.
    """
    values = base | {name.replace("_", "-"): value for name, value in options.items()}
    sentence = values.pop("sentence", "Tea holds caffeine")
    body = values.pop("body", "A cup holds some caffeine.")
    given = "".join(
        f":{name}: {value}".rstrip() + "\n" for name, value in values.items() if value != "-"
    )
    return f":::{{evidence}} {sentence}\n{given}\n{body}\n:::\n"


def graded(**options: str) -> str:
    """Return a sound claim about an effect in people, with some options changed or left out.

    It cites one randomised trial (``trial2021``), stands at high, and says "reduces".
    """
    sentence = {
        "sentence": "Black tea reduces hours of sleep in adults",
        "body": "Adults slept less.",
    }
    return claim(_GRADED, **(sentence | options))


def example(**options: str) -> Example:
    """Return `claim` as an example."""
    return Example(claim(**options))


def graded_example(**options: str) -> Example:
    """Return `graded` as an example."""
    return Example(graded(**options))


def status_example(row: str, columns: str = "") -> Example:
    """Return a status file of one row as an example."""
    return Example(f"doi,status,source,checked{columns}\n{row}\n", "status.csv")


#: The claim that keeps every rule; the examples stand beside a few sources and one disclaimer.
GOOD = Example(claim())
