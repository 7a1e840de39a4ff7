//! What a browser sends, read strictly: broken UTF-8 and too much of anything are refused, never mended.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::Once,
};

use axum::{
    body::Bytes,
    extract::{ConnectInfo, FromRequest, FromRequestParts, Path, Request},
    http::{header, request::Parts},
};
use futures_util::stream;
use ipnet::IpNet;
use multer::Multipart;
use percent_encoding::percent_decode;

use uuid::Uuid;

use super::{
    Site,
    bodies::{Incoming, SIGN_IN_LIMIT},
    error::{PageError, TooLarge, Unreadable},
    session::SignedIn,
};
use crate::{error::Error, token::RoomName};

/// The most fields that a form may have.
pub(super) const FIELD_LIMIT: usize = 5000;

/// A form's fields in their order, and its files; from either way in which browsers send forms.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields {
    pub(super) pairs: Vec<(String, String)>,
    pub(super) files: Vec<Upload>,
}

/// A file that was chosen.
#[derive(Debug, Clone)]
pub(super) struct Upload {
    pub(super) name: String,
    pub(super) bytes: Bytes,
}

impl Fields {
    /// The field's first value; empty where it was not sent.
    pub(super) fn value(&self, name: &str) -> &str {
        self.pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Every value of a field.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether a checkbox is ticked.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.pairs.iter().any(|(key, _)| key == name)
    }
}

impl FromRequest<Site> for Fields {
    type Rejection = PageError;

    async fn from_request(request: Request, site: &Site) -> Result<Self, PageError> {
        let is_signed_in = request.extensions().get::<SignedIn>().is_some();
        let (parts, body) = request.into_parts();
        let incoming =
            if is_signed_in { site.bodies.signed_in(body) } else { site.bodies.signed_out(body, SIGN_IN_LIMIT) };
        Self::read(&parts, incoming).await
    }
}

impl Fields {
    /// Reads a form. What is left of one that is refused is dropped before the answer.
    pub(super) async fn read(parts: &Parts, mut incoming: Incoming) -> Result<Self, PageError> {
        let content_type = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
        let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let read = match kind.as_str() {
            "application/x-www-form-urlencoded" => match incoming.whole().await {
                Ok(body) => urlencoded(&body),
                Err(error) => Err(error),
            },
            "multipart/form-data" => multipart(&mut incoming, content_type).await,
            _ => Err(PageError::BadRequest(Unreadable::Kind)),
        };
        match read {
            Ok(fields) => {
                incoming.keep(&parts.extensions);
                Ok(fields)
            }
            Err(error) => {
                incoming.drain().await;
                Err(error)
            }
        }
    }
}

const BROKEN_TEXT: PageError = PageError::BadRequest(Unreadable::Text);

fn urlencoded(body: &[u8]) -> Result<Fields, PageError> {
    let mut fields = Fields::default();
    pairs(body, |key, value| fields.push(key, value))?;
    Ok(fields)
}

/// The pairs of a query, read as strictly as a form.
pub(super) fn query(query: &str) -> Result<Vec<(String, String)>, PageError> {
    let mut read = Vec::new();
    pairs(query.as_bytes(), |key, value| {
        // PostgreSQL takes none in a text.
        if value.contains('\0') {
            return Err(PageError::BadRequest(Unreadable::Url));
        }
        read.push((key, value));
        Ok(())
    })?;
    Ok(read)
}

fn pairs(body: &[u8], mut each: impl FnMut(String, String) -> Result<(), PageError>) -> Result<(), PageError> {
    let text = |bytes: &[u8]| {
        let spaced: Vec<u8> = bytes.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
        percent_decode(&spaced).decode_utf8().map(std::borrow::Cow::into_owned).map_err(|_| BROKEN_TEXT)
    };
    for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
        let (key, value) = match pair.iter().position(|byte| *byte == b'=') {
            Some(at) => (&pair[..at], &pair[at + 1..]),
            None => (pair, &[][..]),
        };
        each(text(key)?, text(value)?)?;
    }
    Ok(())
}

/// Reads the parts as they come in, each into its own place.
async fn multipart(incoming: &mut Incoming, content_type: &str) -> Result<Fields, PageError> {
    const BROKEN: PageError = PageError::BadRequest(Unreadable::Form);
    let boundary = multer::parse_boundary(content_type).map_err(|_| BROKEN)?;
    let pieces = stream::unfold(&mut *incoming, async |incoming| {
        let piece = incoming.next().await?;
        Some((Ok::<_, Infallible>(piece), incoming))
    });
    let fields = parts(Multipart::new(Box::pin(pieces), boundary)).await;
    match incoming.failure.take() {
        Some(error) => Err(error),
        None => fields.map_err(|error| error.unwrap_or(BROKEN)),
    }
}

