"""The words in Spanish. An English term stands in brackets where an officer or a clerk meets it on paper."""

from charteroak.law.readings_es import READINGS
from charteroak.law.words import ActWords, OutcomeWords, Words

_YES_NO = {"true": "Sí", "false": "No"}
_YES_NO_FACTS = (
    *("necessary_to_investigation", "necessary_to_service", "required_by_law", "federal_cooperation"),
    *("criminal_warrant", "criminal_ground", "immigration_status_ground", "removal_warrant_in_ncic"),
    *("other_immigration_paper", "resident", "because_of_status"),
)

_NOT_ADDRESSED = "El artículo no decide esto: ni lo permite ni lo prohíbe."
_ASK_COUNSEL = "y consulte a su supervisor y al Asesor Jurídico de la Ciudad (Corporation Counsel)."
_SERVICE = (
    "todo servicio de un departamento municipal debe estar a disposición de los residentes, sin importar su estatus "
    "migratorio"
)
_MANDATE = "lo exige una ley, un reglamento o una orden de un tribunal"
_COOPERATION = "se trata de cooperar con las autoridades federales de inmigración según lo exige la ley"

WORDS = Words(
    language="es",
    acts={
        "inquire": ActWords("Preguntar o consultar", "Alguien quiere saber algo sobre una persona"),
        "disclose": ActWords("Decir o entregar información", "Alguien quiere dar información sobre una persona"),
        "arrest": ActWords("Arrestar", "Se está considerando un arresto"),
        "detain": ActWords("Detener o retener", "Se detendría o retendría a alguien, por poco tiempo que sea"),
        "provide_service": ActWords("Prestar un servicio", "Alguien pide un servicio municipal"),
        "refuse_service": ActWords(
            "Negar un servicio", "Se negaría, retrasaría, limitaría o condicionaría un servicio municipal"
        ),
        "refer": ActWords("Remitir a una agencia", "Se enviaría a alguien a otra agencia para que reciba ayuda"),
    },
    asks={
        "employee": "¿Quién actúa?",
        "topic": "¿De qué trata la información?",
        "contact": "¿Cómo entró esta persona en contacto con la policía?",
        "means": "¿Cómo se buscaría la información?",
        "investigation_of": "¿Qué infracción se investiga?",
        "necessary_to_investigation": "¿Es la información necesaria, y no solo útil, para esa investigación?",
        "necessary_to_service": "¿Es la información necesaria para prestar el servicio municipal en cuestión?",
        "required_by_law": "¿Hay una ley, un reglamento o una orden de un tribunal que exija este acto?",
        "federal_cooperation": "¿Consiste el acto en cooperar con las autoridades federales de inmigración?",
        "recipient": "¿Quién recibiría la información?",
        "criminal_warrant": (
            "¿Hay una orden judicial penal contra esta persona, es decir, emitida por un tribunal con base en causa "
            "probable de una infracción penal?"
        ),
        "criminal_ground": (
            "¿Hay otro motivo penal lícito para la detención o el arresto, como causa probable de una infracción penal?"
        ),
        "immigration_status_ground": "¿Es el estatus migratorio de la persona un motivo para hacerlo?",
        "removal_warrant_in_ncic": (
            "¿Es un motivo para hacerlo una orden administrativa de expulsión (deportación) que ICE ingresó en el NCIC?"
        ),
        "other_immigration_paper": (
            "¿Es un motivo para hacerlo otro documento civil de inmigración: una solicitud de retención (detainer), "
            "otra orden administrativa o un aviso de persona deportada con condena por delito grave (deported felon)?"
        ),
        "resident": "¿Está dentro de la Ciudad de Hartford el lugar principal donde vive esta persona?",
        "because_of_status": "¿Se haría esto, o se haría de otra manera, a causa del estatus migratorio?",
        "agency": "¿A qué tipo de agencia se haría la remisión?",
        "provide_service.required_by_law": "¿Exige una norma de rango superior que se niegue el servicio?",
    },
    notes={
        "employee": "Contratista es toda persona que trabaja para la Ciudad sin ser empleado municipal.",
        "topic": "Las siete primeras son las clases de información confidencial de la sección 2-926.",
        "contact": "Si corresponden dos respuestas, elija la primera.",
        "means": (
            "Una consulta general de personas buscadas, órdenes o registros no busca la información si no se hace "
            "para averiguarla."
        ),
        "investigation_of": (
            "Estar presente sin estatus legal es un asunto civil. Una infracción penal concreta, como el reingreso "
            "ilegal, es un delito federal."
        ),
        "required_by_law": (
            "Una solicitud no exige el acto. Son solicitudes: una solicitud de retención (detainer), una orden "
            "administrativa, una citación administrativa (subpoena) que un tribunal todavía no haya hecho cumplir, "
            "una carta o una llamada telefónica."
        ),
        "criminal_warrant": (
            "Una orden creada por una agencia administrativa, como ICE, es civil y no es una orden judicial penal "
            "(sección 2-926)."
        ),
        "removal_warrant_in_ncic": (
            "El NCIC es el Centro Nacional de Información Criminal, el índice informático del FBI. ICE es el Servicio "
            "de Inmigración y Control de Aduanas de los Estados Unidos."
        ),
        "resident": (
            "Lo que cuenta es dónde vive principalmente la persona: el artículo no pide ningún documento ni tiempo "
            "mínimo de estancia."
        ),
        "provide_service.required_by_law": (
            "Norma de rango superior: una ley o un reglamento estatal o federal, o una orden de un tribunal."
        ),
    },
    values={
        "employee": {
            "police_officer": "Agente de la policía de Hartford",
            "police_civilian": "Personal civil de la policía de Hartford: de despacho, registros, custodia u otro",
            "other_employee": "Otro empleado municipal",
            "contractor": "Contratista, que no es empleado municipal",
        },
        "topic": {
            "immigration_status": "Estatus migratorio",
            "sexual_orientation": "Orientación sexual",
            "domestic_violence_victim": "Ser víctima de violencia doméstica",
            "sexual_assault_victim": "Ser víctima de agresión sexual",
            "crime_witness": "Ser testigo de un delito",
            "public_assistance": "Recibir asistencia pública",
            "income_tax_record": "Cualquier dato de un registro de impuestos sobre los ingresos",
            "other_private": "Otro dato personal o privado",
            "not_personal": "Nada sobre una persona en particular",
        },
        "contact": {
            "victim": "Como víctima de un delito",
            "witness": "Como testigo",
            "caller_or_visitor": "Llamó o acudió a la policía, o se acercó a ella",
            "interviewee": "Es entrevistada, sin ser víctima, testigo ni sospechosa",
            "suspect_interviewed": "Es entrevistada como sospechosa",
            "other": "De otra forma: una parada policial, una consulta de registros o ningún contacto",
        },
        "means": {
            "question": "Preguntando a alguien: de palabra, en un formulario o por carta",
            "status_query": "Con una consulta de registros hecha para averiguarla",
            "routine_check": (
                "No se busca: es una consulta general de personas buscadas, órdenes o registros, no hecha para "
                "averiguarla"
            ),
        },
        "investigation_of": {
            "federal_or_state_crime": "Un delito federal o estatal",
            "municipal_code_violation": "Una infracción del Código Municipal de Hartford",
            "civil_immigration_matter": "Un asunto civil de inmigración, como estar aquí sin estatus legal",
            "nothing": "No se investiga nada",
        },
        "recipient": {
            "person_concerned": "La persona de quien trata",
            "federal_immigration_authorities": "Las autoridades federales de inmigración",
            "other": "Cualquier otra persona o entidad",
        },
        "agency": {
            "medical": "Una agencia médica",
            "social_service": "Una agencia de servicios sociales",
            "other": "Otro tipo de agencia",
        },
    }
    | dict.fromkeys(_YES_NO_FACTS, _YES_NO),
    outcomes={
        "required": OutcomeWords("Debe hacerse", "El artículo dice que esto debe hacerse."),
        "permitted": OutcomeWords(
            "Permitido según el artículo",
            "Una cláusula se refiere a este acto, y se cumple su propia excepción o una que la abarca.",
        ),
        "prohibited": OutcomeWords("Prohibido", "Una cláusula prohíbe este acto y nada levanta la prohibición."),
        "not_addressed": OutcomeWords(
            "No tratado en el artículo",
            "El artículo guarda silencio sobre este acto. No lo permite ni lo prohíbe; se siguen aplicando otras "
            "leyes.",
        ),
        "counsel": OutcomeWords(
            "Consulte primero al Asesor Jurídico",
            "Se conocen los hechos, pero la respuesta depende de una cuestión de interpretación del texto que el "
            "Asesor Jurídico de la Ciudad (Corporation Counsel) aún no ha resuelto.",
        ),
        "unknown": OutcomeWords("Aún sin resolver", "Falta un dato que podría cambiar la respuesta."),
    },
    effects={"prohibits": "prohíbe", "requires": "exige", "permits": "permite"},
    states={
        "stands": "se aplica",
        "lifted": "queda sin efecto",
        "pending": "aún sin resolver",
        "silent": "no se aplica",
    },
    readings=READINGS,
    leads={
        "inquire": {
            "permitted": "El artículo le permite pedir o buscar esta información.",
            "prohibited": "No pida ni busque esta información.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Alto: por ahora no pida ni busque esta información, {_ASK_COUNSEL}",
            "unknown": "Todavía no pida ni busque esta información.",
        },
        "disclose": {
            "permitted": "El artículo le permite dar esta información.",
            "prohibited": "No dé esta información.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Alto: por ahora no dé esta información, {_ASK_COUNSEL}",
            "unknown": "Todavía no dé esta información.",
        },
        "arrest": {
            "permitted": "El artículo no prohíbe este arresto, pero que sea lícito depende de otras leyes.",
            "prohibited": "No arreste a nadie por estos motivos.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Alto: por ahora no arreste a nadie por estos motivos, {_ASK_COUNSEL}",
            "unknown": "Todavía no haga el arresto.",
        },
        "detain": {
            "permitted": "El artículo no prohíbe esta detención o retención, pero que sea lícita depende de otras "
            "leyes.",
            "prohibited": "No detenga ni retenga a nadie por estos motivos.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Alto: por ahora no detenga ni retenga a nadie por estos motivos, {_ASK_COUNSEL}",
            "unknown": "Todavía no detenga ni retenga a nadie.",
        },
        "provide_service": {
            "required": "Ponga el servicio a disposición de esta persona.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Alto: por ahora no le niegue el servicio a nadie, {_ASK_COUNSEL}",
            "unknown": "Todavía no le niegue el servicio a nadie.",
        },
        "refuse_service": {
            "permitted": "El artículo no prohíbe negar, retrasar, limitar o condicionar este servicio.",
            "prohibited": "No niegue, retrase, limite ni condicione el servicio a causa del estatus migratorio.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Alto: por ahora no niegue, retrase, limite ni condicione el servicio, {_ASK_COUNSEL}",
            "unknown": "Todavía no niegue, retrase, limite ni condicione el servicio.",
        },
        "refer": {
            "permitted": "El artículo le permite hacer esta remisión.",
            "prohibited": "No deje que el estatus migratorio decida esta remisión ni cómo se hace.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Alto: por ahora no haga esta remisión, {_ASK_COUNSEL}",
            "unknown": "Todavía no haga esta remisión.",
        },
    },
    # In the order of the English ones.
    gists={
        "2-927(a)": {
            "provide_service": _SERVICE,
            "refuse_service": _SERVICE,
        },
        "2-927(b)": {
            "refer": "las remisiones a agencias médicas o de servicios sociales deben hacerse de la misma manera para "
            "todos los residentes, sin tener en cuenta su estatus migratorio"
        },
        "2-928(b)": {
            "inquire": "la policía no puede indagar sobre el estatus migratorio de víctimas de delitos, testigos u "
            "otras personas que llamen, acudan o sean entrevistadas"
        },
        "2-928(d)": {
            "arrest": "los agentes de policía no pueden arrestar a nadie con base en una orden administrativa de "
            "expulsión (deportación) que ICE haya ingresado en el NCIC",
            "detain": "los agentes de policía no pueden detener a nadie con base en una orden administrativa de "
            "expulsión (deportación) que ICE haya ingresado en el NCIC",
        },
        "2-928(a)": {
            "inquire": "los agentes de policía no pueden indagar sobre el estatus migratorio de una persona, salvo "
            "que sea necesario para una investigación de actividad delictiva"
        },
        "2-928(c)": {
            "arrest": "la policía no puede arrestar a nadie únicamente por su estatus migratorio, salvo que haya una "
            "orden judicial penal",
            "detain": "la policía no puede detener a nadie únicamente por su estatus migratorio, salvo que haya una "
            "orden judicial penal",
        },
        "2-929": {
            "inquire": "los empleados municipales no pueden indagar sobre información confidencial ni sobre otros "
            "datos personales o privados, salvo que la ley lo exija o que la información sea necesaria para prestar "
            "el servicio municipal en cuestión",
            "disclose": "los empleados municipales no pueden divulgar información confidencial ni otros datos "
            "personales o privados, salvo que la ley lo exija o que la información sea necesaria para prestar el "
            "servicio municipal en cuestión",
        },
    },
    lifts={
        "required_by_law": _MANDATE,
        "superior_law": _MANDATE,
        "2-927(c)": _COOPERATION,
        "2-928(f)": _COOPERATION,
        "necessary_to_service": "la información es necesaria para prestar el servicio municipal en cuestión",
        "necessary_to_investigation": "la información es necesaria para una investigación de actividad delictiva",
        "criminal_warrant": "se basa en una orden judicial penal",
        "criminal_ground": "se basa en un motivo penal lícito",
        "section_1373": "se interpreta que prevalece la ley federal, 8 U.S.C. 1373(a)",
    },
    one_section="la sección {clauses}",
    some_sections="las secciones {clauses}",
    cited="Sección {clause}: {gist}.",
    cited_with="Sección {clause}: {gist} (vea también {sections}).",
    lifted="Nada en {sections} lo prohíbe, porque {because}.",
    either_way="Nada en {sections} lo prohíbe, sea cual sea la respuesta a lo que falta por resolver.",
    find_out="Primero averigüe: {question}",
    turns_on="Según {sections}, la respuesta depende de una cuestión de interpretación del texto que el Asesor "
    "Jurídico aún no ha resuelto.",
    silent="Otras leyes y las reglas de su departamento se siguen aplicando: consúltelas antes de actuar.",
    not_in_force="El artículo no estaba en vigor ese día (se aprobó el {date}), así que ni permitía ni prohibía esto.",
    why_asked="La respuesta según {sections} puede depender de esto.",
    dated="{day} de {month} de {year}",
    months=(
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    conjunction="y",
)
