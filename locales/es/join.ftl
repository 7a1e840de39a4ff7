error-not-found = Página no encontrada
error-not-found-sentence = Compruebe la dirección. Es posible que la página se haya eliminado o que deba iniciar sesión con otra cuenta.
error-unavailable = Latchkey no puede acceder a su base de datos
error-unavailable-sentence = Espere un momento y vuelva a intentarlo. No se creará nada por duplicado. Si no funciona, avise a la persona que gestiona este servidor.
error-internal = Algo ha fallado
error-internal-sentence = No es culpa suya. Vuelva a intentarlo. Si ocurre de nuevo, avise a la persona que gestiona este servidor.
error-method = Esta página no se puede abrir así
error-method-sentence = Vuelva a la página de inicio e inténtelo desde allí.
error-busy = Latchkey está saturado
error-busy-sentence = El formulario no se ha guardado. Espere unos segundos y recargue esta página para enviarlo de nuevo.
error-slow = Se ha agotado el tiempo
error-slow-sentence = El formulario no ha llegado a tiempo. Compruebe su conexión y vuelva a intentarlo.
error-incident = Número de incidencia para la persona que gestiona este servidor:
error-start = Ir a la página de inicio

join-title = Invitación a una reunión
join-language = Idioma
join-host = Invitación de { $organizer }
join-as = Se unirá como { $name }
join-now = Unirse ahora
join-your-time = En su zona horaria: { $time } ({ $zone })

join-early = Todavía no puede unirse
join-opens = Podrá unirse a partir de: { $time }.
join-countdown = Podrá unirse dentro de { $time }.
join-close-page = Puede cerrar esta página y volver a abrir su enlace más tarde.
join-open-now = Ya puede unirse a la reunión.
join-calendar = Añadir al calendario
join-test = Probar la cámara y el micrófono
join-again = Volver a comprobar

join-until = Puede unirse hasta: { $time }.

join-rescheduled = El horario de esta reunión ha cambiado
join-before = Horario anterior: { $time }
join-after = Nuevo horario: { $time }

join-over = Esta reunión ha terminado
join-ended = Fin: { $time }
join-contact = Si tiene alguna pregunta, póngase en contacto con { $organizer }.
join-cancelled = Esta reunión se ha cancelado
join-cancelled-by = { $organizer } ha cancelado la reunión. Si tiene alguna pregunta, póngase en contacto con { $organizer }.
join-revoked = Este enlace ya no funciona
join-revoked-by = { $organizer } ha desactivado el enlace. Si cree que se trata de un error, póngase en contacto con { $organizer }.
join-replaced = Este enlace se ha sustituido por otro
join-replaced-hint = Utilice el enlace de su última invitación. Si no tiene un enlace más reciente, pida uno.
join-unknown = No reconocemos este enlace
join-unknown-hint = Vuelva a abrir el enlace de su invitación o introduzca el código que aparece al final del enlace: 16 letras y números.
join-enter = Abra su invitación
join-enter-hint = Introduzca el código que aparece al final del enlace de su invitación: 16 letras y números.
join-code = Código
join-code-open = Abrir la invitación
join-too-many = { $seconds ->
    [one] Demasiados intentos. Espere { $seconds } segundo y vuelva a intentarlo.
    [many] Demasiados intentos. Espere { $seconds } de segundos y vuelva a intentarlo.
   *[other] Demasiados intentos. Espere { $seconds } segundos y vuelva a intentarlo.
}
join-trouble = Algo ha fallado por nuestra parte
join-trouble-hint = Vuelva a intentarlo dentro de un minuto. Si ocurre de nuevo, póngase en contacto con la persona que le ha invitado.

join-help = ¿No puede entrar?
join-help-hint = Pruebe la cámara y el micrófono o avise a { $organizer }.
join-ask = Avisar a { $organizer } de que no puedo entrar
join-ask-link = Pedir un enlace nuevo a { $organizer }
join-ask-over = Avisar a { $organizer } de que me he perdido la reunión
join-asked = Hemos avisado a { $organizer }.
join-asked-before = Hemos avisado a { $organizer } hace menos de una hora. Si es urgente, póngase en contacto directamente con { $organizer }.

join-browser = Es posible que este navegador bloquee la cámara y el micrófono. Copie el enlace y ábralo en Safari o Chrome.
join-copy = Copiar el enlace
join-copied = Copiado

test-title = Prueba de cámara y micrófono
test-private = La imagen y el sonido nunca salen de su dispositivo.
test-start = Iniciar la prueba
test-again = Repetir la prueba
test-camera = Cámara
test-microphone = Micrófono
test-picture = Vista previa de la cámara
test-level = Nivel del micrófono
test-speak = Diga algo: la barra debería moverse.
test-both = La cámara y el micrófono están activados.
test-only-microphone = El micrófono funciona. No se ha encontrado ninguna cámara, así que las demás personas no le verán.
test-only-camera = La cámara funciona. No se ha encontrado ningún micrófono, así que las demás personas no le oirán.
test-refused = Esta página no tiene permiso para usar la cámara y el micrófono. Permita ambos para esta página en la configuración del navegador y repita la prueba.
test-missing = No se ha encontrado ninguna cámara ni ningún micrófono. Conecte un dispositivo y repita la prueba.
test-in-use = No se ha podido activar la cámara o el micrófono. Es posible que otra aplicación los esté usando. Ciérrela y repita la prueba.
test-unsupported = Este navegador no puede usar la cámara ni el micrófono. Abra esta página en Safari o Chrome.
test-no-script = La prueba necesita JavaScript. Active JavaScript en su navegador y recargue esta página.
test-back = Volver a la invitación
