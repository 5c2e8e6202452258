"""The checks: from a site's records to a report of what is wrong. `run` does them all.

This file imports none of them: their patterns of words take long to compile, and most builds judge
nothing anew.
"""
