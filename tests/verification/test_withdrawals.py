"""The log of withdrawals, found wrong and mended."""

from typing import Any

import pytest
from django.db import connection

from articles.models import Article, Withdrawal
from articles.verification import CHECKS, rebuild, verify
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)


def problems() -> list[str]:
    (report,) = verify({"withdrawals": CHECKS["withdrawals"]})
    return report.problems


def quietly(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            cursor.execute(sql, values)
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")


def test_a_log_that_was_written_around_is_found_wrong_and_mended() -> None:
    lost, other, lifted, right = (ArticleFactory(withdrawn=True) for _ in range(4))
    ArticleFactory()
    assert problems() == []
    Withdrawal.objects.filter(article=lost).delete()
    Withdrawal.objects.filter(article=other).update(reason="Another.")
    quietly("UPDATE articles_article SET status = 'published' WHERE id = %s", lifted.pk)
    told = zip((lifted, lost, other), problems(), strict=True)
    assert all(f"Article {article.pk} " in text for article, text in told)
    assert rebuild().log_of_withdrawals == 3
    assert problems() == []
    standing = set(Withdrawal.objects.standing().values_list("article", "reason"))
    assert standing == {(article.pk, "Asked by its author.") for article in (lost, other, right)}
    assert rebuild().log_of_withdrawals == 0
    assert Article.objects.filter(status="withdrawn").count() == 3
