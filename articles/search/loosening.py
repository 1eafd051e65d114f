"""Trees that the index answers by itself, for a superset of what the exact tree finds."""

from articles.search.tree import AllOf, And, AnyOf, InTitle, Near, Node, Not, Or, Text, Wanted, Word, all_of, any_of


def needs_recheck(node: Node | None) -> bool:
    """Whether words have to stand one behind the other, which only each article's vector tells."""
    match node:
        case Text(wanted=wanted):
            return has_places(wanted)
        case And(parts) | Or(parts):
            return any(needs_recheck(part) for part in parts)
        case Not(part) | InTitle(part):
            return needs_recheck(part)
        case _:
            return False


def has_places(wanted: Wanted) -> bool:
    match wanted:
        case Near():
            return True
        case AllOf(parts) | AnyOf(parts):
            return any(has_places(part) for part in parts)
        case _:
            return False


def loose(node: Node | None) -> Node | None:
    """The tree with each phrase replaced by its words, wherever they stand: it finds all that `node` finds, and more.

    What is excluded cannot be loosened that way, for it would exclude more: it is left out. None: anything may match.
    """
    if node is None or not needs_recheck(node):
        return node
    match node:
        case Text(shown, wanted, also, marks):
            return Text(shown, without_places(wanted), also, marks)
        case InTitle(part):
            inner = loose(part)
            return InTitle(inner) if inner else None
        case And(parts):
            return all_of([inner for part in parts if (inner := loose(part))])
        case Or(parts):
            loosened = [loose(part) for part in parts]
            return None if None in loosened else any_of([inner for inner in loosened if inner])
        case _:
            return None


def without_places(wanted: Wanted) -> Wanted:
    match wanted:
        case Near(parts):
            return AllOf(tuple(dict.fromkeys(parts)))
        case AllOf(parts):
            return AllOf(tuple(without_places(part) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(without_places(part) for part in parts))
        case Word():
            return wanted
