"""The rules there are: every module below `rules`, by its path."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from . import rules
from .rule import Rule


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by id ("spacing.missing_space"), in the order of their ids.

    Raises AttributeError for a module without a RULE, so a half-made rule stops start-up.
    """
    root = rules.__name__ + "."
    found = {}
    for module in sorted(m.name for m in pkgutil.walk_packages(rules.__path__, root) if not m.ispkg):
        rule: Rule = import_module(module).RULE
        rule.id = module.removeprefix(root)
        found[rule.id] = rule
    return found
