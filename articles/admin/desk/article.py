"""One article at a time: its text beside what is to be decided."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles.admin.desk.pages import desk_page, show
from articles.models import Article


@desk_page()
def article(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, "article", {"title": _("Decide"), "article": get_object_or_404(Article, pk=pk)})
