"""A line of a form on paper taken apart: what is asked, the blank or the boxes for the answer, and what only says.

A line is text in which the places for answers stand as signs: blanks (`____`, dots), boxes (☐, `[ ]`), and the two
signs of this module for a blank and a box that a reader found as a field or a drawing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from charteroak.screening.forms.readers.paper_signs import (
    BLANK,
    BOXES,
    LONGEST,
    TICK,
    YES,
    Numbered,
    asks_for,
    cleaned,
    is_heading_like,
    is_hint,
    is_lead_in,
    is_unit,
    number_of,
    numbering,
    parted_by_bars,
    squeezed,
)

_SLOT = re.compile(
    rf"(?P<blank>{BLANK}|\(?_{{2,}}\)?(?:[ /.()$–-]{{0,3}}_{{2,}}\)?)*|\.{{4,}}|…{{2,}}|(?:\. ){{4,}}\.?|-{{6,}}"
    rf"|⎯{{3,}}|‗{{3,}})|(?P<box>{TICK}|[{BOXES}]|\[[ xX✓]?[ ]?\]|\([ ]{{1,3}}\)(?=\s|$))"
)
_MOST_TOKENS = 200
"""Places for answers on one line, and the texts between them."""
_TOGETHER = 200
"""In characters: as long as sentences may be that are one question."""
_WIDE = re.compile(r"\t+|[ \u00a0]{3,}")
_TAIL = re.compile(rf"(?<=[?:])\s*({YES}(?:\s*(?:[/|,]|\bor\b|\bo\b)?\s*{YES}){{1,3}})\s*$", re.IGNORECASE)
_CHOICES = re.compile(
    rf"\(\s*((?:{YES})(?:\s*(?:[/|,]|\bor\b|\bo\b)\s*(?:{YES})){{1,3}})\s*\)\s*[:?]?\s*$", re.IGNORECASE
)
_SENTENCE = re.compile(
    r"(?<=[?])[\s\"”)]+(?=[\"“¿¡]?[^\W\d_a-z])|(?<=[?]\))\s+(?=[\"“¿¡]?[^\W\d_a-z])|(?<=[.!])\s+(?=¿|[A-ZÁÉÍÓÚÑ][^.?!]{3,300}\?)"
)
_CHOICE = re.compile(rf"\W*({YES}(?:\s*(?:[/|,]|\bor\b|\bo\b)\s*{YES}){{1,3}})\W*(?=\s|$)", re.IGNORECASE)
_ONLY_YES = re.compile(rf"^\W*{YES}\W*$", re.IGNORECASE)
_LAST_YES = re.compile(rf"(?:^|\s){YES}\W*$", re.IGNORECASE)
_ASKS = re.compile(r"[?][\"”’')\s]*(?:\([^()]*\)[.:]?)?$")
_OFFER = re.compile(
    r"\W*(?:please\s+|por favor,?\s+)?(?:call|visit|contact|dial|text|email|e-mail|go to|see|ask|click|speak|talk|"
    r"reach|help is|we can|you can|llame|visite|contacte|comun[ií]quese|vaya|vea|pregunte|hable|escriba a|podemos|"
    r"marque (?:el )?\d)\b",
    re.IGNORECASE,
)
Shape = Literal["blank", "boxes", "asks", "label", "says"]


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
    if len(tokens) > _MOST_TOKENS:
        return [Part(squeezed(line), "says")]
    _tell_boxes(tokens)
    if any(token.kind == "box" for token in tokens):
        return _with_boxes(tokens)
    if any(token.kind == "blank" for token in tokens):
        return _with_blanks(tokens)
    return _spoken(tokens[0].text) if tokens else []


def options_in(text: str) -> tuple[str, ...]:
    """What may be chosen, where a text is nothing but a choice: "Yes / No", "☐ Sí ☐ No"."""
    tokens = _tokens(text)
    if any(token.kind == "box" for token in tokens):
        parts = _with_boxes(tokens)
        return parts[0].options if len(parts) == 1 and not parts[0].text else ()
    if re.fullmatch(rf"\W*{YES}(?:[\W_]+(?:or\s|o\s)?\s*{YES}){{1,3}}\W*", squeezed(text), re.IGNORECASE):
        return tuple(re.findall(YES, squeezed(text), re.IGNORECASE))
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


def _tell_boxes(tokens: list[_Token]) -> None:
    """Blanks beside the words of an answer are boxes: "Citizen? Yes ___ No ___", "___ Yes ___ No"."""
    kinds = "".join(token.kind[1] for token in tokens)  # the second letter: "l" of a blank, "e" of a text
    for behind, pattern in ((True, "elel"), (False, "lele")):
        at = kinds.find(pattern)
        while at >= 0:
            first, second = (tokens[at + 1 - behind].text, tokens[at + 3 - behind].text)
            words = (_LAST_YES if behind else _ONLY_YES).search(first)
            if words and _ONLY_YES.search(second):
                tokens[at + behind].kind = tokens[at + 2 + behind].kind = "box"
            at = kinds.find(pattern, at + 1)


# Lines without any place for an answer.


def _spoken(text: str) -> list[Part]:
    numbered, start = number_of(text)
    parts = list[Part]()
    for piece, following in _pieces(text[start:]):
        said = squeezed(piece)
        asks = _ASKS.search(said) or _TAIL.search(said)
        choice = _CHOICE.match(said) if parts and parts[-1].shape == "asks" else None
        if choice:
            options = tuple(re.findall(YES, choice[1], re.IGNORECASE))
            parts[-1] = replace(parts[-1], options=parts[-1].options or options)
            said = said[choice.end() :].strip()
            if not said:
                continue
            asks = _ASKS.search(said)
        if asks and not _OFFER.match(following):
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
        if pieces and piece.strip() and _belongs(pieces[-1], piece):
            pieces[-1] = f"{pieces[-1]} {piece}"
        elif piece.strip():
            pieces.append(piece)
    return list(zip(pieces, [*pieces[1:], ""], strict=False))


def _belongs(before: str, piece: str) -> bool:
    """Whether two sentences are one question of a form: "Were you hurt? Say by whom.", "Some have. Have you?"."""
    asked = bool(_ASKS.search(before.rstrip()))
    leads = not asked and bool(_ASKS.search(piece.rstrip())) and not (asks_for(before) or is_heading_like(before))
    together = len(before) + len(piece) <= _TOGETHER and (asked or leads)
    return together and not _CHOICE.match(piece) and not _OFFER.match(piece)


def _question(text: str, shape: Shape, slots: tuple[int, ...] = (), options: tuple[str, ...] = ()) -> Part:
    """A question without the choice printed behind it, which is kept as its options."""
    numbered = numbering(text)
    if not options:
        found = _TAIL.search(text)
        text = text[: found.start()] if found else text
        found = found or _CHOICES.search(text)
        options = tuple(re.findall(YES, found[1], re.IGNORECASE)) if found else ()
    return Part(cleaned(text), shape, options, slots, numbered=numbered)


# Lines with blanks.


def _with_blanks(tokens: list[_Token]) -> list[Part]:
    texts = [token.text for token in tokens if token.kind == "text"]
    if not texts:
        return [Part("", "blank", slots=_slots(tokens))]
    if _is_running(tokens):
        said = squeezed("".join("____" if token.kind == "blank" else token.text for token in tokens))
        said = _LOOSE.sub(r"\1", said[number_of(said)[1] :])
        return [Part(said, "blank", slots=_slots(tokens), numbered=numbering(tokens[0].text))]
    parts, label = list[Part](), ""
    for token in tokens:
        if token.kind == "text":
            label = token.text
            options = options_in(label) if parts else ()
            if options and not parts[-1].options:
                parts[-1], label = replace(parts[-1], options=options), ""
            elif parts and is_hint(label):
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
    numbered, start = number_of(label)
    parts = _unnumbered(label[start:], slots)
    return [replace(parts[0], numbered=numbered or parts[0].numbered), *parts[1:]]


def _unnumbered(label: str, slots: tuple[int, ...]) -> list[Part]:
    *before, last = [piece for piece in _WIDE.split(label.strip()) if piece.strip()]
    *asked, last = [piece for piece, _ in _pieces(last)]
    offered = _offered(last, asked[-1] if asked else before[-1] if before else "")
    if offered:
        last = asked.pop() if asked else before.pop()
    parts = [part for piece in before for part in _spoken(piece)]
    if offered:
        parts += [part for piece in asked for part in _spoken(piece)]
        return [*parts, _question(squeezed(last), "blank", slots, offered)]
    for piece in asked:
        parts += _spoken(piece)
    choice = _CHOICE.match(last) if parts or asked else None
    if choice and last[choice.end() :].strip():
        parts[-1] = replace(parts[-1], options=tuple(re.findall(YES, choice[1], re.IGNORECASE)))
        last = last[choice.end() :]
    return [*parts, _question(squeezed(last), "blank", slots)]


def _offered(text: str, before: str) -> tuple[str, ...]:
    """What may be chosen, where that is all that stands between a question and its place: "Sí / No", "Own / Rent"."""
    if not before.strip():
        return ()
    return options_in(text) or (parted_by_bars(text) if before.rstrip().endswith(("?", ":")) else ())


def _is_running(tokens: list[_Token]) -> bool:
    """Whether blanks stand within a sentence: "I was born in ____ and came here in ____"."""
    after = [
        token.text.strip() for before, token in pairwise(tokens)
        if token.kind == "text" and before.kind == "blank"
    ]  # fmt: skip
    return any(
        (text[:1].islower() and not text.endswith(":") and len(text) > 1 and not is_unit(text))
        or (text[:1] in ",;" and len(text) > 2)
        or text == "."
        for text in after
    )


_LOOSE = re.compile(r"(?<=____) ([.,;)])")


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
        numbered, start = number_of(tokens[0].text)
        *asked, last = [piece for piece, _ in _pieces(tokens[0].text[start:])]
        parts = [part for piece in asked for part in _spoken(piece)]
        parts.append(replace(_question(squeezed(last), "boxes"), options=()))
        parts[0] = replace(parts[0], numbered=numbered or parts[0].numbered)
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
        short = re.match(
            rf"({YES})[\s,;.:–-]+(?=(?:if|si|what|which|please|where|when)\b|[A-Z¿])", first, re.IGNORECASE
        )
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
        found = re.search(rf"\s({YES})$", first, re.IGNORECASE)
        cut = found.start() if found else 0
    label, option = first[:cut].strip(), first[cut:].strip()
    options = tuple(squeezed(each) for each in (option, *texts[1:]) if each)
    return [replace(_question(squeezed(label), "boxes", _slots(tokens), options or ("",)), options=options)]
