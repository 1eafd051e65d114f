"""Reading inputs one after the other, and writing what they say in batches."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from articles.ingest.files import Item
from articles.ingest.opening import Entry, Opened, open_captures
from articles.ingest.options import Options
from articles.ingest.outcome import Result
from articles.ingest.writing import FILES, Writer
from articles.models import Blob, Intake, Reading
from articles.understanding import Knowledge


def ingest(
    items: Iterable[Item],
    knowledge: Knowledge,
    *,
    options: Options | None = None,
    journal: Intake | None = None,
    progress: Callable[[Result], None] = lambda result: None,
    report: Callable[[str], None] | None = None,
) -> Result:
    """Take in what `items` hold; the bytes are kept even of what cannot be read.

    A batch is written in one transaction, so that an intake that is cut off can be started again and goes on where it
    stopped. Memory does not grow with the number of inputs.
    """
    options = options or Options()
    result = Result()
    writer = Writer(options, result)
    items = iter(items)
    while some := list(islice(items, FILES)):
        kept = list(_keep(some, result))
        for opened in open_captures(kept, channel=options.channel):
            for _ in _take(opened, knowledge, writer, result):
                progress(result)
    writer.flush()
    progress(result)
    return result


def _keep(items: list[Item], result: Result) -> Iterator[tuple[Item, Blob]]:
    """The items that can be opened, their bytes kept; each receipt once."""
    seen: set[tuple[str, str, str]] = set()
    for item in items:
        if item.skip:
            result.skip(item.where, item.skip)
            continue
        try:
            if item.error:
                raise OSError(item.error)
            blob = _blob(item)
        except OSError as problem:
            result.fail(item.where, problem.strerror or str(problem))
            continue
        whence = (blob.sha256, item.address, item.name)
        if whence in seen:
            result.add("duplicate")
            continue
        seen.add(whence)
        yield item, blob


def _blob(item: Item) -> Blob:
    """The bytes of an input, kept. Raises OSError."""
    media_type = item.media_type or "text/plain"
    if item.path is None:
        return Blob.of(item.data or b"", media_type=media_type)
    return Blob.of_file(item.path, media_type=media_type)


def _take(opened: Opened, knowledge: Knowledge, writer: Writer, result: Result) -> Iterator[None]:
    """Take in one capture; stops now and then for a look at the result."""
    last = opened.last
    if last and last.state == Reading.State.READ:
        result.add("unchanged", last.records - last.failed)
        told = last.warnings[: last.failed]
        for warning in told:
            result.fail(opened.item.where, warning)
        result.add("failed", last.failed - len(told))
        return
    writer.open(opened)
    for number, entry in enumerate(opened.entries(knowledge)):
        if isinstance(entry, Entry):
            writer.add(entry)
        else:
            result.fail(entry.where, entry.reason)
        if number % FILES == 0:
            yield
    result.add("unchanged", opened.unchanged)
    if opened.error:
        result.fail(opened.item.where, opened.error)
    if last is None or last.error != opened.verdict:
        writer.close(opened)
    yield
