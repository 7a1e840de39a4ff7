language-name = Português (Brasil)

invitation-subject = Convite: { $title }, { $date }, { $time }
update-invitation-subject = Convite atualizado: { $title }, { $date }, { $time }
update-subject = Atualização: { $subject }
greeting = Olá, { $name }!
invitation-opening = { $organizer } convida você para a reunião “{ $title }”.
meeting-when = Data: { $when }
invitation-join = Entrar na reunião
invitation-join-here = Entrar na reunião:
invitation-joinable = Acesso liberado a partir de: { $time }.
invitation-owner = Você modera esta reunião: pode admitir, silenciar e remover outras pessoas.
invitation-yours = Este link é só seu: por favor, não o compartilhe.
invitation-keep = Guarde este e-mail: se a conexão cair, é só abrir o link de novo.
invitation-without-button = Se o botão não funcionar, abra este link:

update-opening = { $organizer } atualizou seu convite para a reunião “{ $title }”.
update-time = Novo horário: { $time } em vez de { $before }.
update-end = Novo término: { $time } em vez de { $before }.
update-title = Novo título: { $title } em vez de { $before }.
update-room = Nova sala: { $room } em vez de { $before }.
update-joinable = Acesso liberado agora a partir de: { $time } em vez de { $before }.
update-owner = Agora você modera esta reunião.
update-not-owner = Você não modera mais esta reunião.
update-link-same = Seu link não mudou: o anterior continua funcionando.
update-link-before = Seu link anterior ainda funciona, mas com as informações antigas. Por favor, use o novo link.
update-link-old-time = Seu link anterior só funciona no horário antigo. Por favor, use o novo link.
update-link-old-room = Seu link anterior leva à sala antiga. Por favor, use o novo link.
update-link-gone = Seu link anterior não funciona mais. Por favor, use o novo link.
update-link-unsure = Seu link anterior pode não funcionar mais. Por favor, use o novo link.

calendar-reopen = Se a conexão cair, é só abrir o link de novo.
calendar-reminder = Lembrete

cancellation-subject = Cancelamento: { $title }
cancellation-of-meeting = A reunião “{ $title }” foi cancelada.
cancellation-of-person = Seu convite para a reunião “{ $title }” foi cancelado.

card-owner = Moderação
card-scan = Escaneie o código com a câmera do seu celular.
card-type = Ou digite este endereço:
card-keep = Guarde este cartão: se a conexão cair, é só escanear o código de novo.
card-qr = QR code que abre a reunião

time-span = { $date }, { $from }–{ $to } ({ $zone })
time-span-over-days = { $from-date }, { $from-time } – { $to-date }, { $to-time } ({ $zone })
time-moment = { $date }, { $time } ({ $zone })
time-short-moment = { $date }, { $time }
time-in-city = horário local: { $city }
time-in-city-with-offset = { $zone }, { $offset }

help-subject = Alguém não consegue entrar: { $title }
help-opening = { $name } não consegue entrar na reunião “{ $title }”.
help-saw = A página do convite mostrou esta mensagem: “{ $state }”
help-open = Para ver o que você pode fazer, abra a página desta pessoa:
help-once = Você recebe no máximo um e-mail como este por pessoa a cada hora.
