"""Molar masses and doses: against what is printed, and input that is refused."""

from __future__ import annotations

import math

import pytest

from sphinx_evidence.trials.doses import elemental_dose, molar_mass


@pytest.mark.parametrize(
    ("formula", "mass", "share"),
    [
        # Table 1 of PMC8122334: molecular weight in g/mol and per cent of magnesium.
        ("MgO", 40.30, 60.3),
        ("MgCl2", 95.21, 25.5),
        ("MgC4H4O5", 156.37, 15.5),  # malate
        ("MgC6H6O7", 214.41, 11.3),  # citrate 1:1
        ("Mg(C2H4NO2)2", 172.42, 14.1),  # bisglycinate
        ("Mg(OH)2", 58.32, 41.7),
        ("MgCO3", 84.31, 28.8),
    ],
)
def test_molar_masses(formula: str, mass: float, share: float) -> None:
    """Published molar masses and shares of magnesium, to the figures printed.

    0.011 g/mol are allowed because the table cuts some figures off: malate is 24.305 + 4 * 12.011 +
    4 * 1.008 + 5 * 15.999 = 156.376 by hand, and 156.37 there.
    """
    assert molar_mass(formula) == pytest.approx(mass, abs=0.011)
    assert elemental_dose(100, formula, "Mg", 2).mg == pytest.approx(share, abs=0.05)


@pytest.mark.parametrize("formula", ["MgSO4.7H2O", "MgSO4(H2O)7", "MgSO4·7H2O", "MgSO₄ · 7H₂O"])
def test_magnesium_sulfate_as_the_label_has_it(formula: str) -> None:
    """Magnesium Sulfate Injection USP 50 %, label of X-GEN (read on medlibrary.org).

    Molecular weight 246.47; 1 mL has 500 mg of the heptahydrate, 2.03 mmol and 4.06 mEq. Pfizer's
    label: 4 g are 32.5 mEq and 20 g are 162.3 mEq.
    """
    assert f"{molar_mass(formula):.2f}" == "246.47"
    dose = elemental_dose(500, formula, "Mg", 2)
    assert f"{dose.mmol:.2f} {dose.meq:.2f}" == "2.03 4.06"
    # By hand: 500 * 24.305 / 246.47.
    assert dose.mg == pytest.approx(49.31, abs=0.005)
    assert f"{elemental_dose(4000, formula, 'Mg', 2).meq:.1f}" == "32.5"
    assert f"{elemental_dose(20000, formula, 'Mg', 2).meq:.1f}" == "162.3"


# --- derived by hand ---------------------------------------------------------------------------


def test_an_element_that_stands_several_times() -> None:
    """Two sodium in Na2CO3: 100 mg / 105.99 g/mol * 2 = 1.887 mmol, of charge 1, 43.38 mg.

    By hand with 22.990, 12.011 and 15.999 g/mol.
    """
    dose = elemental_dose(100, "Na2CO3", "Na", 1)
    assert dose.mmol == pytest.approx(1.887, abs=5e-4)
    assert dose.meq == dose.mmol
    assert dose.mg == pytest.approx(43.38, abs=5e-3)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((100, "MgO", "Ca", 2), r"'MgO' has no Ca; it is made of Mg, O"),
        ((100, "Mgx", "Mg", 2), "cannot read the formula 'Mgx'"),
        ((100, "Mg2+", "Mg", 2), "'Mg2\\+' is not a formula"),
        ((100, "[24Mg]O", "Mg", 2), "is not a formula"),
        ((100, "", "Mg", 2), "is not a formula"),
        ((100, "MgO", "magnesium", 2), "'magnesium' is not the symbol of an element"),
        ((0, "MgO", "Mg", 2), "positive number of milligrams, not 0"),
        ((math.inf, "MgO", "Mg", 2), "positive number"),
        ((100, "MgO", "Mg", 0), "charge number must be 1 to 8"),
        ((100, "MgO", "Mg", 2.0), "charge number must be 1 to 8"),
    ],
)
def test_doses_that_cannot_be(arguments: tuple[float, str, str, int], message: str) -> None:
    """A dose says what is wrong with what it was given."""
    with pytest.raises(ValueError, match=message):
        elemental_dose(*arguments)
