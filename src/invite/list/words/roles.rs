//! Says what owner cells, cells without an address, and the heads of copied emails mean.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{fold, vocabulary::phrases};

const OWNERS: &str = "
en yes, y, true, t, x, owner, host, co host, cohost, alternative host, alt host, moderator, co moderator, comoderator, mod, presenter, co presenter, organizer, organiser, co organizer, co organiser, coorganizer, coorganiser, meeting organizer, meeting organiser, event organizer, teacher, co teacher, head teacher, editing teacher, editingteacher, teacher enrollment, course teacher, instructor, trainer, facilitator, co facilitator, chair, co chair, chairperson, chairman, chairwoman, leader, co leader, meeting leader, lecturer, tutor, room owner, meeting owner, meeting host, co owner, is owner, session chair, session host, teachers, hosts, owners
de ja, j, wahr, moderator in, gastgeber in, lehrer in, dozent in, leiter in, stimmt, eigentumer, eigentumerin, inhaber, gastgeber, gastgeberin, leitung, leiter, leiterin, sitzungsleitung, gesprachsleitung, moderatorin, moderation, organisator, organisatorin, veranstalter, veranstalterin, lehrer, lehrerin, lehrkraft, lehrende, kursleiter, kursleiterin, kursleitung, seminarleiter, seminarleitung, trainerin, dozent, dozentin, vorsitz, vorsitzende, vorsitzender, prasentator, besprechungsleiter, trainer in
nl waar, eigenaar, gastheer, gastvrouw, moderatoren, organisatoren, docent, leraar, lerares, leerkracht, begeleider, voorzitter, trainster, presentator, leider
da sand, ejer, vaert, ordstyrer, modeleder, arrangor, laerer, underviser, instruktor, leder
no eier, vert, moteleder, laerar
sv sant, agare, vard, motesledare, moderatorn, arrangor, larare, utbildare, ordforande, ledare
fi kylla, k, tosi, omistaja, isanta, emanta, jarjestaja, moderaattori, opettaja, kouluttaja, puheenjohtaja, ohjaaja, vetaja
et jah, tosi, omanik, voorustaja, korraldaja, moderaator, opetaja, koolitaja, juhataja
lv patiesi, ipasnieks, riotajs, rikotajs, organizators, moderators, skolotajs, skolotaja, pasniedzejs, vaditajs
lt taip, tiesa, savininkas, seimininkas, organizatorius, moderatorius, mokytojas, mokytoja, destytojas, vedejas
hu igen, igaz, tulajdonos, hazigazda, szervezo, moderator, tanar, tanarno, oktato, trener, eloado elnok, elnok, vezeto
fr oui, o, vrai, proprietaire, hote, hotesse, co hote, animateur, animatrice, moderateur, moderatrice, organisateur, organisatrice, enseignant, enseignante, professeur, professeure, formateur, formatrice, facilitateur, facilitatrice, president de seance, presentateur, presentatrice, instructeur
es si, s, verdadero, cierto, propietario, propietaria, anfitrion, anfitriona, coanfitrion, moderador, moderadora, organizador, organizadora, docente, maestro, maestra, instructora, formador, formadora, facilitador, facilitadora, presentador, presentadora, entrenador, lider
ca cert, propietari, amfitrio, organitzador, mestre, formadora, ponent organitzador
pt sim, verdadeiro, proprietario, proprietaria, anfitriao, anfitria, moderadora do encontro, organizadora do encontro, professora, formador, instrutor, instrutora, apresentador, apresentadora, ministrante, coanfitriao
it vero, proprietario, proprietaria, padrone di casa, moderatore, moderatrice, organizzatore, organizzatrice, docenti, insegnante, formatore, formatrice, istruttore, istruttrice, relatore moderatore, presentatore, conduttore, conduttrice, facilitatore, maestra
ro da, adevarat, proprietar, gazda, organizator, profesoara, invatator, instructor, formator, facilitator, prezentator, lider
pl tak, t, prawda, wlasciciel, wlascicielka, gospodarz, prowadzacy, prowadzaca, organizatorka, nauczyciel, nauczycielka, instruktor, wspolorganizator, szkoleniowiec, przewodniczacy, lektor
cs ano, a, pravda, vlastnik, hostitel, hostitelka, moderatorka, organizatorka, ucitel, ucitelka, lektorka, skolitel, vedouci, predsedajici, poradatel
sk ano, pravdive, majitel, usporiadatel, ucitelka, skolitel, veduci
sl resnicno, lastnik, gostitelj, moderatorka, ucitelj, uciteljica, predavatelj, vodja, voditelj
hr istina, vlasnik, domacin, ucitelj, nastavnik, voditelj, predavac, trener
sr да, тачно, власник, домаћин, модератор, организатор, наставник, учитељ, водитељ, тренер
bg истина, собственик, домакин, организатор, учител, преподавател, водещ, обучител
ru да, д, истина, владелец, ведущий, ведущая, организатор, модератор, преподаватель, учитель, учительница, инструктор, тренер, соорганизатор, хозяин, педагог, председатель, фасилитатор
uk так, істина, власник, ведучий, ведуча, модератор, організатор, вчитель, вчителька, викладач, викладачка, тренер, голова
kk иә, ия, иесі, жүргізуші, ұйымдастырушы, мұғалім, оқытушы
uz ha, egasi, boshlovchi, tashkilotchi, oqituvchi, o qituvchi, muallim, ustoz
ka დიახ, კი, მფლობელი, მასპინძელი, ორგანიზატორი, მასწავლებელი, მოდერატორი
hy այո, ուսուցիչ, կազմակերպիչ
el ναι, αληθεσ, αληθησ, ιδιοκτητησ, οικοδεσποτησ, διοργανωτησ, συντονιστησ, δασκαλοσ, καθηγητησ, εκπαιδευτησ, εκπαιδευτικοσ, προεδροσ
tr evet, e, dogru, sahip, sahibi, ev sahibi, toplanti sahibi, duzenleyen, duzenleyici, ogretmen, egitmen, sunucu, egitimci
ar نعم, صحيح, مالك, المالك, مضيف, المضيف, منظم, المنظم, مشرف جلسة, معلم, المعلم, معلمة, مدرب, المدرب, مدرس, المدرس
fa بله, آری, درست, صاحب, مالک, میزبان, برگزارکننده, معلم, استاد, مدرس, مربی
ur ہاں, جی ہاں, استاد
he כן, אמת, בעלים, מארח, מארחת, מנחה, מארגן, מארגנת, מורה, מדריך, מדריכה, מרצה
hi हाँ, हां, सही, सत्य, मालिक, मेज़बान, मेजबान, आयोजक, शिक्षक, अध्यापक, प्रशिक्षक, संचालक
bn হ্যাঁ, সত্য, মালিক, আয়োজক, শিক্ষক, প্রশিক্ষক, হোস্ট
id ya, iya, benar, pemilik, tuan rumah, penyelenggara, pengajar, guru, pelatih, instruktur, dosen, pemandu
ms hos, tuan rumah, penganjur, cikgu, jurulatih
vi co, dung, chu so huu, chu phong, chu tri, nguoi to chuc, giao vien, giang vien, nguoi huong dan
th ใช่, จริง, เจ้าของ, โฮสต์, เจ้าภาพ, ผู้จัด, ผู้ดำเนินรายการ, ครู, อาจารย์, วิทยากร, ผู้สอน
ja はい, 真, 主催者, 共同主催者, ホスト, 共同ホスト, オーナー, 司会, 司会者, 進行役, モデレーター, 先生, 教師, 講師, 教員, 担任, 議長
zh 是, 是的, 对, 真, 主持人, 联席主持人, 主持, 主辦人, 主办人, 主办者, 组织者, 組織者, 召集人, 所有者, 拥有者, 老师, 老師, 教师, 教師, 讲师, 講師, 教练, 会议主持人
ko 예, 네, 참, 소유자, 주최자, 호스트, 공동 호스트, 진행자, 사회자, 선생님, 교사, 강사, 교수자, 의장
";

