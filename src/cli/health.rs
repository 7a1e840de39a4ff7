//! `latchkey health`: asks the server on this machine whether it is ready, for a container's health check.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream},
    process::ExitCode,
    time::Duration,
};

use clap::Args;

use super::{Outcome, Stop, say};
use crate::config::ListenConfig;

/// The longest time to wait for an answer.
const PATIENCE: Duration = Duration::from_secs(3);

#[derive(Debug, Args)]
pub(super) struct Health {
    #[command(flatten)]
    listen: ListenConfig,
}

impl Health {
    pub(super) fn run(self) -> Outcome {
        let mut address = self.listen.address;
        if address.ip().is_unspecified() {
            address.set_ip(if address.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() });
        }
        let status = ask(address)
            .map_err(|error| Stop::Failed(format!("The server at {address} does not answer: {error}.").into()))?;
        if status == "200" {
            say(format_args!("ready"));
            return Ok(ExitCode::SUCCESS);
        }
        say(format_args!("not ready: http://{address}/readyz returned {status}"));
        Ok(ExitCode::FAILURE)
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
