"""The index of the search as a script: a page that is opened as a file may load scripts, not data. No Sphinx."""

from __future__ import annotations

import json
from typing import Any


def search_script(index: dict[str, Any]) -> str:
    """Return a script that hands the index over; nothing in it can end the script early."""
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.evidenceSearch={text};\n"
