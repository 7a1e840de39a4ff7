//! Words for addresses, roles, people and rooms. Each line is a language and
//! its words or phrases, separated by commas.

/// Words that only an email address is called.
pub(super) const EMAIL: &str = "
en email, e mail, emails, e mails, emailaddress, email addresses, mail address, mailaddress, emailid, mail id, email id, gmail, emailadress, primary smtp address, smtp address, electronic mail, proxy address
de emailadresse, mailadresse, mailadressen, emailadressen, elektronische post, e mailadresse, e mailadressen
nl mailadres, emailadres, e mailadres
da mailadresse, emailadresse
no epost, e post, epostadresse, e postadresse
sv e postadress, epostadress, mejladress, mejl, mejladresser
is netfang, tolvupostur
fi sahkoposti, sahkopostiosoite, s posti, sahkopostiosoitteesi, sahkopostisi
et e posti aadress, meiliaadress, e kiri, epost, e posti
lv e pasts, epasts, e pasta adrese
lt el pastas, e pastas, el pasto adresas, elektroninis pastas
hu e mail cim, email cim, emailcim, e mailcim, e mail cime, emailcime, elektronikus levelcim, drotposta
fr courriel, courriels, adresse courriel, mel, adresse mel, courrier electronique, adresse electronique
es correo electronico, correos electronicos, correo e, direccion electronica, direccion de correo, direccion de correo electronico
ca correu electronic, correu, adreca electronica, adreca de correu
gl correo electronico
eu helbide elektronikoa, posta elektronikoa
pt correio electronico, correio eletronico, endereco eletronico, endereco de correio
it posta elettronica, indirizzo di posta elettronica, indirizzo mail, indirizzo di posta, casella di posta
ro adresa de e mail, posta electronica, adresa electronica
pl adres e mail, poczta elektroniczna, adres mailowy, adres poczty elektronicznej, adres mejlowy, e poczta
cs e mailova adresa, emailova adresa, mailova adresa, elektronicka posta
sk e mailova adresa, emailova adresa, mailova adresa, elektronicka posta
sl e posta, e postni naslov, elektronska posta, elektronski naslov, eposta, e naslov, naslov e poste
hr e posta, e adresa, elektronicka posta, adresa e poste, mejl, mejl adresa, imejl, imejl adresa
sr имејл, е пошта, епошта, електронска пошта, мејл, имејл адреса, адреса е поште, мејл адреса, е адреса
bg имейл, е поща, електронна поща, ел поща, имейл адрес, имейли, мейл
mk е пошта, електронска адреса
ru электронная почта, эл почта, e почта, емейл, емайл, имейл, мейл, мэйл, электронный адрес, адрес электронной почты, электронной почты, электронная почта адрес, эл адрес, эл почты, электронной почте, емаил, имэйл
uk електронна пошта, ел пошта, електронна адреса, адреса електронної пошти, електронної пошти, імейл, е пошта, ел адреса
be электронная пошта, эл пошта
kk электрондық пошта, эл пошта, электрондық поштасы, электронды пошта, электрондық мекенжай
ky электрондук почта
mn имэйл хаяг, цахим шуудан
uz elektron pochta, elektron pochtasi, el pochta, e pochta, elektron manzil, elektron pochta manzili
ka ელფოსტა, ელ ფოსტა, ელექტრონული ფოსტა, იმეილი, მეილი
hy էլ փոստ, էլփոստ, էլ հասցե, էլեկտրոնային փոստ
az e poct, elektron poct, e poct unvani, elektron unvan
el ηλεκτρονικη διευθυνση, ηλεκτρονικο ταχυδρομειο, ηλ ταχυδρομειο, διευθυνση email, διευθυνση ηλεκτρονικου ταχυδρομειου, ιμειλ
tr e posta, eposta, e postasi, elektronik posta, e posta adresi, eposta adresi, e posta adresiniz, mail adresi, mail adresiniz, email adresi, email adresiniz, e postaniz
ar البريد الإلكتروني, بريد إلكتروني, الإيميل, ايميل, عنوان البريد الإلكتروني, البريد, إيميل, بريدك الإلكتروني, البريد الالكتروني
fa ایمیل, پست الکترونیک, پست الکترونیکی, آدرس ایمیل, نشانی ایمیل, رایانامه
ur ای میل, ای میل ایڈریس, برقی ڈاک
he אימייל, דוא ל, דואל, דואר אלקטרוני, כתובת אימייל, כתובת דוא ל, מייל, כתובת מייל, כתובת המייל, כתובת האימייל, המייל, האימייל, כתובת דואר אלקטרוני, אי מייל
hi ईमेल, ई मेल, ईमेल पता, ई मेल पता, ईमेल आईडी, मेल आईडी
bn ইমেইল, ই মেইল, ইমেল, ইমেইল ঠিকানা, ই মেইল ঠিকানা
mr ईमेल पत्ता
ta மின்னஞ்சல், மின்னஞ்சல் முகவரி
te ఇమెయిల్
gu ઇમેઇલ
id surel, alamat email, alamat surel, alamat e mail, pos elektronik
ms e mel, emel, alamat e mel, alamat emel
vi thu dien tu, dia chi email, dia chi e mail, hom thu, dia chi thu dien tu, hop thu
th อีเมล, อีเมล์, อีเมลล์, ที่อยู่อีเมล
km អ៊ីមែល
lo ອີເມວ
ja メールアドレス, メール, eメール, e メール, イーメール, 電子メール, メアド, eメールアドレス, 電子メールアドレス, メールアドレス 確認用
zh 电子邮件, 電子郵件, 邮箱, 郵箱, 电子邮箱, 電子郵箱, 电邮, 電郵, 邮件, 郵件, 邮件地址, 电子邮件地址, 電子郵件地址, 邮箱地址, 電子信箱, 信箱, 邮箱账号, 电邮地址, 電郵地址, 伊妹儿
ko 이메일, 이메일 주소, 전자우편, 메일, 메일 주소, 메일주소, 이메일주소, 전자 우편, 전자우편주소
sw barua pepe
af e pos
";

