"""An editor's decision on what readers proposed: one act, which can be undone as a whole."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import actions, acts
from articles.acts import Actor
from articles.corrections import senders
from articles.corrections.proposals import Change, change_of
from articles.corrections.wording import present
from articles.models import Act, Article, ArticleRelatedEvent, ArticleTopic, Correction, Mention, TagOrigin, TagState
from articles.models.correction import CorrectedField, CorrectionQuerySet, CorrectionState

TOO_LATE = gettext_lazy("Somebody decided on this correction meanwhile.")


class NotDecided(Exception):
    """The decision was not taken, and nothing was written. The message says why, and what to do."""


def accept(*, correction: Correction, value: str, seen: str, by: Actor, answer: str = "") -> Act:
    """Set the field to `value`, which may be what was proposed or what the editor made of it.

    `seen` is what the article said when the editor looked. Raises `NotDecided`.
    """
    name = correction.get_field_display()
    summary = _("Reader’s correction accepted: {field} of “{title}”").format(field=name, title=correction.article)
    with acts.recorded(Act.Kind.CORRECTION, summary, by=by) as act:
        row = _open(correction)
        article = Article.objects.select_for_update(of=("self",)).get(pk=row.article_id)
        if present(article, row.field) != seen:
            raise NotDecided(_("Somebody changed the article meanwhile: look at it again."))
        change = change_of(article, row.field, row.old_value, value)
        if not change.possible:
            raise NotDecided(" ".join(change.problems))
        act.counts = {"changed": write(article, change, row.field, by)}
        act.parameters = {"correction": row.pk, "value": value}
        _close(row, CorrectionState.ACCEPTED, by, answer, act)
    return act


def accept_as_done(*, correction: Correction, by: Actor, answer: str = "") -> Act:
    """Say that a correction was right, where an editor has changed the article already. Raises `NotDecided`."""
    return _answer(correction, CorrectionState.ACCEPTED, _("Reader’s correction taken up by hand: {field}"), by, answer)


def reject(*, correction: Correction, answer: str, by: Actor) -> Act:
    """Leave the article as it is; the reader reads why. Raises `NotDecided`."""
    if not answer.strip():
        raise NotDecided(_("Say why the article stays as it is: the reader sees the answer."))
    return _answer(correction, CorrectionState.REJECTED, _("Reader’s correction not accepted: {field}"), by, answer)


def set_one_aside(*, correction: Correction, by: Actor) -> Act:
    """The same as `set_aside` for one. Raises `NotDecided`."""
    act = set_aside(corrections=Correction.objects.filter(pk=correction.pk), by=by)
    if act is None:
        raise NotDecided(TOO_LATE)
    return act


def set_aside(*, corrections: CorrectionQuerySet, by: Actor) -> Act | None:
    """Say that these are no corrections (advertising, insults): one act. None where nobody had left any open."""
    chosen = list(corrections.open().order_by("pk").values_list("pk", flat=True))
    if not chosen:
        return None
    summary = _("Set aside as no corrections: {n}").format(n=len(chosen))
    with acts.recorded(Act.Kind.CORRECTION, summary, by=by) as act:
        rows = Correction.objects.open().filter(pk__in=chosen).select_for_update(of=("self",))
        found = [row.pk for row in rows.order_by("pk")]
        changed = Correction.objects.filter(pk__in=found).update(
            state=CorrectionState.SPAM, decided_by=by, decided_at=timezone.now(), act=act
        )
        act.counts = {"changed": changed}
        senders.forget()
    return act


def write(article: Article, change: Change, field: str, by: Actor) -> int:
    """Put a change into effect, within the transaction of an act. Returns how many values it changed."""
    changed = set_columns(article, change, by) if change.columns else 0
    if field == CorrectedField.ORGANIZATION:
        selection = Article.objects.filter(pk=article.pk)
        for organization in change.accept:
            changed += actions.add_organization(articles=selection, organization=organization, by=by).changed
        refused = Mention.objects.filter(article=article, organization__in=change.reject)
        changed += actions.reject_mentions(mentions=refused, by=by).changed
    if field == CorrectedField.TOPIC:
        changed += set_topics(article, change, by)
    return changed


def set_columns(article: Article, change: Change, by: Actor) -> int:
    """Set columns of an article as an editor would: they rest on the editor from then on."""
    old_body = article.body
    changed = {name for name, value in change.columns.items() if getattr(article, name) != value}
    for name, value in change.columns.items():
        setattr(article, name, value)
    touched = actions.mark_edited(article=article, changed=changed) | {"updated_at"}
    for prefix in {"event", "source"} & {change.without, *(name for name in changed if name in article.without)}:
        rest = [known for known in article.without if known != prefix]
        article.without = [*rest, prefix] if prefix == change.without else rest
        touched.add("without")
    columns = {column.name for column in Article._meta.concrete_fields}
    try:
        article.validate_constraints()
    except ValidationError as error:
        raise NotDecided(_("The article cannot be so: {why}").format(why=" ".join(error.messages))) from error
    article.save(update_fields=touched & columns)
    if "event" in changed and article.event:
        ArticleRelatedEvent.objects.filter(article=article, event=article.event).delete()
    if article.body != old_body:
        actions.realign_mentions(article=article, old_body=old_body, by=by)
    return len(changed)


def set_topics(article: Article, change: Change, by: Actor) -> int:
    rows = ArticleTopic.objects.filter(article=article)
    there = rows.filter(topic__in=change.accept)
    new = {topic.pk for topic in change.accept} - set(there.values_list("topic_id", flat=True))
    changed = actions.decide_tags(tags=there, state=TagState.ACCEPTED, by=by).changed
    changed += actions.decide_tags(tags=rows.filter(topic__in=change.reject), state=TagState.REJECTED, by=by).changed
    decision: dict[str, Any] = {"origin": TagOrigin.EDITOR, "decided_by": by, "decided_at": timezone.now()}
    ArticleTopic.objects.bulk_create(ArticleTopic(article=article, topic_id=pk, **decision) for pk in sorted(new))
    return changed + len(new)


def _answer(correction: Correction, state: str, summary: str, by: Actor, answer: str) -> Act:
    """A decision that leaves the article alone."""
    words = summary.format(field=correction.get_field_display()) + f" – “{correction.article}”"
    with acts.recorded(Act.Kind.CORRECTION, words, by=by) as act:
        row = _open(correction)
        act.parameters = {"correction": row.pk}
        _close(row, state, by, answer, act)
    return act


def _open(correction: Correction) -> Correction:
    """The row, locked. Raises `NotDecided` if somebody was faster."""
    row = Correction.objects.select_for_update(of=("self",)).get(pk=correction.pk)
    if row.state != CorrectionState.OPEN:
        raise NotDecided(TOO_LATE)
    return row


def _close(row: Correction, state: str, by: Actor, answer: str, act: Act) -> None:
    row.state, row.answer, row.act = state, answer.strip(), act
    row.decided_by_id, row.decided_at = (by.pk if by else None), timezone.now()
    row.save(update_fields=["state", "answer", "act", "decided_by", "decided_at"])
    senders.forget()
