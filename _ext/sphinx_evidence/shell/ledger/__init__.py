"""The ledger of popular claims: directives, nodes, and what fills them."""