/// Words that an email address is called, and sometimes people.
pub(super) const MAIL: &str = "
en mail, mails, mail to
fr mail
es correo, correos
pt correio
ru почта, почты
uk пошта
pl poczta
no post
";

/// The name for signing in at Microsoft, which looks like an email address and mostly is one.
pub(super) const SIGN_IN: &str = "
en upn, user principal name, userprincipalname, principal name
de benutzerprinzipalname
fr nom d utilisateur principal
";

pub(super) const ADDRESS: &str = "
en address, addresses, adress
de adresse, adressen, anschrift
nl adres, adressen
sv adress, adresser
fi osoite
et aadress
lv adrese
lt adresas
hu cim, lakcim
es direccion, direcciones
ca adreca
pt endereco, morada
it indirizzo, indirizzi
ro adresa
sl naslov
ru адрес, адреса
kk мекенжай, мекенжайы
ka მისამართი
el διευθυνση
tr adresi, adresiniz
ar العنوان, عنوان
fa آدرس, نشانی
he כתובת
hi पता
bn ঠিকানা
id alamat
vi dia chi
th ที่อยู่
ja アドレス, 住所
zh 地址
ko 주소
";

/// A column of roles, or one that says who is an owner.
pub(super) const ROLE: &str = "
en role, roles, is owner, is host, is moderator, is organizer, is organiser, is presenter, owner flag, participant role, user role, permission level
de rolle, rollen
nl rol, rollen
sv roll, roller
fi rooli
et roll
lv loma
lt vaidmuo
hu szerep, szerepkor
fr roles
es rol
pt papel, funcao, funcao na reuniao, perfil
it ruolo, ruoli
ro rolul
pl rola
cs role
sk rola
sl vloga
hr uloga
sr улога
bg роля
ru роль
uk роль
uz rol, roli
ka როლი
el ρολος
tr rol, rolu, gorev, gorevi
ar الدور
fa نقش
hi भूमिका
bn ভূমিকা
id peran
ms peranan
vi vai tro
th บทบาท
ja 役割, ロール
zh 角色
ko 역할
";

/// A person who leads the meeting. Such a column says who does, or whose meeting it is.
pub(super) const OWNER: &str = "
en owner, owners, host, hosts, moderator, moderators, cohost, co host, organizer, organiser
de eigentumer, gastgeber, moderator in, gastgeber in, organisator in, moderatorin, leitung, organisator, moderation
nl eigenaar, gastheer
da ejer, vaert
sv agare, vard
fi omistaja
hu tulajdonos, hazigazda
fr proprietaire, hote, animateur, moderateur, organisateur
es propietario, anfitrion, moderador, organizador
pt proprietario, anfitriao, organizador
it proprietario, organizzatore, moderatore
pl wlasciciel, gospodarz, organizator
cs vlastnik, hostitel, organizator
ru владелец, ведущий, ведущего, организатора, организатор, модератор
uk власник, ведучий, організатор
tr sahip, moderatör, toplanti sahibi
ar المالك, المضيف, المنظم
fa مالک, میزبان
he בעלים, מארח
ja 主催者, ホスト, オーナー
zh 主持人, 所有者, 主办者
ko 주최자, 호스트, 소유자
";

