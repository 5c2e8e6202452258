"""What units are called in German, by what they are called in English. No Sphinx.

They are read in every text: none of them is an English word for something else.
"""

from __future__ import annotations

GERMAN = {
    "Sekunde": "second",
    "Sekunden": "second",
    "Minute": "minute",
    "Minuten": "minute",
    "Stunde": "hour",
    "Stunden": "hour",
    "Tag": "day",
    "Tage": "day",
    "Tagen": "day",
    "Woche": "week",
    "Wochen": "week",
    "Monat": "month",
    "Monate": "month",
    "Monaten": "month",
    "Jahr": "year",
    "Jahre": "year",
    "Jahren": "year",
    "Gramm": "gram",
    "Milligramm": "milligram",
    "Mikrogramm": "microgram",
    "Kilogramm": "kilogram",
    "Liter": "litre",
    "Milliliter": "millilitre",
    "Deziliter": "decilitre",
    "Mol": "mole",
    "Millimol": "millimole",
    "Meter": "metre",
    "Zentimeter": "centimetre",
    "Prozent": "percent",
}
