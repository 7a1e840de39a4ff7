//! Turns vCards of the versions 2.1, 3.0 and 4.0 into tab-separated text, one line a card.
//!
//! The crates for vCards don't fit. `vcard4` and `ical` refuse cards with quoted-printable text or photos of version 2.1.
//! `calcard` reads them, but loses the card behind one whose end is missing, and brings a second database of time zones.

use std::borrow::Cow;
use std::io::{self, Write};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use super::Note;

#[derive(Default)]
struct Card {
    full: String,
    parts: String,
    nickname: String,
    company: String,
    is_company: bool,
    /// Email addresses with their ranks, of which the lowest is preferred.
    emails: Vec<(u32, String)>,
    language: String,
}

/// Writes a table with the columns `name` and `email`, and `language` if a card has one. The card with number `n`, from 1, is
/// on line `n + 1`.
///
/// A card without a full name has its given, middle and last name; without any, its nickname.
pub(crate) fn table(bytes: &[u8], encoding: &'static Encoding, to: &mut impl Write) -> io::Result<Vec<Note>> {
    let cards = read(bytes, encoding);
    let has_language = cards.iter().any(|card| !card.language.is_empty());
    let (mut companies, mut several) = (Vec::new(), Vec::new());
    to.write_all(if has_language { b"name\temail\tlanguage\n" } else { b"name\temail\n" })?;
    for card in &cards {
        let name = card.name();
        // The first of those that are preferred alike.
        let email = card.emails.iter().min_by_key(|(rank, _)| *rank).map_or("", |(_, email)| email);
        write!(to, "{}\t{}", quoted(name), quoted(email))?;
        if has_language {
            write!(to, "\t{}", quoted(&card.language))?;
        }
        to.write_all(b"\n")?;
        if card.is_company {
            companies.push(if card.company.is_empty() { card.full.clone() } else { card.company.clone() });
        } else if card.emails.iter().any(|(_, other)| !other.eq_ignore_ascii_case(email)) {
            several.push(name.to_owned());
        }
    }
    let companies = (!companies.is_empty()).then_some(Note::Companies(companies));
    let several = (!several.is_empty()).then_some(Note::SeveralEmails(several));
    Ok(companies.into_iter().chain(several).collect())
}

fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains('"') { format!("\"{}\"", cell.replace('"', "\"\"")).into() } else { cell.into() }
}

impl Card {
    fn name(&self) -> &str {
        let names = [&self.full, &self.parts, &self.nickname];
        // Some programs fill in the address where there is no name.
        let name = names.into_iter().find(|name| !name.is_empty() && !name.contains('@'));
        name.map_or(&self.company, String::as_str)
    }

    fn add(&mut self, property: &Property<'_>, encoding: &'static Encoding) {
        let value = || property.value(encoding);
        match property.name.as_str() {
            "FN" => set(&mut self.full, &plain(&value())),
            "N" => set(&mut self.parts, &joined(&value())),
            "NICKNAME" => set(&mut self.nickname, split(&value(), ',').first().map_or("", |first| first.as_str())),
            "ORG" => set(&mut self.company, split(&value(), ';').first().map_or("", |first| first.as_str())),
            "X-ABSHOWAS" => self.is_company |= value().eq_ignore_ascii_case("company"),
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => {
                self.is_company |= ["org", "group", "location"].iter().any(|kind| value().eq_ignore_ascii_case(kind));
            }
            "LANG" => set(&mut self.language, &plain(&value())),
            "EMAIL" => {
                let email = plain(&value());
                let email = email.strip_prefix("mailto:").unwrap_or(&email).trim();
                if !email.is_empty() {
                    self.emails.push((property.rank(), email.to_owned()));
                }
            }
            _ => {}
        }
    }
}

/// Sets what the first of several properties says.
fn set(field: &mut String, value: &str) {
    if field.is_empty() {
        value.clone_into(field);
    }
}

fn read(bytes: &[u8], encoding: &'static Encoding) -> Vec<Card> {
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    let (bytes, encoding) = if is_wide { (wide(bytes, encoding), UTF_8) } else { (bytes.into(), encoding) };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut lines = Lines { rest: bytes, end: if bytes.contains(&b'\n') { b'\n' } else { b'\r' } };
    let (mut cards, mut current) = (Vec::new(), None::<Card>);
    // A card in a card, which is the assistant's, begins behind this property.
    let (mut nested, mut after_agent) = (0, false);
    while let Some(line) = lines.next() {
        let Some(property) = Property::parse(line) else { continue };
        let is_card = property.raw.trim_ascii().eq_ignore_ascii_case(b"VCARD");
        match property.name.as_str() {
            "BEGIN" if is_card && current.is_some() && (after_agent || nested > 0) => nested += 1,
            // Where an end is missing, the next card begins.
            "BEGIN" if is_card => cards.extend(current.replace(Card::default())),
            "END" if is_card && nested > 0 => nested -= 1,
            "END" if is_card => cards.extend(current.take()),
            _ if nested > 0 => {}
            _ => {
                let property = Property { more: lines.more(&property), ..property };
                if let Some(card) = &mut current {
                    card.add(&property, encoding);
                }
            }
        }
        after_agent = property_is_agent(line);
    }
    cards.extend(current);
    cards
}

