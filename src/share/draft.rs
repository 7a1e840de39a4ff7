//! An invitation as a draft that a mail program opens ready to send from the organizer's own account.

use lettre::message::{
    Attachment, Mailbox, Message, MultiPart, SinglePart,
    header::{ContentType, Header, HeaderName, HeaderValue},
};

pub use super::text::STYLE;
use super::{
    calendar::{self, Method},
    text::InvitationText,
};

/// Makes mail programs open the file as a draft, not as a mail that came in.
#[derive(Clone)]
struct Unsent;

impl Header for Unsent {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("X-Unsent")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "1".to_owned())
    }
}

/// The invitation's HTML, byte for byte as a draft carries it.
pub fn html(text: &InvitationText) -> Result<String, askama::Error> {
    text.html()
}

/// One person's draft as the bytes of an `.eml` file: text, HTML, and the calendar file.
pub fn file(text: &InvitationText, organizer_email: &str) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let from = Mailbox::new(Some(text.organizer().name.to_owned()), organizer_email.parse()?);
    let html = html(text)?;
    let calendar = Attachment::new("invitation.ics".to_owned()).body(
        calendar::file(text, organizer_email, Method::Publish),
        ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH")?,
    );
    let mut message = Message::builder().header(Unsent).from(from.clone()).subject(text.subject());
    // A draft without an address is a draft still; the builder wants one in the envelope alone.
    message = match &text.invitation().invitee.email {
        Some(email) => {
            message.to(Mailbox::new(Some(text.invitation().invitee.name.to_string()), email.as_str().parse()?))
        }
        None => message.envelope(lettre::address::Envelope::new(None, vec![from.email.clone()])?),
    };
    let body = MultiPart::mixed()
        .multipart(
            MultiPart::alternative().singlepart(SinglePart::plain(text.to_string())).singlepart(SinglePart::html(html)),
        )
        .singlepart(calendar);
    Ok(message.multipart(body)?.formatted())
}
