"""What somebody has to say who withdraws articles, or corrects what a tombstone says; and what is shown beside it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import workflow
from articles.models import PUBLIC_STATUSES, Article, ArticleQuerySet, Status, WithdrawalKind

CLASSES = [("", _("Choose a class")), *WithdrawalKind.choices]
OF_CLASSES = _(
    "The public list counts withdrawals by class. An order of a court or an authority is answered with the status 451,"
    " everything else with 410."
)
OF_REASONS = _(
    "The public reads it at the article's address, in place of the article: do not repeat there what is to be hidden."
    " Of an order, say who gave it, by which law, and for whom it holds."
)


class ReasonForm(forms.Form):
    kind = forms.ChoiceField(choices=CLASSES, label=_("Class"), help_text=OF_CLASSES)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text=OF_REASONS,
    )


class WithdrawForm(ReasonForm):
    """For one article: its copies in other outlets have the same text, and are asked about where there are any."""

    copies = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, article: Article) -> None:
        super().__init__(data)
        if number := workflow.public_copies(Article.objects.filter(pk=article.pk)).count():
            self.fields["copies"].label = ngettext(
                "Its other public copy too", "Its {n} other public copies too", number
            ).format(n=number)
            self.fields["copies"].help_text = _("Copies in other outlets say the same, and stay public otherwise.")
        else:
            del self.fields["copies"]


class AmendForm(ReasonForm):
    """For a tombstone that stands: its day stays."""

    def __init__(self, data: Any = None, *, article: Article) -> None:
        super().__init__(data, initial={"kind": article.withdrawn_kind, "reason": article.withdrawn_reason})


class BackForm(forms.Form):
    """Asks nothing; its page says where the article goes back to."""

    def __init__(self, data: Any = None, *, article: Article) -> None:
        super().__init__(data)
        state = workflow.states_before([article.pk])[article.pk]
        self.before, self.becomes_public = Status(state).label, state in PUBLIC_STATUSES


def copies_left(articles: ArticleQuerySet) -> str:
    """A sentence about copies of withdrawn texts that are public still; empty where there are none."""
    number = workflow.public_copies(articles).count()
    text = ngettext(
        "{n} copy of it in another outlet is public still.", "{n} copies in other outlets are public still.", number
    )
    return text.format(n=number) if number else ""
