"""Deleting a reader's correction: for what nobody should read, such as abuse or somebody's private life."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles import trash
from articles.admin.deleting import note_in, page_of, tell_of
from articles.admin.desk.pages import desk_page
from articles.models import Correction

RIGHT = "articles.delete_correction"


@desk_page(see=RIGHT, write=RIGHT)
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and put a correction into the trash. The reader's private address leads nowhere then."""
    row = get_object_or_404(Correction.objects.select_related("article"), pk=pk)
    if request.method == "POST":
        try:
            with transaction.atomic():
                act = trash.put(objects=[row], by=request.user, note=note_in(request))
        except trash.TrashError as why:
            messages.error(request, str(why))
        else:
            tell_of(request, act, [row])
        return HttpResponseRedirect(reverse("admin:desk_corrections"))
    context = page_of(
        request,
        [row],
        opts=Correction._meta,
        kind=capfirst(Correction._meta.verbose_name),
        object=row,
        back=reverse("admin:desk_correction", args=[pk]),
        up=reverse("admin:desk_corrections"),
        said=_("The reader's private address leads nowhere then. What is only wrong is not accepted, or set aside."),
    )
    return TemplateResponse(request, "admin/trash/confirm.html", context)