/// The fields and files of a form's parts; `None` is the error where they are damaged.
async fn parts(mut parts: Multipart<'_>) -> Result<Fields, Option<PageError>> {
    let mut fields = Fields::default();
    while let Some(part) = parts.next_field().await.map_err(|_| None)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|_| None)?;
        match file_name {
            // A browser sends an empty file where none was chosen.
            Some(file_name) if file_name.is_empty() && bytes.is_empty() => {}
            Some(file_name) => fields.files.push(Upload { name: file_name, bytes }),
            None => fields.push(name, String::from_utf8(bytes.into()).map_err(|_| Some(BROKEN_TEXT))?)?,
        }
    }
    Ok(fields)
}

impl Fields {
    fn push(&mut self, name: String, value: String) -> Result<(), PageError> {
        if self.pairs.len() >= FIELD_LIMIT {
            return Err(PageError::TooLarge(TooLarge::Fields));
        }
        self.pairs.push((name, value));
        Ok(())
    }
}

/// The ids in a path, from its beginning; anything else than an id is an address where nothing is.
pub(super) struct Ids<const N: usize>(pub(super) [Uuid; N]);

impl<const N: usize> FromRequestParts<Site> for Ids<N> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let path = Path::<Vec<(String, String)>>::from_request_parts(parts, site).await;
        let Path(texts) = path.map_err(|_| Error::NotFound)?;
        let ids: Option<Vec<Uuid>> = texts.iter().map(|(_, text)| text.parse().ok()).collect();
        let ids = ids.and_then(|ids| ids.try_into().ok()).ok_or(Error::NotFound)?;
        Ok(Self(ids))
    }
}

/// The name of a room in a path; anything else than a room's name is an address where nothing is.
pub(super) struct RoomPath(pub(super) RoomName);

impl FromRequestParts<Site> for RoomPath {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let path = Path::<String>::from_request_parts(parts, site).await;
        let Path(name) = path.map_err(|_| Error::NotFound)?;
        Ok(Self(name.parse().map_err(|_| Error::NotFound)?))
    }
}

/// Where a request comes from, as far as failures to sign in are counted: the peer's address, or what a trusted
/// proxy says; an IPv6 client by its /64, of which it has all.
pub(super) struct ClientAddress {
    pub(super) text: String,
    /// Whether it is a proxy's, since the proxy does not say whose request it passes on: many clients share it.
    pub(super) is_proxy: bool,
}

impl FromRequestParts<Site> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        let Some(ConnectInfo(peer)) = parts.extensions.get::<ConnectInfo<SocketAddr>>() else {
            return Ok(Self { text: "unknown".to_owned(), is_proxy: false });
        };
        if !is_in(&site.trusted_proxies, peer.ip().to_canonical())
            && FORWARDED.iter().any(|name| parts.headers.contains_key(*name))
        {
            static UNTRUSTED: Once = Once::new();
            UNTRUSTED.call_once(|| {
                tracing::warn!(peer = %peer.ip().to_canonical(), "ignored an X-Forwarded-For or Forwarded header because its sender is not in LATCHKEY_TRUSTED_PROXIES; if the sender is your proxy, add its address and let the proxy send X-Forwarded-For, or one client's failed sign-ins slow down all clients; logged once");
            });
        }
        let forwarded = parts.headers.get_all(FORWARDED[0]).iter();
        let forwarded: Vec<&[u8]> = forwarded.flat_map(|value| value.as_bytes().split(|byte| *byte == b',')).collect();
        Ok(Self::of(peer.ip(), &forwarded, &site.trusted_proxies))
    }
}

impl ClientAddress {
    /// Reads the entries from the nearest hop outwards: each is believed only as long as the one before it is a proxy of
    /// ours. An entry that can't be read ends it: what stands before that one may be the client's own.
    fn of(peer: IpAddr, forwarded: &[&[u8]], proxies: &[IpNet]) -> Self {
        static UNREADABLE: Once = Once::new();
        let is_trusted = |address: &IpAddr| is_in(proxies, *address);
        let mut client = peer.to_canonical();
        let mut is_proxy = is_trusted(&client) && forwarded.is_empty();
        let mut hops = forwarded.iter().rev();
        while is_trusted(&client)
            && let Some(hop) = hops.next()
        {
            let Some(address) = hop_address(hop) else {
                UNREADABLE.call_once(|| {
                    tracing::warn!(proxy = %client, "an entry of X-Forwarded-For can't be read, so that the proxy's clients count as one; logged once");
                });
                is_proxy = true;
                break;
            };
            client = address;
        }
        let text = match client {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        };
        Self { text, is_proxy }
    }
}

