"""What the gate tells other software and people: claims and findings in several forms."""
