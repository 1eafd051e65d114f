"""Two intakes at once: what one is about to write, the other waits for and sees."""

import threading

import pytest
from django.db import connection, transaction

from articles.models import Article, Story
from tests.ingest.test_doubles import EDITED, fates, record, take

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("later", "fate", "articles"),
    [
        (record(outlet="Example Post"), "duplicate", 1),
        (record(outlet="Example Times"), "new", 2),
        (record("Other headline", EDITED, outlet="Example Times"), "new", 2),
    ],
)
def test_the_second_intake_sees_what_the_first_one_wrote(later, fate, articles):
    written, told = threading.Event(), []

    def second():
        try:
            written.wait(10)
            told.extend(fates(take(later)))
        finally:
            connection.close()

    thread = threading.Thread(target=second)
    thread.start()
    with transaction.atomic():
        take(record(outlet="Example Post"))
        written.set()
        thread.join(0.5)
        assert thread.is_alive(), "it waits until the first one has committed"
    thread.join(20)
    assert told == [fate]
    assert Article.objects.count() == articles
    assert Story.objects.count() == articles - 1
