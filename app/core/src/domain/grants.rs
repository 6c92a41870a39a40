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
        use Function::{Assistant, Collector, Expert, Host, Observer, Owner, Participant};
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
