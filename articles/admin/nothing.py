"""What a list says that has nothing yet: what would stand there, and how it comes there."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class Nothing(NamedTuple):
    """A sentence, and the page that makes a beginning: the model's own form for adding where it is empty."""

    text: Any
    page: str = ""


TAKE_IN = "articles_intake_add"
REFERENCE = _("What comes with the software is loaded by the command load_reference; more is added here.")

YET: dict[str, Nothing] = {
    "article": Nothing(_("Articles come from documents: paste a text, name addresses, upload files."), TAKE_IN),
    "story": Nothing(_("Articles that are copies of one text stand together here. Taking in documents finds them.")),
    "intake": Nothing(_("Each run that takes documents in is told here: what was new, what failed."), TAKE_IN),
    "capture": Nothing(_("Each document that is taken in is kept here as it came, byte by byte."), TAKE_IN),
    "feed": Nothing(_("Register the feed or news sitemap of an outlet: what is new there comes in as drafts.")),
    "organization": Nothing(REFERENCE),
    "source": Nothing(REFERENCE),
    "event": Nothing(REFERENCE),
    "topic": Nothing(REFERENCE),
    "place": Nothing(REFERENCE),
    "taggingrule": Nothing(
        _(
            "A rule is words that speak for an organization or a topic, beside its names. Before it is saved, it shows"
            " what it would add over the whole archive."
        )
    ),
    "redaction": Nothing(
        _("Words that were taken out everywhere are told here: when, by whom and why, never which."),
        "articles_redaction_add",
    ),
    "trashed": Nothing(_("What is deleted lies here for thirty days, and can be restored with all that went along.")),
    "merge": Nothing(
        _("Where two organizations, outlets, topics or articles are one: the page of each of them has “Merge”.")
    ),
    "act": Nothing(_("What is done to many rows at once is told here, and can be undone as a whole, also later.")),
}
"""By the model's name."""
