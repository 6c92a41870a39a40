//! What a reader of a протокол may rely on.

use super::{
    super::{card::sample_card, cluster::sample_cluster, head::BOARD, link::sample_link},
    *,
};
use crate::sync::record::sample;
use serde_json::json;

fn board() -> Board {
    let fields = json!({ "title": "Педагог-2040", "topic": "Кто учит учителя",
        "horizons": { "from": 2026, "ends": [2028, 2032, 2040] } });
    Board::try_from(&sample(BOARD, BOARD, fields)).unwrap()
}

fn told(cards: &[BoardCard], links: &[Link], clusters: &[Cluster], tally: &Tally) -> Document {
    minutes(&Meeting {
        board: &board(),
        day: Day::new(2026, 11, 24).unwrap(),
        people: 21,
        takts: &[],
        cards,
        links,
        clusters,
        tally,
        names: &Names::default(),
        notes: &[],
    })
}

#[test]
fn an_empty_board_has_a_title_a_lead_and_room_for_signatures() {
    let document = told(&[], &[], &[], &Tally::default());
    assert_eq!(document.title, "Протокол. Педагог-2040");
    assert_eq!(document.lead[1], "24.11.2026. Участвовали: 21 человек. На карте 0 карточек.");
    assert_eq!(document.sections.len(), 1);
}

#[test]
fn the_document_tells_what_leads_to_a_goal_what_won_and_who_does_what() {
    let mut cards = vec![
        sample_card("g", 1, "goal", "Каждый педагог учится у коллеги"),
        sample_card("p", 2, "project", "Лаборатория урока"),
        sample_card("f", 3, "fork", "Кто платит?"),
        sample_card("b", 4, "event", "Платит город"),
    ];
    cards[1].owner = "Анна Сергеевна".into();
    cards[2].chosen = Some("b".into());
    let links = [sample_link("1", "p", "cause", "g"), sample_link("2", "f", "branch", "b")];
    let tally = Tally { dots: [("p".into(), 3)].into(), voters: 2 };
    let document = told(&cards, &links, &[sample_cluster("x", &["p"])], &tally);
    let titles: Vec<&str> = document.sections.iter().map(|section| section.title.as_str()).collect();
    let expected = [
        "Образы будущего и пути к ним",
        "Кластеры и голосование",
        "Развилки",
        "Дорожная карта",
        "Реестр карточек",
        "Подписи",
    ];
    assert_eq!(titles, expected);
    let all = format!("{document:?}");
    for word in ["Проекты: № 2 «Лаборатория урока»", "3 голоса", "Анна Сергеевна", "№ 4 «Платит город»"]
    {
        assert!(all.contains(word), "{word}");
    }
}

#[test]
fn every_row_of_every_table_has_a_cell_for_each_column() {
    let cards = [sample_card("g", 1, "goal", "Образ"), sample_card("p", 2, "project", "Проект")];
    let document = told(&cards, &[], &[sample_cluster("x", &["p"])], &Tally::default());
    let mut tables = 0;
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Table(table) = block else { continue };
        tables += 1;
        assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
        assert_eq!(table.widths.len(), table.head.len());
        assert!(table.widths.iter().map(|width| u32::from(*width)).sum::<u32>() <= 100);
    }
    assert_eq!(tables, 3);
}

fn note(id: &str, fields: serde_json::Value) -> Note {
    Note::try_from(&sample(id, super::super::note::KIND, fields)).unwrap()
}

#[test]
fn what_people_write_stands_in_the_document_and_what_they_leave_out_does_not() {
    let cards = [sample_card("p", 2, "project", "Лаборатория урока")];
    let notes = [
        note(
            "minutes.decided",
            json!({ "title": "Решили", "text": "Начать в сентябре.\n\nОтветственный назначен." }),
        ),
        note("minutes.projects", json!({ "about": "projects", "text": "Проекты утверждены." })),
        note("minutes.cards", json!({ "about": "cards", "left_out": true })),
        note("empty", json!({ "title": "Пусто", "text": "  " })),
    ];
    let document = minutes(&Meeting {
        board: &board(),
        day: Day::new(2026, 11, 24).unwrap(),
        people: 3,
        takts: &[],
        cards: &cards,
        links: &[],
        clusters: &[],
        tally: &Tally::default(),
        names: &Names::default(),
        notes: &notes,
    });
    let titles: Vec<&str> = document.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles, ["Решили", "Дорожная карта", "Подписи"]);
    assert_eq!(document.sections[0].blocks.len(), 2);
    assert_eq!(document.sections[1].blocks[0], Block::Paragraph("Проекты утверждены.".into()));
}
