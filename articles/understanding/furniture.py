"""What a saved page holds beside its article: tables of patterns, a row for each habit of pages, and tests on lines.

Every pattern is bounded and tried on single lines with their white space folded, so that no line takes long.
"""

import re
from functools import lru_cache

from articles.readers.wordlists import word_set
from articles.understanding.patterns import function_word_share, is_chinese, squeeze


def _lines(*forms: str) -> re.Pattern[str]:
    """A pattern for whole lines of one of these forms, with or without the mark of a heading."""
    return re.compile(rf"^(?:#{{1,6}} )?(?:{'|'.join(forms)})\s?$", re.IGNORECASE)


# A line of this kind ends the article: all that follows is the page's.
END_LINES = _lines(
    r"related (?:coverage|stories|articles?|news|reading|topics|content|links|posts)\b.{0,40}",
    r"related ?:.{0,300}",
    r"(?:auto\w{0,10} )?tags?(?: ?:.{0,300})?",
    r"filed under\b.{0,100}",
    r"(?:leave a |add (?:your )?|post a |\d{1,5} )?comments?(?: ?\(\d{1,5}\))?",
    r"leave a reply.{0,60}",
    r"reader comments",
    r"most (?:read|popular|viewed|shared)\b.{0,40}",
    r"(?:you may also like|you might also|trending|popular|hot) ?(?:news|now|stories|posts)?:?",
    r"recommended(?: \w{1,20})?(?: for you)?:?",
    r"full story on\b.{0,400}",
    r"(?:to )?unsubscribe\b.{0,200}",
    r"you (?:are receiving|received) this\b.{0,200}",
    r"forward(?:ed)? (?:this )?(?:e-?mail|message)\b.{0,80}",
    r"about us(?: ?\|.{0,200})?",
    r"contact us(?: ?\|.{0,200})?",
    r"back to top",
    r"print this (?:page|article).{0,40}",
    r"all rights reserved.{0,100}",
    r"-{0,3} ?original message ?-{0,3}",
    r"--",
    r"(?:相关|相關|更多|推荐|推薦|延伸|热门|熱門|最新|编辑推荐)"
    r"(?:新闻|新聞|阅读|閱讀|文章|报道|報道|链接|連結|推荐|资讯|視頻|视频)[：:]?.{0,40}",
    r"(?:标签|关键词|上一篇|下一篇|打印本页|关闭窗口) ?[：:].{0,200}",
    r"(?:特别|版权|郑重|特別|版權|鄭重)?(?:声明|聲明) ?[：:]"
    r".{0,60}(?:转载|轉載|版权|版權|侵权|侵權|本网|本網|本站|本文).{0,160}",
    r"(?:分享到|扫一扫|版权所有|免责声明|网友评论|我要评论|返回首页|返回搜狐|阅读原文|点击查看).{0,120}",
)
# Of this kind too, but some pages have such lines between the parts of an article: they end it only near its end.
WEAK_END_LINES = _lines(
    r"more (?:from|on|stories|news|about)\b.{0,60}",
    r"read (?:more|next|also|full article|the full)\b.{0,80}",
    r"see also\b.{0,100}",
    r"(?:topics?|keywords?) ?:.{0,200}",
    r"(?:continue reading|click here to read)\b.{0,120}",
    r"(?:sign up (?:for|to)|subscribe (?:to|now))\b.{0,160}",
    r"this (?:e-?mail|message|newsletter) was sent\b.{0,200}",
    r"about the author\b.{0,100}",
    r"share (?:this|on|via)\b.{0,120}",
    r"(?:previous|next) (?:article|story|post|page)\b.{0,120}",
    r"(?:copyright|©|\(c\) ).{0,300}",
    r"(?:来源|原标题|编辑|編輯) ?[：:].{0,200}",
    r"查看原文.{0,120}",
    r"(?:last )?(?:updated|published|posted)(?: on| at)? ?:? ?(?:\d{1,2}:\d{2}\W{1,3})?[\w ,./-]{8,24}",
    r"follow (?:us|\w{2,20}(?: \w{2,20}){0,3}) on (?:twitter|facebook|instagram|x|wechat|weibo|linkedin)\b.{0,80}",
    r"(?:download (?:our|the) (?:\w{2,20} )?app|join our)\b.{0,80}",
    r"must[ -](?:watch|read|see)s?:?|source link|topics|tags",
    r"(?:mehr (?:lesen|zum thema)|lesen sie (?:auch|mehr)|(?:à )?lire (?:aussi|la suite)|lea también) ?:?.{0,160}",
)
LINK_LINE = re.compile(
    r"(?i)(?:read (?:more|also|next)|see also|mehr (?:lesen|zum thema)|lesen sie|(?:à )?lire aussi)\b"
)
# Credits of the desk at the end of a report, in brackets or bare.
_DESK = (
    r"(?:additional )?(?:reporting|writing|editing|compiled|graphics?|research|translation|translated) by\b",
    r"(?:web |copy |news )?editors? ?:",
    r"with (?:inputs?|files|reporting|additional)\b",
    r"this (?:version|story) (?:of|has|corrects|was)\b",
    r"story (?:corrects|has)\b",
    r"\$1 ?=",
    r"责任编辑|責任編輯|责编|编辑|編輯|編集|作者|来源|记者|完[)）】]|source ?:",
)
_BARE_DESK = (
    r"(?:additional )?(?:reporting|editing|writing) by\b.{0,400}",
    r"our standards:.{0,200}",
    r"(?:(?:web )?editors?|source|reporters?) ?: ?.{0,200}",
    r"(?:to )?contact the (?:writer|reporter|editor|author)s?.{0,300}",
    r"-{1,3} ?with (?:assistance|contributions?|reporting) .{0,300}",
    r"(?:责任编辑|責任編輯|责编|编辑|編輯).{0,200}",
    r"(?:translators?|proofreaders?|design ?& ?editors?) ?: ?.{2,120}",
    r"view original content.{0,400}|(?:logo|photo) ?- ?http.{0,400}|cision view.{0,100}",
    r"[（(][A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3},? 20\d\d(?: ?[:：/] ?\w{1,12})?[)）]",
    r"(?-i:SOURCE) [A-Z0-9][^.]{1,80}",
    r"###|-30-|-0-|ends?|\(ends?\)|enditem|endall|完|（完）|\(schluss\)[\w /]{0,20}",
)
SIGN_OFF = re.compile(
    rf"^(?:[（(\[【] ?(?:{'|'.join(_DESK)})[^()\n]{{0,400}}[)）\]】]?|{'|'.join(_BARE_DESK)})$", re.IGNORECASE
)
WIRE_SIGN_OFF = re.compile(r"\b(?:reporting|editing|writing) by [A-ZÀ-Þ]", re.IGNORECASE)
REPORTING_BY = re.compile(r"(?:(?<!additional )(?:reporting|writing) by) (?P<names>[^;()\n]{3,200})", re.IGNORECASE)

