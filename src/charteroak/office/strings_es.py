"""The site in Spanish. It explains what the article says; the article's own words stay as the City wrote them."""

from charteroak.office.strings import Strings

_UI = {
    # The frame of every page.
    "skip": "Ir al contenido",
    "tagline": "La ordenanza de Hartford sobre los servicios municipales y el estatus migratorio, con respuestas",
    "nav": "Páginas",
    "nav_ask": "Preguntar",
    "nav_article": "El artículo",
    "nav_cards": "Fichas",
    "nav_ledger": "Registro",
    "switch": "English",
    "footer_what": "Este sitio expone lo que dice el artículo. No es asesoramiento legal.",
    "footer_kept": "Preguntar no guarda nada ni deja cookies. No se pide ningún nombre.",
    "or": "o",
    "print": "Imprimir",
    "new_tab": "(se abre en una pestaña nueva)",
    "city_words": "Las palabras del artículo están en inglés, como la Ciudad las aprobó, y solo ellas son la ley. El "
    "español las explica, pero no es la ley.",
    "read_so": "como se interpreta aquí: «{name}», «{choice}»",
    "read_otherwise": "solo si se interpreta de otra manera: «{name}», «{choice}»",
    "read_open": "solo si el Asesor Jurídico lo interpreta así: «{name}», «{choice}»",
    "not_settled": "sin resolver",
    # The first page.
    "start_title": "Preguntar",
    "start_h1": "¿Qué ocurre?",
    "start_lede": "Elija lo que más se parezca. Siguen unas pocas preguntas, una a la vez. Después verá lo que "
    "dice la ordenanza de Hartford sobre los servicios municipales y el estatus migratorio, con palabras "
    "sencillas y con las suyas.",
    "start_police": "Para la policía",
    "start_files": "Antes de que un archivo salga",
    "start_screen": "Encontrar lo confidencial que contiene y quitarlo",
    "open_title": "Abrir un caso guardado",
    "open_label": "Un enlace que contiene un caso, o el texto de un caso",
    "open_hint": "Pegue lo que guardó de una respuesta.",
    "open_noscript": "Sin scripts, un enlace que contiene un caso solo se abre aquí.",
    "open_go": "Abrir",
    "open_error": "Esto no es un caso guardado aquí. Pegue el enlace entero o el texto entero.",
    # A question.
    "back": "Volver",
    "number": "Pregunta {number}",
    "more_none": "la última",
    "more_one": "queda alrededor de una más",
    "more_some": "quedan unas {more} más",
    "changing": "Está cambiando una respuesta anterior. Las siguientes se conservan.",
    "not_known": "No se sabe",
    "not_known_hint": "Se sigue con lo que se sabe. Si la respuesta depende de ello, se le dirá quién podría "
    "averiguarlo.",
    "continue": "Continuar",
    "why_asked": "Por qué se pregunta esto",
    "read_clauses": "Leer lo que dice ahí el artículo",
    "choose": "Elija una respuesta, o «No se sabe».",
    "error_title": "Falta una cosa",
    "error_prefix": "Error: ",
    "so_far": "Sus respuestas hasta ahora",
    "act": "Qué ocurre",
    "change": "Cambiar",
    "change_of": "Cambiar la respuesta a: {question}",
    # An answer.
    "whatever": "Esto vale sea cual sea la respuesta a lo que no se sabe.",
    "own_words": "Con las palabras del artículo",
    "other_clauses": "Otras cláusulas que tienen que ver",
    "no_clause": "Ninguna cláusula del artículo se refiere a esto.",
    "lifts_here": "Levanta lo que prohíbe la cláusula anterior.",
    "open_clause": "Abrir {clause} en el artículo",
    "missing_title": "Lo que falta",
    "missing_lede": "Cada uno de estos datos todavía puede cambiar la respuesta. Conviene averiguar primero el "
    "primero.",
    "answer_now": "Responder",
    "answer_now_of": "Responder: {question}",
    "who": "Quién podría averiguarlo:",
    "answered_title": "Lo que usted respondió",
    "unknown_answer": "No se sabe",
    "aside_title": "Se conserva, pero no influye en esta respuesta",
    "aside_lede": "Esto no importa en este caso tal como está. Volverá a contar en cuanto importe.",
    "changes_title": "Lo que cambiaría la respuesta",
    "changes_lede": "Si los hechos fueran distintos de esta manera. Solo cuentan los verdaderos.",
    "changes_none": "Nada de lo que se puede cambiar aquí da otra respuesta.",
    "if_set": "Si a «{question}» se respondiera «{value}»",
    "and_set": "y a «{question}», «{value}»",
    "more_asked": "se preguntaría más",
    "readings_title": "Donde el texto se puede interpretar de más de una manera",
    "readings_turn": "Con otra interpretación, la respuesta sería otra:",
    "readings_same": "La respuesta es la misma, se interprete esto como se interprete",
    "read_as": "Aquí se interpreta así",
    "not_settled_reading": "El Asesor Jurídico aún no lo ha resuelto",
    "keep_title": "Guardar este caso",
    "keep_link": "Un enlace que contiene este caso",
    "keep_hint": "Contiene lo que usted respondió, después del signo #, que el navegador no envía a nadie. No nombra "
    "a ninguna persona. Guárdelo como guardaría el caso.",
    "keep_open": "Abrir este caso por su enlace",
    "keep_text": "Lo mismo como texto, para «Abrir un caso guardado» o para charteroak ask --json",
    "copy": "Copiar",
    "copied": "Copiado",
    "again": "Hacer otra pregunta",
    "notice": "Esto es lo que dice el artículo, no asesoramiento legal. Además se aplican otras leyes, estatales y "
    "federales.",
    "card_stamp": "{article}, aprobado por la Ordenanza {ordinance} el {passed}.",
    "stamp": "{article}, aprobado por la Ordenanza {ordinance} el {passed}; respondido para el {day}.",
    # The article.
    "article_title": "El artículo",
    "article_lede": "El texto como la Ciudad lo aprobó. Junto a cada cláusula está lo que hace, en la forma en que "
    "este sitio responde con ella; debajo, los casos que dependen de ella.",
    "contents": "Contenido",
    "compare": "Comparar: qué cambiaría en otra fecha, con otra interpretación o con una enmienda",
    "does": "Lo que hace",
    "does_nothing": "Por qué no decide ningún acto",
    "when_all": "cuando se cumple todo esto",
    "when_one": "cuando",
    "all": "todo esto",
    "any": "algo de esto",
    "none": "nada de esto",
    "lifted_if": "Queda sin efecto si",
    "lifted_any": "Queda sin efecto si se cumple algo de esto",
    "lifts_clauses": "Levanta",
    "turn_title": "Casos que dependen de {clause}",
    "turn_lede": "Todos los casos en que {clause} está entre las cláusulas que deciden, con las interpretaciones "
    "fijadas como están.",
    "turn_count": "{cases} de {all_cases} casos",
    "turn_alone": "Los casos en que solo {clause} levanta otra cláusula, con las interpretaciones fijadas como están.",
    "turn_never": "Con las interpretaciones fijadas como están, {clause} nunca es lo único que levanta otra cláusula: "
    "donde lo hace, también lo hace otra cosa.",
    "readings_lede": "El texto deja abiertas estas cuestiones. Cuando una está sin resolver, la respuesta que depende "
    "de ella dice que se consulte primero al Asesor Jurídico.",
    "bears_on": "Tiene que ver con",
    "set_so": "así se interpreta aquí",
    "not_set": "Sin resolver. Donde importa, la respuesta es «{headline}».",
    # The cards.
    "cards_title": "Fichas",
    "cards_lede": "Una página por cada acto, para agentes y personal de atención, para imprimir y tener a mano.",
    "card_of": "Ficha: {act}",
    "card_when": "Cuando",
    "card_and": "y",
    "card_unless": "Salvo que",
    "card_permitted": "Alguna cláusula de arriba se refiere a ello, y para cada una que lo hace se da algo de su "
    "«salvo que».",
    "card_turns": "Depende de",
    "card_words": "Las cláusulas con sus propias palabras",
    "card_back": "Todas las fichas",
    "card_ask": "¿Tiene dudas? Responda las preguntas de este sitio o consulte a su supervisor.",
    # Errors.
    "e400_title": "Eso no se pudo leer",
    "e400_text": "Lo que se envió no corresponde al formulario. No se decidió ni se guardó nada.",
    "e400_field": "Dónde: {field}",
    "e400_allowed": "Lo que puede ir ahí:",
    "e400_unnamed": "un campo que este formulario no tiene",
    "e400_acts": "El acto",
    "e403_title": "No se pudo aceptar el formulario",
    "e403_text": "No venía de una página de este sitio, o llegó demasiado tarde. Vuelva a abrir la página y repítalo. "
    "Si su navegador rechaza las cookies, permita una a este sitio: el formulario que registra la necesita.",
    "e404_title": "No existe esa página",
    "e404_text": "Puede que la dirección esté mal escrita o sea antigua.",
    "e405_title": "Eso no se puede hacer en esta página",
    "e405_text": "La página no acepta este tipo de solicitud.",
    "e500_title": "Algo falló aquí",
    "e500_text": "El fallo es nuestro. No se decidió ni se guardó nada. Inténtelo de nuevo dentro de un rato. Si hay "
    "una persona esperando, consulte a su supervisor.",
    "e500_record": "El fallo es nuestro. No es seguro que esto se haya registrado: mire en el registro antes de "
    "registrarlo de nuevo.",
    "e_home": "Empezar de nuevo",
}

