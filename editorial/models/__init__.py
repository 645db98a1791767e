"""Rows and what a database can hold of the invariants. Only `desk` writes them; see DESIGN in the README."""

from .article import Article, Block, Placement, Revision
from .style import HouseName, OfficeHolder, RuleSwitch
from .suggestion import Decision, Suggestion, Verdict

__all__ = [
    "Article",
    "Block",
    "Decision",
    "HouseName",
    "OfficeHolder",
    "Placement",
    "Revision",
    "RuleSwitch",
    "Suggestion",
    "Verdict",
]