# Lines that may stand anywhere and are never the article's own words.
STRAY_LINES = _lines(
    r"unknown|advertisement|广告|for immediate release|loading\.{0,3}",
    r"\((?:adds?|updates?|recasts|repeats|corrects|refiles|rewrites|changes|new throughout)\b[^()]{0,200}\)",
    r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w.-]{1,64}",
    r"ads? by \S.{0,30}",
    r"(?:photo|image|picture|credit|photograph|file photo)s? ?(?:by|:|/|courtesy).{0,160}",
    r"(?:(?:share|tweet|print|e-?mail|comments?|like|save|facebook|twitter|linkedin|weibo|wechat|whatsapp|reddit|pinterest"
    r"|copy link|text size|font size)\b|\W){1,40}",
    r"(?:skip|jump) to .{0,60}|scroll (?:down|to).{0,60}|click to (?:enlarge|play).{0,60}",
    r"video ?: ?.{0,120}|listen to this article.{0,40}|please enable javascript.{0,160}",
    r"\d{1,3} min(?:ute)?s? read|estimated reading time.{0,40}|lesezeit:.{0,40}|temps de lecture.{0,30}",
    r"news provided by|share this article|image credits?:.{0,100}|print|merken|drucken|teilen|vorlesen",
    r"posted on ?:.{0,80}|bookmark.{0,30}",
    r"dernière mise à jour\b.{0,60}|newsletter ?[|:] ?(?:click|sign up|subscribe|get)\b.{0,120}",
    r"[(（]for the latest [^()]{0,160}[)）]",
    r"(?:图为|上图为|下图为|图说).{0,160}|.{0,200}图为.{0,120}(?:摄|攝|供图|供圖|图)",
    r"[^。]{0,36}(?:[ /／](?:摄|攝|供图|供圖)| ?图IC)",
    r"(?:小|中|大)?字(?:号|體|体).{0,20}|图片来源.{0,40}|资料图.{0,30}",
    r"【?(?:打印|关闭|收藏|分享|纠错|字体|大字|小字|评论)[】 /|].{0,40}",
)
_AGENCIES = r"(?:xinhua|reuters|afp|ap|dpa|epa|pti|ians|bloomberg|getty)"
_WORDS = r"[^()（）\[\]\n]"
CAPTION = re.compile(
    r"[\[(（] ?(?:(?:file photo|photo|picture|image|ap photo|getty|credit|courtesy|ic photo|provided"
    rf"|图源|图片|图|摄|资料图)(?: ?(?:by|/|:|：|—|-|provided){_WORDS}{{0,80}}| {_WORDS}{{0,60}})?"
    rf"|(?:xinhua|reuters|afp)(?: ?/ ?(?!{_AGENCIES}\b){_WORDS}{{2,60}}"
    rf"| {_WORDS}{{0,40}}(?:photo|image|摄){_WORDS}{{0,20}})"
    r") ?[\])）]$|(?:^|[.!?。”\" ])(?:photo|image|picture|foto|bild|photograph)s? ?(?:by )?[:：] ?[^.:：。]{2,60}$",
    re.IGNORECASE,
)
# A source alone in brackets signs a report, or credits the picture above: where the line stands tells which.
CREDITED = re.compile(rf"[\[(（] ?(?:xinhua|reuters|afp|source ?[:：] ?{_WORDS}{{2,40}}) ?[\])）]$", re.IGNORECASE)
CAPTION_LIMIT = 240
BREADCRUMB = re.compile(
    r"^[^.。]{1,160}(?: [>»›] |&gt;|>>| ?→ )[^.。]{0,160}$"
    r"|^(?:Home|Start(?:seite)?|Accueil|Inicio|Главная|首页|首頁)(?: / [^/.。]{1,40}){1,4}$"
)
MENU_WORDS = re.compile(
    r"^(?:(?:home|news|search|login|log in|sign in|register|menu|subscribe|archive|about us|contact us|sitemap"
    r"|english|chinese|opinions?|business|military|world|society|culture|travel|science|sports|photos?|videos?"
    r"|special coverage)\b"
    r"|首页|新闻|国内|国际|登录|注册|搜索|滚动|要闻|财经|科技|体育|娱乐|军事|评论|图片|视频|专题|导航|网站地图|中文"
    r"|\W){1,60}$",
    re.IGNORECASE,
)
SECTIONS = word_set(
    "home news world business tech technology sport sports opinion opinions politics health science market markets",
    "culture travel lifestyle life entertainment money video videos photo photos live weather search menu subscribe",
    "login register archive about contact more latest topics china asia africa europe economy finance education",
    "environment arts style books podcasts newsletters magazine features analysis editorial editorials columns",
    "society military national international local jobs classifieds shop multimedia cartoons forum english",
    "startseite politik wirtschaft kultur wissen gesellschaft panorama netzwelt digital meinung regional ratgeber",
    "accueil monde économie politique société planète pixels idées france",
)
NETWORK = re.compile(
    r"(?i)\b(?:facebook|twitter|youtube|instagram|linkedin|whatsapp|wechat|weibo|telegram|pinterest|reddit|tiktok|vk)\b"
    r"|微博|微信"
)
# What an editor wrote above the article about it.
STANDFIRST = re.compile(
    r"^(?:内容摘要|摘要|文章导读|导读|核心提示|内容提要|编者按|編者按|原标题|原標題)\s?[：:]|^本文(?:来自|首发|源自|作者)"
)

