from django.db import migrations

CJK = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af"

SEGMENT = rf"""
CREATE FUNCTION public.archive_bigrams(run text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN char_length(run) < 2 THEN run ELSE (
        SELECT string_agg(substr(run, i, 2), ' ' ORDER BY i) FROM generate_series(1, char_length(run) - 1) AS i
    ) END
$$;

-- A text with each run of CJK characters replaced by its overlapping pairs, everything else left alone.
CREATE FUNCTION public.archive_segment(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN value !~ '[{CJK}]' THEN value ELSE (
        SELECT string_agg(CASE WHEN part[1] IS NULL THEN part[2] ELSE public.archive_bigrams(part[1]) END, ' ' ORDER BY n)
        FROM regexp_matches(value, '([{CJK}]{{1,200}})|([^{CJK}]+)', 'g') WITH ORDINALITY AS parts(part, n)
    ) END
$$;

CREATE FUNCTION public.archive_title_vector(title text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT to_tsvector('pg_catalog.english'::regconfig, public.archive_segment(left(title, 2000)))
$$;

-- A vector has at most 1 MB: where a text asks for more, less of it is indexed, and its row is saved all the same.
CREATE FUNCTION public.archive_search_vector(title text, body text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
    RETURN setweight(public.archive_title_vector(title), 'A')
        || setweight(to_tsvector('pg_catalog.english'::regconfig, public.archive_segment(left(body, 200000))), 'D');
EXCEPTION WHEN program_limit_exceeded THEN
    RETURN setweight(public.archive_title_vector(title), 'A')
        || setweight(to_tsvector('pg_catalog.english'::regconfig, public.archive_segment(left(body, 20000))), 'D');
END
$$;
"""

UNDO = """
DROP FUNCTION public.archive_search_vector(text, text);
DROP FUNCTION public.archive_title_vector(text);
DROP FUNCTION public.archive_segment(text);
DROP FUNCTION public.archive_bigrams(text);
"""


class Migration(migrations.Migration):
    """Functions that generated columns use are schema-qualified: a restore runs with an empty search path."""

    initial = True

    dependencies = []

    operations = [migrations.RunSQL(SEGMENT, UNDO)]
