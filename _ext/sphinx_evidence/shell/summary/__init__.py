"""Summaries of findings."""
