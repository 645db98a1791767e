"""Scripts that make the data files the checkers carry. Run by hand, never by the application."""
