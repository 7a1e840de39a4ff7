//! Words that change what a column means, and columns that people's exports have besides ours. Each line is a language
//! and its words or phrases, separated by commas.

/// Words that change nothing: whose name it is, and the rest of a question.
pub(super) const OWN: &str = "
en your, you, yours, my, our, their, his, her, the, a, an, of, for, in, on, to be, with, and, or, s, is, are, what, whats, which, please, enter, provide, give, us, tell, write, fill, insert, specify, how, should, would, we, call, do, does, it, as, this, that, at, by, required, mandatory, optional, here, field, value, legal, real, official, actual, current, correct, valid, main, primary, default, best, all, appears, appear, shown, written, spelled, also, column, list, below, exactly, can, reach, plus, main contact, nr
de ihr, ihre, ihren, ihrer, dein, deine, deinen, mein, meine, der, die, das, des, den, dem, und, oder, bitte, gib, geben, sie, an, ein, eine, wie, lautet, ist, angeben, eingeben, eintragen, pflichtfeld, freiwillig, deiner, welche, haben, hast, du, unter, fur, aktuelle
nl uw, je, jouw, mijn, het, een, en, van de, wat, vul, verplicht, optioneel, graag, hoe
da din, dit, dine, og, eller, venligst, hvad, er, indtast, angiv, deres
no ditt, hva, skriv, oppgi
sv och, ditt, vad, ar, ange, vanligen, fyll, i
fi sinun, ja, tai, anna, teidan, mika, on, kirjoita
et sinu, teie, sisesta, palun
lv jusu, tavs, ludzu, ievadiet
lt jusu, tavo, iveskite
hu az, es, vagy, kerjuk, kerem, mi, teljes, adja meg, sajat
fr de, votre, vos, ton, ta, tes, le, la, les, l, d, du, et, ou, quel, quelle, est, veuillez, indiquer, saisir, saisissez, obligatoire, facultatif, au, aux, mon, svp, merci, entrez, principal, principale
es tu, su, sus, tus, el, los, las, del, y, o, por, favor, cual, escribe, escriba, ingrese, ingresa, indique, introduzca, obligatorio, opcional, mi
ca el teu, i el teu, vostre, i
pt da, seu, sua, seus, o seu, a sua, do, dos, das, qual, e, ou, digite, insira, informe, preencha, teu, por gentileza, os, meu
it il, lo, gli, tuo, tua, suo, sua, vostro, vostra, dello, della, degli, qual, quale, inserisci, inserire, obbligatorio, facoltativo, di, per favore
ro dumneavoastra, dvs, tau, ta, si, sau, va, rugam, care, este, al, ale, introduceti
pl twoj, twoje, twoja, swoje, swoj, panstwa, pana, pani, lub, prosze, podaj, jaki, jakie, jest, wpisz, wymagane
cs vase, vas, tvoje, tvuj, prosim, zadejte, uvedte, jaky, jake, je, povinne, nebo
sk vasa, alebo, uvedte, aky, ake
sl vas, tvoje, ali, in
hr vase, tvoje, ili, molimo, upisite
sr ваше, ваша, твоје, и, или, унесите
bg вашето, вашият, твоето, моля, въведете, на
ru ваш, ваша, вашу, ваши, твое, твоя, или, укажите, введите, пожалуйста, какое, каков, напишите, для, свои, свое, свою, с, у
uk ваше, ваші, твоє, та, або, вкажіть, введіть, будь ласка, яке, яка, ваш
kk сіздің, және, немесе
uz sizning, va, yoki, kiriting
ka თქვენი, და, შენი
el σασ, σου, και, η, το, του, τησ, των, παρακαλω, εισαγετε, ποιο, ειναι
tr ve, veya, lutfen, giriniz, girin, sizin, nedir, zorunlu, yaziniz, tam
ar و, أو, الخاص, بك, يرجى, إدخال, ما, هو, الرجاء, من فضلك, ك
fa شما, لطفا, را, وارد, کنید, خود, تان
he שלך, שלכם, את, של, מה, הוא, נא, להזין, או, ה
hi आपका, आपकी, अपना, अपनी, का, की, के, और, या, कृपया, दर्ज, करें, क्या, है
bn আপনার, এবং, বা, অনুগ্রহ করে, লিখুন
id anda, kamu, dan, atau, dari, mohon, silakan, isi, masukkan, wajib, kalian, nya
ms sila
vi cua ban, cua, ban, va, hoac, vui long, nhap, la, gi, cho biet, quy, vi
th ของคุณ, ของ, คุณ, และ, หรือ, กรุณา, กรอก, โปรดระบุ
ja の, お, ご, 御, は, と, を, あなた, ください, 入力, してください, 様, 必須, 任意, 何ですか, です, 欄, 名様, 記入, 確認, および, 及び, 方, で, に
zh 的, 您, 你, 和, 与, 及, 请, 請, 填写, 填寫, 输入, 輸入, 您的, 你的, 是, 必填, 选填, 選填, 什么, 或, 請輸入, 请输入, 您的真实, 真实
ko 의, 귀하의, 당신의, 및, 과, 와, 을, 를, 은, 는, 입력, 해주세요, 입력해주세요, 필수, 선택, 본인, 무엇입니까
";

