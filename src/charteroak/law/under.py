"""Which readings counsel has settled that bear on an answer, in a sentence for whoever reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from charteroak.law import settled
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law, today
from charteroak.law.words import words

_WORDS = {
    "en": ("As counsel has settled it (two signatures): {said}.", "{question} {choice}, since {day}", "not settled"),
    "es": (
        "Como lo ha resuelto la Asesoría Jurídica (dos firmas): {said}.",
        "{question} {choice}, desde el {day}",
        "sin resolver",
    ),
}
_DOUBT = {
    "en": "What is kept of a reading is not what the ledger says, so it is taken as not settled: {said}.",
    "es": "Lo que se guarda de una interpretación no es lo que dice el libro de registro, así que se toma como no "
    "resuelta: {said}.",
}


def under(language: str, acts: Iterable[str], readings: Mapping[str, str | None] | None = None) -> tuple[str, ...]:
    """Sentences, if any: what counsel has settled that bears on these acts, since when; and what of it is in doubt.

    `readings` are those that the answer was given under, as they stand if not given: what is read otherwise is not
    said to be as counsel has settled it.
    """
    read, standing, said = law().readings if readings is None else readings, settled.standing(), words(language)
    whole, one, unsettled = _WORDS[language]
    told, doubted = [], []
    for reading in {reading.id: None for act in acts for reading in RULEBOOK.readings_of(act)}:
        held, question = standing.holding(reading, today()), said.readings[reading].question
        if reading in standing.doubted:
            doubted.append(question)
        elif held is not None and read.get(reading) == held.choice:
            choice = said.readings[reading].choices[held.choice] if held.choice else unsettled
            told.append(one.format(question=question, choice=choice, day=said.date(held.since)))
    lines = [whole.format(said="; ".join(told))] if told else []
    return (*lines, _DOUBT[language].format(said=" ".join(doubted))) if doubted else tuple(lines)
