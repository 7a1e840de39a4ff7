language-name = Español

invitation-subject = Invitación: { $title }, { $date }, { $time }
update-subject = Actualización: { $subject }
greeting = Hola, { $name }:
invitation-opening = { $organizer } le invita a la reunión «{ $title }».
meeting-when = Fecha: { $when }
invitation-join = Unirse a la reunión
invitation-join-here = Unirse a la reunión:
invitation-joinable = Podrá unirse a partir de: { $time }.
invitation-owner = Usted modera esta reunión: puede admitir a otras personas, silenciarlas y expulsarlas.
invitation-yours = Este enlace es personal: por favor, no lo comparta.
invitation-keep = Conserve este correo: si se corta la conexión, vuelva a abrir el enlace.
invitation-without-button = Si el botón no funciona, abra este enlace:

calendar-reopen = Si se corta la conexión, vuelva a abrir el enlace.
calendar-reminder = Recordatorio

cancellation-subject = Cancelación: { $title }
cancellation-of-meeting = La reunión «{ $title }» se ha cancelado.
cancellation-of-person = Su invitación a la reunión «{ $title }» se ha cancelado.

card-owner = Moderación
card-scan = Escanee el código con la cámara de su teléfono.
card-keep = Conserve esta tarjeta: si se corta la conexión, vuelva a escanear el código.
card-qr = Código QR que abre la reunión

time-span = { $date }, de { $from } a { $to } ({ $zone })
time-span-over-days = { $from-date }, { $from-time } – { $to-date }, { $to-time } ({ $zone })
time-moment = { $date }, { $time } ({ $zone })
time-short-moment = { $date }, { $time }
time-in-city = hora de { $city }
time-in-city-with-offset = { $zone }, { $offset }

help-subject = Alguien no puede entrar: { $title }
help-opening = { $name } no puede entrar en la reunión «{ $title }».
help-saw = La página de la invitación mostraba este mensaje: «{ $state }»
help-open = Para ver qué puede hacer, abra la página de esta persona:
help-once = Recibirá como máximo un correo de este tipo por persona y hora.
