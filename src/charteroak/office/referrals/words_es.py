"""Remisiones, en español."""

from charteroak.office.referrals.words import ReferralWords

WORDS = ReferralWords(
    language="es",
    ui={
        # Las de quien inició sesión.
        "title": "Sus remisiones",
        "lede": "Lo que usted listó y entregó, hasta que se sepa qué resultó. Aquí nada dice de quién se trata.",
        "new": "Hacer una remisión",
        "none": "No tiene ninguna remisión abierta",
        "none_text": "Cuando entregue una lista, estará aquí hasta que usted o la persona diga qué resultó.",
        "open": "Abrir",
        "open_of": "Abrir la remisión: {what}",
        "asked": "Se pidió el {day}",
        "lapses": "Pasados {days} días ya nadie espera un resultado. Queda entonces sin saberse, y así se cuenta.",
        "newer": "Anteriores",
        "older": "Siguientes",
        # Una nueva.
        "new_title": "Hacer una remisión",
        "new_lede": "La lista sale de cuatro elecciones. Quien tiene la misma necesidad y el mismo lugar recibe la "
        "misma lista, en el mismo orden y con las mismas palabras.",
        "do_not": "No pregunte",
        "do_not_text": "No pregunte el nombre, ni pida documentos, ni pregunte por la situación migratoria de nadie. "
        "La lista no los necesita, y no hay dónde anotarlos.",
        "law": "Las palabras de la ley",
        "why": "Las palabras de la ley, y lo que responde",
        "make": "Hacer la lista",
        "choose": "Elija",
        "anywhere": "En cualquier parte de Hartford",
        "no_catalogue": "Todavía no hay lista de servicios",
        "no_catalogue_text": "Nadie ha importado los servicios de la Ciudad. Hasta entonces no se puede hacer una "
        "lista para nadie: llame al 211, o indique ese número.",
        "residence": "Alguien pregunta si vive en Hartford",
        # Una.
        "one_title": "Remisión",
        "again": "Hacer otra lista",
        "back": "Sus remisiones",
        "list": "La lista",
        "list_text": "Léanla juntos. Cualquiera con esta necesidad y este lugar la recibe tal como está aquí.",
        "print": "Abrir la hoja para imprimir",
        "hand": "Entregarla",
        "hand_text": "Ofrezca a todos llamar juntos a una agencia, empezando por la primera de la lista.",
        "hand_go": "Está entregada",
        "outcome": "Qué resultó",
        "outcome_text": "Dígalo cuando lo sepa. La persona también puede decirlo con el código de la hoja; nadie está "
        "obligado.",
        "outcome_go": "Guardar",
        "moved_list": "La lista de agencias ha cambiado desde que se entregó, así que no se puede mostrar como era. "
        "Nombraba a tantas: {count}.",
        "moved": "Esto ha cambiado desde que usted lo abrió",
        "moved_text": "No se hizo nada. Así está ahora: mírelo de nuevo.",
        "proof": "De qué se hizo la lista",
        "proof_text": "De la necesidad, el lugar y el idioma, y del catálogo de servicios: de nada más. Quien tenga "
        "ese catálogo hace la misma lista con esta orden, y compara los resúmenes.",
        "digest": "Resumen de la lista",
        "catalogue": "Resumen del catálogo",
        "same": "Hecha de la misma manera",
        "other": "Hecha de otra manera por la situación migratoria",
        "answer_of": "Remisión de un residente a {agency}. Aquí no se pregunta si alguien es residente: la lista es "
        "la misma.",
        "state": "En qué está",
        "called": "Llamar juntos a una agencia",
        "came": "Cómo vino",
        "done_handed": "Está entregada.",
        "done_closed": "Está guardado qué resultó.",
        # El escritorio.
        "card": "Remisiones",
        "card_text": "Listas de agencias por necesidad, lugar e idioma, iguales para todos.",
        "waiting_one": "De 1 remisión falta saber qué resultó",
        "waiting_many": "De {count} remisiones falta saber qué resultó",
    },
    sheet={
        "title": "Dónde recibir ayuda",
        "for": "Ayuda con",
        "near": "Cerca de",
        "language": "Idioma",
        "agencies": "Agencias, primero las más cercanas",
        "speaks": "Se habla {language}",
        "spoken": "Idiomas",
        "no_address": "Llame para saber la dirección",
        "nothing": "El catálogo de la Ciudad no tiene ninguna agencia para esta necesidad",
        "nothing_text": "Llame al 211. Conocen agencias que no están en esta lista.",
        "more": "¿Ninguna le sirve? Llame al 211, a cualquier hora. Es gratis.",
        "not_asked": "Para hacer esta lista, la Ciudad no le preguntó su nombre, ni sus documentos, ni su situación "
        "migratoria. Todos los que tienen esta necesidad y este lugar reciben la misma.",
        "tell": "Si quiere, diga a la Ciudad si llegó a alguna agencia. No está obligado, y nadie pregunta quién es "
        "usted.",
        "tell_at": "En {address} con este código:",
        "code": "Código",
    },
    tell={
        "title": "¿Llegó a alguna agencia?",
        "lede": "Aquí puede decir qué resultó de una lista que le dio la Ciudad. No está obligado. No se pregunta "
        "ningún nombre.",
        "go": "Enviar",
        "done": "Gracias",
        "done_text": "Está contado. El código ya no sirve, y no se guarda nada más.",
        "unknown_text": "Tal vez ya se dijo, o la lista tiene más de {days} días.",
    },
    channels={
        "counter": "En un mostrador",
        "phone": "Por teléfono",
        "online": "En línea o por carta",
        "visit": "En una visita, o en la calle",
    },
    called={
        "called": "Llamamos juntos a una",
        "no_answer": "Llamamos, y nadie contestó",
        "not_wanted": "La persona prefiere llamar por su cuenta",
    },
    outcomes={
        "open": "No se sabe todavía",
        "reached": "Llegó a una agencia",
        "not_reached": "No llegó a ninguna",
        "declined": "Decidió no hacerlo",
    },
    told={
        "reached": "Sí, llegué a una",
        "not_reached": "Lo intenté, y no llegué a ninguna",
        "declined": "No lo intenté",
    },
    states={
        "listed": "La lista está hecha, y aún no entregada",
        "handed": "Entregada; aún no se sabe qué resultó",
        "closed": "Cerrada",
        "lapsed": "Ya nadie la espera; no se sabe qué resultó",
    },
    bands=("A menos de una milla", "A menos de dos millas y media", "Más lejos, o en toda la ciudad"),
    agencies={
        "medical": "una agencia médica",
        "social_service": "una agencia de servicios sociales",
        "other": "otra agencia, de la que la cláusula no habla",
    },
    fields={
        "need": ("Qué se necesita", ""),
        "place": ("Cerca de dónde debe estar la ayuda", "Una parte de la ciudad, no una dirección."),
        "spoken": ("Idioma de la lista", "Entre las igual de cercanas, primero las agencias que lo hablan."),
        "channel": ("Cómo vino", ""),
        "asked_on": ("Día en que se pidió", ""),
        "called": ("Llamar juntos a una agencia", ""),
        "outcome": ("Qué resultó", ""),
        "told": ("Qué resultó", ""),
        "code": ("El código de su hoja", "24 letras y cifras, en grupos de cuatro."),
    },
    faults={
        "to_come": "ese día todavía no ha llegado",
        "too_early": "fue hace más de 60 días",
        "unknown_code": "ninguna lista espera respuesta con este código",
    },
)
