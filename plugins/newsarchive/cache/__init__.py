"""What one build keeps for the next."""
