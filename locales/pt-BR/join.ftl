error-not-found = Página não encontrada
error-not-found-sentence = Confira o endereço. Talvez a página tenha sido excluída ou você precise entrar com outra conta.
error-unavailable = O Latchkey não consegue acessar o banco de dados
error-unavailable-sentence = Aguarde um momento e tente de novo. Nada será criado duas vezes. Se não adiantar, avise a pessoa que administra este servidor.
error-internal = Algo deu errado
error-internal-sentence = A culpa não é sua. Tente de novo. Se acontecer outra vez, avise a pessoa que administra este servidor.
error-method = Não é possível abrir esta página assim
error-method-sentence = Volte à página inicial e tente de novo por lá.
error-busy = O Latchkey está sobrecarregado
error-busy-sentence = Seu formulário não foi salvo. Aguarde alguns segundos e recarregue esta página para enviá-lo de novo.
error-slow = Isso demorou demais
error-slow-sentence = Seu formulário não chegou a tempo. Verifique sua conexão e tente de novo.
error-incident = Número do incidente para a pessoa que administra este servidor:
error-start = Ir para a página inicial

join-title = Convite para uma reunião
join-language = Idioma
join-host = Convite de { $organizer }
join-as = Você vai entrar como { $name }
join-now = Entrar agora
join-your-time = No seu fuso horário: { $time } ({ $zone })

join-early = Ainda não é possível entrar
join-opens = Você poderá entrar a partir de { $time }.
join-countdown = Você poderá entrar em { $time }.
join-close-page = Você pode fechar esta página e abrir seu link de novo mais tarde.
join-open-now = Você já pode entrar na reunião.
join-calendar = Adicionar à agenda
join-test = Testar câmera e microfone
join-again = Verificar de novo

join-until = Acesso liberado até: { $time }.

join-rescheduled = Esta reunião foi remarcada
join-before = Horário anterior: { $time }
join-after = Novo horário: { $time }

join-over = Esta reunião já terminou
join-ended = Término: { $time }
join-contact = Se tiver dúvidas, fale com { $organizer }.
join-cancelled = Esta reunião foi cancelada
join-cancelled-by = { $organizer } cancelou a reunião. Se tiver dúvidas, fale com { $organizer }.
join-revoked = Este link não funciona mais
join-revoked-by = { $organizer } desativou o link. Se achar que foi um engano, fale com { $organizer }.
join-replaced = Este link foi substituído
join-replaced-hint = Use o link do seu convite mais recente. Se não tiver um link mais novo, peça um.
join-unknown = Não reconhecemos este link
join-unknown-hint = Abra de novo o link do seu convite ou digite o código que aparece no final do link: 16 letras e números.
join-enter = Abra seu convite
join-enter-hint = Digite o código que aparece no final do link do seu convite: 16 letras e números.
join-code = Código
join-code-open = Abrir convite
join-too-many = { $seconds ->
    [one] Muitas tentativas. Aguarde { $seconds } segundo e tente de novo.
    [many] Muitas tentativas. Aguarde { $seconds } de segundos e tente de novo.
   *[other] Muitas tentativas. Aguarde { $seconds } segundos e tente de novo.
}
join-trouble = Algo deu errado do nosso lado
join-trouble-hint = Tente de novo em um minuto. Se acontecer outra vez, fale com a pessoa que convidou você.

join-help = Não consegue entrar?
join-help-hint = Teste a câmera e o microfone ou avise { $organizer }.
join-ask = Avisar { $organizer } de que não consigo entrar
join-ask-link = Pedir um novo link a { $organizer }
join-ask-over = Avisar { $organizer } de que perdi a reunião
join-asked = Avisamos { $organizer }.
join-asked-before = Avisamos { $organizer } há menos de uma hora. Se for urgente, fale diretamente com { $organizer }.

join-browser = Este navegador pode bloquear a câmera e o microfone. Copie o link e abra-o no Safari ou no Chrome.
join-copy = Copiar link
join-copied = Copiado

test-title = Teste de câmera e microfone
test-private = A imagem e o som nunca saem do seu dispositivo.
test-start = Iniciar teste
test-again = Testar de novo
test-camera = Câmera
test-microphone = Microfone
test-picture = Prévia da câmera
test-level = Nível do microfone
test-speak = Diga alguma coisa: a barra deve se mexer.
test-both = A câmera e o microfone estão ligados.
test-only-microphone = O microfone está funcionando. Nenhuma câmera foi encontrada, então as outras pessoas não vão ver você.
test-only-camera = A câmera está funcionando. Nenhum microfone foi encontrado, então as outras pessoas não vão ouvir você.
test-refused = Esta página não tem permissão para usar a câmera e o microfone. Permita os dois para esta página nas configurações do navegador e teste de novo.
test-missing = Não encontramos câmera nem microfone. Conecte um dispositivo e teste de novo.
test-in-use = Não foi possível iniciar a câmera ou o microfone. Talvez outro app esteja usando um deles. Feche esse app e teste de novo.
test-unsupported = Este navegador não consegue usar a câmera nem o microfone. Abra esta página no Safari ou no Chrome.
test-no-script = O teste precisa de JavaScript. Ative o JavaScript no navegador e recarregue esta página.
test-back = Voltar ao convite
