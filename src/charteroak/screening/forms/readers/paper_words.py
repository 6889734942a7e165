"""A line of a form on paper taken apart: what is asked, the blank or the boxes for the answer, and what only says.

A line is text in which the places for answers stand as signs: blanks (`____`, dots), boxes (☐, `[ ]`), and the two
signs of this module for a blank and a box that a reader found as a field or a drawing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

BLANK, TICK = "\ue000", "\ue001"
"""What a reader writes for a blank or a box that is no sign of the text: the n-th of both is its n-th field."""
LONGEST = 6_000
"""Of a line, in characters; a longer one is running text."""
BOXES = "☐☑☒□■▢❏❑❒◻◽⬜⬚○◯❍"

_SLOT = re.compile(
    rf"(?P<blank>{BLANK}|\(?_{{2,}}\)?(?:[ /.()$–-]{{0,3}}_{{2,}}\)?)*|\.{{4,}}|…{{2,}}|(?:\. ){{4,}}\.?|-{{6,}}|⎯{{3,}}|‗{{3,}})"
    rf"|(?P<box>{TICK}|[{BOXES}]|\[[ xX✓]?[ ]?\]|\([ ]{{1,3}}\)(?=\s))"
)
_WIDE = re.compile(r"\t+|[ \u00a0]{3,}")
_NUMBER = re.compile(
    r"\s*(?:"
    r"(?P<digits>(?:(?:Q|P|No\.?|Item|Question|Pregunta|Line|Box|Casilla|Línea)\s?#?)?\d{1,3}[a-z]?\s?[.):](?=\s|[^\W\d]|[¿¡])"
    r"|\(\d{1,3}[a-z]?\)|\d{1,3}[a-z]?\s?[–—-]\s|\d{1,3}(?:\.\d{1,3}){1,4}[.)]?\s|[QP]\d{1,3}[a-z]?\s)"
    r"|(?P<roman>\(?(?:[ivx]{1,5}|[IVX]{2,5})[.)](?=\s)|(?-i:I)\.(?=\s))"
    r"|(?P<letter>\([a-zA-Z]\)|[a-zA-Z][.)](?=\s))"
    r"|(?P<bullet>[•·▪●∙‣▸►➢✓✔◆➤\-–—*o](?=\s)|[•▪●‣▸►➢\uf0b7])"
    r")\s*"
)
_STARRED = re.compile(r"^[\s*†‡]+|[\s*†‡]*(?:\((?:required|optional|obligatorio|opcional)\))?[\s*†‡]*$", re.IGNORECASE)
_ENDS = re.compile(r"[\s:：]+$")
_YES = r"(?:yes|no|n/?a|y|n|s[ií]|unknown|unsure|not sure|don['’]t know|maybe|no s[eé]|male|female|m|f)"
_TAIL = re.compile(rf"(?<=[?:])\s*({_YES}(?:\s*(?:[/|,]|\bor\b|\bo\b)?\s*{_YES}){{1,3}})\s*$", re.IGNORECASE)
_CHOICES = re.compile(
    rf"\(\s*((?:{_YES})(?:\s*(?:[/|,]|\bor\b|\bo\b)\s*(?:{_YES})){{1,3}})\s*\)\s*[:?]?\s*$", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[?])[\s\"”)]+(?=[\"“(¿¡]?[^\W\d_a-z]|\()|(?<=[.!])\s+(?=¿|[A-ZÁÉÍÓÚÑ][^.?!]{3,300}\?)")
_CHOICE = re.compile(rf"\W*({_YES}(?:\s*(?:[/|,]|\bor\b|\bo\b)\s*{_YES}){{1,3}})\W*(?=\s|$)", re.IGNORECASE)
_OFFER = re.compile(
    r"\W*(?:please\s+|por favor,?\s+)?(?:call|visit|contact|dial|text|email|e-mail|go to|see|ask|click|speak|talk|reach|"
    r"help is|we can|you can|llame|visite|contacte|comun[ií]quese|vaya|vea|pregunte|hable|escriba a|podemos|marque)\b",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"\W*(?:please\s+|por favor,?\s+|if\b[^,.]{2,60},\s*(?:please\s+)?|si\b[^,.]{2,60},\s*)?"
    r"(?P<verb>attach|enclose|provide|submit|include|upload|list|describe|explain|indicate|state|specify|give|tell us|"
    r"name|identify|write|enter|bring|check|mark|select|circle|choose|show|"
    r"adjunte|incluya|proporcione|presente|indique|describa|explique|enumere|anote|escriba|especifique|d[ií]ganos|"
    r"mencione|marque|seleccione|se[ñn]ale|traiga|liste|provea|d[eé])\b",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"additional (?:sheet|page|paper)|extra (?:sheet|page)|separate (?:sheet|page)|this (?:form|application)|hojas? "
    r"adicional|este formulario|esta solicitud|\bink\b|\btinta\b|clearly|legibl|letra de (?:molde|imprenta)|capital "
    r"letters|all (?:questions|sections|fields)|todas las preguntas|do not write|no escriba|the following|(?:questions|"
    r"boxes|sections?) below|answer (?:each|every|all)|truthful|return (?:this|the) |office use",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:\.\.\.|…|:|—)\s*$")
_HEADLESS = re.compile(
    r"\W*(?:note|notes|notice|instructions?|directions|important|warning|privacy|attention|reminder|hours|part|section|"
    r"step|page|office use|for office use|form|rev|revised|nota|notas|aviso|instrucciones|importante|atenci[oó]n|"
    r"advertencia|privacidad|horario|parte|secci[oó]n|paso|p[aá]gina|formulario|uso oficial)\b[^?]*$",
    re.IGNORECASE,
)
Shape = Literal["blank", "boxes", "asks", "label", "says"]
Numbered = Literal["", "digits", "roman", "letter", "bullet"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line. `blank` and `boxes` have places for an answer; `asks` is a question without one.

    `label` ends as a label does and has no place on its line; `says` is all else. `slots` are the numbers of the
    fields, in order, that are its places for an answer. The text is "" where a blank or boxes stand alone.
    """

    text: str
    shape: Shape
    options: tuple[str, ...] = ()
    slots: tuple[int, ...] = ()
    help: str = ""
    numbered: Numbered = ""


