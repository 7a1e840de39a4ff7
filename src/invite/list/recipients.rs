//! Reads lines without columns: one person a line, and the recipients of an email as people write and paste them.
//!
//! A recipient is never joined with another one, an address never moves to another person, and words behind an address
//! are never a person. What cannot be assigned for certain is refused with its reason.

use super::{
    addresses::{holds_address, single_address},
    blanks::trim,
    cells::{owner_mark, without_mark},
    names::{self, is_suffix, resembles},
    row::Row,
    tokens::{Token, tokens},
    words,
};
use crate::invite::LineError;

/// A person in a line, unchecked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Recipient {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) is_owner: bool,
    /// What was read in a way that should be looked at.
    pub(super) oddity: Option<Oddity>,
    /// The entry, if there are others in the line.
    pub(super) text: String,
}

impl Recipient {
    pub(super) fn row(&self) -> Row<'_> {
        let Self { name, email, is_owner, .. } = self;
        Row { name: name.into(), email: email.into(), is_owner: *is_owner, ..Row::default() }
    }
}

/// What was read in a way that should be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Oddity {
    /// A name with a comma in it, and no address.
    Comma,
    /// Words behind an address that were left out.
    WordsBehind,
}

/// An entry that cannot be used: its text and why.
pub(super) type Refused = (String, LineError);

/// Reads a line, and calls `each` with each person and each entry that cannot be used.
pub(super) fn read(line: &str, mut each: impl FnMut(Result<Recipient, Refused>)) {
    let text = without_mark(line);
    // Most lines are a plain name.
    if text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.')) {
        return each(plain_name(text));
    }
    if !text.contains('@') && (words::is_greeting(text) || words::is_closing(text)) {
        return each(Err((text.to_owned(), LineError::Sentence)));
    }
    // `Host: Ada Quill`
    let role = text.split_once(':').and_then(|(role, rest)| Some((words::role(role)?, trim(rest))));
    let (is_owner, text) = role.filter(|(_, rest)| !rest.is_empty()).unwrap_or((false, text));
    let head = words::recipient_head(text).unwrap_or(0);
    if words::is_sender(text[..head].trim_end_matches([':', '：'])) {
        return each(Err((text.to_owned(), LineError::Sentence)));
    }
    let text = &text[head..];
    let decoded = decoded(text);
    let text = decoded.as_deref().unwrap_or(text);
    let tokens = tokens(without_group(trim(text)));
    let segments: Vec<&[Token]> = tokens.split(|token| *token == Token::Separator).collect();
    let segments: Vec<&[Token]> = segments.into_iter().filter(|segment| !is_empty(segment)).collect();
    if segments.is_empty() {
        return each(Err((line.to_owned(), LineError::HeaderWords)));
    }
    let read: Vec<Vec<_>> = segments.iter().map(|segment| of_segment(segment)).collect();
    let mut found: Vec<_> = joined(read, &segments).into_iter().flatten().collect();
    if let [Ok(person)] = &mut found[..] {
        person.text.clear();
    }
    found.iter_mut().flatten().for_each(|person| person.is_owner |= is_owner);
    found.into_iter().for_each(each);
}

/// Decodes the words that emails write in their source for other characters than ASCII: `=?UTF-8?Q?Zo=C3=AB?=`.
#[cfg(feature = "app")]
fn decoded(text: &str) -> Option<String> {
    let source = text.contains("=?").then(|| format!("Subject: {text}\r\n\r\n"))?;
    let message = mail_parser::MessageParser::default().parse_headers(source.as_bytes())?;
    message.subject().map(str::to_owned)
}

#[cfg(not(feature = "app"))]
fn decoded(_: &str) -> Option<String> {
    None
}

fn plain_name(name: &str) -> Result<Recipient, Refused> {
    if words::is_greeting(name) || words::is_closing(name) {
        return Err((name.to_owned(), LineError::Sentence));
    }
    names::check_alone(name).map_err(|why| (name.to_owned(), why))?;
    Ok(Recipient { name: name.to_owned(), ..Recipient::default() })
}

fn is_empty(segment: &[Token]) -> bool {
    segment.iter().all(|token| *token == Token::Comma)
}

