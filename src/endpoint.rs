//! An endpoint that another axum application mounts behind its own sign-in, and that returns the link of its user.

use std::sync::Arc;

use axum::{
    Extension, Router,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::{
    clock::Clock,
    invite::{InviteLink, InviteeName},
    token::{Claims, Domain, Options, RoomName, Signer, UserId},
};

/// The user that the application has signed in, and the link they get.
///
/// The application's middleware adds this to the request's extensions. The middleware must never take the room or the
/// role from the request, because users could then give themselves access.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Guest {
    /// The room that the link opens.
    pub room: RoomName,
    /// The name that others see.
    pub name: InviteeName,
    /// Whether the person is an owner, who can admit, mute and remove others.
    pub is_owner: bool,
    /// Identifies the person in the room. Use the same id each time.
    pub id: UserId,
    /// How long the link is valid after the request.
    pub lasts: SignedDuration,
    /// The options of the link.
    pub options: Options,
}

impl Guest {
    /// Creates a guest who is not an owner.
    pub fn new(room: RoomName, name: InviteeName, id: UserId, lasts: SignedDuration) -> Self {
        Self { room, name, is_owner: false, id, lasts, options: Options::default() }
    }
}

/// Returns a router with one route, `POST /`, which returns the link of the [`Guest`] in the request's extensions. The
/// rest of the request is ignored.
///
/// The response is `200` with `{"token": {"token", "link", "room", "name", "owner", "id", "expires_at"}}`, where the
/// time is in RFC 3339 format. Without a guest, the response is `401` with `{"error": {"code": "not_signed_in",
/// "detail", "problems": []}}`. If the token cannot be signed, the response is `422` with the code `not_signed`.
/// Nothing is stored or logged, and no cookie is set.
///
/// ```
/// use std::sync::Arc;
///
/// use axum::{Extension, Router, body::Body, http::Request};
/// use jiff::SignedDuration;
/// use latchkey::{ApiKey, Clock, Domain, Signer, endpoint::{Guest, router}};
/// use tower::ServiceExt as _;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// let signer = Arc::new(Signer::new(domain, &ApiKey::parse("a-made-up-key")?));
/// // Instead of this layer, an application has middleware that knows who is signed in.
/// let hour = SignedDuration::from_hours(1);
/// let ada = Guest::new("appointment-17".parse()?, "Ada".parse()?, "patient-4711".parse()?, hour);
/// let link = router(signer, Clock::System).layer(Extension(ada));
/// let application: Router = Router::new().nest("/video-link", link);
///
/// let answer = application.oneshot(Request::post("/video-link").body(Body::empty())?).await?;
/// assert_eq!(answer.status(), 200);
/// assert_eq!(answer.headers()["cache-control"], "no-store");
/// # Ok(())
/// # }
/// ```
pub fn router<S>(signer: Arc<Signer>, clock: Clock) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    Router::new()
        .route("/", post(async move |guest: Option<Extension<Guest>>| answer(&signer, clock.now(), guest.as_deref())))
}

fn answer(signer: &Signer, now: Timestamp, guest: Option<&Guest>) -> Response {
    let Some(guest) = guest else {
        return refusal(StatusCode::UNAUTHORIZED, "not_signed_in", "Sign in first.");
    };
    match made(signer, now, guest) {
        Ok(token) => json(StatusCode::OK, &Answer { token }),
        Err(why) => refusal(StatusCode::UNPROCESSABLE_ENTITY, "not_signed", &why),
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    token: GuestToken<'a>,
}

#[derive(Serialize)]
struct GuestToken<'a> {
    token: String,
    link: String,
    room: &'a str,
    name: &'a str,
    owner: bool,
    id: &'a str,
    expires_at: Option<Timestamp>,
}

fn made<'a>(signer: &Signer, now: Timestamp, guest: &'a Guest) -> Result<GuestToken<'a>, String> {
    let Domain { name: domain_name, id: domain_id } = signer.domain();
    let expires_at = now.checked_add(guest.lasts).map_err(|_| "the token's expiry time is out of range")?;
    let claims = Claims::new(*domain_id, guest.room.clone(), now, None, expires_at);
    let mut claims = claims.map_err(|error| error.to_string())?;
    claims.options = guest.options.clone();
    claims.is_owner = guest.is_owner;
    claims.user_id = Some(guest.id.clone());
    claims.user_name = Some(guest.name.to_string());
    let token = signer.sign(&claims, now).map_err(|error| error.to_string())?;
    Ok(GuestToken {
        link: InviteLink::new(domain_name, &guest.room, &token).as_str().to_owned(),
        token: token.as_str().to_owned(),
        room: guest.room.as_str(),
        name: guest.name.as_str(),
        owner: guest.is_owner,
        id: guest.id.as_str(),
        expires_at: claims.expires_at(),
    })
}

#[derive(Serialize)]
struct Refusal<'a> {
    error: RefusalError<'a>,
}

