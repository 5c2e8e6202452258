"""How much of an element is in a mass of one of its salts, on molmass and pint."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.trials.estimates import rounded

# Letters, digits, round brackets and the dot of a hydrate. What else molmass reads (charges,
# isotopes, abbreviations) would change the mass in ways a salt on a label never means.
FORMULA = pattern(r"[A-Za-z0-9().]+")
ELEMENT = pattern(r"[A-Z][a-z]?")
PLAIN = str.maketrans(
    dict.fromkeys("·•⋅*", ".") | dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
)


@dataclass(frozen=True, slots=True)
class Dose:
    """An amount of one element: milligrams, millimoles and milliequivalents (not rounded).

    Printed with three significant figures, or whole above a thousand.

    >>> print(Dose(98.611, 4.05722, 8.11443))
    98.6 mg (4.06 mmol, 8.11 mEq)
    """

    mg: float
    mmol: float
    meq: float

    def __str__(self) -> str:
        mg, mmol, meq = (rounded(amount, 0, 3) for amount in (self.mg, self.mmol, self.meq))
        return f"{mg} mg ({mmol} mmol, {meq} mEq)"


def _composition(formula: str) -> tuple[float, dict[str, tuple[int, float]]]:
    """Give the molar mass in g/mol, and the number of atoms and mass of each element."""
    from molmass import Formula, FormulaError

    plain = "".join(formula.split()).translate(PLAIN)
    if not FORMULA.fullmatch(plain):
        raise ValueError(
            f"{formula!r} is not a formula of a salt such as MgO, MgCl2.6H2O or Mg3(C6H5O7)2"
        )
    try:
        parsed = Formula(plain, parse_groups=False, parse_oligos=False, allow_empty=False)
        parts = {item.symbol: (item.count, item.mass) for item in parsed.composition().values()}
        mass = float(parsed.mass)
    except FormulaError as error:
        # molmass draws an arrow under the character on further lines; one line is enough here.
        reason = str(error).splitlines()[0]
        raise ValueError(f"cannot read the formula {formula!r}: {reason}") from error
    return mass, parts


def molar_mass(formula: str) -> float:
    """Give the mass of one mole in g/mol, from the standard atomic weights that molmass ships.

    Hydrates are written `MgSO4.7H2O`, `MgSO4(H2O)7` or with a middle dot. Raises ValueError for
    what is not a formula.

    >>> round(molar_mass("MgSO4.7H2O"), 2)
    246.47
    """
    return _composition(formula)[0]


def elemental_dose(mass_mg: float, formula: str, element: str, charge: int) -> Dose:
    """Give the amount of `element` in `mass_mg` milligrams of the salt `formula`.

    `charge` is the charge number of the ion without its sign (calcium 2, sodium 1). Milligrams
    are mass times the element's share of the molar mass, millimoles are milligrams divided by the
    atomic mass, milliequivalents are millimoles times the charge number.

    Raises ValueError for a mass that is not a positive number, a formula that cannot be read, an
    element that is not in it, and a charge that is not 1 to 8.

    >>> print(elemental_dose(1000, "MgSO4.7H2O", "Mg", 2))
    98.6 mg (4.06 mmol, 8.11 mEq)
    """
    import pint

    if isinstance(mass_mg, bool) or not math.isfinite(mass_mg) or mass_mg <= 0:
        raise ValueError(f"the mass must be a positive number of milligrams, not {mass_mg!r}")
    if type(charge) is not int or not 1 <= charge <= 8:
        raise ValueError(f"the charge number must be 1 to 8 without a sign, not {charge!r}")
    if not ELEMENT.fullmatch(element):
        raise ValueError(f"{element!r} is not the symbol of an element, such as Mg")
    salt_mass, parts = _composition(formula)
    if element not in parts:
        raise ValueError(f"{formula!r} has no {element}; it is made of {', '.join(sorted(parts))}")
    atoms, element_mass = parts[element]

    salt = pint.Quantity(mass_mg, "mg") / pint.Quantity(salt_mass, "g/mol")
    amount = (salt * atoms).to("mmol")
    mass = (amount * pint.Quantity(element_mass / atoms, "g/mol")).to("mg")
    # pint has no equivalent among its units: it is a count of charges, so a plain product.
    return Dose(float(mass.magnitude), float(amount.magnitude), float(amount.magnitude) * charge)
