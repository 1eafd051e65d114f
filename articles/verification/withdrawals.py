"""The log of withdrawals, which triggers on articles write, against the articles that are withdrawn."""

from django.db import connection
from django.db.models import F

from articles.models import Article, Status, Withdrawal
from articles.verification.report import Report

HINT = "python manage.py rebuild_derived mends it."
END = """
    UPDATE public.articles_withdrawal AS entry SET ended_at = greatest(now(), entry.withdrawn_at)
    FROM public.articles_article AS article
    WHERE article.id = entry.article_id AND entry.ended_at IS NULL AND article.status <> 'withdrawn'"""
BEGIN = """
    INSERT INTO public.articles_withdrawal (article_id, kind, reason, withdrawn_at)
    SELECT id, withdrawn_kind, withdrawn_reason, withdrawn_at FROM public.articles_article
    WHERE status = 'withdrawn'
    ON CONFLICT (article_id) WHERE ended_at IS NULL DO UPDATE
    SET kind = excluded.kind, reason = excluded.reason, withdrawn_at = excluded.withdrawn_at
    WHERE (articles_withdrawal.kind, articles_withdrawal.reason, articles_withdrawal.withdrawn_at)
        IS DISTINCT FROM (excluded.kind, excluded.reason, excluded.withdrawn_at)"""


def check(report: Report) -> None:
    """Every withdrawn article has the one standing entry that says the same, and no other article has one."""
    standing = Withdrawal.objects.standing()
    for pk in standing.exclude(article__status=Status.WITHDRAWN).order_by("pk").values_list("article", flat=True):
        report.problem(f"Article {pk} is not withdrawn, and the log of withdrawals says that it is. {HINT}")
    same = standing.filter(
        kind=F("article__withdrawn_kind"),
        reason=F("article__withdrawn_reason"),
        withdrawn_at=F("article__withdrawn_at"),
    )
    withdrawn = Article.objects.filter(status=Status.WITHDRAWN)
    for pk in withdrawn.exclude(pk__in=same.values("article")).order_by("pk").values_list("pk", flat=True):
        report.problem(f"Article {pk} is withdrawn, and the log of withdrawals does not say so, or otherwise. {HINT}")
    report.looked(Article.objects.count())


def logged() -> int:
    """Make the log say what stands; how many entries were missing, wrong or too many."""
    with connection.cursor() as cursor:
        mended = 0
        for statement in (END, BEGIN):
            cursor.execute(statement)
            mended += cursor.rowcount
    return mended
