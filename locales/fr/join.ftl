error-not-found = Page introuvable
error-not-found-sentence = Vérifiez l’adresse. Il se peut que la page ait été supprimée ou que vous deviez vous connecter avec un autre compte.
error-unavailable = Latchkey n’arrive pas à joindre sa base de données
error-unavailable-sentence = Patientez un instant, puis réessayez. Rien ne sera créé en double. Si cela ne suffit pas, prévenez la personne qui gère ce serveur.
error-internal = Un problème est survenu
error-internal-sentence = Vous n’y êtes pour rien. Réessayez. Si le problème persiste, prévenez la personne qui gère ce serveur.
error-method = Cette page ne peut pas être ouverte de cette façon
error-method-sentence = Revenez à la page d’accueil et réessayez à partir de là.
error-busy = Latchkey est très sollicité
error-busy-sentence = Votre formulaire n’a pas été enregistré. Attendez quelques secondes, puis rechargez cette page pour l’envoyer de nouveau.
error-slow = Cela a pris trop de temps
error-slow-sentence = Votre formulaire n’est pas arrivé à temps. Vérifiez votre connexion, puis réessayez.
error-incident = Numéro d’incident pour la personne qui gère ce serveur :
error-start = Aller à la page d’accueil

join-title = Invitation à une réunion
join-language = Langue
join-host = { $organizer } vous invite
join-as = Votre nom dans la réunion : { $name }
join-now = Rejoindre maintenant
join-your-time = Dans votre fuseau horaire : { $time } ({ $zone })

join-early = Vous ne pouvez pas encore rejoindre la réunion
join-opens = Vous pourrez rejoindre la réunion dès { $time }.
join-countdown = Vous pourrez rejoindre la réunion dans { $time }.
join-close-page = Vous pouvez fermer cette page et rouvrir votre lien plus tard.
join-open-now = Vous pouvez maintenant rejoindre la réunion.
join-calendar = Ajouter à l’agenda
join-test = Tester la caméra et le micro
join-again = Vérifier de nouveau

join-until = Vous pouvez rejoindre la réunion jusqu’à { $time }.

join-rescheduled = L’horaire de cette réunion a changé
join-before = Ancien horaire : { $time }
join-after = Nouvel horaire : { $time }

join-over = Cette réunion est terminée
join-ended = Fin : { $time }
join-contact = Pour toute question, contactez { $organizer }.
join-cancelled = Cette réunion est annulée
join-cancelled-by = { $organizer } a annulé la réunion. Pour toute question, contactez { $organizer }.
join-revoked = Ce lien ne fonctionne plus
join-revoked-by = { $organizer } a désactivé ce lien. Si vous pensez qu’il s’agit d’une erreur, contactez { $organizer }.
join-replaced = Ce lien a été remplacé
join-replaced-hint = Utilisez le lien de votre dernière invitation. Si vous n’avez pas de lien plus récent, demandez-en un.
join-unknown = Nous ne reconnaissons pas ce lien
join-unknown-hint = Ouvrez de nouveau le lien de votre invitation ou saisissez le code qui se trouve à la fin du lien : 16 lettres et chiffres.
join-enter = Ouvrez votre invitation
join-enter-hint = Saisissez le code qui se trouve à la fin du lien dans votre invitation : 16 lettres et chiffres.
join-code = Code
join-code-open = Ouvrir l’invitation
join-too-many = { $seconds ->
    [one] Trop de tentatives. Attendez { $seconds } seconde, puis réessayez.
    [many] Trop de tentatives. Attendez { $seconds } de secondes, puis réessayez.
   *[other] Trop de tentatives. Attendez { $seconds } secondes, puis réessayez.
}
join-trouble = Un problème est survenu de notre côté
join-trouble-hint = Réessayez dans une minute. Si le problème persiste, contactez la personne qui vous a envoyé l’invitation.

join-help = Vous n’arrivez pas à entrer ?
join-help-hint = Testez votre caméra et votre micro, ou prévenez { $organizer }.
join-ask = Dire à { $organizer } que je n’arrive pas à entrer
join-ask-link = Demander un nouveau lien à { $organizer }
join-ask-over = Dire à { $organizer } que j’ai manqué la réunion
join-asked = Nous avons prévenu { $organizer }.
join-asked-before = Nous avons prévenu { $organizer } il y a moins d’une heure. Si c’est urgent, contactez directement { $organizer }.

join-browser = Ce navigateur bloque peut-être votre caméra et votre micro. Copiez le lien et ouvrez-le dans Safari ou Chrome.
join-copy = Copier le lien
join-copied = Copié

test-title = Test de la caméra et du micro
test-private = L’image et le son ne quittent jamais votre appareil.
test-start = Lancer le test
test-again = Refaire le test
test-camera = Caméra
test-microphone = Micro
test-picture = Aperçu de la caméra
test-level = Niveau du micro
test-speak = Dites quelque chose : la barre devrait bouger.
test-both = Votre caméra et votre micro sont activés.
test-only-microphone = Votre micro fonctionne. Aucune caméra n’a été trouvée : les autres ne vous verront pas.
test-only-camera = Votre caméra fonctionne. Aucun micro n’a été trouvé : les autres ne vous entendront pas.
test-refused = Cette page n’est pas autorisée à utiliser votre caméra et votre micro. Autorisez les deux pour cette page dans les paramètres de votre navigateur, puis refaites le test.
test-missing = Nous n’avons trouvé ni caméra ni micro. Branchez un appareil, puis refaites le test.
test-in-use = Impossible d’activer votre caméra ou votre micro. Une autre application les utilise peut-être. Fermez-la, puis refaites le test.
test-unsupported = Ce navigateur ne peut pas utiliser de caméra ni de micro. Ouvrez cette page dans Safari ou Chrome.
test-no-script = Le test nécessite JavaScript. Activez JavaScript dans votre navigateur, puis rechargez cette page.
test-back = Revenir à l’invitation
