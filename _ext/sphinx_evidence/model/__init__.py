"""Plain records that everything else reads and writes. No Sphinx."""
