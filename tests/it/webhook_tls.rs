//! Webhooks to receivers that are reached over TLS.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::serve::Listener;
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

use crate::{
    support::{
        certificate::Certificate,
        served::{Client, Served},
    },
    webhooks::Receiver,
};

/// Accepts connections over TLS, and passes over those that come to nothing.
struct Encrypted {
    listener: TcpListener,
    acceptor: TlsAcceptor,
}

impl Listener for Encrypted {
    type Addr = SocketAddr;
    type Io = TlsStream<TcpStream>;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let (stream, address) = self.listener.accept().await.unwrap();
            if let Ok(stream) = self.acceptor.accept(stream).await {
                return (stream, address);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

async fn receiver(certificate: &Certificate) -> Receiver {
    let chain = CertificateDer::pem_file_iter(&certificate.chain).unwrap().map(Result::unwrap).collect();
    let key = PrivateKeyDer::from_pem_file(&certificate.key).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
    let acceptor = TlsAcceptor::from(Arc::new(config.with_single_cert(chain, key).unwrap()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}/hooks", listener.local_addr().unwrap().port());
    Receiver::at(url, Encrypted { listener, acceptor })
}

/// Adds a webhook, sends a test to it, and returns the delivery after its first attempt.
async fn tested(client: &Client, url: &str) -> Value {
    let added = client.tell("/webhooks", "", &json!({ "url": url })).await.unwrap();
    assert_eq!(added.status, 201, "{}", added.body);
    let path = format!("/webhooks/{}", added.json()["webhook"]["id"].as_str().unwrap());
    let test = client.tell(&format!("{path}/test"), "", &Value::Null).await.unwrap();
    assert_eq!(test.status, 202, "{}", test.body);
    for _ in 0..600 {
        let deliveries = client.ask(&format!("{path}/deliveries")).await.unwrap();
        assert_eq!(deliveries.status, 200, "{}", deliveries.body);
        let delivery = deliveries.json()["deliveries"][0].take();
        if delivery["attempts"] != 0 && (!delivery["reason"].is_null() || !delivery["ended_at"].is_null()) {
            return delivery;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no attempt was made within 30 seconds");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_is_sent_over_tls_to_whom_the_certificate_proves() {
    let folder = tempfile::tempdir().unwrap();
    let [known, unknown] = ["known", "unknown"].map(|name| Certificate::make(folder.path(), name));
    let (good, forged) = (receiver(&known).await, receiver(&unknown).await);
    let settings = [
        ("SSL_CERT_FILE", known.authority.to_str().unwrap()),
        ("LATCHKEY_LINK_KEY", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
        ("LATCHKEY_WEBHOOK_ALLOW", "127.0.0.1"),
    ];
    let served = Served::start(folder.path(), &settings).await.with_key();
    let delivery = tested(&served.client, &good.url).await;
    assert_eq!((&delivery["state"], &delivery["status"]), (&json!("delivered"), &json!(204)), "{delivery}");
    assert_eq!(good.taken().len(), 1);
    // A certificate from an unknown authority, and one for another host.
    for url in [&forged.url, &good.url.replace("localhost", "127.0.0.1")] {
        let delivery = tested(&served.client, url).await;
        assert_eq!((&delivery["state"], &delivery["status"]), (&json!("waiting"), &Value::Null), "{delivery}");
        assert_eq!(delivery["reason"], "the certificate is not valid");
    }
    assert!(forged.taken().is_empty() && good.taken().len() == 1);
}
