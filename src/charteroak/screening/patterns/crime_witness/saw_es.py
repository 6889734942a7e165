"""What somebody saw or heard of a crime or code offense, filmed or noted, in Spanish; or is said not to have."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

ROOM = Room(
    category=Category.CRIME_WITNESS,
    language="es",
    words={
        "pre": "{no} | {adverbio} | {le} | {quizas} | solo | nada mas | si | ha | he | han | haber | habia | dice que | alcanzo a | pudo | llego a | tuvo que | debio | dijo que | pude",
        "ve": "ver | verlo | verla | vi | vimos | vio | vieron | visto | veia | vido | viendo | presencio | presencie | presenciaron | presenciado | presenciar | miro | mirando | miraron | observo | observaron | observando | noto | divisar/v | cacho | haberlo visto | haber visto | pillo",
        "oye": "oir/v | oyo | oyeron | oido | oi | oia | escuchar/v | sintio | sinti | sentir/v",
        "deed": "disparar/v | balear/v | tirotear/v | tirar/v (tiros | balazos | piedras | basura | gomas | llantas | colchon/n | muebles | escombros | el arma | la pistola | una botella | botellas | la basura | las gomas) | tirando (basura | gomas | tiros | piedras | llantas | colchones | muebles | escombros) | botar/v | apunalar/v | acuchillar/v | navajear/v | robar/v | asaltar/v | atracar/v | "
        "golpear/v | pegar/v | cachetear/v | patear/v | empujar/v | ahorcar/v | estrangular/v | arrastrar/v | jamaquear/v | matar/v | mataron | secuestrar/v | violar/v | manosear/v | tocar/v (a la nena | a la nina | a la muchacha) | quemar/v | prender/v (fuego | candela) | pegar/v fuego | incendiar/v | rayar/v | pintar/v (la pared | las paredes | grafiti) | grafitear/v | romper/v | rompio | rompiendo | forzar/v | forcejear/v | brincar/v | brinco | saltar/v | trepar/v | "
        "meter/v (por | en el carro | en la casa | a robar | en los carros) | metiendo (por | a) | entrar/v (por la ventana | a robar | con el arma | con una pistola) | salir/v (corriendo | huyendo | con [la | el | una | un] (pistola | arma | cuchillo | sangre | camisa | cuchilla | caja | tv)) | salio (corriendo | huyendo | con [la | el | una | un] (pistola | arma | cuchillo | sangre | camisa | cuchilla)) | correr/v (con | para | hacia) | corrio | corriendo | huir/v | llevarse | llevar/v (la | el | las | los) <1> (cartera | carro | goma/n | bicicleta | caja | motora | cobre | catalitico) | "
        "arrebatar/v | vender/v (droga/n | drogas | heroina | perico | crack | en el pasillo | en la esquina) | vendiendo (droga/n | drogas | pastillas | perico | crack | marihuana | heroina) | sacar/v (la | una | el | un) (pistola | arma | cuchillo | machete | cuchilla | revolver) | saco (la | una | el | un) (pistola | arma | cuchillo | machete | cuchilla) | apuntar/v | amenazar/v | pelear/v | peleando | dar/v (golpes | una pela | un tiro | punaladas | una paliza | una bofetada) | dio (golpes | una pela | un tiro | una punalada | una bofetada) | darle (golpes | un tiro | una punalada) | dandole | dispararle | pegarle | pegandole | "
        "golpearla | golpeandola | agarrar/v (por el | del) (pelo | cuello) | jalar/v | halar/v | romperle | robarle | quitarle | verter/v | echar/v (aceite | basura | pintura | gomas) | descargar/v (gomas | escombros | basura | colchones)",
        "delito": "tiroteo/n | balacera/n | asalto/n | robo/n | atraco/n | apunalamiento | punalada/n | asesinato | homicidio | crimen | pelea !de !del | rina | paliza | pela | golpiza | violacion | secuestro | incendio provocado | vandalismo | fuga | tirador | ladron/n | ladrones | atracador/n | asaltante/n | agresor | agresion | matanza | hechos | suceso/n | lo ocurrido | "
        "lo sucedido | delito | muerte (de | del) | matando | golpe/n !de | arma | pistola | cuchillo | machete | revolver",
        "ruido": "disparo/n | tiro/n | balazo/n | detonacion/n | detonaciones | balas | grito/n | gritar/v | gritando | gritos | golpe/n | pelea | forcejeo | llanto | llorar/v | llorando | vidrio/n | cristal/n | cristales | auxilio | socorro | amenaza/n | amenazar/v | amenazandola | insulto/n | que la iba a matar | que lo iba a matar | pidiendo ayuda | pedir ayuda | pegarle | bofetada/n | estallido",
        "todo": "todo (desde | pero | por | lo que) | nada $ | nada (de lo que | ni | , | y | pero | porque | aunque) |  lo que (paso | hizo | hicieron | sucedio | ocurrio | vi | vio) | como (paso | fue | le | lo | la) | cuando (le | lo | la | paso | mataron | dispararon | sucedio | salio | se) | quien (fue | lo hizo | disparo | robo | lo mato | le | lo | la | tira | anda | vende | se) | quienes (fueron | eran)",
        "cola": "[a | al | la | el | los | las | un | una | en | por] {any}",
    },
    rules=(
        Rule(
            name="saw_deed",
            source="marking guide: saw or heard a crime or code offense",
            forms=(
                "‹({pre})* {ve} [a | al | a la | a los | a un | a una | como | cuando | que | {su}]* <7> {deed} [{cola}] [por | de | a] [{cola}]›",
                "‹({pre})* {ve} <3> {delito}›",
                "‹({pre})* {oye} <4> {ruido} [y <4> ({ruido} | gritando)]›",
                "‹({pre})* (presenciar/v | presencio | presencie | presenciaron) <3> (hechos | {delito} | todo | lo ocurrido | abuso | {deed})›",
                "‹({pre})* ({ve} | {oye}) {todo} [{any}]›",
                "‹({pre})* (ni vio ni oyo | no vi ni oi | no vio ni oyo | no vio ni escucho) [nada]›",
                "‹({no})* (vi | vio | vieron | oi | oyo | vido | visto | oido | escucho | escuche) (nada | todo)› !en !del !sobre",
                "‹({pre})* (saber/v | sabe | se | sabemos | conocer/v) (quien | quienes) (anda | fue | lo hizo | lo mato | la mato | disparo | robo | se lo | fueron | lo robo | le dio | vende | tira | le tiro | anda tirando)›",
                "‹(niega | nego | niegan) [haber] (visto | oido | presenciado | ver | estar) [nada | todo | lo] ›",
                "‹tener/v que haberlo visto› | ‹tuvo que (haberlo visto | verlo | ver todo | haber visto)›",
                "‹lo conozco de vista› | ‹(lo | la) (conozco | conoce | reconocio | reconoci) [de vista] [al | del]›",
                "‹({pre})* {ve} (correr | salir | huir | brincar | saltar | salir corriendo) (a | al | de | con) [{any}]›",
                "‹({pre})* {ve} (bajar | entrar | salir | subir | brincar | correr | cargar | sacar | pasar) <3> (corriendo | por la ventana | por la escalera | por atras | con <3> | ensangrentado | huyendo)›",
            ),
            hits=(
                "La vecina ‹vio a un hombre romper la ventana›.",
                "Ella ‹oyó los gritos› y llamó.",
                "Mi sobrino ‹no vio nada›.",
                "‹Presenció el asalto›, dice.",
            ),
            misses=(
                "Vio al doctor el lunes.",
                "¿Vio usted el robo?",
                "¿Vieron el asalto?",
            ),
        ),
        Rule(
            name="was_there",
            source="marking guide: present at a crime; a child at violence at home",
            forms=(
                "‹({pre})* (estar/v | estaba | estaban | estuvo | estabamos | iba | venia | andaba) <4> cuando <2> (mataron | dispararon | balearon | tirotearon | apunalaron | apunalo | robaron | asaltaron | atracaron | tiraron | mato | disparo | asalto | atraco | robo | golpearon | golpeo | dieron | pego | robar | tiroteo | balacera | pelea | agarraron a)›",
                "‹(delante | enfrente | en frente | al frente | en presencia | adelante) (de | del) [{su} | {art} | todos | sus | los]* (hijo/a | nino/a | nene/a | bebe/n | menor/n | muchachos | nietos | nena | hijos)›",
                "(hijo/a | nino/a | nene/a | menor/n | muchachos | nena | bebe | estudiante | alumno/a | {named}) <3> ‹({pre})* ({ve} | {oye} | presenciar/v | presencio | presenciaron) <5> (papa | papi | padrastro | mama | mami | padre | madre | novio de su mama | pelea/n | golpes | violencia | abuso)›",
                "(hijo/a | nino/a | nene/a | menor/n | nena | estudiante | alumno/a | ella | el) <4> ‹(dijo | dice | conto | cuenta | dibujo | le dijo | conto que) <7> (papa | papi | padrastro | el novio | papito) <3> (pega | pego | pegaba | golpeo | golpea | empujo | ahorco | dio | tiro | le da | jalo | grita) <3> (mama | mami | mamita)›",
                "(ninos | hijos | menores | nenes | nena | nene | nino | nina | hijo | hija | bebe) ‹(estar/v | estaban | estaba | estuvieron) (presente/n | en el cuarto | en la sala | ahi | alli | delante | despiertos | mirando | en la casa | en la cama)›",
                "~busca ~buscan ~es ‹(testigo | testiga) (del | de la | de un | de una | en el | en la | presencial | ocular | protegido | principal | clave | de los | contra | de) [{art} | {su}]* ({delito} | caso | {any} ({delito} | caso | hechos) | hechos | violencia | juicio | defensa | cargo | fiscal | fiscalia | estado)›",
                "~si ‹{es} [el | la | un | una] [unico/a] testigo/a [principal | ocular | clave | protegido] (del | de la | en el | en la | contra | de | en) [{any}] ({delito} | caso | juicio | asesinato | crimen | muerte | tiroteo)›",
                "‹(citado/a | llamado/a | llamar | llama | citar | citaron | llamaron | subpoena | citacion) <2> (de | como | para) [ser] testigo/n› [<3>] ",
                "‹{es} de testigo (en | contra | del) <2> ({delito} | caso | juicio)›",
                "‹{es} testigo de como {le} (pegaron | golpearon | robaron | mataron | dispararon | pego | golpeo | mato | disparo | asaltaron)›",
                "‹({es} | fue | como) testigo (protegido | ocular | presencial)›",
            ),
            hits=(
                "Él ‹estaba en la tienda cuando dispararon›.",
                "Le pegó ‹delante de los niños›.",
                "‹Es testigo del homicidio›.",
            ),
            misses=(
                "Firmó como testigo del poder.",
                "Salón del Reino de los Testigos de Jehová.",
                "Estaba en la fila cuando cerraron.",
            ),
            tier="proxy",
        ),
        Rule(
            name="recorded",
            source="marking guide: photographing, filming or noting a plate during an offense is witnessing",
            forms=(
                "‹({pre})* (anoto | anote | apunto | apunte | copio | copie | cogio | cogi | tomo | tome | dio | dieron | di | tiene | tengo | apuntar/v | anotar/v | escribio | se sabe | memorizo) [{art} | {su} | parte de | un pedazo de]* (tablilla | placa/n | plaquita | chapa | numero de (placa | tablilla)) [del | de la] [{any}]› !nueva !dental",
                "‹({pre})* (grabar/v | grabo | grabe | filmar/v | filmo | filme | retratar/v | retrato) <5> ({deed} | {delito} | pelea | todo | al que | cuando <3> | con el (celular | telefono | cel))›",
                "‹({pre})* (tener/v | tiene | tengo | dio | entrego | mando | envio | subio | tomo | tome | saco) [{art} | unos | unas | el]* (video/n | fotos | foto | grabacion/n) (del | de la | de los | de las | de cuando | donde | de un | de) <4> ({deed} | {delito} | se ve | carro | camion | tipo | hombre)›",
                "‹(camara/n | ring) <3> (cogio | grabo | capto | agarro) <5> ({deed} | {delito} | todo | al | a los | cuando)›",
                "‹(lo | la | los | las) (grabo | grabe | filmo | filme | grabaron | tengo en video | tiene en video | tienen en video) [con el (celular | telefono | cel)] [{deed} | peleando | tirando <1>]›",
            ),
            hits=("Don Luis ‹anotó la placa del camión›.", "Ella ‹grabó la pelea›."),
            misses=("Entregó la placa al DMV.", "Grabó la boda."),
        ),
    ),
)