/// Whose email address it is, among several of one person. A name beside such a word is not the person's.
pub(super) const WORK: &str = "
en work, business, company, office, school, university, college, institution, institutional, organization, organisation, organizational, organisational, personal, private, home, student account, employer, academic, corporate, professional, affiliation, campus, other than work, firm
de firma, firmen, dienstlich, dienstliche, private, geschaftlich, geschaftliche, schule, schul, universitat, hochschule, unternehmen, organisation, institution, einrichtung, verein, vereins, arbeitgeber, berufliche, personliche, betrieb, uni
nl bedrijf, bedrijfs, werk, zakelijk, zakelijke, organisatie, prive, persoonlijk, instelling, werkgever
da virksomhed, arbejde, arbejds, firmaets, skole, privat, organisationens
no bedrift, selskap, jobb, arbeidsgiver
sv foretag, foretags, jobb, skola, arbetsgivare, privat, privata
fi yritys, yrityksen, tyo, koulu, oppilaitos, organisaatio, organisaation, henkilokohtainen
et ettevote, ettevotte, kool, kooli, organisatsioon, too
lv uznemums, uznemuma, skola, organizacija, darba
lt imone, imones, mokykla, organizacija, darbo
hu ceg, ceges, cegnev, munkahely, munkahelyi, iskola, szervezet, intezmeny, maganjellegu
fr entreprise, societe, ecole, etablissement, organisme, universite, professionnel, professionnelle, personnel, personnelle, prive, institutionnel, institutionnelle, travail, employeur, association, scolaire, perso, pro
es empresa, compania, institucion, escuela, colegio, universidad, organizacion, trabajo, laboral, personal, corporativo, institucional, particular, corporativa, centro, entidad, privado
pt empresa, companhia, instituicao, escola, universidade, faculdade, organizacao, trabalho, pessoal, corporativo, institucional, profissional, comercial
it azienda, aziendale, societa, istituzione, scuola, universita, ente, organizzazione, lavoro, personale, istituzionale, ditta, istituto, privata, privato
ro companie, companiei, firmei, institutie, scoala, universitate, organizatie, serviciu, institutional
pl firmy, szkola, szkoly, uczelnia, organizacja, sluzbowy, sluzbowe, prywatny, instytucja, spolka, sluzbowa, przedsiebiorstwo, zakladu, pracodawca
cs firmy, spolecnost, spolecnosti, skola, skoly, organizace, pracovni, soukromy, osobni, zamestnavatel, instituce, fakulta
sk spolocnost, spolocnosti, organizacia, sukromny, osobny, zamestnavatel, institucia
sl podjetje, podjetja, sola, organizacija, sluzbeni, ustanova
hr tvrtka, tvrtke, poduzece, poslodavac, organizacija, sluzbeni, privatni, ustanova
sr фирма, предузеће, школа, организација, службени, установа
bg фирмата, компания, училище, университет, организация, служебен, институция, служебна
ru компания, компании, организация, организации, школа, школы, вуз, университет, предприятие, рабочая, рабочий, личная, личный, место работы, работа, корпоративная, учреждение, рабочий адрес, место учебы, учебное заведение
uk компанія, компанії, організація, організації, школа, університет, підприємство, робоча, особиста, місце роботи, установа, заклад
kk ұйым, компания, мектеп, жұмыс
uz kompaniya, tashkilot, maktab, universitet, ish joyi, korxona
ka კომპანია, ორგანიზაცია, სკოლა, სამსახური
el εταιρεια, εταιρειασ, οργανισμοσ, σχολειο, πανεπιστημιο, επαγγελματικο, προσωπικο, εργασια, επιχειρηση, φορεασ
tr sirket, sirketi, kurum, kurumu, kurumsal, okul, okulu, universite, isyeri, is yeri, kisisel, firmasi, kurulus
ar الشركة, شركة, المؤسسة, المدرسة, الجامعة, المنظمة, العمل, الشخصي, الجهة, جهة العمل
fa شرکت, سازمان, مدرسه, دانشگاه, موسسه, شخصی, محل کار
he חברה, ארגון, בית ספר, אוניברסיטה, עבודה, מוסד, אישי, מקום עבודה, שם החברה
hi कंपनी, संस्था, विद्यालय, स्कूल, संगठन, कॉलेज
bn কোম্পানি, প্রতিষ্ঠান, বিদ্যালয়, প্রতিষ্ঠানের
id perusahaan, sekolah, organisasi, instansi, kantor, universitas, kampus, lembaga, pribadi, asal sekolah
ms syarikat, organisasi, institusi
vi cong ty, to chuc, truong, don vi, co quan, ca nhan, noi lam viec, ten cong ty
th บริษัท, องค์กร, โรงเรียน, มหาวิทยาลัย, หน่วยงาน, สถาบัน
ja 会社, 会社名, 企業, 企業名, 学校, 学校名, 勤務先, 所属, 団体, 団体名, 組織, 大学, 法人, 法人名, 貴社, 機関, 個人, 職場, 所属先, 御社
zh 公司, 单位, 單位, 学校, 學校, 组织, 組織, 机构, 機構, 企业, 企業, 大学, 个人, 工作, 公司名称, 工作单位
ko 회사, 회사명, 학교, 기관, 소속, 단체, 조직, 직장, 개인, 업체
";

