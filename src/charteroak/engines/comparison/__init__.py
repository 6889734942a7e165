"""What changes between two sides, in the fewest conditions."""
