"""The versions of an article's text: any two side by side with the differences marked, any restored as a new one."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.admin.saying import tell
from articles.differences import compare
from articles.history.sides import rows, sides
from articles.history.texts import NOW, Text, text_of, versions
from articles.models import Article
from articles.restoring import RestoreError, restore_text


def text_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """`old` and `new` in the address name the two that are compared: the last edit where it says neither."""
    article = get_object_or_404(Article.objects.defer("search_vector", "title_vector"), pk=pk)
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    may = request.user.has_perm("articles.change_article")
    refusal = ""
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        try:
            return restored(request, article)
        except RestoreError as error:
            refusal = str(error)
    return page(request, article, may, refusal)


def page(request: HttpRequest, article: Article, may: bool, refusal: str) -> HttpResponse:
    listed = versions(article)
    new = by_key(listed, request.GET.get("new", "")) or listed[0]
    old = by_key(listed, request.GET.get("old", "")) or (listed[1] if len(listed) > 1 else None)
    context = {
        **admin.site.each_context(request),
        "title": _("Versions of the text"),
        "subtitle": None,
        "article": article,
        "versions": listed,
        "old": old,
        "new": new,
        "may_change": may,
        "refusal": refusal,
        "seen": article.updated_at.isoformat(),
        "opts": Article._meta,
        **(compared(article, old, new) if old and old.key != new.key else {}),
    }
    return TemplateResponse(request, "admin/history/versions.html", context, status=409 if refusal else 200)


def compared(article: Article, old: Text, new: Text) -> dict[str, Any]:
    first, second = text_of(article, old.key), text_of(article, new.key)
    if first is None or second is None:
        return {}
    now = (article.title, article.body)
    titles, difference = compare(first[0], second[0]), compare(first[1], second[1])
    return {
        "titles": titles,
        "title_rows": rows(titles),
        "difference": difference,
        "groups": sides(difference),
        "restorable": [one for one, text in ((old, first), (new, second)) if one.key != NOW and text != now],
    }


def restored(request: HttpRequest, article: Article) -> HttpResponse:
    key = request.POST.get("version", "")
    found = text_of(article, key)
    version = by_key(versions(article), key)
    if found is None or version is None:
        raise RestoreError(_("There is no such version any more: choose one that is listed."))
    chosen = request.POST.getlist("part")
    act = restore_text(
        article,
        title=found[0] if "title" in chosen else None,
        body=found[1] if "body" in chosen else None,
        of=said(version),
        seen=request.POST.get("seen", ""),
        by=request.user,
    )
    tell(request, _("Restored: the text is {version}.").format(version=said(version)), act, messages.SUCCESS)
    return HttpResponseRedirect(reverse("admin:history_versions", args=[article.pk]))


def by_key(listed: Sequence[Text], key: str) -> Text | None:
    return next((text for text in listed if text.key == key), None)


def said(version: Text) -> str:
    """ "of 3 May 2026, 10:20 (edited, by anna)"."""
    at = date_format(localtime(version.since), "j F Y, H:i")
    return _("of {at} ({what})").format(at=at, what=", ".join(filter(None, (version.action, version.who))))
