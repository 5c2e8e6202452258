"""Answers: what a page says first, drawn from its claims, and the verdicts of all pages."""
