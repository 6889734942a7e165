"""Complaints, in Spanish."""

from charteroak.office.complaints.words import ComplaintWords

WORDS = ComplaintWords(
    language="es",
    public={
        "title": "Diga que no se cumplieron las reglas",
        "lede": "Hartford tiene una ley sobre los servicios de la Ciudad y el estatus migratorio. Si la Ciudad, un "
        "empleado de la Ciudad o la policía no la cumplió, puede decirlo aquí. No tiene que dar su nombre.",
        "city": "La ley misma no habla de quejas. Esta página es la manera que tiene la Ciudad de saber qué salió mal.",
        "before": "Antes de escribir",
        "reads": "Solo el auditor de la Ciudad puede leer lo que usted escribe y cómo comunicarse con usted. Se cierra "
        "con llave antes de guardarlo: este sitio no puede volver a abrirlo, y tampoco quienes lo administran.",
        "kept": "Se destruye {closed} días después de que se cierra el asunto, y como máximo {arrived} días después de "
        "que usted lo envía, salvo que lo impida un juicio o un deber parecido. Lo que usted elige en las listas se "
        "conserva y se cuenta en los informes públicos de la Ciudad.",
        "not_title": "De qué no le protege esto",
        "not_device": "De quien pueda ver su pantalla, su dispositivo o la red que usted usa. No use una computadora "
        "de la Ciudad ni de su trabajo.",
        "not_words": "De lo que dicen sus propias palabras. Si solo usted puede saber lo que escribe, eso puede decir "
        "quién es usted.",
        "not_lists": "De un caso poco común: las listas por sí solas pueden señalarlo.",
        "not_server": "Mientras sus palabras se cierran con llave, este sitio las tiene un momento. Quien hubiera "
        "entrado en él sin permiso podría leerlas entonces.",
        "not_urgent": "Esto no es para una emergencia y nadie lo lee enseguida. Si hay peligro, llame al 911. Para "
        "consejos sobre su propio caso, pregunte a un abogado.",
        "no_key": "En este momento la Ciudad no tiene una llave de auditor. Puede enviar lo que elija en las listas, "
        "pero ni palabras ni cómo comunicarse con usted: no se podrían cerrar con llave.",
        "unsaid": "Sin indicar",
        "earlier": "Antes",
        "form": "Qué pasó",
        "clauses": "Las palabras de la ley",
        "clauses_text": "La ley está en inglés. Estas son las reglas de las que trata cada opción.",
        "send": "Enviar",
        "cookie": "Esta página deja una sola cookie, para que ningún otro sitio pueda enviar este formulario en nombre "
        "de usted. No dice nada de usted y desaparece al cerrar el navegador.",
        "kept_typed": "No se envió nada y no se guardó nada. Lo que usted escribió sigue aquí, solo en esta página: si "
        "sale de ella, se pierde.",
        "unrecorded": "No se pudo recibir en este momento",
        "unrecorded_text": "No se guardó nada. Inténtelo de nuevo en unos minutos con el botón de abajo.",
        "go_track": "Ver qué pasó con una queja",
        "go_complain": "Decir que no se cumplieron las reglas",
        # After.
        "sent": "Se recibió su queja",
        "sent_text": "Este es su código. Con él puede ver qué pasó con su queja. Se muestra solo ahora y nadie puede "
        "dárselo otra vez: anótelo.",
        "code": "Su código",
        "sent_again": "Esto ya se había recibido",
        "sent_again_text": "El formulario se envió dos veces; cuenta una. El código se mostró la primera vez y no se "
        "puede mostrar de nuevo. Si lo perdió, puede enviar otra queja.",
        "names": "Lo que usted escribió parece decir algo privado de una persona, como su estatus. Aquí está bien: "
        "solo el auditor puede leerlo.",
        "in_ledger": "Que llegó una queja, y lo que usted eligió en las listas sin el mes, consta ahora en el registro "
        "público de la Ciudad. Sus palabras y cómo comunicarse con usted, no.",
        "leave": "Para no dejar rastro en este dispositivo, cierre ahora el navegador.",
        # What became of it.
        "track_title": "Qué pasó con una queja",
        "track_lede": "Escriba el código que le dieron.",
        "track_go": "Ver",
        "came": "Llegó el",
        "stands": "En qué punto está",
        "answer": "Lo que encontró el auditor",
        "to": "Se pasó a",
        "note": "El auditor añade",
        "closed": "Cerrada el",
        "words": "Sus palabras",
        "words_none": "Usted no escribió ninguna.",
        "words_shredded": "Destruidas el {day}.",
        "words_until": "Cerradas con llave. Se destruyen a más tardar el {day}.",
        "words_held": "Cerradas con llave. Un deber legal las conserva hasta el {day}: {why}.",
        "track_again": "Ver otra",
    },
    staff={
        "list_title": "Quejas",
        "list_lede": "Lo que los residentes dicen que no se cumplió. Sus palabras y cómo comunicarse con ellos están "
        "selladas: solo las abre el archivo de clave de un auditor, que no está en este servidor.",
        "keys": "Claves de los auditores",
        "none": "No hay quejas",
        "newer": "Página anterior",
        "older": "Página siguiente",
        "none_text": "Cuando llegue una, estará aquí.",
        "no_key": "Ningún auditor tiene una clave en uso. Hasta que alguno la tenga, las quejas llegan sin palabras.",
        "about": "Sobre",
        "department": "Departamento",
        "month": "Cuándo",
        "came": "Llegó",
        "state": "Estado",
        "words": "Palabras",
        "unsaid": "Sin indicar",
        "has_words": "Selladas",
        "no_words": "Ninguna",
        "shredded": "Destruidas el {day}",
        "shreds": "Selladas; se destruirán a más tardar el {day}",
        "held": "Selladas; retenidas hasta el {day}: {why}",
        "open": "Abrir",
        "one_title": "Una queja",
        "back": "Quejas",
        "clauses": "Lo que dicen las cláusulas",
        "read": "Leer las palabras",
        "hold": "Retención legal",
        "record": "Sus asientos en el registro",
        "treat": "Contestar, remitir, cerrar",
        "treat_go": "Guardar",
        "given": "Hasta ahora",
        "moved": "Otra persona cambió esta queja, o ya no está abierta. Véala como es ahora.",
        "done": "Guardado.",
        "closed_on": "Cerrada el {day}. Ya no se puede hacer nada más con ella.",
        "read_title": "Leer las palabras de una queja",
        "read_lede": "Su archivo de clave y su contraseña se usan para esta única página, en la memoria, y no se "
        "guardan en ningún lugar. Que usted la abrió queda en la auditoría.",
        "read_go": "Abrir",
        "read_done": "Lo que se escribió",
        "read_contact": "Cómo comunicarse",
        "read_contact_none": "No dejó cómo comunicarse.",
        "read_words_none": "No escribió palabras.",
        "read_language": "Leyó la página en",
        "read_keep": "Esta página se muestra una sola vez. No la copie a otro sistema: allí no se destruiría.",
        "read_none": "No hay nada que leer: no se escribió nada, o ya se destruyó.",
        "hold_title": "Retención legal",
        "hold_lede": "Mientras dura una retención, las palabras no se destruyen. Corresponde al asesor jurídico decir "
        "que la ley lo pide, y hasta cuándo. Quien se quejó lo ve.",
        "hold_go": "Guardar",
        "keys_title": "Claves de los auditores",
        "keys_lede": "Lo que los residentes escriben se sella para cada clave que esté en uso cuando llega. La mitad "
        "privada de una clave es un archivo que guarda su auditor. Quien lo pierde no puede leer lo que se selló para "
        "él, y nadie puede ayudarle.",
        "make": "Crear una clave aquí",
        "paste": "Usar una clave creada en otro lugar",
        "keys_none": "Todavía no hay ninguna clave.",
        "key_of": "Clave de",
        "since": "desde el {day}",
        "in_use": "En uso",
        "unproven": "Todavía no está en uso: compruebe que puede abrir su archivo",
        "retired": "Retirada el {day}: abre lo que se selló para ella hasta entonces",
        "no_auditor": "No está en uso: su dueño ya no es auditor",
        "make_title": "Crear una clave",
        "make_lede": "La clave se crea en la memoria de este servidor, se sella con su contraseña y se le da como "
        "archivo. Aquí solo queda su mitad pública. Para que nunca toque este servidor, créela en su propio equipo con "
        "«charteroak complaints key».",
        "make_go": "Crear la clave",
        "made": "Su archivo de clave",
        "made_text": "Guárdelo ahora: se muestra una sola vez. Guárdelo donde no lleguen las copias de seguridad de "
        "este servidor, y una copia en otro lugar. Después compruebe que se abre; hasta entonces no se sella nada para "
        "ella.",
        "save": "Guardar el archivo de clave",
        "prove": "Comprobar que se abre",
        "paste_title": "Usar una clave creada en otro lugar",
        "paste_lede": "Pegue la línea que mostró «charteroak complaints key». El archivo se queda en su equipo.",
        "paste_go": "Usar esta clave",
        "key_title": "Una clave",
        "prove_lede": "Elija el archivo y escriba su contraseña. No se guarda ninguno de los dos.",
        "prove_go": "Comprobarlo",
        "retire": "Retirar esta clave",
        "retire_text": "Desde entonces no se sella nada nuevo para ella. Sigue abriendo lo que ya se selló.",
        "desk": "Quejas",
        "desk_text": "Lo que los residentes dicen que no se cumplió.",
        "desk_waiting": "{count} quejas esperan respuesta",
        "desk_waiting_one": "1 queja espera respuesta",
        "desk_key": "Clave para las quejas",
        "desk_key_text": "Lo que los residentes escriben se sella para ella.",
        "desk_key_waiting": "Usted no tiene ninguna clave en uso",
    },
    about={
        "asked": "Se preguntó a alguien por su estatus migratorio, o por otra cosa privada",
        "told": "Se dio a otros algo privado de una persona",
        "held": "Se paró, retuvo o arrestó a alguien por su estatus migratorio",
        "refused_service": "Se negó, retrasó o dificultó un servicio de la Ciudad por el estatus migratorio",
        "referral": "No se envió a alguien a recibir ayuda médica o social de la misma manera que a los demás",
        "training": "Los agentes de policía no conocían estas reglas",
        "other": "Otra cosa",
    },
    departments={
        "police": "Policía",
        "fire": "Bomberos",
        "health_and_human_services": "Salud y Servicios Humanos",
        "schools": "Escuelas",
        "library": "Biblioteca",
        "other": "Otro departamento",
    },
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    states={
        "received": "Se recibió. Todavía nadie ha contestado.",
        "answered": "El auditor ha contestado.",
        "referred": "El auditor la ha pasado a otro.",
        "closed": "Está cerrada.",
    },
    answers={
        "followed": "Hasta donde el auditor puede saber, las reglas se cumplieron.",
        "not_followed": "Las reglas no se cumplieron.",
        "mended": "Las reglas no se cumplieron, y se cambió lo que llevó a eso.",
        "cannot_tell": "El auditor no pudo averiguar si las reglas se cumplieron.",
        "not_covered": "La ley de la que trata esta página no habla de lo que pasó.",
    },
    referrals={
        "counsel": "los abogados de la Ciudad (Corporation Counsel)",
        "department_head": "la jefatura del departamento",
        "another_agency": "otra agencia",
    },
    holds={
        "litigation": "un juicio",
        "subpoena": "una citación (subpoena)",
        "records_request": "una solicitud de documentos",
    },
    fields={
        "about": ("¿De qué se trata?", ""),
        "department": ("¿Qué departamento?", "El de la persona que trabaja para la Ciudad. Puede no indicarlo."),
        "month": ("¿En qué mes fue?", ""),
        "words": (
            "Con sus propias palabras",
            "Escriba lo que quiere que sepa el auditor. Si puede, no ponga nombres. Como máximo 5,000 caracteres.",
        ),
        "contact": (
            "Cómo comunicarnos con usted",
            (
                "Un número de teléfono o un correo electrónico, si quiere que el "
                "auditor pueda preguntarle. También se cierra con llave."
            ),
        ),
        "code": ("Su código", "24 letras y números. Los espacios y los guiones no importan."),
        "step": ("¿Qué quiere hacer?", ""),
        "answer": ("Lo que encontró, si la contesta", "Lo ve quien tiene el código."),
        "refer_to": ("A quién, si la remite", ""),
        "note": (
            "Una nota",
            (
                "La ve quien tiene el código. Como máximo 300 caracteres. Nada sobre una persona: se "
                "revisa y se guarda sin sellar."
            ),
        ),
        "file": ("Archivo de clave", ""),
        "passphrase": ("Contraseña", ""),
        "new_passphrase": ("Contraseña", "Al menos 12 caracteres. Sirven varias palabras seguidas."),
        "again": ("La contraseña otra vez", ""),
        "public": ("Clave pública", "Una línea que empieza con «charteroak-complaints-v1:»."),
        "hold": ("Por qué", ""),
        "hold_until": ("Hasta", "El último día de la retención. Déjelo vacío para levantarla."),
    },
    faults={
        "no_key": "en este momento las palabras no se pueden cerrar con llave, porque ningún auditor tiene una; "
        "cópielas en otro lugar y quítelas, o envíe el formulario más tarde",
        "unknown_code": "no hay ninguna queja con este código",
        "bad_file": "esto no es un archivo de clave",
        "bad_passphrase": "la contraseña no es la de este archivo, o el archivo está dañado",
        "other_key": "este es el archivo de otra clave",
        "not_for_it": "esta queja no se selló para esa clave",
        "differs": "las dos no son iguales",
        "short": "tiene menos de 12 caracteres",
        "bad_public": "esto no es una clave pública",
        "taken": "esta clave ya está aquí",
        "large": "este archivo es demasiado grande para ser un archivo de clave",
        "far": "es más de dos años después de hoy",
    },
    steps={
        "answer": ("Contestarla", ""),
        "refer": ("Remitirla", ""),
        "close": ("Cerrarla", "Los días hasta que se destruyen sus palabras cuentan desde hoy."),
    },
)