@dataclass(slots=True)
class _Token:
    kind: Literal["text", "blank", "box"]
    text: str = ""
    slot: int = -1


def parts_of(line: str) -> list[Part]:
    """A line taken apart."""
    if len(line) > LONGEST:
        return [Part(squeezed(line), "says")]
    tokens = _tokens(line)
    if any(token.kind == "box" for token in tokens):
        return _with_boxes(tokens)
    if any(token.kind == "blank" for token in tokens):
        return _with_blanks(tokens)
    return _spoken(tokens[0].text) if tokens else []


def squeezed(text: str) -> str:
    """A text with one space between words, and without the signs of this module."""
    return " ".join(text.replace(BLANK, " ").replace(TICK, " ").split())


def cleaned(text: str) -> str:
    """A question's text: without its number, the star of what is required, its colon and the blanks."""
    text = squeezed(text)
    text = text[_number(text)[1] :]
    text = _STARRED.sub("", text)
    text = _ENDS.sub("", text)
    return _STARRED.sub("", text).strip()


def numbering(text: str) -> Numbered:
    """How a line is numbered, if it is."""
    return _number(text)[0]


def _number(text: str) -> tuple[Numbered, int]:
    found = _NUMBER.match(text)
    if not found or found.end() >= len(text):
        return "", 0
    return found.lastgroup or "", found.end()  # type: ignore[return-value]  # the groups are called so


def asks_for(text: str) -> bool:
    """Whether a sentence tells the reader to give something: "Attach a copy of your permit"."""
    return bool(_ASKED_FOR.match(text)) and not _NOT_ASKED.search(text)


def is_heading_like(text: str) -> bool:
    """Whether a line is what stands over notes and instructions, which asks nothing."""
    return bool(_HEADLESS.match(text))


def is_label_like(text: str) -> bool:
    """Whether a text may be a field's label: some words, no sentence that only says something."""
    text = squeezed(text)
    words = text.split()
    if not text or len(words) > 40 or not re.search(r"[^\W\d_]{2}|\?", text):
        return False
    return "?" in text or not (len(words) > 7 and text.endswith((".", "!"))) or asks_for(text)


def is_lead_in(text: str) -> bool:
    """Whether a text is completed by what follows it."""
    return bool(_LEAD.search(text))


def options_in(text: str) -> tuple[str, ...]:
    """What may be chosen, where a text is nothing but a choice: "Yes / No", "☐ Sí ☐ No"."""
    tokens = _tokens(text)
    if any(token.kind == "box" for token in tokens):
        parts = _with_boxes(tokens)
        return parts[0].options if len(parts) == 1 and not parts[0].text else ()
    if re.fullmatch(rf"\W*{_YES}(?:[\W_]+(?:or\s|o\s)?\s*{_YES}){{1,3}}\W*", squeezed(text), re.IGNORECASE):
        return tuple(re.findall(_YES, squeezed(text), re.IGNORECASE))
    return ()


