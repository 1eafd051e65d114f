"""Gold queries: for each rule of spelling and syntax, texts that a query must find and texts that it must not."""

import pytest

from articles.models import Article
from tests.factories import ArticleFactory, OrganizationFactory, OrganizationNameFactory, PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]

CYBER = ["Cybersecurity law.", "A cyber-security law.", "Cyber security rules", "CYBER SECURITY", "cyber\u2011security"]
SPACE = ["Cyberspace rules", "In cyber-space", "The cyber space", "CYBERSPACE"]

# The query, the texts that it must find, and those that it must not
GOLD: list[tuple[str, list[str], list[str]]] = [
    # Cyber, joined or not
    ("cybersecurity", CYBER, ["Security of trade", "A cyber law on security", "Cyber. Security followed"]),
    ("cyber-security", CYBER, ["Security of trade", "Cyber law"]),
    ("cyber security", [*CYBER, "The security of cyber trade"], ["Security of trade", "Cyber law", "cyberspace"]),
    ('"cyber security"', CYBER, ["The security of cyber trade", "security cyber"]),
    ('"cybersecurity"', CYBER, ["Security alone"]),
    ("CYBERSECURITY", CYBER, ["Security alone"]),
    ("Cyber Security", CYBER, ["Security alone"]),
    ("cyber–security", CYBER, ["Security alone"]),
    ("cyberspace", SPACE, ["Space law", "A cyber law on space"]),
    ("cyber-space", SPACE, ["Space law"]),
    ("cyber space", SPACE, ["Space law", "cybersecurity"]),
    ("cyberattacks", ["A cyber attack", "cyber-attacks", "Cyberattack"], ["A heart attack", "An attack by cyber"]),
    ("security", ["Cyber security rules", "cyber-security", "security"], ["insecurity"]),
    (
        '"cyber security law"',
        ["A cyber-security law", "cybersecurity law", "Cyber security laws"],
        ["Law on cybersecurity"],
    ),
    ('"national cybersecurity"', ["national cyber security", "National cyber-security"], ["cybersecurity is national"]),
    ("cyber-security-related", ["Cyber-security-related rules"], ["related security"]),
    ("-cybersecurity rules", ["Rules of trade"], ["cyber security rules", "cyber-security rules"]),
    # Hyphens
    (
        "multi-stakeholder",
        ["multistakeholder forum", "A multi-stakeholder forum", "multi stakeholder"],
        ["stakeholder"],
    ),
    ("multistakeholder", ["multistakeholder forum", "A multi-stakeholder forum"], ["A stakeholder forum"]),
    ("multi stakeholder", ["multistakeholder forum", "A multi-stakeholder forum"], ["A stakeholder forum"]),
    ('"multi-stakeholder model"', ["multistakeholder model", "multi-stakeholder models"], ["model multi-stakeholder"]),
    ("e-commerce", ["ecommerce", "E-commerce", "e‑commerce"], ["commerce"]),
    ("ecommerce", ["ecommerce", "E-commerce", "e–commerce"], ["commerce"]),
    ("state-owned", ["State-owned firms", "state owned firms"], ["owned by the state"]),
    ("Covid-19", ["COVID-19", "Covid19"], ["Covid 20"]),
    ("decision", ["decision-making"], ["law-making"]),
    ('"decision making process"', ["The decision-making process"], ["process of decision making"]),
    # Accents and width
    ("Societe", ["La Société générale", "societe"], ["society of friends"]),
    ("Société", ["La Société générale", "SOCIETE", "Socie\u0301te\u0301"], ["society of friends"]),
    ("Muller", ["Herr Müller", "Muller"], ["Mueller"]),
    ("Strasse", ["Straße"], ["Strasbourg"]),
    ("AI", ["ＡＩ rules", "AI rules"], ["aid"]),
    ("ＡＩ", ["AI rules"], ["aid"]),
    ("２０１６", ["In 2016"], ["In 2017"]),
    ("Łódź", ["In Lodz"], ["In Lod"]),
    ("한국어", ["한국어 교육"], ["한국"]),
    ("サイバー", ["サイバーセキュリティ"], ["イバーサ"]),
    ("が", ["がん"], ["かん"]),
    # Capitals that are names
    ("WHO", ["The WHO met", "WHO: a plan", "世卫WHO发布"], ["Those who met", "Who met?"]),
    ("IT", ["The IT sector", "IT-based"], ["It is a sector", "it"]),
    ("IT security", ["Security of IT"], ["It is about security"]),
    ('"IT security"', ["Rules for IT security"], ["it is security", "security IT"]),
    ("US", ["The US said", "The U.S. said", "US-China talks"], ["They told us"]),
    ("U.S.", ["The US said", "The U.S. said"], ["They told us"]),
    ("us", ["They told us", "The US said"], ["bus"]),
    ("ARM", ["The ARM chip"], ["An arm and a leg"]),
    ("arm", ["The ARM chip", "An arm and a leg"], ["army"]),
    ("cia", ["The CIA said"], ["A special plan"]),
    ("CAC", ["the CAC said"], ["cacophony"]),
    # Signs within names
    ("AT&T", ["AT&T said", "AT&amp;T said", "说AT&T公司"], ["at t", "At the Tea party", "ATT"]),
    ("at&t", ["AT&T said"], ["at t"]),
    ("R&D", ["Money for R&D"], ["R D", "Rand D"]),
    ("5G", ["5G networks", "a 5G-based net", "第5G网络"], ["5 G", "15G"]),
    ("G20", ["The G20 met", "G-20", "G20峰会"], ["G 20 20", "G200"]),
    ("Web 2.0", ["Web 2.0 is here", "Web2.0"], ["Web 3.0", "Web 20"]),
    ("Industry 4.0", ["Industry 4.0 plan"], ["Industry 40", "4 industries"]),
    ("C++", ["Written in C++", "C++语言"], ["Plan C", "C#"]),
    (".NET", ["The .NET platform"], ["A net of spies"]),
    (
        "CVE-2021-44228",
        ["CVE-2021-44228 is bad", "cve-2021-44228"],
        ["CVE-2021-44229", "CVE-2021-4422", "44228 in 2021"],
    ),
    ("2021-12-10", ["On 2021-12-10 it came"], ["On 2021-12-11", "10 December 2021"]),
    ("China/US", ["China and US", "China/US"], ["China alone"]),
    ("reuters.com", ["See reuters.com/world", "www.reuters.com"], ["Reuters"]),
    ("Xi'an", ["In Xi'an", "In Xi’an", "In Xian"], ["President Xi"]),
    ("China's", ["China's law", "China’s law", "China"], ["Chinatown"]),
    # Chinese
    ("网络安全", ["《网络安全法》", "网络安全"], ["网络。安全", "网络的安全", "安全网络"]),
    ("网络安全法", ["《网络安全法》"], ["网络安全", "网络安全的法"]),
    ("互联网", ["世界互联网大会", "移动互联网"], ["互联互通，车联网"]),
    ("世界互联网大会", ["第三届世界互联网大会开幕"], ["世界大会，互联网"]),
    ("可持续发展", ["讨论可持续发展目标"], ["可持续，发展"]),
    ("网", ["全网", "网络"], ["络"]),
    ("法", ["网络安全法。", "法律"], ["网络"]),
    ("中国 法律", ["法律在中国"], ["中国"]),
    ("“网络安全法”", ["《网络安全法》"], ["网络安全，法"]),
    ("「网络安全法」", ["《网络安全法》"], ["网络安全，法"]),
    ("“安全・制造”", ["网络安全・制造"], ["安全制造"]),
    ("5G网络", ["5G网络", "网络用5G"], ["4G网络"]),
    ("中国 -网络", ["中国法律"], ["中国网络"]),
    # Phrases
    ('"cyber laws"', ["Cyber laws", "cyber law"], ["laws on cyber", "cyber trade laws"]),
    ("“data protection”", ["Data protection rules"], ["protection of data"]),
    ("„data protection“", ["Data protection rules"], ["protection of data"]),
    ("«data protection»", ["Data protection rules"], ["protection of data"]),
    ('"data protection', ["Data protection rules"], ["protection of data"]),
    ('rules "data protection" new', ["New data protection rules"], ["New rules on protection of data"]),
    ('"rule of law"', ["The rule of law"], ["law rule", "rule law"]),
    # OR
    ("spain OR italy", ["Spain", "Italy"], ["France"]),
    ("spain | italy", ["Spain", "Italy"], ["France"]),
    ("spain|italy", ["Spain", "Italy"], ["France"]),
    ("trade spain OR italy", ["Trade with Spain", "Italy"], ["Spain", "trade"]),
    ("trade (spain OR italy)", ["Trade with Spain", "Trade of Italy"], ["Italy", "trade"]),
    ("OR spain", ["Spain"], ["Italy"]),
    ("spain OR", ["Spain"], ["Italy"]),
    ("spain OR OR italy", ["Spain", "Italy"], ["France"]),
    ("spain or italy", ["Spain and Italy"], ["Spain", "Italy"]),
    ("spain AND italy", ["Spain, Italy"], ["Spain"]),
    # Without
    ("trade -spain", ["Trade of Italy"], ["Trade of Spain"]),
    ("trade NOT spain", ["Trade of Italy"], ["Trade of Spain"]),
    ('trade -"free trade"', ["Trade"], ["Free trade"]),
    ("trade -(spain OR italy)", ["Trade of France"], ["Trade of Spain", "Trade of Italy"]),
    ("trade －spain", ["Trade of Italy"], ["Trade of Spain"]),
    ("-spain", ["Trade of Italy"], ["Trade of Spain"]),
    ("trade - spain", ["Trade of Spain"], ["Trade of Italy"]),
    ("trade -regulat*", ["Trade"], ["Trade regulations"]),
    # Beginnings
    ("regulat*", ["Regulations", "regulatory", "A regulator"], ["deregulation", "regular"]),
    ("regulati*", ["Regulation of trade"], ["deregulation"]),
    ("securit*", ["Security", "securities"], ["insecurity", "second"]),
    ("cyber*", ["cyberspace", "cyber law", "cybersecurity"], ["anticyber"]),
    ("Societ*", ["La Société"], ["Social"]),
    ("网络*", ["网络安全"], ["网上"]),
    ('"data protec*"', ["Data protection"], ["protection of data"]),
]


