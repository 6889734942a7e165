"""Lo que dice la revisión de las remisiones, en español."""

from charteroak.office.referrals.audit_words import AuditWords

WORDS = AuditWords(
    language="es",
    ui={
        "title": "Remisiones de la misma manera",
        "lede": "Si las remisiones fueron iguales para todos los que tenían la misma necesidad en el mismo lugar, "
        "dicho sin preguntar ni saber la situación migratoria de nadie.",
        "card": "Remisiones de la misma manera",
        "card_text": "Espera, agencias ofrecidas y qué resultó, por necesidad, lugar, idioma, empleado y canal",
        "law": "Las palabras de la ley",
        "period": "De cuándo",
        "span": "Del {first} al {last}, en días UTC",
        "last": "Los últimos doce meses",
        "by_period": "Un punto de las gráficas es",
        "week": "una semana",
        "month": "un mes",
        "measure": "Tablas y gráfica de",
        "files": "Llévelo consigo",
        "csv": "CSV, cada comparación",
        "json": "JSON, cada comparación y cada gráfica",
        "count": "Se entregaron {count} remisiones.",
        "none": "En este tiempo no se entregó ninguna remisión",
        "none_text": "No hay nada que comparar. No es lo mismo que decir que nada difiere.",
        "found": "Lo que llama la atención",
        "nothing": "Nada llama la atención en {compared} comparaciones y {charts} gráficas en el tiempo. No prueba que "
        "todos recibieran el mismo trato: una diferencia pequeña, o en un grupo pequeño, no se puede ver.",
        "differs": "En todo el tiempo",
        "drifts": "Lo que cambió",
        "sides": "Toda diferencia tiene dos lados: donde un grupo espera más, los demás esperan menos. La más segura "
        "va primero.",
        "look": "Una línea aquí es una razón para mirar, y no una conclusión sobre nadie. Qué trabajo le tocó a un "
        "empleado, y para quién, no está en estas cifras. Por sí solas no son motivo de sanción.",
        "chance": "Por azar, en una de cada {count} revisiones así.",
        "chance_never": "Por azar, en menos de una de cada millón de revisiones así.",
        "chance_often": "Por azar, en más de una de cada dos revisiones así.",
        "like": " que los demás con la misma necesidad y el mismo lugar",
        "like_among": " que entre los demás con la misma necesidad y el mismo lugar",
        "before": " que en el resto del tiempo",
        "office": "En toda la oficina",
        "range": "de {low} a {high}",
        "since": "desde {since}",
        "from_to": "de {since} a {until}",
        "throughout": "todo el tiempo",
        "week_of": "la semana {week} de {year}",
        "month_of": "{month} de {year}",
        "first_signal": "La gráfica avisó primero en {period}.",
        "sure": "Qué tan seguro es esto",
        "rate": "En un tiempo en que nada difiere, una revisión de cada {often} muestra alguna línea sobre un grupo, "
        "entre todos los grupos, medidas y gráficas juntos. Las gráficas de toda la oficina tienen la misma tasa por "
        "su cuenta.",
        "critical": "Una comparación llama la atención desde {limit} desviaciones estándar. Los intervalos de las "
        "diferencias valen todos a la vez en {level} de 100 revisiones; los de cada cifra, en 95 de 100 cada uno.",
        "few": "De un grupo con menos de {compared} remisiones que tengan una igual en otro grupo no se puede decir "
        "nada, y nunca se señala. No se da ninguna cifra de menos de {shown} remisiones.",
        "unmatched": "{count} remisiones no tienen ninguna igual en otro grupo de alguna clase, y no cuentan en esas "
        "comparaciones.",
        "how": "Cada estadística está con su fuente en docs/parity.md (en inglés).",
        "blind": "Lo que esto no puede ver",
        "chart_of": "En el tiempo: {measure}",
        "chart_group": "En el tiempo: {measure}, {group}",
        "chart_none": "No hay gráfica de esto: menos de ocho períodos dicen lo suficiente, o nada varía.",
        "chart_legend": "Línea con puntos: la cifra. Línea continua: su centro. Líneas de trazos: sus límites. Un "
        "rombo lleno está fuera de los límites; un anillo, donde la media ponderada se ha desviado más allá de los "
        "suyos.",
        "chart_parity": "Puntos: qué tan lejos estuvo el grupo de remisiones iguales de los demás en el mismo período, "
        "en desviaciones estándar. 0 es igual; arriba es más. La línea punteada es la media ponderada.",
        "chart_alt": "Gráfica de control de {measure} con {points} períodos y {signals} avisos. La tabla dice lo "
        "mismo.",
        "chart_table": "La gráfica como tabla",
        "col_period": "Período",
        "col_n": "Remisiones",
        "col_value": "Cifra",
        "col_center": "Centro",
        "col_limits": "Límites",
        "col_z": "Desviaciones",
        "col_ewma": "Media ponderada",
        "col_signal": "Aviso",
        "signal_limit": "fuera de los límites",
        "signal_ewma": "se ha desviado",
        "col_group": "Grupo",
        "col_figure": "Cifra (95 %)",
        "col_alike": "Los demás iguales",
        "col_difference": "Diferencia",
        "col_says": "Qué dice",
        "few_n": "menos de 5",
        "unknown": "-",
        "chart_link": "Gráfica",
        "chart_link_of": "Gráfica de {group}",
        "worker": "Empleado {number}",
        "worker_named": "{name} (empleado {number})",
        "workers_rule": "Aquí los empleados tienen números. Solo un supervisor ve de quién son.",
        "anywhere": "sin lugar",
        "by_title": "Por {kind}",
        "needs_rule": "Las necesidades no se comparan entre sí: se compara lo que es igual.",
        "points": "puntos porcentuales",
    },
    kinds={
        "need": "necesidad",
        "place": "lugar",
        "language": "idioma",
        "worker": "empleado",
        "channel": "cómo se llegó",
    },
    of={
        "place": "Lugar {group}",
        "language": "Idioma {group}",
        "worker": "{group}",
        "channel": "Llegaron así: {group}",
    },
    measures={
        "waiting": "espera, desde que se pide hasta la lista",
        "offered": "agencias en la lista",
        "reached": "llegaron a una agencia, de las cerradas",
        "declined": "no la quisieron, de las cerradas",
        "open_late": "siguen abiertas después de 30 días",
        "channel_counter": "vinieron a la ventanilla",
        "channel_phone": "llamaron por teléfono",
        "channel_online": "llegaron en línea",
        "channel_visit": "recibieron una visita",
    },
    told={
        "waiting": ("se esperó {size} más ({range}){than}", "se esperó {size} menos ({range}){than}"),
        "offered": (
            "se ofrecieron {size} agencias más ({range}){than}",
            "se ofrecieron {size} agencias menos ({range}){than}",
        ),
        "share": (
            "la parte «{measure}» fue {size} mayor ({range}){among}",
            "la parte «{measure}» fue {size} menor ({range}){among}",
        ),
    },
    verdicts={
        "differs": "llama la atención",
        "no_difference_shown": "no se muestra diferencia",
        "too_few": "muy pocas para decirlo",
        "not_compared": "no se compara",
    },
    units={"minutes": "minutos", "hours": "horas", "days": "días"},
    short={"minutes": "min", "hours": "h", "days": "d"},
    months=(
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    blind=(
        (
            "Nunca sabe la situación migratoria de nadie, y no se le puede preguntar por ella. Solo ve lo que difiere "
            "por necesidad, lugar, idioma, empleado y canal."
        ),
        "Quien pidió y fue rechazado antes de que se hiciera una lista no está aquí.",
        "Dos grupos que no coinciden en ninguna necesidad y lugar no se pueden comparar.",
        (
            "Un idioma y un empleado pueden ir juntos: donde un empleado atiende a casi todos los que hablan un "
            "idioma, no se puede decir cuál de los dos es."
        ),
        "Una diferencia pequeña, o que duró poco en un grupo pequeño, se escapa más veces de las que se encuentra.",
        (
            "Qué resultó de una remisión se sabe solo donde alguien lo dijo. Si un grupo lo dice menos, su parte es de "
            "quienes sí lo dijeron."
        ),
    ),
)
