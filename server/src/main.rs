//! The `karta` binary: settings, storage, seeds, and serving until told to stop.

use std::{error::Error, process::ExitCode, sync::Arc};

use karta_core::domain::space;
use server::{auth::SystemClock, config::Config, persistence, router::router, state::Karta};
use tokio::{net::TcpListener, signal};
use tracing_subscriber::EnvFilter;

type Fallible<T> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("karta: {}", chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Fallible<()> {
    let config = Config::from_env()?;
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_new(&config.log)?)
        .with_writer(std::io::stderr)
        .init();
    let opened = persistence::open(&config.data, config.db.as_deref()).await?;
    let karta = Karta::new(opened.storage, opened.accounts, Arc::new(SystemClock), config.reach);
    seed(&karta).await?;
    let listener = TcpListener::bind(config.addr).await?;
    greet(&karta, &config).await?;
    let hub = Arc::clone(&karta.hub);
    axum::serve(listener, router(karta)).with_graceful_shutdown(told_to_stop()).await?;
    hub.close();
    tracing::info!("stopped");
    Ok(())
}

/// Fills the catalogue on the very first start.
async fn seed(karta: &Karta) -> Fallible<()> {
    let catalogue = space::catalogue();
    if karta.storage.load(&catalogue).await?.is_none() {
        karta.hub.seed(&catalogue, persistence::seed::batches()).await?;
        tracing::info!("the catalogue has been filled");
    }
    Ok(())
}

/// Says where the server is, and how its administrator begins.
async fn greet(karta: &Karta, config: &Config) -> Fallible<()> {
    let origin = config.origin();
    println!("Карта открыта: {origin}");
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
