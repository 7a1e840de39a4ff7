//! Says of each token or link on standard input whether it is valid now, for whom, and what it opens. Exits with 1 if one
//! is not.
//!
//! ```sh
//! DAILY_DOMAIN=… DAILY_DOMAIN_ID=… DAILY_API_KEY=… cargo run --no-default-features --example verify <tokens.txt
//! ```

use std::{error::Error, fmt::Display, io, process::ExitCode, str::FromStr};

use latchkey::{Clock, Domain, Signer};

#[expect(clippy::print_stdout, reason = "prints what was found out")]
fn main() -> Result<ExitCode, Box<dyn Error>> {
    let domain = Domain { name: setting("DAILY_DOMAIN")?, id: setting("DAILY_DOMAIN_ID")? };
    let signer = Signer::new(domain, &setting("DAILY_API_KEY")?);
    let mut code = ExitCode::SUCCESS;
    for line in io::stdin().lines() {
        let line = line?;
        let token = line.rsplit_once("?t=").map_or(&*line, |(_, token)| token);
        // Checks the algorithm, the signature, the domain and both times. Without a room or an end, a token is valid,
        // but opens every room, or never expires.
        match signer.verify(token, Clock::System.now()) {
            Ok(claims) => {
                let name = claims.user_name.as_deref().unwrap_or("Someone");
                let room = claims.room_name().map_or("every room", |room| room.as_str());
                let role = if claims.is_owner { "an owner" } else { "an invitee" };
                let end = claims.expires_at().map_or_else(|| "ever".to_owned(), |end| end.to_string());
                println!("{name} can join {room} as {role} until {end}");
            }
            Err(error) => {
                println!("{error}");
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}

#[expect(clippy::disallowed_methods, reason = "an example reads its settings from the environment")]
fn setting<T: FromStr<Err: Display>>(name: &str) -> Result<T, String> {
    let text = std::env::var(name).map_err(|_| format!("{name} is not set"))?;
    text.parse().map_err(|error| format!("{name}: {error}"))
}
