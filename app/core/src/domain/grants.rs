//! Who may do what: one table of functions × actions. The server decides by it; the interface
//! offers by it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{account::AccountKind, space::SpaceKind};
use crate::sync::ids::GroupId;

/// A person's function in a space, held by membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Function {
    /// Владелец.
    Owner,
    /// Ведущий.
    Host,
    /// Помощник.
    Assistant,
    /// Участник.
    Participant,
    /// Наблюдатель.
    Observer,
    /// Сборщик: raises the cards of one group.
    Collector,
    /// Тьютор.
    Tutor,
    /// Эксперт.
    Expert,
}

/// What can be done in a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Read what one's audience allows.
    Read,
    /// Add, change and remove what belongs to all.
    EditContent,
    /// Add things of one's own and change them.
    Contribute,
    /// Keep records that nobody else sees.
    KeepPrivate,
    /// Decide who sees what.
    Steer,
    /// Agree to a version of somebody's trajectory, or return it with a word.
    Agree,
    /// Confirm, on evidence, that somebody has reached a level.
    ConfirmLevel,
    /// Let people in, give functions, make join codes.
    ManageMembers,
    /// Done by the server itself alone.
    ServerOnly,
}

/// What decides a person's rights in one space.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Standing {
    pub space: SpaceKind,
    /// `None` for a visitor who has not signed in.
    pub account: Option<AccountKind>,
    pub functions: BTreeSet<Function>,
    pub group: Option<GroupId>,
    /// The server itself: seeds, memberships.
    #[serde(default)]
    pub system: bool,
}

impl Standing {
    /// A visitor without account or membership.
    pub fn visitor(space: SpaceKind) -> Self {
        Self { space, account: None, functions: BTreeSet::new(), group: None, system: false }
    }

    /// The server acting by itself.
    pub fn system(space: SpaceKind) -> Self {
        Self { system: true, ..Self::visitor(space) }
    }

    /// The table.
    pub fn may(&self, action: Action) -> bool {
        use AccountKind::{Admin, Methodist, Teacher};
        use Function::{Assistant, Collector, Expert, Host, Observer, Owner, Participant, Tutor};
        if self.system {
            return true;
        }
        match (self.space, action) {
            (_, Action::ServerOnly) => false,
            (SpaceKind::Catalogue, Action::Read) => true,
            (SpaceKind::Catalogue, Action::EditContent) => self.is_account(&[Admin, Methodist]),
            (SpaceKind::Catalogue, Action::Contribute | Action::KeepPrivate) => {
                self.is_account(&[Admin, Methodist, Teacher])
            }
            (SpaceKind::Catalogue, Action::Steer | Action::ManageMembers) => self.is_account(&[Admin]),

            (SpaceKind::Board, Action::Read) => !self.functions.is_empty(),
            (SpaceKind::Board, Action::Contribute | Action::KeepPrivate) => {
                self.has(&[Owner, Host, Assistant, Collector, Participant])
            }
            (SpaceKind::Board, Action::EditContent) => self.has(&[Owner, Host, Assistant]),
            (SpaceKind::Board, Action::Steer | Action::ManageMembers) => self.has(&[Owner, Host]),

            (SpaceKind::Trajectory, Action::Read) => !self.functions.is_empty(),
            (SpaceKind::Trajectory, Action::Contribute) => self.has(&[Owner, Tutor, Expert]),
            (
                SpaceKind::Trajectory,
                Action::EditContent | Action::KeepPrivate | Action::Steer | Action::ManageMembers,
            ) => self.has(&[Owner]),
            // Nobody agrees to their own trajectory or confirms their own level.
            (SpaceKind::Trajectory, Action::Agree) => self.has(&[Tutor]) && !self.has(&[Owner]),
            (SpaceKind::Trajectory, Action::ConfirmLevel) => {
                self.is_account(&[Admin, Methodist]) && self.has(&[Tutor, Expert]) && !self.has(&[Owner])
            }

            (SpaceKind::Notes, _) => self.has(&[Owner]),

            // What is edited here decides who is sent everybody's answers: nobody beside the owner.
            (SpaceKind::Round, Action::Read) => !self.functions.is_empty(),
            (SpaceKind::Round, Action::Contribute | Action::KeepPrivate) => {
                self.has(&[Owner, Participant, Expert])
            }
            (SpaceKind::Round, Action::EditContent | Action::Steer | Action::ManageMembers) => {
                self.has(&[Owner])
            }

            (SpaceKind::Game, Action::Read) => !self.functions.is_empty(),
            (SpaceKind::Game, Action::Contribute | Action::KeepPrivate) => {
                self.has(&[Owner, Host, Assistant, Participant, Observer])
            }
            (SpaceKind::Game, Action::EditContent) => self.has(&[Owner, Host, Assistant]),
            (SpaceKind::Game, Action::Steer | Action::ManageMembers) => self.has(&[Owner, Host]),

            (SpaceKind::Survey, Action::Read) => !self.functions.is_empty(),
            (SpaceKind::Survey, Action::Contribute | Action::KeepPrivate) => {
                self.has(&[Owner, Host, Participant])
            }
            (SpaceKind::Survey, Action::EditContent) => self.has(&[Owner, Host]),
            (SpaceKind::Survey, Action::Steer | Action::ManageMembers) => self.has(&[Owner]),

            // Only a trajectory is agreed to, and levels are confirmed on it.
            (
                SpaceKind::Catalogue
                | SpaceKind::Board
                | SpaceKind::Round
                | SpaceKind::Game
                | SpaceKind::Survey,
                Action::Agree | Action::ConfirmLevel,
            ) => false,
        }
    }

