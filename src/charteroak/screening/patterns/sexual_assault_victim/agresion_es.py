"""Sexual assault of somebody, examinations, advocates and reports of it, in Spanish."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

WORDS = {
    "acto": "agresion/n sexual/n | asalto/n sexual/n | ataque/n sexual/n | abuso/n sexual/n | violencia sexual | violacion !de !del !al !a | violacion [en grupo | grupal | por] | incesto | actos lascivos | tocamientos [indebidos] | contacto sexual | intento de violacion | toques indebidos | trauma sexual [militar] | explotacion sexual | sexual assault | abuso (en la ninez | en la infancia) | mst",
    "partes": "[sus | las | su | mis | la | {art}]* (partes [privadas | intimas] | genitales | senos | nalgas | pechos | vagina | pene | teta/n | entrepierna | zona intima)",
    "hecho": "violado/a | abusado/a sexualmente | agredido/a sexualmente | asaltado/a sexualmente | atacado/a sexualmente | manoseado/a | ultrajado/a | tocado/a (indebidamente | sexualmente | en {partes}) | drogado/a y violado/a | abusado/a (de nino/a | de chiquito/a | cuando era | de pequeno/a)",
    "quien_fue": "[{su} | el | la | un | una | otro | otra]* ({familiar} | {pareja} | padrastro | padre | tio | primo | jefe | supervisor | patron | maestro | pastor | cura | sacerdote | coach | entrenador | vecino | companero | desconocido | hombre | tipo | muchacho | senor | amigo | chofer | doctor | cliente | residente | huesped) [de {su} {familiar} | del trabajo | de la iglesia]",
    "aux": "{no} | {quizas} | {adverbio} | {le} | se | ha | han | habia | fue | trato de | intento | quiso",
    "le": "le | la | lo | les | me | nos | los | las",
    "cuenta": "victima | sobreviviente | historial | antecedentes | hx | sufrir/v | sufrio | refiere | reporta | reporto | denuncia | denuncio | denunciar/v | niega | nego | niego | posible | sospecha | revelo | revelar/v | divulgo | ptsd | trauma | terapia | por | despues | tras | paso | secuelas | querella | caso | alega | experimento | pesadillas",
}

ROOM = Room(
    category=Category.SEXUAL_ASSAULT_VICTIM,
    language="es",
    words=WORDS,
    rules=(
        Rule(
            name="fue_agredida",
            source="marking guide: sexual assault of a particular person, in whatever polarity",
            forms=(
                "‹({aux})* (ser/v | fue | fui | sido | ha sido | fueron | era | sea | haber sido | es | resulto) ({adverbio} | {no})* {hecho} [(por | de) [{art}] [{quien_fue}]]›",
                "‹{hecho} (por | de parte de) {quien_fue}›",
                "‹({no} | niega | nego)* [haber]* (sido | fue | fui) ({no})* tocado/a [{adverbio}] por {quien_fue}›",
                "‹[{quien_fue}] ({aux})* (la | lo | me | le | a {su} {hijo}) ({aux})* (violar/v | violo | violaron | violaba | viole | manoseo | manosear/v | manoseaba | manoseaban | abuso sexualmente | ultrajo | ultrajar/v)›",
                "‹[{quien_fue}] ({aux})* (trato de | intento | quiso | queria | quizo) (violarla | violarlo | violarme | tocarla | tocarme | forzarla | abusar de)›",
                "‹[{quien_fue}] ({aux})* (abusar/v | abuso | abusaba | abusaron | aprovechar/v | aprovecho) [sexualmente] de ({su} {familiar} | ella | mi | la {rol} | el | {named}) [sexualmente | cuando (era | tenia) <2>]›",
                "‹[{quien_fue}] ({aux})* (la | lo | me | le | nos) (toco | tocaba | tocar/v | tocaron | agarro | agarraba | rozaba | metio | metia | puso) [{art} | la mano | las manos | el dedo | los dedos | en | por | debajo de | ahi abajo | donde no debia | alla abajo]* ({partes} | abajo | donde no (debia | debe) | debajo de la (falda | ropa | blusa) | indebidamente | ahi | sin {su} (permiso | consentimiento) | (mientras | cuando) (dormia | estaba dormida))›",
                "‹[{quien_fue}] ({aux})* ((la | lo | me | le) ({aux})* (forzo | obligo | forzar/v | obligar/v | forzaba | obligaba) | forzarla | obligarla | forzarme | obligarme) a (tener (sexo | relaciones) | acostarse | tocarlo | hacer {any} | desvestirse | {any})›",
                "‹(tuvo | tener | tenia | tuvieron) (sexo | relaciones [sexuales]) con (ella | el | la {rol} | migo) (a la fuerza | sin {su} (permiso | consentimiento) | dormida | borracha)›",
                "‹(relaciones | sexo | contacto | encuentro) <3> (fue | fueron | era | eran | no fue | no fueron) (consensual | consentido/a | consensuales | con {su} consentimiento | sin {su} consentimiento)›",
                "‹{su} (violador)› | ‹se (le | me) (metio | metia) (a | en) [la | {su}] (cama | cuarto) <5>›",
                "‹(a {su} {familiar} | a ella | a el) (nunca | no) le (hizo | hacia | han hecho) nada›",
                "‹(le | me) (hacia | hizo | hacian | obligaba a hacer) (cosas | cositas) [malas | feas | sexuales | en la noche | de grandes]*›",
            ),
            hits=(
                "Dijo que ‹fue abusada sexualmente por un tío› a los 9.",
                "Un ‹hombre la violó›.",
                "Ella dice que ‹nunca fue violada›.",
                "‹El padrastro la tocaba en sus partes›.",
            ),
            misses=("El dueño violó el código.", "Fue cambiada la cerradura.", "¿Fue usted víctima de violación?"),
        ),
        Rule(
            name="dicho",
            source="shorthand of case notes: Spanish says the person in the verb",
            forms=(
                "‹({no} | hx de | historial de)* (refiere | niega | nego | revelo | divulgo | sufrio | sobreviviente de | hx de | historial de | antecedentes de | denuncio) [haber | sufrido | sido | victima | de | una | un | por | pasado]* {acto} [(por | de parte de | de) {quien_fue}]› !derechos !linea",
                "‹(consejera | intercesora | grupo | terapia) (del | de | en el | para)* [centro de | crisis de | victimas de | la crisis de | apoyo de]* (violacion | agresion sexual | abuso sexual)› !abierta !gratis !martes !lunes",
            ),
            hits=("‹Niega abuso sexual›, control en 2 sem.", "‹Sobreviviente de agresión sexual›, no quiere cargos."),
            misses=("Línea de agresión sexual.", "Ley de violencia sexual."),
        ),
        Rule(
            name="victima_de",
            source="marking guide; shorthand of notes: history, report or denial of it",
            forms=(
                "‹({es} | {no} | soy | fui | como | la | {art} | quien es)* {cuenta} [de | por | una | un | la | haber | sufrido | sido | victima | en | ese | este | caso | su | del | sobre | que]* (en (ese | este | el | un | su) caso de | [de | por | una | un | la]) {acto} [(por | de parte de | de) {quien_fue}]›",
                "‹({no} | {adverbio})* {cuenta} [de | por | una | un | la | haber | sido | en | ese | este | caso]* {acto} [(por | de parte de) {quien_fue}]›",
                "‹{acto} por {quien_fue}›",
                "({bar} | ^ | , | {open}) ‹[posible | hx | {question} | niega]* (agresion sexual | abuso sexual | violacion | asalto sexual) [no (denunciado/a | reportado/a | confirmado/a)]› !de !del !es !son !y !sexual",
                "{su} ‹(violacion | agresion sexual | abuso sexual)›",
            ),
            hits=(
                "Pcte F 22 a., ‹refiere agresión sexual por un supervisor›.",
                "Usted ‹es la víctima en ese caso de agresión sexual›.",
                "La clienta tiene ‹historial de abuso sexual›.",
            ),
            misses=(
                "Violación del código de vivienda.",
                "Línea de agresión sexual abierta 24 horas.",
                "Acusado de agresión sexual, sale libre.",
            ),
            holder="near",
        ),
        Rule(
            name="examen",
            source="marking guide: an examination, an advocate, a report",
            forms=(
                "‹({no} | {le} | {adverbio} | se | ya)* (hacer/v | hizo | hice | hicieron | hecho | tener/v | aceptar/v | acepto | rechazar/v | rechazo | consentir/v | consintio a | tomar/v | tomaron | pedir/v | quiere | quiso | necesitar/v | completo | autorizo | nego | niega | esperar/v) [{art} | {su} | al | a | que | hacerse]* (kit (de (violacion | evidencia | agresion)) | kit | examen (forense | sane | safe | de violacion | por violacion | de agresion) | rape kit | prueba (forense | de violacion) | sane)›",
                "‹(kit (de (violacion | evidencia | agresion) ) | rape kit | examen (forense | sane | de violacion)) [({le} | se | fue | ya)* (hecho | sellado | tomado | completado | enviado | pendiente | hizo | tomaron | entregado)]›",
                "‹enfermera (sane | forense | examinadora) [({le} | {any})]›",
                "‹[se | la | le]* [(referir/v | refiere | refirio | referida | habla con | hablo con | ve a | va a | asiste a | con | llamo a | acompanada de)] [a | al | la | una | el | un | su | por]* (consejera/n | consejero | intercesora | defensora | grupo | centro | linea | terapia | terapeuta | psicologa) [de | para | en | victimas | crisis | apoyo | sobrevivientes | la | por]* [de | para | por]* (violacion | violaciones | agresion sexual | abuso sexual | victimas de (violacion | abuso sexual | agresion sexual) | crisis de violacion)› !abierta !abierto !gratis",
                "‹(tener/v que | tiene que | va a | fue a | tiene (cita | entrevista)) [hablar | ir | entrevista | cita | con | a | en | de | la | el | las | al]* [hablar | ir | con | a | la | senora | muchacha | del | el]* (centro de (ninos | defensa de ninos | apoyo a ninos) | children 's advocacy center | cac) [y con el detective] [, por lo del <2>]›",
                "‹por lo del (padrastro | tio | abuelo | primo | vecino | abuso)›",
                "‹(el doctor | la doctora | el medico) {le} (tener/v que | va a) (revisar | examinar | volver a revisar | chequear) [otra vez]› <4> (detective | dcf)",
                "(padrastro | detective | abuso | violacion) <6+> ‹(el doctor | la doctora | el medico) {le}* (tener/v que | va a) (revisar | examinar | chequear) [otra vez]›",
                "‹entrevista forense›",
                "‹(denuncia | denuncio | denunciado | denunciar | reporto | reportar | querella) [{art} | {su}]* (violacion | abuso sexual | agresion sexual)›",
            ),
            hits=(
                "La víctima ‹aceptó el kit›.",
                "Ella ‹se hizo el examen forense› anoche.",
                "Pcte acepta, ‹kit de violación enviado›.",
            ),
            misses=("Kit de primeros auxilios gratis.", "Línea de crisis de violación abierta 24 horas."),
            tier="proxy",
            holder="near",
        ),
    ),
)
