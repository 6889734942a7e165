"""Filters for text on pages."""

from __future__ import annotations

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_CITATION = re.compile(r"\b2-9\d\d(?:\([a-z]\))?")


@register.filter
def whole(text: str) -> SafeString:
    """The text, in which a citation such as 2-928(b) is never broken over two lines."""
    escaped = conditional_escape(text)
    return mark_safe(_CITATION.sub(r'<span class="number">\g<0></span>', escaped))  # noqa: S308 - escaped just above
