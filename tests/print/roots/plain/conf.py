project = "Plain"
extensions = ["sphinx_print"]
html_static_path = ["_static"]
print_css = ["look.css"]