/// People who may be those of the list, but are often somebody else: the one who bought the tickets.
pub(super) const CONTACT: &str = "
en buyer, purchaser, billing, payer, customer, client, contact, contacts, order contact, lead, booker, booked, cardholder, account holder, submitter, sender
de kaufer, kaufers, besteller, bestellers, kunde, kunden, kontakt, kontakte, ansprechpartner, rechnungsempfanger, rechnungs, kundin, auftraggeber, absender
nl koper, klant, contact, contactpersoon, besteller, klanten
da kober, kunde, kontaktperson
sv kopare, kund, bestallare, kontaktperson
fi ostaja, asiakas, yhteyshenkilo
hu vevo, vasarlo, ugyfel, kapcsolattarto, megrendelo
fr acheteur, client, clients, contact, payeur, commanditaire
es comprador, cliente, clientes, contacto, facturacion, pagador
pt comprador, cliente, contato, contacto
it acquirente, cliente, clienti, contatto, intestatario
ro cumparator, client, contact
pl kupujacy, klient, klienta, nabywca, kontakt, zamawiajacy
cs kupujici, zakaznik, klient, objednatel
ru покупатель, клиент, контакт, контактное лицо, заказчик, плательщик
uk покупець, клієнт, замовник
el πελατησ, αγοραστησ, επικοινωνια
tr musteri, alici, iletisim
ar العميل, المشتري, الزبون
fa مشتری, مخاطب
he לקוח, איש קשר
ja 購入者, お客, 連絡先, 顧客, 担当者, ご担当者, 申込代表者
zh 购买者, 客户, 客戶, 联系人, 聯絡人, 购票人
ko 구매자, 고객, 연락처, 담당자
";

