"""The list of what changed."""
