"""Immutable text and the overlay of edits on it. Imports the HTML tree library and nothing else."""