const NOT_OWNERS: &str = "
en no, n, false, f, participant, participants, attendee, attendees, guest, guests, student, students, student enrollment, pupil, learner, member, members, invitee, invitees, viewer, listener, audience, user, registrant, none, required attendee, optional attendee, required, optional, trainee, not owner, guest user
de nein, falsch, schuler in, student in, teilnehmer innen, zuhorer in, teilnehmer, teilnehmerin, teilnehmende, teilnehmender, teilnehmer in, gast, schuler, schulerin, studierende, studierender, studentin, mitglied, eingeladene, zuhorer, zuhorerin, zuschauer, lernende, keine, keiner
nl nee, onwaar, deelnemer, deelneemster, leerling, lid, toehoorder, kijker, genodigde, cursist
da nej, falsk, deltager, gaest, elev, medlem, tilhorer, studerende
no nei, usann, deltaker, gjest, tilhorer
sv falskt, deltagare, medlemmar, inbjuden, ahorare
fi ei, epatosi, osallistuja, vieras, opiskelija, oppilas, jasen, kuuntelija
et vale, osaleja, kulaline, opilane, liige, kuulaja
lv ne, aplams, dalibnieks, viesis, skolens, students, dalibniece, biedrs
lt netiesa, dalyvis, dalyve, svecias, mokinys, studentas, narys
hu nem, hamis, resztvevo, vendeg, diak, tanulo, hallgato, tag, meghivott
fr non, faux, participante, invite, invitee, eleve, etudiant, etudiante, membre, spectateur, auditeur, auditrice, stagiaire, apprenant, apprenante
es falso, asistente al evento, invitado, invitada, alumno, alumna, estudiante, miembro, oyente, espectador, participe
ca fals, assistent, convidat, alumne, estudiant
pt nao, falso, convidado, convidada, aluno, aluna, estudante, membro, ouvinte, espectador, formando
it partecipante, ospite, invitato, invitata, studente, studentessa, alunno, alunna, membro, ascoltatore, spettatore, corsista
ro nu, fals, invitat, invitata, elev, eleva, membru, ascultator, cursant, participanta
pl nie, falsz, uczestnik, uczestniczka, gosc, uczen, uczennica, studentka, czlonek, sluchacz, sluchaczka, widz, kursant
cs ne, nepravda, ucastnik, ucastnice, zak, zakyne, clen, clenka, posluchac, divak, pozvany
sk nie, ucastnicka, ziak, ziacka, studentka, posluchac
sl neresnicno, udelezenec, udelezenka, gost, ucenec, ucenka, clan, poslusalec
hr neistina, sudionik, sudionica, ucesnik, ucenik, ucenica, polaznik, slusatelj
sr не, нетачно, учесник, гост, ученик, студент, члан, полазник
bg лъжа, участник, член, слушател, гостенин
ru нет, н, ложь, участник, участница, гость, гостья, студент, студентка, ученик, ученица, слушатель, слушательница, зритель, член, приглашенный, обучающийся
uk ні, хибність, учасник, учасниця, гість, учень, учениця, студентка, слухач, глядач
kk жоқ, қатысушы, қонақ, оқушы, тыңдаушы
uz yoq, yo q, ishtirokchi, mehmon, talaba, oquvchi, o quvchi, tinglovchi
ka არა, მონაწილე, სტუმარი, სტუდენტი, მოსწავლე, მსმენელი
hy ոչ, մասնակից, ուսանող
el οχι, ψευδεσ, ψευδησ, συμμετεχων, συμμετεχουσα, καλεσμενοσ, μαθητησ, μαθητρια, φοιτητησ, φοιτητρια, μελοσ, ακροατησ
tr hayir, h, yanlis, katilimci, misafir, konuk, ogrenci, uye, dinleyici, izleyici, davetli
ar لا, خطأ, مشارك, المشارك, ضيف, الضيف, طالب, الطالب, طالبة, عضو, مستمع, حاضر, مدعو
fa خیر, نه, نادرست, شرکت کننده, مهمان, دانشجو, دانش آموز, عضو, شنونده
ur نہیں, طالب علم, مہمان
he לא, שקר, משתתף, משתתפת, אורח, אורחת, תלמיד, תלמידה, סטודנט, סטודנטית, מאזין, מוזמן
hi नहीं, गलत, असत्य, प्रतिभागी, अतिथि, मेहमान, छात्र, छात्रा, विद्यार्थी, सदस्य, श्रोता
bn না, মিথ্যা, অংশগ্রহণকারী, অতিথি, শিক্ষার্থী, ছাত্র, ছাত্রী, সদস্য
id tidak, bukan, salah, peserta, tamu, siswa, siswi, murid, mahasiswa, mahasiswi, anggota, pendengar, undangan
ms pelajar, tetamu, ahli, hadirin
vi khong, sai, nguoi tham gia, nguoi tham du, khach, khach moi, hoc sinh, hoc vien, sinh vien, thanh vien
th ไม่, ไม่ใช่, เท็จ, ผู้เข้าร่วม, แขก, นักเรียน, นักศึกษา, สมาชิก, ผู้ฟัง
ja いいえ, 偽, 参加者, 出席者, ゲスト, 生徒, 学生, 児童, 会員, 招待者, 受講者, 受講生, 視聴者, 聴講者, メンバー, なし
zh 否, 不是, 不, 假, 参加者, 參加者, 参会者, 與會者, 与会者, 嘉宾, 来宾, 客人, 学生, 學生, 学员, 學員, 会员, 成员, 成員, 观众, 听众, 参与者, 參與者, 受邀者
ko 아니요, 아니오, 거짓, 참가자, 참석자, 게스트, 손님, 학생, 회원, 멤버, 시청자, 청취자, 초대자, 수강생
";

