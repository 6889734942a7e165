"""What the pages of sign-on say, in Spanish."""

UI = {
    "sign_in_title": "Entre con su {label}",
    "sign_in_text": "Usted entra en {host}, que no es parte de este sitio. Le dice a este sitio quién es usted, y aquí "
    "no llega ninguna contraseña.",
    "sign_in_button": "Entrar con su {label}",
    "prove_title": "Demuestre otra vez que es usted",
    "prove_text": "Lo que va a hacer lo exige. Lo hace en {host} y vuelve aquí.",
    "prove_button": "Demostrarlo con su {label}",
    "go_title": "Sale de este sitio hacia {host}",
    "go_text": "Entra allí y vuelve. Si no ocurre nada por sí solo, siga usted.",
    "go_link": "Seguir a {host}",
    "stay": "Quedarse aquí",
    "back_title": "Ha vuelto",
    "back_text": "Un paso más: este sitio comprueba lo que dice el acceso de la Ciudad. Si no ocurre nada por sí solo, "
    "siga usted.",
    "back_button": "Seguir",
    "refused_title": "Ese acceso no funcionó",
    "refused_text": "Nadie entró y nada cambió. Inténtelo de nuevo o entre de otra manera. Si vuelve a ocurrir, diga a "
    "quien administra el sitio a qué hora fue: el motivo está en la auditoría.",
    "refused_again": "Intentarlo de nuevo",
    "waiting_title": "Antes tiene que darle acceso quien administra",
    "waiting_text": "El acceso de la Ciudad le conoce, pero aquí nadie lo ha unido con una cuenta, o no le da ninguna "
    "función. Pídalo a quien administra esta oficina. Basta con que diga su nombre.",
    "missing_title": "El acceso de la Ciudad no está listo",
    "missing_text": "Está configurado, pero falta instalar el programa que necesita. Quien opera este sitio lo instala "
    "con {install} y vuelve a iniciar el sitio. Mientras tanto, entre de otra manera.",
    "left_title": "Ha salido de este sitio",
    "left_text": "Puede que su sesión siga abierta en {host}. En una computadora que usan otras personas, ciérrela "
    "también allí.",
    "left_link": "Cerrar la sesión en {host}",
    "left_none": "Puede que su sesión siga abierta en el acceso de la Ciudad. En una computadora que usan otras "
    "personas, ciérrela también allí.",
    "again_in": "Entrar de nuevo",
    "links_title": "Acceso de la Ciudad: quién es quién",
    "links_text": "Quien entra con la Ciudad y no tiene cuenta aquí aparece abajo durante dos semanas. Diga de quién "
    "es la cuenta. Se les conoce por el nombre permanente que les da el proveedor, nunca por un correo electrónico.",
    "waiting": "En espera",
    "waiting_none": "Nadie espera.",
    "waiting_pick": "Quién quiso entrar",
    "person": "De quién es la cuenta",
    "person_hint": "Compruébelo con la persona y no solo por el nombre: los nombres se repiten.",
    "link": "Unirlos",
    "linked": "Unidos",
    "linked_none": "Todavía no hay nadie unido.",
    "unlink": "Quitar la unión de {name}",
    "since": "desde el {day}",
    "gone": "Esto ya no está. Puede que lo haya hecho otra persona.",
    "desk_title": "Acceso de la Ciudad: quién es quién",
    "desk_text": "De quién es la cuenta de quienes entran con la Ciudad.",
    "desk_waiting": "En espera de que se les una con una cuenta: {count}",
}
