"""Rules about the prose outside the boxes."""

from __future__ import annotations

from sphinx_evidence.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
