"""Summaries of findings, and maps."""
