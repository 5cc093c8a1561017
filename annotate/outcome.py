"""What became of one seed, and its form in bytes, in which it passes between processes and from build to build."""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib import import_module
from typing import Any

from annotate import model
from annotate.model import Article
from annotate.problems import Problem

PACKAGE = __name__.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one seed: an article, or problems, or neither where the editor says to skip it."""

    article: Article | None = None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def packed(outcome: Outcome) -> bytes:
    """The outcome as compressed bytes, which ``unpacked`` reads."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.dispatch_table = _reducers()
    pickler.dump(outcome)
    return zlib.compress(stream.getvalue(), 1)


def unpacked(data: bytes) -> Outcome:
    """The outcome in ``data``; raises ValueError where that holds anything else, and makes no other object."""
    try:
        found = _Unpickler(io.BytesIO(zlib.decompress(data))).load()
    except Exception as error:  # bytes of another origin can fail in any way
        raise ValueError(f"no outcome ({error})") from error
    if not isinstance(found, Outcome):
        raise ValueError("no outcome")
    return found


class _Unpickler(pickle.Unpickler):
    """Makes nothing but this package's data classes, whatever the bytes name."""

    def find_class(self, module: str, name: str) -> type:
        return _data_class(module, name)


@cache
def _data_class(module: str, name: str) -> type:
    if module.partition(".")[0] == PACKAGE:
        found = getattr(import_module(module), name, None)
        if isinstance(found, type) and is_dataclass(found):
            return found
    raise pickle.UnpicklingError(f"{module}.{name} is no data class of this package")


@cache
def _reducers() -> dict[type, Callable[[Any], tuple[type, tuple[Any, ...]]]]:
    """How the classes of the model are taken apart: into their fields.

    What the standard library does for frozen classes with slots takes three times as long, and for those without
    takes what they have worked out of their fields along.
    """
    classes = [cls for cls in vars(model).values() if isinstance(cls, type) and is_dataclass(cls)]
    return {cls: _reducer(cls) for cls in (*classes, Outcome, Problem)}


def _reducer(cls: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
    names = tuple(field.name for field in fields(cls))
    return lambda value: (cls, tuple([getattr(value, name) for name in names]))
