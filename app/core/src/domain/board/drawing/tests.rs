//! What people may rely on in a board's picture.

use serde_json::json;

use super::*;
use crate::{
    domain::board::{
        card::sample_card,
        cluster::sample_cluster,
        head::{BOARD, template_lanes},
        link::sample_link,
        place::Place,
    },
    sync::record::sample,
};

fn board(template: &str) -> Board {
    let fields = json!({ "title": "Педагог <2040>", "topic": "Кто учит", "template": template,
        "horizons": { "from": 2026, "ends": [2028, 2032, 2040] } });
    Board::try_from(&sample(BOARD, BOARD, fields)).unwrap()
}

fn cards(template: &str, count: u64) -> Vec<BoardCard> {
    let lanes = template_lanes(template);
    let card = |number: u64| {
        let lane = &lanes[number as usize % lanes.len()].id;
        let mut card = sample_card(&format!("c{number}"), number, "trend", &format!("Мысль номер {number}"));
        card.place = Some(Place::new(if template.contains("map") { 10_000 } else { 500 }, Some(lane), 500));
        card
    };
    (1..=count).map(card).collect()
}

fn drawn(board: &Board, cards: &[BoardCard], links: &[Link], lit: Option<&BTreeSet<RecordId>>) -> Drawing {
    let dots = [(RecordId::from("c1"), 3)].into();
    let clusters = [sample_cluster("x", &["c1", "c2"])];
    let scene = Scene { board, cards, links, clusters: &clusters, dots: &dots, lit, room_for: 0, year: 2026 };
    drawing(&scene)
}

#[test]
fn every_card_is_in_the_picture_of_every_template_and_none_outside_of_it() {
    for (template, _) in crate::domain::board::head::TEMPLATES {
        let (board, mut cards) = (board(template), cards(template, 60));
        cards.push(sample_card("beside", 99, "goal", "Без места"));
        let links = [sample_link("l", "c1", "cause", "c2")];
        let layout = Layout::of(&Scene {
            board: &board,
            cards: &cards,
            links: &links,
            clusters: &[],
            dots: &Dots::new(),
            lit: None,
            room_for: 0,
            year: 2026,
        });
        assert_eq!(layout.spots.len(), cards.len(), "{template}");
        for spot in &layout.spots {
            let inside = spot.x >= 0 && spot.y >= 0;
            let inside = inside && spot.x + layout::SHEET.width <= layout.width();
            assert!(inside && spot.y + layout::SHEET.height <= layout.height(), "{template}: {spot:?}");
        }
        let picture = drawn(&board, &cards, &links, None);
        assert!(picture.inner.contains("data-card=\"beside\""), "{template}");
    }
}

#[test]
fn a_picture_is_a_file_by_itself_and_holds_no_markup_of_people() {
    let file = drawn(&board("time_map"), &cards("time_map", 3), &[], None).file();
    assert!(
        file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"")
            && file.contains("Педагог &lt;2040&gt;")
    );
    assert!(!file.contains("style=") && !file.contains("href") && !file.contains("NaN"));
    assert_eq!(file.matches("<g").count(), file.matches("</g>").count());
}

#[test]
fn what_does_not_stand_out_is_pale() {
    let lit = BTreeSet::from(["c1".into()]);
    let file = drawn(&board("time_map"), &cards("time_map", 3), &[], Some(&lit)).file();
    assert_eq!(file.matches("opacity=\".28\"").count(), 2);
}

#[test]
fn the_picture_of_a_replay_does_not_move_as_cards_come() {
    let (board, cards) = (board("time_map"), cards("time_map", 40));
    let at = |count: usize| {
        let scene = Scene {
            board: &board,
            cards: &cards[..count],
            links: &[],
            clusters: &[],
            dots: &Dots::new(),
            lit: None,
            room_for: 40,
            year: 2026,
        };
        Layout::of(&scene).spots[0].clone()
    };
    assert_eq!(at(1), at(40));
}
