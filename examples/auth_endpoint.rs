//! An axum application with its own sign-in that gives each user a link to their appointment.
//!
//! ```sh
//! DAILY_DOMAIN=… DAILY_DOMAIN_ID=… DAILY_API_KEY=… cargo run --no-default-features --features axum --example auth_endpoint
//! curl -X POST -H 'Authorization: Bearer session-of-ada' http://127.0.0.1:3000/video-link
//! ```
//!
//! Another address to listen on can be its argument. In a crate of your own, it needs these dependencies:
//!
//! ```toml
//! axum = "0.8"
//! latchkey = { path = "../latchkey", default-features = false, features = ["axum"] }
//! tokio = { version = "1", features = ["macros", "net", "rt-multi-thread"] }
//! ```

use std::{error::Error, fmt::Display, str::FromStr, sync::Arc};

use axum::{
    Router,
    extract::Request,
    http::header,
    middleware::{self, Next},
    response::Response,
    routing::get,
};
use latchkey::{
    Clock, Domain, Signer,
    endpoint::{self, Guest},
    jiff::SignedDuration,
};

#[tokio::main]
#[expect(clippy::print_stdout, reason = "prints the address")]
async fn main() -> Result<(), Box<dyn Error>> {
    let domain = Domain { name: setting("DAILY_DOMAIN")?, id: setting("DAILY_DOMAIN_ID")? };
    let signer = Arc::new(Signer::new(domain, &setting("DAILY_API_KEY")?));
    let video_link = endpoint::router(signer, Clock::System).layer(middleware::from_fn(sign_in));
    let application: Router =
        Router::new().route("/", get(async || "The application.\n")).nest("/video-link", video_link);

    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("Listening on http://{}", listener.local_addr()?);
    axum::serve(listener, application).await?;
    Ok(())
}

/// Adds the signed-in user to the request as a `Guest`. The endpoint refuses requests without one.
async fn sign_in(mut request: Request, next: Next) -> Response {
    let bearer = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if let Some(guest) = bearer.and_then(|value| value.strip_prefix("Bearer ")).and_then(guest_of_session) {
        request.extensions_mut().insert(guest);
    }
    next.run(request).await
}

/// Looks up a session. Replaces the application's database of sessions, people and appointments; real session ids must
/// be impossible to guess.
fn guest_of_session(session: &str) -> Option<Guest> {
    let (name, id, is_owner) = match session {
        "session-of-ada" => ("Ada", "patient-4711", false),
        "session-of-dr-grace" => ("Dr Grace", "doctor-7", true),
        _ => return None,
    };
    let lasts = SignedDuration::from_mins(45);
    let mut guest = Guest::new("appointment-17".parse().ok()?, name.parse().ok()?, id.parse().ok()?, lasts);
    guest.is_owner = is_owner;
    guest.options.eject_at_token_exp = Some(true);
    Some(guest)
}

#[expect(clippy::disallowed_methods, reason = "an example reads its settings from the environment")]
fn setting<T: FromStr<Err: Display>>(name: &str) -> Result<T, String> {
    let text = std::env::var(name).map_err(|_| format!("{name} is not set"))?;
    text.parse().map_err(|error| format!("{name}: {error}"))
}
