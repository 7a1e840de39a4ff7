//! Signs one link with the library's core, without its optional features.
//!
//! ```sh
//! DAILY_DOMAIN=… DAILY_DOMAIN_ID=… DAILY_API_KEY=… cargo run --no-default-features --example sign
//! ```

use std::{error::Error, fmt::Display, str::FromStr};

use latchkey::{Claims, Clock, Domain, InviteLink, RoomName, Signer, jiff::SignedDuration};

#[expect(clippy::print_stdout, reason = "prints the link")]
fn main() -> Result<(), Box<dyn Error>> {
    let domain = Domain { name: setting("DAILY_DOMAIN")?, id: setting("DAILY_DOMAIN_ID")? };
    let signer = Signer::new(domain, &setting("DAILY_API_KEY")?);
    let (room, now): (RoomName, _) = ("standup".parse()?, Clock::System.now());
    let mut claims =
        Claims::new(signer.domain().id, room.clone(), now, None, now.checked_add(SignedDuration::from_hours(1))?)?;
    claims.user_name = Some("Ada".to_owned());
    claims.user_id = Some("user-4711".parse()?);
    let token = signer.sign(&claims, now)?;
    println!("{}", InviteLink::new(&signer.domain().name, &room, &token).as_str());
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "an example reads its settings from the environment")]
fn setting<T: FromStr<Err: Display>>(name: &str) -> Result<T, String> {
    let text = std::env::var(name).map_err(|_| format!("{name} is not set"))?;
    text.parse().map_err(|error| format!("{name}: {error}"))
}
