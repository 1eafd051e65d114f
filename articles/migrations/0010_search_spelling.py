from importlib import import_module

from django.db import migrations

first = import_module("articles.migrations.0001_search_functions")
CJK = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af"
LETTER = r"A-Za-z0-9\u00aa-\u1fff"
"""Letters and digits of the scripts that put spaces between words."""

WIDE = "".join(chr(code) for code in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)])
NARROW = "".join(chr(ord(character) - 0xFEE0) for character in WIDE)
WHOLE, PLAIN = "øØłŁđĐðÐıħĦŧŦ", "oOlLdDdDihHtT"
"""Letters with a stroke, which no normal form takes apart."""

CAPITALS = (
    "WHO|IT|IS|AS|CAN|MOST|US|ARM|SAFE|AID|ICE|APT|RAT|BAT|START|NICE|SEA|ACT|AIM|PACE|LAWS|SWIFT|SAP|RAND|CAST|EPIC"
    "|FIRST|LINE|HONOR|TIME|WIRED"
)
"""Names in capitals that are stop words or other words in small letters: `articles.search.spelling` has the same."""

WORDS = (
    "互联网 物联网 区块链 大数据 云计算 大模型 网信办 工信部 公安部 外交部 商务部 新华社 自媒体 实名制 一带一路 命运共同体 "
    "人工智能 网络安全 网络空间 网络主权 网络犯罪 网络攻击 网络治理 网络强国 网络诈骗 网络战 网络恐怖主义 网络间谍 网络基础设施 "
    "网络安全法 网络安全审查 网络空间安全 网络空间治理 网络空间命运共同体 网络空间国际合作 信息安全 信息技术 信息通信 信息化 "
    "个人信息 个人信息保护 个人信息保护法 数据安全 数据安全法 数据出境 数据保护 数据治理 数据跨境 数据中心 数据泄露 跨境数据 "
    "关键信息基础设施 基础设施 数字经济 数字化 数字技术 数字贸易 数字货币 数字鸿沟 数字中国 数字丝绸之路 国家安全 国际合作 "
    "互联网治理 互联网企业 互联网大会 世界互联网大会 全球互联网治理 互联网金融 工业互联网 移动互联网 乌镇峰会 等级保护 电子商务 "
    "未成年人 知识产权 供应链 反垄断 智慧城市 智能制造 出口管制 实体清单 虚假信息 言论自由 隐私保护 电信诈骗 勒索软件 恶意软件 "
    "安全漏洞 密码法 商用密码 跨境电商 电子政务 中国政府 美国政府 国务院 习近平 国家主席 总书记 外交部长 发言人 联合国 欧洲联盟 华盛顿 "
    "北京市 浙江省 上海市 生成式人工智能 国家互联网信息办公室 中央网信办 国家网信办"
)
"""Frequent Chinese words of three characters and more, found without a look at positions; shared likewise."""

