//! Words for names. Each line is a language and its words or phrases, separated by commas.

/// A word for a name that does not say which one.
pub(super) const NAME: &str = "
en name, names, who are you, who is attending, what do people call you, how should we address you, how should we call you, how should we call
de name, namen, wie heisst du, wie heissen sie, wie ist dein name
nl naam, namen, hoe heet je, hoe heet u
da navn, navne, hvad hedder du
no hva heter du
sv namn, vad heter du
is nafn
fi nimi, nimet, nimesi, mika on nimesi
et nimed
hu nev, neve, nevek, hogy hivnak, mi a neved
fr comment vous appelez vous, comment t appelles tu
es como te llamas, como se llama
it come ti chiami, come si chiama
pl jak sie nazywasz
cs jak se jmenujes, jak se jmenujete
ru как вас зовут, как тебя зовут
id nama
ms namanya
ar الاسم, اسم, الأسماء, اسمك, الأسم
ur نام
he שם, השם, שמך
hi नाम, आपका नाम
bn নাম
mr नाव
ta பெயர்
te పేరు
gu નામ
th ชื่อ
km ឈ្មោះ
lo ຊື່
ja 名前, お名前, 御名前, ネーム
zh 名字, 名稱, 名称, 你叫什么名字, 您叫什么名字
ko 이름, 성함
sw jina, jina lako
af noem naam
sq emri
mt isem
eu izena
";

/// A phrase for a whole name.
pub(super) const WHOLE: &str = "
en fullname, display name, displayname, original name, complete name, name surname, surname name, names surname, first last, last first, name in full, printed name, cn, common name
de vor und nachname, vor und zuname, vor nachname, nach und vorname, name vorname, vorname name, anzeigename, gesamtname
nl weergavenaam, voor en achternaam, naam en voornaam, volledige naam
da fulde navn, for og efternavn, fornavn efternavn, visningsnavn
no fullt navn, for og etternavn
sv for och efternamn, fullstandigt namn, hela namnet, visningsnamn
fi koko nimi, etu ja sukunimi, sukunimi ja etunimi, nayttonimi
et ees ja perekonnanimi, taisnimi, taielik nimi
lv vards uzvards, vards un uzvards, pilns vards
lt vardas pavarde, vardas ir pavarde, pilnas vardas
hu teljes nev, csaladi es utonev, vezetek es keresztnev, vezetek es utonev
fr nom d affichage, nom affiche
es nombre para mostrar, nombre a mostrar
pt nome de exibicao
it nome visualizzato, nominativo
ro nume si prenume, numele complet, nume complet, nume afisat
pl nazwa wyswietlana, imie i nazwisko, nazwisko i imie, nazwiskoimie
cs cele jmeno, jmeno a prijmeni, prijmeni a jmeno, zobrazovane jmeno
sk cele meno, meno a priezvisko, priezvisko a meno
sl ime in priimek, priimek in ime, polno ime
hr ime i prezime, prezime i ime, puno ime
sr име и презиме, презиме и име, пуно име
bg име и фамилия, трите имена, три имена, пълно име, имена
ru фио, ф и о, полное имя, отображаемое имя
uk піб, п і б, повне ім я, прізвище та ім я, ім я та прізвище
kk аты жөні, аты жони, толық аты, тегі аты
uz fio, f i o, f i sh, fish, ism familiya, ism va familiya, familiya ism, toliq ism, to liq ism, to liq ismi, ism sharif
ka სახელი გვარი, სახელი და გვარი, გვარი სახელი
hy անուն ազգանուն
az ad soyad ata adi, tam adi
el ονοματεπωνυμο, πληρες ονομα, εμφανιζομενο ονομα
tr ad soyad, adi soyadi, adiniz soyadiniz, ad ve soyad, isim soyisim, ismi soyismi, isim soyad, tam ad, tam adi, goruntulenen ad
ar الاسم الكامل, الاسم بالكامل, الاسم الثلاثي, الاسم الرباعي, الاسم واللقب
fa نام کامل, نام و نام خانوادگی, نام نام خانوادگی
ur پورا نام, مکمل نام
he שם מלא, שם ומשפחה, שם פרטי ומשפחה, שם ושם משפחה
hi पूरा नाम
bn পুরো নাম, পূর্ণ নাম
ta முழு பெயர், முழுப்பெயர்
id nama lengkap
ms nama penuh
tl buong pangalan
vi ho va ten, ho ten, ten day du, ho va ten dem va ten, ten hien thi
th ชื่อนามสกุล, ชื่อสกุล, ชื่อและนามสกุล, ชื่อเต็ม, ชื่อ นามสกุล, ชื่อ สกุล
ja 氏名, 御氏名, ご氏名, 姓名, フルネーム, 表示名
zh 全名, 真实姓名, 顯示名稱, 显示名称, 显示名, 真實姓名
ko 성명, 전체 이름, 표시 이름
";

