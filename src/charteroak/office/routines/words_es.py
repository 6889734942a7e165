"""The pages of routines, in Spanish."""

from charteroak.office.routines.words import RoutineWords

WORDS = RoutineWords(
    language="es",
    ui={
        # The public list.
        "title": "Divulgaciones de rutina",
        "lede": "La sección 2-929 permite que un empleado divulgue información confidencial cuando es necesaria para "
        "prestar el servicio de la Ciudad de que se trata. Si la misma necesidad se repite, la Ciudad la aprueba una "
        "vez, por un año como máximo. Estas son las necesidades aprobadas ahora.",
        "own_way": "El artículo no pide ni esa aprobación ni esta lista: son un procedimiento propio de la Ciudad, a "
        "ejemplo de la ley de Nueva York sobre información identificativa (Admin. Code 23-1201 a 23-1205). Lo que "
        "ninguna rutina abarca se decide por separado.",
        "as_of": "Al {day}.",
        "none": "Ahora no hay ninguna rutina aprobada",
        "none_text": "Por eso cada divulgación se decide por separado.",
        "words": "En las palabras del artículo",
        "given": "Qué se puede dar",
        "to": "A quién",
        "why": "Por qué",
        "because": "Es necesario {why}.",
        "until": "Último día",
        "approved_by": "Aprobada por",
        "department": "Departamento",
        # The staff's list.
        "staff_title": "Divulgaciones de rutina",
        "staff_lede": "Aquí se propone la necesidad de un servicio que se repite. Vale cuando la han aprobado un "
        "supervisor que no la propuso y el Asesor Jurídico, y hasta su último día.",
        "propose": "Proponer una rutina",
        "public": "La página pública",
        "staff_none": "Todavía no hay rutinas",
        "staff_none_text": "Proponga una donde un servicio dé una y otra vez la misma clase de información al mismo "
        "tipo de destinatario.",
        "open": "Abrir",
        "open_of": "Abrir la rutina de {service}, {requester}",
        "back": "Todas las rutinas",
        # One routine.
        "state": "Cómo está",
        "proposed_on": "Propuesta",
        "uses": "Usos registrados",
        "record": "Expediente en el registro público",
        "waits_for": "Falta",
        "approvals": "Aprobaciones",
        "no_approvals": "Todavía ninguna.",
        "closed_line": "{role}, {day}",
        "approve_title": "¿La aprueba?",
        "approve_text": "Usted aprueba que esto es necesario para el servicio, solo para estas clases y este tipo de "
        "destinatario. Queda en el registro público con su función, sin su nombre.",
        "approve": "Aprobar como {role}",
        "decline": "No aprobar",
        "own": "Usted la propuso, así que la aprueban otros.",
        "twice": "Usted ya la aprobó. La otra aprobación la da otra persona.",
        "end_title": "¿Terminarla ya?",
        "end_text": "Desde entonces no se da nada según ella. No se puede volver a abrir, solo proponer de nuevo.",
        "end": "Terminar la rutina",
        "use_title": "Registrar un uso",
        "use_text": "Una vez por cada ocasión en que se da algo según ella, fuera de una solicitud que ya se lleve "
        "aquí. Queda al momento en el registro público.",
        "use": "Registrar que se dio",
        "prove": "Primero demuestre que es usted",
        "change": "Cambiarla",
        "renew": "Proponerla de nuevo",
        "changed_dies": "Alguien ya la aprobó. Si la cambia, esa aprobación se pierde: era de lo que decía antes.",
        # Proposing.
        "propose_title": "Proponer una divulgación de rutina",
        "change_title": "Cambiar una rutina que espera",
        "propose_text": "Se propone para un servicio, un tipo de destinatario y las clases que hacen falta, no más. "
        "Nada vale antes de que estén las dos aprobaciones.",
        "choose": "Elija",
        "save": "Enviarla a aprobación",
        # What went wrong.
        "moved": "Otra persona llegó antes",
        "moved_text": "No está como se le mostró, así que no se hizo nada. Abajo está como es ahora.",
        "refused": "Esto no se puede hacer con ella",
        "refused_text": "Ha cambiado, o no le corresponde a usted. No se hizo nada.",
        "unrecorded": "No se hizo nada",
        "unrecorded_text": "El registro público no pudo tomarlo, y lo que no queda en él no vale. Inténtelo más "
        "tarde y, si sigue así, avise a un administrador.",
        # The desk.
        "card": "Divulgaciones de rutina",
        "card_text": "Necesidades de los servicios que se repiten, aprobadas una vez y hasta un día.",
        "waiting_one": "1 rutina espera su aprobación",
        "waiting_many": "{count} rutinas esperan su aprobación",
        "supervisor": "Un supervisor",
        "system": "Por sí misma",
        "counsel": "El Asesor Jurídico",
    },
    fields={
        "service": ("El servicio", ""),
        "classes": ("Qué se da", "Solo las clases sin las que el servicio no puede pasar."),
        "requester": ("A quién", ""),
        "necessity": ("Por qué lo necesita el servicio", ""),
        "note": ("En una frase", "Qué no puede hacer el servicio sin ello. Esto es público. No nombre a nadie."),
        "until": ("Último día", "Como máximo, un año desde hoy."),
    },
    states={
        "waiting": ("En espera", "Todavía no vale."),
        "in_force": ("En vigor", "Se puede dar lo que dice."),
        "lapsed": ("Sin efecto", "El artículo se lee de otra manera que cuando se aprobó. No se da nada según ella."),
        "expired": ("Vencida", "Su último día ya pasó. No se da nada según ella."),
        "ended": ("Terminada", "Se terminó antes de su día. No se da nada según ella."),
        "declined": ("No aprobada", "Quien debía aprobarla no la aprobó. Nunca valió, o ya no vale."),
    },
    done={
        "proposed": "Se propuso y espera sus aprobaciones.",
        "changed": "Se cambió y espera sus aprobaciones.",
        "approved": "Su aprobación está registrada.",
        "declined": "Está registrado que usted no la aprueba.",
        "ended": "Está terminada, y así consta.",
        "used": "El uso está registrado.",
    },
    faults={
        "not_permitted": "el artículo no lo permite solo porque el servicio lo necesite: {classes}",
        "too_far": "falta más de un año",
    },
)
