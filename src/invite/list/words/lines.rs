//! Says which lines of a pasted list are no people: greetings, closings, totals.

use std::{collections::HashSet, sync::LazyLock};

use super::{fold, vocabulary::phrases};

/// First words of a greeting.
const GREETINGS: &str = "
en hi, hello, hey, dear, good morning, good afternoon, good evening, greetings, please find, here is, here are, see below, as discussed, subject, sent, date, cc list
de hallo, liebe, lieber, liebes, guten morgen, guten tag, guten abend, sehr geehrte, sehr geehrter, moin, servus, anbei, betreff, gesendet, datum, hier ist, hier sind
fr bonjour, bonsoir, salut, cher, chere, chers, cheres, madame monsieur, voici, objet, envoye
es hola, buenos dias, buenas tardes, estimado, estimada, estimados, estimadas, querido, querida, asunto, enviado
it ciao, buongiorno, buonasera, gentile, gentili, caro, cara, cari, oggetto, inviato, ecco
pt ola, bom dia, boa tarde, boa noite, prezado, prezada, prezados, caros, caras, assunto, enviado
nl hoi, beste, geachte, goedemorgen, goedemiddag, onderwerp, verzonden
da hej, kaere, godmorgen, emne
no heisann, kjaere
sv hejsan, amne
fi moi, hei, hyva, aihe
pl czesc, witam, dzien dobry, szanowni, szanowny, szanowna, drodzy, temat
cs ahoj, dobry den, vazeni, vazeny, vazena, mili, predmet
hu szia, sziasztok, kedves, tisztelt, targy
ro buna, buna ziua, stimate, stimati, draga, dragi
ru привет, здравствуйте, добрый день, доброе утро, добрый вечер, уважаемые, уважаемый, уважаемая, дорогие, тема
uk привіт, вітаю, добрий день, доброго дня, шановні, шановний, шановна
tr merhaba, selam, sayin, degerli, konu
el γεια, καλημερα, αγαπητε, αγαπητη, αγαπητοι, θεμα
ar مرحبا, السلام عليكم, عزيزي, عزيزتي, الموضوع
he שלום, היי, נושא
hi नमस्ते, प्रिय, विषय
vi xin chao, kinh gui, chao
ja こんにちは, お疲れ様です, お世話になっております, 各位, 件名
zh 你好, 您好, 大家好, 主题
ko 안녕하세요, 제목
";

/// First words of a closing, above a signature.
const CLOSINGS: &str = "
en best, best regards, best wishes, kind regards, warm regards, regards, cheers, thanks, thank you, many thanks, sincerely, yours sincerely, yours, sent from my, all the best
de viele grusse, liebe grusse, beste grusse, schone grusse, herzliche grusse, freundliche grusse, mit freundlichen grussen, mit besten grussen, grusse, gruss, danke, vielen dank, lg, vg, mfg
fr cordialement, bien cordialement, merci, salutations, bien a vous, a bientot
es saludos, un saludo, gracias, muchas gracias, atentamente, saludos cordiales
it saluti, cordiali saluti, distinti saluti, grazie, un saluto
pt atenciosamente, obrigado, obrigada, abracos, cumprimentos, att
nl met vriendelijke groet, met vriendelijke groeten, vriendelijke groet, groeten, bedankt, mvg
da med venlig hilsen, venlig hilsen, mvh, tak
no med vennlig hilsen, vennlig hilsen, takk
sv med vanliga halsningar, vanliga halsningar, halsningar, tack
fi ystavallisin terveisin, terveisin, kiitos
pl pozdrawiam, z powazaniem, dziekuje, z pozdrowieniami
cs s pozdravem, dekuji, diky, zdravi
hu udvozlettel, koszonom, koszonettel
ro cu stima, multumesc, cu respect
ru с уважением, спасибо, всего доброго, с наилучшими пожеланиями
uk з повагою, дякую
tr saygilar, saygilarimla, tesekkurler, iyi calismalar
el με εκτιμηση, ευχαριστω
ar مع التحية, شكرا, تحياتي
he בברכה, תודה
hi धन्यवाद, सादर
vi tran trong, cam on
ja よろしくお願いします, 敬具, 以上
zh 谢谢, 此致
ko 감사합니다, 드림
";