@pytest.mark.parametrize(("query", "finds", "leaves"), GOLD, ids=[row[0] for row in GOLD])
def test_a_query_finds_what_it_means_and_nothing_else(query: str, finds: list[str], leaves: list[str]) -> None:
    for text in [*finds, *leaves]:
        ArticleFactory(title="Report", body=f"{text}")
    assert set(Article.objects.search(query).values_list("body", flat=True)) == set(finds)


NAMES: list[tuple[str, list[str], list[str]]] = [
    ("Huawei", ["Huawei spoke", "华为公司", "HUAWEI"], ["Apple spoke"]),
    ("华为", ["Huawei spoke", "华为公司"], ["苹果公司"]),
    ('"Huawei"', ["华为公司"], ["Apple"]),
    ("乌镇", ["In Wuzhen", "乌镇峰会", "烏鎮"], ["Hangzhou"]),
    ("Wuzhen", ["In Wuzhen", "乌镇峰会"], ["Hangzhou"]),
    ("CAC", ["The Cyberspace Administration of China", "网信办", "the CAC"], ["Administration of China's cyberspace"]),
    ("网信办", ["The Cyberspace Administration of China", "CAC", "国家互联网信息办公室"], ["网信"]),
    ("Cyberspace Administration of China", ["网信办", "CAC", "China, administration, cyberspace"], ["Cyberspace"]),
    ('"Cyberspace Administration of China"', ["网信办", "CAC"], ["China, administration, cyberspace"]),
    ("cac", ["the CAC"], ["网信办"]),
    ("WHO", ["The WHO", "World Health Organization", "世界卫生组织"], ["who", "world health"]),
    ("World Health Organization", ["The WHO", "世界卫生组织"], ["who"]),
    ("Huawei -CAC", ["Huawei"], ["Huawei and the CAC", "华为与网信办", "Huawei, 网信办"]),
    ("Huawei OR Wuzhen", ["华为", "乌镇"], ["Apple"]),
    ("华为乌镇", ["Huawei in 乌镇 with 华为", "华为乌镇"], ["华为"]),
    ("华为公司", ["华为公司"], ["公司与华为", "Huawei"]),
    ("apple", ["An apple", "Apple"], ["苹果公司"]),
    ("Apple", ["Apple", "苹果公司"], ["苹"]),
    ("title:Huawei", [], ["Huawei", "华为"]),
]


