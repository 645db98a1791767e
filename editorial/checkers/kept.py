"""What is read of a passage is kept: most of an article stands as it is when it is checked again."""

from functools import lru_cache

kept = lru_cache(maxsize=2048)  # decorates what reads a passage, which is the same one as long as its text is
