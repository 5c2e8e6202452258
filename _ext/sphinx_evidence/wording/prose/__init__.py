"""Sentences about effects: what they say, how surely, and what they may say. No Sphinx."""