#[derive(Serialize)]
struct RefusalError<'a> {
    code: &'static str,
    detail: &'a str,
    /// Always empty. It is included so that all error responses have the same format.
    problems: [(); 0],
}

fn refusal(status: StatusCode, code: &'static str, detail: &str) -> Response {
    json(status, &Refusal { error: RefusalError { code, detail, problems: [] } })
}

fn json(status: StatusCode, answer: &impl Serialize) -> Response {
    let text = serde_json::to_string(answer).expect("an answer is plain JSON");
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, text).into_response()
}

#[cfg(test)]
mod tests {
    use axum::{
        body::{Body, to_bytes},
        http::Request,
    };
    use serde_json::{Value, json};
    use tower::ServiceExt as _;

    use super::*;
    use crate::token::ApiKey;

    const NOW: &str = "2026-11-24T09:00:00Z";

    fn signer() -> Arc<Signer> {
        let id = "30f866c3-9123-452a-8723-ff58322d09c5".parse().unwrap();
        Arc::new(Signer::new(Domain { name: "acme".parse().unwrap(), id }, &ApiKey::parse("a-made-up-key").unwrap()))
    }

    fn ada() -> Guest {
        Guest {
            room: "appointment-17".parse().unwrap(),
            name: "Ada".parse().unwrap(),
            is_owner: true,
            id: "doctor-7".parse().unwrap(),
            lasts: SignedDuration::from_hours(1),
            options: Options { start_video_off: Some(true), ..Options::default() },
        }
    }

    async fn ask(guest: Option<Guest>, mut request: Request<Body>) -> (StatusCode, Value) {
        if let Some(guest) = guest {
            request.extensions_mut().insert(guest);
        }
        let router: Router = router(signer(), Clock::Fixed(NOW.parse().unwrap()));
        let response = router.oneshot(request).await.unwrap();
        assert_eq!(response.headers()["cache-control"], "no-store");
        assert_eq!(response.headers()["content-type"], "application/json");
        assert!(!response.headers().contains_key("set-cookie"));
        let status = response.status();
        (status, serde_json::from_slice(&to_bytes(response.into_body(), 64 * 1024).await.unwrap()).unwrap())
    }

    fn post(body: &'static str) -> Request<Body> {
        Request::post("/?room=other&owner=false").body(body.into()).unwrap()
    }

    #[tokio::test]
    async fn whoever_is_signed_in_gets_their_own_link_whatever_they_send() {
        let (status, answer) = ask(Some(ada()), post(r#"{"room":"other","owner":false}"#)).await;
        assert_eq!(status, 200);
        let token = answer["token"]["token"].as_str().unwrap();
        assert_eq!(
            answer,
            json!({"token": {
                "token": token,
                "link": format!("https://acme.daily.co/appointment-17?t={token}"),
                "room": "appointment-17",
                "name": "Ada",
                "owner": true,
                "id": "doctor-7",
                "expires_at": "2026-11-24T10:00:00Z",
            }})
        );
        let claims = signer().verify(token, NOW.parse().unwrap()).unwrap();
        assert_eq!(claims.room_name(), Some(&ada().room));
        assert_eq!((claims.not_before(), claims.expires_at()), (None, Some("2026-11-24T10:00:00Z".parse().unwrap())));
        assert_eq!((claims.user_name.as_deref(), claims.user_id, claims.is_owner), (Some("Ada"), Some(ada().id), true));
        assert_eq!(claims.options, ada().options);
    }

    #[tokio::test]
    async fn nobody_gets_nothing() {
        let (status, answer) = ask(None, post("")).await;
        assert_eq!(status, 401);
        assert_eq!(answer, json!({"error": {"code": "not_signed_in", "detail": "Sign in first.", "problems": []}}));
    }

    #[tokio::test]
    async fn what_can_not_be_signed_is_refused_with_the_reason() {
        let lasts = |lasts| Guest { lasts, ..ada() };
        let long = format!("https://example.org/{}", "x".repeat(2000)).parse().unwrap();
        let options = Options { redirect_on_meeting_exit: Some(long), ..Options::default() };
        for (guest, why) in [
            (lasts(SignedDuration::ZERO), "already have expired (2026-11-24T09:00:00Z)"),
            (lasts(SignedDuration::from_hours(-1)), "already have expired (2026-11-24T08:00:00Z)"),
            (lasts(SignedDuration::MAX), "out of range"),
            (lasts(SignedDuration::from_hours(24 * 365 * 4000)), "milliseconds"),
            (lasts(SignedDuration::from_hours(24 * 3654)), "at most ten years from now"),
            (Guest { options, ..ada() }, "accepts at most 2048"),
        ] {
            let (status, answer) = ask(Some(guest), post("")).await;
            assert_eq!((status.as_u16(), &answer["error"]["code"]), (422, &json!("not_signed")));
            assert!(answer["error"]["detail"].as_str().unwrap().contains(why), "{answer}");
            assert_eq!(answer["error"]["problems"], json!([]));
        }
    }
}