/// What people write if someone has no email address. `Same as above` is not among them: that one has an address.
const NO_ADDRESS: &str = "
en n a, na, none, null, nil, nan, nothing, no, no email, no e mail, no mail, no address, no email address, not available, not applicable, not provided, not given, not known, unknown, missing, empty, blank, without, without email, x, xx, xxx, undefined, not set, tbd, tba, tbc, has none, has no email, doesn t have one, does not have one, no email provided, not specified, n d, ref, value, 0
de keine, keiner, kein, k a, ka, nein, keine e mail, keine email, keine mail, keine angabe, keine angaben, fehlt, unbekannt, nicht vorhanden, nicht bekannt, ohne, ohne email, ohne e mail, entfallt, leer, nv, keine adresse, hat keine
nl geen, geen email, geen e mail, n v t, nvt, onbekend, nee, leeg, ontbreekt, geen mail
da ingen, ingen email, ingen e mail, ukendt, nej, mangler, ingen mail
no ingen e post, ingen epost, nei, ukjent
sv inget, ingen e post, saknas, okand, ej angivet, ingen mejl
fi ei, ei ole, ei sahkopostia, puuttuu, tuntematon, ei tiedossa
et puudub, pole, ei ole meili, teadmata
lv nav, nezinams, nav e pasta
lt nera, nezinomas, nenurodyta, nera el pasto
hu nincs, ismeretlen, nincs megadva, nincs email, nem
fr aucun, aucune, neant, pas d email, pas de mail, pas d adresse, sans, non, inconnu, inconnue, non renseigne, vide, sans email, pas de courriel, non communique, s o
es ninguno, ninguna, no tiene, sin correo, sin email, no disponible, no aplica, desconocido, no hay, sin datos, vacio, sin
ca cap, sense correu
pt nenhum, nenhuma, sem email, sem e mail, nao tem, nao, nao informado, nao possui, desconhecido, nao disponivel, vazio, n d, sem
it nessuno, nessuna, non disponibile, senza email, non ha, assente, sconosciuto, nd, manca
ro niciunul, niciuna, nu are, fara, fara email, nu, necunoscut, nespecificat, lipsa, lipseste
pl brak, nie ma, nie dotyczy, nie, nieznany, bez adresu, brak adresu, nie podano, brak maila, brak danych
cs zadny, zadna, nema, neni, ne, neznamy, bez emailu, neuvedeno, chybi
sk ziadny, nie je, nie, neznamy, bez emailu, neuvedene, chyba
sl ni, brez, nima, neznano
hr nema emaila, bez, nepoznato, nema e posta
sr нема, без, непознато
bg няма, не, без, неизвестен, липсва
ru нет, нету, отсутствует, не указан, не указано, не указана, без почты, неизвестно, неизвестен, нет почты, нет адреса, без адреса, н д, пусто, не имеет
uk немає, нема, відсутня, відсутній, не вказано, невідомо, ні, без пошти
kk жоқ, белгісіз
uz yoq, yo q, mavjud emas, noma lum
ka არ აქვს, არა, არ არის, უცნობია
hy չկա, ոչ
el κανενα, καμια, δεν υπαρχει, οχι, αγνωστο, χωρισ, δεν εχει, κενο, δ υ
tr yok, hayir, bilinmiyor, belirtilmemis, e posta yok, mevcut degil, bos
ar لا يوجد, لا, غير متوفر, بدون, غير معروف, فارغ, لا شيء
fa ندارد, نامشخص, خیر, بدون, خالی, نیست
ur نہیں, نہیں ہے
he אין, ללא, לא ידוע, לא, חסר, אין מייל, ריק
hi नहीं, कोई नहीं, उपलब्ध नहीं, नहीं है
bn নেই, না, অজানা
id tidak ada, kosong, tidak, belum ada, tidak diketahui, tidak punya
ms tiada
vi khong co, khong, chua co, khong ro
th ไม่มี, ไม่ทราบ, ว่าง
ja なし, 無し, 無, 無い, ない, 不明, 未登録, 未記入, ありません, 該当なし, 空欄, メールなし
zh 无, 無, 没有, 沒有, 暂无, 不详, 未知, 空, 未填写, 未填, 无邮箱
ko 없음, 없어요, 없습니다, 무, 모름, 미상, 미입력
";

