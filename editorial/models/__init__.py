"""Rows and what a database can hold of the invariants. Only `desk` writes them; see DESIGN in the README."""

from .arrival import Arrival, Feed
from .article import Article, Block, Placement, Revision
from .outside import OutsideAnswer, OutsideChecker
from .style import HouseName, HouseTerm, OfficeHolder, RuleSwitch
from .suggestion import Decision, Suggestion, Verdict
from .talk import Presence, Release, Remark, Silence

__all__ = [
    "Arrival",
    "Article",
    "Block",
    "Decision",
    "Feed",
    "HouseName",
    "HouseTerm",
    "OfficeHolder",
    "OutsideAnswer",
    "OutsideChecker",
    "Placement",
    "Presence",
    "Release",
    "Remark",
    "Revision",
    "RuleSwitch",
    "Silence",
    "Suggestion",
    "Verdict",
]