# Where a page run on in one line leaves its article.
INLINE_END = re.compile(
    "|".join(
        (
            r"\( ?(?:web )?editors? ?:[^()]{0,80}\)",
            r"(?:【\d{1,2}】 ?){2,}",
            r"\(for the latest [^()]{0,120}\)",
            r"add your comment",
            r"please enable javascript to view",
            r"\(?(?:reporting|editing|writing) by [A-Z][^()]{0,200}\)",
            r"\bmost (?:read|viewed) (?:1|in)?\b",
            r"\brelated (?:reading|stories|articles|news|coverage)\b[: ]",
            r"copyright (?:©|\(c\)|by|\d{4})|© |all rights reserved",
            r"[【\[（(]?(?:责任编辑|责编|编辑|網絡編輯)[：:]|版权所有|相关新闻|相关阅读|分享到",
            r"\ball \d{1,4} news articles",
            r"… ?read more\b|\bread more ?\.{3}|\bread full article at\b",
            r"\bmore about [A-Z]\w+ , ",
            r"\bsource: [A-Z][\w ]{2,40}$",
            r"\bshare (?:this (?:article|story|post|page|news)|(?:on|via) (?:facebook|twitter|linkedin|whatsapp))\b",
        )
    ),
    re.IGNORECASE,
)
SEE_ALSO = re.compile(
    r"\s?(?:SEE ALSO|READ MORE|READ ALSO|ALSO READ|RELATED|WATCH): [^.?!\"“\n]{1,160}(?=[\"“]|$|[.?!])"
    r"|(?<=[.!?”\"]) (?:More on this (?:topic|story)|Read more): [^.?!\"“\n]{1,160}[.?!](?= [A-Z])"
)
# The credit of a picture whose caption was run into a paragraph.
INLINE_CREDIT = re.compile(
    r"\s?[(（](?:Photo|File photo|Xinhua/|AP Photo|Photo by|Photo/|Image|VCG|IC photo)[^()（）\n]{0,60}[)）]\s?"
)


