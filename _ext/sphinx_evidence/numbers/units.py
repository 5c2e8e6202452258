"""Units: the names they go by, and what they are in base units.

The base units are gram, litre, mole, equivalent, second, year (for years and months, which have no
fixed number of days), metre and so on. SI prefixes as in the SI Brochure, 9th edition, table 7.
"A day" behind a unit is left out, for doses are told with it and without: "350 mg a day" is
"350 mg". No other time is left out: "2 g an hour" is not "2 g".
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.german_units import GERMAN

SPACES = r"[ \t\n\u00a0\u2009\u202f]"


class Unit(NamedTuple):
    """A unit in base units."""

    scale: Fraction
    base: str


_PREFIXES = {
    "M": Fraction(10**6),
    "k": Fraction(1000),
    "": Fraction(1),
    "d": Fraction(1, 10),
    "c": Fraction(1, 100),
    "m": Fraction(1, 1000),
    "µ": Fraction(1, 10**6),
    "μ": Fraction(1, 10**6),  # the Greek letter, which looks the same
    "u": Fraction(1, 10**6),
    "mc": Fraction(1, 10**6),  # as in mcg
    "n": Fraction(1, 10**9),
    "p": Fraction(1, 10**12),
}
_LONG_PREFIXES = {
    "kilo": Fraction(1000),
    "": Fraction(1),
    "deci": Fraction(1, 10),
    "centi": Fraction(1, 100),
    "milli": Fraction(1, 1000),
    "micro": Fraction(1, 10**6),
    "nano": Fraction(1, 10**9),
}
#: Symbol -> (base unit, the prefixes it takes). A single small letter is written without a dot.
_SYMBOLS = {
    "g": ("g", "k m µ μ u mc n p"),
    "L": ("L", "d c m µ μ u"),
    "l": ("L", "d c m µ μ u"),
    "mol": ("mol", "m µ μ u n p"),
    "M": ("mol/L", "m µ μ u n"),
    "Eq": ("eq", "m µ μ u"),
    "eq": ("eq", "m µ μ u"),
    "IU": ("IU", "k m"),
    "U": ("U", ""),
    "Hz": ("Hz", "k"),
    "m": ("m", "k c m µ μ n"),
    "s": ("s", "m µ μ"),
    "V": ("V", "m µ μ"),
    "Pa": ("Pa", "k"),
    "J": ("J", "k"),
    "cal": ("cal", "k"),
    "Osm": ("osm", "m"),
    "osm": ("osm", "m"),
    "Gy": ("Gy", "m c"),
    "Sv": ("Sv", "m µ μ"),
    "Bq": ("Bq", "k M"),
    "A": ("A", "m µ μ n"),
    "W": ("W", "m k"),
    "N": ("N", "m k"),
    "Ω": ("Ω", "m k M"),
    "T": ("T", "m µ μ"),
    "eV": ("eV", "k M"),
    "Da": ("Da", "k"),
    "bar": ("bar", "m"),
    "dB": ("dB", ""),
    "ppm": ("ppm", ""),
    "ppb": ("ppb", ""),
    "rpm": ("rpm", ""),
}
_WORDS = {
    "gram": "g",
    "gramme": "g",
    "litre": "L",
    "liter": "L",
    "mole": "mol",
    "equivalent": "eq",
    "metre": "m",
    "meter": "m",
    "calorie": "cal",
    "joule": "J",
    "volt": "V",
}
_MINUTE, _HOUR, _DAY = Fraction(60), Fraction(3600), Fraction(86400)
_TIMES = {
    "second": (Fraction(1), "s"),
    "sec": (Fraction(1), "s"),
    "minute": (_MINUTE, "s"),
    "min": (_MINUTE, "s"),
    "hour": (_HOUR, "s"),
    "hr": (_HOUR, "s"),
    "h": (_HOUR, "s"),
    "day": (_DAY, "s"),
    "d": (_DAY, "s"),
    "week": (7 * _DAY, "s"),
    "wk": (7 * _DAY, "s"),
    "month": (Fraction(1, 12), "year"),
    "year": (Fraction(1), "year"),
    "yr": (Fraction(1), "year"),
}
_OTHERS = {
    "%": (Fraction(1, 100), ""),
    "‰": (Fraction(1, 1000), ""),
    "percent": (Fraction(1, 100), ""),
    "°": (Fraction(1), "°"),
    "°C": (Fraction(1), "°C"),
    "°F": (Fraction(1), "°F"),
    "mmHg": (Fraction(1), "mmHg"),
    "bpm": (Fraction(1), "bpm"),
    "1.73m": (Fraction(1), "1.73m"),
}


def _table() -> Iterator[tuple[str, Unit]]:
    for symbol, (base, prefixes) in _SYMBOLS.items():
        for prefix in [*([] if symbol == "T" else [""]), *prefixes.split()]:
            yield f"{prefix}{symbol}", Unit(_PREFIXES[prefix], base)
    for word, base in _WORDS.items():
        for long, scale in _LONG_PREFIXES.items():
            yield f"{long}{word}", Unit(scale, base)
            yield f"{long}{word}s", Unit(scale, base)
    for name, (scale, base) in _TIMES.items():
        yield name, Unit(scale, base)
        if len(name) > 1:
            yield f"{name}s", Unit(scale, base)
    for name, (scale, base) in _OTHERS.items():
        yield name, Unit(scale, base)


UNITS: dict[str, Unit] = dict(_table())
UNITS |= {name: UNITS[english] for name, english in GERMAN.items()}

#: Letters of units: ours, two that look like a mu, and the ohm.
_LETTERS = "A-Za-zµμΩ"
_FACTORS = 4  #: How many units may follow the first: "mL/min/kg a day" has three.
_RATES = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "yearly": "year"}
_FACTOR = rf"(?:1\.73{SPACES}?m|°{SPACES}?[CF](?![A-Za-z])|mm{SPACES}?Hg|[%‰°]|[{_LETTERS}]+)(?:[²³]|\^?[23](?!\d))?"
_PERCENT = pattern(
    rf"{SPACES}?(?P<points>(?:%|percentage|per{SPACES}cent){SPACES}points?)|"
    rf"{SPACES}?(?:per{SPACES}cent|percent|%)(?![A-Za-z])"
)
_HEAD = pattern(rf"(?:{SPACES}?|-)(?P<unit>international{SPACES}units?|{_FACTOR})(?![A-Za-z\d])")
_JOINT = rf"(?:{SPACES}?[·⋅×]{SPACES}?|{SPACES}|\.)"
_TAIL = pattern(
    rf"(?:(?P<times>[·⋅])(?![{_LETTERS}]+(?:⁻|\^?[-−]\d))|{SPACES}?/{SPACES}?|"
    rf"{SPACES}(?:an?|per|(?:for{SPACES})?(?:each|every)){SPACES})(?P<unit>{_FACTOR})(?![A-Za-z\d])|"
    rf"{_JOINT}(?P<under>[{_LETTERS}]+)(?:⁻[¹1]|\^?[-−]1)(?![\d.])|"
    rf"{SPACES}(?P<rate>daily|hourly|weekly|monthly|yearly)\b"
)


#: "300 mg of extract a week": of what it is stands before the time.
_OF_WHAT = pattern(
    rf"{SPACES}of(?:{SPACES}[a-z][a-z-]*){{1,3}}?(?={SPACES}(?:(?:an?|per|each|every){SPACES}(?:{_FACTOR})(?![A-Za-z\d])|"
    rf"(?:daily|hourly|weekly|monthly|yearly)\b))"
)
_AMOUNTS = frozenset(("g", "L", "mol", "eq", "IU"))


def read_unit(text: str, start: int) -> tuple[int, Unit] | None:
    """Return the unit that stands behind a number, and where it ends; None where there is none.

    :param text: the text.
    :param start: where the number ends.
    """
    if percent := _PERCENT.match(text, start):
        if percent["points"]:
            return percent.end(), Unit(Fraction(1), "percentage point")
        return _with_tail(text, percent.end(), UNITS["%"])
    head = _HEAD.match(text, start)
    unit = _factor(head["unit"]) if head else None
    return _with_tail(text, head.end(), unit) if head and unit else None


def _with_tail(text: str, end: int, unit: Unit) -> tuple[int, Unit]:
    scale, above, below = unit.scale, [unit.base], list[str]()
    far = _OF_WHAT.match(text, end) if unit.base in _AMOUNTS else None
    if far and (tail := _TAIL.match(text, far.end())) and (tail["rate"] or _factor(tail["unit"])):
        end = far.end()
    for _ in range(_FACTORS):
        match = _TAIL.match(text, end)
        if match is None:
            break
        name = _RATES[match["rate"]] if match["rate"] else match["unit"] or match["under"]
        factor = _factor(name)
        if factor is None:
            break
        if match["times"]:
            scale, above = scale * factor.scale, [*above, factor.base]
        elif name not in ("day", "d"):
            scale, below = scale / factor.scale, [*below, factor.base]
        end = match.end()
    return end, Unit(scale, _joined(above, below))


def _joined(above: Iterable[str], below: Iterable[str]) -> str:
    """Return one spelling of a unit: ``mol/L`` whether it was written as mmol/L or as mM."""
    return "/".join(["·".join(above), *below])


def _factor(name: str) -> Unit | None:
    name = re.sub(SPACES, "", name)
    if name.startswith("international"):
        return UNITS["IU"]
    if name in UNITS:
        return UNITS[name]
    power = {"²": 2, "³": 3, "2": 2, "3": 3}.get(name[-1:], 0)
    unit = UNITS.get(name[:-1].rstrip("^")) if power else None
    return Unit(unit.scale**power, f"{unit.base}{power}") if unit else None


def unit_named(heading: str) -> str:
    """Return the unit that the heading of a column gives; empty where it gives none.

    >>> unit_named("Level (mg a day)"), unit_named("Men, %"), unit_named("Treatment")
    ('mg a day', '%', '')
    """
    for match in re.finditer(rf"\(([^()]*)\)|,{SPACES}*([^,()]*)$|^([^,()]*)$", heading.strip()):
        name = next(filter(None, match.groups()), "").strip()
        if match[3] and (name == "min" or (len(name) == 1 and name.isalpha())):
            continue  # the smallest, or a letter that stands for something
        found = read_unit(f"1 {name}", 1) if name else None
        if found and found[0] == len(name) + 2:
            return name
    return ""
