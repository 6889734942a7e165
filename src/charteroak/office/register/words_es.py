"""The register's pages, in Spanish."""

from charteroak.office.register.words import RegisterWords

WORDS = RegisterWords(
    language="es",
    ui={
        # The list.
        "title": "Lista de preguntas lícitas",
        "lede": "La sección 2-929 prohíbe preguntar por información confidencial, salvo que la ley lo exija o que el "
        "servicio de que se trata la necesite. Aquí guarda la Ciudad las preguntas de sus formularios en que se da uno "
        "de esos casos: con qué fundamento, de quién son y hasta cuándo.",
        "silences": "La revisión de formularios no señala lo que aquí está en vigor, y la página pública lo muestra.",
        "public": "La página pública",
        "anyone": "Cambian la lista las personas supervisoras, asesoras jurídicas y administradoras. Mientras la "
        "oficina no tenga quien la administre, puede hacerlo quien llegue a este sitio: lea lo que ha cambiado.",
        "add": "Añadir una entrada",
        "filter": "Qué formulario",
        "all": "Todos los formularios",
        "show": "Mostrar",
        "none": "Todavía no hay entradas",
        "none_text": "Por eso la revisión de formularios señala todas. Donde una ley exija una, o un servicio la "
        "necesite, añada una entrada para ella.",
        "count_one": "1 entrada",
        "count": "{count} entradas",
        "standing": "Cómo están",
        "of_form": "Formulario",
        "change": "Cambiar",
        "change_of": "Cambiar la entrada de: {question}",
        "remove": "Quitar",
        "remove_of": "Quitar la entrada de: {question}",
        "added": "La entrada se ha añadido.",
        "changed": "La entrada se ha cambiado.",
        "removed": "La entrada se ha quitado.",
        "beside": "junto con",
        "unsaid": "sin decir",
        "owner": "Responsable",
        "approved": "Aprobada por",
        "until": "Último día",
        # Adding and changing.
        "add_title": "Añadir una pregunta lícita",
        "change_title": "Cambiar una entrada",
        "back": "Volver a la lista",
        "what": "La pregunta",
        "why": "Por qué se puede hacer",
        "who": "De quién es y hasta cuándo",
        "save": "Guardar",
        "errors": "Esto todavía no se ha guardado",
        "cookie": "Esta página deja una cookie, para que ningún otro sitio pueda cambiar la lista en nombre de "
        "usted. Desaparece al cerrar el navegador.",
        "moved": "Otra persona ha cambiado esta entrada",
        "moved_text": "Se cambió después de abrirse esta página, así que no se ha guardado nada. Abajo están la "
        "entrada como está ahora y lo que usted escribió. Guarde otra vez para poner lo suyo en su lugar.",
        "now": "Cómo está ahora",
        "differs": "Se distingue de lo que usted escribió en: {fields}.",
        "gone": "Otra persona ha quitado esta entrada",
        "gone_text": "Ya no está en la lista, así que no se ha guardado nada. Abajo está lo que usted escribió. "
        "Guárdelo para añadirlo de nuevo.",
        "missing": "No existe esa entrada",
        "missing_text": "Se cambió de modo que es para otra pregunta, o se quitó.",
        "remove_title": "¿Quitar esta entrada?",
        "remove_text": "La revisión de formularios volverá a señalar la pregunta, y la página pública ya no la tendrá.",
        "remove_moved": "Se cambió después de abrirse esta página, así que no se ha quitado nada. Así está ahora.",
        "remove_go": "Quitarla",
        "keep": "Conservarla",
        "broken": "La lista no se puede leer",
        "broken_text": "Nada de ella cuenta hasta que se arregle su archivo: questions.toml, en la carpeta en que el "
        "sitio guarda sus datos. Esto es lo que tiene mal:",
        "line": "Línea {line}",
        "unkept": "No se ha guardado nada",
        "unkept_text": "El archivo de la lista no se pudo escribir o bloquear. Vuelva atrás, conserve lo que escribió "
        "y avise a la persona encargada de este sistema.",
        # The public page.
        "q_title": "Lo que pregunta la Ciudad, y por qué puede",
        "q_lede": "Los empleados de Hartford no preguntan por información confidencial, salvo que la ley lo exija o "
        "que sea necesaria para el servicio (2-929). Estas son las preguntas de los formularios de la Ciudad "
        "que sí lo hacen, cada una con su razón. Si un formulario le pregunta algo así que no está en esta lista, "
        "usted puede preguntar por qué.",
        "q_none": "Ningún formulario de la Ciudad hace una pregunta así",
        "q_none_text": "No se ha aprobado ninguna. Si un formulario le pide información confidencial, usted puede "
        "preguntar por qué.",
        "q_broken": "Ahora no se puede mostrar la lista",
        "q_broken_text": "Su archivo no se puede leer. Hasta que se arregle, ninguna pregunta así está aprobada.",
        "q_law": "Una ley lo exige",
        "q_service": "El servicio lo necesita",
        "q_because": "Por qué",
        "q_owner": "Quién responde de ella",
        "q_words": "En las propias palabras de la ordenanza",
        "q_as_of": "A {day}.",
    },
    fields={
        "form": (
            "Formulario",
            "Su archivo, desde la carpeta de la lista: «library/card.html». * es cualquier nombre; **, cualquier ruta.",
        ),
        "question": ("Pregunta", "Tal como está impresa, sin su número."),
        "beside": (
            "Aprobado junto con ella",
            "Respuestas, indicaciones o un encabezado que dicen algo, uno por línea. Vacío, si nada más dice algo.",
        ),
        "basis": ("Fundamento", ""),
        "citation": (
            "Cita",
            "De la ley que la exige: «Conn. Gen. Stat. 7-148». Solo si la exige una ley.",
        ),
        "service": ("Servicio", "Qué servicio no se puede prestar sin ella. Solo si la necesita un servicio."),
        "reason": (
            "Razón",
            "Por qué hace falta, con palabras que todos entiendan. Es pública.",
        ),
        "owner": ("Responsable", "La oficina que responde de la pregunta. Es público."),
        "approved_by": ("Aprobada por", "La oficina o el cargo. Sin esto la entrada no cuenta."),
        "approved_on": ("Aprobada el", ""),
        "expires": (
            "Termina el",
            "Desde ese día la entrada no cuenta. Elija un día en que quiera revisarla.",
        ),
    },
    bases={
        "required by law": ("La exige la ley", "Diga cuál: con su cita."),
        "necessary to the service": ("La necesita el servicio", "Diga qué servicio y por qué."),
    },
    states={
        "in_force": ("En vigor", "su pregunta no se señala"),
        "soon": ("Termina pronto", "dentro de 60 días: revísela"),
        "expired": ("Vencida", "no cuenta: renuévela o quítela"),
        "uncited": ("Sin fundamento", "no cuenta: le falta la cita, o el servicio y la razón"),
        "unapproved": ("Sin aprobar", "no cuenta hasta que alguien la apruebe"),
        "unowned": ("Sin responsable", "no cuenta: nadie responde de ella"),
        "undated": ("Sin fin", "no cuenta: le falta el día en que termina"),
    },
    faults={
        "not TOML": "desde aquí no se puede leer como TOML",
        "not text": "no es un texto en UTF-8",
        "too large": "el archivo es demasiado grande",
        "too many": "hay demasiadas entradas",
        "no such field": "no existe ese campo",
        "not a table": "las entradas se escriben como [[question]], con una línea por campo",
        "missing": "falta",
        "empty": "está vacío",
        "needed": "esto hace falta",
        "too long": "es demasiado largo",
        "not a text": "no es un texto",
        "not texts": "no es una lista de textos",
        "not a date": "no es una fecha: escríbala como 2027-06-30",
        "not a basis": "elija uno de los dos",
        "not a path": "no es una ruta desde la carpeta de la lista, con / entre carpetas",
        "not printable": "tiene un carácter que no se puede imprimir",
        "double": "ya hay una entrada para esta pregunta de este formulario",
        "uncited": "diga qué ley la exige: una cita tiene un número o un artículo",
        "no service": "diga qué servicio la necesita",
        "no reason": "diga por qué la necesita el servicio",
        "no owner": "diga qué oficina responde de ella",
        "no end": "diga qué día termina",
        "past": "tiene que ser un día futuro",
        "not yet": "no puede ser un día futuro",
        "no approver": "diga quién la aprobó",
        "no approval day": "diga qué día se aprobó",
    },
)
