"""Pictures of counts: directives, nodes, and what draws them."""
