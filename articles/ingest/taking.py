"""Reading inputs one after the other, and writing what they say in batches."""

from collections.abc import Callable, Iterable

from articles.ingest.files import Item
from articles.ingest.intake import Intake
from articles.ingest.opening import Entry, last_reading, open_item
from articles.ingest.outcome import Result
from articles.ingest.writing import Writer
from articles.models import Reading
from articles.understanding import Knowledge


def ingest(
    items: Iterable[Item],
    knowledge: Knowledge,
    *,
    intake: Intake | None = None,
    progress: Callable[[Result], None] = lambda result: None,
) -> Result:
    """Take in what `items` hold; the bytes are kept even of what cannot be read.

    A batch is written in one transaction, so that an intake that is cut off can be started again and goes on where it
    stopped. Memory does not grow with the number of inputs.
    """
    intake = intake or Intake()
    result = Result()
    writer = Writer(intake, result)
    for item in items:
        _take(item, knowledge, intake, writer, result)
        progress(result)
    writer.flush()
    progress(result)
    return result


def _take(item: Item, knowledge: Knowledge, intake: Intake, writer: Writer, result: Result) -> None:
    if item.skip:
        return result.add("skipped")
    if item.error:
        return result.fail(str(item.path), item.error)
    try:
        opened = open_item(item, intake=intake.channel)
    except OSError as problem:
        return result.fail(str(item.path), problem.strerror or str(problem))
    last = last_reading(opened)
    if last and last.state == Reading.State.READ:
        return result.add("unchanged", last.records)
    if not writer.open(opened):
        return result.add("duplicate")
    for entry in opened.entries(knowledge):
        if isinstance(entry, Entry):
            writer.add(entry)
        else:
            result.fail(entry.where, entry.reason)
    if opened.error:
        result.fail(str(item.path), opened.error)
    if last is None or last.error != opened.error:
        writer.close(opened)
    return None