/// The heads of the lines of an email that name people.
const HEADS: &str = "
en to, cc, bcc, from, reply to, sender, resent to, copy, recipients, recipient, attendees, invitees, participants, required, optional, required attendees, optional attendees
de an, kopie, kopie an, blindkopie, bk, von, antwort an, absender, empfanger, erforderlich, teilnehmer
nl aan, van, naar, kopie aan
da til, fra, kopi, skjult kopi, modtagere
no blindkopi, mottakere
sv till, fran, kopia, hemlig kopia, mottagare
is afrit
fi vastaanottaja, vastaanottajat, kopio, piilokopio, lahettaja
et saaja, kellele, koopia, saatja, kellelt
lv kam, kopija, no
lt kam, nuo, gavejas
hu cimzett, cimzettek, masolatot kap, titkos masolat, felado, masolat
fr a, de, copie a, copie, cci, destinataire, destinataires, expediteur, repondre a
es para, de, cco, copia, responder a, destinatarios, destinatario
ca per a
pt cc oculto, destinatarios, remetente
it da, ccn, copia conoscenza, destinatari, mittente
ro catre, de la, destinatar
pl do, dw, udw, od, kopia, adresat, nadawca, do wiadomosci
cs komu, kopie, skryta, od, prijemce
sk kopia, skryta kopia, prijemcovia
sl za, kp, skp, prejemnik
hr prima, sakrivena kopija, salje
sr за, од, прима, копија
bg до, от, копие, скрито копие
ru кому, копия, скрытая копия, скрытая, от, от кого, получатели, получатель
uk кому, копія, прихована копія, від, від кого, одержувачі
kk кімге, кімнен
uz kimga, kimdan, nusxa
ka ვის, ასლი, ვისგან
el προσ, κοιν, κρυφη κοιν, απο, κοινοποιηση
tr kime, kimden, bilgi, gizli, alici, gonderen
ar إلى, الى, نسخة, نسخة مخفية, من
fa به, رونوشت, از, گیرنده, گیرندگان
he אל, עותק, עותק מוסתר, מאת, נמענים, העתק
hi प्रति, को, से, प्रतिलिपि, सेवा में
bn প্রতি, থেকে, প্রাপক
id kepada, dari, tembusan
ms daripada
vi den, toi, gui den, tu, dong gui
th ถึง, สำเนา, สำเนาลับ, จาก
ja 宛先, 差出人, 宛名, 送信者, 受信者
zh 收件人, 抄送, 密送, 密件抄送, 发件人, 收件者, 副本, 密件副本, 寄件者, 寄件人, 发送至
ko 받는 사람, 받는사람, 참조, 숨은 참조, 숨은참조, 보낸 사람, 보낸사람, 수신, 발신, 수신자
";

