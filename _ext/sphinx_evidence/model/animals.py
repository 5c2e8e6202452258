"""Which animals a sentence says that it is about, and whether a source studied those. No Sphinx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_evidence.model.pattern import pattern

#: Each animal, with the words for it; the general word first, and what falls under it.
_WORDS = {
    "mouse": "mouse mice murine",
    "rat": "rat rats",
    "hamster": "hamster hamsters",
    "gerbil": "gerbil gerbils",
    "guinea pig": "guinea-pig guinea-pigs",
    "rabbit": "rabbit rabbits",
    "ferret": "ferret ferrets",
    "dog": "dog dogs canine canines beagle beagles puppies",
    "cat": "cat cats feline kittens",
    "pig": "pig pigs piglet piglets minipig minipigs swine porcine",
    "sheep": "sheep lamb lambs ewes ovine",
    "goat": "goat goats",
    "cow": "cow cows cattle calf calves bovine oxen",
    "horse": "horse horses equine",
    "macaque": "macaque macaques rhesus-monkey rhesus-monkeys rhesus-macaque rhesus-macaques",
    "marmoset": "marmoset marmosets",
    "squirrel monkey": "squirrel-monkey squirrel-monkeys",
    "baboon": "baboon baboons",
    "chimpanzee": "chimpanzee chimpanzees",
    "chicken": "chicken chickens chick chicks hens",
    "quail": "quail quails",
    "pigeon": "pigeon pigeons",
    "frog": "frog frogs xenopus",
    "toad": "toad toads",
    "zebrafish": "zebrafish",
    "goldfish": "goldfish",
    "fruit fly": "fruit-fly fruit-flies drosophila",
    "snail": "snail snails",
    "squid": "squid",
}
_ANIMAL = {word: name for name, words in _WORDS.items() for word in words.split()}
#: What a general word may stand for.
_GENERAL = {
    "rodent": {"mouse", "rat", "hamster", "gerbil", "guinea pig"},
    "monkey": {"macaque", "marmoset", "squirrel monkey", "baboon"},
    "ape": {"chimpanzee"},
    "primate": {"macaque", "marmoset", "squirrel monkey", "baboon", "chimpanzee", "monkey", "ape"},
    "bird": {"chicken", "quail", "pigeon"},
    "fish": {"zebrafish", "goldfish"},
    "fly": {"fruit fly"},
    "insect": {"fruit fly", "fly"},
}
_PLURAL = {"flies": "fly", "fish": "fish"}
_ANY = frozenset("animal mammal".split())

_TOKEN = pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.,;:()]")
#: Two words that are one name; neither a pig of Guinea nor a fly of fruit.
_PAIR = pattern(r"\b(guinea|fruit|rhesus|squirrel) (pigs?|fl(?:y|ies)|monkeys?|macaques?)\b")
#: What stands before an animal in which something was seen; and what of it was looked at.
_IN = frozenset("in among".split())
_STOPS = frozenset(".,;:()")
_PARTS = pattern(
    r"(?:cells?|tissues?|slices?|hearts?|livers?|brains?|muscles?|nerves?|neurons?|neurones?|kidneys?|arter(?:y|ies)"
    r"|aortas?|guts?|intestines?|lungs?|skins?|bones?|pups?|embryos?|models?|stud(?:y|ies)|experiments?|cord|oocytes?"
    r"|groups?|numbers?|blood)"
)
#: Foods, medicines and diseases that are called after an animal.
_THINGS = frozenset(
    "oil oils milk meat fat broth soup serum eggs egg bile venom wool hair dander flu infection infections s extract"
    " extracts product products cheese".split()
)
#: One animal and many are called alike.
_ALIKE = frozenset("sheep squid zebrafish goldfish cattle swine drosophila xenopus fish".split())
_ONE = frozenset("a an one each the".split())
_BEHIND_ONE = frozenset("given fed that which with treated and was is had".split()) | _STOPS
_FAR = 4  #: How many words before an animal may hold the preposition.


def studied_animals(text: str) -> tuple[str, ...]:
    """Return the words for the animals in which a sentence says that something was seen.

    "Animals" may be any, and are left out.

    >>> studied_animals("In old mice, fish oil killed worms"), studied_animals("Rat hearts beat on")
    (('mice',), ('rat',))
    >>> studied_animals("In animals tea is like cow's milk")
    ()
    """
    low = _PAIR.sub(r"\1-\2", text.lower())
    return tuple(dict.fromkeys(_studied(_TOKEN.findall(low))))


def _studied(tokens: list[str]) -> Iterator[str]:
    last = -_FAR
    for at, word in enumerate(tokens):
        if not (_ANIMAL.get(word) or _general(word)):
            continue
        before, behind = tokens[max(at - _FAR, 0) : at], tokens[at + 1 : at + 3]
        of_it = any(_PARTS.fullmatch(part) for part in behind)
        if behind and behind[0] in _THINGS:
            continue
        if word in _ALIKE:
            told = of_it or not _IN.isdisjoint(_near(before))
        elif _is_one(word):
            article = bool(before) and before[-1] in _ONE
            alone = not behind or behind[0] in _BEHIND_ONE or not _IN.isdisjoint(before[-2:])
            told = of_it or (article and alone)
        else:
            told = _is_seen_in(before) or (
                bool(before) and before[-1] in ("and", "or") and at - last < _FAR
            )
        if told:
            last = at
            yield word


def _is_one(word: str) -> bool:
    return word == _ANIMAL.get(word, "").replace(" ", "-") or word in _GENERAL


def _near(before: list[str]) -> list[str]:
    stop = max((n for n, word in enumerate(before) if word in _STOPS), default=-1)
    return before[stop + 1 :]


def _is_seen_in(before: list[str]) -> bool:
    """Tell whether words before an animal say that something was seen in it, or open the sentence."""
    near = _near(before)
    opens = len(before) < _FAR or (len(near) < 2 and len(near) < len(before))
    if opens or not _IN.isdisjoint(near):
        return True
    of = near.index("of") if "of" in near else 0
    return bool(of) and near[of - 1] not in _THINGS


def other_than(
    named: Iterable[str], species: Iterable[str], told: str = ""
) -> tuple[str, tuple[str, ...]] | None:
    """Return an animal that is named and was not studied, and those that were; None where all were.

    :param named: words of `studied_animals`.
    :param species: the values of the field of the sources; one in which no animal is named may be of any.
    :param told: what else is written down of them: what they tell of an animal may be said of it.

    >>> other_than(["mice"], ["rat"]), other_than(["mice"], ["rodent"]), other_than(["mice"], ["cell"])
    (('mice', ('rat',)), None, None)
    """
    studied: list[str] = []
    for value in species:
        found = _names(value)
        if not found or not _ANY.isdisjoint(found):
            return None
        studied += found
    known = [*studied, *_names(told)]
    for word in named:
        if studied and not any(_may_be(_name(word), one) for one in known):
            return word, tuple(dict.fromkeys(studied))
    return None


def _names(text: str) -> list[str]:
    low = _PAIR.sub(r"\1-\2", text.lower())
    return [name for word in _TOKEN.findall(low) if (name := _name(word))]


def _general(word: str) -> str:
    single = _PLURAL.get(word, word.removesuffix("s"))
    return single if single in _GENERAL else ""


def _name(word: str) -> str:
    single = word.removesuffix("s")
    known = single if single in _ANY or single == "human" else ""
    return _ANIMAL.get(word) or _general(word) or known


def _may_be(named: str, studied: str) -> bool:
    return (
        named == studied or named in _GENERAL.get(studied, ()) or studied in _GENERAL.get(named, ())
    )
