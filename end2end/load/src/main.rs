//! A hall under load: `KARTA_BIN=… cargo run --release -p load -- 100 300 1000`. For each number it starts a
//! server on an empty folder, lets so many guests join a board of 500 cards, edit a card a second each and see
//! a reveal, and prints how long the last of them waited. Each guest is a whole client: the protocol over HTTP
//! and a WebSocket, and the replica that a page has. Asserts nothing.

mod client;
mod figures;
mod hall;
mod http;
mod ledger;
mod server;

use std::{env, error::Error, process::ExitCode};

type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Guests, where nobody says otherwise.
const HALLS: [usize; 3] = [100, 300, 1_000];

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("load: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Fallible<()> {
    let binary = env::var("KARTA_BIN").map_err(|_| "KARTA_BIN names no server")?;
    let named: Vec<usize> = env::args().skip(1).map(|word| word.parse()).collect::<Result<_, _>>()?;
    let halls = if named.is_empty() { HALLS.to_vec() } else { named };
    for guests in halls {
        hall::run(&binary, guests).await?;
    }
    Ok(())
}
