"""Languages by code and by name: a catalogue has the one or the other, and people ask for either."""

from __future__ import annotations

from collections.abc import Mapping

from charteroak.catalogue.needs import folded

NAMES: Mapping[str, tuple[str, str]] = {
    "en": ("English", "Inglés"),
    "es": ("Spanish", "Español"),
    "am": ("Amharic", "Amárico"),
    "ar": ("Arabic", "Árabe"),
    "ase": ("American Sign Language", "Lengua de señas americana"),
    "bn": ("Bengali", "Bengalí"),
    "bs": ("Bosnian", "Bosnio"),
    "de": ("German", "Alemán"),
    "el": ("Greek", "Griego"),
    "fa": ("Persian", "Persa"),
    "fr": ("French", "Francés"),
    "gu": ("Gujarati", "Guyaratí"),
    "he": ("Hebrew", "Hebreo"),
    "hi": ("Hindi", "Hindi"),
    "ht": ("Haitian Creole", "Criollo haitiano"),
    "hy": ("Armenian", "Armenio"),
    "it": ("Italian", "Italiano"),
    "ja": ("Japanese", "Japonés"),
    "kar": ("Karen", "Karen"),
    "km": ("Khmer", "Jemer"),
    "ko": ("Korean", "Coreano"),
    "lo": ("Lao", "Lao"),
    "my": ("Burmese", "Birmano"),
    "ne": ("Nepali", "Nepalí"),
    "pl": ("Polish", "Polaco"),
    "ps": ("Pashto", "Pastún"),
    "pt": ("Portuguese", "Portugués"),
    "quc": ("K'iche'", "Quiché"),
    "ru": ("Russian", "Ruso"),
    "sk": ("Slovak", "Eslovaco"),
    "so": ("Somali", "Somalí"),
    "sq": ("Albanian", "Albanés"),
    "sw": ("Swahili", "Suajili"),
    "ti": ("Tigrinya", "Tigriña"),
    "tl": ("Tagalog", "Tagalo"),
    "tr": ("Turkish", "Turco"),
    "tw": ("Twi", "Twi"),
    "uk": ("Ukrainian", "Ucraniano"),
    "ur": ("Urdu", "Urdu"),
    "vi": ("Vietnamese", "Vietnamita"),
    "zh": ("Chinese", "Chino"),
}
"""The languages that have a name here, by their codes of BCP 47: English, then Spanish."""
_LONGER = {
    "eng": "en",
    "spa": "es",
    "ara": "ar",
    "ben": "bn",
    "fra": "fr",
    "fre": "fr",
    "hat": "ht",
    "hin": "hi",
    "ita": "it",
    "kor": "ko",
    "pol": "pl",
    "por": "pt",
    "rus": "ru",
    "sgn": "ase",
    "som": "so",
    "swa": "sw",
    "ukr": "uk",
    "urd": "ur",
    "vie": "vi",
    "zho": "zh",
    "chi": "zh",
    "cmn": "zh",
    "yue": "zh",
}
"""Codes of three letters for those that have one of two."""
_OTHER = {"creole": "ht", "kreyol": "ht", "kreyol ayisyen": "ht", "asl": "ase", "castellano": "es", "mandarin": "zh"}
"""Other names."""
_BY_NAME = {" ".join(folded(name)): code for code, names in NAMES.items() for name in names} | _OTHER | _LONGER


def code_of(said: str) -> str:
    """A language by its code or name: the code where it has one here, else what was said, folded."""
    word = " ".join(folded(said.split("-")[0] if len(said.split("-")[0]) in (2, 3) else said))
    return word if word in NAMES else _BY_NAME.get(word, word)


def tags_of(said: str) -> tuple[str, ...]:
    """All that a catalogue may call a language that is asked for by code or name."""
    code = code_of(said)
    names = {" ".join(folded(name)) for name in NAMES.get(code, ())}
    return tuple(sorted({code, *names, *(other for other, its in {**_OTHER, **_LONGER}.items() if its == code)} - {""}))


def named(code: str, language: str) -> str:
    """What a language is called in English or Spanish; what was said where it has no name here."""
    if code in NAMES:
        return NAMES[code][language == "es"]
    return code.capitalize()
