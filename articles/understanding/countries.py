"""Countries as texts name them: by name, by adjective, by capital. They decide between bodies of the same name."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from articles.matching import Matcher, Name

WORDS: dict[str, str] = {
    "CN": "China|Chinese|Beijing|PRC|中国|中國|我国|我國|北京|中华人民共和国|中方|中国共产党|Chine|chinois|chinoise"
    "|chinesische|chinesischen",
    "US": "United States|U.S.|US|USA|America|American|Americans|Washington|美国|美國|美方|华盛顿|美政府"
    "|Etats-Unis|États-Unis|américain|américaine|米国|アメリカ",
    "GB": "United Kingdom|Britain|British|UK|U.K.|London|England|English government|英国|英國|伦敦",
    "JP": "Japan|Japanese|Tokyo|日本|东京|日方",
    "KR": "South Korea|South Korean|Seoul|韩国|韓國|首尔|韩方",
    "KP": "North Korea|North Korean|Pyongyang|朝鲜|朝鮮|平壤",
    "RU": "Russia|Russian|Moscow|俄罗斯|俄羅斯|俄方|莫斯科|Россия|России",
    "IN": "India|Indian|New Delhi|印度|新德里",
    "VN": "Vietnam|Vietnamese|Hanoi|越南|河内",
    "SG": "Singapore|Singaporean|新加坡",
    "AU": "Australia|Australian|Canberra|Sydney|澳大利亚|澳洲|堪培拉",
    "NZ": "New Zealand|Wellington|新西兰",
    "CA": "Canada|Canadian|Ottawa|加拿大",
    "DE": "Germany|German|Berlin|Deutschland|Bundesregierung|deutsche|德国|德國|柏林",
    "FR": "France|French|Paris|法国|法國|巴黎|français|française",
    "IT": "Italy|Italian|Rome|意大利|罗马",
    "ES": "Spain|Spanish|Madrid|西班牙",
    "NL": "Netherlands|Dutch|The Hague|荷兰",
    "CH": "Switzerland|Swiss|瑞士",
    "SE": "Sweden|Swedish|瑞典",
    "EE": "Estonia|Estonian|Tallinn|爱沙尼亚",
    "UA": "Ukraine|Ukrainian|Kyiv|Kiev|乌克兰",
    "IL": "Israel|Israeli|以色列",
    "IR": "Iran|Iranian|Tehran|伊朗|德黑兰",
    "TR": "Turkey|Turkish|Türkiye|Ankara|土耳其",
    "AE": "UAE|Emirati|Dubai|Abu Dhabi|阿联酋",
    "SA": "Saudi Arabia|Saudi|Riyadh|沙特",
    "PK": "Pakistan|Pakistani|Islamabad|巴基斯坦",
    "BD": "Bangladesh|Bangladeshi|Dhaka|孟加拉国|孟加拉",
    "PH": "Philippines|Philippine|Filipino|Manila|菲律宾|马尼拉",
    "MY": "Malaysia|Malaysian|Kuala Lumpur|马来西亚",
    "ID": "Indonesia|Indonesian|Jakarta|印度尼西亚|印尼",
    "TH": "Thailand|Thai|Bangkok|泰国|曼谷",
    "TW": "Taiwan|Taiwanese|Taipei|台湾|臺灣|台北",
    "HK": "Hong Kong|香港",
    "BR": "Brazil|Brazilian|巴西",
    "ZA": "South Africa|South African|南非",
    "NG": "Nigeria|Nigerian|尼日利亚",
    "KE": "Kenya|Kenyan|肯尼亚",
    "CU": "Cuba|Cuban|古巴",
    "LA": "Laos|Lao|老挝",
    "CZ": "Czech|Czech Republic|Prague|捷克",
    "PL": "Poland|Polish|Warsaw|波兰",
    "BE": "Belgium|Belgian|比利时",
    "IE": "Ireland|Irish|爱尔兰",
    "FI": "Finland|Finnish|芬兰",
    "DK": "Denmark|Danish|Copenhagen|丹麦",
    "NO": "Norway|Norwegian|Oslo|挪威",
    "AT": "Austria|Austrian|Vienna|奥地利",
    "GR": "Greece|Greek|Athens|希腊",
    "PT": "Portugal|Portuguese|Lisbon|葡萄牙",
    "HU": "Hungary|Hungarian|Budapest|匈牙利",
    "RO": "Romania|Romanian|罗马尼亚",
    "RS": "Serbia|Serbian|Belgrade|塞尔维亚",
    "BY": "Belarus|Belarusian|Minsk|白俄罗斯",
    "LT": "Lithuania|Lithuanian|立陶宛",
    "LV": "Latvia|Latvian|拉脱维亚",
    "KZ": "Kazakhstan|Kazakh|Astana|哈萨克斯坦",
    "MN": "Mongolia|Mongolian|蒙古国",
    "KH": "Cambodia|Cambodian|Phnom Penh|柬埔寨",
    "MM": "Myanmar|缅甸",
    "LK": "Sri Lanka|Sri Lankan|Colombo|斯里兰卡",
    "NP": "Nepal|Nepalese|尼泊尔",
    "EG": "Egypt|Egyptian|Cairo|埃及",
    "ET": "Ethiopia|Ethiopian|埃塞俄比亚",
    "MA": "Morocco|Moroccan|摩洛哥",
    "QA": "Qatar|Qatari|Doha|卡塔尔",
    "IQ": "Iraq|Iraqi|Baghdad|伊拉克",
    "AR": "Argentina|Argentine|阿根廷",
    "CL": "Chile|Chilean|智利",
    "CO": "Colombia|Colombian|哥伦比亚",
    "MX": "Mexico|Mexican|墨西哥",
}
CODES: dict[str, str] = {word: code for code, words in WORDS.items() for word in words.split("|")}
MATCHER = Matcher(Name(code, word, case_sensitive=True) for word, code in CODES.items())


@dataclass(frozen=True, slots=True)
class Countries:
    """Where a text names which country: (start, end, code), in order."""

    places: tuple[tuple[int, int, str], ...]
    counts: Counter[str]

    @classmethod
    def of(cls, text: str) -> "Countries":
        """The countries that `text` names."""
        found = tuple((one.start, one.end, one.names[0].key) for one in MATCHER.find(text))
        return cls(found, Counter(code for _, _, code in found))

    def right_before(self, text: str, start: int) -> str | None:
        """The country that qualifies what stands at `start`: Vietnam's …, Vietnamese …, 越南…"""
        number = bisect_right(self.places, (start, 0, ""))
        for _, end, code in reversed(self.places[max(0, number - 2) : number]):
            if not start - 24 <= end <= start:
                return None
            between = text[end:start]
            if re.fullmatch(
                r"(?:['’]s?)?(?:\s(?:own|ruling|central|national|federal|the|state|top|powerful))*\s?", between
            ):
                return code
            return None
        return None

    def right_after(self, text: str, end: int) -> str | None:
        """The country that follows: … of Vietnam, … of the United States, …(Japan)."""
        for begin, _, code in self.places[bisect_left(self.places, (end, 0, "")) :][:1]:
            if begin - end > 40:
                return None
            joined = re.fullmatch(
                r"\s(?:\([^()]{1,10}\)\s)?(?:of|in)\s(?:the\s)?(?:People's Republic of\s)?|\s?\(", text[end:begin]
            )
            return code if joined else None
        return None

    def within(self, start: int, end: int) -> set[str]:
        """The countries named between two places."""
        first = bisect_left(self.places, (start, 0, ""))
        return {code for _, stop, code in self.places[first : bisect_left(self.places, (end, 0, ""))] if stop <= end}

    def main(self) -> str | None:
        """The country named most often; None if two are."""
        top = self.counts.most_common(2)
        if not top or (len(top) == 2 and top[0][1] == top[1][1]):
            return None
        return top[0][0]
