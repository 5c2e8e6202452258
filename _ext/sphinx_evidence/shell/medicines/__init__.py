"""Tables of medicines: the directive, its nodes, and what fills them."""
