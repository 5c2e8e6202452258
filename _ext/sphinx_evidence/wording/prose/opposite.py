"""Whether a sentence of the text says the opposite of the claim that it links to. No Sphinx.

Only what is plain is told: what acts is what the claim is about and nothing else, one verb of a
short list says which way it goes, and what it acts on is the claim's outcome, word for word.
Whatever else stands there may turn the meaning, so that such a sentence is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.prose.lexicon_letters import plain

if TYPE_CHECKING:
    from sphinx_evidence.wording.grammar.options import Wanted

#: What verbs say of what they act on. Those of relief say that less of it is wanted.
_VERBS = {
    "less": "reduce lower decrease lessen shorten diminish shrink",
    "more": "increase raise heighten lengthen prolong boost cause trigger provoke",
    "relief": "ease relieve alleviate prevent stop cure soothe calm",
    "better": "improve",
    "worse": "worsen aggravate exacerbate impair",
}
_FORMS = {
    form: sense
    for sense, verbs in _VERBS.items()
    for verb in verbs.split()
    for form in (verb, f"{verb}s")
}
_MADE = {"worse": "worse", "better": "better", "milder": "better", "rarer": "less"}
#: What a verb of its own says nothing of: "makes no difference to", "has no effect on".
_NOTHING = pattern(
    r"\b(?:makes? (?:little (?:or|to) )?no difference (?:to|in)|(?:has|have) (?:little or )?no effect on"
    r"|do(?:es)? nothing (?:for|against))\b"
)
_TOKEN = pattern(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[,;:.()]|\d+")
#: What may stand between what acts and its verb.
_GROUP = frozenset(
    """
    may might can could will would probably possibly likely slightly greatly largely strongly also even really actually
    do does not doesn't don't never cannot can't won't fail fails to seem seems appear appears tend tends help helps is
    are both moderately substantially a lot
    """.split()
)
_NOT = frozenset("not doesn't don't never cannot can't won't fail fails".split())
#: What may stand beside the words of the claim where it says what acts.
_ACTS = frozenset(
    "the a an of it they this that these taking using eating drinking giving having doing take use treatment with".split()
)
_STANDS_FOR = frozenset("it they this that these".split())
#: What turns the sentence behind it: "Without tea, ...".
_TURNS = frozenset(
    """
    without if when unless until once stopping although though while whereas because instead despite no not never nobody
    less fewer than whether before after
    """.split()
)
#: Where the name of what is acted on ends.
_ENDS = frozenset(
    "in among for with compared than versus by during after at when over but and or on while within as to from that which who , ; : . ( )".split()
)
_COMPARED = frozenset("compared than versus over".split())
_ARTICLES = frozenset("the a an of your their".split())
#: What says how much there is of an outcome, whichever it is.
_MEASURE = frozenset(
    """
    the a an of your their people's risk risks chance chances severity number numbers frequency rate rates amount duration
    length hours days time minutes score scores symptom symptoms bouts episodes
    """.split()
)


def opposes(words: str, wanted: Wanted) -> bool | None:
    """Tell whether a sentence says the opposite of a claim; None where it can't be told.

    :param words: the sentence, without marks.
    :param wanted: what the claim's options say.
    """
    if wanted.little or wanted.direction not in ("benefit", "harm") or not wanted.better:
        return None
    for before, sense, behind in _told(plain(words).lower()):
        denied = bool(_NOT.intersection(before[_subject_ends(before) :])) or sense == "none"
        if not (_acts(before, wanted) and _is_outcome(behind, wanted)):
            continue
        side = wanted.direction if sense == "none" else _side(sense, wanted.better)
        if side:
            same = side == wanted.direction
            return same if denied else not same
    return None


def _told(low: str) -> Iterator[tuple[list[str], str, list[str]]]:
    """Yield what stands before a verb, what it says, and what stands behind it."""
    nothing = _NOTHING.search(low)
    if nothing:
        yield _TOKEN.findall(low[: nothing.start()]), "none", _TOKEN.findall(low[nothing.end() :])
        return
    tokens = _TOKEN.findall(low)
    for at, token in enumerate(tokens):
        before, behind = tokens[:at], tokens[at + 1 :]
        if token in _FORMS:
            yield before, _FORMS[token], behind
        elif token in ("make", "makes"):
            for end, word in enumerate(behind[:8]):
                if word in _MADE:
                    yield before, _MADE[word], [*behind[:end], ",", *behind[end + 1 :]]
                    break


def _subject_ends(before: list[str]) -> int:
    """Return where the words begin that belong to the verb."""
    end = len(before)
    while end and (before[end - 1] in _GROUP or before[end - 1].endswith("ly")):
        end -= 1
    return end


def _acts(before: list[str], wanted: Wanted) -> bool:
    """Tell whether what stands before a verb is what the claim is about, and nothing else."""
    subject = before[: _subject_ends(before)]
    if "," in subject:
        cut = len(subject) - subject[::-1].index(",")
        if _TURNS.intersection(subject[:cut]):
            return False
        subject = subject[cut:]
    acting = _stems(wanted.intervention)
    known = acting | _stems(wanted.population)
    named = {_stem(word) for word in subject if word not in _ACTS}
    return named <= known and (
        bool(named & acting) or (len(subject) == 1 and subject[0] in _STANDS_FOR)
    )


def _is_outcome(behind: list[str], wanted: Wanted) -> bool:
    """Tell whether what stands behind a verb is the claim's outcome, or one of several."""
    end = next((at for at, word in enumerate(behind) if word in _ENDS), len(behind))
    if _COMPARED.intersection(behind[end:]) and not (
        {_stem(word) for word in behind[end:]} & _stems(wanted.comparator)
    ):
        return False
    said = {_stem(word) for word in behind[:end] if word not in _MEASURE}
    measured = _MEASURE.intersection(behind[:end]) - _ARTICLES
    if not said or (wanted.better == "more" and not measured <= {*wanted.outcome.lower().split()}):
        return False  # less "risk" of what people want may be no harm at all
    for outcome in _split(wanted.outcome):
        if said <= {_stem(word) for word in outcome} and _heads(outcome) <= said:
            return True
    return False


def _split(outcome: str) -> Iterator[list[str]]:
    """Yield the outcomes that an option names, each up to where it is said when or where."""
    part: list[str] = []
    ended = False
    for word in (*_TOKEN.findall(plain(outcome).lower()), "and"):
        if word in ("and", "or", ",", ";"):
            if part:
                yield part
            part, ended = [], False
        elif word in _ENDS:
            ended = True
        elif not ended:
            part.append(word)


def _heads(outcome: list[str]) -> set[str]:
    """Return the words without which an outcome is another: of "hours of night sleep" it is "sleep"."""
    parts = " ".join(outcome).split(" of ")
    return {_stem(part.split()[-1]) for part in parts if part.split()[-1] not in _MEASURE}


def _side(sense: str, better: str) -> str:
    if sense in ("better", "worse"):
        return "benefit" if sense == "better" else "harm"
    if sense == "relief":
        return "benefit" if better == "less" else ""
    return "benefit" if sense == better else "harm"


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in _TOKEN.findall(plain(text).lower()) if len(word) > 1}


def _stem(word: str) -> str:
    """Return a word without the ending of a plural or of a deed: "coughs", "coughing"."""
    for ending in ("ing", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word