FUNCTIONS = rf"""
-- One spelling of each letter: full width becomes ASCII, accents go from Latin letters, one kind of hyphen is left.
CREATE FUNCTION public.archive_fold(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    IF value !~ '[^\x01-\x7f]' THEN
        RETURN value;
    END IF;
    IF value ~ '[\uff06\uff0b\uff0d\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]' THEN
        value := translate(value, '＆＋－．{WIDE}', '&+-.{NARROW}');
    END IF;
    IF value ~ '[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u2010-\u2013\u2212\ufe63]' THEN
        value := regexp_replace(value, '[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', '', 'g');
        value := regexp_replace(value, '[\u2010-\u2013\u2212\ufe63]', '-', 'g');
    END IF;
    IF value ~ '[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff\ufb00-\ufb06]' THEN
        value := regexp_replace(normalize(value, NFD), '([A-Za-z])[\u0300-\u036f]+', '\1', 'g');
        value := translate(normalize(value, NFC), '{WHOLE}', '{PLAIN}');
        value := replace(replace(replace(value, 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE');
        value := replace(replace(replace(value, 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th');
        value := replace(replace(replace(value, 'ﬀ', 'ff'), 'ﬁ', 'fi'), 'ﬂ', 'fl');
        value := replace(replace(replace(replace(value, 'ﬃ', 'ffi'), 'ﬄ', 'ffl'), 'ﬅ', 'st'), 'ﬆ', 'st');
    END IF;
    RETURN value;
END
$$;

-- The frequent Chinese words that a text holds, parted by spaces.
CREATE FUNCTION public.archive_frequent(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_agg(word, ' ') FROM unnest(string_to_array('{WORDS}', ' ')) AS word WHERE strpos(value, word) > 0
$$;

-- The words of a text in the spelling of the index, its hyphens still in place. CJK runs become overlapping pairs, and
-- the last character of a run stands by itself once more, so that every character begins a word.
CREATE FUNCTION public.archive_spell(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    IF value ~ '[{CJK}]' THEN
        value := regexp_replace(value, '(?<=[{CJK}])([{CJK}])', '\1 \1', 'g');
        IF value ~ '[{LETTER}]' THEN
            value := regexp_replace(value, '([{LETTER}+#.])([{CJK}])', '\1 \2', 'g');
            value := regexp_replace(value, '([{CJK}])([{LETTER}.])', '\1 \2', 'g');
        END IF;
    END IF;
    IF value ~ '\m[A-Z]\.[A-Z]\M' THEN
        value := regexp_replace(value, '\m([A-Z])\.([A-Z])\.([A-Z])\M(\.(?![A-Za-z]))?', '\1\2\3', 'g');
        value := regexp_replace(value, '\m([A-Z])\.([A-Z])\M(\.(?![A-Za-z]))?', '\1\2', 'g');
    END IF;
    IF strpos(value, '&') > 0 THEN
        value := regexp_replace(replace(value, '&amp;', '&'), '\m([A-Z]{{1,3}})&([A-Z]{{1,3}})\M', '\10\2', 'g');
    END IF;
    IF strpos(value, '++') > 0 OR strpos(value, '#') > 0 THEN
        value := regexp_replace(regexp_replace(value, '\m[Cc]\+\+', 'cplus00', 'g'), '\m[Cc]#', 'csharp00', 'g');
    END IF;
    IF strpos(value, '.NET') > 0 OR strpos(value, '.net') > 0 THEN
        value := regexp_replace(value, '\.NET\M|(?<![[:alnum:]])\.net\M', ' dotnet00', 'g');
    END IF;
    RETURN value;
END
$$;

-- What is written as one word elsewhere: hyphenated words joined (of up to four parts, also each two neighbours), and
-- "cyber" joined with the word behind it, Xi'an as Xian.
CREATE FUNCTION public.archive_joined(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    joined text := '';
    chains text;
    longer text;
BEGIN
    IF value ~ '[{LETTER}]-[{LETTER}]' THEN
        SELECT string_agg(part[1], ' '),
               string_agg(part[1], ' ') FILTER (WHERE part[1] ~ '^[^-]+-[^-]+-[^-]+(-[^-]+)?$')
        INTO chains, longer
        FROM regexp_matches(value, '[{LETTER}]+(?:-[{LETTER}]+)+', 'g') AS part;
        IF longer IS NOT NULL THEN
            longer := regexp_replace(longer, '([^- ]+)-([^- ]+)-', '\1\2 \2-', 'g');
            longer := regexp_replace(longer, '([^- ]+)-([^- ]+)-', '\1\2 \2-', 'g');
        END IF;
        joined := replace(concat_ws(' ', chains, longer), '-', '');
    END IF;
    IF strpos(value, 'yber ') > 0 OR strpos(value, 'YBER ') > 0 OR strpos(value, E'yber\n') > 0 THEN
        SELECT concat_ws(' ', joined, string_agg('cyber' || part[1], ' ')) INTO joined
        FROM regexp_matches(value, '\mcyber[[:space:]]([A-Z]{{3,40}})\M', 'gi') AS part;
    END IF;
    IF value ~ '[A-Z][a-z]+[''’][aeo][a-z]' THEN
        SELECT concat_ws(' ', joined, string_agg(part[1] || part[2], ' ')) INTO joined
        FROM regexp_matches(value, '\m([A-Z][a-z]{{1,5}})[''’]([aeo][a-z]{{1,5}})\M', 'g') AS part;
    END IF;
    RETURN joined;
END
$$;

-- The vector of a text: its words with their places, then joined and frequent words without.
CREATE FUNCTION public.archive_vector(value text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    folded text := public.archive_fold(value);
    spelled text := public.archive_spell(folded);
    further text := public.archive_joined(spelled);
BEGIN
    IF folded ~ '[{CJK}]' THEN
        further := concat_ws(' ', further, public.archive_frequent(folded));
    END IF;
    spelled := replace(replace(replace(replace(spelled, '-', ' '), '/', ' '), '_', ' '), '@', ' ');
    spelled := replace(replace(replace(replace(spelled, '<', ' '), '>', ' '), '+', ' '), '&', ' ');
    spelled := replace(replace(spelled, '~', ' '), '..', ' ');
    IF spelled ~ '[{LETTER}]\.[A-Za-z]|[A-Za-z]\.[0-9]' THEN
        spelled := regexp_replace(spelled, '\.(?=[A-Za-z])', ' ', 'g');
        spelled := regexp_replace(spelled, '([A-Za-z])\.', '\1 ', 'g');
    END IF;
    IF spelled ~ '[A-Za-z]{{2}}[0-9]+\.[0-9]' THEN
        spelled := regexp_replace(spelled, '([A-Za-z]{{2}})([0-9]+\.[0-9])', '\1 \2', 'g');
    END IF;
    -- A text in capitals only says nothing by them
    IF spelled ~ '[a-z{CJK}]' OR length(spelled) < 20 THEN
        spelled := regexp_replace(spelled, '\m({CAPITALS})\M', '\100', 'g');
    END IF;
    IF further = '' THEN
        RETURN to_tsvector('pg_catalog.english'::regconfig, spelled);
    END IF;
    RETURN to_tsvector('pg_catalog.english'::regconfig, spelled)
        || strip(to_tsvector('pg_catalog.english'::regconfig, further));
END
$$;

CREATE OR REPLACE FUNCTION public.archive_title_vector(title text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT public.archive_vector(left(title, 2000))
$$;

-- A vector has at most 1 MB: where a text asks for more, less of it is indexed, and its row is saved all the same.
CREATE OR REPLACE FUNCTION public.archive_search_vector(title text, body text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
    RETURN setweight(public.archive_title_vector(title), 'A')
        || setweight(public.archive_vector(left(body, 200000)), 'D');
EXCEPTION WHEN program_limit_exceeded THEN
    RETURN setweight(public.archive_title_vector(title), 'A')
        || setweight(public.archive_vector(left(body, 20000)), 'D');
END
$$;
"""