@pytest.fixture
def registry() -> None:
    PlaceFactory(name="Wuzhen", name_zh="乌镇", slug="wuzhen", other_names=["烏鎮"])
    OrganizationFactory(name="Huawei", name_zh="华为", slug="huawei")
    cac = OrganizationFactory(name="Cyberspace Administration of China", name_zh="国家互联网信息办公室", slug="cac")
    OrganizationNameFactory(organization=cac, name="CAC", kind="acronym", case_sensitive=True)
    OrganizationNameFactory(organization=cac, name="网信办")
    who = OrganizationFactory(name="World Health Organization", name_zh="世界卫生组织", slug="who")
    OrganizationNameFactory(organization=who, name="WHO", kind="acronym", case_sensitive=True, ambiguous=True)
    apple = OrganizationFactory(name="Apple", name_zh="苹果公司", slug="apple")
    OrganizationNameFactory(organization=apple, name="Apple", ambiguous=True)


@pytest.mark.usefixtures("registry")
@pytest.mark.parametrize(("query", "finds", "leaves"), NAMES, ids=[row[0] for row in NAMES])
def test_a_name_finds_what_bears_another_name(query: str, finds: list[str], leaves: list[str]) -> None:
    for text in [*finds, *leaves]:
        ArticleFactory(title="Report", body=text)
    assert set(Article.objects.search(query).values_list("body", flat=True)) == set(finds)
