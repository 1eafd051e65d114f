"""From a record to what it says: title, date, place, agency, outlet, edition, organizations and topics, with evidence."""

from articles.readers import Record
from articles.understanding.knowledge import Knowledge
from articles.understanding.result import EXTRACTED, INFERRED, Sighting, Understood

__all__ = ["EXTRACTED", "INFERRED", "Knowledge", "Sighting", "Understood", "understand"]


def understand(record: Record, knowledge: Knowledge) -> Understood:
    """What `record` says, as far as its own words go."""
    return Understood(body=record.body or record.text)
