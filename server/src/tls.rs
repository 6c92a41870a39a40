//! HTTPS beside the plain address: what the centre's own tablets need to work without a network.
//!
//! With a certificate of the centre's domain if it is given, else by the centre's own [`Authority`], whose
//! certificate is installed on each tablet once. Guests' phones go on joining by the plain address.

mod authority;
mod tablet;

use std::{
    io,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use axum::Router;
use axum_server::{accept::NoDelayAcceptor, tls_rustls::RustlsConfig};

pub use authority::Authority;
pub use tablet::{certificate, page};

use crate::network;

/// How often the machine's addresses are looked at anew: a router may give others at any time.
const LOOKED_AT: Duration = Duration::from_mins(5);
/// A certificate is renewed long before it ends.
const RENEWED: Duration = Duration::from_hours(30 * 24);
/// How long open pages get to finish what they ask when the server stops.
const FAREWELL: Duration = Duration::from_secs(2);

/// Where HTTPS is spoken, and by whose word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsSettings {
    pub addr: SocketAddr,
    /// PEM files of a certificate's chain and key; `None` for the centre's own authority.
    pub files: Option<(PathBuf, PathBuf)>,
}

#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    #[error("HTTPS: a file cannot be read or written")]
    Io(#[from] io::Error),
    #[error("HTTPS: a certificate cannot be made")]
    Certificate(#[from] rcgen::Error),
}

/// Tells the serving of HTTPS to stop.
pub type Handle = axum_server::Handle<SocketAddr>;

/// What tablets are told of this server's HTTPS.
pub struct Vouching {
    authority: Authority,
    port: u16,
}

/// The server's HTTPS, ready to serve.
pub struct Secure {
    listener: TcpListener,
    config: RustlsConfig,
    handle: Handle,
    vouching: Option<Arc<Vouching>>,
}

impl Secure {
    /// # Errors
    /// The address is taken, the certificate's files are none, the authority's folder cannot be written.
    pub async fn open(settings: &TlsSettings, data: &Path) -> Result<Self, TlsError> {
        // An error says that one is there already.
        _ = rustls::crypto::ring::default_provider().install_default();
        let (config, vouching) = match &settings.files {
            Some((chain, key)) => (RustlsConfig::from_pem_file(chain, key).await?, None),
            None => {
                let authority = Authority::open(&data.join("authority"))?;
                let signed = authority.sign(names(&network::own_addresses()))?;
                let config = RustlsConfig::from_pem(signed.chain.into(), signed.key.into()).await?;
                (config, Some(Arc::new(Vouching { authority, port: settings.addr.port() })))
            }
        };
        let listener = TcpListener::bind(settings.addr)?;
        listener.set_nonblocking(true)?;
        Ok(Self { listener, config, handle: Handle::new(), vouching })
    }

    /// What tablets are told; `None` where a certificate of the domain needs no telling.
    pub fn vouching(&self) -> Option<Arc<Vouching>> {
        self.vouching.clone()
    }

    /// Ends what [`Secure::serve`] does.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Serves until the handle says to stop, and keeps the certificate true meanwhile.
    ///
    /// # Errors
    /// The listener fails.
    pub async fn serve(self, router: Router) -> io::Result<()> {
        let server = axum_server::from_tcp_rustls(self.listener, self.config.clone())?
            .map(|acceptor| acceptor.acceptor(NoDelayAcceptor))
            .handle(self.handle);
        tokio::select! {
            served = server.serve(router.into_make_service()) => served,
            () = keep_true(self.vouching, self.config) => Ok(()),
        }
    }
}

/// Says farewell to open pages.
pub fn stop(handle: &Handle) {
    handle.graceful_shutdown(Some(FAREWELL));
}

/// Signs anew when the machine's addresses change, and in time.
async fn keep_true(vouching: Option<Arc<Vouching>>, config: RustlsConfig) {
    let Some(vouching) = vouching else {
        return std::future::pending().await;
    };
    let mut signed_for = network::own_addresses();
    let mut age = Duration::ZERO;
    loop {
        tokio::time::sleep(LOOKED_AT).await;
        age += LOOKED_AT;
        let now = network::own_addresses();
        if now == signed_for && age < RENEWED {
            continue;
        }
        match renew(&vouching.authority, &now, &config).await {
            Ok(()) => (signed_for, age) = (now, Duration::ZERO),
            Err(error) => tracing::error!(%error, "the certificate could not be made anew"),
        }
    }
}

async fn renew(authority: &Authority, addresses: &[Ipv4Addr], config: &RustlsConfig) -> Result<(), TlsError> {
    let signed = authority.sign(names(addresses))?;
    Ok(config.reload_from_pem(signed.chain.into(), signed.key.into()).await?)
}

/// Every name under which a tablet may open this server.
fn names(addresses: &[Ipv4Addr]) -> Vec<String> {
    let own = addresses.iter().filter(|ip| ip.is_private()).map(Ipv4Addr::to_string);
    own.chain(["127.0.0.1".to_owned(), "localhost".to_owned()]).collect()
}
