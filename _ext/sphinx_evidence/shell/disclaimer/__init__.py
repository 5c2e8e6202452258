"""Disclaimers: defined once, shown in each box that names them."""