fn property_is_agent(line: &[u8]) -> bool {
    line.get(..5).is_some_and(|name| name.eq_ignore_ascii_case(b"AGENT"))
}

fn wide<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Cow<'a, [u8]> {
    encoding.decode(bytes).0.into_owned().into_bytes().into()
}

struct Lines<'a> {
    rest: &'a [u8],
    end: u8,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let length = memchr::memchr(self.end, self.rest);
        let line = &self.rest[..length.unwrap_or(self.rest.len())];
        self.rest = length.map_or(&[], |length| &self.rest[length + 1..]);
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    }

    /// The lines that a property goes on in: those that are indented, and those behind a quoted-printable line that ends with
    /// an equals sign. What is not needed is not kept.
    fn more(&mut self, property: &Property<'_>) -> Vec<&'a [u8]> {
        let mut more = Vec::new();
        let mut is_soft = property.is_quoted_printable && property.raw.ends_with(b"=");
        while is_soft || matches!(self.rest.first(), Some(b' ' | b'\t')) {
            let is_indented = matches!(self.rest.first(), Some(b' ' | b'\t'));
            let Some(line) = self.next() else { break };
            let line = if is_indented { &line[1..] } else { line };
            is_soft = property.is_quoted_printable && line.ends_with(b"=");
            if property.is_used() {
                more.push(line);
            }
        }
        more
    }
}

struct Property<'a> {
    /// In capitals, without its group.
    name: String,
    /// In capitals; all but the value of `CHARSET`.
    parameters: Vec<String>,
    charset: Option<&'static Encoding>,
    is_quoted_printable: bool,
    raw: &'a [u8],
    more: Vec<&'a [u8]>,
}

impl<'a> Property<'a> {
    fn parse(line: &'a [u8]) -> Option<Self> {
        let mut is_quoted = false;
        let colon = line.iter().position(|byte| {
            is_quoted ^= *byte == b'"';
            *byte == b':' && !is_quoted
        })?;
        let head = String::from_utf8_lossy(&line[..colon]).to_ascii_uppercase();
        let mut parts = head.split(';').map(|part| part.trim().replace('"', ""));
        let name = parts.next()?;
        let name = name.rsplit_once('.').map_or(name.as_str(), |(_, name)| name).to_owned();
        let parameters: Vec<String> = parts.collect();
        let charset = parameters.iter().find_map(|parameter| parameter.strip_prefix("CHARSET="));
        Some(Self {
            name,
            charset: charset.and_then(|label| super::encoding::named(label).ok()),
            is_quoted_printable: parameters.iter().any(|parameter| parameter.ends_with("QUOTED-PRINTABLE")),
            parameters,
            raw: &line[colon + 1..],
            more: Vec::new(),
        })
    }

    fn is_used(&self) -> bool {
        const USED: [&str; 8] = ["FN", "N", "NICKNAME", "ORG", "EMAIL", "LANG", "KIND", "X-ABSHOWAS"];
        USED.contains(&self.name.as_str())
    }

    /// A rank from 1, or no preference.
    fn rank(&self) -> u32 {
        let ranks = self.parameters.iter().filter_map(|parameter| match parameter.split_once('=') {
            Some(("PREF", rank)) => rank.parse().ok(),
            Some(("TYPE", kinds)) => kinds.split(',').any(|kind| kind == "PREF").then_some(1),
            Some(_) => None,
            None => (parameter == "PREF").then_some(1),
        });
        ranks.min().unwrap_or(u32::MAX)
    }

    fn value(&self, encoding: &'static Encoding) -> String {
        // Behind a soft break, lines of quoted-printable text are put together by the decoder.
        let between: &[u8] = if self.is_quoted_printable { b"\n" } else { b"" };
        let mut bytes = self.raw.to_vec();
        for line in &self.more {
            if bytes.ends_with(b"=") {
                bytes.extend(between);
            }
            bytes.extend(*line);
        }
        let decoded = if self.is_quoted_printable { quoted_printable_decode(&bytes) } else { None };
        let bytes = decoded.unwrap_or(bytes);
        // Text in UTF-8 is hardly ever valid by chance, whatever a card declares.
        let encoding = if std::str::from_utf8(&bytes).is_ok() { UTF_8 } else { self.charset.unwrap_or(encoding) };
        encoding.decode_without_bom_handling(&bytes).0.into_owned()
    }
}

