"""Database triggers for what is derived across tables, so that no way of writing can leave it stale.

`articles.verification` computes the same from scratch: `manage.py verify`, `manage.py rebuild_derived`.
"""

from collections.abc import Iterator

import pgtrigger

ROWS = {
    "insert": (pgtrigger.Insert, pgtrigger.Referencing(new="new_rows"), ("new_rows",)),
    "update": (pgtrigger.Update, pgtrigger.Referencing(old="old_rows", new="new_rows"), ("old_rows", "new_rows")),
    "delete": (pgtrigger.Delete, pgtrigger.Referencing(old="old_rows"), ("old_rows",)),
}


def statement_triggers(
    name: str, body: str, select: str, declare: list[tuple[str, str]] | None = None
) -> Iterator[pgtrigger.Trigger]:
    """One trigger each for insert, update and delete, since only such may name the changed rows.

    `select` is a query over `{rows}`, run over the old rows, the new ones, or both;
    `{changed}` in `body` stands for it.
    """
    for operation, (event, referencing, tables) in ROWS.items():
        changed = " UNION ".join(select.format(rows=table) for table in tables)
        yield pgtrigger.Trigger(
            name=f"{name}_{operation}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=event,
            referencing=referencing,
            declare=declare,
            func=f"{body.format(changed=changed)} RETURN NULL;",
        )


def array_triggers(*, column: str, table: str, key: str, condition: str = "TRUE") -> Iterator[pgtrigger.Trigger]:
    """Keep `column` of the article equal to the sorted `key`s of its rows in `table` that meet `condition`.

    The articles are locked before the rows are read: of two editors who tag one article at once, the second waits and
    then sees the first one's row.
    """
    body = f"""
        PERFORM 1 FROM public.articles_article WHERE id IN ({{changed}}) ORDER BY id FOR UPDATE;
        UPDATE public.articles_article AS article SET {column} = found.keys
        FROM (
            SELECT named.article_id, ARRAY(
                SELECT tag.{key} FROM public.{table} AS tag
                WHERE tag.article_id = named.article_id AND {condition} ORDER BY tag.{key}) AS keys
            FROM ({{changed}}) AS named
        ) AS found
        WHERE article.id = found.article_id AND article.{column} IS DISTINCT FROM found.keys;"""
    select = f"SELECT DISTINCT tag.article_id FROM {{rows}} AS tag WHERE {condition}"
    yield from statement_triggers(f"keep_{column}", body, select)


PUBLIC_ARTICLE = """EXISTS (
    SELECT 1 FROM public.articles_article AS article
    WHERE article.id = changed.article_id AND article.status IN ('published', 'restricted', 'withdrawn'))"""
"""The condition that a row belongs to an article that the public sees, or sees the tombstone of."""


def public_change_triggers(*, condition: str = "TRUE", article: str = "NULL::bigint") -> Iterator[pgtrigger.Trigger]:
    """Count a change to rows that the public sees: those for which `condition` holds, before or after.

    `article` is the key of the article whose values the rows are, where it is one: the log of changes names it.
    """
    body = """
        SELECT count(*), coalesce(array_agg(changed.article) FILTER (WHERE changed.article IS NOT NULL), '{{}}')
        INTO number_of_rows, articles FROM ({changed}) AS changed;
        IF number_of_rows > 0 THEN
            PERFORM public.archive_note_public_change(TG_TABLE_NAME, articles);
        END IF;"""
    declare = [("number_of_rows", "bigint"), ("articles", "bigint[]")]
    select = f"SELECT {article} AS article FROM {{rows}} AS changed WHERE {condition}"
    yield from statement_triggers("public_change", body, select, declare)


