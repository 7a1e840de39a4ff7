//! Words for times and languages. Each line is a language and its words or phrases, separated by commas.

pub(super) const DATE: &str = "
en date, dates, day
de datum
nl dag
da dato
sv dag
fi paivamaara, paiva
et kuupaev
lv datums
lt data
hu datum, nap
fr dates, jour
es fecha, fechas, dia
pt data, datas
it giorno
ro data
pl dzien
sr датум
bg дата, ден
ru дата, день
uk дата, день
kk күні
uz sana
ka თარიღი
el ημερομηνια
tr tarih, tarihi, gun
ar التاريخ, تاريخ
fa تاریخ
he תאריך
hi तारीख, दिनांक, तिथि
bn তারিখ
id tanggal
ms tarikh
vi ngay
th วันที่
ja 日付, 日, 開催日, 日程, 実施日
zh 日期, 会议日期, 會議日期
ko 날짜, 일자
";

pub(super) const TIME: &str = "
en time, hour
de uhrzeit, zeit
nl tijd, tijdstip
da tid, tidspunkt, klokkeslaet
sv klockslag, klockan
fi aika, kellonaika, klo
et aeg, kellaaeg
lv laiks
lt laikas
hu ido, idopont
fr heure, horaire
es hora, horario
pt horario
it ora, orario
ro ora
pl godzina, czas
cs cas, hodina
sl ura
hr vrijeme
sr време, vreme
bg час
ru время, час
uk час
uz vaqt, vaqti, soat
ka დრო
el ωρα
tr saat, saati, zaman
ar الوقت, الساعة
fa زمان, ساعت
he שעה
hi समय
bn সময়
id waktu, jam, pukul
ms masa
vi gio, thoi gian
th เวลา
ja 時間, 時刻, 日時
zh 时间, 時間
ko 시간, 일시
";

pub(super) const STARTS: &str = "
en starts, start, starts at, start at, starting, begins, begin, begins at, beginning, from, dtstart
de beginn, anfang, startzeit, von, startet, beginnt, beginnt um
nl begin, begint, aanvang, van
da starttid, starttidspunkt
sv borjar, starttid
fi alkaa, alkaen, alkuaika
et algus
lv sakums
lt pradzia
hu kezdes, kezdete
fr debut, commence
es inicio, comienzo, desde, comienza, hora de inicio
ca inici
pt comeco, inicia, hora de inicio
it inizio, ora di inizio, dalle
ro inceput, de la
pl poczatek, rozpoczecie, od
cs zacatek, zahajeni
sk zaciatok
sl zacetek
hr pocetak
sr почетак
bg начало
ru начало, начало в, начала
uk початок
kk басталуы
uz boshlanishi, boshlanish
ka დასაწყისი
el εναρξη, αρχη
tr baslangic, baslama
ar البداية, البدء
fa شروع
he התחלה
hi आरंभ, शुरू
bn শুরু
id mulai
ms mula
vi bat dau
th เริ่ม, เริ่มต้น
ja 開始, 開始時刻, 開始時間, 開始日時
zh 开始, 開始, 开始时间, 開始時間
ko 시작
";

pub(super) const ENDS: &str = "
en ends, end, ends at, end at, ending, finish, finishes, until, to, till, dtend
de ende, endet, endzeit, bis, endet um, schluss
nl einde, eindigt, tot, eind
da slut, sluttid, sluttidspunkt
no slutt, slutttid
sv slutar
fi loppuu, paattyy
et lopp
lv beigas
lt pabaiga
hu vege, befejezes
fr fin, finit
es termina, hasta, hora de fin, final
pt fim, termino
it fine, ora di fine, alle
ro sfarsit, pana la
pl koniec, zakonczenie
cs konec, ukonceni
sk koniec
sl konec
hr zavrsetak
sr крај
bg край
ru конец, окончание, окончания, завершение
uk кінець, закінчення
kk аяқталуы
uz tugashi, tugash
ka დასასრული
el ληξη, τελοσ
tr bitis
ar النهاية, الانتهاء
fa پایان
he סיום
hi समाप्ति, अंत
bn শেষ
id selesai, berakhir
ms tamat
vi ket thuc
th สิ้นสุด
ja 終了, 終了時刻, 終了時間, 終了日時
zh 结束, 結束, 结束时间, 結束時間
ko 종료, 끝
";

pub(super) const DURATION: &str = "
en duration, length, duration in minutes, duration minutes, duration min
de dauer, dauer in minuten
nl duur
da varighed
no varighet
sv varaktighet, langd
fi kesto
et kestus
lv ilgums
lt trukme
hu idotartam, hossz
fr duree, duree en minutes
es duracion, duracion en minutos
ca durada
pt duracao
it durata
ro durata
pl czas trwania
cs trvani, doba trvani, delka
sk trvanie
sl trajanje
hr trajanje
sr трајање
bg продължителност
ru длительность, продолжительность
uk тривалість
kk ұзақтығы
uz davomiyligi
ka ხანგრძლივობა
el διαρκεια
tr sure, suresi
ar المدة
fa مدت
he משך
hi अवधि
bn সময়কাল
id durasi
ms tempoh
vi thoi luong
th ระยะเวลา
ja 所要時間, 長さ
zh 时长, 時長, 持续时间, 持續時間
ko 기간, 소요 시간
";

/// Units that a time or duration may carry.
pub(super) const UNIT: &str = "
en minutes, mins, min, hours, hrs, utc, gmt, local
de minuten, stunden, ortszeit
fr heures
es minutos
it minuti
ru минут, минуты, мин
ja 分
zh 分钟, 分鐘
ko 분
";

pub(super) const LANGUAGE: &str = "
en language, languages, lang, locale, preferred language, language preference
de sprache, sprachen, bevorzugte sprache
nl taal, talen
da sprog
no sprak
sv sprak
is tungumal
fi kieli
et keel
lv valoda
lt kalba
hu nyelv
fr langue, langues
es idioma, idiomas, lengua
ca llengua
it lingua, lingue
ro limba
pl jezyk
cs jazyk
sl jezik
sr језик
bg език
ru язык
uk мова
kk тілі, тіл
uz til, tili
ka ენა
el γλωσσα
tr dil, dili
ar اللغة
fa زبان
he שפה
hi भाषा
bn ভাষা
id bahasa
vi ngon ngu
th ภาษา
ja 言語
zh 语言, 語言
ko 언어
";
