//! What of the catalogue a person looks at, and how: kept in the address, so that «Назад», a link and a
//! reload bring it back. Pure: [`super::state`] reads and writes the address.

use karta_core::{domain::role::RoleCard, sync::RecordId};
use leptos_router::params::ParamsMap;

/// Where the catalogue is.
pub const ADDRESS: &str = "/catalogue";

/// One of the ways to see the catalogue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Cards,
    Drawer,
    Kinship,
}

impl View {
    pub const ALL: [Self; 3] = [Self::Cards, Self::Drawer, Self::Kinship];

    pub fn name(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Drawer => "drawer",
            Self::Kinship => "kinship",
        }
    }
}

/// The stored name for «no own level».
pub const UNMARKED: &str = "none";

/// See the module's text. A group of which nothing is chosen does not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    pub view: View,
    pub sought: String,
    pub for_whom: Vec<String>,
    /// `role`, `competence`.
    pub families: Vec<String>,
    /// The id of a competence; empty for any.
    pub competence: String,
    /// `0` to `4`, or [`UNMARKED`].
    pub levels: Vec<String>,
    /// Only cards whose workshop holds material.
    pub stocked: bool,
    /// Archived cards too.
    pub archived: bool,
    /// The card in front of the drawer; empty for the first one.
    pub at: String,
}

impl Selection {
    pub fn of_query(query: &ParamsMap) -> Self {
        let text = |name| query.get_str(name).unwrap_or_default().to_owned();
        let list = |name| {
            let items = query.get_str(name).unwrap_or_default().split(',');
            items.filter(|item| !item.is_empty()).map(str::to_owned).collect()
        };
        let view = View::ALL.into_iter().find(|view| query.get_str("view") == Some(view.name()));
        Self {
            view: view.unwrap_or_default(),
            sought: text("q"),
            for_whom: list("for"),
            families: list("family"),
            competence: text("competence"),
            levels: list("level"),
            stocked: query.get_str("stocked").is_some(),
            archived: query.get_str("archived").is_some(),
            at: text("at"),
        }
    }

    /// The address of the catalogue with this selection.
    pub fn path(&self) -> String {
        let mut query = ParamsMap::new();
        let flag = |on: bool| if on { "1".to_owned() } else { String::new() };
        let view = if self.view == View::default() { "" } else { self.view.name() };
        for (name, value) in [
            ("view", view.to_owned()),
            ("q", self.sought.trim().to_owned()),
            ("for", self.for_whom.join(",")),
            ("family", self.families.join(",")),
            ("competence", self.competence.clone()),
            ("level", self.levels.join(",")),
            ("stocked", flag(self.stocked)),
            ("archived", flag(self.archived)),
            ("at", self.at.clone()),
        ] {
            if !value.is_empty() {
                // As it is: a value that comes out of an address is unescaped, one that goes in is not.
                query.insert(name, value.replace('%', "%25"));
            }
        }
        [ADDRESS, &query.to_query_string()].concat()
    }

    pub fn with_view(&self, view: View) -> Self {
        Self { view, ..self.clone() }
    }

    pub fn with_at(&self, at: &str) -> Self {
        Self { at: at.to_owned(), ..self.clone() }
    }

    /// The address `path`, of a selection without a card in front, with this card in front.
    pub fn path_at(path: &str, card: &RecordId) -> String {
        let join = if path.contains('?') { '&' } else { '?' };
        format!("{path}{join}at={card}")
    }

    /// The same with nothing narrowed; the view and the words sought stay.
    pub fn cleared(&self) -> Self {
        Self { view: self.view, sought: self.sought.clone(), at: self.at.clone(), ..Self::default() }
    }

    /// Whether a card belongs to what was chosen, the words sought left aside. `own` is the person's own level.
    pub fn fits(&self, card: &RoleCard, own: Option<u8>, stocked: impl FnOnce() -> bool) -> bool {
        let family = if card.competence { "competence" } else { "role" };
        let level = own.map_or_else(|| UNMARKED.to_owned(), |own| own.to_string());
        let has = |chosen: &[String], one: &str| chosen.is_empty() || chosen.iter().any(|other| other == one);
        let related = || card.competences.iter().chain([&card.id]).any(|id| id.as_str() == self.competence);
        (self.archived || !card.archived)
            && (self.for_whom.is_empty() || card.for_whom.iter().any(|one| self.for_whom.contains(one)))
            && has(&self.families, family)
            && has(&self.levels, &level)
            && (self.competence.is_empty() || related())
            && (!self.stocked || stocked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(competence: bool, competences: &[&str]) -> RoleCard {
        RoleCard {
            id: "one".into(),
            number: None,
            title: String::new(),
            order: String::new(),
            competence,
            listed: false,
            group: None,
            for_whom: vec!["teacher".into()],
            purpose: String::new(),
            description: String::new(),
            tasks: Vec::new(),
            tools: Vec::new(),
            when: String::new(),
            related: Vec::new(),
            competences: competences.iter().map(|id| (*id).into()).collect(),
            sources: Vec::new(),
            sign: String::new(),
            color: String::new(),
            archived: false,
        }
    }

    #[test]
    fn nothing_chosen_shows_every_card_that_is_not_archived() {
        let fits = |card: &RoleCard| Selection::default().fits(card, None, || false);
        assert!(fits(&card(false, &[])) && fits(&card(true, &[])));
        assert!(!fits(&RoleCard { archived: true, ..card(false, &[]) }));
    }

    #[test]
    fn every_group_narrows_and_within_a_group_any_will_do() {
        let chosen = Selection {
            for_whom: vec!["teacher".into(), "leader".into()],
            levels: vec!["2".into(), UNMARKED.into()],
            competence: "skill".into(),
            stocked: true,
            ..Selection::default()
        };
        let related = card(false, &["skill"]);
        assert!(chosen.fits(&related, Some(2), || true) && chosen.fits(&related, None, || true));
        assert!(!chosen.fits(&related, Some(3), || true) && !chosen.fits(&related, Some(2), || false));
        assert!(!chosen.fits(&card(false, &["other"]), Some(2), || true));
        assert!(!chosen.fits(&RoleCard { for_whom: Vec::new(), ..related }, Some(2), || true));
    }

    #[test]
    fn a_competence_is_related_to_itself() {
        let chosen = Selection { competence: "one".into(), ..Selection::default() };
        assert!(chosen.fits(&card(true, &[]), None, || false));
    }
}