/// Removes the name of a group of recipients: `Team: Ada <ada@example.org>, Bo <bo@example.org>;`.
fn without_group(text: &str) -> &str {
    match text.split_once(':') {
        Some((name, members))
            if members.matches('@').count() > 1
                && !name.contains(['@', '<', '[', '"', ',', ';'])
                && name != "mailto" =>
        {
            trim(members)
        }
        _ => text,
    }
}

/// Joins a name and the address that follows it behind a separator, where it certainly is the same person's.
fn joined(
    mut read: Vec<Vec<Result<Recipient, Refused>>>,
    segments: &[&[Token]],
) -> Vec<Vec<Result<Recipient, Refused>>> {
    let is_pair = read.len() == 2 && read.iter().all(|found| found.len() == 1);
    for place in 1..read.len() {
        let (Some(Ok(name)), Some(Ok(address))) = (read[place - 1].last(), read[place].first()) else { continue };
        let first = segments[place].split(|token| *token == Token::Comma).next().unwrap_or_default();
        let is_bare = !address.email.is_empty()
            && first.iter().all(|token| !matches!(token, Token::Words { .. }) || token.is_role());
        if !name.email.is_empty() || name.oddity.is_some() || !is_bare {
            continue;
        }
        let is_same = resembles(&name.name, &address.email);
        let (name, address) = (name.clone(), address.clone());
        if is_pair && is_same {
            let person = Recipient { name: name.name, is_owner: name.is_owner | address.is_owner, ..address };
            return vec![vec![Ok(person)]];
        }
        if is_pair || is_same {
            let text = format!("{}; {}", name.name, address.email);
            let why = LineError::WhoseAddress { name: name.name, address: address.email };
            read[place - 1].pop();
            read[place][0] = Err((text, why));
        }
    }
    read
}

/// A part between commas: words, and perhaps an address with words behind it.
#[derive(Debug, Default)]
struct Part {
    phrase: String,
    address: Option<String>,
    behind: String,
    /// Whether the words behind are in brackets, or the address is.
    is_bracketed: bool,
    is_quoted: bool,
    text: String,
}

/// Reads the part of a line between separators that never belong to a name.
fn of_segment(segment: &[Token]) -> Vec<Result<Recipient, Refused>> {
    let cells = match segment.split(|token| *token == Token::Comma).map(parts).collect::<Result<Vec<_>, _>>() {
        Ok(cells) => cells,
        Err(why) => return vec![Err((text_of(segment), why))],
    };
    let is_role = |cell: &Vec<Part>| cell.iter().all(|part| words::role(&part.phrase).is_some());
    // A name has no empty part between its commas; a row of a table may.
    let has_gap = cells.iter().skip_while(|cell| !cell.is_empty()).any(|cell| !is_role(cell));
    let parts: Vec<Part> = cells.into_iter().flatten().collect();
    let address_count = parts.iter().filter(|part| part.address.is_some()).count();
    if has_gap && address_count == 0 && parts.len() > 1 {
        return vec![Err((text_of(segment), LineError::Commas))];
    }
    let (mut found, mut pending): (Vec<Result<Recipient, Refused>>, Vec<Part>) = (Vec::new(), Vec::new());
    let (mut is_owner, mut is_behind) = (false, false);
    for part in parts {
        if part.address.is_none()
            && let Some(role) = words::role(&part.phrase)
            && (is_behind || !pending.is_empty())
        {
            match found.last_mut() {
                Some(Ok(person)) if pending.is_empty() => {
                    person.is_owner |= role;
                    person.text.extend([", ", &part.text]);
                }
                _ => is_owner |= role,
            }
        } else if part.address.is_none() {
            pending.push(part);
        } else {
            let names = std::mem::take(&mut pending);
            let read = of_part(&names, part, is_behind, address_count == 1);
            found.push(read.map(|person| Recipient { is_owner: person.is_owner | is_owner, ..person }));
            (is_owner, is_behind) = (false, true);
        }
    }
    if !pending.is_empty() {
        found.push(if is_behind { behind(&pending) } else { of_names(&pending, is_owner) });
    }
    found
}

fn text_of(tokens: &[Token]) -> String {
    tokens.iter().map(Token::text).collect::<Vec<_>>().join(" ").replace(" ,", ",")
}

