//! What every request may need, made once at start.

use std::sync::Arc;

use crate::{
    assets::Assets,
    auth::{Clock, People},
    backend::trajectories::overview::Overviews,
    live::hub::{Hub, Nodes},
    persistence::{Storage, accounts::Accounts},
    tls::Vouching,
    web::Reach,
};

/// The running server. Cloning shares it.
#[derive(Clone)]
pub struct Karta {
    pub storage: Arc<dyn Storage>,
    pub accounts: Arc<dyn Accounts>,
    pub clock: Arc<dyn Clock>,
    pub people: Arc<People>,
    pub hub: Arc<Hub>,
    pub assets: Arc<Assets>,
    pub reach: Reach,
    pub overviews: Arc<Overviews>,
    /// What tablets of the centre are told of this server's own HTTPS.
    pub vouching: Option<Arc<Vouching>>,
}

impl Karta {
    pub fn new(
        storage: Arc<dyn Storage>,
        accounts: Arc<dyn Accounts>,
        clock: Arc<dyn Clock>,
        reach: Reach,
        nodes: Nodes,
    ) -> Self {
        Self {
            people: Arc::new(People::new(Arc::clone(&accounts), Arc::clone(&clock))),
            hub: Hub::new(Arc::clone(&storage), Arc::clone(&clock), nodes),
            assets: Arc::new(Assets::at_start()),
            storage,
            accounts,
            clock,
            reach,
            overviews: Arc::default(),
            vouching: None,
        }
    }
}
