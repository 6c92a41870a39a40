//! HTTPS beside the plain address, by a device that trusts the centre's own authority and nobody else.

use std::sync::Arc;

use axum::{Router, routing::get};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName},
};
use server::tls::{self, Authority, Secure, TlsSettings};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

/// A server with HTTPS of its own on a port of this machine.
async fn served(data: &TempDir) -> (u16, tls::Handle) {
    let settings = TlsSettings { addr: ([127, 0, 0, 1], 0).into(), files: None };
    let secure = Secure::open(&settings, data.path()).await.unwrap();
    let handle = secure.handle();
    tokio::spawn(secure.serve(Router::new().route("/healthz", get(async || "ok"))));
    let addr = handle.listening().await.expect("it listens");
    (addr.port(), handle)
}

fn trusting(authority: &Authority) -> RootCertStore {
    let mut trusted = RootCertStore::empty();
    trusted.add(CertificateDer::from(authority.certificate().to_vec())).unwrap();
    trusted
}

/// What a device is answered that asks for `name` and trusts the authority of this folder.
async fn asked(data: &TempDir, port: u16, name: &str) -> std::io::Result<String> {
    let authority = Authority::open(&data.path().join("authority")).unwrap();
    let trusted = trusting(&authority);
    let config = ClientConfig::builder().with_root_certificates(trusted).with_no_client_auth();
    let name = ServerName::try_from(name.to_owned()).unwrap();
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let mut stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await?;
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: karta\r\nconnection: close\r\n\r\n").await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

#[tokio::test]
async fn a_tablet_that_has_the_certificate_opens_the_secure_address_without_a_warning() {
    let data = tempfile::tempdir().unwrap();
    let (port, _handle) = served(&data).await;
    for name in ["127.0.0.1", "localhost"] {
        assert!(asked(&data, port, name).await.unwrap().ends_with("ok"), "{name}");
    }
}

#[tokio::test]
async fn the_certificate_holds_for_no_other_address() {
    let data = tempfile::tempdir().unwrap();
    let (port, _handle) = served(&data).await;
    let refused = asked(&data, port, "karta.example").await.unwrap_err();
    assert!(refused.to_string().contains("certificate"), "{refused}");
}

#[test]
fn the_authority_cannot_vouch_for_a_site_of_the_world() {
    let data = tempfile::tempdir().unwrap();
    let authority = Authority::open(data.path()).unwrap();
    let forged = authority.sign(vec!["example.org".into()]).unwrap();
    assert!(!tls_accepts(&authority, &forged.chain, "example.org"), "a stolen key would open the whole web");
    let own = authority.sign(vec!["192.168.1.5".into()]).unwrap();
    assert!(tls_accepts(&authority, &own.chain, "192.168.1.5"));
}

/// Whether a device that trusts the authority takes this chain for that name.
fn tls_accepts(authority: &Authority, chain: &str, name: &str) -> bool {
    use rustls::{
        client::{WebPkiServerVerifier, danger::ServerCertVerifier},
        pki_types::{UnixTime, pem::PemObject},
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let trusted = trusting(authority);
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(trusted), provider).build().unwrap();
    let leaf = CertificateDer::from_pem_slice(chain.as_bytes()).unwrap();
    let name = ServerName::try_from(name.to_owned()).unwrap();
    verifier.verify_server_cert(&leaf, &[], &name, &[], UnixTime::now()).is_ok()
}
