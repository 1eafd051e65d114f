"""Stories of copies that leave: the database dissolves one of which a single copy is left, and it has to come back."""

from django.db import connection

from articles.models import Article, Story
from articles.snapshots.contents import Snapshot
from articles.snapshots.relations import label


def bring_back(whole: Snapshot) -> None:
    """Let the stories be there that articles come back into: the same, or the one that their copies are in now."""
    for told in whole["stories"]:
        number = told["row"]["id"]
        if Story.objects.filter(pk=number).exists():
            continue
        copies = Article.objects.filter(pk__in=told["articles"], story__isnull=False)
        elsewhere = copies.order_by("pk").values_list("story", flat=True).first()
        if elsewhere is None:
            with connection.cursor() as cursor:
                created = told["row"]["created_at"]
                cursor.execute("INSERT INTO articles_story (id, created_at) VALUES (%s, %s)", [number, created])
        for row in whole["rows"].get(label(Article), ()) if elsewhere else ():
            row["story_id"] = elsewhere if row["story_id"] == number else row["story_id"]


def rejoin(whole: Snapshot) -> None:
    """Put copies into their story again that were left alone in it; a story of one copy is none."""
    for told in whole["stories"]:
        number = told["row"]["id"]
        if not Story.objects.filter(pk=number).exists():
            continue
        alone = Article.objects.filter(pk__in=told["articles"], story=None).select_for_update().order_by("pk")
        for pk, decided in alone.values_list("pk", "story_decided"):
            if decided == told["articles"][str(pk)]:
                Article.objects.filter(pk=pk).update(story=number)
    for number in {told["row"]["id"] for told in whole["stories"]}:
        copies = Article.objects.filter(story=number)
        if copies.count() == 1:
            copies.update(story=None)
        elif not copies.exists():
            Story.objects.filter(pk=number).delete()
