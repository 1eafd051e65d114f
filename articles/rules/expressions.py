"""Regular expressions by RE2, which takes time in proportion to the text whatever is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import re2

from articles.rules.texts import Part, Span

MEMORY = 1 << 20
"""Bytes that one expression may take."""
SET_MEMORY = 32 << 20
FEW = 4
"""Expressions that are as quickly tried one by one."""
LONGEST = 300
"""Code points of a match: what is longer is no evidence that anybody could read."""
MOST = 1000


class ExpressionError(ValueError):
    """An expression that RE2 does not take; says why in plain words."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression: `^` and `$` are the ends of a line, `.` does not go over one."""

    text: str
    case_sensitive: bool = False

    def places(self, part: Part) -> list[Span]:
        """Where it matches in a part, in code points: nothing blank, nothing longer than `LONGEST`."""
        if not is_taken(self):
            return []
        found = (match.span() for match in islice(compiled(self).finditer(part.text), MOST))
        return [(start, end) for start, end in found if end - start <= LONGEST and part.text[start:end].strip()]


def options(memory: int, *, case_sensitive: bool = True) -> Any:
    chosen = re2.Options()
    chosen.max_mem, chosen.log_errors, chosen.case_sensitive = memory, False, case_sensitive
    return chosen


@lru_cache(maxsize=4096)
def compiled(expression: Expression) -> Any:
    """The expression as RE2 has it. Raises `ExpressionError`."""
    try:
        return re2.compile(f"(?m){expression.text}", options(MEMORY, case_sensitive=expression.case_sensitive))
    except re2.error as problem:
        told = problem.args[0] if problem.args else b""
        words = told.decode(errors="replace") if isinstance(told, bytes) else str(told)
        raise ExpressionError(words.partition(": (?m)")[0]) from problem


class Expressions:
    """Tells in one pass which of many expressions match a text. Those that RE2 does not take never match."""

    def __init__(self, expressions: Iterable[Expression]) -> None:
        self._all = tuple(filter(is_taken, dict.fromkeys(expressions)))
        self._set = self._made()

    def _made(self) -> Any:
        """All of them as one automaton, behind an empty expression that matches always; None for too few or many."""
        if len(self._all) < FEW:
            return None
        every = re2.Set.SearchSet(options(SET_MEMORY))
        try:
            every.Add("")
            for one in self._all:
                every.Add(f"(?m){one.text}" if one.case_sensitive else f"(?mi){one.text}")
            every.Compile()
        except re2.error:
            return None
        return every

    def within(self, part: Part) -> Iterator[Expression]:
        """The expressions that match somewhere in a part."""
        if self._set is None or not part.text:
            return iter(self._all if part.text else ())
        numbers = self._set.Match(part.text)
        if not numbers:  # not even the empty one: it has run out of memory
            return iter(self._all)
        return (self._all[number - 1] for number in sorted(numbers) if number)


@lru_cache(maxsize=4096)
def is_taken(expression: Expression) -> bool:
    """Whether RE2 takes an expression: what it does not take matches nothing."""
    try:
        compiled(expression)
    except ExpressionError:
        return False
    return True
