"""The page on which a round-up is cut into its stories: paragraphs, and a box between them where one begins."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import registry
from articles.admin.intake.saving import patient
from articles.ingest.splitting import HEADING, SplitError, blocks_of, plain, split, story_of, understood
from articles.ingest.splitting import Block as TextBlock
from articles.models import Article
from articles.templatetags.dates import in_words
from articles.understanding import Knowledge, StoryPart, Understood

TITLE_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the reading says of a story: its title, and the words of its dateline that the text leaves out."""

    title: str = ""
    dateline: str = ""


NOTHING = Proposal()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, and whether a story begins with it."""

    number: int
    text: str
    begins: bool
    title: str
    wanted: bool

    @property
    def heading(self) -> str:
        """The words of a heading; empty for a paragraph."""
        return self.text.removeprefix(HEADING) if self.text.startswith(HEADING) else ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A story as it would be taken in."""

    story: StoryPart
    found: Understood

    @property
    def facts(self) -> list[str]:
        found = self.found
        day = in_words(found.published.first_day(), found.published.precision) if found.published else _("no date")
        edition = _("edition {year}").format(year=found.edition) if found.edition else ""
        return [fact for fact in (day, found.outlet, found.agency, found.place, edition) if fact]

    @property
    def named(self) -> list[str]:
        return [one.name for one in self.found.organizations]

    @property
    def characters(self) -> int:
        return len(self.found.body)


class Cutting:
    """An article's paragraphs with the cuts that are proposed or, where a form was sent, chosen."""

    def __init__(self, article: Article, knowledge: Knowledge, chosen: Any | None = None) -> None:
        self.article, self.knowledge = article, knowledge
        self.parts = blocks_of(article.body)
        self.texts = [block.text for block in self.parts]
        self.proposed = proposed(article, self.parts)
        self.starts = self._chosen(chosen) if chosen is not None else self.proposed
        self.typed: Mapping[str, str] = chosen if chosen is not None else {}
        self.fresh = chosen is None

    def _chosen(self, data: Any) -> dict[int, Proposal]:
        numbers = {int(one) for one in data.getlist("start") if one.isascii() and one.isdecimal()}
        return {number: self.proposed.get(number, NOTHING) for number in sorted({0, *numbers})}

    @cached_property
    def blocks(self) -> list[Block]:
        found = []
        for number, text in enumerate(self.texts):
            begins = number in self.starts
            typed = self.typed.get(f"title-{number}", "").strip()[:TITLE_LENGTH]
            title = (typed or self.starts[number].title or self._guess(number)) if begins else ""
            wanted = not begins or self.fresh or f"known-{number}" not in self.typed or f"own-{number}" in self.typed
            found.append(Block(number, text, begins, title, wanted))
        return self._titled(found)

    def _titled(self, blocks: list[Block]) -> list[Block]:
        """Stories without a title get the one that an article of this text would have."""
        beginnings = [block.number for block in blocks if block.begins]
        for first, end in zip(beginnings, [*beginnings[1:], len(blocks)], strict=True):
            if not blocks[first].title and f"known-{first}" not in self.typed:
                story = story_of("", self.parts[first:end], self.starts[first].dateline)
                found, _shared = understood(self.article, story, self.knowledge)
                blocks[first] = replace(blocks[first], title=(found.title or "")[:TITLE_LENGTH])
        return blocks

    def _guess(self, number: int) -> str:
        """A heading is the title of what it stands above."""
        return plain_title(self.texts[number])[:TITLE_LENGTH] if is_heading(self.texts[number]) else ""

    @cached_property
    def stories(self) -> list[StoryPart]:
        """The stories that are to be articles."""
        beginnings = [block for block in self.blocks if block.begins]
        ends = [block.number for block in beginnings[1:]] + [len(self.texts)]
        return [
            story_of(block.title, self.parts[block.number : end], self.starts[block.number].dateline)
            for block, end in zip(beginnings, ends, strict=True)
            if block.wanted
        ]

    @property
    def untitled(self) -> bool:
        return any(not story.title for story in self.stories)

    @cached_property
    def shown(self) -> list[Shown]:
        return [Shown(story, understood(self.article, story, self.knowledge)[0]) for story in self.stories]