def dissolving_triggers() -> Iterator[pgtrigger.Trigger]:
    """A story that an article leaves, or is deleted from, is one no more where a single article is left."""
    body = """
        UPDATE public.articles_article SET story_id = NULL WHERE story_id = OLD.story_id
            AND (SELECT count(*) FROM public.articles_article WHERE story_id = OLD.story_id) = 1;
        DELETE FROM public.articles_story AS story WHERE story.id = OLD.story_id
            AND NOT EXISTS (SELECT 1 FROM public.articles_article WHERE story_id = story.id);
        RETURN NULL;"""
    there = "OLD.story_id IS NOT NULL"
    for name, operation, condition in (
        ("left", pgtrigger.UpdateOf("story_id"), f"{there} AND OLD.story_id IS DISTINCT FROM NEW.story_id"),
        ("gone", pgtrigger.Delete, there),
    ):
        yield pgtrigger.Trigger(
            name=f"dissolve_story_{name}",
            when=pgtrigger.After,
            operation=operation,
            condition=pgtrigger.Condition(condition),
            func=body,
        )


def withdrawal_triggers() -> Iterator[pgtrigger.Trigger]:
    """Log that articles are withdrawn, and that they come back, whoever writes their status."""
    added = """
        INSERT INTO public.articles_withdrawal (article_id, kind, reason, withdrawn_at)
        VALUES (NEW.id, NEW.withdrawn_kind, NEW.withdrawn_reason, NEW.withdrawn_at);"""
    changed = f"""
        IF NEW.status <> 'withdrawn' THEN
            UPDATE public.articles_withdrawal SET ended_at = greatest(now(), withdrawn_at)
            WHERE article_id = NEW.id AND ended_at IS NULL;
        ELSIF OLD.status = 'withdrawn' THEN
            UPDATE public.articles_withdrawal
            SET kind = NEW.withdrawn_kind, reason = NEW.withdrawn_reason, withdrawn_at = NEW.withdrawn_at
            WHERE article_id = NEW.id AND ended_at IS NULL;
        ELSE {added}
        END IF;"""
    for name, operation, condition, body in (
        ("insert", pgtrigger.Insert, "NEW.status = 'withdrawn'", added),
        (
            "update",
            pgtrigger.UpdateOf("status", "withdrawn_kind", "withdrawn_reason", "withdrawn_at"),
            "OLD.status = 'withdrawn' OR NEW.status = 'withdrawn'",
            changed,
        ),
    ):
        yield pgtrigger.Trigger(
            name=f"log_withdrawal_{name}",
            when=pgtrigger.After,
            operation=operation,
            condition=pgtrigger.Condition(condition),
            func=f"{body} RETURN NULL;",
        )


def candidate_count_triggers() -> Iterator[pgtrigger.Trigger]:
    """Keep the counts of a name that is in no registry equal to those of its sightings."""
    body = """
        UPDATE public.articles_namecandidate AS candidate
        SET article_count = found.articles, mention_count = found.mentions
        FROM (
            SELECT named.candidate_id, count(sighting.id) AS articles, coalesce(sum(sighting.count), 0) AS mentions
            FROM ({changed}) AS named
            LEFT JOIN public.articles_namesighting AS sighting ON sighting.candidate_id = named.candidate_id
            GROUP BY named.candidate_id
        ) AS found
        WHERE candidate.id = found.candidate_id;"""
    yield from statement_triggers("count_sightings", body, "SELECT DISTINCT one.candidate_id FROM {rows} AS one")


def version_trigger(*columns: str) -> pgtrigger.Trigger:
    """Count the versions of a row: each change of one of `columns` makes a new one."""
    return pgtrigger.Trigger(
        name="count_version",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(*columns),
        func="NEW.version = OLD.version + 1; RETURN NEW;",
    )


def former_slug_trigger(kind: str) -> pgtrigger.Trigger:
    """Remember a slug that is given up, so that its address redirects for ever; the newest bearer of it wins."""
    return pgtrigger.Trigger(
        name="keep_former_slug",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("slug"),
        condition=pgtrigger.AnyChange("slug"),
        func=f"""
            DELETE FROM public.articles_formerslug WHERE kind = '{kind}' AND slug = NEW.slug;
            INSERT INTO public.articles_formerslug (kind, slug, object_id) VALUES ('{kind}', OLD.slug, OLD.id)
            ON CONFLICT (kind, slug) DO UPDATE SET object_id = EXCLUDED.object_id;
            RETURN NULL;""",
    )
