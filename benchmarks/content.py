"""The claims and sources of the benchmark: made up, and the same each time for the same size.

Nothing here is about a real study. DOIs use 10.5555, the prefix set aside for examples.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

PER_PAGE = 10
SOURCES = 200

TIERS = {
    "high": "⊕⊕⊕⊕ High certainty",
    "moderate": "⊕⊕⊕○ Moderate certainty",
    "low": "⊕⊕○○ Low certainty",
    "preclinical": "◇ Tested only in animals or cells",
    "reference": "▪ Documented fact",
}
_DESIGNS = {
    "rct": ("human", "randomised trial"),
    "systematic-review": ("human", "systematic review"),
    "narrative-review": ("human", "narrative review"),
    "animal-in-vivo": ("rat", "animal study"),
    "fact-sheet": ("human", "fact sheet"),
}
DISCLAIMERS = {
    "general": "This is general information and not advice for your own case. Ask your clinician.",
    "hospital-only": "This was done in hospital under watch. It says nothing about what to take at home.",
    "animals-only": "Animals and cells are not people. Nobody knows from this what happens in you.",
    "small-studies": "The studies were small and short. A larger one may well find something else.",
    "not-a-treatment": "This explains how the body works. It does not show that any treatment helps.",
}
_WORDS = (
    "about above account across action adult after again against age air amount animal answer area "
    "arm balance base bed before begin better between blood body bone brain breath build call care "
    "case cause cell chain change chart child clear clinic close common compare cool count course "
    "cover daily day dose doubt drink early eat effort empty end energy even evening event "
    "exact fall far fast feel few field figure find first fluid follow food foot form free fresh "
    "full gain collect give good grain group grow hand hard head hear heart heat "
    "high hold home hour house idea ill inside iron joint keep kidney kind know lack large late lead "
    "learn least leave left length less level light limb line list liver long look lose low "
    "make mark meal mean measure meet mild milk mind minute mix model month morning most move muscle "
    "name nature near need nerve never new night normal note number offer often old open order other "
    "pain paper part past patient pattern people period person phase place plain plan plant point "
    "pool power pressure price print problem protein pulse pure quick quiet range rate reach "
    "reason record relief report rest result rise risk room round salt sample scale search season "
    "second sense serum set shake share short show side sign simple single sit size skin sleep slow "
    "small sort speed spread stage stand start state step stiff still stop store strong study sum "
    "supply support table take talk task tell test thin think time tired tissue total touch trace "
    "train trial true turn under urine use usual value visit voice wait walk warm watch water week "
    "weight well whole wide word work world write year young zone"
).split()
#: What sentences of claims are made of: things only, so that no word says an effect by chance.
_THINGS = (
    "arm bed blood body bone brain cell chart chest clinic day dose eye fluid food foot grain group "
    "hand head heart hour house kidney leg limb liver meal milk minute month morning mouth muscle "
    "neck nerve night palm pot plant pressure protein pulse room salt serum shoulder skin "
    "summer table tissue urine voice water week weight winter year"
).split()
_NAMES = (
    "Abel Baker Castro Dahl Eriksen Fischer Gupta Haas Ito Jansen Kaya Lopez Moreau Novak Okafor "
    "Petrov Quist Rossi Sato Tanaka Ueda Vogel Weber Xu Young"
).split()
_JOURNALS = ("Journal of Examples", "Annals of Sample Studies", "Archives of Test Medicine")
_DOMAINS = ("Risk of bias", "Inconsistency", "Indirectness", "Imprecision", "Publication bias")


class Source(NamedTuple):
    """A work in the made-up bibliography."""

    key: str
    authors: tuple[tuple[str, str], ...]  #: Given name and family name.
    title: str
    journal: str
    year: int
    volume: int
    first_page: int
    design: str
    participants: str

    @property
    def label(self) -> str:
        """First author and year."""
        return f"{self.authors[0][1]} {self.year}"

    @property
    def doi(self) -> str:
        """An example DOI."""
        return f"10.5555/{self.key}"

    @property
    def species(self) -> str:
        """Who was studied."""
        return _DESIGNS[self.design][0]

    @property
    def kind(self) -> str:
        """Design and participants in words."""
        return f"{_DESIGNS[self.design][1]}, {self.participants}"


class Claim(NamedTuple):
    """A made-up claim."""

    number: int
    sentence: str
    tier: str
    direction: str  #: Empty where the claim tells no effect.
    body: tuple[str, str]
    sources: tuple[Source, ...]
    disclaimers: tuple[str, ...]
    pico: tuple[tuple[str, str], ...]
    rated_down: tuple[tuple[str, str], ...]  #: Domain and reason.

    @property
    def id(self) -> str:
        """The permanent name."""
        return f"c-{self.number:05}"


def _sentence(random: Random, shortest: int = 8, longest: int = 18) -> str:
    words = random.choices(_WORDS, k=random.randint(shortest, longest))
    return f"{' '.join(words).capitalize()}."


def _phrase(random: Random, length: int) -> str:
    return " ".join(random.choices(_WORDS, k=length))


def _thing(random: Random, length: int) -> str:
    return " ".join(random.choices(_THINGS, k=length))


def _paragraph(random: Random) -> str:
    return " ".join(_sentence(random) for _ in range(random.randint(2, 3)))


def make_sources() -> list[Source]:
    """Return the sources; each design comes up equally often."""
    random = Random("sources")  # noqa: S311  (nothing here is secret)
    found = []
    for number in range(SOURCES):
        name, year = _NAMES[number % len(_NAMES)], 1990 + number // len(_NAMES) * 4
        others = random.sample([other for other in _NAMES if other != name], random.randint(0, 2))
        found.append(
            Source(
                f"{name.lower()}{year}",
                tuple((chr(65 + random.randrange(26)) + ".", who) for who in (name, *others)),
                _phrase(random, random.randint(6, 12)).capitalize(),
                random.choice(_JOURNALS),
                year,
                random.randint(1, 90),
                random.randint(1, 900),
                list(_DESIGNS)[number % len(_DESIGNS)],
                f"{random.randint(12, 900)} people" if number % len(_DESIGNS) != 3 else "rats",
            )
        )
    return found


def make_claims(number: int, sources: list[Source]) -> list[Claim]:
    """Return so many claims; the first thousand are the same at every size.

    A third tells an effect, with everything that goes with that; one in nine is of animals, and
    the others are facts of record.
    """
    random = Random("claims")  # noqa: S311  (nothing here is secret)
    return [_claim(random, n, sources) for n in range(number)]


def _claim(random: Random, number: int, sources: list[Source]) -> Claim:
    tier, direction = "reference", ""
    pico: tuple[tuple[str, str], ...] = ()
    lowered: tuple[tuple[str, str], ...] = ()
    designs: tuple[str, ...] = ("fact-sheet", "rct")
    about = _thing(random, 4)
    sentence = f"The {about} is part of the usual {_thing(random, 3)}"
    if number % 3 == 0:
        steps = number // 3 % 3
        tier, verb = (
            ("high", "{}s"),
            ("moderate", "probably {}s"),
            ("low", "may {}"),
        )[steps]
        direction = "harm" if number % 2 else "benefit"
        verb = verb.format("increase" if direction == "harm" else "reduce")
        outcome, people = _thing(random, 3), _thing(random, 3)
        sentence = f"The {about} {verb} {outcome} in {people}"
        pico = (
            ("population", people),
            ("intervention", about),
            ("comparator", "placebo or no treatment"),
            ("outcome", outcome),
            ("direction", direction),
            ("better", "less"),
            ("size", "moderate"),
        )
        domains = random.sample(_DOMAINS, steps)
        lowered = tuple((domain, _phrase(random, 9)) for domain in domains)
        designs = ("rct", "systematic-review")
    elif number % 9 == 1:
        tier, designs = "preclinical", ("animal-in-vivo",)
        sentence = f"In rats the {about} changed the {_thing(random, 3)}"
    fitting = [source for source in sources if source.design in designs]
    return Claim(
        number,
        sentence,
        tier,
        direction,
        (_paragraph(random), _paragraph(random)),
        tuple(random.sample(fitting, random.randint(1, 3))),
        tuple(random.sample(list(DISCLAIMERS), 1 + (number % 5 == 0))),
        pico,
        lowered,
    )


def harm_beside(claim: Claim, claims: list[Claim]) -> Claim | None:
    """Return the claim of a harm that belongs beside a benefit: near it, or far for every fourth."""
    if claim.direction != "benefit":
        return None
    far = 3003 if claim.number % 4 == 0 else 3
    wanted = (claim.number + far) % (len(claims) // 6 * 6)
    return claims[wanted]
