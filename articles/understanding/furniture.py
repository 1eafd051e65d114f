"""What a saved page holds beside its article: tables of patterns, each for one thing, and tests on single lines."""

import re

from articles.understanding.patterns import function_word_share, is_chinese

# A line of this kind ends the article: all that follows is the page's.
END_LINES = re.compile(
    r"""^\s{0,20}(?:\#{1,6}\s*)?(?:
      related\s+(?:coverage|stories|articles?|news|reading|topics|content|links|posts)\b.{0,40} |
      more\s+(?:from|on|stories|news|about)\b.{0,60}
    | read\s+(?:more|next|also|full\s+article|the\s+full)\b.{0,80} | see\s+also\b.{0,100} |
      recommended(?:\s+\w+)?(?:\s+for\s+you)?:?
    | (?:auto\w*\s+)?tags?\s*:.{0,300} | tags? | filed\s+under\b.{0,100} | topics?\s*:.{0,200} | keywords?\s*:.{0,200}
    | (?:leave\s+a\s+|add\s+(?:your\s+)?|post\s+a\s+|\d+\s+)?comments?(?:\s*\(\d+\))? |
      leave\s+a\s+reply.{0,60} | reader\s+comments
    | most\s+(?:read|popular|viewed|shared)\b.{0,40} | (?:you\s+may\s+also\s+like|you\s+might\s+also
      |trending|popular|hot)\s*(?:news|now|stories|posts)?:?
    | full\s+story\s+on\b.{0,400} | (?:continue\s+reading|click\s+here\s+to\s+read)\b.{0,120}
    | sign\s+up\s+(?:for|to)\b.{0,160} | subscribe\s+(?:to|now)\b.{0,160} |
      (?:to\s+)?unsubscribe\b.{0,200} | you\s+(?:are\s+receiving|received)\s+this\b.{0,200}
    | this\s+(?:e-?mail|message|newsletter)\s+was\s+sent\b.{0,200} | forward(?:ed)?\s+(?:this\s+)?
      (?:e-?mail|message)\b.{0,80}
    | about\s+(?:us|the\s+author)(?:\s*\|.{0,200})? | contact\s+us(?:\s*\|.{0,200})? | share\s+(?:this|on|via)\b.{0,120}
    | (?:previous|next)\s+(?:article|story|post|page)\b.{0,120} | back\s+to\s+top | print\s+this\s+
      (?:page|article).{0,40}
    | (?:copyright|©|\(c\)\s).{0,300} | all\s+rights\s+reserved.{0,100} | -{0,3}\s?original\s+message\s?-{0,3}
    | (?:相关|相關|更多|推荐|推薦|延伸|热门|熱門|最新|编辑推荐)
      (?:新闻|新聞|阅读|閱讀|文章|报道|報道|链接|連結|推荐|资讯|視頻|视频)[：:]?.{0,40}
    | (?:责任编辑|責任編輯|责编|责任编审|编辑|編輯|网络编辑|来源|标签|关键词|原标题|上一篇|下一篇)\s{0,3}[：:].{0,200}
    | (?:打印本页|关闭窗口)\s{0,3}[：:].{0,200}
    | (?:分享到|扫一扫|版权所有|免责声明|网友评论|我要评论|返回首页|返回搜狐|查看原文|阅读原文|点击查看).{0,120}
    )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)

# Of these, what may also stand between the parts of an article; then only the line itself goes.
WEAK_END_LINES = re.compile(
    r"^\s{0,20}(?:#{1,6}\s*)?(?:read|more|see|sign|subscribe|share|topics?|keywords?|continue"
    r"|click|来源|编辑|编|責|责|this|copyright|©|previous|next)",
    re.IGNORECASE,
)

# Credits of the desk, at the end of a report. What an agency's desk writes is in wire style.
SIGN_OFF = re.compile(
    r"""^\s{0,20}(?:[（(\[【]\s{0,3}(?:
      (?:(?:additional\s+)?(?:reporting|writing|editing|compiled|graphics?|research|translation
      |translated)\s+by|(?:web\s+|copy\s+|news\s+)?editors?\s*:|with\s+(?:inputs?|files|reporting
      |additional)|
      \$1\s*=|this\s+(?:version|story)\s+(?:of|has|corrects|was)|story\s+(?:corrects|has)|责任编辑|责编|编辑
      |編輯|完|作者|来源|记者|source)
      [^()\n]{0,400} )[)）\]】]
    | (?:(?:additional\s+)?reporting\s+by|editing\s+by|writing\s+by|our\s+standards:|
      (?:web\s+)?editors?\s*:|source\s*:|(?:to\s+)?contact\s+the\s+(?:writer|reporter|editor|author)s?
      |-{1,3}\s?with\s(?:assistance|contributions?|reporting)\s|
      \#{3}\s*$|-30-\s*$|end\s*$|ends\s*$|完\s*$|enditem\s*$|endall\s*$|view\s+original\s+content
      |logo\s*-\s*http|photo\s*-\s*http|cision\s+view|责任编辑|责编|编辑|編輯|（完）)
      .{0,400} )$""",
    re.IGNORECASE | re.VERBOSE,
)
WIRE_SIGN_OFF = re.compile(r"\b(?:reporting|editing|writing) by [A-ZÀ-Þ]", re.IGNORECASE)
REPORTING_BY = re.compile(r"(?:(?<!additional )(?:reporting|writing) by) (?P<names>[^;()\n]{3,200})", re.IGNORECASE)

# Lines that may stand anywhere and are never the article's own words.
STRAY_LINES = re.compile(
    r"""^\s{0,20}(?:
      unknown | advertisement | ads?\s+by\s+\S.{0,30} | (?:photo|image|picture|credit|photograph
      |file\s+photo)s?\s*(?:by|:|/|courtesy).{0,160}
    | (?:share|tweet|print|email|e-mail|comments?|like|save|facebook|twitter|linkedin|weibo|wechat
      |whatsapp|reddit|pinterest|copy\s+link|text\s+size|font\s+size|\W)+
    | (?:skip\s+to|jump\s+to)\s.{0,60} | scroll\s+(?:down|to).{0,60} | loading\.{0,3} |
      click\s+to\s+(?:enlarge|play).{0,60} | video\s*:.{0,120}
    | please\s+enable\s+javascript.{0,160} | listen\s+to\s+this\s+article.{0,40} | \d+\s+min
      (?:ute)?s?\s+read | estimated\s+reading\s+time.{0,40}
    | posted\s+on\s*:.{0,80} | bookmark.{0,30} | (?:小|中|大)?字(?:号|體|体).{0,20} | 【?(?:打印|关闭|收藏|分享|纠错
      |字体|大字|小字|评论)[】\s/|].{0,40} | 图片来源.{0,40} | 资料图.{0,30} | 广告
    )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
CAPTION = re.compile(
    r"[\[(（]\s{0,3}(?:photo|file photo|xinhua|picture|image|ap photo|reuters|getty|source|credit"
    r"|courtesy|afp|ic photo|provided|图|图源|图片|摄|资料图)"
    r"(?:\s?(?:by|/|:|：|—|-|provided)[^()（）\[\]\n]{0,80}|\s[^()（）\[\]\n]{0,60})?[\])）]\s{0,3}$",
    re.IGNORECASE,
)
BREADCRUMB = re.compile(r"^[^.。]{1,160}(?:\s[>»›]\s|&gt;|>>|\s?→\s)[^.。]{0,160}$")
MENU_WORDS = re.compile(
    r"(?i)^(?:home|news|search|login|log in|sign in|register|menu|subscribe|archive|about us"
    r"|contact us|contact|sitemap|english|中文|"
    r"chinese|opinions?|business|military|world|society|culture|travel|science|sports|photos?|videos?|special coverage|"
    r"首页|新闻|国内|国际|登录|注册|搜索|滚动|要闻|财经|科技|体育|娱乐|军事|评论|图片"
    r"|视频|专题|导航|网站地图|english|\W)+$"
)

# Where a page run on in one line leaves its article.
INLINE_END = re.compile(
    r"""\(\s?(?:web\s+)?editors?\s?:[^()]{0,80}\)|\(for\s+the\s+latest\s[^()]{0,120}\)
      |add\s+your\s+comment|please\s+enable\s+javascript\s+to\s+view
    |\(?(?:reporting|editing|writing)\s+by\s[A-Z][^()]{0,200}\)|\bmost\s+read\s+1?\b|\brelated\s+
      (?:reading|stories|articles|news|coverage)\b[: ]
    |copyright\s+(?:©|\(c\)|by)|©\s|all\s+rights\s+reserved|[【\[（(]?(?:责任编辑|责编|编辑|網絡編輯)[：:]|版权所有
      |相关新闻|相关阅读|分享到|\ball\s\d{1,4}\snews\sarticles
    |…\s?read\s+more\b|\bread\s+more\s?\.{3}|\bread\s+full\s+article\s+at\b
      |\bmore\s+about\s[A-Z]\w+\s,\s|\bsource:\s[A-Z][\w ]{2,40}$""",
    re.IGNORECASE | re.VERBOSE,
)
SEE_ALSO = re.compile(
    r"\s?(?:SEE ALSO|READ MORE|READ ALSO|ALSO READ|RELATED|WATCH): [^.?!\"“\n]{1,160}(?=[\"“]|$|[.?!])"
)
INLINE_CAPTION = re.compile(
    r"[^.。!?！？()（）\n]{0,300}[.。]?\s?[(（](?:Photo|File photo|Xinhua/|AP Photo|Photo by|Photo/"
    r"|Image|VCG|IC photo)[^()（）\n]{0,60}[)）]\s?",
)


def is_furniture(line: str) -> bool:
    """True for a line that is never the article's own: breadcrumbs, menus, share links, credits of pictures."""
    if len(line) > 400:
        return False
    return bool(
        STRAY_LINES.match(line) or BREADCRUMB.match(line) or MENU_WORDS.match(line) or is_caption(line) or is_menu(line)
    )


def is_caption(line: str) -> bool:
    """True for a line that ends in the credit of a picture."""
    return len(line) <= 400 and bool(CAPTION.search(line[-120:]))


def is_menu(line: str) -> bool:
    """True for a row of links: many short parts between bars, or many words and none that holds a sentence together."""
    parts = [part for part in re.split(r"[|｜•·]", line) if part.strip()]
    if len(parts) >= 4 and sum(map(len, parts)) / len(parts) < 30:
        return True
    words = line.split()
    return (
        len(words) >= 12
        and not is_chinese(line)
        and "." not in line[:-1]
        and "," not in line
        and function_word_share(line) < 0.06
    )


def ends_article(line: str) -> bool:
    """True for a line after which nothing is the article's own."""
    return len(line) <= 500 and bool(END_LINES.match(line))


def may_end_article(line: str) -> bool:
    """True for an ending line that ends the article only if little prose follows it."""
    return bool(WEAK_END_LINES.match(line))


def is_sign_off(line: str) -> bool:
    """True for credits of the desk: "(Editing by …)", "Editor: …", （责任编辑：…）, "Enditem"."""
    return len(line) <= 500 and bool(SIGN_OFF.match(line))
