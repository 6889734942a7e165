"""Sexual orientation told of somebody, and same-sex spouses and partners, in Spanish."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

WORDS = {
    "gay": "gay/n !bar !pride !friendly | lesbiana/n | homosexual/n | bisexual/n | bi | queer | heterosexual/n | hetero | pansexual/n | asexual/n | lgbt | lgbtq | maricon | pato | tortillera/n | marimacha/n | joto | cundango | del ambiente | del otro (lado | equipo | bando) | homo | de la comunidad (lgbt | lgbtq | lgbtqi | gay) | msm | hsh",
    "grado": "{adverbio} | abiertamente | {art} | un | una | medio | como | muy | {quizas} | de closet | supuestamente | {no}",
    "de_el": "esposo | marido | novio | ex esposo | exesposo | ex marido | exmarido | ex novio | exnovio | prometido | difunto esposo | concubino",
    "de_ella": "esposa | mujer | novia | ex esposa | exesposa | ex novia | exnovia | prometida | difunta esposa | companera sentimental | concubina",
    "el_hombre": "el | un hombre | un muchacho | un joven | mi hermano | su hermano | su hijo | mi hijo | el empleado | el senor | don {name} | sr {name} | senor {name} | el cliente | el estudiante | el alumno | el inquilino | el vecino | el solicitante | el maestro | el oficial | el paciente",
    "la_mujer": "ella | una mujer | una muchacha | una joven | mi hermana | su hermana | su hija | mi hija | la empleada | la senora | dona {name} | sra {name} | senora {name} | srta {name} | la clienta | la estudiante | la alumna | la inquilina | la vecina | la solicitante | la maestra | la oficial | la paciente",
}

ROOM = Room(
    category=Category.SEXUAL_ORIENTATION,
    language="es",
    words=WORDS,
    rules=(
        Rule(
            name="es_orientada",
            source="marking guide: any statement of orientation whatever it is, in whatever polarity and certainty",
            forms=(
                "~eso ~esto ~libro ~bar ‹{es} {grado}* {gay}›",
                "‹({no} | {le} | {adverbio} | ha)* (identificar/v | declarar/v | considerar/v | decir/v ser | dice ser | definir/v | salir/v del closet | salio del closet | confeso | revelo ser | confeso ser | conocido/a | vivir/v) [se | como | ser | que es | abiertamente | una | un | persona]* {gay}›",
                "‹{tiene} [{art} | {su} | un | una]* ({familiar} | sobrino | hermana) {gay}›",
                "‹({familiar} | hombre | mujer | muchacho | muchacha | pareja | persona | joven | estudiante | empleado | padre | madre | papa | mama) {gay}›",
                "‹({no} | {adverbio} | ya | ha)* (salir/v | salio | salido | sali) del (closet | armario) [con {su} (familia | mama | papa | padres | {familiar})]›",
                "‹({no} | siempre | solo)* (le | me) (gustan | gusta | gustaban | atraen | interesan) (las [otras] (muchachas | mujeres | chicas | nenas | ninas) | los (hombres | muchachos | chicos | nenes) | los dos | ambos sexos | las mujeres y los hombres | hombres y mujeres)›",
                "‹{es} (atraido/a) por (hombres | mujeres | {art} mismo sexo | ambos)›",
                "‹{quizas} {gay}›",
                "‹(niega | nego | admite | admitio | confeso) ser {gay}›",
                "‹(por ser | por que es | que soy | como) [{art} | una | un]* (gay | lesbiana | homosexual | bisexual | pato | maricon)›",
                "(orientacion sexual | orientacion | sexualidad) (: | =) ‹({gay} | heterosexual | gay | bisexual) [{any}]› !/ !o",
                "(por | debido a | sobre | acerca de | a causa de | descubrio | supo) ‹{su} (orientacion sexual | homosexualidad | preferencia sexual)›",
            ),
            hits=(
                "El empleado ‹es gay›.",
                "Ella ‹no es lesbiana›.",
                "Dice que ‹le gustan las muchachas›.",
                "Pedro ‹tiene un hijo gay›.",
                "Mi hermano ‹salió del closet› en enero.",
            ),
            misses=(
                "El bar gay de la esquina cerró.",
                "¿Es usted gay?",
                "El desfile LGBT es el sábado.",
                "Le gustan las habichuelas.",
            ),
        ),
        Rule(
            name="pareja_mismo_sexo",
            source="marking guide: a same-sex spouse or partner of a particular person",
            forms=(
                "{el_hombre} <8+> ‹(su {de_el})›",
                "{la_mujer} <8+> ‹(su {de_ella})›",
                "{el_hombre} <3> ‹({es} | se caso | esta casado | vive | vivia | anda | sale | salia | convive | se va a casar | estaba casado) (con | [casado | saliendo] con) (un | otro) (hombre | muchacho | varon | tipo)›",
                "{la_mujer} <3> ‹({es} | se caso | esta casada | vive | vivia | anda | sale | salia | convive | se va a casar | estaba casada) (con | [casada | saliendo] con) (una | otra) (mujer | muchacha | senora)›",
                "‹(casado con (un | otro) hombre | casada con (una | otra) mujer | otro hombre como pareja | otra mujer como pareja)›",
                "‹(somos | son | eran | como) (dos (hombres | mujeres | esposos | esposas | papas | mamas | muchachos | muchachas) | pareja (gay | lesbica | del mismo sexo) | esposas | una pareja (gay | lesbica | del mismo sexo))› !asaltando",
                "‹(tiene | con | tengo | tienen | sus | mis | las | los) (dos (mamas | papas | madres | padres | mamis | papis))›",
                "‹(pareja | matrimonio | esposo/a | conyuge | relacion | companero/a) (gay | lesbica | lesbiana | homosexual | del mismo sexo)› !legal",
                "‹(fue | es | era) mi (companera | companero) (por | durante | de | desde) [# | muchos | varios | toda]* (anos | vida | #)›",
                "{la_mujer} <4> ‹(su | con su) (companera (de vida | sentimental) | pareja {name})›",
                "{su} pareja , ‹(otra mujer | otro hombre)›",
                "‹{su} otra (mama | mami | madre)› | ‹{su} otro (papa | papi | padre)›",
                "(viudo) <4> ‹(su {de_el})› | (viuda) <4> ‹(su {de_ella})› | casado con ‹{su} {de_el}› | casada con ‹{su} {de_ella}›",
                "(soy | yo como) (un hombre | hombre | gay) <8+> ‹mi {de_el}› | (soy | yo como) (una mujer | mujer | lesbiana) <8+> ‹mi {de_ella}›",
                "‹su (wife | girlfriend)› <4> ella | ella <6+> ‹su (wife | girlfriend)› | el <6+> ‹su (husband | boyfriend)›",
            ),
            hits=(
                "La señora Ortiz vino con ‹su esposa›.",
                "Él dijo que ‹su novio› sale a las 4.",
                "Ella ‹está casada con otra mujer›.",
                "‹Somos dos hombres› y queremos la licencia.",
            ),
            misses=("Ella vino con su esposo.", "El señor llamó a su esposa.", "Dos hombres corrieron."),
        ),
    ),
)
