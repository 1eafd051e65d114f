"""Did you mean: words of the archive in place of those that it does not have.

Of words one step of typing away, all are looked up in the index; further ones come from `articles.retrieval.words`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models.functions import Left
from pyroaring import BitMap

from articles import search
from articles.bitmaps import Bitmaps
from articles.models import Article, vocabulary
from articles.retrieval import words
from articles.retrieval.asking import VECTOR, Asker
from articles.retrieval.edits import one_away
from articles.retrieval.finding import found_by
from articles.retrieval.frequency import share_of
from articles.retrieval.statements import Deadline, Late, ask
from articles.retrieval.tsquery import Lexeme
from articles.search.spelling import CJK, fold
from articles.search.words import STOP_WORDS

SECONDS = 0.4
MOST_WORDS = 3
"""How many words of a query are looked at."""
FAR = 7
"""The length from which a word may be two steps away."""
HARDLY = 3
"""A word with so few articles may be a slip that some of them have in common."""
MANY_MORE = 20
"""How many times as many articles the other word must have then."""
ELSEWHERE = re.compile(r"\b(?:org|outlet|year|before|after):\s*(?:\"[^\"]*\"?|\S+)", re.IGNORECASE)
WORD = re.compile(rf"(?<!\w)[^\W\d_{CJK}]{{4,30}}(?![\w*])")
MOST_LOOKED_UP = 6
MOST_READ, ARTICLES_READ, CHARACTERS = 3, 5, 20_000
"""How many words are looked for in texts at most, in how many articles each, and in how much of them."""
OPERATORS = {"OR", "AND", "NOT"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query in another spelling, and how many articles it finds (`exact`: not an estimate)."""

    text: str
    count: int
    exact: bool = True


def suggestions(query: search.Query, index: Bitmaps, *, within: BitMap | None = None) -> list[Suggestion]:
    """At most one other spelling of `query`, if it finds something, and more `within` than the query does.

    Only words in letters are looked at, not those in Chinese, Japanese or Korean characters.
    """
    deadline = Deadline(SECONDS)
    text, asked = query.text, []
    try:
        for word in suspicious(query.text):
            if len(asked) < MOST_WORDS and (other := better(word, index, deadline)):
                asked.append(word)
                text = re.sub(
                    rf"(?<!\w){re.escape(word)}(?!\w)", lambda _, word=word, other=other: like(word, other), text
                )
    except Late:
        return []
    if not asked:
        return []
    return [found for found in [counted(text, index, within)] if found.count]


def counted(text: str, index: Bitmaps, within: BitMap | None, *, seconds: float = SECONDS) -> Suggestion:
    """What `text` would find; nothing where time runs out, or where it is no longer a search."""
    tree = search.parse(text, vocabulary.current()).tree
    found = found_by(tree, index, seconds=seconds) if tree else None
    if found is None or found.late:
        return Suggestion(text, 0)
    number = len(found.ids) if within is None else found.ids.intersection_cardinality(within)
    return Suggestion(text, round(number * found.share), found.exact)


def suspicious(text: str) -> list[str]:
    """Words that may be misspelt: of letters, neither operators nor in fields that want no words."""
    found = WORD.findall(ELSEWHERE.sub(" ", text))
    return [word for word in dict.fromkeys(found) if word not in OPERATORS and word.lower() not in STOP_WORDS][
        :MOST_LOOKED_UP
    ]


def better(word: str, index: Bitmaps, deadline: Deadline) -> str | None:
    """Another word that the archive has, or has much more of; None where there is none or no need. Raises `Late`."""
    tree = search.parse(word, vocabulary.current()).tree
    own = found_by(tree, index, seconds=deadline.left)
    if tree is None or own.late or own.about > HARDLY:
        return None
    typed = fold(word.lower())
    steps = dict.fromkeys(one_away(typed), 1) if typed.isascii() else {}
    known = words.current(index)
    steps |= dict(known.near(typed, 2 if len(typed) >= FAR else 1))
    steps.pop(typed, None)
    found = articles_of(steps, index, deadline)
    least = max(1, own.about * MANY_MORE)
    likely = sorted(
        (min(steps[form] for form in forms), forms[0][0] != typed[0], -len(articles), forms, articles)
        for forms, articles in found
        if len(articles) >= least
    )
    for *_, forms, articles in likely[:MOST_READ]:
        if written := spelled(forms, known, articles):
            return written
    return None


def articles_of(forms: Iterable[str], index: Bitmaps, deadline: Deadline) -> list[tuple[list[str], BitMap]]:
    """Spellings that some public article has, those with one stem together, and these articles. Raises `Late`."""
    rows = ask(
        "SELECT form, plainto_tsquery('pg_catalog.english', form)::text FROM unnest(%s) AS form",
        [list(forms)],
        deadline,
    )
    stems: dict[str, list[str]] = defaultdict(list)
    for form, stem in rows:
        stems[stem].append(form)
    rare = [stem for stem in stems if stem and not share_of(VECTOR, stem[1:-1])]
    there = ask(
        "SELECT stem FROM unnest(%s) AS stem WHERE EXISTS ("
        "SELECT 1 FROM public.articles_article WHERE search_vector @@ stem::tsquery)",
        [rare],
        deadline,
    )
    gone = set(rare) - {stem for (stem,) in there}
    kept = [stem for stem in stems if stem and stem not in gone]
    asker = Asker(index, deadline)
    sets = asker.each(VECTOR, [Lexeme(stem) for stem in kept])
    return [(stems[stem], articles & index.everything) for stem, articles in zip(kept, sets, strict=True)]


def spelled(forms: Sequence[str], known: words.Words, articles: BitMap) -> str | None:
    """How the archive writes the word whose stem these forms have: the most usual form, or the one in some article."""
    if usual := [form for form in forms if form in known.seen]:
        return known.written[max(usual, key=known.seen.__getitem__)]
    rows = Article.objects.filter(pk__in=list(articles[-ARTICLES_READ:])).values_list("title", Left("body", CHARACTERS))
    there = words.words_of(text for row in rows for text in row)
    return next((there.written[form] for form in forms if form in there.seen), None)


def like(typed: str, word: str) -> str:
    """A word in capitals, or with one at its beginning, as it was typed."""
    if typed.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if typed[0].isupper() else word
