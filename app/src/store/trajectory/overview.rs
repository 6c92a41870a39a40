//! Many trajectories in short: those one follows, and counts over all.

use crate::{
    api,
    failure::Failure,
    platform::clock,
    store::leaving::settle,
    wire::trajectory::{FollowedLine, OverviewReport},
};

/// The trajectories that this person goes along with.
pub async fn followed() -> Result<Vec<FollowedLine>, Failure> {
    settle().await?;
    api::trajectory::followed(clock::today()).await
}

/// Counts over all trajectories of the centre.
pub async fn counts() -> Result<OverviewReport, Failure> {
    settle().await?;
    api::trajectory::overview().await
}
