"""Shared and ordinary names: counted with support in the text, and never by guess."""

import pytest

from articles.understanding import Knowledge
from articles.understanding.organizations import organizations_of


def names(text: str, knowledge: Knowledge, *, title: str | None = None, language: str = "en") -> set[str]:
    return {seen.name for seen in organizations_of(title, text, language, knowledge)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Britain's GCHQ said its NCSC had helped.", {"GCHQ", "National Cyber Security Centre"}),
        ("The NCSC said nothing.", set()),
        ("Vietnam's Ministry of Public Security said so.", {"Ministry of Public Security of Vietnam"}),
        ("China's Ministry of Public Security said so.", {"Ministry of Public Security of China"}),
        ("India's Ministry of Commerce said so in China.", set()),
        ("The Ministry of Commerce said in Beijing that China agreed.", {"Ministry of Commerce of China"}),
        ("Apple CEO Tim Cook spoke.", {"Apple"}),
        ("Apple, Google and Cisco agreed.", {"Apple", "Google", "Cisco"}),
        ("An apple a day. Apple trees bloom.", set()),
        ("Apple Inc made it; Apple trees bloom.", {"Apple"}),
        ("Visa rules changed for visitors.", set()),
        ("Payment firms such as Visa and Mastercard agreed.", {"Visa", "Mastercard"}),
        ("It was built by chip designer Arm for phones.", {"Arm"}),
        (
            "The Publicity Department of the Communist Party of China Central Committee met.",
            {"Central Publicity Department"},
        ),
        ("The Bank of China Tower was lit.", set()),
        ("Henry Ford and Michael Dell met.", set()),
        ("China's ruling Communist Party met.", {"Communist Party of China"}),
        ("Vietnam's Communist Party met in Hanoi.", set()),
        ("The CISA bill passed the US Senate.", {"U.S. Senate"}),
        ("The Civil Service Commission (CSC) of the United States met; the CSC agreed.", set()),
        (
            "The Departments of Justice, Homeland Security and State agreed in the United States.",
            {"U.S. Department of Justice", "U.S. Department of Homeland Security", "U.S. Department of State"},
        ),
        ("China-EU relations and the EU Council", {"Council of the European Union"}),
        ("China's internet regulator spoke.", set()),
        ("The International Criminal Court (ICC) opened; the ICC sat.", {"International Criminal Court"}),
    ],
)
def test_english_names(text: str, expected: set[str], knowledge: Knowledge) -> None:
    assert names(text, knowledge) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公安部25日表示，将加强管理。", {"Ministry of Public Security of China"}),
        ("越南公安部25日表示，将加强管理。", {"Ministry of Public Security of Vietnam"}),
        ("德国教育部25日表示，将加强管理。", set()),
        ("今年苹果丰收。", set()),
        ("苹果首席执行官出席。", {"Apple"}),
        ("苹果、谷歌和微软出席。", {"Apple", "Google", "Microsoft"}),
        ("省网信办和市网信办召开会议。", set()),
        ("国家网信办召开会议。", {"Cyberspace Administration of China"}),
        ("清华教授发言。", {"Tsinghua University"}),
        ("人大代表发言。", set()),
        ("这场研讨会由世界互联网大会主办。", {"World Internet Conference"}),
        ("研讨会由世界互联网大会与样本省政府共同主办。", {"World Internet Conference"}),
        ("世界互联网大会是主办单位。", {"World Internet Conference"}),
        ("世界互联网大会与展会同期举行，主办方公布了日程。", set()),
        ("世界互联网大会今天在乌镇开幕。", set()),
        ("今日立法，联想丰富。", set()),
    ],
)
def test_chinese_names(text: str, expected: set[str], knowledge: Knowledge) -> None:
    assert names(text, knowledge, language="zh-Hans") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Users posted it on Twitter and on WeChat.", set()),
        ("Twitter said it would label posts.", {"X (Twitter)"}),
        (
            "Firms from abroad, among them Google, Meta and Twitter, must obey.",
            {"Google", "Meta Platforms", "X (Twitter)"},
        ),
        ("Shops take money through Tencent's WeChat wallet.", {"Tencent"}),
        ("Shops take money through Alibaba's Alipay, too.", {"Alibaba Group", "Alipay"}),
    ],
)
def test_a_platform_that_is_only_used_is_not_its_company(text: str, expected: set[str], knowledge: Knowledge) -> None:
    assert names(text, knowledge) == expected


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The forum was hosted by the World Internet Conference.", True),
        ("The World Internet Conference, an international organization, has members.", False),
        ("Members of the World Internet Conference met.", True),
        ("The secretary-general of the World Internet Conference spoke.", True),
        ("The World Internet Conference opened in Wuzhen.", False),
        ("He spoke at the World Internet Conference.", False),
        ("The World Internet Conference International Organization was founded.", True),
    ],
)
def test_the_conference_is_an_organization_only_where_it_acts(text: str, counts: bool, knowledge: Knowledge) -> None:
    assert ("World Internet Conference" in names(text, knowledge)) is counts


