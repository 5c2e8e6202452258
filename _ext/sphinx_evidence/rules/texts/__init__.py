"""What each rule says of itself."""
