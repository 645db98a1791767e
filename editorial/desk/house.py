"""House style as the checkers take it, made from the desk's data."""

from __future__ import annotations

from editorial.checkers.style import Office, Style, Term
from editorial.models import HouseName, HouseTerm, OfficeHolder, RuleSwitch


def house_style() -> Style:
    names = list(HouseName.objects.values_list("spelling", "is_name"))
    return Style(
        switched=tuple(RuleSwitch.objects.values_list("rule", "on")),
        names=tuple(spelling for spelling, is_name in names if is_name),
        not_names=tuple(spelling for spelling, is_name in names if not is_name),
        offices=tuple(
            Office(holder.person, holder.title, holder.since, holder.until)
            for holder in OfficeHolder.objects.all()
        ),
        terms=tuple(map(as_term, HouseTerm.objects.filter(on=True))),
    )


def as_term(row: HouseTerm) -> Term:
    is_certain = row.kind == HouseTerm.Kind.FIX
    return Term(row.words, row.instead, row.note, row.variety, is_certain)
