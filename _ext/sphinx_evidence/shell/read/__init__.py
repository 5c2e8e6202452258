"""What happens while a page is read."""
