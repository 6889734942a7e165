"""The pages of people, in Spanish."""

from charteroak.office.accounts.events import EVENTS
from charteroak.office.accounts.words import AccountWords

WORDS = AccountWords(
    language="es",
    ui={
        # Beginning.
        "begin_title": "Poner en marcha esta oficina",
        "begin_lede": "Aquí todavía no trabaja nadie. Quien puso en marcha este sitio crea al primer administrador, "
        "y "
        "este añade a los demás. La clave de instalación está en la consola donde se inició el sitio.",
        "begin_way": "Su propia oficina",
        "begin_go": "Seguir con el segundo factor",
        "made_up_title": "O conozca una ciudad inventada",
        "made_up_text": "Personal ficticio y dos años de asientos que nunca ocurrieron. Esta carpeta queda como "
        "demostración para siempre, y cada página lo dice. También necesita la clave de instalación de arriba.",
        "made_up_go": "Empezar una demostración",
        # Signing in.
        "sign_in_title": "Iniciar sesión",
        "sign_in_lede": "Para quienes trabajan para la Ciudad. Preguntar qué dice el artículo no lo requiere.",
        "sign_in_go": "Seguir",
        "join_offer": "Tengo un código de un solo uso de un administrador",
        "or_passkey": "Con una llave de acceso",
        "passkey_go": "Iniciar sesión con una llave de acceso",
        "passkey_text": "Su dispositivo le pide la huella, la cara o el PIN. No hace falta contraseña.",
        "passkey_then": "Su dispositivo le pide la huella, la cara o el PIN.",
        "passkey_scripts": "Las llaves de acceso necesitan scripts, y aquí están desactivados. Una contraseña con un "
        "código funciona sin ellos.",
        "passkey_failed": "La llave de acceso no se aceptó, o se canceló en el dispositivo. No se cambió nada; "
        "pruebe "
        "otra vez o use otra forma.",
        "passkey_name": "Las llaves de acceso pertenecen a un nombre. Este sitio está abierto por el número de una "
        "máquina, y ahí los navegadores no las aceptan. Ábralo por su nombre, como http://localhost en esta máquina.",
        "sign_on": "Con el inicio de sesión de la Ciudad",
        "refused": "Eso no le dio acceso. El usuario, la contraseña o el código no son correctos, o la cuenta está "
        "cerrada. Tras cinco fallos en 15 minutos, una cuenta queda bloqueada hasta que un administrador la "
        "desbloquee.",
        "limited": "Demasiados intentos han fallado desde donde usted está. Espere unos minutos, o inicie sesión con "
        "una llave de acceso o con un navegador que ya haya usado aquí.",
        "code_title": "Su segundo factor",
        "code_lede": "La contraseña es correcta. Ahora muestre que tiene su dispositivo.",
        "code_go": "Iniciar sesión",
        "use_recovery": "No tengo mi dispositivo: usar un código de recuperación",
        "recovery_go": "Iniciar sesión con un código de recuperación",
        "over": "Pasó demasiado tiempo. Empiece de nuevo.",
        "as_title": "¿Quién quiere ser?",
        "as_text": "Estas personas son inventadas, y también lo que ven y hacen. Elija una e inicie sesión en su "
        "lugar "
        "sin contraseña.",
        # Proving it again.
        "prove_title": "Demuestre otra vez que es usted",
        "prove_lede": "Lo que va a hacer lo requiere. Vale durante cinco minutos.",
        "prove_go": "Seguir",
        "prove_passkey": "Demostrarlo con una llave de acceso",
        "prove_made_up": "En una ciudad inventada basta con decirlo.",
        "prove_none": "Usted no tiene un segundo factor propio de este sitio. Use aquel con que inició sesión.",
        "prove_refused": "No es correcto, o ya se usó. Tras cinco fallos en 15 minutos, la cuenta queda bloqueada "
        "hasta "
        "que un administrador la desbloquee.",
        # Joining.
        "join_title": "Empezar con un código de un solo uso",
        "join_lede": "Un administrador le dio un usuario y un código. El código sirve una vez y durante tres días. "
        "Elija una contraseña que solo usted sepa.",
        "join_go": "Seguir con el segundo factor",
        "join_refused": "El usuario y el código no van juntos, o el código ya se usó, se reemplazó o venció. Pida "
        "uno "
        "nuevo a un administrador.",
        "factor_title": "Configure un segundo factor",
        "factor_lede": "La contraseña sola no da acceso a nadie. Configure ahora uno de estos; luego puede añadir "
        "otros.",
        "factor_app": "Una aplicación que muestra códigos",
        "factor_app_text": "Escanee la imagen con una aplicación de autenticación o escriba en ella la clave. Luego "
        "escriba los seis dígitos que muestra.",
        "factor_key": "La clave como texto",
        "factor_picture": "La clave como imagen para escanear",
        "factor_go": "Terminar",
        "factor_passkey": "Una llave de acceso",
        "factor_passkey_text": "La guarda su dispositivo, que le pide la huella, la cara o el PIN. No se puede decir "
        "a "
        "nadie, así que nadie se la puede sacar con engaños.",
        "factor_passkey_go": "Crear una llave de acceso",
        "first_passkey": "Mi primera llave de acceso",
        # Recovery codes.
        "recovery_title": "Sus códigos de recuperación",
        "recovery_lede": "Cada uno le da acceso una vez en lugar del segundo factor, con su contraseña. Esta página "
        "se "
        "muestra una sola vez. Imprímala o anote los códigos, y guárdelos donde guarda otros papeles.",
        "recovery_next": "Ya los guardé: seguir",
        # One's own account.
        "account_title": "Su cuenta",
        "account_who": "Usted",
        "login_of": "Usuario",
        "department_of": "Departamento",
        "roles_of": "Funciones",
        "no_roles": "ninguna",
        "roles_why": "Las funciones las da un administrador, y nadie se las da a sí mismo.",
        "factors": "Cómo inicia sesión",
        "password": "Contraseña",
        "password_change": "Cambiar la contraseña",
        "no_password": "Aquí no tiene contraseña.",
        "app": "Aplicación de autenticación",
        "app_since": "Configurada el {day}.",
        "app_none": "No hay ninguna configurada.",
        "app_change": "Configurar otra",
        "app_set": "Configurar una",
        "app_remove": "Quitarla",
        "passkeys": "Llaves de acceso",
        "passkeys_none": "No tiene ninguna.",
        "passkey_since": "desde el {day}",
        "passkey_add": "Añadir una llave de acceso",
        "passkey_change": "Renombrar o quitar: {name}",
        "passkey_one": "Una llave de acceso suya",
        "passkey_rename": "Guardar este nombre",
        "passkey_remove": "Quitar esta llave de acceso",
        "passkey_removed_text": "El dispositivo la sigue mostrando. Bórrela también allí.",
        "recovery": "Códigos de recuperación",
        "recovery_left": "Quedan {count} de {of}.",
        "recovery_make": "Crear otros",
        "recovery_make_text": "Los códigos que tiene ahora dejan de servir.",
        "last_factor": "Es su único segundo factor, así que no se puede quitar. Antes configure otro.",
        "sessions": "Dónde tiene sesión abierta",
        "session_this": "esta",
        "session_line": "desde el {began} UTC, usada por última vez el {seen} UTC",
        "sessions_end": "Cerrar todas las demás",
        "sessions_alone": "En ningún otro lugar.",
        "language": "Su idioma",
        "language_text": "En el que la oficina le recibe después de iniciar sesión.",
        "language_keep": "Guardar",
        "password_title": "Cambiar su contraseña",
        "password_lede": "Entonces se cierran todas sus demás sesiones.",
        "password_go": "Cambiarla",
        "app_title": "Configurar una aplicación de autenticación",
        "app_lede": "Ocupa el lugar de la que tiene, si tiene una.",
        "passkey_title": "Añadir una llave de acceso",
        "passkey_lede": "Dele un nombre por el que la reconozca, como «teléfono del trabajo».",
        "passkey_make": "Crearla",
        "back_account": "Su cuenta",
        # People.
        "people_title": "Personal",
        "people_lede": "Quién trabaja en la oficina y qué puede hacer. El registro conoce funciones, y nunca nombres.",
        "people_add": "Añadir a una persona",
        "people_count_one": "1 persona",
        "people_count": "{count} personas",
        "state_active": "Activa",
        "state_waiting": "Todavía no ha empezado",
        "state_locked": "Bloqueada",
        "state_inactive": "Desactivada",
        "you": "usted",
        "col_name": "Nombre",
        "col_state": "Estado",
        "add_title": "Añadir a una persona",
        "add_lede": "Recibe un código de un solo uso, elige su contraseña y configura un segundo factor.",
        "add_go": "Añadir",
        "code_for_title": "Un código de un solo uso para {name}",
        "code_for_text": "Déselo en persona o por un medio de confianza, junto con su usuario. Se muestra una vez, "
        "sirve "
        "una vez y vence en tres días.",
        "code_of": "Código de un solo uso",
        "code_where": "Se usa en",
        "back_people": "Personal",
        "person_own": "Son las suyas. Nadie se da funciones a sí mismo ni quita aquello con que otros cuentan: las "
        "suyas las cambia otro administrador.",
        "roles_title": "Funciones y departamento",
        "roles_go": "Guardar",
        "roles_text": "Cuando cambian sus funciones, sus sesiones se cierran y la persona inicia sesión de nuevo.",
        "moved": "Otra persona cambió estos datos después de que usted abrió la página. No se guardó nada; así están "
        "ahora.",
        "last_administrator": "Es el último administrador. No se cambió nada: una oficina sin administrador no "
        "podría "
        "añadir ni desbloquear a nadie.",
        "state_title": "La cuenta",
        "release": "Desbloquear",
        "release_text": "Bloqueada desde el {time} UTC, tras cinco fallos. Pregunte a la persona si fue ella.",
        "new_code": "Dar otro código de un solo uso",
        "new_code_text": "Su contraseña, sus segundos factores y sus códigos de recuperación dejan de servir ahora, "
        "y "
        "sus sesiones se cierran. Para quien los perdió o a quien le robaron el dispositivo.",
        "deactivate": "Desactivar",
        "deactivate_text": "Queda fuera en el acto y ya no puede entrar. Lo que hizo permanece en la auditoría y en "
        "el "
        "registro.",
        "reactivate": "Activar de nuevo",
        "reactivate_text": "Con las funciones que se ven arriba y las formas de iniciar sesión que tenía.",
        "their_audit": "Lo que hizo y leyó",
        # The audit.
        "audit_title": "Auditoría",
        "audit_lede": "Quién hizo y leyó qué, por los identificadores de las cosas. Lo que estas dicen no está aquí. "
        "Que "
        "usted lo lee también queda anotado.",
        "audit_show": "Mostrar",
        "audit_all": "Todo",
        "audit_none": "No hay ninguna línea así.",
        "audit_csv": "Estas líneas como tabla (CSV)",
        "audit_count_one": "1 línea",
        "audit_count": "{count} líneas",
        "audit_latest": "Las últimas {count} líneas",
        "audit_page": "Página {page} de {pages}",
        "newer": "Más recientes",
        "older": "Más antiguas",
        "audit_nobody": "alguien desconocido",
        "audit_console": "quien administra el equipo",
        "col_time": "Hora (UTC)",
        "col_person": "Quién",
        "col_event": "Qué",
        "col_route": "Página",
        "col_about": "De qué",
        "col_outcome": "Resultado",
        # The desk.
        "desk_account": "Su contraseña, segundos factores, códigos de recuperación y sesiones.",
        "desk_people": "Añadir personas, dar funciones, desbloquear cuentas.",
        "desk_locked_one": "1 cuenta está bloqueada",
        "desk_locked": "{count} cuentas están bloqueadas",
        "desk_audit": "Quién hizo y leyó qué.",
    },
    fields={
        "code": ("Clave de instalación", "24 letras y dígitos, de la consola. Los guiones y los espacios no importan."),
        "login": ("Usuario", ""),
        "login_new": ("Usuario", "Letras, dígitos, puntos, guiones y guiones bajos. Ya no cambia."),
        "name": ("Nombre", "Como se conoce a la persona en la oficina. No entra en ningún asiento del registro."),
        "department": ("Departamento", ""),
        "password": ("Contraseña", ""),
        "password_new": (
            "Contraseña nueva",
            "Al menos 12 caracteres. Sirven varias palabras seguidas; péguela de un gestor de contraseñas si usa uno.",
        ),
        "password_again": ("La contraseña nueva otra vez", ""),
        "password_now": ("Su contraseña de ahora", ""),
        "one_time": ("Código de un solo uso", "24 letras y dígitos. Los guiones y los espacios no importan."),
        "totp": ("Código", "Los seis dígitos que muestra ahora su aplicación de autenticación."),
        "recovery": ("Código de recuperación", "24 letras y dígitos. Sirve una vez."),
        "passkey_name": ("Nombre de la llave de acceso", ""),
        "roles": ("Funciones", "Una persona puede tener varias."),
        "language": ("Idioma", ""),
        "person": ("Quién", ""),
        "event": ("Qué", ""),
        "day": ("Día", ""),
    },
    faults={
        "short_password": "una contraseña tiene al menos 12 caracteres",
        "long_password": "tiene más de 256 caracteres",
        "common_password": "esta contraseña es de las primeras que se prueban",
        "differ": "las dos no son iguales",
        "not_yours": "no es su contraseña",
        "bad_code": "no es la clave de instalación de ahora; cambia cuando el sitio se inicia de nuevo",
        "taken_login": "alguien ya tiene este usuario",
        "bad_login": "un usuario tiene letras, dígitos, puntos, guiones y guiones bajos, sin espacios",
        "bad_totp": "no son los seis dígitos de ahora, o ya se usaron",
        "not_empty": "aquí ya hay algo real, así que no puede ser una demostración",
    },
    done={
        "password": "Su contraseña se cambió y sus demás sesiones se cerraron.",
        "totp": "Su aplicación de autenticación está configurada.",
        "totp_removed": "La aplicación de autenticación se quitó.",
        "passkey": "La llave de acceso se añadió.",
        "passkey_named": "La llave de acceso tiene su nombre nuevo.",
        "passkey_removed": "La llave de acceso se quitó.",
        "sessions": "Sus demás sesiones se cerraron.",
        "language": "Su idioma se guardó.",
        "roles": "Las funciones y el departamento se guardaron, y las sesiones de la persona se cerraron.",
        "same": "No había nada distinto, así que no se cambió nada.",
        "released": "La cuenta está desbloqueada.",
        "deactivated": "La persona quedó desactivada.",
        "reactivated": "La persona está activa de nuevo.",
        "signed_out": "Su sesión está cerrada.",
        "begun": "La ciudad inventada está lista.",
    },
    events=EVENTS["es"],
    ways={
        "password_totp": "con contraseña y código",
        "passkey": "con una llave de acceso",
        "recovery": "con contraseña y código de recuperación",
        "joined": "con un código de un solo uso",
        "oidc": "con el inicio de sesión de la Ciudad",
        "made_up": "como persona inventada",
        "local": "aquí",
    },
)
