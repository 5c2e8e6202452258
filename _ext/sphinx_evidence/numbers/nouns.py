"""What a number counts: the noun behind it. "40 cups" are not "40 people".

The noun is the first plural behind the number, with adjectives between at most, or a word for
people or studies. A number whose noun can't be told counts anything: "40 of them", "40 slept".
"""

from __future__ import annotations

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.people import PEOPLE, exclude, qualifies

#: Words for the same kind of thing, without their regular plurals. A word may stand for several.
_KINDS = {
    "people": f"{PEOPLE} case death pregnancy birth delivery",
    "trial": "trial study rct experiment",
    "paper": "study article paper publication report",
    "review": "review meta-analysis meta-analyses overview",
    "report": "case report instance",
    "place": "centre center site hospital clinic",
    "country": "country nation state",
    "medicine": "medicine drug medication compound treatment",
    "tablet": "tablet pill capsule",
    "group": "group arm",
    "attack": "attack episode fit seizure",
    "mouse": "mouse mice",
    "tooth": "tooth teeth",
    "foot": "foot feet",
}
#: What may stand behind a word for what was done to it: "40 treated patients".
_ACTED_ON = frozenset(("people", "trial", "paper", "report"))
#: Plurals of these without an s at their end.
_PLURALS = frozenset("people women men children mice teeth feet meta-analyses".split())
#: No noun, nor does one stand behind them that the number counts.
STOP = frozenset(
    "a about above after against all also although always an and any are as asked at ate away be "
    "became because been before began behind below beside besides better between both but by came can "
    "chose compared completed could counts did die died do does done down drank drew dropped during "
    "each either ended entered equals ever every exceeds except falls felt finds finished follows for "
    "found from gained gave gives given goes got grew had happens has have he helped helps her here "
    "his holds how if improved in includes instead into is it its joined kept lasts later least leads "
    "left less lies lived lost made makes may means might minus most must needed needs neither no nor "
    "not now occurs of off often on once only onto or others otherwise our out over per perhaps plus "
    "ran reached read reads received recovered remains reported rises rose said saw says "
    "seems shall she should showed shows since slept so sometimes spent started stayed stopped "
    "suffered suggests takes tells than that the their them then there these they this those though "
    "through thus times to together too took towards turned under unless until up used versus via vs "
    "was we went were what when where whereas which while who whom whose will with within without "
    "works worse would yes yet you your".split()
)
_SPACE = r"[ \t\n\u00a0\u2009\u202f]"
_WORD = pattern(rf"{_SPACE}+([^\W\d_]+(?:[-‐‑][^\W\d_]+)*)")
_GLUED = pattern(r"[-‐‑]([^\W\d_]+)")
_OF = pattern(
    rf"{_SPACE}(?:out{_SPACE})?of(?:{_SPACE}(?:all|the|these|those|our|its))*(?={_SPACE})"
)
#: What is counted along with a noun: "40 women and men", "40 boys or young girls".
_BESIDE = pattern(
    rf"{_SPACE}*(?:,{_SPACE}*)?(?:and|or|/){_SPACE}*(?:[a-z-]+{_SPACE}+)?(?P<noun>[^\W\d_]+)"
)
_PLURAL = pattern(r"[a-z][a-z-]+(?<![sui])s")
_ENDING = pattern(r"(?P<y>(?<=[a-z]{2})ies)$|(?<=ch|sh|ss)es$|(?<=[xz])es$|(?<=ch)e$|(?<![su])s$")
#: A noun and three words before it.
_FAR = 4


def singular(word: str) -> str:
    """Return a word without the ending of a plural, spelt so that both forms come to the same.

    >>> singular("headaches") == singular("headache"), singular("diaries"), singular("glasses")
    (True, 'diary', 'glass')
    """
    return _ENDING.sub(lambda found: "y" if found["y"] else "", word)


def _by_word() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for kind, words in _KINDS.items():
        for word in words.split():
            found[word] = found.get(word, frozenset()) | {kind}
    return found


KINDS_OF = _by_word()


def noun_at(text: str, stop: int, *, one: bool = False) -> str:
    """Return the noun that a number counts, as written; empty where it can't be told.

    :param text: its block of text.
    :param stop: where the number ends.
    :param one: is the number one, so that its noun is no plural?

    >>> noun_at("40 small cups", 2), noun_at("40 got tablets", 2), noun_at("8 of the rats", 1)
    ('cups', '', 'rats')
    """
    if glued := _GLUED.match(text, stop):
        return glued[1].lower() if is_known(glued[1].lower()) else ""
    of = _OF.match(text, stop)
    stop = of.end() if of else stop
    known, was_done, which = "", False, list[str]()
    for _ in range(_FAR):
        found = _WORD.match(text, stop)
        if found is None or found[1].lower() in STOP:
            break
        word, stop = found[1].lower(), found.end()
        if word in _PLURALS or (one and word in KINDS_OF):
            return _of_people(word, which, text, stop)
        if word in KINDS_OF:  # "12 trial participants", "12 case reports": the noun may follow
            known = word
        elif singular(word) in KINDS_OF:
            acted_on = was_done and _ACTED_ON.isdisjoint(_kinds(word))
            return "" if acted_on else _of_people(word, which, text, stop)
        elif found[1].islower() and _PLURAL.fullmatch(word) and not one:
            return "" if was_done else word
        which += [word] if qualifies(word) else []
        was_done = was_done or word.endswith("ed")  # "40 treated patients", "40 refused tablets"
    return known


def same_noun(one: str, other: str) -> bool:
    """Tell whether two nouns may stand for the same; a noun that can't be told is any.

    >>> same_noun("patients", "women"), same_noun("cups", "cup"), same_noun("cups", "people")
    (True, True, False)
    >>> same_noun("adults", "children"), same_noun("people", "children")
    (False, True)
    """
    if not (one and other) or one == other:
        return True
    if _kinds(one).isdisjoint(_kinds(other)):
        return False
    which = (" ".join(map(singular, noun.split())) for noun in (one, other))
    return not exclude(*which)


def is_known(noun: str) -> bool:
    """Tell whether a noun is one of people, studies or other things on our list."""
    noun = noun.rpartition(" ")[2]
    return noun in KINDS_OF or singular(noun) in KINDS_OF


def _of_people(noun: str, which: list[str], text: str, stop: int) -> str:
    """Return a noun for people, with the words that tell which of them, and whoever is counted along."""
    if "people" not in _kinds(noun):
        return noun
    beside = _BESIDE.match(text, stop)
    along = beside["noun"].lower() if beside else ""
    more = ("and", along) if along and "people" in _kinds(along) else ()
    return " ".join((*which, noun, *more))


def _kinds(noun: str) -> frozenset[str]:
    word = noun.rpartition(" ")[2]
    single = singular(word)
    return KINDS_OF.get(word) or KINDS_OF.get(single) or frozenset([single])
