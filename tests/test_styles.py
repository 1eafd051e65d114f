"""The colours of the admin's own switch for light and dark are those of the site."""

import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = Path(settings.BASE_DIR) / "static" / "css"
COLOUR = re.compile(r"(--[\w-]+):\s*(#[0-9a-f]+);")


def colours(block: str) -> dict[str, str]:
    return dict(COLOUR.findall(block))


def tokens(scheme: str) -> dict[str, str]:
    light, dark = (CSS / "tokens.css").read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    return colours(light if scheme == "light" else dark)


def switched(scheme: str) -> dict[str, str]:
    text = (CSS / "admin-theme.css").read_text(encoding="utf-8")
    return colours(text.split(f'html[data-theme="{scheme}"] {{')[1].split("}")[0])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_admins_switch_has_the_colours_of_the_site(scheme: str) -> None:
    of_site, of_switch = tokens(scheme), switched(scheme)
    assert len(of_site) > 15
    assert {name: of_switch.get(name) for name in of_site} == of_site


def test_both_schemes_of_the_switch_set_the_same() -> None:
    assert switched("light").keys() == switched("dark").keys()


@pytest.mark.parametrize("path", sorted(CSS.glob("admin*.css")), ids=lambda path: path.name)
def test_styles_of_the_admin_name_colours_by_tokens_only(path: Path) -> None:
    """But for the theme itself, and the white of the seal."""
    if path.name != "admin-theme.css":
        found = set(re.findall(r"#[0-9a-f]{3,8}\b(?=[;\s)])", path.read_text(encoding="utf-8")))
        assert found <= {"#fbfaf7"}
