"""What Harper finds, as rules among the others."""