# A line that is longer and ends in a full stop is prose, and so is one that is longer and opens with no bracket.
PROSE, LONG = 120, 220
BRACKETS = frozenset("(（[【")
TWICE = 16


def is_furniture(line: str) -> bool:
    """True for a line that is never the article's own: breadcrumbs, menus, share links, credits of pictures."""
    return not (len(line) > 400 or (len(line) > PROSE and line[-1] in '.。”"')) and _is_furniture(line)


@lru_cache(maxsize=4096)
def _is_furniture(line: str) -> bool:
    """Remembered: each line is asked about several times, and the pages of a site share theirs."""
    text = squeeze(line)
    return bool(
        STRAY_LINES.match(text)
        or BREADCRUMB.match(text)
        or MENU_WORDS.match(text)
        or CAPTION.search(text[-120:])
        or is_menu(text)
        or _is_said_twice(text)
    )


def _is_said_twice(text: str) -> bool:
    """True for a line that is one string two times: a picture's caption and its alternative text."""
    half = len(text) // 2
    return len(text) >= TWICE and text[:half].strip() == text[-half:].strip()


def may_be_caption(line: str) -> bool:
    """True for a short line that ends in a source's name: a picture's caption if the article goes on below it."""
    return len(line) <= CAPTION_LIMIT and bool(CREDITED.search(line[-60:]))


def is_menu(line: str) -> bool:
    """True for a row of links: many short parts between bars, or many words and none that holds a sentence together."""
    if "|" in line or "｜" in line or "•" in line or "·" in line:
        parts = [part for part in re.split(r"[|｜•·]", line) if part.strip()]
        if len(parts) >= 4 and sum(map(len, parts)) / len(parts) < 30:
            return True
    words = line.split()
    if _is_row_of_sections(words) or _is_row_of_networks(line):
        return True
    if len(words) < 12 or "." in line[:-1] or "," in line or is_chinese(line):
        return False
    return function_word_share(line) < 0.06


def _is_row_of_sections(words: list[str]) -> bool:
    """Home News World Business: capital words, all of a few or most of many of them names of sections."""
    if not 3 <= len(words) <= 40 or not all(word[0].isupper() or not word[0].isalpha() for word in words):
        return False
    named = sum(word.lower() in SECTIONS for word in words)
    return named == len(words) or (len(words) >= 5 and named * 5 >= len(words) * 3)


def _is_row_of_networks(line: str) -> bool:
    """Facebook Twitter YouTube: names of networks in a row without commas, perhaps a portal's name and a day beside."""
    if len(line) > LONG or line[-1:] in ".?!。":
        return False
    names = list(NETWORK.finditer(line))
    if len(names) < 2 or any(line[name.end() : name.end() + 1] in (",", "、", "，") for name in names):
        return False
    return 2 * len(names) >= len(line.split()) or (len(names) > 2 and function_word_share(line) == 0)


def ends_article(line: str) -> bool:
    """True for a line after which nothing is the article's own."""
    return len(line) <= LONG and bool(END_LINES.match(squeeze(line)))


def may_end_article(line: str) -> bool:
    """True for a line that ends the article if only little prose follows it."""
    return len(line) <= LONG and bool(WEAK_END_LINES.match(squeeze(line)))


def is_link(line: str) -> bool:
    """True for a line that leads to another article; pages set such between paragraphs, too."""
    return bool(LINK_LINE.match(line))


def is_sign_off(line: str) -> bool:
    """True for credits of the desk: "(Editing by …)", "Editor: …", （责任编辑：…）, "Enditem"."""
    return len(line) <= (500 if line.lstrip()[:1] in BRACKETS else LONG) and bool(SIGN_OFF.match(squeeze(line)))
