//! `latchkey health`: asks the server on this machine whether it is ready, for a container's health check.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream},
    process::ExitCode,
    time::Duration,
};

use clap::Args;
use serde_json::json;

use super::{Outcome, Stop, say, write_json};
use crate::config::ListenConfig;

/// The longest time to wait for an answer.
const PATIENCE: Duration = Duration::from_secs(3);

const JSON: &str = "\
Exit codes: 0 the server is ready; 1 it is not ready or does not answer; 2 the command line or a setting is invalid.

JSON: {\"ready\": BOOLEAN, \"message\": TEXT}

Example:
  latchkey health --listen 127.0.0.1:8080";

#[derive(Debug, Args)]
#[command(after_help = JSON)]
pub(super) struct Health {
    /// Write the result as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    listen: ListenConfig,
}

impl Health {
    pub(super) fn run(self) -> Outcome {
        let mut address = self.listen.address;
        if address.ip().is_unspecified() {
            address.set_ip(if address.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() });
        }
        let (ready, message) = match ask(address) {
            Ok(status) if status == "200" => (true, "ready".to_owned()),
            Ok(status) => (false, format!("not ready: http://{address}/readyz returned {status}")),
            Err(error) if self.json => (false, format!("The server at {address} does not answer: {error}.")),
            Err(error) => {
                return Err(Stop::Failed(format!("The server at {address} does not answer: {error}.").into()));
            }
        };
        if self.json {
            write_json(&json!({ "ready": ready, "message": message }))?;
        } else {
            say(format_args!("{message}"));
        }
        Ok(if ready { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// Returns the HTTP status of `/readyz`.
fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line)?;
    Ok(line.split(' ').nth(1).unwrap_or("no status").to_owned())
}