REMOVED = """
DROP FUNCTION public.archive_segment(text);
DROP FUNCTION public.archive_bigrams(text);
"""

INDEXED_AGAIN = """
ALTER TABLE public.articles_article DROP COLUMN title_vector, DROP COLUMN search_vector;
ALTER TABLE public.articles_article
    ADD COLUMN title_vector tsvector GENERATED ALWAYS AS (public.archive_title_vector(title)) STORED,
    ADD COLUMN search_vector tsvector GENERATED ALWAYS AS (public.archive_search_vector(title, body)) STORED;
CREATE INDEX article_search ON public.articles_article USING gin (search_vector);
CREATE INDEX article_title_search ON public.articles_article USING gin (title_vector);
"""
"""One rewrite of the table, its indexes built in bulk: far faster than an update of every row, and no trigger fires, so
that neither history nor the log of public changes says that something changed. Readers wait until it is done."""

RESTORED = (
    first.SEGMENT.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
    + """
DROP FUNCTION public.archive_vector(text);
DROP FUNCTION public.archive_joined(text);
DROP FUNCTION public.archive_spell(text);
DROP FUNCTION public.archive_frequent(text);
DROP FUNCTION public.archive_fold(text);
"""
)


class Migration(migrations.Migration):
    """How words are spelled in the index; the same on the side of the query is `articles.search.spelling`."""

    dependencies = [("articles", "0009_public_changes")]

    operations = [
        migrations.RunSQL(FUNCTIONS, RESTORED),
        migrations.RunSQL(INDEXED_AGAIN, INDEXED_AGAIN),
        # New columns have no statistics until somebody asks for them: which words are common decides how to search.
        migrations.RunSQL("ANALYZE public.articles_article", migrations.RunSQL.noop),
        migrations.RunSQL(REMOVED, migrations.RunSQL.noop),
    ]
