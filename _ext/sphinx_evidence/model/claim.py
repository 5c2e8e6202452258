"""The records that everything else reads and writes: plain, frozen, no Sphinx.

They hold strings, numbers and tuples only: small to pickle, compared by value, ready for JSON.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sphinx_evidence.model.count_rows import Counted
from sphinx_evidence.model.figure import Figure, Told
from sphinx_evidence.model.options import (
    Step,
    Waiver,
    called,
    split_names,
    split_steps,
    split_waivers,
)
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.searched import read_search
from sphinx_evidence.model.source import TOPICS
from sphinx_evidence.model.tiers import MARKS, TIERS, UNRATED, Tier

CLAIM_ID = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")


#: The options of a claim that are shown as its author wrote them.
TOLD_OPTIONS = (
    *("population", "intervention", "comparator", "outcome"),
    *("rated-down", "rated-up", "studied", "route", "searched"),
)
_REASONS = ("rated-down", "rated-up")  #: Of these it is the reasons that are shown.
_PLAIN = tuple(name for name in TOLD_OPTIONS if name not in _REASONS)
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
    "found-no",
    "record",
    *TOPICS,
    "reviewed",
    "waive",
)


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
    effects: tuple[str, ...] = ()  #: Words of its body that its author marked as what was found.

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
        plain = [(name, text) for name in _PLAIN for text in self._parts(name)]
        waived = [("waive", waiver.reason) for waiver in self.waivers()]
        return tuple((name, text) for name, text in (*plain, *steps, *waived) if text)

    def _parts(self, name: str) -> Iterator[str]:
        """Yield what is shown of an option; of a search, each query on its own."""
        value = self.option(name)
        search = read_search(value) if name == "searched" else None
        if search is None:
            yield value
        else:
            yield search.what
            yield from (
                f"{query.database}: {query.words or query.unasked}" for query in search.queries
            )
            yield from search.odd

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
        """The claim's tier, or `UNRATED` where it has none that we know.

        That of a claim which found nothing says what it looked for, and that of a document whether
        it has a fact or advice.
        """
        found = TIERS.get(self.option("tier"), UNRATED)
        mark = MARKS.get(found.name)
        label = mark[1].get(self.option(mark[0])) if mark else None
        return found._replace(label=label) if label else found

    @property
    def name(self) -> str:
        """What to call the claim in a message: its id, or the start of its sentence."""
        return called(self.id, self.sentence)
