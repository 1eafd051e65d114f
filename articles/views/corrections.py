"""Suggesting a correction, and the reader's own page that says what became of it. Neither is kept by anybody."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from articles.corrections import senders, sending, wording
from articles.corrections.form import CorrectionForm
from articles.models import Article, Correction, DisplayPolicy, Status
from articles.models.correction import CorrectedField
from articles.views.article import ArticlePage
from articles.views.errors import bad_request
from articles.views.tombstones import tombstone

LARGEST = 64 * 1024
"""Bytes of a form, several times what its fields may hold."""
FORM = "application/x-www-form-urlencoded"
TOO_LARGE, TOO_MANY, REFUSED = 413, 429, 422


@csrf_exempt
def correct(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The form, once it is known that nothing large and no file is sent: the token is only looked for after that."""
    if request.method == "POST":
        if request.content_type != FORM:
            return bad_request(request)
        if size_of(request) > LARGEST:
            return bad_request(request, status=TOO_LARGE)
    response = _correct(request, pk, slug)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    add_never_cache_headers(response)
    return response


@csrf_exempt
def correct_by_number(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The short address of the form; the page of the article itself where that is titled “Correct”."""
    article = get_object_or_404(Article.objects.only("title"), pk=pk)
    if article.slug == "correct":
        return ArticlePage.as_view()(request, pk=pk, slug=article.slug)
    return correct(request, pk, "")


def size_of(request: HttpRequest) -> int:
    """As the client says; a body of unsaid size is not read by Django at all."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 20 else 0


@csrf_protect
def _correct(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    articles = Article.objects.defer("search_vector", "title_vector").select_related(
        "event", "source", "agency", "place"
    )
    article = get_object_or_404(articles, pk=pk)
    if article.status == Status.WITHDRAWN:
        return tombstone(request, article)
    if not article.is_public:
        raise Http404
    if request.method != "POST" and slug != article.slug:
        query = request.META["QUERY_STRING"]
        address = reverse("articles:article-correct", args=[pk, article.slug])
        return HttpResponsePermanentRedirect(address + (f"?{query}" if query else ""))
    field = (request.POST if request.method == "POST" else request.GET).get("field", "")
    if field not in offered(article):
        return render(request, "articles/correct.html", {"article": article, "facts": facts(article)})
    if request.method != "POST":
        form = CorrectionForm(article=article, field=field, initial={"token": sending.new_token()})
        return page(request, article, form)
    return sent(request, article, CorrectionForm(request.POST, article=article, field=field))


def sent(request: HttpRequest, article: Article, form: CorrectionForm) -> HttpResponse:
    """Keep what was sent and lead to its private page; or the form again, with what was typed and what is wrong."""
    if not form.is_valid():
        return page(request, article, form, status=REFUSED)
    try:
        token = sending.send(
            form.suggestion(), article=article, sender=senders.sender_of(request), token=form.cleaned_data["token"]
        )
    except senders.TooMany as refusal:
        response = page(request, article, form, status=TOO_MANY, refusal=refusal)
        response.headers["Retry-After"] = str(max(int((refusal.again - timezone.now()).total_seconds()), 1))
        return response
    return HttpResponseRedirect(reverse("articles:correction", args=[token]))


def page(request: HttpRequest, article: Article, form: CorrectionForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "article": article,
        "form": form,
        "label": CorrectedField(form.field).label,
        "now": wording.read_aloud(form.field, form.now),
        "as_lines": form.field in wording.LISTS,
        **more,
    }
    return render(request, "articles/correct.html", context, status=status)


def offered(article: Article) -> list[str]:
    """The fields that may be corrected: the text where some of it is shown."""
    return [value for value in CorrectedField.values if value != CorrectedField.TEXT or article.visible_body.strip()]


def facts(article: Article) -> list[dict[str, Any]]:
    """What the article says, by field, each with the address that corrects it."""
    path = reverse("articles:article-correct", args=[article.pk, article.slug])
    return [
        {
            "field": field,
            "label": CorrectedField(field).label,
            "value": ", ".join(wording.read_aloud(field, wording.present(article, field)).splitlines()),
            "free": field in (CorrectedField.TEXT, CorrectedField.OTHER),
            "address": f"{path}?field={field}",
        }
        for field in offered(article)
    ]


def correction(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a suggestion. Whoever has the address may read it, and nobody is told the address."""
    found = sending.find(token)
    if found is None:
        raise Http404
    private = request.build_absolute_uri(reverse("articles:correction", args=[token]))
    response = render(request, "articles/correction.html", {"correction": found, "private": private, **as_seen(found)})
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    add_never_cache_headers(response)
    return response


def as_seen(found: Correction) -> dict[str, Any]:
    """What the public may see now of the article that was meant, beside what the reader wrote.

    Of a withdrawn article nothing: what was proposed may be its words.
    """
    article = found.article
    if article.status == Status.WITHDRAWN:
        return {"withdrawn": article}
    shown = article.is_public and (found.field != CorrectedField.TEXT or article.display_policy == DisplayPolicy.FULL)
    return {
        "article": article if article.is_public else None,
        "old": wording.read_aloud(found.field, found.old_value) if shown else "",
        "proposed": wording.read_aloud(found.field, found.proposed),
        "none": found.proposed == wording.NONE,
    }
