"""Word files, with their tracked changes and comments."""
