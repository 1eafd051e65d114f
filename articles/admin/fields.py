"""Form fields for texts and lists of texts, in which a browser's line ends are no change."""

from typing import Any

from django import forms


class TextAreaField(forms.CharField):
    """A text of several lines. Browsers send CRLF; the archive holds LF."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value) or ""


class LinesField(TextAreaField):
    """A list of short texts, one a line. Blank lines and spaces around an entry are dropped."""

    def __init__(self, *, base_field: Any = None, max_length: int | None = None, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 3, "class": "lines"})
        # The model's default is a function, for which Django would compare with a hidden field instead of the row.
        super().__init__(**{"widget": widget} | kwargs | {"show_hidden_initial": False})

    def clean(self, value: Any) -> list[str]:
        return self.lines(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: list[str] | None, data: Any) -> bool:
        return not self.disabled and self.lines(self.to_python(data)) != (initial or [])

    @staticmethod
    def lines(text: str) -> list[str]:
        return [line.strip() for line in text.split("\n") if line.strip()]
