"""What the terminal says around an answer, in both languages. The answer's own words are the law's (`law.words`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """The terminal's words in one language. Names in braces are filled in."""

    notice: str
    notice_recording: str  # the same where the answer can be recorded
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
    to_record: str
    entry: str  # what an entry holds: the {outcome} and {count} answers
    entry_role: str
    entry_department: str
    entry_without: str
    confirm: str
    yes: str
    choose_one: str
    no: str
    nothing: str  # it was not confirmed
    recorded: str  # as the entry {index}
    record: str
    opening: str
    keep: str
    receipt: str
    not_recorded: Mapping[str, str]  # by why it was not


ENGLISH = Phrases(
    notice="It states what the article says; it is not legal advice. Nothing you type is kept.",
    notice_recording="It states what the article says; it is not legal advice. Nothing you type is kept unless you say "
    "so at the end; then an entry of fixed words is.",
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
    to_record="What would be recorded",
    entry="That someone acts on this answer, and when: the act, the outcome “{outcome}”, its clauses, the facts above "
    "that are known ({count}), and which text of the article and which readings of it gave the answer.",
    entry_role="The role: {role}.",
    entry_department="The department: {department}.",
    entry_without="Each is a word of a fixed list. No name, no number and nothing in anyone's own words is recorded.",
    confirm="Record that you act on this answer?",
    yes="Yes, record it",
    choose_one="Type 1 or 2, or q to record nothing.",
    no="No, record nothing",
    nothing="Nothing was recorded.",
    recorded="Recorded as entry {index}",
    record="Record: {record}",
    opening="Key: {opening}",
    keep="Keep both with the answer and the receipt. Only this key can show that the entry is about this answer, and "
    "it is kept nowhere else.",
    receipt="Receipt",
    not_recorded={
        "unknown": "Not recorded: facts are missing, so there is nothing to act on yet.",
        "no_ledger": "Not recorded: no ledger has been set up here.",
        "locked": "Not recorded: the ledger's key is locked.",
        "behind": "Not recorded: the ledger's database is not the one that was signed last.",
        "stopped": "Not recorded: the ledger has stopped and must be started anew.",
        "unavailable": "Not recorded: the ledger could not take the entry, or did not answer in time. If it was only "
        "slow, the entry may be in it after all.",
        "unusable": "Not recorded: the ledger cannot be used as it is.",
    },
)

SPANISH = Phrases(
    notice="Esto es lo que dice el artículo, no asesoramiento legal. No se guarda nada de lo que usted escriba.",
    notice_recording="Esto es lo que dice el artículo, no asesoramiento legal. No se guarda nada de lo que usted "
    "escriba, salvo que al final lo confirme; entonces se guarda un asiento de palabras fijas.",
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
    to_record="Lo que se registraría",
    entry="Que alguien actúa según esta respuesta, y cuándo: el acto, el resultado «{outcome}», sus cláusulas, los "
    "hechos de arriba que se conocen ({count}), y qué texto del artículo y qué interpretaciones dieron la respuesta.",
    entry_role="La función: {role}.",
    entry_department="El departamento: {department}.",
    entry_without="Cada dato es una palabra de una lista fija. No se registra ningún nombre, ningún número ni nada con "
    "palabras propias de nadie.",
    confirm="¿Registrar que usted actúa según esta respuesta?",
    yes="Sí, registrarlo",
    choose_one="Escriba 1 o 2, o q para no registrar nada.",
    no="No, no registrar nada",
    nothing="No se registró nada.",
    recorded="Registrado como asiento {index}",
    record="Número del asiento: {record}",
    opening="Clave: {opening}",
    keep="Guarde ambos con la respuesta y el recibo. Solo esta clave puede mostrar que el asiento trata de esta "
    "respuesta, y no se guarda en ningún otro lugar.",
    receipt="Recibo",
    not_recorded={
        "unknown": "No registrado: faltan hechos, así que todavía no hay nada según lo cual actuar.",
        "no_ledger": "No registrado: aquí no se ha creado ningún registro.",
        "locked": "No registrado: la clave del registro está bloqueada.",
        "behind": "No registrado: la base de datos del registro no es la última que se firmó.",
        "stopped": "No registrado: el registro se ha detenido y hay que iniciarlo de nuevo.",
        "unavailable": "No registrado: el registro no pudo admitir el asiento o no respondió a tiempo. Si solo fue "
        "lento, puede que el asiento esté en él de todos modos.",
        "unusable": "No registrado: el registro no se puede usar tal como está.",
    },
)

PHRASES = {"en": ENGLISH, "es": SPANISH}
