//! Detects the encoding of a text file, and finds encodings by their names.

use std::collections::HashMap;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257,
    X_MAC_CYRILLIC,
};

/// An encoding, and whether to ask the organizer to check the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Detected {
    /// The encoding, to be decoded with its byte order mark removed.
    pub(crate) encoding: &'static Encoding,
    /// Whether another encoding may be right: neither a byte order mark nor valid UTF-8 says so.
    pub(crate) is_guess: bool,
}

/// A label that names no encoding.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "Unknown encoding {0:?}. Use a name such as utf-8, utf-16, windows-1250, windows-1251, windows-1252, iso-8859-2, \
     macintosh, shift_jis, gbk, big5 or euc-kr. If yours is another one, save the list as UTF-8."
)]
pub struct EncodingError(pub(crate) String);

/// Detects the encoding from a file's first bytes: by a byte order mark, else UTF-16 by its zero bytes, else UTF-8 if it
/// is valid but for a few bytes, else by the frequencies of letters.
///
/// Unless `is_all`, an incomplete character at the end is ignored.
pub(crate) fn of(bytes: &[u8], is_all: bool) -> Detected {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Detected { encoding, is_guess: false };
    }
    if let Some(encoding) = utf_16(bytes) {
        return Detected { encoding, is_guess: true };
    }
    // A UTF-8 file may contain a few invalid bytes.
    let (mut good, mut bad) = (0, 0);
    let cut_off = bytes.utf8_chunks().last().map_or(0, |last| last.invalid().len());
    for chunk in bytes[..bytes.len() - if is_all { 0 } else { cut_off }].utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    let is_escaped = bad + good == 0 && memchr::memmem::find(bytes, b"\x1b$").is_some();
    if bad > good || is_escaped {
        return Detected { encoding: legacy(bytes, is_all), is_guess: true };
    }
    Detected { encoding: UTF_8, is_guess: bad > 0 }
}

/// Returns the encoding to read bytes in that are said to be in `given`: of the two kinds of UTF-16, a byte order mark
/// tells which.
pub(crate) fn honored(given: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    let is_utf_16 = |encoding: &&'static Encoding| *encoding == UTF_16LE || *encoding == UTF_16BE;
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).filter(is_utf_16);
    marked.filter(|_| is_utf_16(&given)).unwrap_or(given)
}

/// Returns the Unicode encoding that a byte order mark names, or UTF-16 if the zero bytes show it.
#[cfg(feature = "app")]
pub(crate) fn unicode_of(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| utf_16(bytes))
}

fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let many = bytes.len() / 5;
    if bytes.len() < 4 {
        None
    } else if zeros(1) > many {
        Some(UTF_16LE)
    } else {
        (zeros(0) > many).then_some(UTF_16BE)
    }
}

/// The encodings of Windows, Unix and DOS are told apart by the frequencies of letters, which are collected from web pages.
/// Those of the old Macintosh are not among them: one of them is taken if it makes words of what would be none.
fn legacy(bytes: &[u8], is_all: bool) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, is_all);
    let country = country(bytes);
    let guess = match detector.guess(country.as_deref(), Utf8Detection::Deny) {
        guess if guess == WINDOWS_1252 => country.and_then(|country| usual_in(&country)).unwrap_or(guess),
        guess => guess,
    };
    let is_mac = bytes.contains(&b'\r') && !bytes.contains(&b'\n');
    let oddities = |encoding: &'static Encoding| oddities(&encoding.decode_without_bom_handling(bytes).0);
    let odd = oddities(guess);
    let candidates = [MACINTOSH, X_MAC_CYRILLIC];
    let best = candidates.into_iter().take(if is_mac { 2 } else { 1 }).min_by_key(|encoding| oddities(encoding));
    match best {
        Some(mac) if is_mac && oddities(mac) <= odd => mac,
        Some(mac) if odd > 0 && oddities(mac) == 0 => mac,
        _ => guess,
    }
}

