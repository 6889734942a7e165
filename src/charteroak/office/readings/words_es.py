"""The pages of readings, in Spanish."""

from __future__ import annotations

from charteroak.office.readings.words import ReadingWords

WORDS = ReadingWords(
    language="es",
    ui={
        "title": "Cómo se interpreta el artículo",
        "lede": "El artículo deja abiertas ocho cuestiones. Aquí está cada una con los argumentos a favor de cada "
        "respuesta, cómo se interpreta ahora y quién la resolvió. Toda respuesta de este sitio se da con estas "
        "interpretaciones.",
        "procedure": "El artículo no dice quién lo interpreta. Que firmen dos personas de la Asesoría Jurídica es "
        "procedimiento de la Ciudad.",
        "stands": "Cómo se interpreta ahora",
        "not_settled": "Sin resolver",
        "not_settled_text": "Una respuesta que depende de ello dice que se pregunte antes a la Asesoría Jurídica.",
        "as_shipped": "Como lo interpreta este programa; la Asesoría Jurídica no se ha pronunciado.",
        "by_counsel": "Resuelto por la Asesoría Jurídica (dos firmas), desde el {day}",
        "unsettled_by_counsel": "Dejado abierto otra vez por la Asesoría Jurídica (dos firmas), desde el {day}",
        "in_doubt": "En duda",
        "in_doubt_text": "Lo que aquí se guarda no es lo que dice el libro de registro. Hasta que se corrija, se toma "
        "como no resuelto.",
        "why": "Por qué",
        "ledger": "En el libro de registro",
        "entry": "Asiento {index}",
        "receipt": "Recibo",
        "bears_on": "Se refiere a",
        "from_day": "desde el {day}",
        "coming": "Ya resuelto, para un día posterior",
        "arguments": "Argumentos a favor de cada respuesta",
        "chosen": "así se interpreta ahora",
        "more": "Historial y argumentos",
        "more_of": "Historial y argumentos: {name}",
        "history": "Historial",
        "history_none": "La Asesoría Jurídica aún no ha resuelto esta cuestión.",
        "back": "Todas las interpretaciones",
        "for_counsel": "Para la Asesoría Jurídica",
        "propose": "Proponer cómo interpretarlo",
        "propose_of": "Proponer cómo interpretarlo: {name}",
        "open_title": "Esperan una segunda firma",
        "open_none": "No espera ninguna propuesta.",
        "closed_title": "Propuestas que no prosperaron",
        "look": "Verla",
        "look_of": "Ver la propuesta: {name}, {choice}",
        "proposed": "Propuesta por {name} el {day}",
        "p_title": "Proponer cómo interpretarlo",
        "p_text": "Al proponer, usted firma. Otra persona de la Asesoría Jurídica tiene que firmar exactamente lo "
        "mismo: la opción, el motivo, el día, las demás interpretaciones y el texto del artículo como están ahora. Si "
        "algo de esto cambia antes, la propuesta caduca. Antes de firmar, su página muestra todos los casos que "
        "cambia.",
        "p_public": "El motivo es público, como la interpretación: escriba sobre la ley y sobre ninguna persona.",
        "p_go": "Proponer",
        "unsettle": "Dejarlo abierto otra vez",
        "unsettle_hint": "Lo que dependa de ello lo responderá la Asesoría Jurídica, caso por caso.",
        "proposal": "Propuesta: {name}",
        "proposed_choice": "Interpretarlo así",
        "since": "Desde",
        "now": "Ahora",
        "reason": "Motivo",
        "text": "Texto del artículo (SHA-256)",
        "others": "Todas las interpretaciones en ese día",
        "would_be": "como se propone",
        "changes": "Lo que cambia",
        "changes_none": "No cambia ningún caso: cada combinación de hechos resulta como antes, por las mismas "
        "cláusulas.",
        "file": "Todos los casos que cambian, en un archivo",
        "past": "De las {decisions} decisiones que hay en el libro de registro de la Ciudad, {otherwise} habrían "
        "resultado distintas, según los hechos conocidos cuando se registraron.",
        "past_one": "De la única decisión que hay en el libro de registro de la Ciudad, {otherwise} habría resultado "
        "distinta, según los hechos conocidos cuando se registró.",
        "past_nothing": "En el libro de registro de la Ciudad no hay ninguna decisión que hubiera podido cambiar.",
        "past_counting": "Se están contando las decisiones del libro de registro. Abra esta página otra vez en un "
        "momento.",
        "past_unknown": "Ahora no se puede leer el libro de registro, así que no se cuentan las decisiones pasadas.",
        "sign_title": "Firmar: {name}",
        "sign": "Verlo una vez más y firmar",
        "sign_go": "Firmar: resolverlo así",
        "sign_text": "Usted firma exactamente lo que hay en esta página. Después se anota en el libro de registro y "
        "surte efecto en todas partes desde ese día.",
        "withdraw": "Retirar la propuesta",
        "stand_back": "Abstenerse: no la firmaré",
        "stand_back_text": "No se puede deshacer. Otra persona de la Asesoría Jurídica aún puede firmar.",
        "withdraw_text": "Queda cerrada. Usted puede proponer de nuevo.",
        "propose_again": "Proponerlo de nuevo",
        "trouble": "Algunas interpretaciones están en duda",
        "mend": "Escribir de nuevo el archivo desde la base de datos de la oficina",
        "mend_text": "El libro de registro tiene que confirmar otra vez cada resolución antes de que cuente.",
        "card_title": "Interpretaciones",
        "card_text": "Cómo se interpretan las cuestiones abiertas del artículo y qué resolvió la Asesoría Jurídica.",
        "card_one": "1 propuesta espera su firma",
        "card_many": "{count} propuestas esperan su firma",
        "done_title": "No se hizo",
    },
    fields={
        "choice": ("¿Cómo se debe interpretar?", ""),
        "reason": ("Por qué", "Como máximo 2,000 caracteres, públicos. Escriba sobre la ley y sobre ninguna persona."),
        "since": ("Desde qué día", "Hoy o más tarde."),
    },
    form_faults={
        "choice.required": "elija una opción",
        "choice.same": "ese día ya se interpreta así",
        "reason.required": "diga por qué",
        "reason.max_length": "como máximo 2,000 caracteres",
        "reason.taken_out": "algo parecía confidencial y se quitó: lea lo que queda, corríjalo y envíelo de nuevo",
        "since.required": "diga desde qué día",
        "since.invalid": "escriba un día como 2027-06-30",
        "since.past": "tiene que ser hoy o más tarde",
    },
    faults={
        "gone": "No hay tal propuesta.",
        "closed": "Esta propuesta está cerrada. No se cambió nada.",
        "lapsed": "Esta propuesta caducó: desde entonces cambió otra interpretación o el texto del artículo, o pasó su "
        "día. No se resolvió nada. Vea qué cambió y propóngala de nuevo.",
        "unlike": "Lo que se envió no es lo que muestra esta página. No se resolvió nada. Véalo de nuevo.",
        "own": "Usted la propuso. Tiene que firmar otra persona de la Asesoría Jurídica.",
        "stood_back": "Usted se abstuvo de esta propuesta, así que no puede firmarla.",
        "busy": "En este momento se está registrando una firma. Vuelva a mirar enseguida. No se resolvió nada más.",
        "trouble": "Algunas interpretaciones están en duda. No se puede resolver nada hasta que se corrija.",
        "ledger": "El libro de registro no lo aceptó, así que no se resolvió nada. La propuesta sigue abierta.",
        "unclear": "El libro de registro no ha dicho si aceptó el asiento. Hasta que lo diga, nada surte efecto. "
        "Vuelva a mirar en un minuto.",
        "not_counsel": "Solo puede firmar la Asesoría Jurídica.",
    },
    troubles={
        "damaged": "No se puede leer el archivo que guarda lo resuelto.",
        "disagrees": "El archivo que guarda lo resuelto no dice lo que dice el libro de registro.",
        "ledger": "No se puede leer el libro de registro, así que nada confirma lo resuelto.",
    },
    states={
        "open": "Espera una segunda firma",
        "signing": "Se está registrando",
        "settled": "Resuelta",
        "withdrawn": "Retirada",
        "lapsed": "Caducada",
    },
    done={
        "proposed": "Propuesta. Tiene que firmar otra persona de la Asesoría Jurídica.",
        "settled": "Resuelto y anotado en el libro de registro.",
        "withdrawn": "La propuesta está retirada.",
        "stood_back": "Usted se abstuvo de la propuesta.",
        "mended": "El archivo se escribió de nuevo.",
        "not_mended": "El archivo no se pudo escribir de nuevo.",
    },
)
