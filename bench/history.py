"""The history page of an organization with 50,000 mentions and 100,000 rows of history: server time and queries.

Half of the history is one act over all mentions, the other half decisions that somebody made one by one: each of the
two is hard in its own way, the first for counting, the second for finding the place of a page.
"""

from collections.abc import Callable
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import acts
from articles.models import Act, Article, Mention, Organization
from bench.desk import Measured, editor, page
from bench.filling import execute

MENTIONS = 50_000
PORTION = 5_000
GOAL = 200.0
Tell = Callable[[str], None]

SINGLE = """
    WITH told AS (
        SELECT mention.id, gen_random_uuid() AS context, now() - number * interval '1 minute' AS at
        FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM articles_mention
              WHERE organization_id = %(organization)s) AS mention
    ), kept AS (
        INSERT INTO pghistory_context (id, created_at, updated_at, metadata)
        SELECT context, at, at, jsonb_build_object('user', %(by)s, 'action', 'mentions accepted') FROM told
    )
    INSERT INTO articles_mentionevent (pgh_created_at, pgh_label, pgh_obj_id, pgh_context_id, {columns})
    SELECT told.at, 'update', told.id, told.context, {old}
    FROM told JOIN articles_mention AS mention ON mention.id = told.id ORDER BY told.at"""
"""The same rows of the history as so many decisions would have left, at other times."""


def fill(*, tell: Tell) -> Organization:
    """An organization with its mentions and their history, unless it is there."""
    call_command("migrate", verbosity=0)
    call_command("load_reference", stdout=StringIO())
    organization, made = Organization.objects.get_or_create(
        slug="sample-company", defaults={"name": "Sample Company", "kind": Organization.Kind.COMPANY}
    )
    if not made and Act.objects.exists():
        return organization
    now = timezone.now()
    for first in range(Article.objects.count(), MENTIONS, PORTION):
        text = "Sample Company spoke about the security of networks."
        rows = (
            Article(title=f"Sample {number}", body=text, title_origin="extracted", status="published", published_at=now)
            for number in range(first, first + PORTION)
        )
        Article.objects.bulk_create(rows, batch_size=1000)
        tell(f"{first + PORTION:>9,} articles")
    named = {"organization": organization, "surface": "Sample Company", "rule": "name", "origin": "rule", "count": 1}
    keys = Article.objects.order_by("pk").values_list("pk", flat=True)[:MENTIONS]
    Mention.objects.bulk_create((Mention(article_id=pk, **named) for pk in keys), batch_size=PORTION)
    tell(f"{Mention.objects.count():>9,} mentions")
    history(organization)
    execute("VACUUM ANALYZE")
    return organization


def history(organization: Organization) -> None:
    """Decisions one by one, and then an act over all of them."""
    columns = [field.column for field in Mention._meta.concrete_fields]
    old = ["'suggested'" if column == "state" else f"mention.{column}" for column in columns]
    statement = SINGLE.format(columns=", ".join(columns), old=", ".join(old))
    by = editor()
    execute(statement.replace("%(organization)s", str(organization.pk)).replace("%(by)s", str(by.pk)))
    with acts.recorded(Act.Kind.BULK, "Accept all suggested mentions", by=by):
        Mention.objects.filter(organization=organization).update(state=Mention.State.ACCEPTED, decided_by=by)


def measure(organization: Organization, rounds: int, *, tell: Tell) -> list[Measured]:
    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client()
    client.force_login(editor())
    found = []
    for name, address in pages(organization):
        client.get(address)
        found.append(page(client, name, [address], rounds))
        tell(str(found[-1]))
    return found


def pages(organization: Organization) -> list[tuple[str, str]]:
    own = reverse("admin:articles_organization_history", args=[organization.pk])
    events: Any = Mention.pgh_event_models["update"]  # type: ignore[attr-defined]
    middle = events.objects.filter(organization_id=organization.pk).order_by("-pgh_created_at")[75_000].pgh_created_at
    by = editor().pk
    recent = reverse("admin:history_recent")
    one = reverse("admin:articles_article_history", args=[some_article(organization)])
    return [
        ("history of the organization", own),
        ("the same, 25,000 decisions further down", f"{own}?before={middle.isoformat().replace('+', '%2B')}"),
        ("history of one of its articles", one),
        ("recent changes", recent),
        ("recent changes by one person", f"{recent}?by={by}"),
        ("recent changes of one kind", f"{recent}?kind=mention"),
        ("recent changes of a kind that is rare", f"{recent}?kind=place"),
    ]


def some_article(organization: Organization) -> int:
    return Mention.objects.filter(organization=organization).values_list("article_id", flat=True)[0]


def figures(organization: Organization, found: list[Measured]) -> dict[str, Any]:
    """What is kept of a measurement."""
    from dataclasses import asdict

    events: Any = Mention.pgh_event_models["update"]  # type: ignore[attr-defined]
    rounded = [{**asdict(one), "p50": round(one.p50, 1), "p95": round(one.p95, 1)} for one in found]
    return {
        "mentions": Mention.objects.filter(organization=organization).count(),
        "events": events.objects.filter(organization_id=organization.pk).count(),
        "pages": rounded,
    }