/// The country's domain that most of the email addresses end with: many encodings are only used in some countries.
fn country(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut counts = HashMap::<Vec<u8>, usize>::new();
    let mut all = 0;
    for at in memchr::memchr_iter(b'@', bytes) {
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        let length = bytes[at + 1..].iter().take_while(|byte| is_part(byte)).count();
        let label = bytes[at + 1..][..length].trim_ascii_end().rsplit(|byte| *byte == b'.').next().unwrap_or_default();
        all += 1;
        if label.len() == 2 && label.iter().all(u8::is_ascii_alphabetic) {
            *counts.entry(label.to_ascii_lowercase()).or_default() += 1;
        }
    }
    counts.into_iter().find(|(_, count)| count * 2 > all).map(|(label, _)| label)
}

/// What a country uses in place of Windows-1252, which short lists are often taken for.
fn usual_in(country: &[u8]) -> Option<&'static Encoding> {
    match country {
        b"cz" | b"hr" | b"hu" | b"pl" | b"ro" | b"si" | b"sk" => Some(WINDOWS_1250),
        b"tr" => Some(WINDOWS_1254),
        b"lt" | b"lv" => Some(WINDOWS_1257),
        _ => None,
    }
}

/// Counts what no name has: a capital or a sign behind a small letter, and letters of two scripts in one word.
fn oddities(text: &str) -> usize {
    let is_latin = |c: char| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c);
    let pairs = text.chars().zip(text.chars().skip(1));
    pairs
        .filter(|(left, right)| {
            let letters = (left.is_alphabetic(), right.is_alphabetic());
            match letters {
                _ if left.is_ascii() && right.is_ascii() => false,
                (true, true) => is_latin(*left) != is_latin(*right) || (left.is_lowercase() && right.is_uppercase()),
                (true, false) if !right.is_ascii() => {
                    !matches!(right, '’' | '‘' | '–' | '\u{a0}' | '\u{300}'..='\u{36f}')
                }
                (false, true) if !left.is_ascii() => *left != '‘' && right.is_lowercase() && *left != '’',
                _ => false,
            }
        })
        .count()
}

/// Finds an encoding by a label of the [Encoding Standard](https://encoding.spec.whatwg.org/#names-and-labels), or by
/// another usual name, in any case.
#[cfg(feature = "app")]
pub(crate) fn named(label: &str) -> Result<&'static Encoding, EncodingError> {
    let plain: String = label.trim().to_ascii_lowercase().chars().filter(|c| !matches!(c, '-' | '_' | ' ')).collect();
    let usual = match plain.as_str() {
        "mac" | "macroman" | "xmacroman" | "macosroman" | "applemacintosh" => "macintosh",
        "maccyrillic" => "x-mac-cyrillic",
        "ansi" => "windows-1252",
        "sjis" | "cp932" | "ms932" | "windows932" => "shift_jis",
        "cp936" | "windows936" | "gb2312" => "gbk",
        "cp949" | "windows949" | "uhc" => "euc-kr",
        "cp950" | "windows950" => "big5",
        "unicode" | "utf16" => "utf-16le",
        _ => label,
    };
    let windows = plain.strip_prefix("cp").or(plain.strip_prefix("windows")).or(plain.strip_prefix("win"));
    let iso = plain.strip_prefix("iso8859").or(plain.strip_prefix("8859"));
    let found = Encoding::for_label(usual.as_bytes())
        .or_else(|| Encoding::for_label(plain.as_bytes()))
        .or_else(|| Encoding::for_label(format!("windows-{}", windows?).as_bytes()))
        .or_else(|| Encoding::for_label(format!("iso-8859-{}", iso?).as_bytes()));
    // "replacement" decodes to nothing, and bytes of no encoding have no letters.
    let is_usable =
        |encoding: &&Encoding| *encoding != encoding_rs::REPLACEMENT && *encoding != encoding_rs::X_USER_DEFINED;
    found.filter(is_usable).ok_or_else(|| EncodingError(label.to_owned()))
}