/// Refuses words that follow an address.
fn behind(pending: &[Part]) -> Result<Recipient, Refused> {
    let words = texts(pending).join(", ");
    Err((words.clone(), LineError::WordsBehind(words)))
}

fn texts(parts: &[Part]) -> Vec<&str> {
    parts.iter().map(|part| part.text.as_str()).collect()
}

/// Reads parts without an address: one name, perhaps with commas in it.
fn of_names(pending: &[Part], is_owner: bool) -> Result<Recipient, Refused> {
    let text = texts(pending).join(", ");
    // `Ada Quill, n/a`: the address is missing, and is no part of the name.
    let is_missing = |phrase: &&str| {
        words::is_no_address(phrase) && !phrase.starts_with(|c: char| c.is_uppercase() && !phrase.contains('/'))
    };
    let mut phrases: Vec<&str> = pending.iter().map(|part| part.phrase.as_str()).collect();
    while phrases.len() > 1 && phrases.last().is_some_and(is_missing) {
        phrases.pop();
    }
    let name = names::join(&phrases).map_err(|why| (text.clone(), why))?;
    let (bare, is_marked) = if pending[0].is_quoted { (name.as_str(), false) } else { owner_mark(&name) };
    if !pending[0].is_quoted {
        names::check_alone(bare).map_err(|why| (text.clone(), why))?;
    }
    let oddity = (phrases.len() > 1 && !phrases[1..].iter().all(|phrase| is_suffix(phrase))).then_some(Oddity::Comma);
    Ok(Recipient { name: bare.to_owned(), is_owner: is_owner | is_marked, oddity, text, ..Recipient::default() })
}

/// Reads a part with an address, and the words before it.
fn of_part(pending: &[Part], part: Part, is_behind: bool, is_only: bool) -> Result<Recipient, Refused> {
    let text = texts(pending).into_iter().chain([part.text.as_str()]).collect::<Vec<_>>().join(", ");
    let refuse = |why| Err((text.clone(), why));
    let Part { phrase, address, behind, is_bracketed, .. } = part;
    let email = address.unwrap_or_default();
    let (behind, is_owner) = match words::role(behind.trim_matches(['(', ')', '[', ']', ' '])) {
        Some(role) => (String::new(), role),
        None => (behind, false),
    };
    // If an email program does not know a name, it writes the address instead.
    let phrase = if single_address(&phrase).is_some_and(holds_address) { "" } else { &phrase };
    if let Some(stray) = phrase.split_whitespace().chain(behind.split_whitespace()).find(|word| holds_address(word)) {
        return refuse(LineError::AddressInName(stray.to_owned()));
    }
    let mut oddity = None;
    let name = match (pending, phrase, behind.as_str()) {
        ([], "", "") => String::new(),
        ([], "", behind) if is_bracketed => behind.trim_matches(['(', ')']).to_owned(),
        // `ada@example.org Ada Quill`
        ([], "", behind) if behind.contains(' ') || resembles(behind, &email) => {
            behind.trim_start_matches(['-', '–', '—', ':', ' ']).to_owned()
        }
        ([], "", _) => return refuse(LineError::AddressInName(email)),
        (pending, phrase, behind) => {
            if !behind.is_empty() {
                if !behind.starts_with(['(', '[', '-', '–', '—']) {
                    return refuse(LineError::WordsBehind(behind.to_owned()));
                }
                oddity = Some(Oddity::WordsBehind);
            }
            if is_behind && pending.first().is_some_and(|first| is_suffix(&first.phrase)) {
                return refuse(LineError::WordsBehind(pending[0].phrase.clone()));
            }
            // Behind `Ada <ada@example.org>,` the two words in `Bo, Cy <cy@example.org>` may be two people.
            let is_word = |text: &str| !text.is_empty() && !text.contains(' ');
            if let [before] = pending
                && is_behind
                && is_word(phrase)
                && is_word(&before.phrase)
                && !resembles(&before.phrase, &email)
            {
                return refuse(LineError::TwoNames);
            }
            if phrase.is_empty() && !is_only {
                return refuse(LineError::WhoseAddress { name: texts(pending).join(", "), address: email });
            }
            let phrases = pending.iter().map(|part| part.phrase.as_str()).chain([phrase]);
            match names::join(&phrases.filter(|phrase| !phrase.is_empty()).collect::<Vec<_>>()) {
                Ok(name) => name,
                Err(why) => return refuse(why),
            }
        }
    };
    let name = if is_behind { names::without_and(&name) } else { &name };
    let (bare, is_marked) = owner_mark(name);
    // `Email: ada@example.org`, and `Name: Ada, Email: ada@example.org`
    if words::is_header_word(bare) {
        return refuse(LineError::HeaderWords);
    }
    if bare.contains(": ") {
        return refuse(LineError::Sentence);
    }
    Ok(Recipient { name: bare.to_owned(), email, is_owner: is_owner | is_marked, oddity, text })
}

