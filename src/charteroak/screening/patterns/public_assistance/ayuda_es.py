"""Benefits and help from the state that somebody gets, lost, asked for or was refused, in Spanish."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

WORDS = {
    "programa": "snap | ebt | cupon/n !de !para !gratis | cupones (de (alimento/n | comida)) | sellos (de alimentos | de comida) | estampillas [de (comida | alimentos)] | food stamps | foodstamps | tfa | tanf | ssi | husky [(b | c | d)] | medicaid | titulo (19 | xix) | wic | care 4 kids | care4kids | (seccion | section | sec | plan) (8 | ocho) | hcv | rap !musica | (vale | voucher | cupon | certificado) de (vivienda | renta | seccion 8 | alquiler) | voucher/n de [la] (seccion | section | sec) (8 | ocho) | voucher/n !de | ceap | liheap | "
    "(asistencia | ayuda/n | subsidio/n | programa) (de | para | con | pa) [el | la | los]* (energia | calefaccion | aceite | gas | luz | renta | alquiler | vivienda | cuido | cuidado de ninos | alimentos | comida | refugiados | combustible) | (asistencia | ayuda) (publica | economica | general | social | medica del estado | en efectivo | monetaria | gubernamental | temporal | estatal | suplementaria) | bienestar social | welfare | welfer | (efectivo | dinero | cheque | ayuda/n | asistencia | seguro | plan medico | subsidio | beneficio/n | chavos | plan) (del | de) (gobierno | estado | welfare | bienestar | dss | la ciudad | el estado | el gobierno) | "
    "cash [assistance] | suplemento (estatal | del estado) | ingreso suplementario | seguridad de ingreso suplementario | seguro suplementario | beneficios (del (estado | gobierno) | publicos | del dss | de snap) | tarjeta (de cupones | de alimentos | de comida | del gobierno | ebt | de ebt | medica | de beneficios) | reembolso de (renta | la renta) | asistencia para refugiados | renta subsidiada | apartamento subsidiado | spend down",
    "claro": "snap | cupones [de (alimentos | comida)] | sellos de alimentos | tfa | tanf | ssi | husky [(b | c | d)] | medicaid | wic | care 4 kids | (seccion | plan | section) (8 | ocho) | asistencia (publica | economica | general) | ebt | ceap | liheap | rap | ayuda en efectivo | titulo 19 | ayuda de energia | food stamps",
    "no_solo": "of | para | el | la | los | se | es | acepta | aceptan | y | o | sabado | martes | lunes | clinica | office | cards | checks | is | are | market | card | and | or | accepted | center | program | programs",
    "pre": "{no} | {quizas} | {adverbio} | {le} | ha | han | he | hemos | habia | habian | esta | estan | estaba | estoy | estamos | fue | va a | voy a | quiere | quieren | quiero | podria | puede | pudo",
    "quita": "quitar/v | quito | cortar/v | negar/v | dar | dan | da | dio | dieron | daban | daba | dado | dando | darle | darme | darles | den | dandole | dandome | aprobar/v | cancelar/v | bajar/v | bajo | subir/v | suspender/v | cerrar/v | denegar/v | rechazar/v | parar/v | pararon | terminar/v | reducir/v | recortar/v | renovar/v | venir/v | llegar/v | llego | vencer/v | otorgar/v | tumbar/v | pagar/v | descontar/v | sacar/v (de | del) | quitar/v (de | del) | mandar/v | activar/v | reactivar/v | acabar/v | faltar/v | robar/v | clonar/v | poner/v en | aumentar/v",
    "toma": "recibir/v | coger/v | cojo | coje | cojia | cobrar/v | tener/v | estar/v (en | con | bajo | bajo el | cogiendo | recibiendo | cobrando | esperando | pidiendo | solicitando | aplicando (para | por | a)) | esta (en | con | bajo) | estoy (en | con | bajo) | perder/v | solicitar/v | aplicar/v (para | por | a | pa) | pedir/v | pidio | calificar/v (para | por | a | pa) | elegible/n (para | a) | depender/v (de | del) | vivir/v (de | del | con) | esperar/v | renovar/v | usar/v | pagar/v con | quedar/v sin | quedo sin | sin | necesitar/v | "
    "obtener/v | conseguir/v | agarrar/v | tramitar/v | someter/v [solicitud | papeles] (para | de) | inscribir/v en | inscrito/a en | apuntar/v (en | para) | meter/v <1> (para | a) | llenar/v <2> (para | de) | hacer/v <1> solicitud (de | para) | solicitud (de | para) | caso de | apelar/v | comprar/v con | compra con | mantener/v (con | de) | sobrevivir/v (con | de) | comer/v (de | con) | vender/v | ganar/v | salir/v (de | del) | bajar/v (de | del) | sacar/v | alcanzar/v (con) | cualificar/v (para | a) | aprobado/a para | negado/a (para | de) | rechazado/a (para | de) | referido/a a !de | debe | deber/v | devolver/v | con | (no | quiere | quieren) (aceptar | acepta | aceptan | coger | coge)",
    "toma_uno": "recibe | recibo | recibia | recibio | recibi | recibimos | coge | cojo | coje | cogia | cogio | cogi | cogemos | cobra | cobro | cobraba | cobramos | tiene | tengo | tenia | tuvo | tuve | tenemos | (esta | estoy | estamos | estaba | estuvo | estuve | sigue | sigo | quedo | quede) (en | con | bajo | sin | recibiendo | cogiendo | cobrando | esperando | pidiendo | solicitando) | perdio | perdi | perdimos | (aplico | aplicamos | aplique) (para | pa | a | por) | pidio | pedi | (califico | califica | calificaba | calificamos | cualifica | cualifico) (para | pa | a) | (depende | dependo | dependemos) de | (vive | vivo | vivimos | vivia) (de | del | con) | renovo | usa | uso | usaba | solicito | solicitamos | ((ha | he | hemos | habia) (recibido | cogido | cobrado | perdido | solicitado | pedido | tenido | (aplicado (para | a | pa)) | (estado en))) | espera | espero",
    "det": "{art} | {su} | lo de | ningun | ninguna | ningunos | ningunas | alguna | algun | la | esa | toda | mucha | poquita | poca | solo | solamente | otro | otra | nada de | algo de | poquito de | todavia | ya | # | {money} | de | del | para | los ninos | nenes | nuevo | nueva | viejo | completo | {hijo}",
    "vuelta": "cerrado/a | cortado/a | negado/a | denegado/a | aprobado/a | activo/a | pendiente/n | vencido/a | suspendido/a | cancelado/a | en tramite | en proceso | en apelacion | terminado/a | inactivo/a | recertificado/a | renovado/a | por renovar | al dia | solicitado/a | rechazado/a",
}

ROOM = Room(
    category=Category.PUBLIC_ASSISTANCE,
    language="es",
    words=WORDS,
    rules=(
        Rule(
            name="recibe_programa",
            source="marking guide: SNAP/EBT, TFA/TANF, SSI, HUSKY/Medicaid, WIC, Care 4 Kids, vouchers, energy and general assistance; applications, losses, denials",
            forms=(
                "‹{pre}* {toma} {det}* {programa} [para (ella | el | {su} {hijo} | los ninos | los nenes)]›",
                "‹{pre}* {quita} {det}* {programa}›",
                "‹{pre}* {programa} [(se | le | me | les | nos) (lo | la)* | se] ({le} | ya | {es})* ({quita} | {vuelta})› !para !el !los",
                "‹[{su} | la | los | el] {programa} (de la nena | del nene | del nino | de la nina | del chiquito | de la chiquita | del bebe | de la bebe | de (los | mis | sus) (ninos | nenes | hijos) | de (su | mi) {familiar} | de ella | de el)›",
                "{su} ‹{programa}›",
            ),
            hits=(
                "La señora ‹recibe cupones›.",
                "Mi mamá ‹está en Plan 8›.",
                "Dice que ‹le cortaron el SNAP› en enero.",
                "El señor ‹no califica para HUSKY›.",
                "Ella ‹nunca ha cogido cupones›.",
                "Le quitaron la renta y ‹el WIC del bebé›.",
            ),
            misses=(
                "Se aceptan cupones de SNAP en el mercado.",
                "¿Recibe usted cupones de alimentos?",
                "Los residentes pueden solicitar asistencia de energía.",
                "Traiga prueba de HUSKY o Medicaid.",
            ),
            holder="near",
        ),
        Rule(
            name="alguien_recibe",
            source="marking guide; Spanish says the person in the verb",
            forms=(
                "~usted ‹{pre}* {toma_uno} {det}* {programa} [para (ella | el | {su} {hijo} | los ninos | los nenes)]›",
                "‹({no} | ya)* (le | les | me | nos) (ha | han | habian | ya | lo | la | van a | iban a)* {quita} {det}* {programa}›",
                "‹({no} | ya)* (le | les | me | nos) (cerro | cerraron | cierran | cerrar/v) [el | mi | su] caso [del | de] [dss | snap | welfare]*›",
                "‹({no})* (califico | califica | calificamos | calificaba | cualifico | cualifica) para (nada | ninguna ayuda | ayuda | ayudas | beneficios | (nada , ni {claro}) | ni (cupones | husky))›",
                "‹(aplico | aplique | solicito) [pa | para | a]* [los]* cupones [y se (los | lo) (negaron | dieron | aprobaron)]›",
            ),
            hits=(
                "‹Recibe ayuda del estado› para la renta.",
                "‹Estoy en el welfare› desde enero.",
                "‹Me quitaron los cupones› otra vez.",
            ),
            misses=("¿Recibe cupones?", "Se aceptan cupones aquí.", "Si usted recibe SNAP, llame."),
        ),
        Rule(
            name="ninguna_ayuda",
            source="marking guide: assistance in whatever polarity; implied",
            forms=(
                "‹(no | nunca | jamas | tampoco | ni) ({le} | ha | han | he | habia | {adverbio})* (recibir/v | coger/v | cojo | coje | cobrar/v | tener/v | pedir/v | pidio | pedido | querer/v | quiero | necesitar/v | aceptar/v | dar | dan | da | dio | dieron | daban | daba | dado | dando | darle | darme | darles | den | dandole | dandome | conseguir/v) [{art} | ningun | ninguna | ni | de | ese | nada de | un centavo de | tipo de | clase de]* (ayuda/n | beneficio/n | asistencia | asistencias | subsidio/n) [(del (gobierno | estado) | de la ciudad | de nadie | publica | economica | para (ella | el))]› !de !para !con !a !tecnica !legal !medica",
                "‹({pre})* (recibir/v | coger/v | cojo | coje | cobrar/v | tener/v | pedir/v | pidio | solicitar/v | vivir/v de | depender/v de | mantener/v) [{art} | una | alguna | otra | la]* (ayuda/n | beneficio/n | asistencia | subsidio/n | chequecito | cheque) (del (gobierno | estado | bienestar | welfare | dss) | de (la ciudad | dss | ayudas | el estado) | publico/a | estatal/n | economico/a)›",
                "‹({no} | {le} | ya)* (quitar/v | quitaron | cortar/v | cortaron | negar/v | negaron | bajar/v | bajaron | suspender/v | suspendieron | cancelar/v | cancelaron | dar/v | dieron | aprobar/v | aprobaron | cerrar/v | cerraron) [{art} | los]* (ayuda/n | beneficio/n | asistencia | caso (de | en) (dss | departamento)) !de !medico !legal›",
                "‹(vivir/v | vive | viven | vivo | mantener/v | mantienen | mantiene | come) (del | de la | de | con) (gobierno | estado | welfare | ayudas | ayuda | cupones | asistencia | ssi)›",
                "‹[{su} | la | esa] tarjeta [de ({su} | la | los) (familia | {familiar} | {any})] <2> (cero | vacia | cargar/v | cargan | cargaron | recargar/v | recargan)›",
                "‹(le | me | les | nos) (cargar/v | cargan | cargaron | depositar/v | llegar/v | llega | llegan | caer/v | cae | caen) [{art} | {su}]* (tarjeta | cupones | beneficios | sellos | ayuda)›",
                "‹(el | la) (gobierno | estado | ciudad | seccion 8 | seccion ocho | plan 8 | vivienda | autoridad | housing | dss | welfare | husky | bienestar) ({le} | esta | ya)* (pagar/v | paga | pagan | pagando | cubrir/v | cubre | subir/v | suba | sube | bajar/v | ayudar/v con | dar | dan | da | dio | dieron | daban | daba | dado | dando | darle | darme | darles | den | dandole | dandome) [{su} | parte | la | de | el | casi | todo | todo/a | mitad | resto | un]* (renta | alquiler | motel | hotel | cuarto | cuido | seguro | luz | aceite | apartamento | comida | resto | mitad | parte)›",
                "‹(el resto | la mitad | parte | una parte | la diferencia | lo demas | casi toda) [de {su} renta | de la renta]* ({le} | ya)* (pagar/v | paga | pagan | cubrir/v | cubre | viene de | sale de) [{art}]* (gobierno | estado | ciudad | seccion (8 | ocho) | plan 8 | vivienda | autoridad | housing | programa)›",
                "‹(la renta | el motel | el hotel | el cuarto | el cuido | la comida) ({le} | se)* (paga | pagan | cubre) [{art}]* (gobierno | estado | ciudad | seccion (8 | ocho) | plan 8 | vivienda | autoridad | housing | welfare | dss)›",
                "‹{su} (parte | porcion) de [la] renta›",
                "‹({no} | {le} | ya)* (perder/v | perdio | faltar/v | falta | falto | hacer/v | hizo | vencer/v | vence | mandar/v | mando | tener/v que hacer | llegar/v | entregar/v) [{art} | {su}]* (redeterminacion | recertificacion)›",
                "{su} ‹(trabajadora | trabajador | caso | entrevista | cita) (del | de | en | con) [el] (dss | welfare | bienestar social)›",
                "‹con {su} (voucher | vale | cupon)› | ‹no (aceptar/v | acepta | aceptan | quiere | coge | cogen) {su} (voucher | seccion 8 | plan 8 | programa)›",
            ),
            hits=(
                "Ella dice que ‹no recibe ayuda del gobierno›.",
                "Él ‹no coge ninguna ayuda›.",
                "A mi hija ‹le quitaron los beneficios›.",
                "Ella paga 300 y ‹el resto lo paga la sección 8›.",
            ),
            misses=(
                "No tenemos ayuda técnica con la basura.",
                "El estado paga la sal.",
            ),
            tier="proxy",
            holder="near",
        ),
        Rule(
            name="programa_solo",
            source="case notes, rosters: a benefit's name by itself in somebody's note",
            forms=(
                "(^ | , | y | e | & | + | / | {open} | con | w/ | ni | o) ‹{claro}› !gratis !en !{no_solo}",
                "({bar} | ^) ‹({pre})* [{toma} | {quita}] {claro} [(y | e | & | + | / | ,) {claro}] [{vuelta}]› ({bar} | $)",
                "(ingreso/n | seguro | seguro medico | beneficios | beneficio | ayuda actual | ayudas | ayuda | asistencia | cubierta | plan medico | programa | otra ayuda | asistencia publica | subsidio) (: | = | {bar} | {dash}) ‹{pre}* {programa} [{vuelta}]›",
                "(ayuda actual | ayudas | asistencia publica | beneficios | ayuda del gobierno | recibe ayuda | cupones | ayuda) (: | =) ‹(ninguno/a | no | si | n | s | negado/a | pendiente | solicitado/a | no recibe | no tiene)› !/ !o",
                "(cupones | snap | wic | husky | ssi | tfa | seccion 8) (: | =) ‹(no | si | n | s | x | pendiente | negado/a | activo | aprobado/a)› !/ !o",
                "‹{claro} {vuelta}› !para",
            ),
            hits=(
                "Pcte F 31 a., ‹HUSKY D›, diabetes.",
                "Batista, Ana | 3 | ‹SNAP y TFA› | talla 6",
                "Pcte estable. Ayuda actual: ‹ninguna›.",
            ),
            misses=("Se aceptan SNAP y WIC.", "Taller: SNAP, WIC y HUSKY."),
            holder="row",
        ),
    ),
)
