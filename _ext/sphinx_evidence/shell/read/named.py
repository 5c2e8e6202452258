"""What a sentence names for what it says: sources and claims, in it or around it."""

from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes

from sphinx_evidence.shell.claim.nodes import claim_box
from sphinx_evidence.shell.medicines.nodes import medicine_place
from sphinx_evidence.shell.nodes import disclaimer_text
from sphinx_evidence.shell.read.around import Around
from sphinx_evidence.shell.read.words import Words, is_cite, is_claim, words_in
from sphinx_evidence.wording.prose.sentences import CITE, LINK, Sentence, sentences


class Named(NamedTuple):
    """What is named for a sentence; false where nothing is."""

    keys: tuple[str, ...] = ()  #: Of sources.
    targets: tuple[str, ...] = ()  #: Ids of claims.

    def __bool__(self) -> bool:
        return bool(self.keys or self.targets)


def named_in(words: Words) -> Iterator[tuple[Sentence, Named]]:
    """Yield the sentences of a text, each with what it names itself."""
    cites, leads = iter(words.keys), iter(words.links)
    for sentence in sentences(words.text):
        yield (
            sentence,
            Named(
                tuple(key for _ in range(sentence.text.count(CITE)) for key in next(cites, ())),
                tuple(next(leads, "") for _ in range(sentence.text.count(LINK))),
            ),
        )


def named_around(around: Around, *, of_rows: bool = True) -> Named:
    """Return what the list item, the row, the card or the picture around a sentence names.

    :param of_rows: count what is named for figures alone: in the title of a table or card, and in a row
        of a table of medicines, for its times; what else they say is judged by its claim.
    """
    keys, targets = [], [*around.answers]
    for title in around.over if of_rows else ():
        keys += [key for each in title.keys for key in each]
        targets += title.links
    for holder, deep in ((around.item, False), (around.row, True)):
        for role in _roles(holder, deep=deep) if holder is not None else ():
            if not of_rows and isinstance(role, medicine_place):
                continue
            words = words_in(role)
            keys += [key for each in words.keys for key in each]
            targets += words.links
    return Named(tuple(keys), tuple(targets))


def _roles(node: nodes.Node, *, deep: bool) -> Iterator[nodes.Node]:
    """Yield the roles in a node that name a source or a claim; not those of boxes and disclaimers in it."""
    for child in node.children:
        if is_cite(child) or is_claim(child):
            yield child
        elif not isinstance(child, claim_box | disclaimer_text) and (
            deep or not isinstance(child, nodes.list_item)
        ):
            yield from _roles(child, deep=deep)