/// Words that make a name whole.
pub(super) const FULL: &str = "
en full, complete, whole
de vollstandiger, vollstandige, vollstandigen, vollst, ganzer, voller
nl volledige, volledig
fr complet, complets
es completo, completos
ca complet
it completi, per intero
pl pelne
cs cele
ro completul
ru полное, полностью
";

/// A first or given name.
pub(super) const FIRST: &str = "
en firstname, f name, forename, forenames, givenname, givennames, fname, christian name, firstnames
de vorname, vornamen, rufname
nl voornaam, voornamen, roepnaam
da fornavn, fornavne
sv fornamn, tilltalsnamn
is eiginnafn, fornafn
fi etunimi, etunimet, kutsumanimi
et eesnimi
lv vards, vardi
lt vardas, vardai
hu keresztnev, utonev, keresztneve
fr prenom, prenoms
es nombre, nombres, nombre de pila, primer nombre
ca nom de pila, prenom
pt nome, nomes, nome proprio, primeiro nome, prenome
it nomi
ro prenume, prenumele
pl imie, imiona
cs jmeno, krestni jmeno, jmena
sk meno, krstne meno
sl ime, imena
bg име, собствено име, лично име
ru имя
uk ім я, імя, імена
be імя, імёны
kk аты, есімі
ky аты, ысымы
mn нэр
uz ism, ismi
ka სახელი
hy անուն
az adi, ad
el ονομα, μικρο ονομα
tr isim, ismi, adiniz, isminiz, ilk ad, ilk adi
ar الاسم الأول, الاسم الشخصي, الاسم الاول
fa نام کوچک
he שם פרטי, השם הפרטי
hi प्रथम नाम, पहला नाम
bn প্রথম নাম, নামের প্রথম অংশ
id nama depan, nama pertama
ms nama pertama, nama pemberian
tl pangalan, unang pangalan
vi ten
th ชื่อจริง, ชื่อต้น
ja 名, 下の名前, ファーストネーム
zh 名, 名儿
ko 명
sw jina la kwanza
";

/// A last or family name.
pub(super) const LAST: &str = "
en lastname, l name, surname, surnames, familyname, lname, sname, sur name, lastnames
de nachname, nachnamen, zuname, familienname, familiennamen
nl achternaam, achternamen, familienaam
da efternavn, efternavne
no etternavn, slektsnavn
sv efternamn, slaktnamn
is eftirnafn
fi sukunimi
et perekonnanimi, perenimi
lv uzvards
lt pavarde
hu vezeteknev, csaladnev, csaladi nev
fr nom, noms, nom de famille
es apellido, apellidos, primer apellido, apellido paterno
ca cognom, cognoms
gl apelidos
pt apelido, sobrenome, sobrenomes, ultimo nome, nome de familia
it cognome, cognomi
ro nume, numele, nume de familie, numele de familie
pl nazwisko, nazwiska
cs prijmeni
sk priezvisko
sl priimek
hr prezime
sr презиме
bg фамилия, фамилно име
ru фамилии
uk прізвище
be прозвішча
kk тегі
ky фамилиясы
mn овог
uz familiya, familiyasi
ka გვარი
hy ազգանուն
az soyad, soyadi
el επωνυμο, επιθετο
tr soyisim, soyismi, soyadiniz
ar اللقب, اسم العائلة, الاسم الأخير, الكنية
fa نام خانوادگی, فامیلی
ur خاندانی نام, آخری نام
he שם משפחה, משפחה, ושם משפחה, ומשפחה
hi उपनाम, अंतिम नाम, कुलनाम
bn শেষ নাম, পদবি, বংশের নাম
id nama belakang, nama keluarga
ms nama akhir
tl apelyido
vi ho, ho dem, ho va ten dem, ho va chu dem
th นามสกุล, สกุล
ja 姓, 苗字, ラストネーム
zh 姓氏
ko 성, 성씨
sw jina la mwisho
";