/// The headers in which proxies say whom they forward a request for. Only the first is read.
const FORWARDED: [&str; 2] = ["x-forwarded-for", "forwarded"];

fn is_in(networks: &[IpNet], address: IpAddr) -> bool {
    networks.iter().any(|network| network.contains(&address))
}

/// Reads the address of an entry, which may have a port: `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]:80`.
fn hop_address(hop: &[u8]) -> Option<IpAddr> {
    let hop = std::str::from_utf8(hop).ok()?.trim();
    let in_brackets = || hop.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok();
    let address = hop.parse().ok();
    let address = address.or_else(|| hop.parse().ok().map(|address: SocketAddr| address.ip()));
    address.or_else(|| in_brackets().map(IpAddr::V6)).map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::ClientAddress;

    #[test]
    fn the_nearest_hop_that_is_no_proxy_of_ours_is_the_client() {
        let proxies = ["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()];
        // The header, whom it names, and whether that is a proxy that many clients share.
        for (header, client, is_proxy) in [
            ("203.0.113.5", "203.0.113.5", false),
            ("198.51.100.9, 203.0.113.5", "203.0.113.5", false),
            ("198.51.100.9,203.0.113.5:4711", "203.0.113.5", false),
            ("198.51.100.9, 203.0.113.5:0 ,10.0.0.2:80", "203.0.113.5", false),
            ("203.0.113.5, 10.0.0.2, 10.0.0.3", "203.0.113.5", false),
            ("::ffff:203.0.113.5", "203.0.113.5", false),
            ("[::ffff:203.0.113.5]:80", "203.0.113.5", false),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", false),
            ("[2001:db8:1:2::9]", "2001:db8:1:2::/64", false),
            ("198.51.100.9, [2001:db8:1:2::9]:443", "2001:db8:1:2::/64", false),
            ("198.51.100.9, 203.0.113.5, [fd00::1]:80", "203.0.113.5", false),
            // A proxy of ours that asks by itself.
            ("10.0.0.7", "10.0.0.7", false),
            // What can't be read hides everything before it.
            ("198.51.100.9, unknown", "10.0.0.1", true),
            ("198.51.100.9, _hidden", "10.0.0.1", true),
            ("198.51.100.9, ", "10.0.0.1", true),
            ("198.51.100.9,,10.0.0.2", "10.0.0.2", true),
            ("198.51.100.9, 203.0.113", "10.0.0.1", true),
            ("198.51.100.9, 203.0.113.5:", "10.0.0.1", true),
            ("198.51.100.9, 203.0.113.5:99999", "10.0.0.1", true),
            ("198.51.100.9, 203.0.113.5 203.0.113.6", "10.0.0.1", true),
            ("198.51.100.9, 2001:db8::1%eth0", "10.0.0.1", true),
            ("198.51.100.9, [2001:db8::1", "10.0.0.1", true),
            ("198.51.100.9, [203.0.113.5]:80", "10.0.0.1", true),
            ("198.51.100.9, \"203.0.113.5\"", "10.0.0.1", true),
            ("198.51.100.9, ж", "10.0.0.1", true),
            ("198.51.100.9, unknown, 10.0.0.2:80", "10.0.0.2", true),
            ("", "10.0.0.1", true),
        ] {
            let entries: Vec<&[u8]> = header.split(',').map(str::as_bytes).collect();
            let found = ClientAddress::of([10, 0, 0, 1].into(), &entries, &proxies);
            assert_eq!((found.text.as_str(), found.is_proxy), (client, is_proxy), "{header}");
            let foreign = ClientAddress::of([192, 0, 2, 1].into(), &entries, &proxies);
            assert_eq!((foreign.text.as_str(), foreign.is_proxy), ("192.0.2.1", false), "{header}");
        }
        let silent = ClientAddress::of([10, 0, 0, 1].into(), &[], &proxies);
        assert_eq!((silent.text.as_str(), silent.is_proxy), ("10.0.0.1", true));
    }
}
