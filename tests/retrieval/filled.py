"""A small archive of few words, so that each word has many articles and each pair some."""

import random
from datetime import date, timedelta

from articles import search
from articles.models import Article, Source
from tests.factories import ArticleFactory, MentionFactory, OrganizationFactory, SourceFactory

WORDS = (
    *("cyber", "security", "law", "data", "summit", "treaty", "attack", "ransomware", "internet", "trade"),
    *("网络安全", "数据", "治理", "关键信息", "乌镇"),
)
STATES = ["published"] * 6 + ["restricted", "draft", "withdrawn"]


def fill() -> list[Article]:
    """Sixty articles in all states, two organizations each at most."""
    chance = random.Random(4)
    organizations = OrganizationFactory.create_batch(3)
    sources: list[Source] = SourceFactory.create_batch(2)
    made = []
    for n in range(60):
        state = chance.choice(STATES)
        article = ArticleFactory(
            title=" ".join(chance.sample(WORDS, 2)),
            body=" ".join(chance.choices(WORDS, k=12)),
            source=chance.choice([None, *sources]),
            published_on=date(2015, 1, 1) + timedelta(40 * n),
            **({state: True} if state != "published" else {}),
        )
        for organization in chance.sample(organizations, chance.randrange(3)):
            MentionFactory(article=article, organization=organization)
        made.append(article)
    return made


def public(tree: search.Node | None) -> set[int]:
    """What the database itself says, without anything kept."""
    condition = search.condition(tree)
    articles = Article.objects.public() if condition is None else Article.objects.public().filter(condition)
    return set(articles.values_list("pk", flat=True))
