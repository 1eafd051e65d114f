import pytest

from articles.understanding import chinese
from articles.understanding.languages import language_of, languages_of

SENTENCES = {
    "de": "Der Bundestag beschließt ein Gesetz über die Sicherheit der Informationstechnik.",
    "fr": "La Chine adopte une loi sur la cybersécurité, selon le ministère.",
    "es": "China aprueba una ley de ciberseguridad, dice el ministerio.",
    "it": "La Cina approva la legge sulla sicurezza informatica, dice il ministero.",
    "pt": "A China aprovou uma lei de segurança cibernética, disse o ministério na segunda-feira.",
    "nl": "China heeft een wet over internetveiligheid aangenomen, zegt het ministerie.",
    "da": "Kina har vedtaget en lov om cybersikkerhed, siger ministeriet i en meddelelse.",
    "sv": "Kina har antagit en lag om cybersäkerhet, säger ministeriet.",
    "cs": "Čína přijala zákon o kybernetické bezpečnosti, uvedlo ministerstvo.",
    "ro": "China a adoptat o lege privind securitatea cibernetică, a anunțat ministerul.",
    "hu": "Kína kiberbiztonsági törvényt fogadott el, közölte a minisztérium.",
    "tr": "Çin siber güvenlik yasasını kabul etti.",
    "ru": "Китай принял закон о кибербезопасности.",
    "uk": "Китай ухвалив закон про кібербезпеку, повідомило міністерство.",
    "bg": "Китай прие закон за киберсигурността, съобщи министерството в понеделник.",
    "sr": "Кина је усвојила закон о сајбер безбедности.",
    "ar": "أقرت الصين قانون الأمن السيبراني",
    "fa": "چین قانون امنیت سایبری را تصویب کرد",
    "ur": "چین نے سائبر سکیورٹی کا قانون منظور کر لیا",
    "hi": "चीन ने साइबर सुरक्षा कानून पारित किया",
    "th": "จีนผ่านกฎหมายความมั่นคงไซเบอร์",
    "ko": "중국 사이버보안법 통과",
    "ja": "中国、サイバーセキュリティー法を可決",
    "he": "סין אישרה חוק אבטחת סייבר",
    "el": "Η Κίνα ενέκρινε νόμο για την ασφάλεια",
    "zh-Hans": "网络安全法通过",
    "zh-Hant": "網絡安全法通過",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_one_sentence_is_enough_to_tell_its_language(language: str, sentence: str) -> None:
    assert language_of(sentence) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(
            "他在信中寫道：「网络安全关系国家发展，应当认真对待这个问题」，並表示將於會後說明。",
            "zh-Hant",
            id="Hant quoting Hans",
        ),
        pytest.param(
            "他在信中写道：“網絡安全關係國家發展，應當認真對待這個問題”，并表示将于会后说明。",
            "zh-Hans",
            id="Hans quoting Hant",
        ),
        pytest.param(
            "《網路時代的國際關係與資訊安全》一书近日出版，受到读者欢迎，这是该书的第三版。",
            "zh-Hans",
            id="a book's title",
        ),
        pytest.param("大會將在烏鎮舉行，与会者共商发展", "zh-Hant", id="mixed, more traditional"),
    ],
)
def test_what_a_text_quotes_does_not_tell_its_script(text: str, language: str) -> None:
    assert language_of(text) == language


def test_what_both_scripts_share_is_told_by_the_label() -> None:
    assert language_of("台北市政府", "zh-TW") == "zh-Hant"
    assert language_of("台北市政府", "zh-CN") == "zh-Hans"
    assert language_of("台北市政府") == "zh-Hans"


def test_a_clear_text_is_told_by_its_small_words_and_the_rest_by_the_model() -> None:
    english = "The port office said that the rules for ships in the harbour are to be kept by all of the owners. " * 2
    assert languages_of(english)[0].rule == "small words"
    assert languages_of(SENTENCES["da"])[0].rule == "model"
    assert languages_of(english, "de") == (languages_of(english)[0], *languages_of("", "de"))


@pytest.mark.parametrize("text", ["", "12345", "——", "5G"])
def test_nobody_can_tell_the_language_of_nothing(text: str) -> None:
    assert language_of(text) == "und"
    assert language_of(text, "fr") == "fr"


def test_the_characters_that_tell_the_scripts_apart_are_those_of_one_set_only() -> None:
    assert "网" in chinese.SIMPLIFIED and "網" in chinese.TRADITIONAL
    assert not {"中", "大", "后", "里"} & (chinese.SIMPLIFIED | chinese.TRADITIONAL)
    assert not chinese.SIMPLIFIED & chinese.TRADITIONAL
