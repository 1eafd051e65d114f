"""Restoring a text: an article gets an earlier one, or one that its page had, as a new version."""

from django.utils.translation import gettext as _

from articles import actions, acts, evidence
from articles.models import Act, Article
from articles.restoring.problems import RestoreError


def restore_text(
    article: Article, *, title: str | None = None, body: str | None = None, of: str, seen: str, by: acts.Actor
) -> Act:
    """Give an article this title or this text, or both. What tags and values rest on follows the text.

    of    which version it is, in words
    seen  when the article had last been changed as it was looked at, in ISO 8601

    Raises `RestoreError` where somebody changed it meanwhile, or where it says the same already.
    """
    summary = _("{name}: the text as {version}").format(name=article, version=of)
    with acts.recorded(Act.Kind.VERSION, summary, by=by) as act:
        fresh = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if fresh.updated_at.isoformat() != seen:
            raise RestoreError(_("Somebody changed the article meanwhile: look at the difference again."))
        old_body, changed = fresh.body, set()
        if title is not None and title.strip() and title != fresh.title:
            fresh.title = title
            changed |= actions.mark_edited(article=fresh, changed={"title"}) & {"title", "title_origin"}
        if body is not None and body != old_body:
            fresh.body = body
            changed.add("body")
        if not changed:
            raise RestoreError(_("The article says so already: there is nothing to restore."))
        fresh.save(update_fields=[*changed, "updated_at"])
        if "body" in changed:
            evidence.follow(fresh, old_body)
        act.counts = {"restored": 1}
    return act
