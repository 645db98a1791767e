"""Rows and what a database can hold of the invariants. Only `desk` writes them; see DESIGN in the README."""

from .arrival import Arrival, Feed
from .article import Article, Block, Placement, Revision
from .outside import OutsideAnswer, OutsideChecker
from .style import HouseName, OfficeHolder, RuleSwitch
from .suggestion import Decision, Suggestion, Verdict

__all__ = [
    "Arrival",
    "Article",
    "Block",
    "Decision",
    "Feed",
    "HouseName",
    "OfficeHolder",
    "OutsideAnswer",
    "OutsideChecker",
    "Placement",
    "Revision",
    "RuleSwitch",
    "Suggestion",
    "Verdict",
]