/// The heads among them of the line that names the sender.
const SENDERS: &str = "
en from, sender, reply to
de von, absender, antwort an
nl van
da fra
sv fran
fi lahettaja
et saatja, kellelt
lv no
lt nuo
hu felado
fr de, expediteur, repondre a
es responder a
it da, mittente
ro de la
pl od, nadawca
cs odesilatel
sr од
bg от
ru от кого
uk від
kk кімнен
uz kimdan
ka ვისგან
el απο
tr kimden, gonderen
ar من
fa از
he מאת
id dari
vi tu
th จาก
ja 差出人, 送信者
zh 发件人, 寄件者, 寄件人
ko 보낸 사람, 보낸사람, 발신
";

/// Words for yes and no, which say nothing by themselves.
const YES_NO: &str = "
en yes, y, true, t, x, no, n, false, f, none, required, optional
de ja, j, wahr, nein, falsch, keine, keiner, stimmt
nl waar, nee, onwaar
da sand, nej, falsk
no nei, usann
sv sant, falskt
fi kylla, k, tosi, ei, epatosi
et jah, vale
lv patiesi, ne, aplams
lt taip, tiesa, netiesa
hu igen, igaz, nem, hamis
fr oui, o, vrai, non, faux
es si, s, verdadero, cierto, falso
ca cert, fals
pt sim, verdadeiro, nao
it vero
ro da, adevarat, nu
pl tak, t, prawda, nie, falsz
cs ano, a, pravda, nepravda
sk pravdive
sl resnicno, neresnicno
hr istina, neistina
sr да, тачно, не, нетачно
bg истина, лъжа
ru д, нет, н, ложь
uk так, істина, ні, хибність
kk иә, ия, жоқ
uz ha, yoq, yo q
ka დიახ, კი, არა
hy այո, ոչ
el ναι, αληθεσ, αληθησ, οχι, ψευδεσ, ψευδησ
tr evet, e, dogru, hayir, h, yanlis
ar نعم, صحيح, لا, خطأ
fa بله, آری, درست, خیر, نه, نادرست
ur ہاں, جی ہاں, نہیں
he כן, אמת, לא, שקר
hi हाँ, हां, सही, सत्य, नहीं, गलत, असत्य
bn হ্যাঁ, সত্য, না, মিথ্যা
id ya, iya, benar, tidak, bukan, salah
vi co, dung, khong, sai
th ใช่, จริง, ไม่, ไม่ใช่, เท็จ
ja はい, 真, いいえ, 偽, なし
zh 是, 是的, 对, 否, 不是, 不, 假
ko 예, 네, 참, 아니요, 아니오, 거짓
";