def test_a_name_of_the_title_alone_has_no_place_in_the_body(knowledge: Knowledge) -> None:
    (seen,) = organizations_of("Huawei opens a laboratory", "It is in Munich.", "en", knowledge)
    assert (seen.name, seen.start, seen.offsets, seen.count) == ("Huawei", None, (), 1)


def test_a_medium_that_a_title_begins_with_is_its_credit(knowledge: Knowledge) -> None:
    assert names("Text.", knowledge, title="Xinhua: rules for ports") == set()
    assert names("Text.", knowledge, title="Ports sue Xinhua over report") == {"Xinhua News Agency"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高通執行副總裁與會。", {"Qualcomm"}),
        ("蘋果董事長與會。", {"Apple"}),
        ("今年蘋果豐收。", set()),
        ("微軟執行副總裁Rogers與會。", {"Microsoft"}),
        ("坚持依法治网、依法办网。", set()),
        ("法治网记者报道。", {"Legal Daily"}),
        ("苹果,谷歌和微软出席。", {"Apple", "Google", "Microsoft"}),
    ],
)
def test_support_is_the_same_in_traditional_characters(text: str, expected: set[str], knowledge: Knowledge) -> None:
    assert names(text, knowledge, language="zh-Hant") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Auch Apple-Chef Tim Cook kam.", {"Apple"}),
        ("Der Meta-Konzern prüft den Entwurf.", {"Meta Platforms"}),
        ("Le PDG d'Apple était là.", {"Apple"}),
        ("Le géant américain Apple a refusé.", {"Apple"}),
        (
            "Der Entwurf des Bundesinnenministeriums liegt der Europäischen Kommission vor.",
            {"European Commission", "German Federal Ministry of the Interior"},
        ),
        (
            "Le Parti communiste chinois l'a dit, selon Chine nouvelle.",
            {"Communist Party of China", "Xinhua News Agency"},
        ),
        ("レノボグループの会長が出席した。", {"Lenovo"}),
        ("サンフランシスコで開かれた。", set()),
    ],
)
def test_names_and_support_in_other_languages(text: str, expected: set[str], knowledge: Knowledge) -> None:
    assert names(text, knowledge, language="de") == expected


def test_a_short_form_may_stand_inside_a_name(knowledge: Knowledge) -> None:
    text = "A member of the Communist Party of China (CPC) Central Committee spoke."
    (seen,) = organizations_of(None, text, "en", knowledge)
    assert seen.name == "Central Committee of the Communist Party of China"
    assert text[seen.start : seen.end] == seen.mention == "Communist Party of China (CPC) Central Committee"
    assert names("World Internet Conference (WIC) Chairman Mr Muster spoke.", knowledge) == {
        "World Internet Conference"
    }
    assert names("The National Bank of Ports (NBP) Tower was lit.", knowledge) == set()
