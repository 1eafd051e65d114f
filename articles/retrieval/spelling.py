"""Did you mean: words of the archive in place of those that it does not have.

Of words one step of typing away, all are looked up in the index; further ones come from `articles.retrieval.words`.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from django.db.models.functions import Left
from pyroaring import BitMap

from articles import search
from articles.bitmaps import Bitmaps
from articles.models import Article
from articles.retrieval import words
from articles.retrieval.asking import COMMON, VECTOR, Asker
from articles.retrieval.edits import one_away
from articles.retrieval.frequency import share_of
from articles.retrieval.statements import Deadline, Late, ask
from articles.retrieval.trying import Suggestion, Trial
from articles.retrieval.tsquery import Lexeme
from articles.search.spelling import CJK, fold

SECONDS = 0.3
MOST_LOOKED_UP, MOST_CHANGED = 6, 3
"""How many words of a query are looked up, and how many of them changed."""
FAR = 7
"""The length from which a word may be two steps away."""
HARDLY = 3
"""A word with so few articles may be a slip that some of them have in common."""
MANY_MORE = 20
"""How many times as many articles the other word must have then."""
ELSEWHERE = re.compile(r"\b(?:org|outlet|year|before|after):\s*(?:\"[^\"]*\"?|\S+)", re.IGNORECASE)
WORD = re.compile(rf"(?<!\w)[^\W\d_{CJK}]{{4,30}}(?![\w*])")
MOST_READ, ARTICLES_READ, CHARACTERS = 3, 5, 20_000
"""How many words are looked for in texts at most, in how many articles each, and in how much of them."""
OPERATORS = {"OR", "AND", "NOT"}


def suggestions(query: search.Query, index: Bitmaps, *, within: BitMap | None = None) -> list[Suggestion]:
    """At most one other spelling of `query`, if it finds something `within`.

    Only words in letters are looked at, not those in Chinese, Japanese or Korean characters.
    """
    trial = Trial(index, Deadline(SECONDS), within)
    text, changed = query.text, 0
    try:
        for word in suspicious(query.text):
            if changed < MOST_CHANGED and (other := better(word, trial)):
                text = re.sub(rf"(?<!\w){word}(?!\w)", like(word, other), text)
                changed += 1
    except Late:
        return []
    return [tried for tried in [trial.estimate(text)] if tried.count] if changed else []


def suspicious(text: str) -> list[str]:
    """Words that may be misspelt: of letters, neither operators nor in fields that want no words."""
    found = WORD.findall(ELSEWHERE.sub(" ", text))
    return [word for word in dict.fromkeys(found) if word not in OPERATORS][:MOST_LOOKED_UP]


def better(word: str, trial: Trial) -> str | None:
    """Another word that the archive has, or has much more of; None where there is none or no need. Raises `Late`."""
    own = trial.find(word)
    if own is None or own.about > HARDLY:
        return None
    typed, known = fold(word.lower()), words.current(trial.index)
    least = max(1, own.about * MANY_MORE)
    for steps in (near(typed, known) for near in (one_known_step, one_step, two_known_steps)):
        steps.pop(typed, None)
        if other := likeliest(steps, typed, known, least, trial):
            return other
    return None


def one_known_step(typed: str, known: words.Words) -> dict[str, int]:
    """Known words that are one step of typing away."""
    return dict(known.near(typed, 1))


def one_step(typed: str, known: words.Words) -> dict[str, int]:
    """What may be words one step of typing away: the index tells which of them there are."""
    return {form: 1 for form in set(one_away(typed)) if known.plausible(form)} if typed.isascii() else {}


def two_known_steps(typed: str, known: words.Words) -> dict[str, int]:
    return dict(known.near(typed, 2)) if len(typed) >= FAR else {}


def likeliest(steps: dict[str, int], typed: str, known: words.Words, least: int, trial: Trial) -> str | None:
    """The nearest of some spellings that at least so many articles have, as it is written. Raises `Late`.

    Among equals goes first what begins with the same letter, then what most articles have.
    """
    ranked = sorted(
        (min(steps[form] for form in forms), forms[0][0] != typed[0], -number, forms, articles)
        for forms, number, articles in articles_of(steps, trial)
        if number >= least
    )
    for *_, forms, articles in ranked[:MOST_READ]:
        if written := spelled(forms, known, articles):
            return written
    return None


def articles_of(forms: Collection[str], trial: Trial) -> list[tuple[list[str], int, BitMap]]:
    """Spellings that some public article has, those with one stem together, in how many, and in which of them.

    Of common words the number comes from statistics, and no articles with it. Raises `Late`.
    """
    if not forms:
        return []
    lexed = "SELECT form, plainto_tsquery('pg_catalog.english', form)::text FROM unnest(%s::text[]) AS form"
    stems: dict[str, list[str]] = defaultdict(list)
    for form, stem in ask(lexed, [list(forms)], trial.deadline):
        stems[stem].append(form)
    shares = {stem: share_of(VECTOR, stem[1:-1]) for stem in stems if stem}
    there = ask(
        "SELECT stem FROM unnest(%s::text[]) AS stem WHERE EXISTS ("
        "SELECT 1 FROM public.articles_article WHERE search_vector @@ stem::tsquery)",
        [[stem for stem, share in shares.items() if not share]],
        trial.deadline,
    )
    rare = [stem for (stem,) in there] + [stem for stem, share in shares.items() if 0 < share < COMMON]
    sets = zip(rare, Asker(trial.index, trial.deadline).each(VECTOR, [Lexeme(stem) for stem in rare]), strict=True)
    everything = trial.index.everything
    found = [(stems[stem], len(articles & everything), articles & everything) for stem, articles in sets]
    common = [(stem, round(share * len(everything))) for stem, share in shares.items() if share >= COMMON]
    return found + [(stems[stem], number, BitMap()) for stem, number in common]


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
