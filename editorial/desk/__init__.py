"""One function for each editorial act: the only code that writes copy, suggestions and decisions."""