/// Another one of the same kind.
pub(super) const SECOND: &str = "
en order, orders, ordered, secondary, second, alternate, alternative, other, another, additional, backup, recovery, old, previous, confirm, confirmation, repeat, verify, retype, cc, external, two, third, new
de zweite, weitere, alternative, andere, wiederholen, bestatigen, bestatigung, zusatzliche, wiederholung
nl tweede, andere, bevestig
fr secondaire, autre, alternatif, alternative, confirmation, deuxieme
es materno, secundario, alternativo, otro, confirmar, adicional, segundo, secundaria
pt secundario, alternativo, outro, confirme, segundo
it secondario, secondaria, alternativo, altro, conferma, altra
pl drugi, dodatkowy, potwierdz
ru дополнительный, другой, второй, дополнительная, резервный, запасная, вторая, подтверждение
tr ikinci, diger, yedek
ja 予備, 確認用, その他
zh 备用, 備用, 其他
";

/// What a name, an address or a time may be of, if it is not a person's.
pub(super) const THING: &str = "
en record, event, meeting, course, courses, class, session, webinar, group, team, file, filename, domain, topic, section, subject, project, product, item, department, dept, location, venue, site, campaign, workshop, track, district, account team, device, lab, exam, lecture, seminar, training, conference, calendar, appointment, slot, host key, table, cohort, series, program, programme, committee, pet, category, hotel, brand, street, list id, template, form, module, activity, hotel room, training course
de veranstaltung, veranstaltungs, meetings, kurs, kurses, kursname, klasse, klassen, gruppe, gruppen, mannschaft, datei, dateiname, thema, sitzung, abteilung, ort, seminars, termin, besprechung, besprechungs, unterricht, produkt, projekt, domane, treffen, termins, fach
nl evenement, vergadering, cursus, klas, groep, bestand, afdeling, onderwerp, bijeenkomst
da begivenhed, mode, kursus, hold, gruppe, afdeling
no arrangement, avdeling, kurset
sv handelse, mote, grupp, klass, avdelning, evenemang
fi tapahtuma, tapahtuman, kokous, kokouksen, kurssi, kurssin, ryhma, ryhman, luokka, osasto, tiimi
hu esemeny, tanfolyam, csoport, osztaly, megbeszeles, ertekezlet, kurzus, targy
fr evenement, reunion, cours, classe, groupe, equipe, fichier, domaine, sujet, departement, lieu, seance, formation, atelier, service, projet
es evento, reunion, curso, clase, grupo, equipo, archivo, dominio, tema, departamento, lugar, sesion, taller, asunto, carrera, materia, proyecto
pt reuniao, turma, arquivo, dominio, departamento, assunto, sessao, equipa, equipe, disciplina, projeto
it riunione, corso, classe, gruppo, squadra, dominio, reparto, argomento, sessione, dipartimento, progetto
ro eveniment, intalnire, grupa, grup, echipa, clasa, departament, sedinta
pl nazwa, wydarzenie, wydarzenia, spotkanie, spotkania, kursu, klasa, grupa, grupy, zespol, plik, dzial, temat, przedmiot, projekt
cs nazev, udalost, schuzka, kurz, kurzu, trida, skupina, tym, soubor, oddeleni, predmet
sk nazov, udalost, stretnutie, skupina, trieda, oddelenie
sl dogodek, sestanek, tecaj, skupina, razred, oddelek
hr dogadaj, sastanak, tecaj, grupa, razred, odjel
sr догађај, састанак, курс, група, разред, одељење
bg наименование, събитие, среща, курс, група, клас, отдел
ru название, мероприятие, мероприятия, встреча, встречи, курс, курса, класс, группа, группы, команда, команды, файл, отдел, тема, собрание, собрания, предмет, подразделение, конференция, конференции, кафедра
uk назва, захід, зустріч, зустрічі, курс, курсу, клас, група, групи, команда, відділ, тема
kk топ, сынып, кездесу
uz tadbir, guruh, sinf, kurs, uchrashuv
ka ღონისძიება, ჯგუფი, კლასი, შეხვედრა
el εκδηλωση, συναντηση, μαθημα, ομαδα, ταξη, τμημα, συσκεψη
tr etkinlik, toplanti, kurs, ders, sinif, grup, takim, dosya, bolum, departman, sube, konu, birim
ar الحدث, الاجتماع, الدورة, المجموعة, الفريق, الصف, القسم, الموضوع
fa رویداد, جلسه, دوره, کلاس, گروه, تیم
he אירוע, פגישה, קורס, קבוצה, כיתה, מחלקה, צוות
hi कार्यक्रम, बैठक, कक्षा, समूह, विभाग
bn শ্রেণি, বিভাগ
id acara, rapat, kelas, kelompok, kursus, tim, departemen, jurusan, mata kuliah
ms mesyuarat, kumpulan
vi su kien, cuoc hop, lop, khoa hoc, nhom, phong ban, khoa
th กิจกรรม, การประชุม, ห้องเรียน, กลุ่ม, แผนก, วิชา, หลักสูตร
ja イベント, イベント名, 会議, 会議名, コース, コース名, クラス, グループ, グループ名, チーム, チーム名, ファイル名, 部署, 部署名, 講座, 講座名, 科目, 学部, 学科, 組, 商品, 商品名, 件名
zh 活动, 活動, 会议, 會議, 课程, 課程, 班级, 班級, 小组, 团队, 團隊, 部门, 部門, 文件, 主题, 专业, 院系
ko 행사, 회의, 강좌, 수업, 그룹, 팀, 부서, 반, 학과
";