/// What a row says that counts or adds up others.
const TOTALS: &str = "
en total, totals, sum, subtotal, grand total, count, average, mean, median, class average, points, points possible, max points, maximum, minimum, due date, date, end of list, end of report, page, page of, notes, note, rows, records, people, persons, participants, guests, attendees, members, students, entries, total number of users, empty
de summe, gesamt, gesamtsumme, insgesamt, anzahl, durchschnitt, mittelwert, zwischensumme, personen, teilnehmer, gaste, zeilen, seite, seite von, ende der liste
fr total general, sous total, somme, nombre, moyenne, personnes, lignes, page, page sur, page de
es suma, promedio, media, recuento, personas, filas, pagina, pagina de, total general
it totale, somma, media, conteggio, persone, righe, pagina, pagina di, totale generale
pt soma, contagem, pessoas, linhas, pagina, total geral
nl totaal, som, aantal, gemiddelde, personen, rijen
da i alt, sum, antal, gennemsnit, personer
no totalt, antall, gjennomsnitt
sv summa, antal, medelvarde, personer, rader
fi yhteensa, summa, lukumaara, keskiarvo, henkiloa
pl razem, suma, lacznie, srednia, liczba, osob, osoby, wierszy
cs celkem, soucet, pocet, prumer, osob
sk spolu, sucet, pocet, priemer
hu osszesen, osszeg, darab, atlag, fo
ro suma, numar, medie, persoane
ru итого, всего, сумма, количество, среднее, человек, строк
uk разом, усього, сума, кількість, середнє, осіб
bg общо, сума, брой
sr укупно, сума
hr ukupno, zbroj, broj
el συνολο, αθροισμα, πληθοσ
tr toplam, ortalama, adet, kisi, genel toplam
ar المجموع, الإجمالي, الاجمالي, العدد, المتوسط
fa مجموع, جمع کل, تعداد
he סהכ, סך הכל, ממוצע, כמות
hi कुल, योग, औसत
id jumlah, rata rata
vi tong, tong cong, trung binh
th รวม, ทั้งหมด
ja 合計, 小計, 平均, 総計, 件数, 人数, 名
zh 合计, 合計, 总计, 總計, 小计, 平均, 人数, 总数, 共
ko 합계, 총계, 소계, 평균, 인원
";

static GREETING_WORDS: LazyLock<Vec<String>> = LazyLock::new(|| folded(GREETINGS).collect());
static CLOSING_WORDS: LazyLock<Vec<String>> = LazyLock::new(|| folded(CLOSINGS).collect());
static TOTAL_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| folded(TOTALS).collect());

fn folded(table: &'static str) -> impl Iterator<Item = String> {
    phrases(table).map(|phrase| fold::words(phrase).join(" "))
}

/// Returns whether a line without an address greets, or introduces the list: `Hi all`, `Subject: Winter meeting`.
pub(crate) fn is_greeting(line: &str) -> bool {
    let (head, mark, tail) = parts(line);
    // `Caro Miller` and `Caro, Miller` are names.
    phrase(head, &GREETING_WORDS).is_some_and(|(is_single, rest)| match mark {
        Some(':' | '：') => true,
        Some(_) => tail.is_empty(),
        None if rest == 0 => !is_single,
        None => is_lower(head, rest),
    })
}

/// Returns whether a line without an address closes an email: `Best,`, `Viele Grüße`.
pub(crate) fn is_closing(line: &str) -> bool {
    let (head, mark, _) = parts(line);
    phrase(head, &CLOSING_WORDS).is_some_and(|(is_single, rest)| match rest {
        0 => mark.is_some() || !is_single,
        rest => is_lower(head, rest),
    })
}

/// Cuts a line at its first comma, colon or exclamation mark.
fn parts(line: &str) -> (&str, Option<char>, &str) {
    match line.char_indices().find(|(_, c)| matches!(c, ',' | ':' | '!' | '，' | '：' | '！')) {
        Some((at, mark)) => (&line[..at], Some(mark), line[at + mark.len_utf8()..].trim()),
        None => (line, None, ""),
    }
}

/// Finds the phrase that a text begins with. Returns whether it is a single word, and how many words follow.
fn phrase(text: &str, phrases: &[String]) -> Option<(bool, usize)> {
    if text.len() > 80 {
        return None;
    }
    let words = fold::words(text).join(" ");
    let found = phrases.iter().filter_map(|phrase| {
        let rest = words.strip_prefix(phrase.as_str()).filter(|rest| rest.is_empty() || rest.starts_with(' '))?;
        Some((!phrase.contains(' '), rest.split_whitespace().count()))
    });
    found.min_by_key(|(_, rest)| *rest)
}

/// Returns whether the last words of a text begin with small letters, unlike a name.
fn is_lower(text: &str, count: usize) -> bool {
    text.split_whitespace().rev().take(count).all(|word| word.chars().next().is_some_and(char::is_lowercase))
}

/// Returns whether a name is what a row says that counts or adds up others: `Total: 32`, `(2 rows)`.
pub(crate) fn is_total(name: &str) -> bool {
    if name.len() > 80 {
        return false;
    }
    let words: Vec<String> = fold::words(name).into_iter().filter(|word| !word.chars().all(char::is_numeric)).collect();
    !words.is_empty() && TOTAL_WORDS.contains(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greetings_closings_and_totals_are_no_people() {
        for line in
            ["Hi,", "Hi all", "Hallo zusammen,", "Dear colleagues,", "Subject: Winter meeting", "Уважаемые коллеги!"]
        {
            assert!(is_greeting(line), "{line}");
        }
        for line in ["Best,", "Kind regards", "Viele Grüße", "С уважением,", "Thanks, Dee"] {
            assert!(is_closing(line), "{line}");
        }
        for line in ["Total", "Total: 32", "(2 rows)", "3 people", "Summe", "Итого: 5", "合計 3", "Class Average"]
        {
            assert!(is_total(line), "{line}");
        }
        for name in ["Best", "George Best", "Dear", "Caro Miller", "Caro, Miller", "Ada Quill", "Mean Gene", "Hi"] {
            assert!(!is_greeting(name) && !is_closing(name) && !is_total(name), "{name}");
        }
    }
}
