"""Numbers as people read them: {{ total|about:exact }}, {{ total|articles:exact }}."""

from django import template

from articles import numbers

register = template.Library()
for name in ("grouped", "about", "nearly", "articles", "stories"):
    register.filter(name, getattr(numbers, name))
