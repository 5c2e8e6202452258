"""The ledger: what popular articles say, and what the site answers. Records and words, no Sphinx."""

from collections.abc import Mapping
from typing import NamedTuple

from sphinx_evidence.model.options import called, split_names
from sphinx_evidence.model.place import Place


class Term(NamedTuple):
    """A word of a list that says something of a statement."""

    name: str  #: The word an author writes.
    label: str  #: The words a reader sees.
    meaning: str  #: What a reader may take from it, in plain words.


#: What the articles leave out: it is no statement of theirs, so its row has another lead.
LEFT_OUT = "left-out"

#: The one table of verdicts, in the order in which a reader meets them: what became of a statement when it
#: was held against the studies (``:verdict:``).
VERDICTS: Mapping[str, Term] = {
    verdict.name: verdict
    for verdict in (
        Term("supported", "Supported", "The studies and records that we found say the same."),
        Term(
            "partly-supported",
            "Partly supported",
            "A part of it is right. The rest goes further than what was found.",
        ),
        Term(
            "unsupported",
            "Not supported",
            "We found nothing that shows it. That is not proof of the opposite.",
        ),
        Term("contradicted", "Contradicted", "What we found says something else."),
        Term(
            "wrong-citation",
            "Wrong source",
            "The source that is named for it says something else, or is not what it is said to be.",
        ),
        Term(
            "not-checkable",
            "Could not be checked",
            "It is too vague, names nothing to look up, or names what we could not read.",
        ),
        Term(LEFT_OUT, "Left out", "A reader needs to know it, and it is not told."),
    )
}

#: The one table of slips: ways in which a statement goes further than what it stands on (``:slip:``).
SLIPS: Mapping[str, Term] = {
    slip.name: slip
    for slip in (
        Term(
            "mechanism-as-proof",
            "How it might work, told as proof",
            "That something could work in the body does not show that it helps people.",
        ),
        Term(
            "animal-as-proof",
            "Animals or cells, told as people",
            "What happens in animals or in cells often does not happen in people.",
        ),
        Term(
            "unnamed-study",
            "A study without a name",
            "Nobody can look up a study of which neither the author nor the title is told.",
        ),
        Term(
            "personal-story",
            "A personal story",
            "One person who felt better does not show what made the difference.",
        ),
        Term(
            "natural",
            "Natural, so good",
            "That a thing occurs in nature says nothing about whether it works or does harm.",
        ),
        Term(
            "fully-safe",
            "Told without its harms",
            "Whatever acts on the body can also do harm, to some people and at some doses.",
        ),
        Term(
            "association-as-cause",
            "Together, told as cause",
            "Two things that occur together need not be cause and effect.",
        ),
    )
}

#: Every option that a row may carry, in the order in which a contributor meets them.
POPULAR_OPTIONS = ("id", "article", "verdict", "answer", "slip", "covers", "condition")


class PopularClaim(NamedTuple):
    """A row of the ledger as its author wrote it, faulty or not. Why it is so judged is not kept."""

    sentence: str  #: What the articles say, in the site's words.
    options: tuple[tuple[str, str], ...]  #: All options as written, known and unknown, in order.
    place: Place
    docname: str
    ordinal: int  #: Its position among the rows of its page, from 0.
    anchor: str  #: The id of the card on its page.
    has_body: bool
    settled: bool = False  #: Was its line found in the source itself?

    def option(self, name: str) -> str:
        """Return the value of an option, or an empty string where it is not given."""
        return next((value for key, value in self.options if key == name), "")

    def names(self, option: str) -> tuple[str, ...]:
        """Return the comma-separated names of an option, each once, in order."""
        return split_names(self.option(option))

    @property
    def id(self) -> str:
        """The row's permanent id as written; may be empty or malformed."""
        return self.option("id")

    @property
    def verdict(self) -> str:
        """The name of the verdict as written; may be empty or unknown."""
        return self.option("verdict")

    @property
    def name(self) -> str:
        """What to call the row in a message: its id, or the start of its sentence."""
        return called(self.id, self.sentence)

    @property
    def lead(self) -> str:
        """What a message about the row starts with."""
        return f'popular claim "{self.name}": '


#: What a list of rows can be narrowed to.
POPULAR_FILTERS = ("condition", "article", "verdict", "ids")


class PopularTable(NamedTuple):
    """A list of rows as its author asked for it."""

    caption: str
    options: tuple[tuple[str, str], ...]  #: As written, known and unknown, in order.
    place: Place
    docname: str

    def names(self, option: str) -> tuple[str, ...]:
        """Return the comma-separated names of an option, each once, in order."""
        return split_names(dict(self.options).get(option, ""))
