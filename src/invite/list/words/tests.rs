//! Names of columns as people's exports have them, with the right answer, and names of people that are none.

use super::{
    Column::{
        Date, Duration, Email, Ends, FirstName, Id, Language, LastName, MiddleName, Name, Owner, Room, Starts, UserName,
    },
    Meaning::{Column, Known, Unknown},
    Rank::{Close, Exact, Weak},
    *,
};

/// Cells, separated by `|`, that mean the same.
const CELLS: &[(Meaning, &str)] = &[
    (
        Column(Name, Exact),
        "Full legal name|Ticket Full Name|Display Name (Zoom)|Full name as on your badge|Podaj swoje imię i nazwisko|请输入您的姓名|Escribe tu nombre completo|Öğrenci Adı Soyadı|Full Name|Full name*|full_name|fullName|FULL NAME:|Fullname|1. Full Name (required)|Your full name|What is your full name?|Please enter your full name|Student Full Name|Participant's full name|Display name|displayName|DisplayName|First and Last Name|First/Last name|Last Name First Name|Surname, First name|Last name, first name|First name & surname|Name and surname|Name (First and Last)|Name (Original Name)|User Name (Original Name)|Vor- und Nachname|Vorname, Nachname|Name, Vorname|Name und Vorname|Vorname und Name|Nachname, Vorname|Vollständiger Name|Ihr vollständiger Name|Nom et prénom|Prénom et nom|Prénom Nom|NOM Prénom|Nom complet|Nombre y apellidos|Nombre completo|Nombre y apellido|Apellidos y nombre|Apellidos, Nombre|Nombre completo del participante|Nome completo|Nome e cognome|Cognome e nome|Nome e sobrenome|Imię i nazwisko|Nazwisko i imię|Jméno a příjmení|Příjmení a jméno|Meno a priezvisko|Ime i prezime|Ime in priimek|Име и фамилия|Име и презиме|Nume și prenume|Nume complet|ФИО|Ф.И.О.|ФИО участника|Фамилия, имя, отчество|Фамилия Имя|Имя и фамилия|Прізвище, ім'я|ПІБ|Ονοματεπώνυμο|Ad Soyad|Adı Soyadı|ADI SOYADI|Adınız Soyadınız|الاسم الكامل|نام و نام خانوادگی|שם מלא|שם פרטי ושם משפחה|पूरा नाम|Nama lengkap|Nama Lengkap Peserta|Họ và tên|Họ tên|ชื่อ-นามสกุล|ชื่อ - นามสกุล|氏名|お名前(フルネーム)|参加者氏名|姓名|您的姓名|真实姓名|学生姓名|성명|Teljes név|Koko nimi|Etu- ja sukunimi|Ees- ja perekonnanimi|Vārds, uzvārds|Vardas, pavardė|Аты-жөні|Ism va familiya|F.I.Sh.|სახელი, გვარი|Voor- en achternaam|Volledige naam|For- og efternavn|Fullständigt namn|Fulde navn",
    ),
    (
        Column(Name, Close),
        "Deltakers navn|Deltagarens namn|参加者名|学生名|How should we address you?|ما اسمك؟|お名前をご記入ください|Child's name|Staff Name|Nama Anda|Sinun nimesi|Je naam|Name|NAME|name*|Name:|Names|# Name|Your name|What is your name?|Student Name|Student's name|Participant Name|Attendee name|Guest Name|Name of participant|participant_name|Invitee Name|Member Name|Ihr Name|Wie heißt du?|Wie ist dein Name?|Teilnehmername|Name des Teilnehmers|Name der Schülerin|Naam|Naam deelnemer|Navn|Namn|Nimi|Név|Résztvevő neve|الاسم|שם|नाम|名前|お名前|参加者名前|이름|참가자 이름|Nama|Nama Peserta|ชื่อ|Как вас зовут?|¿Cómo te llamas?|名称",
    ),
    (
        Column(Name, Weak),
        "Participant|Participants|Attendee|Attendees|Guest|Guests|Student|Teilnehmer|Teilnehmende|Teilnehmer:innen|Schüler|Deelnemer|Élève|Participante|Alumno|Partecipante|Uczestnik|Účastník|Участник|Студент|Katılımcı|المشارك|参加者|学生|참가자|Peserta|Buyer name|Purchaser name|Billing name|Billing Full Name|Order contact name|Customer name|Preferred name|Name on badge|Badge name|Known as|Signed-in name|Zoom name|Attendee 2 name|Teacher Name|Contact name",
    ),
    (
        Column(FirstName, Exact),
        "Vaše ime|Tu nombre|Il tuo nome|Seu nome|Twoje imię|Ваше ім’я|First Name|FIRST NAME|first_name|firstName|firstname|FName|FNAME|First|Given Name|Given name(s)|GivenName|Forename|Your first name|Name (First)|Vorname|Vorname*|Ihr Vorname|Voornaam|Fornavn|Förnamn|Prénom|prenom|Votre prénom|Nombre|Nombres|Nombre(s)|Nome|Imię|Jméno|Meno|Ime|Име|Prenume|Имя|Ваше имя|Ім'я|Ім’я|Όνομα|Ad|İsim|Adı|Vārds|Vardas|Etunimi|Eesnimi|Keresztnév|Utónév|Tên|الاسم الأول|نام کوچک|שם פרטי|Nama depan|名|Аты|Ism|სახელი|First Name (Given)",
    ),
    (
        Column(FirstName, Close),
        "Attendee name: Given name|Ticket First Name|Student First Name|Attendee first name|Vorname des Kindes|Nombre del participante|Prénom de l'élève|Имя участника",
    ),
    (Column(FirstName, Weak), "Buyer First Name|Preferred First Name|First Name 2"),
    (
        Column(MiddleName, Exact),
        "Middle Name|middle_name|Middle|Patronymic|Отчество|По батькові|Segundo nombre|Tên đệm|Additional Name",
    ),
    (
        Column(LastName, Exact),
        "Votre nom|Sus apellidos|Il tuo cognome|Ваша фамилия|Last Name|LAST NAME|last_name|lastName|lastname|LName|Last|Surname|Family Name|FamilyName|Your surname|Name (Last)|Nachname|Nachname (Pflichtfeld)|Familienname|Zuname|Achternaam|Efternavn|Etternavn|Efternamn|Nom|Nom de famille|Apellidos|Apellido(s)|Primer apellido|Apellido paterno|Cognome|Sobrenome|Nazwisko|Příjmení|Priezvisko|Priimek|Prezime|Презиме|Nume|Nume de familie|Фамилия|Прізвище|Επώνυμο|Soyad|Soyadı|Soyisim|Uzvārds|Pavardė|Sukunimi|Perekonnanimi|Vezetéknév|Családi név|Họ|اسم العائلة|اللقب|نام خانوادگی|שם משפחה|Nama belakang|姓|성|Тегі|Familiya|გვარი",
    ),
    (Column(LastName, Close), "Student Last Name|Participant Surname|Nachname des Teilnehmers|Фамилия студента"),
    (
        Column(UserName, Exact),
        "Username|User name|user_name|userName|Nickname|Login|Login name|Account|Benutzername|Nutzername|Gebruikersnaam|Brugernavn|Användarnamn|Pseudo|Nom d'utilisateur|Nombre de usuario|Usuario|Nome utente|Nome de usuário|Nazwa użytkownika|Uživatelské jméno|Логин|Имя пользователя|Kullanıcı adı|اسم المستخدم|用户名|ユーザー名|사용자 이름|Felhasználónév|Käyttäjätunnus|Alias|SIS Login ID|Korisničko ime|Screen Name|Handle|ชื่อผู้ใช้|שם משתמש",
    ),
    (
        Column(Email, Exact),
        "Email (we will send the link to this address)|כתובת המייל שלך|请填写邮箱|이메일을 입력해주세요|Wie lautet deine E-Mail-Adresse?|Email|EMAIL|e-mail|E-Mail:|eMail|EMail|Email*|Email (required)|Email [optional]|Mail|Mail Address|Email Address|EMAIL address|email_address|emailAddress|E-mail Address|Email ID|Mail ID|E-mail 1 - Value|Email 1|Email addresses|Your email address|What is your email?|Please enter your e-mail address|3. What is your email address?|Primary Email|primaryEmail|Main email|E-Mail-Adresse|Emailadresse|Mailadresse|Ihre E-Mail-Adresse|Deine E-Mail|E-mailadres|Epost|E-post|E-postadress|Mejl|Sähköposti|Sähköpostiosoite|Meiliaadress|E-pasts|El. paštas|E-mail cím|Courriel|Adresse courriel|Adresse e-mail|Adresse électronique|Mél|Votre adresse mail|Correo|Correo electrónico|Correo-e|Dirección de correo electrónico|Tu correo electrónico|Endereço de e-mail|Correio eletrónico|Indirizzo e-mail|Indirizzo email|Posta elettronica|Adres e-mail|Poczta elektroniczna|E-mailová adresa|E-pošta|E-poštni naslov|Имейл|Е-поща|Adresă de e-mail|Эл. почта|Электронная почта|Адрес электронной почты|Почта|Ваш email|Електронна пошта|Ел. пошта|Email адреса|Имејл|Ηλεκτρονική διεύθυνση|Διεύθυνση email|E-posta|E-posta adresi|Eposta|البريد الإلكتروني|البريد الالكتروني|الإيميل|ایمیل|پست الکترونیکی|אימייל|דוא\"ל|דואר אלקטרוני|כתובת מייל|ईमेल|ई-मेल पता|ইমেইল|Alamat email|Surel|E-mel|Địa chỉ email|Thư điện tử|อีเมล|メールアドレス|メール|Eメール|E-mailアドレス|電子メール|電子郵件|电子邮件|电子邮箱|邮箱|邮箱地址|이메일|이메일 주소|전자우편|메일|Электрондық пошта|Elektron pochta|ელფოსტა|ელ. ფოსტა|Էլ. փոստ|メールアドレスを入力してください",
    ),
    (
        Column(Email, Close),
        "Ticket Email|Firmen-E-Mail|E-mail do participante (opcional)|User Email|Student Email|Participant email|Attendee Email|Guest email address|Member email|Work Email|Work e-mail|Personal email|School email|School email address|Institutional email|Company email|University e-mail|Registration email|Registered email|Zoom email|Email (work)|Dienstliche E-Mail|Private E-Mail|E-Mail der Teilnehmerin|E-Mail des Teilnehmers|Teilnehmer-E-Mail|Email institucional|Correo institucional|E-mail aluno|Рабочий email|Email участника|参加者メールアドレス|学生邮箱|studentemail",
    ),
    (
        Column(Email, Weak),
        "Participant ID (UPN)|Secondary email|Alternate Email|E-mail 2 Address|E-mail 2 - Value|Email 2|Other email|Confirm email|Recovery email|Buyer Email|Purchaser Email|Billing email|Contact email|Order Email|UPN|User principal name|userPrincipalName|Address|Adresse|Username / Email|Email XYZ|Teacher email|Organizer Email|Cc Email|Kontakt-E-Mail|Zweite E-Mail",
    ),
    (
        Column(Owner, Exact),
        "Role|role|Roles|Role:|Is owner|is_owner|isOwner|Rolle|Rôle|Rol|Ruolo|Papel|Rola|Роль|角色|役割|역할|الدور|Participant role|User role|Is host?",
    ),
    (Column(Owner, Close), "Owner|Host|Moderator|Organizer|Meeting role|Course role|Role name|Moderator/in"),
    (Column(Owner, Weak), "Teacher|Presenter|Instructor|Lehrer|Speaker"),
    (Column(Id, Exact), "id|ID|Id|User ID|user_id|userId|userid|UserID"),
    (Column(Room, Exact), "Room|room|Room name|Daily room|daily_room|Raum|Salle|Sala|Комната|会议室|Breakout room"),
    (Column(Date, Exact), "Date|Datum|Fecha|Data|Дата|Tarih|التاريخ|日付|日期|날짜|Dato|Päivämäärä|Ngày|วันที่|Tanggal"),
    (
        Column(Date, Close),
        "Meeting date|Event date|Start date|Startdatum|Datum der Besprechung|Fecha del evento|Session Date",
    ),
    (
        Column(Starts, Exact),
        "Start|Starts|starts at|starts_at|Start time|startTime|From|Begin|Beginn|Beginnt um|Startzeit|Début|Heure de début|Inicio|Hora de inicio|Inizio|Начало|Время начала|開始時間|开始时间|Başlangıç|Start (UTC)|Start date and time",
    ),
    (
        Column(Starts, Close),
        "Meeting start|Event start time|Session start time|Date and time|Datum und Uhrzeit|Дата и время",
    ),
    (Column(Starts, Weak), "Time|Uhrzeit|Heure|Hora|Время|时间"),
    (
        Column(Ends, Exact),
        "End|Ends|ends_at|End time|Until|To|Ende|Bis|Fin|Heure de fin|Hora de fin|Fine|Конец|Время окончания|終了時間|结束时间|Bitiş",
    ),
    (Column(Ends, Close), "Meeting end|Event end time"),
    (Column(Ends, Weak), "End date|Enddatum"),
    (
        Column(Duration, Exact),
        "Duration|Duration (minutes)|Duration in minutes|Dauer|Dauer (Minuten)|Durée|Duración|Durata|Длительность|Süre|时长|Length",
    ),
    (Column(Duration, Close), "Meeting duration|Session length"),
    (
        Column(Language, Exact),
        "Language|Lang|Locale|Preferred language|Your language|Sprache|Langue|Idioma|Lingua|Taal|Język|Язык|Dil|اللغة|שפה|भाषा|言語|语言|언어",
    ),
    (Column(Language, Close), "Course language|Student language"),
    (
        Known,
        "Groups|Meetings|Classes|Vorgesetzte/r|職稱|Pet's name|Ticket Company Name|Order code|All day event|Nome da mãe|Название курса|文件名|Ngày sinh|Record ID|Company|Company name|Organization Name|Organisation|Meeting name|Course name|Event Name|File name|Team name|Ticket name|Ticket type|Group name|Class name|Phonetic First Name|Phonetic Last Name|Yomi Name|Parent name|Parent/Guardian Name|Parent email|Guardian email|Emergency contact name|Emergency contact|Manager|Manager name|Manager email|E-mail Type|E-mail 1 - Label|E-mail 1 - Type|E-mail Display Name|Email verified|Email opt-in|Email status|Email domain|Email Notifications|Name prefix|Name suffix|Title|Suffix|Maiden name|Domain name|Domain|Firmenname|Firma|Firmenname (optional)|Kursname|Entreprise|Nom de l'entreprise|Nombre de la empresa|Empresa|Название организации|Организация|公司名称|公司|会社名|회사명|フリガナ|氏名(カナ)|Name der Eltern|E-Mail der Eltern|Nom du parent|Имя родителя|ФИО родителя|保護者氏名|家长姓名",
    ),
    (
        Known,
        "Meeting ID|api_id|Order ID|Order no.|Order #|Student ID|Employee ID|Registration ID|Participant ID|SIS User ID|Registration Time|Registration date|created_at|Created|Created date|Creation Time|First Join|Last Leave|Join Time|Leave Time|Time in Session (minutes)|Last access|Last access to course|Last login|Last Activity|Date of birth|Birthday|Birth date|Geburtsdatum|Anmeldedatum|Fecha de nacimiento|Дата рождения|Дата регистрации|生年月日|出生日期|Order date|Purchase date|Total Duration (Minutes)|In-Meeting Duration|Attendance duration|Timestamp|Zeitstempel|Отметка времени|タイムスタンプ|Time zone|TIMEZONE|OPTIN_TIME|CONFIRM_TIME|CONFIRM_IP|OPTIN_IP|MEMBER_RATING|NOTES|TAGS|Status|Approval status|approval_status|Phone|phone_number|Phone 1 - Value|Telefon|Telefonnummer|Téléphone|Teléfono|Телефон|電話番号|手机号|전화번호|Mobile Number|City|Stadt|Ville|Ciudad|Город|城市|Country|Street address|Home Address|IP address|Job Title|Jobtitel (Position)|Department|Abteilung|Gender|Geschlecht|Age|Nationality|Comments|Bemerkungen|Price|Amount|Score|Grade|No.|S. No.|Sr. No.|№ п/п|序号|Contact owner|Lifecycle Stage|Language level|Custom question|Hotel room|Room number|Zimmer|Group|Labels|Group Membership|RSVP|Attended|Structure level|Participant number|Device type|Section|Website|Birth name|Initials",
    ),
    (
        Unknown,
        "|  |-|course1x|T-Shirt|Dietary wishes|Name of your horse|Which session do you prefer|How did you find us|Kunde|Contact|ada@example.org|12|2026-11-24|Name and email|Favourite colour?|start/end",
    ),
    (
        Unknown,
        "Your|Please|und|Acme|Acme Inc.|Guests of the winter meeting|Winter meeting|Participant list 3b|Montag|555 01|Bring your laptop|Passed",
    ),
    (Column(Email, Exact), "Deine Mail|Votre mail|Su correo|\u{feff}Email|E‑mail|E-mail\u{a0}|Ｅメール|e.mail"),
];

