"""Languages by their tags (BCP 47)."""

VARIETIES = {
    "en-US": "American English",
    "en-GB": "British English",
    "en-CA": "Canadian English",
    "en-AU": "Australian English",
    "en-IN": "Indian English",
}


def is_of(language: str, prefix: str) -> bool:
    """Whether a language is that of `prefix` or a variety of it: “en” takes in “en-GB”, never “enm”."""
    return f"{language}-".lower().startswith(f"{prefix}-".lower())
