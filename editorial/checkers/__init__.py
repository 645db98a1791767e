"""Finds what a copy chief would mark. No Django, no database: a document in, findings out."""
