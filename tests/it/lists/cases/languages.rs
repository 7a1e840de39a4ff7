//! Headers, owner words and names in many languages.

use super::super::case::{Case, Input::Text, asks, reads};

pub(super) const CASES: &[Case] = &[
    reads(
        "Vor- und Nachname with an owner column",
        "Excel",
        "de",
        Text(
            "Nachname;Vorname;E-Mail;Moderator\n\
             Weiß;Jürgen;juergen@example.org;ja\n\
             Voß;Dörte;doerte@example.org;nein\n",
        ),
        &["Jürgen Weiß <juergen@example.org> (owner)", "Dörte Voß <doerte@example.org>"],
    ),
    reads(
        "Name und Mailadresse",
        "Excel, pasted",
        "de",
        Text(
            "Teilnehmer\tMailadresse\tRolle\n\
             Jürgen Weiß\tjuergen@example.org\tReferent\n\
             Dörte Voß\tdoerte@example.org\tTeilnehmerin\n",
        ),
        &["Jürgen Weiß <juergen@example.org>", "Dörte Voß <doerte@example.org>"],
    )
    .or(&[&["Jürgen Weiß <juergen@example.org> (owner)", "Dörte Voß <doerte@example.org>"]]),
    reads(
        "Prénom, Nom, Courriel",
        "Excel",
        "fr",
        Text(
            "Prénom;Nom;Courriel;Animateur\n\
             Zoé;Lefèvre;zoe@example.org;oui\n\
             Jean-Luc;d'Arc;jeanluc@example.org;non\n",
        ),
        &["Zoé Lefèvre <zoe@example.org> (owner)", "Jean-Luc d'Arc <jeanluc@example.org>"],
    ),
    reads(
        "Nom complet et adresse électronique",
        "Google Sheets",
        "fr",
        Text(
            "Nom complet\tAdresse électronique\tTéléphone\n\
             Zoé Lefèvre\tzoe@example.org\t06 00 00 00 01\n\
             Jean-Luc d'Arc\tjeanluc@example.org\t\n",
        ),
        &["Zoé Lefèvre <zoe@example.org>", "Jean-Luc d'Arc <jeanluc@example.org>"],
    ),
    reads(
        "Nombre, Apellidos, Correo electrónico",
        "Excel",
        "es",
        Text(
            "Nombre;Apellidos;Correo electrónico;Anfitrión\n\
             María José;Núñez Peña;maria@example.org;sí\n\
             Íñigo;de la Cruz;inigo@example.org;no\n",
        ),
        &["María José Núñez Peña <maria@example.org> (owner)", "Íñigo de la Cruz <inigo@example.org>"],
    ),
    reads(
        "Nome completo, E-mail, Função",
        "Google Sheets",
        "pt",
        Text(
            "Nome completo,E-mail,Função\n\
             João Conceição,joao@example.org,Organizador\n\
             Inês Araújo,ines@example.org,Participante\n",
        ),
        &["João Conceição <joao@example.org> (owner)", "Inês Araújo <ines@example.org>"],
    ),
    reads(
        "Nome, Cognome, Indirizzo email",
        "Excel",
        "it",
        Text(
            "Nome;Cognome;Indirizzo email\n\
             Nicolò;D'Angelo;nicolo@example.org\n\
             Mirò;De Luca;miro@example.org\n",
        ),
        &["Nicolò D'Angelo <nicolo@example.org>", "Mirò De Luca <miro@example.org>"],
    ),
    reads(
        "Imię i nazwisko, Adres e-mail",
        "Excel",
        "pl",
        Text(
            "Lp.;Imię i nazwisko;Adres e-mail;Prowadzący\n\
             1;Łucja Żak;lucja@example.org;tak\n\
             2;Paweł Gęś;pawel@example.org;nie\n",
        ),
        &["Łucja Żak <lucja@example.org> (owner)", "Paweł Gęś <pawel@example.org>"],
    ),
    reads(
        "Imię, Nazwisko, Poczta",
        "Excel, pasted",
        "pl",
        Text("Nazwisko\tImię\tPoczta\nŻak\tŁucja\tlucja@example.org\nGęś\tPaweł\tpawel@example.org\n"),
        &["Łucja Żak <lucja@example.org>", "Paweł Gęś <pawel@example.org>"],
    ),
    reads(
        "Jméno a příjmení",
        "Excel",
        "cs",
        Text(
            "Jméno a příjmení;E-mailová adresa;Poznámka\n\
             Jiří Dvořák;jiri@example.org;\n\
             Žofie Šťastná;zofie@example.org;přijde později\n",
        ),
        &["Jiří Dvořák <jiri@example.org>", "Žofie Šťastná <zofie@example.org>"],
    ),
    reads(
        "ФИО и почта",
        "Excel",
        "ru",
        Text(
            "№;ФИО;Почта;Роль\n\
             1;Перова Ада Ивановна;ada@example.org;Организатор\n\
             2;Зябликов Борис;bo@example.org;Участник\n",
        ),
        &["Перова Ада Ивановна <ada@example.org> (owner)", "Зябликов Борис <bo@example.org>"],
    ),
    reads(
        "Имя и Фамилия in two columns",
        "Google Sheets",
        "ru",
        Text("Имя\tФамилия\tE-mail\nАда\tПерова\tada@example.org\nБорис\tЗябликов\tbo@example.org\n"),
        &["Ада Перова <ada@example.org>", "Борис Зябликов <bo@example.org>"],
    ),
    reads(
        "Ім'я, Прізвище with a typographic apostrophe",
        "Google Sheets",
        "uk",
        Text(
            "Прізвище,Ім’я,Електронна адреса\n\
             Шевченко,Оксана,oksana@example.org\n\
             Ґудзь,Їжак,yizhak@example.org\n",
        ),
        &["Оксана Шевченко <oksana@example.org>", "Їжак Ґудзь <yizhak@example.org>"],
    ),
    reads(
        "Ad Soyad, E-posta adresi",
        "Excel",
        "tr",
        Text(
            "Ad Soyad;E-posta adresi;Görev\n\
             Çağla Şimşek;cagla@example.org;Öğretmen\n\
             İbrahim Işık;ibrahim@example.org;Katılımcı\n",
        ),
        &["Çağla Şimşek <cagla@example.org> (owner)", "İbrahim Işık <ibrahim@example.org>"],
    ),
    reads(
        "headers in capitals with a dotted İ",
        "Excel",
        "tr",
        Text("AD;SOYAD;E-POSTA\nÇağla;Şimşek;cagla@example.org\nİbrahim;Işık;ibrahim@example.org\n"),
        &["Çağla Şimşek <cagla@example.org>", "İbrahim Işık <ibrahim@example.org>"],
    ),
    reads(
        "الاسم والبريد الإلكتروني",
        "Google Sheets",
        "ar",
        Text("الاسم,البريد الإلكتروني\nليلى حداد,layla@example.org\nعمر خليل,omar@example.org\n"),
        &["ليلى حداد <layla@example.org>", "عمر خليل <omar@example.org>"],
    ),
    reads(
        "الاسم الأول واسم العائلة",
        "Excel",
        "ar",
        Text(
            "الاسم الأول;اسم العائلة;البريد الالكتروني\n\
             ليلى;حداد;layla@example.org\n\
             عمر;خليل;omar@example.org\n",
        ),
        &["ليلى حداد <layla@example.org>", "عمر خليل <omar@example.org>"],
    ),
    reads(
        "שם ודואר אלקטרוני",
        "Google Sheets",
        "he",
        Text("שם מלא,דוא\"ל\nנועה לוי,noa@example.org\nאיתן כהן,eitan@example.org\n"),
        &["נועה לוי <noa@example.org>", "איתן כהן <eitan@example.org>"],
    ),
    reads(
        "שם פרטי, שם משפחה",
        "Excel, pasted",
        "he",
        Text("שם משפחה\tשם פרטי\tאימייל\nלוי\tנועה\tnoa@example.org\nכהן\tאיתן\teitan@example.org\n"),
        &["נועה לוי <noa@example.org>", "איתן כהן <eitan@example.org>"],
    ),
    reads(
        "नाम और ईमेल",
        "Google Sheets",
        "hi",
        Text("क्रमांक,नाम,ईमेल आईडी\n1,आदित्य शर्मा,aditya@example.org\n2,मीरा देवी,meera@example.org\n"),
        &["आदित्य शर्मा <aditya@example.org>", "मीरा देवी <meera@example.org>"],
    ),
    reads(
        "姓 and 名 in two columns",
        "Excel",
        "ja",
        Text("姓,名,メールアドレス\n山田,花子,hanako@example.org\n佐藤,太郎,taro@example.org\n"),
        &["山田 花子 <hanako@example.org>", "佐藤 太郎 <taro@example.org>"],
    )
    .or(&[
        &["山田花子 <hanako@example.org>", "佐藤太郎 <taro@example.org>"],
        &["花子 山田 <hanako@example.org>", "太郎 佐藤 <taro@example.org>"],
    ]),
    reads(
        "お名前 with フリガナ and メール",
        "Excel",
        "ja",
        Text(
            "お名前\tフリガナ\tメール\n山田花子\tヤマダハナコ\thanako@example.org\n佐藤太郎\tサトウタロウ\ttaro@example.org\n",
        ),
        &["山田花子 <hanako@example.org>", "佐藤太郎 <taro@example.org>"],
    ),
    reads(
        "姓名, 邮箱, 电话",
        "Excel",
        "zh",
        Text("序号,姓名,邮箱,电话\n1,李伟,liwei@example.org,13800000001\n2,王芳,wangfang@example.org,13800000002\n"),
        &["李伟 <liwei@example.org>", "王芳 <wangfang@example.org>"],
    ),
    reads(
        "電子郵件 in traditional characters",
        "Google Sheets",
        "zh-TW",
        Text("姓名\t電子郵件\t角色\n陳怡君\tyichun@example.org\t主持人\n林志明\tchihming@example.org\t參加者\n"),
        &["陳怡君 <yichun@example.org> (owner)", "林志明 <chihming@example.org>"],
    ),
    reads(
        "성명과 이메일",
        "Excel",
        "ko",
        Text(
            "번호\t성명\t이메일\t역할\n1\t김민수\tminsu@example.org\t진행자\n2\t이서연\tseoyeon@example.org\t참가자\n",
        ),
        &["김민수 <minsu@example.org> (owner)", "이서연 <seoyeon@example.org>"],
    ),
    reads(
        "Họ và tên, Thư điện tử",
        "Excel",
        "vi",
        Text(
            "STT,Họ và tên,Email,Ghi chú\n\
             1,Nguyễn Thị Ánh,anh@example.org,\n\
             2,Trần Đức Huy,huy@example.org,đến muộn\n",
        ),
        &["Nguyễn Thị Ánh <anh@example.org>", "Trần Đức Huy <huy@example.org>"],
    ),
    reads(
        "Ονοματεπώνυμο και ηλεκτρονικό ταχυδρομείο",
        "Excel",
        "el",
        Text(
            "Α/Α;Ονοματεπώνυμο;Ηλεκτρονική διεύθυνση\n\
             1;Ελένη Παπαδάκη;eleni@example.org\n\
             2;Νίκος Άνθης;nikos@example.org\n",
        ),
        &["Ελένη Παπαδάκη <eleni@example.org>", "Νίκος Άνθης <nikos@example.org>"],
    ),
    reads(
        "Όνομα, Επώνυμο",
        "Google Sheets",
        "el",
        Text("Επώνυμο,Όνομα,Email\nΠαπαδάκη,Ελένη,eleni@example.org\nΆνθης,Νίκος,nikos@example.org\n"),
        &["Ελένη Παπαδάκη <eleni@example.org>", "Νίκος Άνθης <nikos@example.org>"],
    ),
    reads(
        "Voornaam, Tussenvoegsel, Achternaam",
        "Excel",
        "nl",
        Text(
            "Voornaam;Tussenvoegsel;Achternaam;E-mailadres\n\
             Joost;van der;Meer;joost@example.org\n\
             Fleur;;Bakker;fleur@example.org\n",
        ),
        &["Joost van der Meer <joost@example.org>", "Fleur Bakker <fleur@example.org>"],
    ),
    reads(
        "Förnamn, Efternamn, E-post",
        "Excel",
        "sv",
        Text("Förnamn;Efternamn;E-post\nÅsa;Öberg;asa@example.org\nBjörn;Ängström;bjorn@example.org\n"),
        &["Åsa Öberg <asa@example.org>", "Björn Ängström <bjorn@example.org>"],
    ),
    reads(
        "Fornavn, Efternavn, Mailadresse",
        "Excel",
        "da",
        Text(
            "Fornavn;Efternavn;Mailadresse\n\
             Søren;Ærø;soren@example.org\n\
             Astrid;Nygård;astrid@example.org\n",
        ),
        &["Søren Ærø <soren@example.org>", "Astrid Nygård <astrid@example.org>"],
    ),
    reads(
        "Etunimi, Sukunimi, Sähköposti",
        "Excel",
        "fi",
        Text(
            "Sukunimi;Etunimi;Sähköposti\n\
             Mäkinen;Väinö;vaino@example.org\n\
             Ylä-Äijö;Päivi;paivi@example.org\n",
        ),
        &["Väinö Mäkinen <vaino@example.org>", "Päivi Ylä-Äijö <paivi@example.org>"],
    ),
    reads(
        "Név és e-mail cím",
        "Excel",
        "hu",
        Text("Név;E-mail cím\nSzűcs Ágnes;agnes@example.org\nŐri Béla;bela@example.org\n"),
        &["Szűcs Ágnes <agnes@example.org>", "Őri Béla <bela@example.org>"],
    ),
    reads(
        "Nume, Prenume, Adresă de email",
        "Excel",
        "ro",
        Text(
            "Nume,Prenume,Adresă de email\n\
             Ștefănescu,Ioană,ioana@example.org\n\
             Țurcan,Mihăiță,mihaita@example.org\n",
        ),
        &["Ioană Ștefănescu <ioana@example.org>", "Mihăiță Țurcan <mihaita@example.org>"],
    ),
    reads(
        "Nama lengkap dan surel",
        "Google Sheets",
        "id",
        Text("No,Nama Lengkap,Alamat Email\n1,Dewi Lestari,dewi@example.org\n2,Budi,budi@example.org\n"),
        &["Dewi Lestari <dewi@example.org>", "Budi <budi@example.org>"],
    ),
    reads(
        "ชื่อ นามสกุล อีเมล",
        "Google Sheets",
        "th",
        Text("ชื่อ,นามสกุล,อีเมล\nสมชาย,ใจดี,somchai@example.org\nมาลี,สุขใจ,malee@example.org\n"),
        &["สมชาย ใจดี <somchai@example.org>", "มาลี สุขใจ <malee@example.org>"],
    ),
    asks("Ism, Familiya", "Excel", "uz", Text("Ism,Familiya\nAda,Quill\nBo,Finch\n"), &["Ada Quill", "Bo Finch"]),
    asks(
        "نام و ایمیل",
        "Google Sheets",
        "fa",
        Text("نام,نام خانوادگی,ایمیل\nسارا,احمدی,sara@example.org\nکیان,رضایی,kian@example.org\n"),
        &["سارا احمدی <sara@example.org>", "کیان رضایی <kian@example.org>"],
    ),
    reads(
        "Име, Фамилия, Имейл",
        "Excel",
        "bg",
        Text("Име;Фамилия;Имейл\nЯна;Щерева;yana@example.org\nБоян;Ъглов;boyan@example.org\n"),
        &["Яна Щерева <yana@example.org>", "Боян Ъглов <boyan@example.org>"],
    ),
    reads(
        "Meno, Priezvisko, E-mail",
        "Excel",
        "sk",
        Text("Priezvisko;Meno;E-mail\nŽiaková;Ľubica;lubica@example.org\nŤažký;Štefan;stefan@example.org\n"),
        &["Ľubica Žiaková <lubica@example.org>", "Štefan Ťažký <stefan@example.org>"],
    ),
    asks(
        "Vardas, Pavardė, El. paštas",
        "Excel",
        "lt",
        Text("Vardas;Pavardė;El. paštas\nŽivilė;Šimkutė;zivile@example.org\nĄžuolas;Čepas;azuolas@example.org\n"),
        &["Živilė Šimkutė <zivile@example.org>", "Ąžuolas Čepas <azuolas@example.org>"],
    ),
    asks(
        "Vārds, Uzvārds, E-pasts",
        "Excel",
        "lv",
        Text("Vārds,Uzvārds,E-pasts\nAija,Ķuze,aija@example.org\nJānis,Bērziņš,janis@example.org\n"),
        &["Aija Ķuze <aija@example.org>", "Jānis Bērziņš <janis@example.org>"],
    ),
    reads(
        "Ime, Prezime, E-pošta",
        "Excel",
        "hr",
        Text("Prezime;Ime;E-pošta\nŠarić;Đurđa;durda@example.org\nČolić;Žarko;zarko@example.org\n"),
        &["Đurđa Šarić <durda@example.org>", "Žarko Čolić <zarko@example.org>"],
    ),
    reads(
        "Nom i cognoms, Correu electrònic",
        "Google Sheets",
        "ca",
        Text(
            "Nom i cognoms,Correu electrònic\nNúria Puig i Soler,nuria@example.org\nÒscar Guàrdia,oscar@example.org\n",
        ),
        &["Núria Puig i Soler <nuria@example.org>", "Òscar Guàrdia <oscar@example.org>"],
    ),
    reads(
        "Fornavn, Etternavn, E-post",
        "Excel",
        "nb",
        Text("Fornavn;Etternavn;E-post\nØystein;Åsen;oystein@example.org\nGrete;Dahl;grete@example.org\n"),
        &["Øystein Åsen <oystein@example.org>", "Grete Dahl <grete@example.org>"],
    ),
];
