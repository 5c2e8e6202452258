"""``new``: print a claim with all that its tier asks for, for an author to fill in."""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from sphinx_evidence.model.claim import CLAIM_ID
from sphinx_evidence.model.dates import today
from sphinx_evidence.model.tiers import LEVELS, TIERS
from sphinx_evidence.wording.grammar.generator import pattern_of, sentence_of, unsayable
from sphinx_evidence.wording.grammar.loader import language_of
from sphinx_evidence.wording.grammar.options import Wanted

_WORDS = Path(__file__).parent / "starter" / "new.toml"
_PICO = ("population", "intervention", "comparator", "outcome")
#: One level down each: as many as lie between the start of trials and a tier.
_STEPS = ("risk-of-bias", "imprecision", "inconsistency")
_WAYS = ("benefit", "harm")
_KEY, _HARM = "KEY-OF-A-SOURCE", "ID-OF-THE-HARM"


def new(options: argparse.Namespace) -> int:
    """Print a claim on stdout, what to do with it on stderr.

    :param options: what the command line said; what it left out is filled in, but never what is
        good or bad for people.
    :returns: 0, or 1 where the id is none, or 2 where something must be added to the command line.
    """
    if not CLAIM_ID.fullmatch(options.id):
        sys.stderr.write(
            f'"{options.id}" is no id; use small letters, digits and single hyphens, such as tea-sleep\n'
        )
        return 1
    words = tomllib.loads(_WORDS.read_text("utf-8"))[options.language]
    given = {name: value for name, value in vars(options).items() if value}
    told = words | given
    tier = options.tier
    if TIERS[tier].graded and (missing := _missing(tier, given)):
        sys.stderr.write(f"new: {missing}\n")
        return 2
    claim = {
        "id": options.id,
        "tier": tier,
        "cite": given.get("cite", _KEY),
        "disclaimer": given.get("disclaimer", "general"),
    }
    if TIERS[tier].graded:
        claim |= {name: told[name] for name in _PICO} | _effect(tier, given)
        if steps := _STEPS[: LEVELS[::-1].index(tier)]:
            claim["rated-down"] = "; ".join(f"{step}: {words['why']}" for step in steps)
        if claim["direction"] == "benefit":
            claim["harms"] = given.get("harms", _HARM)
        sentence = _sentence(options.language, claim)
    else:
        sentence = words[tier].format_map(told)
    if tier == "none":
        claim["searched"] = f"{today()}: {words['searched']}"
    lines = "".join(f":{name}: {value}\n" for name, value in claim.items())
    sys.stdout.write(f":::{{evidence}} {sentence}\n{lines}\n{words['body']}\n:::\n")
    filled = [name for name in (*_PICO, "size") if name in claim and name not in given]
    sys.stderr.write(_unmade(options.language, claim) + _advice(claim, filled))
    return 0


def _missing(tier: str, given: Mapping[str, str]) -> str:
    """Return what has to be added, for only the author knows it; empty where nothing has."""
    direction = given.get("direction", _direction(tier))
    outcome = f'"{given["outcome"]}"' if "outcome" in given else "the outcome"
    better = f"--better less or --better more, whichever people want of {outcome}"
    if not direction:
        return (
            f"a claim of tier {tier} says which way it goes; add --direction benefit, harm, no-difference "
            f"or unclear, and with benefit or harm {better}"
        )
    if direction in _WAYS and "better" not in given:
        return f"what is a {direction} depends on what people want; add {better}"
    return ""


def _direction(tier: str) -> str:
    """Return the direction that a tier has by itself; empty where it has none."""
    return "unclear" if tier == "very-low" else ""


def _effect(tier: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return direction, what people want, and size, as far as a claim of this tier has them."""
    effect = {"direction": given.get("direction", _direction(tier))}
    if effect["direction"] in _WAYS:
        effect["better"] = given["better"]
        if tier != "very-low":
            effect["size"] = given.get("size", "moderate")
    return effect


def _sentence(code: str, claim: Mapping[str, str]) -> str:
    """Return the sentence that the options make; where they make none, what they are about."""
    language = language_of(code)
    made = sentence_of(language, _wanted(claim)) if language else ""
    return made or f"{claim['intervention']}: {claim['outcome']}"


def _wanted(claim: Mapping[str, str]) -> Wanted:
    return Wanted(**{name: claim.get(name, "") for name in Wanted._fields})


def _unmade(code: str, claim: Mapping[str, str]) -> str:
    """Return what keeps the options from making a sentence; empty where they make one."""
    language = language_of(code)
    if not language or "intervention" not in claim or sentence_of(language, _wanted(claim)):
        return ""
    name, word = unsayable(language, _wanted(claim))
    other = f' name {name} without "{word}", and' * bool(name)
    return (
        f"No sentence can be made of these options;{other} write it like "
        f'"{pattern_of(language, _wanted(claim))}".\n'
    )


def _advice(claim: Mapping[str, str], filled: Sequence[str]) -> str:
    text = "Put it on a page and make it yours; the build says what is still wrong.\n"
    if filled:
        names = ", ".join(f"{name} ({claim[name]})" for name in filled)
        text += f"Filled in, for nothing was said of it: {names}. Write what is true.\n"
    if _KEY in claim.values():
        text += f"{_KEY}: keys of the .bib file, separated by commas (or --cite).\n"
    if _HARM in claim.values():
        text += f"{_HARM}: a claim with direction harm, or one on a page in safety/ (or --harms).\n"
    if "rated-down" in claim:
        text += (
            "The steps count from high, where trials start; studies without randomisation start low. "
            "Keep those that are true of your sources.\n"
        )
    return text
