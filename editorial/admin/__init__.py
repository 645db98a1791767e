"""The admin: records to look at, house style and people to keep. Nothing here writes copy or verdicts."""

from . import arrivals, articles, house_style, house_terms, outside, people, records, rules

__all__ = ["arrivals", "articles", "house_style", "house_terms", "outside", "people", "records", "rules"]
