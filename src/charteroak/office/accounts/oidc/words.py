"""What the pages of sign-on say, in each language."""

from __future__ import annotations

from collections.abc import Mapping

from charteroak.office.accounts.oidc import words_en, words_es

UI: Mapping[str, Mapping[str, str]] = {"en": words_en.UI, "es": words_es.UI}
