project = "Leaflets"
extensions = ["sphinx_print"]
print_leaflets = ["sheets/*"]
print_date = "2026-11-22"
print_footer = "Not advice."
