//! One hall: a board, its host, and so many guests who do the same at once.

mod host;

use std::{
    sync::{Arc, atomic::Ordering::Relaxed},
    time::Duration,
};

use futures::future::try_join_all;
use tokio::{
    sync::mpsc,
    task::JoinHandle,
    time::{Instant, sleep, timeout},
};

use host::Host;

use crate::{
    Fallible,
    client::{Client, Order},
    figures::{line, spread},
    ledger::Ledger,
    server::{Server, own_spent},
};

/// Cards on the board, and as many hidden ones of the reveal.
const CARDS: usize = 500;
/// Guests that come in a second.
const JOINS: usize = 20;
const WARM: Duration = Duration::from_secs(4);
const MEASURED: Duration = Duration::from_secs(20);
/// How long the last edits may be on their way.
const REST: Duration = Duration::from_secs(4);
/// The share of all cores from which on what is measured is the machine.
const FULL: f64 = 0.9;
/// How long anything may take before the hall gives up on it.
const PATIENCE: Duration = Duration::from_secs(60);

/// Guests in the hall: where orders go, and what became of each.
struct Guests {
    orders: Vec<mpsc::UnboundedSender<Order>>,
    running: Vec<JoinHandle<Fallible<()>>>,
}

pub async fn run(binary: &str, count: usize) -> Fallible<()> {
    println!("\n{count} guests");
    let server = Server::start(binary)?;
    let mut host = Host::begin(&server).await?;
    host.fill(CARDS.saturating_sub(count)).await?;
    let ledger = Arc::new(Ledger::new(count));
    let guests = join(&server, &host.code, &ledger, count).await?;
    for (index, orders) in guests.orders.iter().enumerate() {
        // Who is gone is counted at the end.
        let _ = orders.send(Order::Card(format!("edit-{index}")));
    }
    let cards = CARDS.max(count);
    if all_hold(&ledger, count, cards).await.is_some() {
        edit(&server, &ledger, &guests, count).await?;
        reveal(&server, &mut host, &ledger, &guests, cards).await?;
    }
    line(
        "gaps in streams, refused changes",
        &format!("{}, {}", ledger.gaps.load(Relaxed), ledger.refused.load(Relaxed)),
    );
    line("the server's memory", &format!("{:.0} MB", server.resident()?));
    finish(guests, count).await
}

async fn join(server: &Server, code: &str, ledger: &Arc<Ledger>, count: usize) -> Fallible<Guests> {
    let begun = Instant::now();
    let spent = server.spent()?;
    let joining = (0..count).map(|index| async move {
        sleep(Duration::from_secs(1) / JOINS as u32 * index as u32).await;
        Client::join(&server.at, code, index, Arc::clone(ledger)).await
    });
    // Those who are in go on by themselves while others come.
    let come = joining.map(|join| async move {
        let (client, took) = join.await?;
        let (orders, ordered) = mpsc::unbounded_channel();
        Fallible::Ok((orders, tokio::spawn(client.run(ordered)), took.as_secs_f64() * 1e3))
    });
    let (mut guests, mut took) = (Guests { orders: Vec::new(), running: Vec::new() }, Vec::new());
    for (orders, running, time) in try_join_all(come).await? {
        guests.orders.push(orders);
        guests.running.push(running);
        took.push(time);
    }
    let share = (server.spent()? - spent) / begun.elapsed().as_secs_f64();
    line(&format!("joining, {JOINS} a second, until the board is there"), &spread(took));
    line("the server meanwhile", &format!("{share:.2} of a core"));
    Ok(guests)
}

async fn edit(server: &Server, ledger: &Ledger, guests: &Guests, count: usize) -> Fallible<()> {
    let begun = Instant::now();
    for (index, orders) in guests.orders.iter().enumerate() {
        let from = begun + Duration::from_secs_f64(index as f64 / count as f64);
        let _ = orders.send(Order::Edit { from, to: begun + WARM + MEASURED });
    }
    sleep(WARM).await;
    let (spent, own, from) = (server.spent()?, own_spent()?, ledger.now());
    drop(ledger.take_kept());
    sleep(MEASURED).await;
    let (to, kept) = (ledger.now(), ledger.take_kept());
    let share = (server.spent()? - spent) / MEASURED.as_secs_f64();
    let own = (own_spent()? - own) / MEASURED.as_secs_f64();
    sleep(REST).await;
    let (times, lost) = ledger.delivered(from, to, count.saturating_sub(1));
    let edits = times.len();
    line("an edit, to the last of all guests", &spread(times));
    line("… to its author's word that it is kept", &spread(kept));
    line("edits that all saw, and that some did not", &format!("{edits}, {lost}"));
    line("the server meanwhile", &format!("{share:.2} of a core"));
    line("all the guests meanwhile", &format!("{own:.2} of a core"));
    let cores = std::thread::available_parallelism()?.get() as f64;
    if share + own > cores * FULL {
        line("the machine was full", &format!("{cores} cores: the times above say how far behind it fell"));
    }
    Ok(())
}

async fn reveal(
    server: &Server,
    host: &mut Host,
    ledger: &Ledger,
    guests: &Guests,
    cards: usize,
) -> Fallible<()> {
    let count = guests.orders.len();
    for orders in &guests.orders {
        let _ = orders.send(Order::Phone);
    }
    host.hide().await?;
    for number in 0..CARDS {
        let _ = guests.orders[number % count].send(Order::Card(format!("hidden-{number}")));
    }
    let written = async {
        while host.hidden().await? < CARDS {
            sleep(Duration::from_millis(200)).await;
        }
        Fallible::Ok(())
    };
    match timeout(PATIENCE, written).await {
        Ok(written) => written?,
        Err(_) => {
            line("a reveal", &format!("none: {CARDS} hidden cards were not there in {PATIENCE:?}"));
            return Ok(());
        }
    }
    let (since, spent) = (ledger.now(), server.spent()?);
    host.reveal().await?;
    let answered = (ledger.now() - since) as f64 / 1e6;
    let Some(last) = all_hold(ledger, count, cards + CARDS).await else { return Ok(()) };
    let took = last.saturating_sub(since) as f64 / 1e6;
    line(
        &format!("a reveal of {CARDS} cards, to the last phone"),
        &format!("{took:.0} ms, answered in {answered:.0} ms"),
    );
    line("… the server's work for it", &format!("{:.0} ms of a core", (server.spent()? - spent) * 1e3));
    Ok(())
}

/// Waits until every guest holds so many cards; gives when the last did. Says so where that does not come about.
async fn all_hold(ledger: &Ledger, count: usize, cards: usize) -> Option<u64> {
    let begun = Instant::now();
    loop {
        let (many, last) = ledger.holding(cards);
        if many == count {
            return Some(last);
        }
        if begun.elapsed() > PATIENCE {
            line(&format!("all {cards} cards, after {PATIENCE:?}"), &format!("{many} of {count} guests"));
            return None;
        }
        sleep(Duration::from_millis(20)).await;
    }
}

async fn finish(guests: Guests, count: usize) -> Fallible<()> {
    drop(guests.orders);
    let mut lost = Vec::new();
    for running in guests.running {
        lost.extend(running.await?.err());
    }
    if let Some(why) = lost.first() {
        line("guests whose page broke down", &format!("{} of {count}: {why}", lost.len()));
    }
    Ok(())
}
