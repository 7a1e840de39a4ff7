//! `latchkey mail`: tests the mail server.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use lettre::message::{Mailbox, Message, SinglePart};
use uuid::Uuid;

use super::{Outcome, Stop, block_on, say};
use crate::{
    config::{MailConfig, SiteConfig},
    invite::MailAddress,
    mail::{Attempt, Mailer, NotSent},
};

const EXAMPLES: &str = "\
The command reports each step: the connection, TLS, the sign-in and the email. It stops at the first step that fails, \
and says why.

Exit codes: 0 the mail server accepted the email; 1 it did not; 2 the command line or a setting is invalid.

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
    },
}

impl Mail {
    pub(super) fn run(self) -> Outcome {
        let Action::Test { address } = self.action;
        let missing = || {
            let what = "LATCHKEY_SMTP_URL is not set. Set it to smtps://HOST or smtp://HOST?tls=required.";
            Stop::Usage(what.to_owned())
        };
        let server = self.settings.server(&self.site)?.ok_or_else(missing)?;
        block_on(async {
            let mailer = Mailer::new(server).map_err(|why| Stop::Usage(format!("LATCHKEY_SMTP_URL: {why}")))?;
            test(&mailer, &address).await
        })
    }
}

/// Sends a test email, and reports each step.
async fn test(mailer: &Mailer, address: &MailAddress) -> Outcome {
    let (done, outcome) = mailer.try_connection().await;
    for step in done {
        say(format_args!("OK       {step}"));
    }
    if let Err(why) = outcome {
        say(format_args!("problem  {why}."));
        return Ok(ExitCode::FAILURE);
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
    match outcome {
        Attempt::Accepted(answer) => {
            say(format_args!("OK       The mail server accepted the email: {answer}"));
            Ok(ExitCode::SUCCESS)
        }
        Attempt::Refused(NotSent::Answer(why)) => {
            say(format_args!("problem  The mail server rejected the email: {why}"));
            Ok(ExitCode::FAILURE)
        }
        Attempt::Refused(why) | Attempt::Failed(why) => {
            say(format_args!("problem  The email was not sent: {why}"));
            Ok(ExitCode::FAILURE)
        }
    }
}