def proposed(article: Article, blocks: list[TextBlock]) -> dict[int, Proposal]:
    """Where stories begin, with their titles and datelines: as the reading found them, or else at each heading."""
    told = [one for one in article.candidates if one.get("field") == "story"]
    found: dict[int, Proposal] = {}
    for one in told:
        number = next((n for n, block in enumerate(blocks) if block.end > int(one.get("start", 0))), None)
        if number is not None:
            before = number - 1
            if before >= 0 and one["value"] and plain(blocks[before].text) == plain(one["value"]):
                number = before  # its heading is its own
            found.setdefault(number, Proposal(one["value"], one["evidence"]))
    if not found:
        found = {n: Proposal(plain_title(block.text)) for n, block in enumerate(blocks) if is_heading(block.text)}
    return {0: NOTHING} | found


def is_heading(text: str) -> bool:
    return text.startswith(HEADING)


def plain_title(text: str) -> str:
    return text.removeprefix(HEADING).strip("* ")


class Splitting:
    """The view, for an admin of articles."""

    def __init__(self, admin: Any) -> None:
        self.admin = admin

    def __call__(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.admin.get_object(request, str(pk))
        if article is None:
            return self.admin._get_obj_does_not_exist_redirect(request, self.admin.opts, str(pk))
        if not (self.admin.has_change_permission(request, article) and self.admin.has_add_permission(request)):
            raise PermissionDenied
        data = request.POST if request.method == "POST" else None
        cutting = Cutting(article, registry.knowledge(), data)
        error = ""
        if data is not None and data.get("do") == "split":
            error = self._error(cutting, data)
            if not error:
                try:
                    return self._split(request, cutting)
                except SplitError as problem:
                    error = str(problem)
                    article = self.admin.get_object(request, str(pk)) or article
                    cutting = Cutting(article, cutting.knowledge, data)
        return self._page(request, cutting, error)

    def _error(self, cutting: Cutting, data: Any) -> str:
        if data.get("version") != cutting.article.updated_at.isoformat():
            return _("Somebody changed this article meanwhile: look at its stories again before you split it.")
        if cutting.untitled:
            return _("Each story needs a title: write one where it begins.")
        if any(not one.found.body.strip() for one in cutting.shown):
            return _("A story has no text behind its title: let it begin somewhere else.")
        return ""

    def _split(self, request: HttpRequest, cutting: Cutting) -> HttpResponse:
        stories = cutting.stories
        with patient():  # intakes take turns, and a split is one
            fated = split(article=cutting.article, stories=stories, by=request.user, knowledge=cutting.knowledge)
        new = sum(one.fate == "new" for one in fated)
        text = ngettext(
            "Split: this article is now the first story, and {count} draft was made of the other.",
            "Split: this article is now the first story, and {count} drafts were made of the others.",
            new,
        ).format(count=new)
        if there := len(fated) - 1 - new:
            text += " " + ngettext(
                "{count} of them was in the archive already, and was linked to its article.",
                "{count} of them were in the archive already, and were linked to their articles.",
                there,
            ).format(count=there)
        self.admin.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[cutting.article.pk]))

    def _page(self, request: HttpRequest, cutting: Cutting, error: str) -> HttpResponse:
        context = {
            **self.admin.admin_site.each_context(request),
            "title": _("Split a round-up"),
            "subtitle": None,
            "opts": self.admin.opts,
            "article": cutting.article,
            "cutting": cutting,
            "shown": cutting.shown,
            "error": error,
            "version": cutting.article.updated_at.isoformat(),
        }
        name = "admin/articles/article/split.html"
        return TemplateResponse(request, name, context, status=422 if error else 200)
