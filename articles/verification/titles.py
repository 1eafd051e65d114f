"""Every article is found by its own title: typed into the search box as it stands, as a reader pastes it."""

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Q

from articles import bitmaps, retrieval, search
from articles.models import Article, vocabulary
from articles.search import Node
from articles.verification.report import Report
from articles.verification.rows import portions

PORTION = 200
EVERY = 1000
"""One of so many titles also goes all the way that a search on the site goes, which takes longer."""
NO_WORD = re.compile(r"[^\w\s]|_")
EMPTY_NOTE = "{number:,} titles hold no word that a search can ask for, such as {example!r}; nothing was asked of them."
SYNTAX_NOTE = (
    "{number:,} titles hold what a search reads as a command, such as {example!r}; they are found by their words alone."
)


class Apart:
    """Titles that are counted apart, with the first as an example."""

    def __init__(self) -> None:
        self.number = 0
        self.example = ""

    def add(self, title: str) -> None:
        self.number += 1
        self.example = self.example or title

    def tell(self, report: Report, text: str) -> None:
        if self.number:
            report.note(text.format(number=self.number, example=self.example))


def check(report: Report) -> None:
    names, empty, syntax, due = vocabulary.current(), Apart(), Apart(), 0
    for portion in portions(Article.objects.only("pk", "title"), PORTION, sample=report.sample):
        trees = {article.pk: search.parse(article.title, names).tree for article in portion}
        found = matching(trees)
        for article in (article for article in portion if article.pk not in found):
            tree = trees[article.pk]
            plain = search.parse(NO_WORD.sub(" ", article.title).lower(), names).tree
            if tree is None or asks_nothing(tree):
                empty.add(article.title)
            elif matching({article.pk: plain}):
                syntax.add(article.title)
            else:
                report.problem(f"Article {article.pk} is not found by its title {article.title!r}.")
        if report.seen >= due:
            through_retrieval(report, [article for article in portion if article.pk in found])
            due = report.seen + EVERY
        report.looked(len(portion))
    empty.tell(report, EMPTY_NOTE)
    syntax.tell(report, SYNTAX_NOTE)


def matching(trees: dict[int, Node | None]) -> set[int]:
    """Those of some articles, by key, that the tree beside them finds: all in one statement, each row read once."""
    conditions = [Q(pk=pk) & asked for pk, tree in trees.items() if (asked := search.condition(tree)) is not None]
    if not conditions:
        return set()
    rows = Article.objects.filter(pk__in=list(trees)).filter(reduce(or_, conditions))
    return set(rows.values_list("pk", flat=True))


def asks_nothing(tree: Node) -> bool:
    """Whether nothing is left of a query's words in the index: words that it leaves out, or signs."""
    if not search.is_text(tree):
        return False
    query = search.tsquery(tree)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT numnode({query.statement}) = 0", query.parameters)
        return bool(cursor.fetchone()[0])


def through_retrieval(report: Report, articles: Iterable[Article]) -> None:
    """The first public one of some articles, through bitmaps and index as the page to browse finds it."""
    index = bitmaps.current()
    article = next((article for article in articles if article.pk in index.everything), None)
    if article is None:
        return
    found = retrieval.found(search.parse(article.title, vocabulary.current()), index)
    if not found.late and article.pk not in found.ids:
        report.problem(f"Article {article.pk} is not on the page of its title {article.title!r}.")
