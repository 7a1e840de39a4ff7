//! `latchkey mail`: tests the mail server.

use clap::{Args, Subcommand};
use lettre::message::{Mailbox, Message, SinglePart};
use uuid::Uuid;

use super::{Outcome, Stop, block_on, preflight::report};
use crate::{
    config::{MailConfig, SiteConfig},
    daily::preflight::{Light, Point},
    invite::MailAddress,
    mail::{Attempt, Mailer, NotSent},
};

const EXAMPLES: &str = "\
The command reports each step: the connection, TLS, the sign-in and the email. It stops at the first step that fails, \
and says why.

Exit codes: 0 the mail server accepted the email; 1 it did not; 2 the command line or a setting is invalid.

JSON: {\"ok\": BOOLEAN, \"checks\": [{\"status\": \"ok\" or \"problem\", \"message\": TEXT, \"fix\": null}]}

Example:
  latchkey mail test ada@example.org";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Mail {
    #[command(subcommand)]
    action: Action,
    #[command(flatten)]
    settings: MailConfig,
    #[command(flatten)]
    site: SiteConfig,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Send a test email and report each step
    Test {
        /// Email address to send the test email to
        address: MailAddress,
        /// Write the result as JSON
        #[arg(long)]
        json: bool,
    },
}

impl Mail {
    pub(super) fn run(self) -> Outcome {
        let Action::Test { address, json } = self.action;
        let missing = || {
            let what = "LATCHKEY_SMTP_URL is not set. Set it to smtps://HOST or smtp://HOST?tls=required.";
            Stop::Usage(what.to_owned())
        };
        let server = self.settings.server(&self.site)?.ok_or_else(missing)?;
        let mut points = block_on(async {
            let mailer = Mailer::new(server).map_err(|why| Stop::Usage(format!("LATCHKEY_SMTP_URL: {why}")))?;
            test(&mailer, &address).await
        })?;
        // What failed is also seen where standard output goes to a file.
        match points.pop_if(|point| point.light == Light::Wrong && !json) {
            Some(wrong) => report(&points, json).and_then(|_| Err(Stop::Failed(wrong.what.into()))),
            None => report(&points, json),
        }
    }
}

/// Sends a test email. Returns the result of each step.
async fn test(mailer: &Mailer, address: &MailAddress) -> Result<Vec<Point>, Stop> {
    let (done, outcome) = mailer.try_connection().await;
    let mut points: Vec<Point> = done.into_iter().map(|step| Point::new(Light::Good, step)).collect();
    if let Err(why) = outcome {
        points.push(Point::new(Light::Wrong, format!("{why}.")));
        return Ok(points);
    }
    let to = address.as_str().parse();
    let to = to.map_err(|_| Stop::Usage(format!("Email cannot be sent to {address}. Check the address.")))?;
    let text = "This email tests Latchkey's email settings. You do not need to do anything.";
    let sender = mailer.sender().clone();
    let message_id = format!("<{}@{}>", Uuid::new_v4(), sender.email.domain());
    let message = Message::builder().message_id(Some(message_id)).date_now().from(sender).to(Mailbox::new(None, to));
    let message = message.subject("Test email from Latchkey").singlepart(SinglePart::plain(text.to_owned()));
    let outcome = mailer.send(message.map_err(|error| Stop::Failed(error.into()))?).await;
    mailer.close().await;
    points.push(match outcome {
        Attempt::Accepted(answer) => Point::new(Light::Good, format!("The mail server accepted the email: {answer}")),
        Attempt::Refused(NotSent::Answer(why)) => {
            Point::new(Light::Wrong, format!("The mail server rejected the email: {why}"))
        }
        Attempt::Refused(why) | Attempt::Failed(why) => {
            Point::new(Light::Wrong, format!("The email was not sent: {why}"))
        }
    });
    Ok(points)
}
