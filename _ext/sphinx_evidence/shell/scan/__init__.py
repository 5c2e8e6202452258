"""Reading sources as text, to see what a parser let fall."""
