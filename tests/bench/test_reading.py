from articles.readers import Piece, reader_named
from bench import reading
from bench.pages import pages


def test_generated_pages_are_the_same_ones_at_every_run_and_of_the_size_of_news_pages() -> None:
    first, again = list(pages(6)), list(pages(6))
    assert first == again
    assert all(15_000 < len(page.data) < 170_000 for page in first)


def test_the_article_of_a_generated_page_is_read_without_its_menus() -> None:
    for page in pages(4):
        (record,) = reader_named("html").records(Piece(page.data, address=page.address))
        assert record.title and record.article
        lines = record.text.split("\n")[slice(*record.article)]
        assert len(lines) > 2
        assert not any("hours ago" in line or "Photo: Example" in line or "Most read" in line for line in lines)


def test_both_ways_of_reading_are_timed_on_the_same_pages() -> None:
    told: list[reading.Rates] = []
    rates = reading.compare(2, rounds=1, tell=told.append)
    assert rates.pages == 2 and rates.ours > 0 and rates.theirs > 0
    assert str(rates) == str(told[-1])