static YES_NO_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(YES_NO));
static OWNER_WORDS: LazyLock<HashMap<String, bool>> = LazyLock::new(|| {
    let all = phrases(NOT_OWNERS).map(|phrase| (phrase, false)).chain(phrases(OWNERS).map(|phrase| (phrase, true)));
    all.map(|(phrase, is_owner)| (fold::words(phrase).join(" "), is_owner)).collect()
});
static NO_ADDRESS_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(NO_ADDRESS));
static SENDER_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(SENDERS));
static HEAD_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(HEADS));

fn set(table: &str) -> HashSet<String> {
    phrases(table).map(|phrase| fold::words(phrase).join(" ")).collect()
}

/// Returns whether a cell of the owner column says that a person is an owner, or `None` if it says neither.
///
/// Some roles are doubtful, since a link for an owner can do more than most of them should, or since owners are called
/// the same elsewhere: speaker, panelist, admin, manager, assistant, teaching assistant, non-editing teacher,
/// coordinator, coach, mentor, professor (a title in many countries), observer, editor, staff, parent. They are `None`.
pub(crate) fn owner(cell: &str) -> Option<bool> {
    let cell = cell.trim();
    let is_one_of = |words: &[&str]| words.iter().any(|word| cell.eq_ignore_ascii_case(word));
    match cell {
        "1" | "✓" | "✔" | "✔️" | "☑" | "☑️" | "✅" | "○" | "〇" | "◯" | "+" => Some(true),
        "0" | "-" | "–" | "—" | "✗" | "✘" | "❌" | "☐" => Some(false),
        _ if is_one_of(&["participant", "attendee", "guest", "student", "member", "no", "false", "n"]) => Some(false),
        _ if is_one_of(&["owner", "host", "moderator", "teacher", "yes", "true", "x", "y"]) => Some(true),
        _ if cell.len() > 80 => None,
        _ => OWNER_WORDS.get(&fold::words(cell).join(" ")).copied(),
    }
}