def _tokens(line: str) -> list[_Token]:
    tokens, at, slots = list[_Token](), 0, 0
    for found in _SLOT.finditer(line):
        if line[at : found.start()].strip():
            tokens.append(_Token("text", line[at : found.start()]))
        slot = -1
        if found[0] in (BLANK, TICK):
            slot, slots = slots, slots + 1
        tokens.append(_Token("blank" if found["blank"] else "box", slot=slot))
        at = found.end()
    if line[at:].strip():
        tokens.append(_Token("text", line[at:]))
    return tokens


# Lines without any place for an answer.


def _spoken(text: str) -> list[Part]:
    numbered, start = _number(text)
    parts = list[Part]()
    for piece, following in _pieces(text[start:]):
        said = squeezed(piece)
        asks = said.rstrip("\"”') ").endswith("?") or _TAIL.search(said) or said.endswith("?)")
        choice = _CHOICE.match(said) if parts and parts[-1].shape == "asks" else None
        if choice:
            options = tuple(re.findall(_YES, choice[1], re.IGNORECASE))
            parts[-1] = replace(parts[-1], options=parts[-1].options or options)
            said = said[choice.end() :].strip()
            if not said:
                continue
            asks = said.endswith("?")
        if (asks or "? (" in said) and not _OFFER.match(following):
            parts.append(_question(said, "asks"))
        elif parts and parts[-1].shape == "asks":
            parts[-1] = replace(parts[-1], help=f"{parts[-1].help} {said}".strip())
        else:
            parts.append(Part(said, "label" if is_lead_in(said) else "says"))
    return [replace(parts[0], numbered=numbered), *parts[1:]] if parts else []


def _pieces(text: str) -> list[tuple[str, str]]:
    """The sentences, as far as one of them is a question, each with what follows it."""
    pieces = list[str]()
    for piece in _SENTENCE.split(text):
        if pieces and piece.startswith("(") and _CHOICES.fullmatch(piece.strip()):
            pieces[-1] += f" {piece}"
        elif piece.strip():
            pieces.append(piece)
    return list(zip(pieces, [*pieces[1:], ""], strict=False))


def _question(text: str, shape: Shape, slots: tuple[int, ...] = (), options: tuple[str, ...] = ()) -> Part:
    """A question without the choice printed behind it, which is kept as its options."""
    numbered = numbering(text)
    if not options:
        found = _TAIL.search(text)
        text = text[: found.start()] if found else text
        found = found or _CHOICES.search(text)
        options = tuple(re.findall(_YES, found[1], re.IGNORECASE)) if found else ()
    return Part(cleaned(text), shape, options, slots, numbered=numbered)


# Lines with blanks.


def _with_blanks(tokens: list[_Token]) -> list[Part]:
    texts = [token.text for token in tokens if token.kind == "text"]
    if not texts:
        return [Part("", "blank", slots=_slots(tokens))]
    if _is_running(tokens):
        said = " ".join("____" if token.kind == "blank" else squeezed(token.text) for token in tokens)
        start = _number(said)[1]
        return [Part(said[start:].strip(), "blank", slots=_slots(tokens), numbered=numbering(said))]
    parts, label = list[Part](), ""
    for token in tokens:
        if token.kind == "text":
            label = token.text
            if parts and _is_hint(label):
                parts[-1] = replace(parts[-1], help=f"{parts[-1].help} {squeezed(label)}".strip())
                label = ""
        elif label:
            parts += _labelled(label, (token.slot,) if token.slot >= 0 else ())
            label = ""
        elif parts:
            parts[-1] = replace(parts[-1], slots=(*parts[-1].slots, *_slots([token])))
        else:
            parts.append(Part("", "blank", slots=_slots([token])))
    return parts + (_spoken(label) if label else [])


def _labelled(label: str, slots: tuple[int, ...]) -> list[Part]:
    """What stands before a blank: its label, and before that perhaps questions of their own."""
    *before, last = [piece for piece in _WIDE.split(label.strip()) if piece.strip()]
    *asked, last = [piece for piece, _ in _pieces(last)]
    parts = [part for piece in before for part in _spoken(piece)]
    for piece in asked:
        parts += _spoken(piece)
    choice = _CHOICE.match(last) if parts or asked else None
    if choice and last[choice.end() :].strip():
        parts[-1] = replace(parts[-1], options=tuple(re.findall(_YES, choice[1], re.IGNORECASE)))
        last = last[choice.end() :]
    return [*parts, _question(squeezed(last), "blank", slots)]


def _is_running(tokens: list[_Token]) -> bool:
    """Whether blanks stand within a sentence: "I was born in ____ and came here in ____"."""
    after = [
        token.text.strip() for before, token in zip(tokens, tokens[1:], strict=False)
        if token.kind == "text" and before.kind == "blank"
    ]  # fmt: skip
    return any(
        text[:1].islower() and not text.rstrip().endswith(":") and len(text) > 1 and not _is_unit(text) for text in after
    )


