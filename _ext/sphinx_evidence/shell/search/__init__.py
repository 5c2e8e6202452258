"""The search of the site: what it reads of pages, its index, and its page."""
