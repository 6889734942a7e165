"""Enforcement, proceedings, threats, arrival, in Spanish: what happened to somebody, and what is feared."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

ROOM = Room(
    category=Category.IMMIGRATION_STATUS,
    language="es",
    words={
        "migra": "migra | inmigracion | migracion | ice | hielo | uscis | la patrulla fronteriza | patrulla fronteriza | la fronteriza | los federales | seguridad nacional | la inmigra",
        "alguien": "[a] {su} ({familiar} | {pareja} | {rol}) | al ({familiar} | {pareja} | {rol}) | a {named} | [a] {art} ({familiar} | {pareja} | {rol}) | a (ella | el | ellos | mi | nosotros | uno | una) | {named}",
        "coge": "agarrar/v | coger/v | llevar/v | detener/v | detuvo | arrestar/v | deportar/v | parar/v | recoger/v | buscar/v | sacar/v | soltar/v | capturar/v | apresar/v | encerrar/v | prender/v | remover/v | tener/v preso/a | liberar/v | atrapar/v | pescar/v | allanar/v",
        "cogido": "detenido/a | arrestado/a | preso/a | agarrado/a | encerrado/a | cogido/a | retenido/a | deportado/a | bajo custodia | en custodia | llevado/a | procesado/a | trancado/a | en la carcel | en un centro",
        "avisa": "llamar/v | reportar/v | denunciar/v | avisar/v | decir/v | contar/v | echar/v | mandar/v | entregar/v | acusar/v | tirar/v | notificar/v | aventar/v | chotear/v | sapear/v",
        "miedo": "miedo | temor | temer/v | susto | panico | asustado/a | preocupado/a | esconder/v | nervioso/a | terror | se esconde",
        "proceso": "proceso de deportacion | (corte | juez | jueza | tribunal | caso | cita | audiencia | detencion | custodia | centro de detencion | fianza | proceso | orden | abogado/a | oficial | agente | carcel | papeles | hold | retencion | detainer | reporte | chequeo | citatorio) (de | con | en | por | ante | para) [la | el] [su] (inmigracion | migracion | deportacion | ice | remocion | migra | expulsion | asilo) | "
        "(corte | juez | caso | fianza | proceso) migratorio/a | orden (final | administrativa) de (deportacion | remocion) | deportacion | isap | proceso de (deportacion | remocion | expulsion) | salida voluntaria | apelacion (de asilo | ante la bia) | entrevista de miedo creible | miedo creible",
        "grillete": "grillete | tobillera | brazalete [electronico] | monitor [electronico] | ankle bracelet | ankle monitor | aparato en el tobillo | pulsera electronica",
        "paso": "coyote/n | pollero/n | (la | de la | por la) frontera | (el | por el) rio [bravo | grande] | (el | por el) desierto | (la | por la) linea | por el monte | por tijuana | por mexico | por el darien | la selva [del darien] | (el | por el) muro | cbp one | por nogales | por mexicali | por laredo | por reynosa",
    },
    rules=(
        Rule(
            name="taken",
            source="marking guide: detention, deportation, a detainer or a removal warrant",
            forms=(
                "‹{migra} [{le} | ya | {adverbio}]* {coge} <1> [{alguien}]›",
                "‹({le} | {adverbio} | {no})* {coge} [{alguien}] [en el trabajo | saliendo | anoche | ayer] [{art} | los | la] [de] ({migra} | los de {migra})›",
                "‹({le} | {adverbio} | {no})* (tener/v | tiene | tienen | estar/v | esta | estuvo | sigue | quedar/v) [{le}] [{cogido}] (por | en | de | con | bajo) [{art} | un | el | centro | custodia] <3> {migra}›",
                "‹({adverbio} | {no} | {quizas})* {le} (deportar/v | deportaron | deporto)›",
                "‹[{le}] (deportar | deportaron | deporto | deportarlo | deportarla | deportarlos | deportarme | deporten) [{alguien}]›",
                "‹{le} (tiene | tienen | tenia) {migra}›",
                "‹({es} | fue | fueron | sido | ser | {le}) [{adverbio}] (deportado/a | repatriado/a | expulsado/a del pais)›",
                "‹({le} | {adverbio})* (agarraron | agarro | detuvieron | detuvo | cogieron | pararon | arrestaron | separaron) [a {su} {familiar}]* (en | cruzando | por) la frontera›",
                "‹{cogido} (por | en | de) [{art} | los | el] {migra}›",
                "‹({le} | {adverbio})* (mandar/v | mandaron | devolver/v | regresar/v) [de vuelta] (a {su} pais | pa su pais | para su pais)›",
                "‹{migra} (fue | vino | llego | fueron | vinieron | llegaron | estuvo | toco) (a | en) [{art} | {su}] (casa | puerta | trabajo | apartamento | edificio | {any})›",
            ),
            hits=(
                "La ‹migra agarró a mi hermano› el lunes.",
                "A su papá ‹lo deportaron› en marzo.",
                "Dice que ‹fue deportado›.",
            ),
            misses=(
                "La migración de las aves empieza en mayo.",
                "Los empleados no deben detener a nadie para inmigración.",
            ),
        ),
        Rule(
            name="proceedings",
            source="marking guide: proceedings, detention, bond, supervision",
            forms=(
                "‹({no} | {le} | {adverbio})* ({tiene} | tiene | tener/v | estar/v | ir/v a | va a | fue a | esta en | en | con | enfrenta | enfrentar/v | mandaron | mando | llego | recibio | le dieron | pago | pagar/v | perdio | perder/v | ganar/v | ganar | falto a | faltar/v a | salio | salir/v | espera | esperar/v | poner/v | pusieron | sacar/v | reportar/v | presentar/v | pelear/v | luchar/v) <3> {proceso}›",
                "{su} ‹{proceso}›",
                "‹({le} | {no})* (poner/v | pusieron | puso | tener/v | tiene | trae | traer/v | quitar/v | quitaron | andar/v con | anda con | llevar/v) [{art} | un | el] {grillete} [(de | por | con) [la] {migra}]› !por",
                "‹{grillete} (de | por | con) [la] {migra}›",
                "‹(reportar/v | presentar/v | chequear/v | reporta | check in | firmar/v) [cada # | cada mes | cada ano] (a | con | en | ante) [{art} | la oficina de] {migra}›",
                "‹orden (de deportacion | de remocion | de expulsion | final de deportacion)›",
                "‹(detainer | hold | retencion | orden administrativa) (de | por | con) [la] {migra}›",
                "‹(caso | proceso | corte | fianza) de deportacion›",
                "‹{migra} <2> (pusieron | puso | tiene | dio | dieron) <2> {grillete}›",
            ),
            hits=(
                "Él ‹tiene corte de inmigración› en junio.",
                "‹Le pusieron grillete› al salir.",
                "‹Tiene una orden de deportación›.",
            ),
            misses=("La corte de inmigración queda en Main.", "Taller sobre la corte de inmigración."),
        ),
        Rule(
            name="threatened_with_report",
            source="marking guide: a threat to report a particular person to immigration",
            forms=(
                "‹({le} | {adverbio} | {no})* (va a | iba a | ir/v a | voy a)* ({avisa}) <3> (a | con | en) [la | el | los de] {migra}›",
                "‹(amenazar/v | amenazo | amenaza | amenazaba | amenazaron) <3> (deportar/v | deportarla | deportarlo | con [la | el] {migra} | con [la] deportacion | {migra})›",
                "‹({le} | {adverbio})* (echar/v | tirar/v | mandar/v) [encima] [a] [la] {migra} [encima]›",
                "‹(hacer/v que | para que) {le} (deporten | saquen del pais | boten del pais)›",
                "‹({le} | {no})* (esconder/v | quitar/v | quito | romper/v | rompio | quemar/v) (los | las | el | la | {su}) [{art}] (papeles | pasaporte | green card | residencia | visa | tarjeta de residencia)›",
                "‹({le} | {no})* (van | va | iban | pueden | podrian | puede) a deportar›",
            ),
            hits=(
                "El casero dijo que ‹iba a llamar a inmigración›.",
                "El marido la ‹amenaza con la migra›.",
            ),
            misses=("Para preguntas de visa llame a la oficina.",),
            past=("question", "conditional", "policy"),
        ),
        Rule(
            name="fears",
            source="implied: someone who hides from or fears immigration authorities",
            forms=(
                "‹({no} | {le} | {adverbio})* [{tiene} | tiene | tengo | tenemos | tienen | tenia | vive con | con | por | da | de] {miedo} <4> ({migra} | deporten | deportacion | deportar/v | deporte)›",
                "‹{miedo} (a | de | por | que | con) <3> ({migra} | deporten | deportacion | deportar/v | deporte)›",
            ),
            hits=("Mi mamá ‹tiene miedo de que la deporten›.", "Ella no abre ‹por miedo a la migra›."),
            misses=("Muchas familias tienen miedo a la migra.",),
            tier="proxy",
        ),
        Rule(
            name="arrived",
            source="marking guide: arrivals that imply it",
            forms=(
                "‹({le} | {no} | {adverbio})* (cruzar/v | cruzo | pasar/v | paso | entrar/v | entro | venir/v | vino | vine | vinieron | llegar/v | brincar/v | brinco | saltar/v | traer/v | trajo) [la | el | ilegal | mojado | solo | sola | caminando] <3> {paso}›",
                "‹({le} | {no} | {adverbio})* (entrar/v | entro | venir/v | vino | vine | vinieron | llegar/v | llego | pasar/v | viajar/v) <2> (con | como | por | bajo | sin) [un | una | el | la] (visa | parole | refugiado/a | asilado/a | permiso humanitario | inspeccion | mojado/a | parole humanitario | papeles | refugio | inmigrante especial | menor no acompanado/a)›",
                "‹(pagar/v | pago | pague | pagaron | deber/v) <4> (coyote/n | pollero/n)›",
                "parole [humanitario] <6+> ‹({le})* (vencer/v | vence | vencio | acabar/v | acaba | terminar/v) [en | el] [{any}]›",
                "‹menor/n no acompanado/a›",
                "‹(reubicado/a | reasentado/a | patrocinado/a) por {any}›",
                "‹familia de refugiados› | ‹refugiado/a de {name}›",
            ),
            hits=(
                "Ella ‹cruzó la frontera› con dos niños.",
                "‹Entró con visa› y se quedó.",
                "‹Vino como refugiada› en 2016.",
            ),
            misses=("El perro cruzó la calle.", "Los refugiados de la región reciben ayuda."),
            tier="proxy",
        ),
    ),
)
