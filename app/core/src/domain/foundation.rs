//! Founding a space: who may, which record holds the space's own facts, what its founder becomes. The
//! catalogue and people's notes are not founded: they are there.

use super::{
    account::AccountKind::{self, Admin, Methodist, Teacher},
    board,
    diagnostic::round,
    game::session,
    grants::Function::{self, Host, Owner},
    kinds::KindRule,
    space::SpaceKind,
    survey, trajectory,
};
use crate::sync::ids::RecordId;

/// How spaces of one kind come to be.
pub struct Foundation {
    /// The kind of the one record in which such a space keeps its own facts.
    pub head: &'static KindRule,
    pub functions: &'static [Function],
    founders: &'static [AccountKind],
}

impl Foundation {
    /// `None` for a kind that nobody founds.
    pub fn of(kind: SpaceKind) -> Option<Self> {
        let (head, functions, founders): (_, &'static [Function], &'static [AccountKind]) = match kind {
            SpaceKind::Catalogue | SpaceKind::Notes => return None,
            SpaceKind::Board => (&board::BOARD_RULE, &[Owner, Host], &[Admin, Methodist]),
            SpaceKind::Trajectory => (&trajectory::RULE, &[Owner], &[Admin, Methodist, Teacher]),
            SpaceKind::Round => (&round::RULE, &[Owner], &[Admin, Methodist]),
            SpaceKind::Game => (&session::RULE, &[Owner, Host], &[Admin, Methodist]),
            SpaceKind::Survey => (&survey::RULE, &[Owner], &[Admin, Methodist]),
        };
        Some(Self { head, functions, founders })
    }

    pub fn is_for(&self, account: AccountKind) -> bool {
        self.founders.contains(&account)
    }

    /// The head is called as its kind, in every space of it.
    pub fn head_id(&self) -> RecordId {
        RecordId::from(self.head.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::grants::{Action, Standing};

    const FOUNDED: [SpaceKind; 5] =
        [SpaceKind::Board, SpaceKind::Trajectory, SpaceKind::Round, SpaceKind::Game, SpaceKind::Survey];

    #[test]
    fn a_founder_may_do_in_the_new_space_all_that_its_owner_may_and_nobody_else_made_its_head() {
        for kind in FOUNDED {
            let foundation = Foundation::of(kind).expect("it is founded");
            let functions = foundation.functions.iter().copied().collect();
            let standing = Standing { account: Some(Methodist), functions, ..Standing::visitor(kind) };
            assert!(standing.may(Action::EditContent) && standing.may(Action::ManageMembers), "{kind:?}");
            assert!(
                foundation.head.spaces == [kind] && foundation.head.add == Action::ServerOnly,
                "{kind:?}"
            );
        }
    }

    #[test]
    fn a_teacher_founds_a_trajectory_only_and_a_guest_nothing() {
        for kind in FOUNDED {
            let foundation = Foundation::of(kind).expect("it is founded");
            assert_eq!(foundation.is_for(Teacher), kind == SpaceKind::Trajectory, "{kind:?}");
            assert!(!foundation.is_for(AccountKind::Guest), "{kind:?}");
        }
        assert!(Foundation::of(SpaceKind::Catalogue).is_none() && Foundation::of(SpaceKind::Notes).is_none());
    }
}
