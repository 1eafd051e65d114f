"""The text of a message without what mail programs and newsletters put around it."""

import re

from articles.readers.labels import MAIL_PREFIX
from articles.readers.wordlists import word_set

VIEW = re.compile(
    r"view (?:this |the )?(?:e-?mail|newsletter|message|it)?\s?(?:in|on|as) (?:your |a |the )?(?:web ?)?"
    r"(?:browser|page)|(?:having )?trouble (?:viewing|reading) this|view online"
    r"|open (?:this )?(?:e-?mail )?in (?:your |a )?browser"
    r"|read (?:this )?online|im browser (?:ansehen|öffnen|anzeigen)|voir (?:la|cette) version en ligne"
    r"|(?:无法|不能)(?:正常)?(?:显示|浏览|查看)|在?浏览器(?:中|里)(?:查看|打开|阅读)|网页版|網頁版|在线版",
    re.IGNORECASE,
)
LEAVE = re.compile(
    r"unsubscribe|manage (?:your )?(?:e-?mail )?(?:preferences|subscriptions?)|update (?:your )?preferences"
    r"|you(?:'re| are| have) receiv(?:ed|ing) this (?:e-?mail|newsletter|message)|add us to your address book"
    r"|this (?:e-?mail|message|newsletter) was sent (?:to|by)|sent to \S+@\S+|abbestellen|désabonner|désinscrire"
    r"|退订|退訂|取消订阅|取消訂閱|您收到(?:此|这|本)(?:邮件|信)",
    re.IGNORECASE,
)
LONGEST_NOTE, LONGEST_LEAVE = 160, 250
TOP, BOTTOM = 2, 0.65
"""Notes on leaving stand in the first lines, or behind that share of them: elsewhere the words are an article's."""
FORWARDED = re.compile(
    r"^[ \t>*_-]{0,40}(?:Forwarded message|Original Message|Begin forwarded message|Weitergeleitete Nachricht"
    r"|Message transféré|转发的邮件|轉寄的郵件|转发邮件信息|原始邮件|原始郵件)[ \t:：*_-]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
INNER = re.compile(
    r"^[ \t>*]{0,9}(?P<key>From|Date|Sent|Subject|To|Cc|Reply-To|Von|Datum|Betreff|An"
    r"|发件人|日期|发送时间|时间|主题|收件人|抄送|寄件者|主旨)"
    r"\*{0,2}[ \t]?[:：]\*{0,2}[ \t]*(?P<value>\S.{0,500})?$",
    re.IGNORECASE,
)
INNER_KEYS = {
    **dict.fromkeys(word_set("from von 发件人 寄件者"), "from"),
    **dict.fromkeys(word_set("date sent datum 日期 发送时间 时间"), "date"),
    **dict.fromkeys(word_set("subject betreff 主题 主旨"), "subject"),
}
LINK = re.compile(r"[ \t]?[<\[(]https?://[^\s<>\[\]()]{1,2000}[>\])]")
BARE_LINK = re.compile(r"\s*https?://\S{60,2000}\s*")
MORE = re.compile(
    r"\W{0,3}(?:read (?:more|on)|continue reading|full story|weiterlesen|阅读(?:全文|更多)|查看全文)\W{0,5}",
    re.IGNORECASE,
)
RULE = re.compile(r"[ \t]*[-_=*~#—─]{3,}[ \t]*")
WRAPPED_AT, FULL = 82, 45
CHINESE_END = re.compile("[\u3000-\u9fff\uff00-\uffef]$")


def forwarded(text: str) -> tuple[dict[str, str], str]:
    """What the headers of a forwarded message say ("from", "date", "subject"), and the text behind them."""
    found = FORWARDED.search(text)
    if not found or found.start() > 2000:
        return {}, text
    inner: dict[str, str] = {}
    lines = text[found.end() :].lstrip("\n").split("\n")
    number = 0
    for number, line in enumerate(lines[:20]):  # noqa: B007
        header = INNER.match(line)
        if header:
            key = INNER_KEYS.get(header["key"].lower())
            if key and header["value"]:
                inner.setdefault(key, header["value"].strip())
        elif line.strip():
            break
    if not inner:
        return {}, text
    rest = "\n".join(line.removeprefix("> ").removeprefix(">") for line in lines[number:])
    return inner, rest


def own_title(subject: str) -> str:
    """A subject without "Fwd:", "Re:" and the name of a list in brackets."""
    return MAIL_PREFIX.sub("", subject).strip()


def without_furniture(text: str) -> str:
    """The text without notes on viewing and leaving, without a signature, and without the addresses of its links."""
    lines = text.split("\n")
    kept: list[str] = []
    filled = 0
    for number, line in enumerate(lines):
        filled += not line.isspace() and line != ""
        if line.rstrip() == "--" or line == "-- ":
            break
        leaves = len(line) <= LONGEST_LEAVE and LEAVE.search(line)
        if leaves and number > BOTTOM * len(lines):
            break
        note = (leaves and filled <= TOP) or (len(line) <= LONGEST_NOTE and VIEW.search(line))
        if note or any(form.fullmatch(line) for form in (BARE_LINK, RULE, MORE)):
            continue
        kept.append(LINK.sub("", line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")


def only_says_where(text: str, other: str) -> bool:
    """Whether a plain text is just the note that the message should be viewed as a page, which has the `other` text."""
    rest = without_furniture(text)
    return len(rest) < 200 and len(other) > 3 * len(rest) and (len(rest) < 40 or bool(VIEW.search(text)))


def unwrapped(text: str, *, flowed: bool = False) -> str:
    """Paragraphs in one line each, where a mail program broke the lines. `flowed`: it left a space where it broke."""
    paragraphs = re.split(r"\n[ \t]*\n", text)
    return "\n\n".join(_unwrapped(paragraph.split("\n"), flowed) for paragraph in paragraphs)


def _unwrapped(lines: list[str], flowed: bool) -> str:
    if flowed:
        return "".join(line if line.endswith(" ") and line != "-- " else f"{line}\n" for line in lines).rstrip("\n")
    full = lines[:-1]
    if not full or max(map(len, lines)) > WRAPPED_AT or min(map(len, full)) < FULL:
        return "\n".join(lines)
    parts = [lines[0].strip()]
    for line in lines[1:]:
        parts.append(line.strip() if CHINESE_END.search(parts[-1]) else f" {line.strip()}")
    return "".join(parts)