/// What a person bought: `Ticket email` is the person's, `Ticket name` is the ticket's.
pub(super) const TICKET: &str = "
en ticket, tickets
de eintrittskarte, karte
fr billet
es boleto
it biglietto
pt bilhete
pl bilet
ru билет
";

/// When or where something was noted down, which is not when the meeting is.
pub(super) const LOG: &str = "
en registration, registered, registered at, register, registering, created, create, created at, creation, join, joined, joined at, leave, left, left at, last access, last login, last activity, last seen, last active, last modified, last updated, first join, last leave, first seen, first access, first login, last join, enrolled, enrolment, enrollment, birth, born, birthday, submitted, submission, completion, completed, updated, updated at, modified, changed, added, checkin, check in, checked in, checkout, check out, check, expires, expiry, expiration, payment, paid, purchase, purchased, booking, invited, invited at, invitation, approved, approval, accepted, opt in, optin, signup, sign up, signed up, signed, sign ins, hire, hired, joining, subscription, subscribed, confirm time, confirmed, response, responded, attended, attendance, total, in meeting, entry, exit, arrival, departure, import, imported, graduation, renewal, last changed, last contacted, deadline, due, valid until, contract, download, event creation, last sign in, last in course, webinar registration
de registrierung, registrierungs, registriert, anmeldung, anmelde, angemeldet, erstellt, erstellungs, beitritt, beitritts, verlassen, geburts, geburtsdatum, geburtstag, bestell, bestellung, buchung, buchungs, eingangs, letzter zugriff, letzte anmeldung, letzter login, letzte aktivitat, austritt, austritts, eintritt, eintritts, eintrittsdatum, bezahlt, eingeladen am, geandert, gesamt, anwesenheits, zuletzt
nl inschrijving, aanmelding, geboorte, geboortedatum, aangemaakt, bestel, bestelling, laatste toegang, registratie
da fodselsdato, fodsel, tilmelding, oprettet, registrering
no fodselsdato, pamelding, opprettet
sv fodelsedatum, anmalan, skapad, registrering
fi syntymaaika, ilmoittautuminen, ilmoittautumisaika, luotu, rekisteroityminen
et sunniaeg, registreerimine, loodud
lv dzimsanas, registracijas, dzimsanas datums
lt gimimo, registracijos, gimimo data
hu szuletesi, szuletesi datum, regisztracio, letrehozva, jelentkezes, regisztracios
fr inscription, naissance, creation, cree le, arrivee, depart, commande, dernier acces, derniere connexion, premiere connexion, enregistrement, adhesion, paiement, modification, connexion
es inscripcion, nacimiento, registro, creacion, creado, ingreso, salida, pedido, ultimo acceso, alta, pago, compra, matricula
pt inscricao, nascimento, registo, cadastro, criacao, criado, entrada, saida, pedido, ultimo acesso, pagamento, matricula
it iscrizione, nascita, registrazione, creazione, creato, ordine, ultimo accesso, ingresso, uscita, pagamento
ro inscriere, inscrierii, nasterii, nastere, inregistrare, inregistrarii, comanda, ultima accesare, inscrierea
pl rejestracja, rejestracji, urodzenia, utworzenia, utworzono, zapisu, zamowienia, zamowienie, ostatni dostep, zgloszenia, dolaczenia
cs registrace, narozeni, vytvoreno, vytvoreni, prihlaseni, objednavka, objednavky, posledni pristup
sk registracia, registracie, narodenia, vytvorene, prihlasenia
sl rojstva, registracije, prijave, prijava, ustvarjeno
hr rodenja, registracije, prijave, kreirano
sr рођења, регистрације, пријаве
bg раждане, регистрация, създаден
ru регистрации, регистрация, рождения, создания, создано, создан, заказа, заказ, входа, вход, выхода, выход, последний вход, последний доступ, подключения, заявки, оплаты, оплата, отметка
uk реєстрації, реєстрація, народження, створення, замовлення, входу, виходу
kk тіркелу, туған, туған күні
uz royxatdan o tish, tugilgan, tug ilgan, tug ilgan sana
ka დაბადების, რეგისტრაციის
el εγγραφησ, εγγραφη, γεννησησ, δημιουργιασ, παραγγελιασ
tr kayit, dogum, olusturma, siparis, son erisim, katilma, ayrilma, basvuru
ar التسجيل, الميلاد, الإنشاء, الطلب, الانضمام, المغادرة
fa ثبت نام, تولد, ایجاد, سفارش
he הרשמה, לידה, תאריך לידה, יצירה, הזמנה
hi पंजीकरण, जन्म, जन्म तिथि
bn জন্ম, নিবন্ধন, জন্মতারিখ
id pendaftaran, lahir, daftar, tanggal lahir, dibuat
ms lahir, pendaftaran, daftar
vi dang ky, ngay sinh, tao, sinh
th ลงทะเบียน, วันเกิด, สมัคร, วันที่ลงทะเบียน
ja 登録, 生年月日, 誕生日, 申込, 申込日, 申込日時, 登録日, 登録日時, 作成日, 作成日時, 注文, 入室, 退室, 参加時刻, 退出時刻, 参加時間, 注文日, 更新日
zh 注册, 註冊, 报名, 報名, 出生, 生日, 出生日期, 创建, 建立, 加入, 离开, 订单, 加入时间, 离开时间, 提交, 登录, 入会, 退出, 下单
ko 등록, 생년월일, 생일, 가입, 신청, 생성, 주문, 입장, 퇴장, 신청일, 등록일
";