_UNITS = re.compile(
    r"(?:per|a|por|al)?\s*(?:years?|months?|days?|weeks?|hours?|miles?|dollars|persons?|people|a[ñn]os?|mes(?:es)?|d[ií]as?|"
    r"horas?|d[oó]lares|personas?|am|pm|a\.m\.|p\.m\.|lbs?|ft|in|sq\.? ?ft\.?|and|to|y|a|from|de|through|hasta|ext\.?)?\W*",
    re.IGNORECASE,
)


def _is_unit(text: str) -> bool:
    return bool(_UNITS.fullmatch(text))


def _is_hint(text: str) -> bool:
    text = text.strip()
    return (text.startswith("(") and text.endswith(")")) or _is_unit(text) or not re.search(r"\w", text)


def _slots(tokens: list[_Token]) -> tuple[int, ...]:
    return tuple(token.slot for token in tokens if token.slot >= 0)


# Lines with boxes.


def _with_boxes(tokens: list[_Token]) -> list[Part]:
    """Questions with boxes: what stands before the first box is asked, what stands after each may be chosen."""
    if tokens[-1].kind == "box" and tokens[0].kind == "text" and _boxes_follow(tokens):
        return _boxes_behind(tokens)
    first = next(number for number, token in enumerate(tokens) if token.kind == "box")
    parts = _with_blanks(tokens[:first]) if any(token.kind == "blank" for token in tokens[:first]) else []
    if not parts and first:
        *asked, last = [piece for piece, _ in _pieces(tokens[0].text)]
        parts = [part for piece in asked for part in _spoken(piece)]
        parts.append(replace(_question(squeezed(last), "boxes"), options=()))
    elif not parts:
        parts = [Part("", "boxes")]
    elif parts[-1].shape in ("says", "label", "asks"):
        parts[-1] = replace(parts[-1], text=cleaned(parts[-1].text), shape="boxes")
    else:
        parts.append(Part("", "boxes"))
    options, slots, rest = _options(tokens[first:])
    parts[-1] = replace(parts[-1], options=options, slots=(*parts[-1].slots, *slots))
    return parts + rest


def _options(tokens: list[_Token]) -> tuple[tuple[str, ...], tuple[int, ...], list[Part]]:
    """What may be chosen, and what is asked behind it on the same line."""
    options, slots = list[str](), list[int]()
    for number, token in enumerate(tokens):
        if token.slot >= 0:
            slots.append(token.slot)
        if token.kind != "text":
            continue
        first, *more = [piece for piece in _WIDE.split(token.text.strip()) if piece.strip()]
        follows = next((each.kind for each in tokens[number + 1 :]), "")
        short = re.match(rf"({_YES})[\s,;.:–-]+(?=(?:if|si|what|which|please|where|when)\b|[A-Z¿])", first, re.IGNORECASE)
        if short and not more and len(first.split()) > 2:
            first, more = short[1], [first[short.end() :]]
        options.append(squeezed(first).strip(" :,;"))
        if more:
            rest = [_Token("text", "   ".join(more)), *tokens[number + 1 :]]
            if follows == "box" and any("?" in piece or piece.rstrip().endswith(":") for piece in more):
                return tuple(options), tuple(slots), _with_boxes(rest)
            if follows == "box":
                options += [squeezed(piece) for piece in more]
                continue
            return tuple(options), tuple(slots), _with_blanks(rest) if follows else _spoken("   ".join(more))
    return tuple(option for option in options if option), tuple(slots), []


def _boxes_follow(tokens: list[_Token]) -> bool:
    """Whether each box stands behind what it is for: "Yes ☐  No ☐"."""
    kinds = [token.kind for token in tokens]
    return all(kind != kinds[number + 1] for number, kind in enumerate(kinds[:-1])) and (
        kinds.count("box") > 1 or len(_WIDE.split(tokens[0].text.strip())) > 1
    )


def _boxes_behind(tokens: list[_Token]) -> list[Part]:
    texts = [token.text.strip() for token in tokens if token.kind == "text"]
    first = texts[0]
    cut = max((found.end() for found in re.finditer(r"[?:]\s+|\t+|[ \u00a0]{3,}", first)), default=0)
    if not cut and len(texts) > 1:
        found = re.search(rf"\s({_YES})$", first, re.IGNORECASE)
        cut = found.start() if found else 0
    label, option = first[:cut].strip(), first[cut:].strip()
    options = tuple(squeezed(each) for each in (option, *texts[1:]) if each)
    return [replace(_question(squeezed(label), "boxes", _slots(tokens), options or ("",)), options=options)]
