"""Addresses of pages as they are compared: what tells two pages apart stays, what only tells how one came there goes.

Nothing here is meant for fetching: a canonical address has no scheme, and names no more than a page.
"""

import ipaddress
import re
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit

import idna

LONGEST = 2000
"""Characters of an address, and of its canonical form, which is ASCII: an index takes no longer values."""
LONGEST_HOST = 253

# Of tools that count visits, of networks and mailers that a link was shared by, and of sessions.
TRACKING = re.compile(
    r"(?:utm|mtm|pk|hsa|ga|at|cm|wt|trk|share|stm|ns|fb_action|guce)_\w{1,40}|_(?:ga|gl|hsenc|hsmi|openstat)|mc_[ce]id"
    r"|(?:fb|g|dc|y|tt|tw)clid|msclkid|igshid|gclsrc|[gw]braid|igsh|mkt_tok|oly_(?:anon|enc)_id"
    r"|vero_(?:id|conv)|li_fat_id|ref|ref_src|ref_url|referrer|referer|cmpid|campaign|ncid|ocid|smid|smtyp|spm|scm|from"
    r"|fr|ito|xtor|icid|s_?cid|wfr|mibextid|src|srcid|sr_share|rss|feature|soc_(?:src|trk)|guccounter|yptr|amp"
    r"|outputtype|sharer?\w{0,20}|mpshare|isappinstalled|scene|subscene|ascene|chksm|clicktime|enterid|exportkey"
    r"|pass_ticket|devicetype|weixin\w{0,20}|jsessionid|phpsessid|sessionid|aspsessionid\w{0,20}",
    re.IGNORECASE,
)
# The same page for other screens, or under the name that nobody has to type.
DRESS = frozenset({"www", "www1", "www2", "m", "mobile", "amp", "wap", "3g", "touch"})
REGISTRIES = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
"""Below a country, these are no site's own name: nothing is taken away before co.uk."""
INDEX = re.compile(r"/(?:index|default)\.(?:html?|shtml|xhtml|php|aspx?|jsp|jhtml)$|/amp(?:\.html?)?$", re.IGNORECASE)
AMP_ENDING = re.compile(r"\.amp(?=(?:\.s?html?)?$)", re.IGNORECASE)
PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
REPLAY = re.compile(r"/web/(?:\d{4,14}|\*)[a-z_]{0,4}/(?P<inner>.+)", re.DOTALL)
CACHED = re.compile(r"/(?:amp|[cvi])/(?:s/)?(?P<inner>.+)", re.DOTALL)
SCHEMELESS = re.compile(r"(?i)www\.[\w-]|(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,20}(?::\d{1,5})?/")
HOST_CHARS = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
SLASHES = re.compile("/{2,}")
# A byte in percent signs, or what does not stand for itself in an address.
TO_SPELL = re.compile(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9._~!$'()*+,:@/;=&-]")
UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def canonical(address: str) -> str:
    """The address as it is compared, such as "example.org/a/b?page=2"; "" for what is none of the web, or overlong.

    Without scheme, user, usual port, fragment, tracking parameters, `www.` and mobile hosts, index pages and closing
    slashes; host in lower case and IDNA, parameters sorted, one spelling of percent signs. A page replayed by a web
    archive or an AMP cache counts as the page itself. `canonical("https://" + canonical(x)) == canonical(x)`.
    """
    parts = _parts(address)
    name = _bare(_host(parts)) if parts else ""
    if parts is None or not name:
        return ""
    path = _path(parts.path)
    while (shorter := INDEX.sub("", AMP_ENDING.sub("", path)).rstrip("/")) != path:
        path = shorter
    query = _query(parts.query)
    found = f"{name}{_port(parts)}{path}{'?' if query else ''}{query}"
    return found if len(found) <= LONGEST else ""


def host(address: str) -> str:
    """The host of an address as it is compared: lower case, IDNA, without `www.` and the like; "" if there is none."""
    parts = _parts(address)
    return _bare(_host(parts)) if parts else ""


def _parts(address: str) -> SplitResult | None:
    """The parts of an address of the web, of the innermost one where archives or caches wrap it."""
    found = None
    inner: str | None = address
    while inner is not None and (parts := _split(inner)) is not None and (found is None or _host(parts)):
        found, inner = parts, _wrapped(parts)
    return found


def _split(address: str) -> SplitResult | None:
    if len(address) > LONGEST + len("https://"):
        return None
    address = re.sub(r"[\t\r\n]", "", address.strip())
    scheme, colon, rest = address.partition(":")
    if colon and scheme.lower() in ("http", "https"):
        address = rest
    elif not (address.startswith("//") or SCHEMELESS.match(address)):
        return None
    try:
        return urlsplit("http://" + address.replace("\\", "/").lstrip("/"))
    except ValueError:
        return None


def _wrapped(parts: SplitResult) -> str | None:
    """The address that a web archive replays or an AMP cache serves."""
    name, path = _bare(_host(parts)), _path(parts.path)
    if name in ("web.archive.org", "webarchive.org.uk"):
        found = REPLAY.search(path)
    elif name.endswith(".cdn.ampproject.org") or (name == "google.com" and path.startswith("/amp/")):
        found = CACHED.match(path)
    else:
        return None
    if not found:
        return None
    inner = "http://" + re.sub(r"(?i)^https?:/{0,2}", "", found["inner"])
    return f"{inner}?{parts.query}" if parts.query else inner


def _host(parts: SplitResult) -> str:
    """The host in lower case, names in IDNA, IPv6 in brackets; "" for what no host is called."""
    try:
        name = unquote_to_bytes(parts.hostname or "").decode("utf-8", "replace")
        if ":" in name:
            return f"[{ipaddress.IPv6Address(name.partition('%')[0]).compressed}]"
        if len(name) > LONGEST_HOST:
            return ""
        name = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    except (ValueError, idna.IDNAError):
        return ""
    name = name.lower().removesuffix(".")
    return name if HOST_CHARS.fullmatch(name) else ""


def _bare(name: str) -> str:
    """A host without the labels that only say for which screen it serves: en.m.example.org is en.example.org."""
    if name.startswith("[") or name.replace(".", "").isdigit():
        return name
    labels = name.split(".")
    place = 0
    while place < 2 and len(labels) > 2 + place:
        if labels[place] in DRESS and not _is_registry(labels[place + 1 :]):
            del labels[place]
            place = 0
        else:
            place += 1
    return ".".join(labels)


def _is_registry(labels: list[str]) -> bool:
    """True for co.uk; and for gov.cn, which is a site as well: its www. stays, which does no harm."""
    return len(labels) == 2 and labels[0] in REGISTRIES and len(labels[1]) == 2


def _port(parts: SplitResult) -> str:
    try:
        port = parts.port
    except ValueError:
        return ""
    return "" if port in (None, 80, 443) else f":{port}"


def _path(path: str) -> str:
    """A path without dot segments, doubled or closing slashes and sessions, in one spelling; "" for the root."""
    kept: list[str] = []
    for segment in SLASHES.sub("/", _spelled(PATH_SESSION.sub("", path))).strip("/").split("/"):
        if segment == "..":
            kept = kept[:-1]
        elif segment not in (".", ""):
            kept.append(segment)
    return "".join(f"/{segment}" for segment in kept)


def _query(query: str) -> str:
    """The parameters that tell pages apart, sorted, in one spelling."""
    pairs = (part.partition("=") for part in query.replace("+", "%20").split("&"))
    spelled = {(_spelled(key), _spelled(value)) for key, _, value in pairs if key}
    return "&".join(f"{key}={value}" if value else key for key, value in sorted(spelled) if not TRACKING.fullmatch(key))


def _spelled(text: str) -> str:
    """One spelling of a part of an address: %7e is ~, other bytes are %XX, and a percent sign of no byte is %25."""
    return TO_SPELL.sub(_spell, text)


def _spell(found: re.Match[str]) -> str:
    if len(found[0]) == 3:
        code = int(found[0][1:], 16)
        return chr(code) if code in UNRESERVED else found[0].upper()
    return "".join(f"%{code:02X}" for code in found[0].encode("utf-8", "replace"))