/// People beside those of the list.
pub(super) const THIRD: &str = "
en parent, parents, guardian, guardians, mother, father, spouse, partner, emergency, manager, managers, supervisor, boss, referrer, referred, referral, sponsor, next of kin, kin, carer, caretaker, physician, doctor, husband, wife, assistants name, counselor, counsellor, dad, mom, mum, sibling, children, dependent, plus one, accompanying, companion, sales rep, inviter, approver, registrar, agent, created by, modified by, invited by, registered by, updated by, added by, contact owner, company owner, deal owner, lead owner, account owner, record owner, owner id
de vorgesetzte r, erziehungsberechtigte r, eltern, elternteil, erziehungsberechtigte, erziehungsberechtigter, erziehungsberechtigten, mutter, vater, vorgesetzter, vorgesetzte, notfall, notfallkontakt, begleitperson, begleitung, partner, ehepartner, ehefrau, vormund, arzt
nl ouder, ouders, voogd, moeder, vader, noodcontact, leidinggevende, verzorger
da foraelder, foraeldre, vaerge
no forelder, foresatte, foresatt, verge
sv foralder, foraldrar, vardnadshavare, chef
fi huoltaja, huoltajan, aiti, isa, esimies, esihenkilo
et lapsevanem, vanem
hu szulo, szulok, gondviselo, anyja neve, anyja, apja, felettes
fr parent, tuteur, tutrice, mere, pere, conjoint, urgence, responsable, representant legal, accompagnant, superieur
es padre, madre, tutor legal, acudiente, emergencia, apoderado, jefe, conyuge, acompanante, padres, supervisor
pt pai, mae, responsavel, emergencia, conjuge, encarregado de educacao, encarregado, acompanhante, gestor, filiacao
it genitore, genitori, madre, padre, tutore, emergenza, responsabile, accompagnatore, coniuge, supervisore
ro parinte, parintele, mama, tata, tutore, urgenta
pl rodzic, rodzica, opiekun, opiekuna, matka, ojciec, przelozony, kierownik
cs rodic, rodice, zakonny zastupce, zastupce, matka, otec, vedouci, nadrizeny
sk zakonny zastupca, nadriadeny
sl stars, skrbnik, mati, oce
hr roditelj, roditelja, majka, otac
sr родитељ, мајка, отац
bg родител, родителя, майка, баща, настойник
ru родитель, родителя, родителей, родители, мать, отец, законный представитель, опекун, опекуна, руководитель, менеджер, куратор
uk батько, мати, батьків, опікун, керівник, батьки
kk ата ана, анасы
uz ota, ota ona, onasi
ka მშობელი, მშობლის
el γονεασ, γονεα, κηδεμονασ, κηδεμονα, πατερα, μητερα
tr veli, velisi, anne, baba, anne adi, baba adi, yonetici, acil, acil durum, velinin
ar ولي الأمر, ولي أمر, الأب, الأم, المدير, الطوارئ
fa والدین, پدر, مادر, سرپرست, نام پدر, ولی, مدیر
he הורה, הורים, אב, אם, אפוטרופוס, מנהל, חירום, ההורה
hi पिता, माता, अभिभावक, पिता का नाम
bn পিতা, পিতার, মাতা, মাতার, অভিভাবক, অভিভাবকের
id orang tua, wali, ayah, ibu, atasan, orangtua
ms ibu bapa, penjaga, bapa
vi phu huynh, cha, me, nguoi giam ho, quan ly
th ผู้ปกครอง, บิดา, มารดา
ja 保護者, 父, 母, 緊急連絡先, 上司, 紹介者, 緊急, 代理人
zh 家长, 家長, 监护人, 監護人, 父亲, 母亲, 紧急联系人, 緊急, 紧急, 经理, 推荐人
ko 보호자, 학부모, 부모, 비상, 관리자, 추천인
";