    fn is_account(&self, kinds: &[AccountKind]) -> bool {
        self.account.is_some_and(|kind| kinds.contains(&kind))
    }

    fn has(&self, functions: &[Function]) -> bool {
        functions.iter().any(|function| self.functions.contains(function))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anyone_reads_the_catalogue_and_a_teacher_does_not_edit_it() {
        let mut standing = Standing::visitor(SpaceKind::Catalogue);
        assert!(standing.may(Action::Read) && !standing.may(Action::KeepPrivate));
        standing.account = Some(AccountKind::Teacher);
        assert!(standing.may(Action::KeepPrivate) && !standing.may(Action::EditContent));
        standing.account = Some(AccountKind::Methodist);
        assert!(standing.may(Action::EditContent) && !standing.may(Action::ManageMembers));
    }

    fn on_a_trajectory(account: AccountKind, functions: &[Function]) -> Standing {
        let functions = functions.iter().copied().collect();
        Standing { account: Some(account), functions, ..Standing::visitor(SpaceKind::Trajectory) }
    }

    #[test]
    fn a_trajectory_is_written_by_its_owner_and_read_by_nobody_who_was_not_let_in() {
        let owner = on_a_trajectory(AccountKind::Teacher, &[Function::Owner]);
        assert!(owner.may(Action::EditContent) && owner.may(Action::ManageMembers));
        let observer = on_a_trajectory(AccountKind::Teacher, &[Function::Observer]);
        assert!(observer.may(Action::Read) && !observer.may(Action::Contribute));
        for account in AccountKind::GIVEN {
            assert!(!on_a_trajectory(account, &[]).may(Action::Read), "{account:?}");
        }
    }

    #[test]
    fn a_tutor_comments_and_agrees_and_only_a_methodist_among_them_confirms_a_level() {
        let tutor = on_a_trajectory(AccountKind::Teacher, &[Function::Tutor]);
        assert!(tutor.may(Action::Contribute) && tutor.may(Action::Agree));
        assert!(!tutor.may(Action::EditContent) && !tutor.may(Action::ConfirmLevel));
        assert!(on_a_trajectory(AccountKind::Methodist, &[Function::Expert]).may(Action::ConfirmLevel));
    }

    #[test]
    fn nobody_agrees_to_their_own_trajectory_or_confirms_their_own_level() {
        let both = on_a_trajectory(AccountKind::Methodist, &[Function::Owner, Function::Tutor]);
        assert!(!both.may(Action::Agree) && !both.may(Action::ConfirmLevel));
    }

    #[test]
    fn an_administrator_without_membership_reads_no_board_round_game_or_survey() {
        for space in [SpaceKind::Board, SpaceKind::Round, SpaceKind::Game, SpaceKind::Survey] {
            let standing = Standing { account: Some(AccountKind::Admin), ..Standing::visitor(space) };
            assert!(!standing.may(Action::Read), "{space:?}");
        }
    }

    #[test]
    fn nobody_but_a_rounds_owner_is_sent_what_others_answer() {
        let all = [Function::Host, Function::Assistant, Function::Participant, Function::Expert];
        let mut standing = Standing::visitor(SpaceKind::Round);
        standing.functions = all.into_iter().chain([Function::Observer, Function::Tutor]).collect();
        assert!(standing.may(Action::Contribute) && !standing.may(Action::EditContent));
        standing.functions = BTreeSet::from([Function::Owner]);
        assert!(standing.may(Action::EditContent));
    }
}
