"""Pictures of counts: forest plots and icon arrays, worked out and put into words. No Sphinx.

`forest` and `icons` work out what is shown, `words` says it, `layout` places it, and `drawing`
hands it to matplotlib. statsmodels and matplotlib are imported only where a picture is made.
"""
