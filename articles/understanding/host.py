"""When the conference itself is an organization: as a host, a founder, a speaker, a publisher, or by its legal form."""

import re

from articles.matching import Match

CONFERENCE = "World Internet Conference"
AFTER_EN = re.compile(
    r"(?i)^(?:\s\(WIC\))?(?:\sas\san|\san)?\s?(?:\(?international\sorgani[sz]ation"
    r"|organi[sz]ation\b|secretary[- ]general|secretariat|(?:vice[- ])?chair(?:man|woman)\s[A-Z]"
    r"|['’]s\s(?:secretary|director[- ]general|members|chairman|vice[- ]chairman)"
    r"|\sdirector-general|\smembers?(?:hip)?\b|\sboard\b|\scouncil\b|\sspecialized committee"
    r"|\swas (?:officially\s|formally\s)?(?:established|founded|inaugurated) as|\shosted\b"
    r"|\ssaid\b|\sannounced\b|\sreleased\b|\sinvited\b)"
)
BEFORE_EN = re.compile(
    r"(?i)(?:(?:co-?)?(?:hosted|sponsored|organi[sz]ed|initiated|founded|published|issued"
    r"|released|run) (?:jointly )?by (?:the )?|secretary[- ]general of (?:the )?|secretariat of "
    r"(?:the )?|member(?:s|ship)? (?:of|in) (?:the )?|"
    r"chairman of (?:the )?|director[- ]general of (?:the )?|joined (?:the )?)(?:[^.;]{0,40}\band (?:the )?)?$"
)
AFTER_ZH = re.compile(
    r"^(?:国际组织|國際組織|秘书处|秘书长|理事长|理事会|副理事长|会员|成员|专委会"
    r"|专业委员会)|^(?:(?:和|与|及|以及|、)[^，。]{2,30}?)?(?:共同|联合)?(?:主办|承办|发起|牵头)"
    r"|^(?:是|作为|为)(?:主办|承办|发起)(?:单位|方)"
)
BEFORE_ZH = re.compile(r"(?:加入|当选|担任|主办单位(?:为|是|：))$")


def acts(text: str, match: Match) -> bool:
    """True if the conference acts here; where it is only a meeting that takes place, it is no organization."""
    before, after = text[max(0, match.start - 80) : match.start], text[match.end : match.end + 60]
    if "组织" in match.surface or "Organization" in match.surface:
        return True
    if match.surface.isascii():
        return bool(AFTER_EN.match(after) or BEFORE_EN.search(before))
    return bool(AFTER_ZH.match(after) or BEFORE_ZH.search(before))