/// Returns whether a cell answers whether a person is an owner, and is no word for a role.
pub(crate) fn is_yes_or_no(cell: &str) -> bool {
    owner(cell).is_some() && role(cell).is_none()
}

/// Returns whether a word for a role, such as `moderator` or `guest`, is that of an owner. Yes and no are no roles.
pub(crate) fn role(text: &str) -> Option<bool> {
    let is_owner = owner(text)?;
    let words = fold::words(text).join(" ");
    (words.chars().any(char::is_alphabetic) && !YES_NO_WORDS.contains(&words)).then_some(is_owner)
}

/// Returns whether a cell of the email column says that a person has no address, such as `-`, `n/a` or `keine`.
pub(crate) fn is_no_address(cell: &str) -> bool {
    if cell.len() > 80 || cell.contains('@') {
        return false;
    }
    let words = fold::words(cell);
    words.is_empty() || NO_ADDRESS_WORDS.contains(&words.join(" "))
}

/// Returns the length in bytes of what a line of an email begins with before its recipients, such as `To:` or `Кому:`,
/// with the colon and the spaces before it.
pub(crate) fn recipient_head(line: &str) -> Option<usize> {
    let (at, colon) = line.char_indices().take(40).find(|(_, c)| matches!(c, ':' | '：'))?;
    let head = &line[..at];
    let is_head = !head.contains(['<', '"', '@', ',', ';']) && HEAD_WORDS.contains(&fold::words(head).join(" "));
    is_head.then_some(at + colon.len_utf8())
}

/// Returns whether the head of a line of an email, such as `From:`, is that of its sender.
pub(crate) fn is_sender(head: &str) -> bool {
    SENDER_WORDS.contains(&fold::words(head).join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_says_both() {
        let folded = |table| phrases(table).map(|phrase| fold::words(phrase).join(" ")).collect::<Vec<_>>();
        let (owners, others) = (folded(OWNERS), folded(NOT_OWNERS));
        let both: Vec<&String> = owners.iter().filter(|word| others.contains(word)).collect();
        assert!(both.is_empty(), "{both:?}");
    }
}
