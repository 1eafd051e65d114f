"""How a query was read, in one line for people."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.search.tree import And, Between, InTitle, Node, Not, Or, Organizations, Outlets, Text

MOST_NAMES = 4


def reading_of(node: Node | None) -> str:
    """ "" where the query is words and phrases that all have to be there, and nothing was added to them."""
    if node is None or is_obvious(node):
        return ""
    return worded(node)


def is_obvious(node: Node) -> bool:
    match node:
        case Text(also=also):
            return not also
        case And(parts):
            return all(is_obvious(part) for part in parts)
        case _:
            return False


def worded(node: Node, *, inner: bool = False) -> str:
    match node:
        case Text(shown, also=also):
            if not also:
                return _("“%(words)s”") % {"words": shown}
            return _("“%(words)s”, also as %(names)s") % {"words": shown, "names": listed(also)}
        case And(parts):
            text = _(" and ").join(worded(part, inner=True) for part in parts)
            return f"({text})" if inner else text
        case Or(parts):
            text = _(" or ").join(worded(part, inner=True) for part in parts)
            return f"({text})" if inner else text
        case Not(part):
            return _("without %(what)s") % {"what": worded(part, inner=True)}
        case InTitle(part):
            return _("%(what)s in the title") % {"what": worded(part, inner=True)}
        case Organizations(shown=shown):
            return _("names the organization “%(name)s”") % {"name": shown}
        case Outlets(shown=shown):
            return _("appeared in “%(name)s”") % {"name": shown}
        case Between():
            return time(node)


def listed(names: tuple[str, ...]) -> str:
    """The first few of them, and how many there are besides."""
    shown, more = ", ".join(names[:MOST_NAMES]), len(names) - MOST_NAMES
    return _("%(names)s and %(number)s more") % {"names": shown, "number": more} if more > 0 else shown


def time(node: Between) -> str:
    first, last = node.first, node.last
    if first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year == last.year:
            return _("dated %(year)s") % {"year": first.year}
        return _("dated %(first)s to %(last)s") % {"first": first.year, "last": last.year}
    days = {"first": first and date_format(first, "j F Y"), "last": last and date_format(last, "j F Y")}
    if first and last:
        return _("dated %(first)s to %(last)s") % days
    return _("dated from %(first)s on") % days if first else _("dated until %(last)s") % days
