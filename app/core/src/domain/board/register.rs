//! The register of a board's cards and the roadmap of its projects, as tables.

use std::collections::BTreeMap;

use super::{
    ballot::Tally,
    card::{BoardCard, Origin},
    cluster::Cluster,
    head::{Board, HORIZONS, Horizons},
    place::Place,
};
use crate::{
    domain::day::{Day, Period},
    sync::ids::{GroupId, PrincipalId, RecordId},
};

/// What names stand for in tables; authors are left out where the board hides them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    pub people: BTreeMap<PrincipalId, String>,
    pub groups: BTreeMap<GroupId, String>,
    /// Titles of the catalogue's cards.
    pub roles: BTreeMap<RecordId, String>,
}

pub const HEAD: [&str; 12] = [
    "№",
    "Вид",
    "Мысль",
    "Когда",
    "Горизонт",
    "Дорожка",
    "Кластер",
    "Роль",
    "Группа",
    "Автор",
    "Голоса",
    "Откуда",
];

/// One line of the register for each card, by number. Columns as in [`HEAD`].
pub fn register(
    board: &Board,
    cards: &[BoardCard],
    clusters: &[Cluster],
    tally: &Tally,
    names: &Names,
) -> Vec<[String; HEAD.len()]> {
    let in_cluster: BTreeMap<&RecordId, &str> = clusters
        .iter()
        .flat_map(|cluster| cluster.cards.iter().map(|card| (card, cluster.title.as_str())))
        .collect();
    let line = |card: &BoardCard| {
        let place = card.place.as_ref();
        let lane =
            place.and_then(|place| board.lanes.iter().find(|lane| Some(&lane.id) == place.lane.as_ref()));
        let role = card.role.as_ref().and_then(|role| names.roles.get(role));
        let group = card.group.as_ref().and_then(|group| names.groups.get(group));
        let author = names.people.get(&card.author).filter(|_| !board.authors_hidden);
        let votes = tally.of(&card.id);
        let time = place.filter(|_| board.has_time());
        [
            card.sign(),
            card.sort_title().to_owned(),
            card.text.clone(),
            time.map(|place| when(place, card.lasts)).unwrap_or_default(),
            time.zip(board.horizons).map(|(place, horizons)| horizon(place, horizons)).unwrap_or_default(),
            lane.map(|lane| lane.title.clone()).unwrap_or_default(),
            in_cluster.get(&card.id).copied().unwrap_or_default().to_owned(),
            role.cloned().unwrap_or_default(),
            group.cloned().unwrap_or_default(),
            author.cloned().unwrap_or_default(),
            if votes == 0 { String::new() } else { votes.to_string() },
            card.origin.as_ref().map(Origin::told).unwrap_or_default(),
        ]
    };
    ranked(cards, |_| true).into_iter().map(line).collect()
}

fn ranked(cards: &[BoardCard], keep: impl Fn(&BoardCard) -> bool) -> Vec<&BoardCard> {
    let mut kept: Vec<&BoardCard> = cards.iter().filter(|card| keep(card)).collect();
    kept.sort_by(|a, b| a.rank().cmp(&b.rank()));
    kept
}

/// «2030», or «2028–2031» of what lasts.
fn when(place: &Place, lasts: Option<u32>) -> String {
    let year = |day: i64| i32::try_from(day).ok().and_then(Day::from_number).map(Day::year);
    let Some(from) = year(place.at) else { return String::new() };
    let last = Place::new(place.at.saturating_add(lasts.map_or(0, i64::from)), None, 0);
    match year(last.at) {
        Some(to) if to > from => format!("{from}–{to}"),
        _ => from.to_string(),
    }
}

fn horizon(place: &Place, horizons: Horizons) -> String {
    let year = i32::try_from(place.at).ok().and_then(Day::from_number).map_or(0, Day::year);
    let past = horizons.ends[..2].iter().filter(|end| year > **end).count();
    HORIZONS[past].to_owned()
}

/// What a project lacks to be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    Term,
    Owner,
}

impl Lack {
    pub fn title(self) -> &'static str {
        match self {
            Self::Term => "не назван срок",
            Self::Owner => "не назван ответственный",
        }
    }
}

/// A project on the roadmap.
#[derive(Debug, Clone, PartialEq)]
pub struct Project<'a> {
    pub card: &'a BoardCard,
    pub term: Option<Period>,
    pub owner: &'a str,
    pub lacks: Vec<Lack>,
}