/// Cuts the tokens between two commas into parts with one address at most.
fn parts(tokens: &[Token]) -> Result<Vec<Part>, LineError> {
    let mut tokens = tokens.to_vec();
    // The same address twice, as in `Ada (ada@example.org) <ada@example.org>`, counts once.
    let mut seen: Vec<String> = Vec::new();
    tokens.retain(|token| match token {
        Token::Address { address, .. } if seen.contains(address) => false,
        Token::Address { address, .. } => {
            seen.push(address.clone());
            true
        }
        _ => true,
    });
    if let [Token::Address { is_bracketed: false, .. }, Token::Address { is_bracketed: true, .. }, ..] = tokens[..] {
        // The address instead of a name.
        tokens.remove(0);
    }
    let count = tokens.iter().filter(|token| token.is_address()).count();
    if count <= 1 {
        return Ok(if tokens.is_empty() { Vec::new() } else { vec![part(&tokens)] });
    }
    let has_words = tokens.iter().any(|token| !token.is_address() && !token.is_role());
    let bare = tokens.iter().find(|token| matches!(token, Token::Address { is_bracketed: false, .. }));
    if let (true, Some(Token::Address { address, .. })) = (has_words, bare) {
        return Err(LineError::AddressInName(address.clone()));
    }
    let (begins, ends) =
        (tokens[0].is_address(), tokens.last().is_some_and(|token| token.is_address() || token.is_role()));
    let is_double = tokens.windows(2).any(|pair| pair.iter().all(Token::is_address));
    if has_words && (begins == ends || is_double) {
        return Err(LineError::Addresses);
    }
    // Each part ends behind its address, or where addresses come first, before the next one.
    let mut cut: Vec<Vec<Token>> = vec![Vec::new()];
    let mut has_address = false;
    for token in tokens {
        let starts = has_address && if begins { token.is_address() } else { !token.is_role() };
        if starts {
            cut.push(Vec::new());
            has_address = false;
        }
        has_address |= token.is_address();
        cut.last_mut().expect("there is a first part").push(token);
    }
    Ok(cut.iter().map(|tokens| part(tokens)).collect())
}

fn part(tokens: &[Token]) -> Part {
    let mut part = Part { text: text_of(tokens), ..Part::default() };
    let has_address = tokens.iter().any(Token::is_address);
    let mut quoted = String::new();
    for token in tokens {
        match token {
            Token::Address { address, is_bracketed, .. } => {
                part.address = Some(address.clone());
                part.is_bracketed |= *is_bracketed;
            }
            Token::Suspect(word) if !has_address && part.address.is_none() => part.address = Some(word.clone()),
            Token::Words { text, raw, is_quoted } if part.address.is_none() => {
                part.is_quoted = *is_quoted && part.phrase.is_empty();
                if part.is_quoted {
                    quoted.clone_from(text);
                }
                push(&mut part.phrase, raw);
            }
            Token::Suspect(text) if part.address.is_none() => push(&mut part.phrase, text),
            Token::Words { text, .. } | Token::Suspect(text) => {
                part.is_bracketed |= part.behind.is_empty() && text.starts_with('(');
                push(&mut part.behind, text);
            }
            Token::Comma | Token::Separator => {}
        }
    }
    if part.is_quoted {
        part.phrase = quoted;
    }
    if part.address.is_some() {
        // `Ada Quill - ada@example.org`
        part.phrase.truncate(part.phrase.trim_end_matches([':', '-', '–', '—', '=', '|', '/', ' ']).len());
    }
    part
}

fn push(to: &mut String, text: &str) {
    if !to.is_empty() {
        to.push(' ');
    }
    to.push_str(text);
}
