language-name = Français

invitation-subject = Invitation : { $title }, { $date }, { $time }
update-invitation-subject = Invitation mise à jour : { $title }, { $date }, { $time }
update-subject = Mise à jour : { $subject }
greeting = Bonjour { $name },
invitation-opening = { $organizer } vous invite à la réunion « { $title } ».
meeting-when = Date : { $when }
invitation-join = Rejoindre la réunion
invitation-join-here = Rejoindre la réunion :
invitation-joinable = Vous pouvez rejoindre la réunion dès { $time }.
invitation-owner = Vous animez cette réunion : vous pouvez faire entrer les autres personnes, couper leur micro et les exclure.
invitation-yours = Ce lien vous est personnel : merci de ne pas le partager.
invitation-keep = Conservez cet e-mail : en cas de déconnexion, il suffit de rouvrir le lien.
invitation-without-button = Si le bouton ne fonctionne pas, ouvrez ce lien :

update-opening = { $organizer } a mis à jour votre invitation à la réunion « { $title } ».
update-time = Nouvel horaire : { $time } au lieu de { $before }.
update-end = Nouvelle fin : { $time } au lieu de { $before }.
update-title = Nouveau titre : { $title } au lieu de { $before }.
update-room = Nouvelle salle : { $room } au lieu de { $before }.
update-joinable = Vous pouvez désormais rejoindre la réunion dès { $time } au lieu de { $before }.
update-owner = Vous animez désormais cette réunion.
update-not-owner = Vous n’animez plus cette réunion.
update-link-same = Votre lien n’a pas changé : l’ancien fonctionne toujours.
update-link-before = Votre ancien lien fonctionne toujours, mais avec les anciennes informations. Merci d’utiliser le nouveau lien.
update-link-old-time = Votre ancien lien ne fonctionne qu’à l’ancien horaire. Merci d’utiliser le nouveau lien.
update-link-old-room = Votre ancien lien mène à l’ancienne salle. Merci d’utiliser le nouveau lien.
update-link-gone = Votre ancien lien ne fonctionne plus. Merci d’utiliser le nouveau lien.
update-link-unsure = Il est possible que votre ancien lien ne fonctionne plus. Merci d’utiliser le nouveau lien.

calendar-reopen = En cas de déconnexion, il suffit de rouvrir le lien.
calendar-reminder = Rappel

cancellation-subject = Annulation : { $title }
cancellation-of-meeting = La réunion « { $title } » est annulée.
cancellation-of-person = Votre invitation à la réunion « { $title } » est annulée.

card-owner = Animation de la réunion
card-scan = Scannez le code avec l’appareil photo de votre téléphone.
card-type = Ou saisissez cette adresse :
card-keep = Conservez cette carte : en cas de déconnexion, il suffit de scanner de nouveau le code.
card-qr = Code QR qui ouvre la réunion

time-span = { $date }, de { $from } à { $to } ({ $zone })
time-span-over-days = du { $from-date } à { $from-time } au { $to-date } à { $to-time } ({ $zone })
time-moment = { $date }, { $time } ({ $zone })
time-short-moment = { $date }, { $time }
time-in-city = heure locale : { $city }
time-in-city-with-offset = { $zone }, { $offset }

help-subject = Une personne n’arrive pas à entrer : { $title }
help-opening = { $name } n’arrive pas à rejoindre la réunion « { $title } ».
help-saw = La page d’invitation affichait ce message : « { $state } »
help-open = Pour voir ce que vous pouvez faire, ouvrez la page de cette personne :
help-once = Vous recevez au maximum un e-mail de ce type par personne et par heure.