/// What makes another thing of a name or an address: its kind, its state, its reading.
pub(super) const ATTRIBUTE: &str = "
en type, types, label, labels, status, state of, verified, verification, domain name, bounced, bounce, consent, marketing, email display name, e mail display name, mail display name, email opt in, email opt out, opt out, optout, sent, opened, clicked, delivered, notification, notifications, newsletter, prefix, prefixes, suffix, suffixes, honorific, phonetic, pronunciation, pronounced, yomi, maiden, former, née, nee, birth name, initial, initials, kana, furigana, format, count, number of, hash, frequency, permission, permissions, subscription status, quality, provider, host name, hostname, server, level, skills, priority, color, colour, signature, reason, first initial, title name, template name, preferences, preference, digest, code, sort key, encoding, encrypted, alias type, time zone, timezone, timestamp, time stamp, time in session, time zone offset, time spent, duration attended, timezone name, meeting invited, name type, e mail type, level of, day of week, weekday, proficiency, fluency
de typ, fertigstellungszeit, geburtsname, madchenname, verifiziert, bestatigt, vorsatzwort, namenszusatz, zusatz, titel, namenspraefix, namenstitel, anrede, zeitzone, zeitstempel, kennung, aussprache, einwilligung
nl meisjesnaam, geboortenaam, voorvoegsel, voorvoegsels, achtervoegsel, voorletters, initialen, tijdzone, tijdstempel, titel
da tidszone, tidsstempel, fodenavn, pigenavn, fornavne initialer
sv tidszon, tidsstampel, flicknamn
fi tyttonimi, aikavyohyke, aikaleima, tyyppi, tila
hu szuletesi nev, leanykori nev, idozona, idobelyeg, tipus, allapot, titulus
fr type, nom de jeune fille, nom de naissance, fuseau horaire, horodateur, statut, civilite, titre, prefixe, suffixe, initiales, etat
es tipo, estado, nombre de soltera, zona horaria, marca temporal, verificado, tratamiento, titulo, prefijo, sufijo, iniciales
pt estado, nome de solteira, fuso horario, carimbo de data hora, verificado, titulo, prefixo, sufixo, iniciais, situacao
it stato, cognome da nubile, fuso orario, informazioni cronologiche, verificato, titolo, prefisso, suffisso
ro tip, stare, fus orar, marca de timp, titlu
pl typ, nazwisko panienskie, nazwisko rodowe, strefa czasowa, sygnatura czasowa, tytul, tytul naukowy
cs rodne prijmeni, casove pasmo, casove razitko, stav, titul, tituly, osloveni
sk rodne priezvisko, casove pasmo, oslovenie
sl tip, stanje, naziv
hr vrsta, djevojacko prezime, titula
ru тип, девичья фамилия, часовой пояс, отметка времени, подтвержден, обращение, уровень, псевдоним названия
uk тип, дівоче прізвище, часовий пояс, позначка часу
uz turi, holati
el τυποσ, κατασταση, ζωνη ωρασ, χρονικη σημανση, πατρικο
tr tip, tur, durum, durumu, kizlik soyadi, saat dilimi, zaman damgasi, unvan
ar النوع, نوع, الحالة, المنطقة الزمنية, اللقب العلمي, طابع زمني
fa نوع, وضعیت, منطقه زمانی
he סוג, סטטוס, אזור זמן, חותמת זמן, תואר
hi प्रकार, स्थिति
id jenis, zona waktu, gelar
vi loai, trang thai, mui gio, dau thoi gian, danh xung
th ประเภท, สถานะ, เขตเวลา, คำนำหน้า, คำนำหน้าชื่อ, ประทับเวลา
ja フリガナ, ふりがな, カナ, かな, よみがな, 読み仮名, ヨミガナ, 読み, セイ, メイ, シメイ, 種別, 種類, 状態, 旧姓, タイムゾーン, タイムスタンプ, ローマ字, 氏名カナ, 敬称, よみ, フリガナ名, せい, めい, ヨミ
zh 类型, 類型, 状态, 狀態, 时区, 時區, 时间戳, 時間戳記, 拼音, 称谓, 稱謂, 曾用名
ko 유형, 상태, 시간대, 타임스탬프, 호칭
";
