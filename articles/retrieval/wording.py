"""What the database makes of a query's words: stems, accents and alternatives are its business."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from articles import search
from articles.retrieval.statements import Deadline, ask
from articles.retrieval.tsquery import Node, parse

MOST = 2_000
"""How many wordings a process remembers."""
Sql = tuple[str, tuple[str, ...]]


class Wordings:
    """The tree of each expression, remembered: words in, lexemes out, whatever the archive holds."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.known: OrderedDict[Sql, Node | None] = OrderedDict()

    def nodes_of(self, trees: Sequence[search.Node], deadline: Deadline) -> list[Node | None]:
        """What is asked of the index for each tree of words alone; None where nothing can match. Raises `Late`."""
        asked = [compiled(tree) for tree in trees]
        with self.lock:
            found = {sql: self.known[sql] for sql in asked if sql in self.known}
        if missing := list(dict.fromkeys(sql for sql in asked if sql not in found)):
            columns = ", ".join(f"({sql})::text" for sql, _ in missing)
            parameters = [value for _, values in missing for value in values]
            (row,) = ask(f"SELECT {columns}", parameters, deadline)
            found |= dict(zip(missing, map(parse, row), strict=True))
        with self.lock:
            for sql in asked:
                self.known[sql] = found[sql]
                self.known.move_to_end(sql)
            while len(self.known) > MOST:
                self.known.popitem(last=False)
        return [found[sql] for sql in asked]


def compiled(tree: search.Node) -> Sql:
    expression = search.tsquery(tree)
    return expression.statement, expression.parameters


wordings = Wordings()
nodes_of = wordings.nodes_of
