project = "Plain"
extensions = ["sphinx_print"]
