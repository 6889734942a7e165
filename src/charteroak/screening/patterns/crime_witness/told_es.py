"""What somebody identified, testified, told the police, or will not tell, in Spanish."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

ROOM = Room(
    category=Category.CRIME_WITNESS,
    language="es",
    words={
        "pre": "{no} | {adverbio} | {le} | {quizas} | si | ha | he | han | haber | habia | va a | iba a | voy a | van a | pudo | puede | podria | dijo que | dispuesto/a a | dispuesto/a | fue a | tiene que | tuvo que | vino a",
        "policia": "policia/n | detective/n | fiscal/n | fiscalia | investigador/a | oficial | agente | juez | jueza | corte | tribunal | jurado | gran jurado | autoridades | la ley | los investigadores",
        "culpable": "sospechoso/a | tirador | ladron | atracador | asaltante | agresor | culpable/n | responsable/n | autor | que disparo | que robo | del robo | del asalto | que lo hizo | acusado | asesino | pistolero | que lo mato | que le tiro",
        "miedo": "miedo | temor | teme | temen | asustado/a | se niega | se nego | no quiere | no quiso | no quieren | no quiero | rehusa | rehuso | nego | se rehusa | no va a | dispuesto/a | acepto | acepta | prometio | accedio | rechazo | no se atreve | reacio/a | quiere | va | iba | esta dispuesto/a | da miedo | nerviosa",
        "delito": "tiroteo | balacera | asalto | robo/n | atraco | apunalamiento | asesinato | homicidio | crimen | muerte | pelea | incendio | caso | juicio | venta de drogas | drogas | punto de drogas | los que | el que | la que",
        "falta": "tirar/v (basura | gomas | escombros | llantas | aceite) | tirando (basura | gomas | escombros | aceite) | botar/v (basura | gomas | aceite | escombros) | basura | construir/v sin permiso | sin permiso | construyendo sin | vendiendo comida sin | apartamento/n ilegal | apartamentos ilegales | cuartos ilegales | alquila cuartos | sotano ilegal | unidad ilegal | taller ilegal | taller de mecanica | carros chatarra | gallos | construccion ilegal | vertedero | quemar/v basura | quemando basura | viviendo en el sotano | escombros",
    },
    rules=(
        Rule(
            name="gave_statement",
            source="marking guide: gave a statement; a statement that a named person is said to have given",
            forms=(
                "‹({pre})* (dio | di | dieron | dado | presto | rindio | firmo | firme | firmado | ofrecio | tomaron | tomo | grabaron) [{su} | {art} | una]* [declaracion jurada | declaracion | declaraciones | testimonio | statement | stmt] (declaracion | declaraciones | testimonio | statement | stmt | jurada | escrita | grabada)› !de !impuestos",
                "‹({pre})* (dio | di | dieron | dado | dar | presto | prestar | rindio | rendir | firmo | firmado | tomaron | tomo) [{su} | {art} | una]* (declaracion/n | declaraciones | testimonio | statement | stmt) [jurada | escrita | grabada | firmada | completa]* [a | al | con | ante] [{art}] [{policia}]› !de !taxes",
                "‹declaracion/n [jurada | escrita]› (de | del | de la) [{art}] ({titulo} {name}* {name} | {name} {name} | {su} {familiar} | testigo | vecino/a)",
                "{su} ‹(declaracion | testimonio) [jurada | ante la {policia} | a la policia]› !de",
                "‹({pre})* (entrevistado/a | interrogado/a | entrevistaron | interrogaron) (por | los) <1> {policia}›",
            ),
            hits=("Ella ‹dio una declaración jurada›.", "La ‹declaración› del Sr. Omar Díaz no se entrega."),
            misses=(
                "La declaración de impuestos vence en abril.",
                "Hizo la declaración de impuestos.",
            ),
        ),
        Rule(
            name="identified",
            source="marking guide: identified",
            forms=(
                "‹({pre})* (identificar/v | identifico | identifique | senalar/v | senalo | reconocer/v | reconocio | reconoci | escogio | apunto | describir/v | describio) <4> ({culpable} | (en | de) [la | una] (rueda | lineup | fila | fotos | foto) [de (sospechosos | identificacion | fotos)])›",
                "‹({pre})* (ir/v | fue | fui | vino | va | voy) a (la corte | tribunal | el cuartel | la policia) <2> (senalar | identificar | declarar | testificar | reconocer | ver fotos | hablar | decir) [al | a | lo | del]* [{any}] [del {any}]›",
                "‹({pre})* (ver/v | vio | mirar/v | miro | ensenaron | mostraron) [{art} | unas | las]* (fotos | rueda | lineup) (de | del) (sospechosos | los sospechosos | delincuentes | identificacion | la policia)›",
                "‹({pre})* (lo | la | los) (identifico | senalo | reconocio | reconoci | identifique | senale) (en | a | por | como | de | del) [la | el | una] {any}›",
                "‹({no}) (pudo | puede | puedo | pude) (identificar | reconocer | describir | verle) [a | al | lo | la | le]* [{any}]›",
                "‹rueda de (sospechosos | identificacion | fotos | presos)›",
            ),
            hits=("El muchacho ‹identificó al sospechoso› en fotos.", "Doña Ana ‹lo reconoció en la corte›."),
            misses=("Se identificó con pasaporte.", "Ella reconoció al alcalde."),
        ),
        Rule(
            name="testified",
            source="marking guide: testified; willingness, refusal or fear to appear in court",
            forms=(
                "‹({pre} | {miedo} [a | de])* (testificar/v !sobre !ante | testifico !sobre !ante | atestiguar/v | atestiguo | declarar/v (en contra | contra | en (corte | la corte | el juicio | el tribunal) | ante [el | la] (juez | jurado | fiscal | corte | tribunal)) | servir/v de testigo | ser testigo | sirvio de testigo) [en (la corte | el juicio | el caso | contra) | contra [el | la | su] [{any}]]› !vistas !publica",
                "‹(recibio | recibi | le llego | tiene | lo citaron | la citaron | me citaron | citado/a | citada | le dieron | citaron)* (citacion | subpoena | citado/a | citaron | subpena) <3> (testigo | testificar | declarar | {delito})›",
                "‹{miedo} [a | de | en]* (hablar | declarar | testificar | ir a (la corte | corte) | ir al tribunal | cooperar | decir (lo que | quien) <2> | dar (declaracion | declaraciones | su nombre a la policia) | identificarlo | identificar | meterse | firmar la declaracion | senalarlo)› [con | a] [la | el] [{policia}]",
                "‹({pre})* ({le})* (llamo | llaman | dicen | tildan | tienen por | acusan) [de]* (chota | sapo | soplon/n | soplona | rata | chismoso con la policia | dedo)›",
                "‹(amenazar/v | amenazo | amenazaron | amenazan | pagar/v | intimidar/v) <3> (para que no (hable | declare | testifique | vaya) | por (hablar | testificar | declarar | cooperar) | si (habla | declara | testifica | hablo) | que no (hable | declare | testifique))›",
                "(en | bajo) [la] ‹proteccion de testigos›",
            ),
            hits=("Él ‹testificó contra su primo›.", "Ella tiene ‹miedo de declarar›."),
            misses=("Testificó sobre el presupuesto.", "Tiene que firmar un testigo."),
        ),
        Rule(
            name="told_police",
            source="marking guide: a tip; willingness to talk to investigators; reporting someone else's code violation",
            forms=(
                "‹({pre} | {miedo})* (hablar/v | hablo | hable | cooperar/v | coopero | colaborar/v | colaboro | entrevistar/v | reunir/v) [ya] (con | a) [{art} | {su} | un | unos]* {policia} [sobre | de | por] <2> [{delito}]›",
                "‹({pre})* (decir/v | dijo | dije | contar/v | conto | conte | informar/v | explicar/v | relatar/v) [a | al] [{art}] [{policia}] (lo que (vio | vi | vieron | sabe | oyo | paso | habia visto | oi) | quien (fue | lo hizo | disparo | lo mato | robo) | todo lo que (vio | sabe))›",
                "‹({no} | {le} | he | ha | {adverbio})* (decir/v | dicho | dije | dijo | contar/v | contado) <2> (a nadie)* (lo que (vi | vio | vimos | se | sabe | oi | vieron))›",
                "‹({pre})* (dio | dar/v | dieron | di | dejo | llamo | paso) [{art} | una | un]* (pista/n | informacion | tip | confidencia/n | pitazo | soplo | datos) <2> (sobre | del | de la | de | a) <3> ({delito} | {policia} | {culpable})›",
                "‹({pre})* (reportar | reporto | reporta | yo reporte | denunciar/v | denuncio | quejar/v de | quejo de | llamar/v por | avisar/v) <1> (al | a la | a un | a una | a los | que el | que la | que los | que | el | la | del | de la | de los | de) [{art}]* (vecino/a | senor/a | dueno/a | dueno de | del lado | negocio | restaurante | tienda | bodega | casa de | edificio de | lote | contratista | compania | taller | hombre | tipo | los de) <7> {falta}›",
                "‹({le} | {pre})* (quejo | reporto | denuncio | llamo por | aviso) <7> ({falta})›",
                "‹({le} | {adverbio})* (confeso | admitio | conto) [a {any}] que (el | ella | ellos) (fue | lo hizo | disparo | lo mato | robo | fueron)›",
                "‹(primera | primero) [persona] (que | a quien | en) <3> (dijo | conto | llamo | conte | supo) <2> (violacion | abuso | agresion | pasado | paso | todo | nadie)›",
                "‹({pre})* (escogio | selecciono | senalo | escogi) [el | al | la] (numero | foto | num) #*›",
                "‹({pre})* (reporto | reportaron | reportando | denunciar/v | denuncio) <3> ({falta} | venta de drogas | punto de drogas | tiroteo | {delito})›",
                "‹(fue | soy | es | era) la primera (persona | a quien | que) <2> (le conto | conto | le dijo | supo | llamo | le conte | se lo dijo | a quien)›",
                "‹(se lo conto | le conto | me conto | se lo dijo) (primero | esa noche | a ella primero | primero a) [{any}]›",
            ),
            hits=("‹Ya habló con los detectives›.", "La comadre ‹les dijo lo que vio›."),
            misses=("Hable con la oficina de licencias.", "Habló con la maestra."),
        ),
    ),
)
