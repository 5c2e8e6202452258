project = "Every kind of node"
extensions = ["sphinx.ext.autodoc", "sphinx_design", "myst_parser", "sphinx_print"]
source_suffix = {".rst": "restructuredtext", ".md": "markdown"}
print_styles = ["look.typ"]
numfig = True
