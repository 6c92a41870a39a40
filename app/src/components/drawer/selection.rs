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
    /// Only cards of whose group the person is, and whose workshop holds material.
    pub own_group: bool,
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
            own_group: query.get_str("group").is_some(),
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
            ("group", flag(self.own_group)),
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

    /// Whether a card belongs to what was chosen, the words sought left aside.
    pub fn fits(&self, card: &RoleCard, own: &Own<'_>) -> bool {
        let family = if card.competence { "competence" } else { "role" };
        let level = own.level.map_or_else(|| UNMARKED.to_owned(), |own| own.to_string());
        let has = |chosen: &[String], one: &str| chosen.is_empty() || chosen.iter().any(|other| other == one);
        let related = || card.competences.iter().chain([&card.id]).any(|id| id.as_str() == self.competence);
        (self.archived || !card.archived)
            && (self.for_whom.is_empty() || card.for_whom.iter().any(|one| self.for_whom.contains(one)))
            && has(&self.families, family)
            && has(&self.levels, &level)
            && (self.competence.is_empty() || related())
            && (!self.stocked || (own.stocked)(&card.id))
            && (!self.own_group || (own.in_group && (own.stocked)(&card.id)))
    }
}

/// What a person is to a card, and what lies in its workshop.
pub struct Own<'a> {
    pub level: Option<u8>,
    pub in_group: bool,
    /// Asked only where it narrows.
    pub stocked: &'a dyn Fn(&RecordId) -> bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    const BARE: Own<'_> = Own { level: None, in_group: false, stocked: &|_| false };
    const STOCKED: Own<'_> = Own { level: Some(2), in_group: false, stocked: &|_| true };

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
        let fits = |card: &RoleCard| Selection::default().fits(card, &BARE);
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
        assert!(chosen.fits(&related, &STOCKED) && chosen.fits(&related, &Own { level: None, ..STOCKED }));
        assert!(!chosen.fits(&related, &Own { level: Some(3), ..STOCKED }));
        assert!(!chosen.fits(&related, &Own { level: Some(2), ..BARE }));
        assert!(!chosen.fits(&card(false, &["other"]), &STOCKED));
        assert!(!chosen.fits(&RoleCard { for_whom: Vec::new(), ..related }, &STOCKED));
    }

    #[test]
    fn materials_of_the_own_group_need_both_the_group_and_the_materials() {
        let chosen = Selection { own_group: true, ..Selection::default() };
        let one = card(false, &[]);
        assert!(chosen.fits(&one, &Own { in_group: true, ..STOCKED }));
        assert!(!chosen.fits(&one, &STOCKED) && !chosen.fits(&one, &Own { in_group: true, ..BARE }));
    }

    #[test]
    fn a_competence_is_related_to_itself() {
        let chosen = Selection { competence: "one".into(), ..Selection::default() };
        assert!(chosen.fits(&card(true, &[]), &BARE));
    }
}
