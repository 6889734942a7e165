"""The forms of English words: enough for rules to name a word once. Folded spelling, without accents or case."""

from __future__ import annotations

_IRREGULAR = """
beat beat beaten|become became become|begin began begun|bite bit bitten|break broke broken|bring brought brought
build built built|buy bought bought|catch caught caught|choke choked choked|choose chose chosen|come came come
cut cut cut|deal dealt dealt|do did done|drag dragged dragged|draw drew drawn|drive drove driven|eat ate eaten
fall fell fallen|feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown|forget forgot forgotten
forgive forgave forgiven|get got gotten|give gave given|go went gone|grow grew grown|have had had|hear heard heard
hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led
leave left left|lend lent lent|let let let|lie lied lied|lose lost lost|make made made|mean meant meant|meet met met
overstay overstayed overstayed|overhear overheard overheard|overpay overpaid overpaid|owe owed owed|pay paid paid
prove proved proven|put put put|read read read|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said
see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shoot shot shot|show showed shown
shut shut shut|sit sat sat|sleep slept slept|speak spoke spoken|spend spent spent|stand stood stood|steal stole stolen
stick stuck stuck|strike struck struck|swear swore sworn|sweep swept swept|take took taken|teach taught taught|tear tore torn
tell told told|think thought thought|throw threw thrown|understand understood understood|undergo underwent undergone
wake woke woken|wear wore worn|win won won|withdraw withdrew withdrawn|withhold withheld withheld|write wrote written
"""
_PAST = {line.split()[0]: line.split()[1:] for row in _IRREGULAR.split("\n") for line in row.split("|") if line}
_ALSO = {"get": ("got",), "see": ("seen", "seent"), "hear": ("heared",), "prove": ("proved",)}
# Words of more than one syllable whose last consonant is doubled all the same, and short ones whose is not.
_DOUBLED = {
    "admit",
    "commit",
    "refer",
    "permit",
    "transfer",
    "occur",
    "kidnap",
    "omit",
    "submit",
    "compel",
    "prefer",
    "defer",
}
_VOWELS = "aeiou"
_ODD_PLURALS = {
    "child": "children", "man": "men", "woman": "women", "wife": "wives", "person": "people", "life": "lives",
    "half": "halves", "self": "selves", "gay": "gays",
}  # fmt: skip


def _doubles(word: str) -> bool:
    """Is the last letter doubled before an ending, as in `stab`?"""
    if len(word) < 3 or word[-1] in _VOWELS + "wxy" or word[-2] not in _VOWELS:
        return False
    one_syllable = sum(letter in _VOWELS for letter in word) == 1
    return word in _DOUBLED or (one_syllable and word[-3] not in _VOWELS)


def plural(word: str) -> str:
    """A noun's plural, or a verb's third person."""
    if word in _ODD_PLURALS:
        return _ODD_PLURALS[word]
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + ("s" if word in {"photo", "piano"} else "es")
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _past(word: str) -> list[str]:
    if word in _PAST:
        return [*_PAST[word], *_ALSO.get(word, ())]
    if word.endswith("e"):
        return [word + "d"]
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return [word[:-1] + "ied"]
    return [word + word[-1] + "ed"] if _doubles(word) else [word + "ed"]


def _gerund(word: str) -> list[str]:
    if word.endswith("ie"):
        stem = word[:-2] + "y"
    elif word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        stem = word[:-1]
    else:
        stem = word + word[-1] if _doubles(word) else word
    return [stem + "ing", stem + "in"]  # "he was hittin her"


def _third(word: str) -> str:
    return {"have": "has", "do": "does", "go": "goes"}.get(word, plural(word))


def forms(word: str, kind: str) -> set[str]:
    """The forms of `word` of a kind: v all of a verb, vf finite, vd past, vp participle, vg -ing; n singular and plural."""
    if kind == "n":
        return {word, plural(word)}
    past = _past(word)
    return {
        "v": {word, _third(word), *past, *_gerund(word)},
        "vf": {word, _third(word), *past[:1], *past[1:2]},
        "vd": set(past),
        "vp": {past[1] if len(past) > 1 else past[0]},
        "vg": set(_gerund(word)),
    }[kind]
