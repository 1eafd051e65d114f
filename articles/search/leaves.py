"""The leaves of a query: words, phrases and beginnings, with the other names of what they name."""

from collections.abc import Iterator, Sequence

from articles.search.lists import CAPITALS, STOP_WORDS
from articles.search.tree import AllOf, AnyOf, Mark, Text, Wanted, Word
from articles.search.units import groups, is_cjk, phrase_units, units
from articles.search.vocabulary import Known, Vocabulary
from articles.search.words import (
    abbreviation,
    beginning,
    is_stop,
    mark,
    phrase,
    phrase_mark,
    readable,
    run_of_words,
    single,
)

ELIDED = {"l", "d", "qu"}


def leaves_of_words(
    words: Sequence[str], vocabulary: Vocabulary, common: list[str], *, shouted: bool
) -> Iterator[Text | None]:
    """The leaves of unquoted words, names of several words found together. Stop words go to `common`."""
    tied = [without_apostrophes(group) for text in words for group in groups(text)]
    rest: list[str] = []
    while tied:
        size, known = longest_name(tied, vocabulary)
        if known:
            yield from plain_leaves(rest, common, shouted=shouted)
            rest = []
            named = [unit for group in tied[:size] for unit in group]
            yield with_alternatives(leaf_of_name(named, shouted=shouted), known, vocabulary)
            del tied[:size]
            continue
        group = tied.pop(0)
        if len(group) == 1 and not segments(group[0], vocabulary):
            rest += group
            continue
        yield from plain_leaves(rest, common, shouted=shouted)
        rest = []
        if len(group) == 1:
            yield leaf_of_run(group[0], vocabulary)
        else:
            yield leaf(group, abbreviation(group) or phrase(group, shouted=shouted))
    yield from plain_leaves(rest, common, shouted=shouted)


def without_apostrophes(group: list[str]) -> list[str]:
    """The word of China's and of l'ANSSI."""
    if len(group) > 1 and group[-1].lower() == "s":
        return group[:-1]
    return group[1:] if len(group) == 2 and group[0].lower() in ELIDED and len(group[1]) > 2 else group


def longest_name(tied: list[list[str]], vocabulary: Vocabulary) -> tuple[int, Known | None]:
    """How many of the groups make up a name, and whose."""
    for size in range(min(len(tied), vocabulary.longest), 0, -1):
        if known := vocabulary.meant(" ".join(unit for group in tied[:size] for unit in group)):
            return size, known
    return 0, None


def leaf_of_name(named: list[str], *, shouted: bool) -> Text:
    """A name as its words, wherever they stand: it was typed without quotation marks."""
    items = [
        (shown, wanted, marks)
        for shown, wanted, marks in run_of_words(named, shouted=shouted)
        if not (isinstance(wanted, Word) and is_stop(wanted))
    ]
    if not items:
        return Text(said(named), single(named[0], shouted=shouted), marks=(mark(named[0]),))
    wanted = tuple(wanted for _, wanted, _ in items)
    whole = (phrase_mark(named),) if len(named) > 1 else ()
    marks = (*whole, *(mark for *_, marks in items for mark in marks))
    return Text(said(named), AllOf(wanted) if len(wanted) > 1 else wanted[0], marks=marks)


def plain_leaves(run: list[str], common: list[str], *, shouted: bool) -> Iterator[Text]:
    for shown, wanted, marks in run_of_words(run, shouted=shouted):
        if isinstance(wanted, Word) and is_stop(wanted):
            common.append(shown)
        else:
            yield Text(shown, wanted, marks=marks)


def segments(run: str, vocabulary: Vocabulary) -> list[str]:
    """A CJK run as names one behind the other; [] where it is not made up of names alone, or is one."""
    if not is_cjk(run) or len(run) < 4:
        return []
    found: list[str] = []
    place = 0
    while place < len(run):
        sizes = range(min(len(run) - place, 20), 1, -1)
        size = next((size for size in sizes if vocabulary.meant(run[place : place + size])), 0)
        if not size:
            return []
        found.append(run[place : place + size])
        place += size
    return found if len(found) > 1 else []


def leaf_of_run(run: str, vocabulary: Vocabulary) -> Text:
    """Names written without a space between: together, or each somewhere."""
    parts = segments(run, vocabulary)
    wanted = AnyOf((single(run), AllOf(tuple(single(part) for part in parts))))
    return Text(run, wanted, marks=tuple(mark(part) for part in (run, *parts)))


def leaf_of_phrase(text: str, vocabulary: Vocabulary, common: list[str], *, shouted: bool) -> Text | None:
    """The words between quotation marks in their order; a name there has its alternatives too."""
    inside = phrase_units(text)
    wanted = phrase(inside, shouted=shouted)
    if wanted is None:
        common += [unit for unit in inside if unit.lower() in STOP_WORDS]
        return None
    found = leaf(inside, wanted, shown=said(units(text)))
    known = vocabulary.meant(text)
    return with_alternatives(found, known, vocabulary) if known and found else found


def leaf(inside: Sequence[str], wanted: Wanted | None, *, shown: str = "") -> Text | None:
    if wanted is None:
        return None
    shape = mark(inside[0]) if len(inside) == 1 else phrase_mark(inside)
    return Text(shown or said(inside), wanted, marks=(shape,))


def said(inside: Sequence[str]) -> str:
    return " ".join(readable(unit) for unit in inside)


def leaf_of_beginning(text: str, *, shouted: bool) -> tuple[Text | None, bool]:
    """The leaf of `cyber*`, and whether it has too few letters for one."""
    inside = units(text.rstrip("*"))
    if not inside:
        return None, False
    wanted = beginning(inside)
    if wanted is None:
        return None, True
    return Text(f"{said(inside)}*", wanted, marks=(phrase_mark(inside, prefix=not is_cjk(inside[-1])),)), False


def with_alternatives(leaf: Text, known: Known, vocabulary: Vocabulary) -> Text:
    """The leaf, or another name of what it names. A name that is somebody else's too is no alternative."""
    names, wanted, marks = [], [leaf.wanted], list(leaf.marks)
    for name in known.alternatives(leaf.shown):
        inside = phrase_units(name)
        other = phrase(inside, most=1)
        if other is None or vocabulary.meant(name) is not known or other in wanted:
            continue
        names.append(name)
        wanted.append(other)
        marks.append(name_mark(inside))
    return Text(leaf.shown, AnyOf(tuple(wanted)), tuple(names), tuple(marks)) if names else leaf


def name_mark(inside: Sequence[str]) -> Mark:
    if len(inside) == 1 and inside[0].upper() in CAPITALS:
        return Mark((inside[0],), exact=True)
    return mark(inside[0]) if len(inside) == 1 else phrase_mark(inside)
