//! Answers to forms and polls.

use super::super::case::{Case, Input::Text, asks, reads};

pub(super) const CASES: &[Case] = &[
    reads(
        "questions are the header, the timestamp comes first",
        "Google Forms",
        "en",
        Text(
            "Timestamp,What is your full name?,What is your email address?,Will you attend?\n\
             11/20/2026 10:00:00,Ada Quill,ada@example.org,Yes\n11/20/2026 10:05:00,Bo Finch,bo@example.org,Yes\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "the collected address comes before the name, and an answer is long",
        "Google Forms with collected addresses",
        "en",
        Text(
            "Timestamp,Email Address,Your name,\"Anything else, that we should know?\"\n\
             2026/11/20 10:00:00 AM GMT+1,ada@example.org,Ada Quill,\"I may be late, sorry\"\n2026/11/20 10:05:00 AM GMT+1,bo@example.org,Bo Finch,\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "German questions",
        "Google Formulare",
        "de",
        Text(
            "Zeitstempel\tWie heißt du?\tDeine E-Mail-Adresse\tKommst du?\n20.11.2026 10:00:00\tKäthe Müller\tkaethe@example.org\tJa\n20.11.2026 10:05:00\tJörg Groß\tjoerg@example.org\tNein\n",
        ),
        &["Käthe Müller <kaethe@example.org>", "Jörg Groß <joerg@example.org>"],
    ),
    reads(
        "Spanish questions",
        "Formularios de Google",
        "es",
        Text(
            "Marca temporal,Nombre y apellidos,Dirección de correo electrónico,¿Asistirás?\n20/11/2026 10:00:00,María Núñez,maria@example.org,Sí\n20/11/2026 10:05:00,Íñigo de la Cruz,inigo@example.org,No\n",
        ),
        &["María Núñez <maria@example.org>", "Íñigo de la Cruz <inigo@example.org>"],
    ),
    reads(
        "French questions",
        "Google Forms en français",
        "fr",
        Text(
            "Horodateur,Nom et prénom,Adresse e-mail,Présence\n20/11/2026 10:00:00,Zoé Lefèvre,zoe@example.org,Oui\n20/11/2026 10:05:00,Jean-Luc d'Arc,jeanluc@example.org,Non\n",
        ),
        &["Zoé Lefèvre <zoe@example.org>", "Jean-Luc d'Arc <jeanluc@example.org>"],
    ),
    reads(
        "when an answer was begun is not when the meeting starts",
        "Microsoft Forms in Excel",
        "en",
        Text(
            "ID\tStart time\tCompletion time\tEmail\tName\tWill you attend?\n\
             1\t11/20/26 10:00:12\t11/20/26 10:01:02\tada@example.org\tAda Quill\tYes\n2\t11/20/26 10:05:00\t11/20/26 10:06:40\tbo@example.org\tBo Finch\tMaybe\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    asks(
        "an anonymous form has the name and the address in questions",
        "Microsoft Forms without sign-in",
        "en",
        Text(
            "ID\tStart time\tCompletion time\tEmail\tName\tYour full name\tYour email\n\
             1\t11/20/26 10:00:12\t11/20/26 10:01:02\tanonymous\t\tAda Quill\tada@example.org\n2\t11/20/26 10:05:00\t11/20/26 10:06:40\tanonymous\t\tBo Finch\tbo@example.org\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "German times of an answer are not the meeting's",
        "Microsoft Forms in Excel",
        "de",
        Text(
            "ID\tStartzeit\tFertigstellungszeit\tE-Mail\tName\tTeilnahme\n1\t20.11.26 10:00:12\t20.11.26 10:01:02\tkaethe@example.org\tKäthe Müller\tJa\n2\t20.11.26 10:05:00\t20.11.26 10:06:40\tjoerg@example.org\tJörg Groß\tNein\n",
        ),
        &["Käthe Müller <kaethe@example.org>", "Jörg Groß <joerg@example.org>"],
    ),
    asks(
        "a poll's matrix has no header for names, and counts at its end",
        "Doodle, Excel export",
        "en",
        Text(
            "Poll \"Winter meeting\"\t\t\nhttps://polls.example.com/abc\t\t\n\t\t\n\tDecember 2026\t\n\tTue 1\tWed 2\n\t10:00 AM\t2:00 PM\nAda Quill\tOK\t\nBo Finch\t(OK)\tOK\nCount\t2\t1\n",
        ),
        &["Ada Quill", "Bo Finch"],
    ),
    reads(
        "the name of whoever answered, beside a rating",
        "Typeform",
        "en",
        Text(
            "#,What's your first name?,What's your last name?,And your email?,How did you like it?,Start Date (UTC),Submit Date (UTC),Network ID\n\
             a1b2,Ada,Quill,ada@example.org,5,2026-11-20 10:00:00,2026-11-20 10:01:00,n1\nc3d4,Bo,Finch,bo@example.org,4,2026-11-20 10:05:00,2026-11-20 10:06:00,n2\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    asks(
        "an invitee books a slot with a host",
        "Calendly, scheduled events",
        "en",
        Text(
            "Team,User Name,User Email,Invitee Name,Invitee First Name,Invitee Last Name,Invitee Email,Event Type Name,Canceled\n\
             ,Dee Vale,dee@example.org,Ada Quill,Ada,Quill,ada@example.org,Winter meeting,No\n,Dee Vale,dee@example.org,Bo Finch,Bo,Finch,bo@example.org,Winter meeting,No\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a Ukrainian form",
        "Google Форми",
        "uk",
        Text(
            "Позначка часу,Прізвище та ім'я,Електронна пошта,Чи прийдете?\n20.11.2026 10:00:00,Шевченко Оксана,oksana@example.org,Так\n20.11.2026 10:05:00,Ґудзь Їжак,yizhak@example.org,Ні\n",
        ),
        &["Шевченко Оксана <oksana@example.org>", "Ґудзь Їжак <yizhak@example.org>"],
    ),
    reads(
        "a Hindi form",
        "Google फ़ॉर्म",
        "hi",
        Text(
            "टाइमस्टैंप,नाम,ईमेल,क्या आप आएंगे?\n20/11/2026 10:00:00,आदित्य शर्मा,aditya@example.org,हाँ\n20/11/2026 10:05:00,मीरा देवी,meera@example.org,नहीं\n",
        ),
        &["आदित्य शर्मा <aditya@example.org>", "मीरा देवी <meera@example.org>"],
    ),
    reads(
        "a Korean form",
        "Google 설문지",
        "ko",
        Text(
            "타임스탬프,이름,이메일 주소,참석 여부\n2026. 11. 20 오전 10:00:00,김민수,minsu@example.org,예\n2026. 11. 20 오전 10:05:00,이서연,seoyeon@example.org,아니요\n",
        ),
        &["김민수 <minsu@example.org>", "이서연 <seoyeon@example.org>"],
    ),
];
