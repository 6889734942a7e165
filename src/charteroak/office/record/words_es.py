"""The pages that record, in Spanish."""

from charteroak.office.record.words import RecordWords

_AGAIN_LATER = "Inténtelo de nuevo dentro de un rato, con el botón debajo de la respuesta: no se registra dos veces."
_TELL = (
    "Avise a la persona encargada de este sistema y conserve esta página: imprímala, o use «Guardar este caso» al "
    "final."
)
_MAYBE = (
    "El registro no pudo admitir el asiento: estaba ocupado, no tenía espacio o no respondió a tiempo. Si solo fue "
    "lento, puede que el asiento esté en él de todos modos."
)

WORDS = RecordWords(
    language="es",
    ui={
        # On an answer.
        "offer": "Registrar que actué según esto",
        "offer_sign_in": "Iniciar sesión para registrar que actuó según esto",
        "offer_sign_in_hint": "Solo registra el personal de la Ciudad. El inicio de sesión se abre aparte, para que no "
        "se pierda nada de lo que usted respondió. Después, pregunte aquí otra vez.",
        "offer_hint": "Un asiento en el registro de la Ciudad, sin ningún nombre. Antes de hacerlo, usted ve lo que "
        "dice.",
        # Before.
        "title": "Registrar que usted actuó según esto",
        "lede": "Usted declara que actuó según esta respuesta. Lea lo que entra en el registro y pulse «Registrarlo».",
        "back": "Volver a la respuesta",
        "will_say": "Lo que dirá el asiento",
        "when": "Cuándo",
        "when_now": "El momento en que usted pulse «Registrarlo», hasta la centésima de segundo",
        "about": "Qué ocurre",
        "outcome": "La respuesta",
        "clauses": "Las cláusulas que deciden",
        "no_clauses": "Ninguna: ninguna cláusula del artículo se refiere a esto",
        "facts": "Los hechos del caso",
        "no_facts": "Ninguno",
        "left_out": "Lo que no se sabe queda fuera.",
        "besides": "Y además",
        "besides_text": "Que es una decisión. Un número al azar, para encontrarlo. Huellas digitales del texto de la "
        "ley, de cómo están fijadas sus interpretaciones y de la lista de palabras en que está escrito el asiento. Y "
        "un sello sobre la respuesta entera, que no dice nada a quien no tenga su clave: solo usted la recibe.",
        "not_title": "Lo que no dirá",
        "not_names": "Quién es usted, ni el nombre o el número de nadie",
        "not_status": "Cuál es el estatus migratorio de nadie",
        "not_text": "Nada con sus propias palabras: no hay lugar para ellas",
        "where_title": "Adónde va",
        "where_text": "Al registro de la Ciudad, donde puede leerlo toda persona que pueda leer el registro.",
        "where_for_good": "No se puede retirar. El registro no se puede reescribir: nadie puede cambiar ni quitar el "
        "asiento sin que se vea.",
        "yours": "Dos cosas que usted elige",
        "role": "Su función",
        "role_hint": "Según sus respuestas. Cámbiela si es otra.",
        "department": "Su departamento",
        "department_hint": "Puede dejarlo sin decir.",
        "unsaid": "Sin decir",
        "cookie": "Esta página deja una cookie, para que ningún otro sitio pueda registrar en nombre de usted. No dice "
        "nada de usted ni del caso y desaparece al cerrar el navegador. Preguntar no deja ninguna.",
        "basis": "Exigido por ley: el fundamento",
        "go": "Registrarlo",
        "stale": "Todavía no se ha registrado nada",
        "stale_text": "La página llevaba abierta más de una hora, o no llegó entera desde aquí. Léala de nuevo y pulse "
        "«Registrarlo».",
        # After.
        "recorded": "Registrado",
        "recorded_lede": "El asiento está en el registro. Esta página se muestra una sola vez: conserve lo que "
        "contiene.",
        "says": "Lo que dice el asiento",
        "place": "Lugar en el registro",
        "record": "Número del asiento",
        "open_entry": "Abrir el asiento en el registro",
        "witnesses": "Si el registro tiene testigos, firman unos segundos después. Desde entonces la página del "
        "asiento tiene un recibo más completo, con sus firmas.",
        "keep_title": "Lo que hay que conservar",
        "keep_lede": "La clave se muestra aquí una sola vez y no se guarda en ningún otro lugar: nadie puede dársela "
        "de nuevo. Conserve las cuatro cosas como conservaría el caso.",
        "save": "Guardarlo todo en un archivo",
        "receipt": "El recibo",
        "receipt_hint": "Prueba que el asiento está en el registro. Cualquiera puede comprobarlo, sin este sitio. No "
        "dice nada del caso.",
        "entry": "El asiento, byte por byte",
        "entry_hint": "Aquello para lo que vale el recibo.",
        "details": "La respuesta que está sellada en él",
        "details_hint": "La respuesta entera como usted la vio. El asiento lleva un sello sobre estos mismos "
        "caracteres.",
        "opening": "La clave del sello",
        "opening_hint": "Muestra, junto con la respuesta, que esto es lo que se le dijo. Sin ella nadie puede saberlo.",
        # Again, and never.
        "repeated": "Ya estaba registrado",
        "repeated_lede": "Esto ya se registró y sigue siendo un solo asiento: volver a pulsar o a cargar la página no "
        "añade nada.",
        "repeated_key": "La página del asiento tiene un recibo. La clave de su sello se mostró una sola vez, al "
        "registrarlo, y no se guardó.",
        "nothing": "Aquí no hay nada que registrar",
        "nothing_text": "Esta página muestra lo que se registraría y después, una sola vez, el recibo. No guarda "
        "ninguno de los dos. Lo que usted registró está en el registro. Para registrar algo, pregunte primero.",
        "not_recorded": "No registrado",
        "what_to_do": "Qué hacer:",
        "still": "La respuesta de abajo sigue valiendo.",
        "mark": "No registrado",
    },
    roles={
        "employee": "Empleado de la Ciudad",
        "police": "Policía, incluido su personal civil",
        "records": "Encargado de archivos",
        "supervisor": "Supervisor",
        "counsel": "Asesor Jurídico (Corporation Counsel)",
        "training_officer": "Encargado de capacitación",
        "auditor": "Auditor",
        "administrator": "Administrador de este sistema",
    },
    departments={
        "police": "Policía",
        "fire": "Bomberos",
        "health_and_human_services": "Salud y Servicios Humanos",
        "schools": "Escuelas",
        "library": "Biblioteca",
        "other": "Otro departamento",
    },
    reasons={
        "unknown": (
            "La respuesta aún no está decidida, así que no hay nada según lo cual actuar.",
            "Averigüe lo que falta y vuelva a preguntar.",
        ),
        "changed": (
            "La respuesta ha cambiado desde que usted la vio. Abajo está la respuesta como es ahora.",
            "Léala de nuevo. Si actúa según ella, regístrelo con el botón que tiene debajo.",
        ),
        "authority": (
            (
                "La norma a la que usted se refiere no está en el registro de normas de la Ciudad, así que no se ha "
                "registrado que esto esté exigido por ley."
            ),
            (
                "Diga al Asesor Jurídico (Corporation Counsel) qué ley, reglamento u orden es: puede añadirla. Hasta "
                "entonces no actúe según esta respuesta."
            ),
        ),
        "no_ledger": ("No se ha creado ningún registro para este sitio.", _TELL),
        "locked": ("La clave del registro está bloqueada.", _TELL),
        "behind": (
            "La base de datos del registro es más antigua que lo que ya se firmó, así que no admite nada nuevo.",
            _TELL,
        ),
        "stopped": ("El registro se ha detenido, porque su disco no conservó lo que recibió.", _TELL),
        "unavailable": (
            _MAYBE,
            f"{_AGAIN_LATER} Si no sirve: {_TELL[0].lower()}{_TELL[1:]}",
        ),
        "unusable": ("El registro no se puede usar tal como está.", _TELL),
    },
)
