//! What the server must provide for going along with a trajectory: choosing people, a link to look by, lines of
//! those one follows, counts over all.

use async_trait::async_trait;
use karta_core::{
    domain::grants::Function,
    sync::{PrincipalId, SpaceId},
};

use crate::{
    failure::Failure,
    wire::trajectory::{FollowedLine, LookLink, OverviewReport, PersonLine},
};

/// Beside [`Backend`](super::Backend). Every method decides by itself whether the session may do it.
#[async_trait]
pub trait Trajectories: Send + Sync {
    /// People with an open account, by name. For whoever manages the members of this trajectory.
    async fn people_to_choose(&self, space: SpaceId) -> Result<Vec<PersonLine>, Failure>;
    /// Makes somebody with an account a тьютор, an expert or an observer of a trajectory.
    async fn choose_person(
        &self,
        space: SpaceId,
        person: PrincipalId,
        function: Function,
    ) -> Result<(), Failure>;

    /// The link by which colleagues look, where there is one. For whoever manages the members.
    async fn look_link(&self, space: SpaceId) -> Result<Option<LookLink>, Failure>;
    /// Makes the link anew; the former one dies.
    async fn open_look_link(&self, space: SpaceId) -> Result<LookLink, Failure>;
    /// Nobody comes in by the link any more, and who came by it goes out.
    async fn close_look_link(&self, space: SpaceId) -> Result<(), Failure>;

    /// The trajectories that the asker goes along with, in short. `today` is the asker's, in
    /// ISO text.
    async fn followed(&self, today: String) -> Result<Vec<FollowedLine>, Failure>;
    /// Counts over all trajectories. For методисты and administrators.
    async fn trajectories_overview(&self) -> Result<OverviewReport, Failure>;
}