#[test]
fn columns_are_read_by_their_words() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (expected, cells) in CELLS {
        for cell in cells.split('|') {
            count += 1;
            let meaning = column(cell);
            if meaning != *expected {
                wrong.push(format!("{cell:?}: {meaning:?}, expected {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 300);
}

/// Made-up names of people. None may be taken for a column's name.
const PEOPLE: &str = "Ada Quill|Bo Finch|Mark Host|Will Student|Grace Mail|Mary Name|Ann Last|Guy Chair|Iris Guest|Al Guest|My Ho|An Ho|Do Ho|Vi Ten|Max Start|Ruth Date|Nick Room|Ad de Vries|Ad Jansen|Nimi Wariboko|Ime Udoh|Jan Naam|Nome Sato|Eva Nom|Penny Price|Rose Day|Dee Ender|Tim Von Berg|Emil Mailer|Ema Ilić|Emailia Post|Chloé Müller|Łucja Żak|Paweł Góra|Jürgen Groß|Øyvind Åsen|Þóra Ægisdóttir|Ştefan Țepeș|Željko Šarić|Ада Перова|Боря Зябликов|Имя Рек|Ім'янченко Олег|Йордан Дучев|Ελένη Παπά|Çağla Şen|أحمد الاسمر|نامدار رضایی|שמואל כהן|नमन शर्मा|ইমন হক|สมชาย ใจดี|Nguyễn Thị Hòa|Trần Văn Tên|山田 花子|名取 太郎|姓家 一郎|名子|王小明|成龙|方和|年方|김성은|성은|이름이|박 메아리|Nino Gvaramia|ნინო სახელაშვილი|Արամ Անունյան|Quill, Ada|O'Neil|Anne-Marie|Dr. Ada Quill|J. R. Finch|Namewell|Hostetter|Namen Losa|Rolle Bo|Addy|Adel|Sharifi|Mela|Hoang|Tenzin";

#[test]
fn people_are_not_columns() {
    let people = PEOPLE.split('|');
    let wrong: Vec<String> =
        people.clone().filter(|name| column(name) != Unknown).map(|n| format!("{n}: {:?}", column(n))).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(people.clone().count() > 60);
    assert!(!people.clone().any(is_header_word));
}

#[test]
fn words_that_are_also_names_are_told() {
    // Each is the name of a column in some language, and a given or family name in another.
    for cell in [
        "Ad", "ADI", "Ho", "Ten", "Ime", "Nimi", "Guest", "Host", "Student", "Date", "Start", "First", "Emel", "Zak",
        "Neve", "Fish", "성",
    ] {
        assert!(is_also_a_name(cell), "{cell}");
        assert!(!is_header_word(cell), "{cell}");
    }
    let no_columns: Vec<&&str> =
        ALSO_NAMES.iter().filter(|cell| !matches!(column(cell), Meaning::Column(..))).collect();
    assert!(no_columns.is_empty(), "{no_columns:?}");
    for cell in ["Họ", "Tên", "Adı", "Adı Soyadı", "Name", "Email", "Soyad", "氏名"] {
        assert!(!is_also_a_name(cell), "{cell}");
    }
}

#[test]
fn names_of_a_headers_words_are_told() {
    for name in ["Name", "First Name", "Email", "E-Mail-Adresse", "Nombre completo", "氏名", "Username", "Фамилия"]
    {
        assert!(is_header_word(name), "{name}");
    }
    for name in ["Ada Quill", "Phone", "Price", "Participant", "Ad", "Mark Host"] {
        assert!(!is_header_word(name), "{name}");
    }
}

#[test]
fn ranks_are_in_order() {
    assert!(Exact > Close && Close > Weak);
}

#[test]
fn owners_are_told_by_their_role() {
    let owners = "owner|Owner|HOST|Co-host|cohost|Moderator|presenter|Organizer|organiser|Co-organizer|teacher|Instructor|Trainer|Facilitator|Chair|Leader|TeacherEnrollment|editingteacher|yes|Y|true|TRUE|1|x|X|✓|✔|ja|oui|sí|Si|да|Да|是|はい|예|네|evet|tak|ano|igen|kyllä|نعم|כן|हाँ|WAHR|VRAI|Gastgeber|Lehrerin|Enseignant|Organizador|Anfitrión|Organizzatore|Nauczyciel|Učitel|Преподаватель|Ведущий|Викладач|Öğretmen|主催者|老师|主持人|선생님|Giáo viên|Pemilik|○|Moderator*in|Dozent:in|Alternative Host|[x]";
    let others = "participant|Attendee|guest|Student|StudentEnrollment|member|invitee|viewer|listener|no|N|false|FALSE|0|-|–|nein|non|no|nee|нет|Нет|否|いいえ|아니요|hayır|nie|ne|nem|ei|لا|לא|नहीं|FALSCH|FAUX|Teilnehmer|Teilnehmerin|Schüler|Gast|Élève|Invité|Alumno|Invitado|Aluno|Ospite|Uczeń|Účastník|Студент|Гость|Учень|Öğrenci|Katılımcı|参加者|学生|학생|Peserta|Học sinh|☐|Teilnehmer*in|Schüler/in|Required attendee";
    // Whether these are owners is for the organizer to say.
    let doubtful = "speaker|Panelist|admin|Administrator|manager|assistant|TA|Non-editing teacher|observer|editor|coordinator|coach|mentor|professor|staff|parent|VIP|Ada|maybe|2|Host, Participant|not a host|Team lead|×|";
    for (cells, expected) in [(owners, Some(true)), (others, Some(false)), (doubtful, None)] {
        let wrong: Vec<&str> = cells.split('|').filter(|cell| owner(cell) != expected).collect();
        assert!(wrong.is_empty(), "{wrong:?}, expected {expected:?}");
    }
}

#[test]
fn cells_without_an_address_are_told() {
    let none = "-|--|–|—|n/a|N/A|#N/A|#NV|na|none|NULL|nil|no email|No e-mail|keine|k. A.|keine Angabe|ninguno|sin correo|aucun|pas d'email|nessuno|nenhum|brak|žádný|nincs|нет|нету|немає|няма|няма|yok|لا يوجد|ندارد|אין|नहीं|無|无|没有|なし|無し|없음|không có|tidak ada|ไม่มี|?|???|.|...|x|X|/|(none)|0|";
    let wrong: Vec<&str> = none.split('|').filter(|cell| !is_no_address(cell)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let some = "ada@example.org|-@example.org|ada|same as above|siehe oben|ada at example.org|example.org|x@y";
    let wrong: Vec<&str> = some.split('|').filter(|cell| is_no_address(cell)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn heads_of_recipient_lines_are_told() {
    for (line, head) in [
        ("To: ada@example.org", "To:"),
        ("TO:ada@example.org", "TO:"),
        ("Cc: ", "Cc:"),
        ("Bcc : a", "Bcc :"),
        ("From: Ada", "From:"),
        ("  An: Ada", "  An:"),
        ("Kopie: Ada", "Kopie:"),
        ("À : Ada", "À :"),
        ("Para: Ada", "Para:"),
        ("Komu: Ada", "Komu:"),
        ("Кому: Ада", "Кому:"),
        ("Копия: Ада", "Копия:"),
        ("收件人：王小明", "收件人："),
        ("宛先: 山田", "宛先:"),
        ("받는 사람: 김", "받는 사람:"),
        ("إلى: أحمد", "إلى:"),
        ("Kime: Ada", "Kime:"),
        ("Címzett: Ada", "Címzett:"),
    ] {
        assert_eq!(recipient_head(line).map(|end| &line[..end]), Some(head), "{line}");
    }
    for line in ["Ada: ada@example.org", "ada@example.org", "To Ada", "Team: a@example.org;", "", ":", "\"To\": x"] {
        assert_eq!(recipient_head(line), None, "{line}");
    }
}

proptest::proptest! {
    #[test]
    fn any_cell_can_be_read(cell in "\\PC{0,60}") {
        let _ = (column(&cell), owner(&cell), is_no_address(&cell), is_header_word(&cell));
        if let Some(end) = recipient_head(&cell) {
            assert!(cell.is_char_boundary(end));
        }
    }
}
