"""What a text says, found by rules; pure functions from text to values with their reasons."""
