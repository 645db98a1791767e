"""Plain data from outside made into dataclasses, or refused with the place where it does not fit."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from .characters import clean_text
from .draft import Unreadable
from .moments import in_utc

Shape = TypeVar("Shape")

MAX_NAME = 40  # code points of a name that is not known, as a refusal quotes it

_MOMENTS: dict[type, Callable[[str], Any]] = {
    datetime.datetime: datetime.datetime.fromisoformat,
    datetime.date: datetime.date.fromisoformat,
}


def shaped(kind: type[Shape], value: Any, where: str) -> Shape:
    """`value`, as JSON gives it, as the dataclass `kind`; exactly its fields, of their types.

    Fields are strings, whole numbers, truth values, dates, other such dataclasses, tuples of one
    of these, or None beside one. Raises Unreadable that begins with `where`.
    """
    result: Shape = _shaped(kind, value, where)
    return result


def _shaped(kind: Any, value: Any, where: str) -> Any:
    if isinstance(kind, UnionType):
        if value is None:
            return None
        (kind,) = (inner for inner in get_args(kind) if inner is not NoneType)
    if get_origin(kind) is tuple:
        items = _of(list, value, where)
        return tuple(_shaped(get_args(kind)[0], item, f"{where}[{n}]") for n, item in enumerate(items))
    if is_dataclass(kind):
        return _record(kind, _of(dict, value, where), where)
    if kind in _MOMENTS:
        return _moment(kind, _of(str, value, where), where)
    if kind is str and clean_text(_of(str, value, where)) != value:
        raise Unreadable(f"{where} has characters that no copy can hold.")
    return _of(kind, value, where)


_types = cache(get_type_hints)  # which reads the annotations anew each time


def _record(kind: Any, value: dict[str, Any], where: str) -> Any:
    wanted = [field.name for field in fields(kind)]
    for name in (*wanted, *value):
        if name not in value:
            raise Unreadable(f"{where} has no “{name}”.")
        if name not in wanted:
            raise Unreadable(f"{where} has a “{clean_text(name[:MAX_NAME])}”, which is not known here.")
    types = _types(kind)
    return kind(**{name: _shaped(types[name], value[name], f"{where}.{name}") for name in wanted})


def _moment(kind: Any, value: str, where: str) -> Any:
    try:
        moment = _MOMENTS[kind](value)
    except ValueError:
        raise Unreadable(f"{where} is no date.") from None
    if kind is not datetime.datetime:
        return moment
    if moment.tzinfo is None:
        raise Unreadable(f"{where} has no time zone.")
    if (there := in_utc(moment)) is None:
        raise Unreadable(f"{where} is no date.")
    return there


def _of(kind: Any, value: Any, where: str) -> Any:
    if type(value) is not kind:
        raise Unreadable(f"{where} is not of the kind expected there ({kind.__name__}).")
    if kind is int and not -(2**63) <= value < 2**63:
        raise Unreadable(f"{where} is too large a number.")
    return value
