//! The `karta` binary: settings, storage, seeds, and serving until told to stop; backup and restore.

use std::{env, error::Error, io, process::ExitCode, sync::Arc};

use axum::serve::ListenerExt;
use server::{
    auth::SystemClock,
    backup::{self, Listener},
    beginning,
    command::{Command, HELP},
    config::Config,
    persistence::{self, surreal::tables::Tables},
    router::router,
    state::Karta,
    tls::{self, Secure},
};
use tokio::{
    net::{TcpListener, TcpStream},
    signal,
    task::{JoinHandle, JoinSet},
};
use tracing_subscriber::EnvFilter;

/// A commit of a reveal makes and drops small values by the hundred thousand: it takes a quarter less work of the
/// processor with this allocator than with the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// For short commands: the engine's threads outlive the runtime by a moment and warn of it, after closing well.
const QUIET: &str = "surrealkv=error";

type Fallible<T> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> ExitCode {
    let Some(command) = Command::read(env::args_os().skip(1)) else {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    };
    match run(command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("karta: {}", chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Fallible<()> {
    let config = Config::from_env()?;
    let mut filter = EnvFilter::try_new(&config.log)?;
    if command != Command::Serve {
        filter = filter.add_directive(QUIET.parse()?);
    }
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match command {
        Command::Serve => serve(config).await?,
        Command::Backup(file) => {
            let summary = backup::backup(&config, &file).await?;
            println!("Копия сохранена: {} ({summary}).", file.display());
        }
        Command::Restore(file) => {
            let summary = backup::restore(&config, &file).await?;
            println!("Данные восстановлены в папку {} ({summary}).", config.data.display());
        }
        Command::Help => println!("{HELP}"),
    }
    Ok(())
}

async fn serve(config: Config) -> Fallible<()> {
    let opened = persistence::open(&config.data, config.db.as_deref()).await?;
    let clock = Arc::new(SystemClock);
    let secure = match &config.tls {
        Some(settings) => Some(Secure::open(settings, &config.data).await?),
        None => None,
    };
    let mut karta = Karta::new(opened.storage, opened.accounts, clock, config.reach, config.nodes);
    karta.vouching = secure.as_ref().and_then(Secure::vouching);
    beginning::fill(&karta).await?;
    let listener = TcpListener::bind(config.addr).await?.tap_io(at_once);
    greet(&karta, &config).await?;
    let hub = Arc::clone(&karta.hub);
    let own = own_tasks(&karta, &config, opened.tables);
    let secured = secure.map(|secure| beside(secure, &karta));
    axum::serve(listener, router(karta)).with_graceful_shutdown(told_to_stop()).await?;
    if let Some((handle, serving)) = secured {
        tls::stop(&handle);
        serving.await??;
    }
    drop(own);
    hub.close();
    tracing::info!("stopped");
    Ok(())
}

/// Sends each message as it is written. Otherwise the second of two small ones waits until the other side has
/// confirmed the first, which phones put off by 40 ms.
fn at_once(stream: &mut TcpStream) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection is gone already");
    }
}

/// Begins to serve HTTPS beside the plain address.
fn beside(secure: Secure, karta: &Karta) -> (tls::Handle, JoinHandle<io::Result<()>>) {
    let mut karta = karta.clone();
    karta.reach.https = true;
    karta.reach.vouched = karta.vouching.is_some();
    (secure.handle(), tokio::spawn(secure.serve(router(karta))))
}

/// What the server does beside answering; ends when dropped.
fn own_tasks(karta: &Karta, config: &Config, tables: Tables) -> JoinSet<()> {
    let mut own = JoinSet::new();
    own.spawn(Arc::clone(&karta.people).keep_swept());
    own.spawn(Arc::clone(&karta.hub).follow_others());
    match Listener::bind(&config.data) {
        Ok(listener) => _ = own.spawn(listener.serve(tables)),
        Err(error) => tracing::warn!(%error, "no socket for backups: make them with the server stopped"),
    }
    own
}

/// Says where the server is, and how its administrator begins.
async fn greet(karta: &Karta, config: &Config) -> Fallible<()> {
    let origin = config.origin();
    println!("Карта открыта: {origin}");
    if let Some(vouching) = &karta.vouching {
        println!("Планшетам центра, для работы без сети: {}", vouching.origins().join(", "));
        println!(
            "Как познакомить с ними планшет: {origin}/tablet.html (отпечаток {})",
            vouching.fingerprint()
        );
    }
    if let Some(slip) = karta.people.first_start().await? {
        println!("Ссылка администратора (одноразовая): {origin}{}", slip.path);
    }
    Ok(())
}

async fn told_to_stop() {
    let interrupted = async {
        if let Err(error) = signal::ctrl_c().await {
            tracing::error!(%error, "cannot listen for an interrupt");
            std::future::pending::<()>().await;
        }
    };
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut asked) => _ = asked.recv().await,
            Err(error) => {
                tracing::error!(%error, "cannot listen for a termination");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}

fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
