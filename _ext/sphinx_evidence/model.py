"""The records that everything else reads and writes: plain, frozen, no Sphinx.

They hold strings, numbers and tuples only: small to pickle, compared by value, ready for JSON.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_evidence.options import (
    Step,
    Waiver,
    called,
    one_line,
    split_names,
    split_steps,
    split_waivers,
)
from sphinx_evidence.sources import TOPICS

if TYPE_CHECKING:
    from sphinx_evidence.counted import Counted
    from sphinx_evidence.figures import Figure, Told

CLAIM_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Tier(NamedTuple):
    """How sure we are of a claim."""

    name: str  #: The word an author writes in ``:tier:``.
    label: str  #: The words a reader sees.
    symbol: str  #: The sign beside the words; never the only carrier of meaning.
    graded: bool  #: Is it one of the four GRADE levels, an effect in people?
    meaning: str  #: What a reader may take from it, in plain words.


#: The tiers, strongest first. Levels and meanings follow GRADE (BMC Medicine 2012, 10:33, table 1).
TIERS: dict[str, Tier] = {
    tier.name: tier
    for tier in (
        Tier(
            "high",
            "High certainty",
            "⊕⊕⊕⊕",
            True,
            "We are very sure that the true effect is close to what the studies found.",
        ),
        Tier(
            "moderate",
            "Moderate certainty",
            "⊕⊕⊕○",
            True,
            "The true effect is probably close to what the studies found. It may be quite different.",
        ),
        Tier(
            "low",
            "Low certainty",
            "⊕⊕○○",
            True,
            "The true effect may be quite different from what the studies found.",
        ),
        Tier(
            "very-low",
            "Very low certainty",
            "⊕○○○",
            True,
            "We are very unsure. The true effect is probably quite different.",
        ),
        Tier(
            "preclinical",
            "Tested only in animals or cells",
            "◇",
            False,
            "It does not tell us what happens in people.",
        ),
        Tier(
            "none",
            "No study in people found",
            "○○○○",
            False,
            "We looked and found nothing. That is not proof that it fails.",
        ),
        Tier(
            "reference",
            "Fact of record",
            "▪",
            False,
            "A definition, a law, a label, an intake value, a laboratory finding, or what a guideline "
            "says. It claims no effect of a treatment.",
        ),
    )
}

#: Shown where the tier is missing or unknown; no author can ask for it.
UNRATED = Tier("unrated", "No certainty given", "?", False, "Do not rely on it.")

DIRECTIONS = ("benefit", "harm", "no-difference", "unclear")
SIZES = ("large", "moderate", "small", "trivial")

#: The options of a claim that are shown as its author wrote them.
TOLD_OPTIONS = (
    *("population", "intervention", "comparator", "outcome"),
    *("rated-down", "rated-up", "studied", "route", "searched"),
)
_REASONS = ("rated-down", "rated-up")  #: Of these it is the reasons that are shown.
#: Every option that a claim may carry, in the order in which a contributor meets them.
CLAIM_OPTIONS = (
    "id",
    "tier",
    "cite",
    "disclaimer",
    "population",
    "intervention",
    "comparator",
    "outcome",
    "direction",
    "better",
    "size",
    "rated-down",
    "rated-up",
    "against",
    "harms",
    "counts",
    "studied",
    "route",
    "searched",
    *TOPICS,
    "reviewed",
    "waive",
)


class Place(NamedTuple):
    """Where something stands in the sources."""

    path: str  #: Relative to the source folder, with forward slashes.
    line: int  #: Counted from 1.


class Claim(NamedTuple):
    """One claim box as its author wrote it, faulty or not."""

    sentence: str
    options: tuple[tuple[str, str], ...]  #: All options as written, known and unknown, in order.
    place: Place
    docname: str
    ordinal: int  #: Its position among the claims of its page, from 0.
    anchor: str  #: The id of the box on its page.
    has_body: bool
    doctests: int  #: How many examples (``>>>`` lines) the box runs.
    settled: bool = False  #: Was its line found in the source itself?
    figures: tuple[Figure, ...] = ()  #: Of sentence and body: those that no doctest of it prints.
    stated: frozenset[Told] = frozenset()  #: What the figures in its box tell.
    calculation: str = ""  #: How it says that it holds a sum of our own; empty where it does not.
    counted: tuple[Counted, ...] = ()  #: The rows of counts that ``counts`` names.
    uncounted: tuple[str, ...] = ()  #: What is wrong with ``counts``.

    def option(self, name: str) -> str:
        """Return the value of an option, or an empty string where it is not given."""
        for key, value in self.options:  # asked a hundred times a claim: a loop is quickest
            if key == name:
                return value
        return ""

    def names(self, option: str) -> tuple[str, ...]:
        """Return the comma-separated names of an option, each once, in order."""
        return split_names(self.option(option))

    def steps(self, option: str) -> tuple[Step, ...]:
        """Return the rating steps of ``rated-down`` or ``rated-up``."""
        return split_steps(self.option(option))

    def told(self) -> tuple[tuple[str, str], ...]:
        """Return the texts that the box shows of its options, each with the option's name."""
        steps = [(name, step.reason) for name in _REASONS for step in self.steps(name)]
        plain = [(name, self.option(name)) for name in TOLD_OPTIONS if name not in _REASONS]
        waived = [("waive", waiver.reason) for waiver in self.waivers()]
        return tuple((name, text) for name, text in (*plain, *steps, *waived) if text)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the claim's body of evidence, for and against it, each once."""
        return tuple(dict.fromkeys(self.names("cite") + self.names("against")))

    def waivers(self) -> tuple[Waiver, ...]:
        """Return what the claim asks to let pass for a while."""
        return split_waivers(self.option("waive"))

    @property
    def id(self) -> str:
        """The claim's permanent id as written; may be empty or malformed."""
        return self.option("id")

    @property
    def tier(self) -> Tier:
        """The claim's tier, or `UNRATED` where it has none that we know."""
        return TIERS.get(self.option("tier"), UNRATED)

    @property
    def name(self) -> str:
        """What to call the claim in a message: its id, or the start of its sentence."""
        return called(self.id, self.sentence)


class Disclaimer(NamedTuple):
    """A disclaimer, defined once for the whole site."""

    name: str
    text: str  #: Its first paragraph as plain text; may be empty.
    more: bool  #: Does it say more than that?
    place: Place
    docname: str
    ordinal: int  #: Its position among the disclaimers of its page, from 0.
    anchor: str
    options: tuple[tuple[str, str], ...] = ()
    digest: str = ""  #: Of the first paragraph, markup included.
    claims: tuple[str, ...] = ()  #: Ids that its first paragraph may link to.


class Finding(NamedTuple):
    """One thing that is wrong, with where, what and what to do."""

    place: Place
    rule: str
    severity: str  #: ``error``, ``warning``, ``advice`` or ``due``.
    claim: str  #: What to call the claim; empty where no single claim is at fault.
    message: str  #: ``what is wrong; what to do``.
    docname: str = ""
    ordinal: int = -1  #: With docname, the claim at fault; -1 where there is none.

    def line(self, times: int = 1) -> str:
        """Return the finding as one line, without its place and severity, and how often it stands."""
        said = f'claim "{self.claim}": {self.message}' if self.claim else self.message
        return f"{one_line(said)}{f' ({times} times)' if times > 1 else ''} [evidence.{self.rule}]"
