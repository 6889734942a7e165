"""Filters for text on pages, and the made-up files that a demonstration offers."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from charteroak.office.demonstration.offered import offered

register = template.Library()

_CITATION = re.compile(r"\b2-9\d\d(?:\([a-z]\))?")


@register.filter
def whole(text: str) -> SafeString:
    """The text, in which a citation such as 2-928(b) is never broken over two lines."""
    escaped = conditional_escape(text)
    return mark_safe(_CITATION.sub(r'<span class="number">\g<0></span>', escaped))  # noqa: S308 - escaped just above


@register.inclusion_tag("office/offered.html", takes_context=True)
def made_up(context: Any, what: str) -> dict[str, object]:
    """The link to a made-up file, `records` or `key`; nothing where this is no demonstration."""
    return {"file": offered(context["site"].language, what)}
