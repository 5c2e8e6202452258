"""Whether a sentence of the text speaks of the same outcome as the claim that it links to. No Sphinx.

Words are compared by their beginnings, and a few pairs that any health page has two words for
count as one. It is a test for a link that went to the wrong claim, not for a paraphrase: one word
in common is enough.
"""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.verbs import deeds

_WORD = pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: Words that any sentence may hold, whatever it is about.
_COMMON = frozenset(
    """
    a about above after again against all almost also although always am an and another any anyone are around as at away
    be became because become been before began being below between both but by can cannot certain clear clearly come common could
    day days did different do does doing done down during each early either else enough even ever every everyone evidence
    few fewer find finding first for found from further gave get given gives go goes going good got great greater had half has have having
    he her here high higher him his how however i if in instead into is it its itself just kind know known large larger later least less
    let level levels like likely little long longer look lot low lower made main mainly make makes making many may maybe me mean means might
    milder month months more most mostly much must my near nearly need never new no none nor not nothing now number of often on once one only or other
    others our out over own page part perhaps place possible possibly probably quite rather really result results review said same say says see seem
    seems seen several shall she should show shown shows side since small smaller so some something sometimes soon sooner still strong stronger
    studies study such sure take taken takes taking than that the their them then there these they thing things this those though through thus time times
    to too took trial trials two uncertain under until up upon us use used uses using usual usually very via was way we week weeks well were what when
    where whether which while who whole whom whose why will with within without would year years yes yet you your
    adult adults child children men man women woman people person persons patient patients participant participants volunteer volunteers
    older younger young old group groups anyone body human humans everyone someone health healthy difference better worse best worst easier
    dose doses tablet tablets pill pills capsule capsules supplement supplements medicine medicines drug drugs product products amount amounts
    reduction reductions increase increases improvement improvements change changes effect effects benefit benefits harm harms risk risks chance odds
    link links linked tied associated association relief cure treatment treatments remedy symptom symptoms problem problems condition illness disease
    """.split()
)
#: What two words are there for, by the beginnings of the words.
_SAME = tuple(
    tuple(group.split())
    for group in (
        "death dea die dying dead mortal surviv kill fatal",
        "pain pains ache aching hurt sore analges",
        "sleep asleep insomnia slept wake awake drows",
        "anxi calm nervous worr stress",
        "kidney renal",
        "heart cardi heartbeat rhythm palpit",
        "stool bowel diarrh laxat constip",
        "breath respir lung asthma",
        "brain cereb cogniti mental memory",
        "muscle muscul weak strength cramp spasm",
        "tired fatigue exhaust energ",
        "pressure hypertens",
        "stomach nausea vomit sick gastr",
        "shiver shak trembl jerk twitch",
        "mood depress",
        "pregnan birth babies baby infant",
        "head headache migraine",
        "sugar gluc diabet insulin",
        "bone fractur osteopor",
        "fall falls fell",
        "blood serum plasma",
    )
)
_SHORTEST = 4


def content_of(text: str) -> frozenset[str]:
    """Return the words of a text that tell what it is about, in small letters.

    >>> sorted(content_of("Tea may reduce headaches in adults."))
    ['headaches', 'tea']
    """
    low = plain(text).lower()
    verbs = {word for deed in deeds(low) for word in deed.text.split()}
    words = {part for word in _WORD.findall(low) for part in (word, *word.split("-"))}
    return frozenset(w for w in words if len(w) > 2 and w not in _COMMON and w not in verbs)


def share(some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether two sets of words have one in common, in whatever form.

    >>> share({"shivering"}, {"shiver"}), share({"insomnia"}, {"sleep"}), share({"health"}, {"headache"})
    (True, True, False)
    """
    others = tuple(others)
    return any(_alike(one, other) for one in some for other in others)


def _alike(one: str, other: str) -> bool:
    if one.removesuffix("s") == other.removesuffix("s"):
        return True
    short, long = sorted((one, other), key=len)
    stem = short if len(short) <= _SHORTEST else short[: max(_SHORTEST, len(short) - 3)]
    if len(short) >= _SHORTEST and long.startswith(stem) and len(long) - len(stem) < 7:
        return True
    return any(one.startswith(group) and other.startswith(group) for group in _SAME)


def things_done(words: str) -> tuple[frozenset[str], ...]:
    """Return what each verb of a statement acts on, as words; those that name nothing left out.

    >>> [sorted(things) for things in things_done("Tea may ease headaches and prevent cancer.")]
    [['headaches'], ['cancer']]
    """
    low = plain(words).lower()
    found = sorted(deeds(low), key=lambda deed: (deed.start, -deed.end))
    ends = [*(deed.start for deed in found[1:]), len(low)]
    objects = (
        content_of(low[deed.end : max(end, deed.end)])
        for deed, end in zip(found, ends, strict=False)
    )
    return tuple(thing for thing in objects if thing)