/// A person who may lead, or whom the people of the list have: a column of these needs a look into its cells.
pub(super) const LEADER: &str = "
en teacher, teachers, instructor, presenter, trainer, speaker, facilitator, tutor, professor, lecturer, leader, chair, coach, advisor, panelist
de lehrer, lehrerin, lehrkraft, lehrkrafte, trainerin, dozent, dozentin, referent, referentin, sprecher, kursleiter, kursleitung
nl docent, leraar, spreker
fr professeur, enseignant, enseignante, formateur, formatrice, intervenant, presentateur
es profesor, profesora, docente, ponente, instructor, maestro
it insegnante, relatore, docenti
pt formador, instrutor, palestrante
pl nauczyciel, prowadzacy, prelegent, wykladowca
cs ucitel, lektor
ru учитель, учителя, преподаватель, преподавателя, тренер, докладчик, спикер
uk вчитель, викладач
tr ogretmen, egitmen, konusmaci
he תפקיד
ja 先生, 講師, 教師
zh 老师, 教师, 讲师, 老師, 講師
ko 선생님, 강사, 교사
";

/// A person of the list. Alone, it names a column of people.
pub(super) const PERSON: &str = "
en participant, participants, staff, colleague, colleagues, attendee, attendees, guest, guests, invitee, invitees, student, students, pupil, pupils, member, members, person, people, user, users, registrant, registrants, learner, learners, child, delegate, delegates, individual, visitor, employee, employees, applicant, respondent, trainee, volunteer, player, worker, candidate, recipient, recipients, subscriber, holder, ticket holder, patient
de teilnehmer, teilnehmer innen, teilnehmer in, schuler innen, schuler in, mitarbeiter innen, student innen, teilnehmerin, teilnehmerinnen, teilnehmende, teilnehmenden, teilnehmers, teilnehmender, gast, gaste, gastes, schuler, schulerin, schulers, schulerinnen, mitglied, mitglieder, mitglieds, studierende, studierender, studierenden, studenten, benutzer, nutzer, mitarbeiter, mitarbeiterin, mitarbeitende, eingeladene, personen, kind, kindes, bewerber, inhaber, lernende, mitwirkende
nl deelnemer, deelnemers, gasten, leerling, leerlingen, lid, leden, persoon, cursist, medewerker, gebruiker, genodigden
da deltager, deltagers, deltagerens, deltagere, elevs, elevens, medlems, gaest, gaester, elev, elever, medlem, medlemmer, bruger
no deltaker, deltakers, deltakerens, deltakere, gjest, gjester, bruker
sv deltagare, deltagarens, deltagares, gastens, gast, gaster, medlemmar, anvandare
fi osallistuja, osallistujat, osallistujan, vieras, vieraat, vieraan, opiskelija, opiskelijan, oppilas, oppilaan, jasen, jasenen, henkilo, kayttaja, kayttajan
et osaleja, osalejad, kulaline, opilane, liige, kasutaja, kasutaja
lv dalibnieks, dalibnieka, viesis, skolens, lietotajs, lietotaja
lt dalyvis, dalyvio, svecias, mokinys, mokinio, narys, studento, studentas
hu resztvevo, resztvevok, vendeg, vendegek, tanulo, diak, hallgato, felhasznalo
fr participante, invite, invites, eleve, eleves, etudiant, etudiante, etudiants, membre, membres, personne, personnes, utilisateur, stagiaire, apprenant, inscrit, inscrits, convive, salarie, enfant
es participantes, asistentes, invitado, invitados, alumno, alumna, alumnos, estudiante, estudiantes, miembro, miembros, persona, personas, empleado, inscrito, asociado, socio
ca participants, convidat, alumne
pt convidado, convidados, aluno, aluna, alunos, estudantes, estudante, membro, membros, pessoa, inscritos, formando, funcionario
it partecipante, partecipanti, ospite, ospiti, invitato, invitati, studente, studenti, alunno, alunni, allievo, membri, iscritto, iscritti, socio
ro participant, participanti, participantului, invitat, invitati, invitatului, elev, elevi, elevului, studentului, membru, persoana, cursant
pl uczestnik, uczestnicy, uczestnika, gosc, goscie, goscia, uczen, uczniowie, ucznia, czlonek, osoba, osoby, kursant, zaproszony, pracownik, studenta
cs ucastnik, ucastnici, ucastnika, host hoste, zak, zaci, zaka, clen, clenove, osoba, uzivatel, studenti
sk ucastnika, hostia, ziak, ziaci, ziaka, clenovia, pouzivatel
sl udelezenec, udelezenci, udelezenca, ucenec, ucenca, clan, uporabnik, gosti
hr sudionik, sudionici, sudionika, ucesnik, ucesnika, gosta, ucenik, ucenika, polaznik, clanovi, korisnik
sr учесник, учесника, гост, ученик, ученика, полазник, члан, учесници
bg участник, участници, участника, ученик, потребител, студент
ru участник, участники, участника, гость, гости, гостя, ученик, ученики, ученика, студент, студента, студенты, слушатель, слушателя, член, человек, люди, пользователь, пользователя, сотрудник, сотрудника, обучающийся, обучающегося, приглашенный, приглашенные
uk учасник, учасники, учасника, гість, учень, учня, студента, слухач, особа, користувач, користувача
kk қатысушы, қатысушының, оқушы, оқушының, қонақ, студенттің
uz ishtirokchi, ishtirokchilar, mehmon, oquvchi, o quvchi, talaba, talabaning
ka მონაწილე, მონაწილის, სტუმარი, სტუდენტი, მოსწავლე
hy մասնակից
el συμμετεχων, συμμετεχοντεσ, συμμετεχοντα, καλεσμενοσ, μαθητησ, μαθητη, φοιτητησ, φοιτητη, μελοσ, χρηστησ
tr katilimci, katilimcilar, katilimcinin, misafir, konuk, ogrenci, ogrencinin, uye, davetli, davetliler, kullanici
ar المشارك, المشاركون, المشاركين, مشارك, الضيف, الضيوف, ضيف, الطالب, الطلاب, طالب, العضو, الأعضاء, الحاضر, الحضور, المدعو
fa شرکت کننده, شرکت کنندگان, مهمان, دانشجو, دانش آموز, عضو, کاربر, دعوت شده
he משתתף, משתתפים, המשתתף, אורח, אורחים, תלמיד, תלמידים, התלמיד, סטודנט, סטודנטים, חבר, מוזמן, מוזמנים, משתמש
hi प्रतिभागी, छात्र, अतिथि, सदस्य, मेहमान, विद्यार्थी
bn অংশগ্রহণকারী, অংশগ্রহণকারীর, শিক্ষার্থী, শিক্ষার্থীর, ছাত্র, ছাত্রের, অতিথি, সদস্য
id peserta, tamu, siswa, murid, mahasiswa, anggota, undangan, karyawan, pengguna
ms tetamu, pelajar, ahli, hadirin
vi nguoi tham gia, nguoi tham du, khach, khach moi, hoc sinh, hoc vien, sinh vien, thanh vien, nguoi dung
th ผู้เข้าร่วม, ผู้เข้าร่วมประชุม, ผู้เข้าอบรม, แขก, นักเรียน, นักศึกษา, สมาชิก, ผู้ใช้
ja 参加者, 出席者, ゲスト, 招待者, 生徒, 学生, 会員, 受講者, 受講生, 児童, メンバー, お客様, ユーザー, ユーザ, 社員, 応募者, 申込者, 登録者
zh 参加者, 參加者, 参会者, 與會者, 与会者, 参会人, 嘉宾, 嘉賓, 学生, 學生, 学员, 學員, 会员, 會員, 成员, 成員, 用户, 用戶, 参与者, 參與者, 来宾, 來賓, 员工, 客人, 受邀者, 同学
ko 참가자, 참석자, 게스트, 손님, 학생, 회원, 멤버, 사용자, 초대자, 참여자, 수강생
";

pub(super) const ID: &str = "
en id, ids
";
pub(super) const USER_ID: &str = "
en user id, userid, user ids
";

pub(super) const ROOM: &str = "
en room, rooms, room name, room names, roomname, daily room, daily room name, video room, virtual room, breakout room, breakout, meeting room
de raum, raume, raumname, besprechungsraum, videoraum
nl ruimte, kamer, lokaal
da lokale, rum
no rom
sv rum
fi huone
et ruum
lv telpa
lt kambarys
hu terem, szoba
fr salle, salles
es sala, salas
it stanza
ro sala
pl pokoj
cs mistnost
sk miestnost
sl soba
hr prostorija
sr соба
bg стая
ru комната, зал, аудитория
uk кімната
uz xona
ka ოთახი
el αιθουσα, δωματιο
tr oda, salon
ar الغرفة, القاعة
fa اتاق
he חדר
hi कक्ष, कमरा
id ruang, ruangan
ms bilik
vi phong
th ห้อง
ja 部屋, ルーム, 会議室
zh 房间, 房間, 会议室, 會議室
ko 방, 룸, 회의실
";
