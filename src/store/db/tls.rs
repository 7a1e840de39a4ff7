//! TLS connections to PostgreSQL, with rustls.

use std::{
    convert::Infallible,
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::{CryptoProvider, ring::default_provider, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime, pem::PemObject as _},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};
use tokio_rustls::TlsConnector;

use super::url::{Certificates, TlsMode};
use crate::store::StoreError;

/// Why no encrypted connection was established.
#[derive(Debug, thiserror::Error)]
#[error(
    "PostgreSQL offers no connection that sslmode={mode} accepts; to connect without checking its certificate, as \
     earlier releases did, add sslmode=prefer to DATABASE_URL"
)]
pub(super) struct TlsError {
    pub(super) mode: &'static str,
    pub(super) source: tokio_postgres::Error,
}

/// How connections are encrypted.
#[derive(Debug, Clone)]
pub(super) struct Tls(Arc<ClientConfig>);

impl Tls {
    pub(super) fn new(mode: TlsMode, files: &Certificates) -> Result<Self, StoreError> {
        let provider = Arc::new(default_provider());
        let config = ClientConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions();
        let config = config.map_err(|error| StoreError::Other(error.into()))?;
        let config = if mode == TlsMode::VerifyFull {
            config.with_root_certificates(roots(files)?)
        } else {
            let is_checked = mode == TlsMode::VerifyCa;
            let chain = is_checked.then(|| chain_verifier(files, provider.clone())).transpose()?;
            config.dangerous().with_custom_certificate_verifier(Arc::new(AnyName { chain, provider }))
        };
        let config = match (&files.own, &files.key) {
            (Some(own), Some(key)) => {
                let own = certificates(own, "sslcert")?;
                let key = PrivateKeyDer::from_pem_file(key).map_err(|error| unreadable("sslkey", &error))?;
                config.with_client_auth_cert(own, key).map_err(|error| unreadable("sslcert", &error))?
            }
            (None, None) => config.with_no_client_auth(),
            _ => return Err(StoreError::Url("sslcert and sslkey must be set together".to_owned())),
        };
        Ok(Self(Arc::new(config)))
    }
}

fn chain_verifier(
    files: &Certificates,
    provider: Arc<CryptoProvider>,
) -> Result<Arc<WebPkiServerVerifier>, StoreError> {
    let verifier = WebPkiServerVerifier::builder_with_provider(roots(files)?, provider).build();
    verifier.map_err(|error| unreadable("sslrootcert", &error))
}

/// Returns the certificates to trust: those in a file, or the system's.
fn roots(files: &Certificates) -> Result<Arc<RootCertStore>, StoreError> {
    let mut roots = RootCertStore::empty();
    let certificates = match &files.root {
        Some(file) => certificates(file, "sslrootcert")?,
        None => rustls_native_certs::load_native_certs().certs,
    };
    roots.add_parsable_certificates(certificates);
    Ok(roots.into())
}

fn certificates(file: &str, parameter: &str) -> Result<Vec<CertificateDer<'static>>, StoreError> {
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_file_iter(file).and_then(Iterator::collect);
    match certificates {
        Ok(found) if found.is_empty() => Err(unreadable(parameter, &"the file contains no certificate")),
        outcome => outcome.map_err(|error| unreadable(parameter, &error)),
    }
}

fn unreadable(parameter: &str, error: &dyn std::fmt::Display) -> StoreError {
    StoreError::Url(format!("the file in {parameter} cannot be used: {error}"))
}

/// Accepts certificates for any name, with or without verifying the chain.
#[derive(Debug)]
struct AnyName {
    chain: Option<Arc<WebPkiServerVerifier>>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for AnyName {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let Some(chain) = &self.chain else { return Ok(ServerCertVerified::assertion()) };
        match chain.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now) {
            Err(rustls::Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => Ok(ServerCertVerified::assertion()),
            outcome => outcome,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> MakeTlsConnect<S> for Tls {
    type Stream = Encrypted<S>;
    type TlsConnect = Handshake;
    type Error = Infallible;

    /// Also called for a socket, whose path is not a host name. There is no handshake in that case.
    fn make_tls_connect(&mut self, host: &str) -> Result<Handshake, Infallible> {
        Ok(Handshake { connector: self.0.clone().into(), host: host.to_owned() })
    }
}

pub(super) struct Handshake {
    connector: TlsConnector,
    host: String,
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> TlsConnect<S> for Handshake {
    type Stream = Encrypted<S>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Encrypted<S>>> + Send>>;

    fn connect(self, stream: S) -> Self::Future {
        Box::pin(async move {
            let name = ServerName::try_from(self.host).map_err(io::Error::other)?;
            Ok(Encrypted(self.connector.connect(name, stream).await?))
        })
    }
}

pub(super) struct Encrypted<S>(tokio_rustls::client::TlsStream<S>);

impl<S: AsyncRead + AsyncWrite + Unpin> TlsStream for Encrypted<S> {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Encrypted<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buf)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Encrypted<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}