/// Splits at `by` where it isn't escaped, and takes escapes away.
fn split(value: &str, by: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        let last = parts.last_mut().expect("one at least");
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => last.push(' '),
                Some(c @ (',' | ';' | ':' | '\\' | '"')) => last.push(c),
                other => last.extend(std::iter::once('\\').chain(other)),
            },
            c if c == by => parts.push(String::new()),
            c if c.is_control() => last.push(' '),
            c => last.push(c),
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

fn plain(value: &str) -> String {
    split(value, '\0').remove(0)
}

/// Joins the parts of a name: last, first, middle, prefix, suffix. Prefix and suffix are left out.
fn joined(value: &str) -> String {
    let parts = split(value, ';');
    let part = |index: usize| parts.get(index).map_or("", String::as_str);
    let is_eastern = |text: &str| {
        text.starts_with(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'))
    };
    let in_order = if is_eastern(part(0)) && is_eastern(part(1)) { [0, 1, 2] } else { [1, 2, 0] };
    let words: Vec<_> = in_order.into_iter().map(part).filter(|part| !part.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invite::list::encoding;

    fn read_bytes(bytes: &[u8]) -> (String, Vec<String>) {
        let mut text = Vec::new();
        let notes = table(bytes, encoding::of(bytes, true).encoding, &mut text).expect("written");
        (String::from_utf8(text).expect("UTF-8"), notes.iter().map(ToString::to_string).collect())
    }

    fn rows(cards: &str) -> String {
        let (text, _) = read_bytes(cards.as_bytes());
        assert_eq!(text, read_bytes(cards.replace('\n', "\r\n").as_bytes()).0, "with other line ends");
        text.strip_prefix("name\temail\n").expect("a header").to_owned()
    }

    #[test]
    fn names_and_emails_are_read() {
        let one = "BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Example//EN\nN:Lovelace;Ada;King;Dr.;\nFN:Ada Lovelace\n\
                   item1.EMAIL;type=INTERNET;type=pref:ada@example.org\nitem1.X-ABLabel:_$!<Work>!$_\nNOTE:x\nEND:VCARD\n";
        assert_eq!(rows(one), "Ada Lovelace\tada@example.org\n");
        assert_eq!(rows("begin:vcard\nn:Lovelace;Ada;King;Dr.;PhD\nend:vcard"), "Ada King Lovelace\t\n");
        assert_eq!(rows("BEGIN:VCARD\nN:佐藤;太郎;;;\nEND:VCARD"), "佐藤 太郎\t\n");
        assert_eq!(rows("BEGIN:VCARD\nFN:\nN:;;;;\nNICKNAME:Addie,Countess\nEND:VCARD"), "Addie\t\n");
        assert_eq!(rows("BEGIN:VCARD\nFN:ada@example.org\nEMAIL:ada@example.org\nEND:VCARD"), "\tada@example.org\n");
        assert_eq!(rows("BEGIN:VCARD\nFN:Ada\nEMAIL:mailto:ada@example.org\nEND:VCARD"), "Ada\tada@example.org\n");
        assert_eq!(rows("BEGIN:VCARD\nFN:Ada\\, Countess\\nof Lovelace\nEND:VCARD"), "Ada, Countess of Lovelace\t\n");
        assert_eq!(rows("BEGIN:VCARD\nFN:Ada \"the first\"\nEND:VCARD"), "\"Ada \"\"the first\"\"\"\t\n");
        assert_eq!(rows(""), "");
    }

    #[test]
    fn each_card_has_a_line() {
        let cards =
            "BEGIN:VCARD\nFN:Ada\nEND:VCARD\n\nBEGIN:VCARD\nFN:Bob\nBEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:Cy\n";
        assert_eq!(rows(cards), "Ada\t\nBob\t\n\t\nCy\t\n");
        let agent = "BEGIN:VCARD\nFN:Ada\nAGENT:\nBEGIN:VCARD\nFN:Bob\nEMAIL:bob@example.org\nEND:VCARD\nEMAIL:ada@example.org\nEND:VCARD\n";
        assert_eq!(rows(agent), "Ada\tada@example.org\n");
    }

    #[test]
    fn folded_and_encoded_lines_are_put_together() {
        assert_eq!(
            rows("BEGIN:VCARD\nFN:Ada Love\n lace\nEMAIL:ada@exam\n\tple.org\nEND:VCARD"),
            "Ada Lovelace\tada@example.org\n"
        );
        let quoted = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=BB=C3=B3=C5=82=C4=87;Gra=C5=BCyna=\n=20Maria;;;\n\
                      EMAIL;INTERNET:g@example.org\nEND:VCARD\n";
        assert_eq!(rows(quoted), "Grażyna Maria Żółć\tg@example.org\n");
        let latin =
            "BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=Windows-1252:Jos=E9 N=FA=F1ez\nEND:VCARD\n";
        assert_eq!(rows(latin), "José Núñez\t\n");
        let photo = "BEGIN:VCARD\nFN:Ada\nPHOTO;ENCODING=BASE64;JPEG:\n /9j/4AAQ\n AAEL==\n\nLOGO;BASE64:\nAAAA==\nBBB=\nEMAIL:ada@example.org\nEND:VCARD\n";
        assert_eq!(rows(photo), "Ada\tada@example.org\n");
    }

    #[test]
    fn every_encoding_is_read() {
        let cards = "BEGIN:VCARD\r\nFN:José Núñez\r\nEND:VCARD\r\n";
        let wide: Vec<u8> = format!("\u{feff}{cards}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let western = encoding_rs::WINDOWS_1252.encode(cards).0;
        for bytes in [&wide[..], &western, format!("\u{feff}{cards}").as_bytes()] {
            assert_eq!(read_bytes(bytes).0, "name\temail\nJosé Núñez\t\n");
        }
        assert_eq!(read_bytes(b"BEGIN:VCARD\rFN:Ada\rEND:VCARD\r").0, "name\temail\nAda\t\n");
    }

    #[test]
    fn the_preferred_email_is_used_and_others_are_noted() {
        let several = |emails: &str| {
            let (text, notes) = read_bytes(format!("BEGIN:VCARD\nFN:Ada\n{emails}END:VCARD\n").as_bytes());
            assert_eq!(notes, ["cards with several email addresses (only one was used): Ada"]);
            text.lines().nth(1).unwrap().to_owned()
        };
        assert_eq!(several("EMAIL:a@example.org\nEMAIL:b@example.org\n"), "Ada\ta@example.org");
        assert_eq!(several("EMAIL:a@example.org\nEMAIL;TYPE=INTERNET,PREF:b@example.org\n"), "Ada\tb@example.org");
        assert_eq!(several("EMAIL;PREF=2:a@example.org\nEMAIL;PREF=1:b@example.org\n"), "Ada\tb@example.org");
        assert_eq!(several("EMAIL;INTERNET:a@example.org\nEMAIL;PREF;INTERNET:b@example.org\n"), "Ada\tb@example.org");
    }

    #[test]
    fn companies_are_noted() {
        for company in [
            "FN:Acme\nORG:Acme;\nX-ABShowAs:COMPANY\n",
            "KIND:org\nFN:Acme\n",
            "X-ADDRESSBOOKSERVER-KIND:group\nFN:Acme\n",
        ] {
            let (text, notes) =
                read_bytes(format!("BEGIN:VCARD\n{company}EMAIL:info@example.org\nEND:VCARD\n").as_bytes());
            assert_eq!(text, "name\temail\nAcme\tinfo@example.org\n");
            assert_eq!(notes, ["cards for companies, not people: Acme"]);
        }
        assert_eq!(rows("BEGIN:VCARD\nFN:Ada\nORG:Acme\nEND:VCARD"), "Ada\t\n");
    }

    #[test]
    fn a_language_has_a_column_if_a_card_has_one() {
        let cards = "BEGIN:VCARD\nFN:Ada\nLANG:fr\nEND:VCARD\nBEGIN:VCARD\nFN:Bob\nEND:VCARD\n";
        assert_eq!(read_bytes(cards.as_bytes()).0, "name\temail\tlanguage\nAda\t\tfr\nBob\t\t\n");
    }

    #[test]
    fn anything_is_read_to_its_end() {
        let cards = b"BEGIN:VCARD\nitem1.N;ENCODING=QUOTED-PRINTABLE;X=\":\":=C5=\n=BB;\\\nEMAIL;PREF=99999999999:a@b\n x\nEND:VCARD";
        for at in 0..cards.len() {
            for byte in [0, b'\n', b'=', b':', b';', b'"', b'\\', 0xff] {
                let mut bytes = cards.to_vec();
                bytes[at] = byte;
                read_bytes(&bytes);
                read_bytes(&bytes[..at]);
            }
        }
    }
}
