language-name = Español

invitation-subject = Invitación: { $title }, { $date }, { $time }
update-invitation-subject = Invitación actualizada: { $title }, { $date }, { $time }
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

update-opening = { $organizer } ha actualizado su invitación a la reunión «{ $title }».
update-time = Nuevo horario: { $time } en lugar de { $before }.
update-end = Nueva hora de finalización: { $time } en lugar de { $before }.
update-title = Nuevo título: { $title } en lugar de { $before }.
update-room = Nueva sala: { $room } en lugar de { $before }.
update-joinable = Ahora podrá unirse a partir de: { $time } en lugar de { $before }.
update-owner = Ahora usted modera esta reunión.
update-not-owner = Usted ya no modera esta reunión.
update-link-same = Su enlace no ha cambiado: el anterior sigue funcionando.
update-link-before = Su enlace anterior sigue funcionando, pero con los datos anteriores. Por favor, use el enlace nuevo.
update-link-old-time = Su enlace anterior solo funciona en el horario anterior. Por favor, use el enlace nuevo.
update-link-old-room = Su enlace anterior lleva a la sala anterior. Por favor, use el enlace nuevo.
update-link-gone = Su enlace anterior ya no funciona. Por favor, use el enlace nuevo.
update-link-unsure = Es posible que su enlace anterior ya no funcione. Por favor, use el enlace nuevo.

calendar-reopen = Si se corta la conexión, vuelva a abrir el enlace.
calendar-reminder = Recordatorio

cancellation-subject = Cancelación: { $title }
cancellation-of-meeting = La reunión «{ $title }» se ha cancelado.
cancellation-of-person = Su invitación a la reunión «{ $title }» se ha cancelado.

card-owner = Moderación
card-scan = Escanee el código con la cámara de su teléfono.
card-type = O escriba esta dirección:
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