/// Projects by when they end, then by number; those without a term last.
pub fn roadmap(cards: &[BoardCard]) -> Vec<Project<'_>> {
    let mut projects: Vec<Project> =
        ranked(cards, |card| card.sort == "project").into_iter().map(project_of).collect();
    projects
        .sort_by_key(|project| project.term.map_or((true, None), |term| (false, Some((term.to, term.from)))));
    projects
}

fn project_of(card: &BoardCard) -> Project<'_> {
    let owner = card.owner.trim();
    let lacks = [(card.term.is_none(), Lack::Term), (owner.is_empty(), Lack::Owner)];
    let lacks = lacks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, lack)| lack).collect();
    Project { card, term: card.term, owner, lacks }
}

/// Rows as a text that spreadsheets open: separated by semicolons as in Russian settings, quoted where
/// needed, with a mark that says UTF-8. What would be taken for a formula is not.
pub fn csv<'a, R: AsRef<[S]>, S: AsRef<str> + 'a>(rows: impl IntoIterator<Item = R>) -> String {
    let mut text = String::from('\u{feff}');
    for row in rows {
        let cells: Vec<String> = row.as_ref().iter().map(|cell| csv_cell(cell.as_ref())).collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    text
}

fn csv_cell(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if guard.is_empty() && !cell.contains([';', '"', '\n', '\r']) {
        return cell.to_owned();
    }
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::{super::card::sample_card, *};
    use crate::{
        domain::board::{cluster::sample_cluster, head::BOARD},
        sync::record::sample,
    };
    use serde_json::json;

    fn board(hidden: bool) -> Board {
        let fields = json!({ "title": "Д", "authors_hidden": hidden,
            "horizons": { "from": 2026, "ends": [2028, 2032, 2040] } });
        Board::try_from(&sample(BOARD, BOARD, fields)).unwrap()
    }

    fn day(year: u16) -> Day {
        Day::new(year, 6, 1).unwrap()
    }

    fn first(hidden: bool) -> [String; HEAD.len()] {
        let place = Some(Place::new(i64::from(day(2030).number()), Some("school"), 0));
        let card = BoardCard { place, lasts: Some(800), ..sample_card("c", 7, "trend", "Мысль") };
        let names = Names { people: [("a-ivan".into(), "Иван".into())].into(), ..Names::default() };
        let tally = Tally { dots: [("c".into(), 4)].into(), voters: 2 };
        register(&board(hidden), &[card], &[sample_cluster("x", &["c"])], &tally, &names).remove(0)
    }

    #[test]
    fn a_line_of_the_register_tells_all_that_is_known_of_a_card() {
        let expected =
            ["7", "тренд", "Мысль", "2030–2032", "средний горизонт", "Школа", "X", "", "", "Иван", "4", ""];
        assert_eq!(first(false), expected.map(str::to_owned));
    }

    #[test]
    fn a_board_that_hides_authors_hides_them_in_the_register_too() {
        assert_eq!(first(true)[9], "");
    }

    #[test]
    fn projects_stand_by_their_end_and_say_what_they_lack() {
        let project = |id: &str, number, term: Option<u16>, owner: &str| BoardCard {
            term: term.and_then(|year| Period::new(day(2026), day(year))),
            owner: owner.into(),
            ..sample_card(id, number, "project", id)
        };
        let cards = [
            project("never", 1, None, " "),
            project("late", 2, Some(2030), "Анна"),
            project("soon", 3, Some(2027), ""),
            sample_card("trend", 4, "trend", "Т"),
        ];
        let roadmap = roadmap(&cards);
        let order: Vec<_> = roadmap.iter().map(|project| project.card.id.as_str()).collect();
        assert_eq!(order, ["soon", "late", "never"]);
        assert_eq!(roadmap[2].lacks, [Lack::Term, Lack::Owner]);
        assert_eq!(roadmap[0].lacks, [Lack::Owner]);
    }

    #[test]
    fn a_table_opens_in_a_spreadsheet_and_runs_nothing() {
        let text = csv([["=1+1", "а;б"], ["«\"»", "просто"]]);
        assert_eq!(text, "\u{feff}\"'=1+1\";\"а;б\"\r\n\"«\"\"»\";просто\r\n");
    }
}