/// A middle name or a patronymic.
pub(super) const MIDDLE: &str = "
en middlename, patronymic, mname, m i, middle initial, additional name, additional names
de zweiter vorname, weitere vornamen
nl tussenvoegsel, tussenvoegsels
da mellemnavn
no mellomnavn
sv mellannamn
fr deuxieme prenom, second prenom
es segundo nombre
pt nome do meio
it secondo nome
pl drugie imie
cs prostredni jmeno
bg презиме бащино, бащино име
ru отчество
uk по батькові
kk әкесінің аты
uz otasining ismi
el πατρωνυμο
tr ikinci ad, ikinci adi, orta ad
ar الاسم الأوسط, اسم الأب
fa نام میانی
he שם אמצעי
vi ten dem, ten lot
ja ミドルネーム
zh 中间名, 中間名
ko 중간 이름
";

/// Words that name a part only together with a word for a name, or alone.
pub(super) const FIRST_PART: &str = "
en first, given, fore, vor, prename
";
pub(super) const LAST_PART: &str = "
en last, family, sur
";
pub(super) const MIDDLE_PART: &str = "
en middle
";

/// A name for signing in, or one that people choose for fun.
pub(super) const USER: &str = "
en username, user name, user names, usernames, login, login name, loginname, logon name, nickname, nick name, screen name, screenname, handle, alias, account, account name, accountname, samaccountname, sis login id, login id, sign in name, userlogin
de benutzername, benutzernamen, nutzername, anmeldename, spitzname, kontoname, konto, benutzerkonto, benutzerkennung, nutzerkennung
nl gebruikersnaam, bijnaam, inlognaam, schermnaam, roepnaam of bijnaam
da brugernavn, kaldenavn
no brukernavn, kallenavn
sv anvandarnamn, smeknamn
fi kayttajanimi, kayttajatunnus, lempinimi
et kasutajanimi, hüüdnimi
lv lietotajvards, segvards
lt naudotojo vardas, vartotojo vardas, slapyvardis, prisijungimo vardas
hu felhasznalonev, becenev, felhasznaloi nev
fr pseudo, pseudonyme, nom d utilisateur, nom utilisateur, surnom, identifiant, identifiant de connexion, nom de compte
es nombre de usuario, apodo, usuario, nombre usuario, alias de usuario, cuenta
ca nom d usuari
pt nome de usuario, nome de utilizador, nome do usuario, nome de utilizador, usuario, utilizador, apelido de usuario
it nome utente, utente, soprannome, nickname utente
ro nume de utilizator, nume utilizator, porecla
pl nazwa uzytkownika, pseudonim, nazwa konta, login uzytkownika, ksywka
cs uzivatelske jmeno, prezdivka, prihlasovaci jmeno
sk pouzivatelske meno, uzivatelske meno, prezyvka, prihlasovacie meno
sl uporabnisko ime, vzdevek
hr korisnicko ime, nadimak
sr корисничко име, надимак
bg потребителско име, прякор, псевдоним
ru логин, имя пользователя, ник, никнейм, прозвище
uk логін, ім я користувача, нікнейм, нік
kk пайдаланушы аты, логині
uz foydalanuvchi nomi, laqab
ka მომხმარებლის სახელი, მეტსახელი
el ονομα χρηστη, ψευδωνυμο, παρατσουκλι
tr kullanici adi, kullanici ismi, takma ad, rumuz
ar اسم المستخدم, المستخدم, الاسم المستعار
fa نام کاربری, نام مستعار
he שם משתמש, כינוי
hi उपयोगकर्ता नाम, यूज़रनेम
bn ব্যবহারকারীর নাম, ডাকনাম
id nama pengguna, nama panggilan
ms nama samaran
vi ten dang nhap, ten nguoi dung, biet danh, ten tai khoan
th ชื่อผู้ใช้, ชื่อเล่น
ja ユーザー名, ユーザ名, ニックネーム, ログイン名, アカウント, アカウント名, ユーザーネーム, ログインid
zh 用户名, 用戶名, 使用者名稱, 昵称, 暱稱, 登录名, 登入名, 帐号, 账号, 帳號, 用户账号, 网名, 使用者名称
ko 사용자 이름, 사용자 명, 사용자명, 닉네임, 별명, 아이디, 계정
";

/// What a person wants to be called, or is called elsewhere.
pub(super) const BADGE: &str = "
en preferred, preferred name, known as, goes by, chosen, chosen name, name on badge, badge, badge name, name badge, name tag, nametag, signed in name, on the badge, certificate, zoom, webex, google, microsoft, teams, skype, discord, slack, sortable name, file as, initials and surname, short name, call name, formatted name
de wunschname, namensschild, badgename, bevorzugter name, bevorzugter
fr nom d usage, badge, nom prefere
es nombre preferido, nombre en el gafete, gafete
pt nome social, nome preferido, cracha
it nome preferito
pl preferowane imie
nl voorkeursnaam
";
