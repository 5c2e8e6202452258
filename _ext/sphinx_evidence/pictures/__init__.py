"""Pictures of counts: forest plots and icon arrays, worked out and put into words. No Sphinx.

`forest` and `icons` work out what is shown, `forest_text` says it, `forest_layout` places it, and
`render` hands it to matplotlib. statsmodels and matplotlib are imported only where a picture is made.
"""
