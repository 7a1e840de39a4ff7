//! An invitation, or its cancellation, as a mail that is sent: the same facts give the same bytes.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use jiff::Timestamp;
use lettre::message::{
    Attachment, Mailbox, Message, MultiPart, SinglePart,
    header::{ContentType, Date, HeaderName, HeaderValue, MessageId},
};
use sha2::{Digest as _, Sha256};

use super::{
    calendar::{self, Method},
    cancellation::{Cancellation, CancellationText},
    draft,
    help::HelpText,
    notice::NoticeText,
    text::{InvitationText, Inviter},
};
use crate::{
    invite::{Invitation, Invitee, Meeting, join::LinkKind},
    token::{Claims, KeyFingerprint},
};

/// Why a mail can't be rendered.
pub type RenderError = Box<dyn std::error::Error + Send + Sync>;

/// What stands at the head of a mail.
#[derive(Debug, Clone)]
pub struct Head {
    /// Who sends it: the server's own address.
    pub sender: Mailbox,
    /// The organizer, who gets the answers.
    pub organizer: Mailbox,
    /// Whom it is to.
    pub to: Mailbox,
    /// Its Message-ID, without the angles.
    pub message_id: String,
    /// Its Date.
    pub made_at: Timestamp,
    /// Whether it brings a calendar entry along.
    pub has_calendar: bool,
}

/// One person's invitation.
pub fn invitation(head: &Head, text: &InvitationText) -> Result<Message, RenderError> {
    let organizer_email = head.organizer.email.as_ref();
    let calendar = head.has_calendar.then(|| calendar::file(text, organizer_email, Method::Request));
    message(head, text.subject(), text.to_string(), draft::html(text)?, calendar.map(|file| (file, Method::Request)))
}

/// One person's cancellation.
pub fn cancellation(head: &Head, cancelled: &Cancellation, organizer: Inviter) -> Result<Message, RenderError> {
    let text = CancellationText::new(cancelled, organizer, head.made_at);
    let file = || calendar::cancellation(cancelled, organizer.name, head.organizer.email.as_ref(), head.made_at);
    let calendar = head.has_calendar.then(|| (file(), Method::Cancel));
    message(head, text.subject(), text.to_string(), text.html()?, calendar)
}

/// A request for help, to the organizer.
pub fn help(head: &Head, text: &HelpText) -> Result<Message, RenderError> {
    message(head, text.subject(), text.to_string(), text.html()?, None)
}

/// A notice to the organizer about their account. It comes from Latchkey, not from themselves.
pub fn notice(mut head: Head, text: &NoticeText) -> Result<Message, RenderError> {
    head.sender.name.get_or_insert_with(|| "Latchkey".to_owned());
    message(&head, text.subject(), text.to_string(), text.html()?, None)
}

fn message(
    head: &Head,
    subject: String,
    text: String,
    html: String,
    calendar: Option<(String, Method)>,
) -> Result<Message, RenderError> {
    // A server without a name of its own sends under the organizer's.
    let mut sender = head.sender.clone();
    sender.name = sender.name.or_else(|| head.organizer.name.clone());
    let made_at = std::time::UNIX_EPOCH + std::time::Duration::from_secs(head.made_at.as_second().unsigned_abs());
    let builder = Message::builder()
        .header(MessageId::from(format!("<{}>", head.message_id)))
        .header(Date::from(made_at))
        .from(sender)
        .reply_to(head.organizer.clone())
        .to(head.to.clone());
    let builder = if subject.contains("=?") { builder.raw_header(coded(&subject)) } else { builder.subject(subject) };
    // Boundaries are drawn by lot otherwise.
    let seed = head.message_id.split('@').next().unwrap_or_default();
    let boundary = |name: &str| format!("{name}-{seed}");
    let mut alternative = MultiPart::builder()
        .kind(lettre::message::MultiPartKind::Alternative)
        .boundary(boundary("alternative"))
        .singlepart(SinglePart::plain(text))
        .singlepart(SinglePart::html(html));
    let Some((file, method)) = calendar else { return Ok(builder.multipart(alternative)?) };
    let kind = format!("text/calendar; charset=utf-8; method={}", method.word());
    alternative =
        alternative.singlepart(SinglePart::builder().content_type(ContentType::parse(&kind)?).body(file.clone()));
    let attached = Attachment::new("invitation.ics".to_owned()).body(file, ContentType::parse("application/ics")?);
    let mixed = MultiPart::builder()
        .kind(lettre::message::MultiPartKind::Mixed)
        .boundary(boundary("mixed"))
        .multipart(alternative)
        .singlepart(attached);
    Ok(builder.multipart(mixed)?)
}

/// A subject that looks as if it were coded (RFC 2047), and would be read as something else: coded for good.
fn coded(subject: &str) -> HeaderValue {
    /// A line of a header has at most 75 characters of code.
    const LINE: usize = 45;
    let mut lines: Vec<String> = vec![String::new()];
    for c in subject.chars() {
        if lines.last().is_some_and(|line| line.len() + c.len_utf8() > LINE) {
            lines.push(String::new());
        }
        lines.last_mut().expect("there is one").push(c);
    }
    let words = lines.iter().map(|line| format!("=?utf-8?b?{}?=", BASE64_STANDARD.encode(line)));
    let name = HeaderName::new_from_ascii_str("Subject");
    HeaderValue::dangerous_new_pre_encoded(name, subject.to_owned(), words.collect::<Vec<_>>().join("\r\n "))
}

/// Tells apart what matters to a person in their invitation: the meeting's name and time, what the link says and with
/// which key it is signed, to which address it goes, and the language that the person named.
pub fn content(meeting: &Meeting, invitation: &Invitation, claims: &Claims, key: KeyFingerprint) -> String {
    let window = &meeting.window;
    let email = invitation.invitee.email.as_ref().map_or("", |email| email.as_str());
    let (key, says) = match (meeting.link_kind, invitation.join.code) {
        // A join link stays the same, whatever its token will say.
        (LinkKind::Join, Some(code)) => {
            let Invitee { name, is_owner, .. } = &invitation.invitee;
            (format!("{} {}", code.key, code.version), format!("{name}\n{is_owner}\n{}", window.opens_at()))
        }
        _ => (key.to_string(), serde_json::to_string(claims).unwrap_or_default()),
    };
    let mut facts =
        format!("{key}\n{email}\n{}\n{}\n{}\n{says}", meeting.heading(), window.starts_at(), window.ends_at());
    // Without a language, the facts are those of the messages that earlier versions sent.
    if let Some(language) = invitation.invitee.language {
        facts.extend(["\n", language.tag()]);
    }
    let hash = Sha256::digest(facts.as_bytes());
    BASE64_STANDARD.encode(&hash[..12])
}
