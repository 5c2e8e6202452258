"""The map of what was studied."""
