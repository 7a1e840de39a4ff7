//! Extracts the decoded texts from the source of an email. Visits the parts level by level, because a parser that
//! builds the whole tree can be made to overflow the stack.

use std::borrow::Cow;

use mail_parser::{
    ContentType, MessageParser, MimeHeaders as _,
    decoders::{base64::base64_decode, charsets::map::charset_decoder, quoted_printable::quoted_printable_decode},
};
use memchr::memmem;

/// The most levels of nested parts, including attached emails.
const LEVELS: usize = 50;

/// The error for parts that are nested in more than [`LEVELS`] levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the email has more than {LEVELS} levels of nested parts; paste only the text around the link")]
pub(crate) struct TooDeep;

/// Returns the texts of an email and of the emails attached to it, or `None` if the text is not an email's source.
pub(crate) fn texts(text: &str) -> Result<Option<Vec<String>>, TooDeep> {
    let text = text.trim_start();
    let Some(head_end) = [text.find("\n\n"), text.find("\r\n\r\n")].into_iter().flatten().min() else {
        return Ok(None);
    };
    let head = text[..head_end].to_ascii_lowercase();
    if !head.contains("mime-version:") && !head.contains("content-transfer-encoding:") {
        return Ok(None);
    }
    let mut texts = Vec::new();
    walk(text.as_bytes(), LEVELS, false, &mut texts)?;
    Ok(Some(texts))
}

/// Collects the texts of one part. In a digest, a part without a type is an email.
fn walk(part: &[u8], levels: usize, is_in_digest: bool, texts: &mut Vec<String>) -> Result<(), TooDeep> {
    let deeper = levels.checked_sub(1).ok_or(TooDeep)?;
    let (head, body) = part.split_at(head_length(part));
    let headers = MessageParser::default().parse_headers(head);
    let content_type = headers.as_ref().and_then(|headers| headers.content_type());
    let (kind, subtype) = content_type.map_or(("", ""), |found| (found.ctype(), found.subtype().unwrap_or_default()));
    if kind == "multipart"
        && let Some(boundary) = content_type.and_then(|found| found.attribute("boundary"))
        && let parts = parts(body, boundary)
        && !parts.is_empty()
    {
        return parts.into_iter().try_for_each(|part| walk(part, deeper, subtype == "digest", texts));
    }
    let encoding = headers.as_ref().and_then(|headers| headers.content_transfer_encoding());
    let bytes = decoded(body, encoding.unwrap_or_default());
    let is_email = kind == "message" && matches!(subtype, "rfc822" | "global") || kind.is_empty() && is_in_digest;
    if is_email {
        return walk(&bytes, deeper, false, texts);
    }
    texts.extend(text_of(&bytes, content_type.filter(|_| matches!(kind, "" | "text"))));
    Ok(())
}

/// Returns the length of the headers, including the blank line after them.
fn head_length(part: &[u8]) -> usize {
    let mut length = 0;
    for line in part.split_inclusive(|byte| *byte == b'\n') {
        length += line.len();
        if line.trim_ascii().is_empty() {
            break;
        }
    }
    length
}

/// Returns the parts between the boundaries of a multipart body. An incomplete last part reaches to the end.
fn parts<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let delimiter = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut begin = None;
    // Only checks the beginnings of lines, so that each line is read once.
    let begins_line = |place: &usize| *place == 0 || body[*place - 1] == b'\n';
    for place in memmem::find_iter(body, &delimiter).filter(begins_line) {
        let line = &body[place + delimiter.len()..];
        let line = &line[..memchr::memchr(b'\n', line).map_or(line.len(), |end| end + 1)];
        let is_last = line.starts_with(b"--");
        let rest = if is_last { &line[2..] } else { line };
        if !rest.trim_ascii().is_empty() {
            continue;
        }
        parts.extend(begin.map(|begin| &body[begin..place]));
        begin = (!is_last).then_some(place + delimiter.len() + line.len());
        if is_last {
            break;
        }
    }
    parts.extend(begin.map(|begin| &body[begin..]));
    parts
}

/// Removes the transfer encoding of a body. Returns an invalid body unchanged.
fn decoded<'a>(body: &'a [u8], encoding: &str) -> Cow<'a, [u8]> {
    let decoded = match encoding.trim().to_ascii_lowercase().as_str() {
        "base64" => base64_decode(body),
        "quoted-printable" => quoted_printable_decode(body),
        _ => None,
    };
    decoded.map_or(Cow::Borrowed(body), Cow::Owned)
}

/// Decodes text in the charset of its type. Parts of other types are only read if they are UTF-8.
fn text_of(bytes: &[u8], text_type: Option<&ContentType<'_>>) -> Option<String> {
    let charset = text_type.and_then(|found| found.attribute("charset"));
    match charset.and_then(|name| charset_decoder(name.as_bytes())) {
        Some(decode) => Some(decode(bytes)),
        None if text_type.is_some() => Some(String::from_utf8_lossy(bytes).into_owned()),
        None => std::str::from_utf8(bytes).ok().map(str::to_owned),
    }
}
