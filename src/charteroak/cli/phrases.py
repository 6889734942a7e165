"""What the terminal says around an answer, in both languages. The answer's own words are the law's (`law.words`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """The terminal's words in one language. Names in braces are filled in."""

    notice: str
    keys: str  # what can be typed beside a number
    what: str  # the first question
    changing: str  # before a question that was answered before
    answered: str  # {answer} that was given
    why: str  # {because} a question is asked
    clause: str  # a {clause} in its own {words}
    not_known: str
    choose: str  # after anything else was typed; {last} is the last number
    first: str  # there is nothing to go back to
    own_words: str
    others: str
    none: str
    stands: str  # what a norm comes to that has an {effect} here
    pending: str  # one of which it is not settled yet
    lifted: str  # one that is lifted, for {reasons}
    missing: str
    changes: str
    only_true: str  # before the changes: they are not advice
    no_changes: str
    change: str  # a {question} answered {value}
    and_change: str
    leads_to: str  # what changes {change} and the {outcome} they give
    more: str  # the outcome where more would have to be known
    readings: str
    settled: str  # a reading as {choice}
    unsettled: str
    turns: str  # a reading whose other choice gives another answer
    others_same: str
    all_same: str
    facts: str
    stamp: str  # the {article}, {ordinance}, {passed} and {day}


ENGLISH = Phrases(
    notice="It states what the article says; it is not legal advice. Nothing you type is kept.",
    keys="Type a number. Or: ? why it is asked · b back · s not known · q quit",
    what="What is happening?",
    changing="You are changing an earlier answer; the later ones are kept.",
    answered="Now: {answer}. Enter keeps it.",
    why="Why this is asked: {because}",
    clause="Section {clause}: “{words}”",
    not_known="Not known",
    choose="That is not one of the choices. Type a number from 1 to {last}, or ?, b, s or q.",
    first="There is nothing before this.",
    own_words="In the article's own words",
    others="Other clauses that bear on it",
    none="No clause of the article speaks to this.",
    stands="It {effect} this, and that applies here.",
    pending="It {effect} this; whether that applies here is not settled yet.",
    lifted="It {effect} this, but that is lifted here, because {reasons}.",
    missing="What is missing, the best to find out first",
    changes="What would change the answer",
    only_true="If the facts were different in this way. Only the true ones count.",
    no_changes="No change to what can be changed here gives another answer.",
    change="If “{question}” were answered “{value}”",
    and_change="and “{question}” “{value}”",
    leads_to="{change}: {outcome}.",
    more="more would be asked",
    readings="How the text is read",
    settled="Read here as: {choice}.",
    unsettled="Not settled by counsel.",
    turns="Read otherwise, the answer would be another.",
    others_same="However the other open questions of the text are read, the answer is the same.",
    all_same="However the open questions of the text are read, the answer is the same.",
    facts="What you answered",
    stamp="{article}, as passed by Ordinance {ordinance} on {passed}; answered for {day}.",
)

SPANISH = Phrases(
    notice="Esto es lo que dice el artículo, no asesoramiento legal. No se guarda nada de lo que usted escriba.",
    keys="Escriba un número. O bien: ? por qué se pregunta · b volver · s no se sabe · q salir",
    what="¿Qué ocurre?",
    changing="Está cambiando una respuesta anterior. Las siguientes se conservan.",
    answered="Ahora: {answer}. La tecla Intro la conserva.",
    why="Por qué se pregunta: {because}",
    clause="Sección {clause}: «{words}»",
    not_known="No se sabe",
    choose="Esa no es una de las opciones. Escriba un número del 1 al {last}, o bien ?, b, s o q.",
    first="No hay nada antes de esto.",
    own_words="Con las palabras del artículo, que está en inglés",
    others="Otras cláusulas que tienen que ver",
    none="Ninguna cláusula del artículo se refiere a esto.",
    stands="Lo {effect}, y eso se aplica aquí.",
    pending="Lo {effect}; todavía no se sabe si eso se aplica aquí.",
    lifted="Lo {effect}, pero eso no rige aquí, porque {reasons}.",
    missing="Lo que falta; conviene averiguar primero el primero",
    changes="Lo que cambiaría la respuesta",
    only_true="Si los hechos fueran distintos de esta manera. Solo cuentan los verdaderos.",
    no_changes="Nada de lo que se puede cambiar aquí da otra respuesta.",
    change="Si a «{question}» se respondiera «{value}»",
    and_change="y a «{question}», «{value}»",
    leads_to="{change}: {outcome}.",
    more="se preguntaría más",
    readings="Cómo se interpreta el texto",
    settled="Aquí se interpreta así: {choice}.",
    unsettled="El Asesor Jurídico aún no lo ha resuelto.",
    turns="Con otra interpretación, la respuesta sería otra.",
    others_same="Con cualquier interpretación de las demás cuestiones abiertas, la respuesta es la misma.",
    all_same="Con cualquier interpretación de las cuestiones que el texto deja abiertas, la respuesta es la misma.",
    facts="Lo que usted respondió",
    stamp="{article}, aprobado por la Ordenanza {ordinance} el {passed}; respondido para el {day}.",
)

PHRASES = {"en": ENGLISH, "es": SPANISH}
