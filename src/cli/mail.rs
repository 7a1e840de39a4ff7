//! `latchkey mail`: whether mail can be sent.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use lettre::message::{Mailbox, Message};

use super::{Outcome, Stop, block_on, say};
use crate::{
    config::MailConfig,
    invite::MailAddress,
    mail::{Attempt, Mailer},
};

const EXAMPLES: &str = "\
Each step is named as it is done: the connection, TLS, the sign-in, the message. Where one fails, that is said, and why.

Exit codes: 0 the mail server took the message; 1 it did not; 2 the command or a setting is wrong.

Example:
  latchkey mail test ada@example.org";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Mail {
    #[command(subcommand)]
    action: Action,
    #[command(flatten)]
    mail: MailConfig,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Send one message, and say how far it came
    Test {
        /// To whom
        address: MailAddress,
    },
}

impl Mail {
    pub(super) fn run(self) -> Outcome {
        let Action::Test { address } = self.action;
        let missing =
            || Stop::Usage("LATCHKEY_SMTP_URL is missing; want smtps://HOST or smtp://HOST?tls=required".to_owned());
        let server = self.mail.server()?.ok_or_else(missing)?;
        block_on(async {
            let mailer = Mailer::new(server).map_err(|why| Stop::Usage(format!("LATCHKEY_SMTP_URL: {why}")))?;
            test(&mailer, &address).await
        })
    }
}

async fn test(mailer: &Mailer, address: &MailAddress) -> Outcome {
    let (done, outcome) = mailer.try_connection().await;
    for step in done {
        say(format_args!("ok     {step}"));
    }
    if let Err(why) = outcome {
        say(format_args!("wrong  {why}."));
        return Ok(ExitCode::FAILURE);
    }
    let to =
        address.as_str().parse().map_err(|_| Stop::Usage(format!("{address} is an address that no mail goes to")))?;
    let text = "This is a test of Latchkey’s mail settings. There is nothing to do.";
    let message = Message::builder().from(mailer.sender().clone()).to(Mailbox::new(None, to));
    let message = message.subject("A test of Latchkey’s mail").body(text.to_owned());
    let outcome = mailer.send(message.map_err(|error| Stop::Failed(error.into()))?).await;
    mailer.close().await;
    match outcome {
        Attempt::Accepted(answer) => {
            say(format_args!("ok     The mail server took the message: {answer}"));
            Ok(ExitCode::SUCCESS)
        }
        Attempt::Refused(why) => {
            say(format_args!("wrong  The mail server refuses the message: {why}"));
            Ok(ExitCode::FAILURE)
        }
        Attempt::Failed(why) => {
            say(format_args!("wrong  The message was not sent: {why}"));
            Ok(ExitCode::FAILURE)
        }
    }
}