/// The name of an encoding, as people know it.
pub(crate) fn name(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "windows-874" => "Windows-874",
        "windows-1250" => "Windows-1250",
        "windows-1251" => "Windows-1251",
        "windows-1252" => "Windows-1252",
        "windows-1253" => "Windows-1253",
        "windows-1254" => "Windows-1254",
        "windows-1255" => "Windows-1255",
        "windows-1256" => "Windows-1256",
        "windows-1257" => "Windows-1257",
        "windows-1258" => "Windows-1258",
        "macintosh" => "Mac OS Roman",
        "x-mac-cyrillic" => "Mac OS Cyrillic",
        "UTF-16LE" | "UTF-16BE" => "UTF-16",
        "gb18030" => "GB 18030",
        "IBM866" => "DOS Cyrillic (866)",
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `count` people, two, five or all of whom have names of their own, at `domain`.
    fn list(names: &str, count: usize, domain: &str) -> String {
        let row = |(index, name): (usize, &str)| format!("{name},guest{index}@{domain}\r\n");
        let rows = names.split(", ").cycle().take(count).enumerate().map(row);
        std::iter::once("Name,Email\r\n".to_owned()).chain(rows).collect()
    }

    /// Which lists of 2, 5 and 30 people are read right, and as what.
    fn detect(label: &str, names: &str, domain: &str) -> Vec<(bool, &'static str)> {
        let encoding = Encoding::for_label(label.as_bytes()).expect("an encoding");
        let of_count = |count| {
            let text = list(names, count, domain);
            let (bytes, _, failed) = encoding.encode(&text);
            assert!(!failed, "{label}");
            let found = of(&bytes, true);
            assert!(found.is_guess);
            (found.encoding.decode(&bytes).0 == text, found.encoding.name())
        };
        [2, 5, 30].map(of_count).to_vec()
    }

    #[test]
    fn short_lists_of_names_are_read_right() {
        for (label, country, names) in LISTS {
            let at_home = detect(label, names, &format!("example.{country}"));
            assert!(at_home.iter().all(|(right, _)| *right), "{label} {country}: {at_home:?}");
            // Without a country's domain, these languages are taken for a western one in short lists.
            if !["hu", "lt", "lv"].contains(&country) {
                let anywhere = detect(label, names, "example.org");
                assert!(anywhere.iter().all(|(right, _)| *right), "{label} {country}: {anywhere:?}");
            }
        }
    }

    #[test]
    fn utf_8_and_byte_order_marks_are_no_guesses() {
        let sure = |bytes: &[u8], encoding| assert_eq!(of(bytes, true), Detected { encoding, is_guess: false });
        sure(b"", UTF_8);
        sure(b"Ada", UTF_8);
        sure("Grażyna".as_bytes(), UTF_8);
        sure(b"\xef\xbb\xbfAda", UTF_8);
        sure(b"\xff\xfeA\0", UTF_16LE);
        sure(b"\xfe\xff\0A", UTF_16BE);
        let cut = &"Ada Grażyna Ż".as_bytes()[..14];
        assert_eq!(of(cut, false), Detected { encoding: UTF_8, is_guess: false });
        assert_eq!(of("Żółć, Zoë\nJos\u{e9} ".as_bytes(), true).encoding, UTF_8);
        let broken = ["Żółć Ada".as_bytes(), b"\xe9"].concat();
        assert_eq!(of(&broken, true), Detected { encoding: UTF_8, is_guess: true });
    }

    #[test]
    fn utf_16_without_a_mark_is_a_guess() {
        let bytes: Vec<u8> = "Name\tEmail\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(of(&bytes, true), Detected { encoding: UTF_16LE, is_guess: true });
        assert_eq!(of(&bytes[1..], false).encoding, UTF_16BE);
    }

    #[test]
    fn files_of_the_old_macintosh_are_found() {
        let names = "José Núñez\rJürgen Müller\rÅsa Sjöberg\r";
        assert_eq!(of(&MACINTOSH.encode(names).0, true).encoding, MACINTOSH);
        let names = "Иван Петров\rОльга Сидорова\rЮрий Щукин\r";
        assert_eq!(of(&X_MAC_CYRILLIC.encode(names).0, true).encoding, X_MAC_CYRILLIC);
        let windows = WINDOWS_1252.encode("José Núñez\rJürgen Müller\r").0.into_owned();
        assert_eq!(of(&windows, true).encoding, WINDOWS_1252);
        let quotes = WINDOWS_1252.encode("Name\nSean O’brien\nAnne–Marie Noël\nDražen D’angelo\n").0.into_owned();
        assert_ne!(of(&quotes, true).encoding, MACINTOSH);
    }

    /// No encoding of DOS but the Cyrillic one can be read. At least the organizer is told to check the names.
    #[test]
    fn other_files_of_dos_are_a_guess() {
        for dos in [&b"J\x81rgen M\x81ller\r\n"[..], b"Jos\x82 N\xa3\xa4ez\r\n", b"\x9dukasz W\xa2jcik\r\n"] {
            assert!(of(dos, true).is_guess);
        }
    }

    #[cfg(feature = "app")]
    #[test]
    fn encodings_are_found_by_their_usual_names() {
        let names = [
            ("utf8", "UTF-8"),
            ("UTF-8", "UTF-8"),
            ("utf-16", "UTF-16"),
            ("UTF16", "UTF-16"),
            ("cp1250", "Windows-1250"),
            ("Windows 1250", "Windows-1250"),
            ("win1251", "Windows-1251"),
            ("1252", ""),
            ("latin1", "Windows-1252"),
            ("latin2", "ISO-8859-2"),
            ("Latin-2", "ISO-8859-2"),
            ("ISO_8859_2", "ISO-8859-2"),
            ("8859-2", "ISO-8859-2"),
            ("mac", "Mac OS Roman"),
            ("MacRoman", "Mac OS Roman"),
            ("x-mac-roman", "Mac OS Roman"),
            ("sjis", "Shift_JIS"),
            ("CP932", "Shift_JIS"),
            ("gb2312", "GBK"),
            ("ANSI", "Windows-1252"),
            ("cp850", ""),
            ("", ""),
            ("iso-2022-kr", ""),
        ];
        for (label, expected) in names {
            assert_eq!(named(label).map_or("", name), expected, "{label}");
        }
        assert!(named("cp850").unwrap_err().to_string().contains("save the list as UTF-8"));
    }

    const LISTS: [(&str, &str, &str); 28] = [
        (
            "windows-1250",
            "pl",
            "Grażyna Żółć, Łukasz Wiśniewski, Małgorzata Dąbrowska, Paweł Wójcik, Zbigniew Zieliński, Józef Kowalczyk, Ewa Kozłowska, Michał Jabłoński",
        ),
        (
            "iso-8859-2",
            "pl",
            "Grażyna Żółć, Łukasz Wiśniewski, Małgorzata Dąbrowska, Paweł Wójcik, Zbigniew Zieliński, Józef Kowalczyk, Ewa Kozłowska, Michał Jabłoński",
        ),
        (
            "windows-1250",
            "cz",
            "Jiří Dvořák, Tomáš Černý, Lucie Procházková, Ondřej Růžička, Kateřina Nováková, Zdeněk Kučera",
        ),
        ("windows-1250", "hu", "Gergő Szabó, Eszter Tóth, Zoltán Kovács, Péter Horváth, Ildikó Kőszegi, Győző Fűzfa"),
        (
            "windows-1250",
            "ro",
            "Ştefan Ionescu, Ioana Ţepeş, Mihai Brătianu, Ana-Maria Vlăduţ, Cătălin Pîrvu, Răzvan Câmpeanu",
        ),
        (
            "iso-8859-2",
            "ro",
            "Ştefan Ionescu, Ioana Ţepeş, Mihai Brătianu, Ana-Maria Vlăduţ, Cătălin Pîrvu, Răzvan Câmpeanu",
        ),
        ("windows-1250", "si", "Žiga Šuštar, Matjaž Kovač, Špela Župan, Janez Božič, Anja Šmid, Boštjan Černe"),
        (
            "windows-1251",
            "ru",
            "Иван Петров, Ольга Сидорова, Сергей Кузнецов, Екатерина Смирнова, Юрий Щукин, Анна Жданова",
        ),
        ("koi8-r", "ru", "Иван Петров, Ольга Сидорова, Сергей Кузнецов, Екатерина Смирнова, Юрий Щукин, Анна Жданова"),
        ("ibm866", "ru", "Иван Петров, Ольга Сидорова, Сергей Кузнецов, Екатерина Смирнова, Юрий Щукин, Анна Жданова"),
        (
            "windows-1251",
            "ua",
            "Тарас Шевчук, Олена Ковальчук, Андрій Мельник, Наталія Бойко, Юрій Їжак, Євген Ткаченко",
        ),
        ("windows-1253", "gr", "Γιώργος Παπαδόπουλος, Μαρία Νικολάου, Δημήτρης Ιωάννου, Ελένη Γεωργίου, Άννα Κώστα"),
        ("windows-1254", "tr", "Ayşe Yılmaz, Gökhan Şahin, Çağla Öztürk, İbrahim Güneş, Uğur Işık, Ömer Çelik"),
        ("windows-1255", "il", "דוד כהן, שרה לוי, משה מזרחי, רחל פרץ, יוסף ביטון, נועה פרידמן"),
        ("windows-1256", "sa", "محمد العلي, فاطمة الزهراء, أحمد حسن, خالد يوسف, ليلى إبراهيم, سارة محمود"),
        (
            "windows-1257",
            "lt",
            "Jūratė Žemaitytė, Šarūnas Petkevičius, Vytautas Bučys, Gražina Čepaitė, Ąžuolas Kairys",
        ),
        ("windows-1257", "lv", "Jānis Bērziņš, Līga Kalniņa, Kārlis Ozoliņš, Ģirts Ķēniņš, Zane Liepiņa"),
        ("windows-1252", "de", "Jürgen Müller, Günther Weiß, Käthe Schröder, Björn Ångström, Jörg Krämer, Uwe Groß"),
        ("windows-1252", "fr", "François Lefèvre, Zoé Château, Hélène Côté, Benoît Gérard, Noël Piché, Anaïs Durand"),
        ("windows-1252", "es", "José Núñez, María Peña, Íñigo Ibáñez, Álvaro Gómez, Begoña Muñoz, Raúl Pérez"),
        ("windows-1252", "pt", "João Gonçalves, Inês Conceição, António Simões, Cátia Magalhães, Luís Araújo"),
        ("windows-1252", "se", "Åsa Sjöberg, Göran Lindström, Märta Öberg, Håkan Nyström, Björn Ström"),
        ("shift_jis", "jp", "佐藤太郎, 鈴木花子, 高橋健一, 田中美咲, 渡辺翔, 伊藤さくら"),
        ("euc-jp", "jp", "佐藤太郎, 鈴木花子, 高橋健一, 田中美咲, 渡辺翔, 伊藤さくら"),
        ("euc-kr", "kr", "김민준, 이서연, 박지훈, 최수빈, 정하은, 강도윤"),
        ("gbk", "cn", "王小明, 李娜, 张伟, 刘洋, 陈静, 赵磊"),
        ("big5", "tw", "王小明, 李美玲, 張志偉, 林淑芬, 陳建宏, 黃怡君"),
        ("macintosh", "fr", "José Núñez, Jürgen Müller, François Lefèvre, Zoé Château, Björn Ångström"),
    ];
}