STRINGS = Strings(
    language="es",
    ui=_UI,
    states={
        "prohibits.stands": "Prohíbe esto, y nada levanta la prohibición.",
        "prohibits.lifted": "Prohibiría esto, pero {because}.",
        "prohibits.pending": "Puede prohibir esto: depende de lo que no se sabe o no está resuelto.",
        "requires.stands": "Exige esto, y nada lo deja sin efecto.",
        "requires.lifted": "Exigiría esto, pero {because}.",
        "requires.pending": "Puede exigir esto: depende de lo que no se sabe.",
        "permits.stands": "Permite esto.",
        "permits.pending": "Puede permitir esto: depende de lo que no se sabe.",
    },
    labels={
        "employee": "Quién actúa",
        "topic": "De qué trata",
        "contact": "Contacto con la policía",
        "means": "Cómo se busca",
        "investigation_of": "Qué se investiga",
        "recipient": "Quién la recibe",
        "agency": "Tipo de agencia",
    },
    statements={
        "necessary_to_investigation": (
            "La información es necesaria para la investigación",
            "La información no es necesaria para la investigación",
        ),
        "necessary_to_service": (
            "La información es necesaria para el servicio municipal en cuestión",
            "La información no es necesaria para el servicio municipal en cuestión",
        ),
        "required_by_law": (
            "Lo exige una ley, un reglamento o una orden de un tribunal",
            "No lo exige ninguna ley, reglamento ni orden de un tribunal",
        ),
        "provide_service.required_by_law": (
            "Una norma de rango superior exige que se niegue el servicio",
            "Ninguna norma de rango superior exige que se niegue el servicio",
        ),
        "federal_cooperation": (
            "Consiste en cooperar con las autoridades federales de inmigración",
            "No consiste en cooperar con las autoridades federales de inmigración",
        ),
        "criminal_warrant": ("Hay una orden judicial penal", "No hay ninguna orden judicial penal"),
        "criminal_ground": ("Hay otro motivo penal lícito", "No hay otro motivo penal lícito"),
        "immigration_status_ground": (
            "El estatus migratorio es un motivo para hacerlo",
            "El estatus migratorio no es un motivo para hacerlo",
        ),
        "removal_warrant_in_ncic": (
            "Una orden de expulsión que ICE ingresó en el NCIC es un motivo para hacerlo",
            "Ninguna orden de expulsión en el NCIC es un motivo para hacerlo",
        ),
        "other_immigration_paper": (
            "Otro documento civil de inmigración es un motivo para hacerlo",
            "Ningún otro documento civil de inmigración es un motivo para hacerlo",
        ),
        "resident": ("La persona es residente de Hartford", "La persona no es residente de Hartford"),
        "because_of_status": (
            "Se hace, o se hace de otra manera, a causa del estatus migratorio",
            "No se hace a causa del estatus migratorio",
        ),
    },
    sets={
        ("employee", ("police_officer", "police_civilian")): "la policía de Hartford, incluido su personal civil",
        ("employee", ("police_officer", "police_civilian", "other_employee")): "cualquier empleado municipal",
        ("employee", ("other_employee", "contractor")): "cualquiera que no sea de la policía de Hartford",
        (
            "topic",
            (
                "immigration_status",
                "sexual_orientation",
                "domestic_violence_victim",
                "sexual_assault_victim",
                "crime_witness",
                "public_assistance",
                "income_tax_record",
                "other_private",
            ),
        ): "una de las siete clases confidenciales u otro asunto privado",
        (
            "topic",
            (
                "sexual_orientation",
                "domestic_violence_victim",
                "sexual_assault_victim",
                "crime_witness",
                "public_assistance",
                "income_tax_record",
                "other_private",
            ),
        ): "un asunto confidencial o privado que no es el estatus migratorio",
        (
            "contact",
            ("victim", "witness", "caller_or_visitor", "interviewee"),
        ): "víctima, testigo u otra persona que llama, acude o, sin ser sospechosa, es entrevistada",
        ("means", ("question", "status_query")): "preguntando a alguien o con una consulta hecha para averiguarla",
        (
            "investigation_of",
            ("federal_or_state_crime", "municipal_code_violation"),
        ): "actividad delictiva: un delito federal o estatal, o una infracción del Código Municipal de Hartford",
        (
            "investigation_of",
            ("civil_immigration_matter", "nothing"),
        ): "nada, o un asunto civil de inmigración",
        (
            "recipient",
            ("federal_immigration_authorities", "other"),
        ): "cualquiera que no sea la persona de quien trata",
    },
    readings={
        "suspect_interview": "Sospechosos que son entrevistados",
        "section_1373": "8 U.S.C. 1373",
        "superior_law": "Norma de rango superior",
        "investigation_is_service": "La investigación como servicio",
        "municipal_code": "Infracciones del Código Municipal",
        "civil_papers_are_status": "Documentos civiles de inmigración",
        "self_access": "La información propia",
        "contractors": "Contratistas",
    },
    who_knows={
        "employee": "Quien actuaría: pregunte para quién trabaja y en qué puesto.",
        "topic": "Quien quiere la información: pregunte qué quiere exactamente.",
        "contact": "El agente o la persona de despacho que tuvo el contacto.",
        "means": "Quien buscaría la información: pregunte cómo.",
        "investigation_of": "El agente a cargo de la investigación: pregunte qué ley o qué sección del Código.",
        "necessary_to_investigation": "El agente a cargo de la investigación: pregunte si podría seguir sin la "
        "información.",
        "necessary_to_service": "El departamento que presta el servicio: pregunte si se podría prestar sin la "
        "información.",
        "required_by_law": "Quien dice que la ley lo exige: pida la ley, el reglamento o la orden del tribunal. En "
        "caso de duda, el Asesor Jurídico de la Ciudad (Corporation Counsel).",
        "provide_service.required_by_law": "El departamento que presta el servicio: pida la norma estatal o federal. "
        "En caso de duda, el Asesor Jurídico de la Ciudad (Corporation Counsel).",
        "federal_cooperation": "Quien pidió el acto: pregunte para qué autoridad.",
        "recipient": "Quien pide la información: pregunte de qué oficina viene, y compruébelo.",
        "criminal_warrant": "El personal de despacho o de registros: pregunte qué tribunal la emitió y por qué "
        "infracción penal.",
        "criminal_ground": "El agente en el lugar, o un supervisor.",
        "immigration_status_ground": "El agente que lo está pensando: pregunte todos los motivos.",
        "removal_warrant_in_ncic": "El personal de despacho o de registros: pregunte qué tipo de registro es y quién "
        "lo ingresó.",
        "other_immigration_paper": "Quien recibió el documento: lea cómo se llama y quién lo firmó.",
        "resident": "La persona: pregunte si su hogar está en Hartford. El artículo no pide ningún documento para "
        "probarlo.",
        "because_of_status": "Quien lo propone: pregunte si se haría de la misma manera con cualquier otra persona.",
        "agency": "Quien hace la remisión.",
    },
    no_norms={
        "2-925": "Dice para qué sirve el artículo. No ordena, no prohíbe ni permite ningún acto.",
        "2-926": "Dice lo que significan las palabras. Las normas de las demás secciones las usan.",
        "2-927(c)": "No es una norma propia: levanta las prohibiciones de (a) y (b), como dicen sus normas.",
        "2-928(e)": "Es el deber del propio departamento de capacitar. No decide ningún acto de una persona hacia "
        "otra.",
        "2-928(f)": "No es una norma propia: levanta las prohibiciones de (a) a (d) para los agentes, como dicen sus "
        "normas.",
    },
)
