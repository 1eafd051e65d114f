from django.template import Context, Template

from articles.templatetags.typography import dashes


def test_a_template_says_estimates() -> None:
    template = Template(
        "{% load numbers %}{{ n|articles:exact }}, {{ n|about:exact }}, {{ n|nearly }}, {{ n|grouped }}"
    )
    assert template.render(Context({"n": 1234, "exact": False})) == "about 1,200 articles, about 1,200, 1,234, 1,234"


def test_a_hyphen_between_spaces_becomes_a_dash_and_others_stay() -> None:
    assert dashes("Shared by all - a people-centred future") == "Shared by all – a people-centred future"
