"""Web addresses that held redacted words: known again, and so not fetched again, without being kept."""

from collections.abc import Iterable

from django.utils.crypto import salted_hmac

from articles.addresses import canonical
from articles.models import Redaction
from articles.redaction.scanning import Hit

COLUMNS = ("address", "canonical_address", "source_url")


def keyed(address: str) -> str:
    """A hash that nobody makes without the site's secret: who has the database alone cannot try names."""
    return salted_hmac("articles.redaction.address", canonical(address) or address, algorithm="sha256").hexdigest()


def of_hits(hits: Iterable[Hit]) -> list[str]:
    """The hashes of the addresses that rows had."""
    found = {hit.old[name] for hit in hits for name in COLUMNS if hit.old.get(name)}
    return sorted(keyed(address) for address in found if "/" in address)


def is_redacted(address: str) -> bool:
    """Whether an address held words that were redacted."""
    return Redaction.objects.filter(addresses__contains=[keyed(address)]).exists()
