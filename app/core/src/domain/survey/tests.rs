//! Who may answer, and what the answers come to.

use super::*;
use crate::{
    domain::grants::{Function, Standing},
    sync::record::sample,
};
use serde_json::json;

fn survey(anonymous: bool, closed: bool) -> Record {
    let questions = json!([
        { "id": "q1", "sort": "scale", "text": "Насколько полезна встреча?" },
        { "id": "q2", "sort": "text", "text": "Что изменить?" }
    ]);
    let fields =
        json!({ "title": "После игры", "questions": questions, "anonymous": anonymous, "closed": closed });
    sample(KIND, KIND, fields)
}

#[test]
fn w4_in_an_anonymous_survey_no_answer_with_an_author_is_taken_and_only_the_server_writes_one_without() {
    let standing =
        Standing { functions: [Function::Participant].into(), ..Standing::visitor(SpaceKind::Survey) };
    assert!(standing.may(REPLY_RULE.add) && !standing.may(VOICE_RULE.add));
    let owner = Standing { functions: [Function::Owner].into(), ..Standing::visitor(SpaceKind::Survey) };
    assert!(!owner.may(VOICE_RULE.add) && !owner.may(VOICE_RULE.edit) && !owner.may(REPLY_RULE.edit));
    let by = "g-1".into();
    let reply = sample("survey_reply:survey:g-1", REPLY, json!({ "replies": { "q1": 5 } }));
    for (anonymous, closed, taken) in [(false, false, true), (true, false, false), (false, true, false)] {
        let survey = survey(anonymous, closed);
        let find = |id: &RecordId| (*id == Survey::record()).then_some(&survey);
        let writing = Writing { record: &reply, by: &by, standing: &standing, find: &find };
        assert_eq!(admits_named(&writing).is_ok(), taken, "anonymous {anonymous}, closed {closed}");
    }
}

#[test]
fn a_key_that_could_be_a_persons_id_makes_no_answer_of_nobody() {
    assert!(Survey::voice_id("k3f9a0c2d4e6b8a1").is_some());
    for key in ["", "a-ivan", "g-0123456789abcdefghij", "короткий"] {
        assert_eq!(Survey::voice_id(key), None, "{key}");
    }
}

#[test]
fn results_are_counted_live_and_tell_not_when_a_reply_came() {
    let survey = Survey::try_from(&survey(true, false)).unwrap();
    let voice = |n: u8, words: &str| {
        let fields = json!({ "replies": { "q1": n, "q2": words, "old": 3 } });
        replies_of(&sample("survey_voice:k", VOICE, fields)).unwrap()
    };
    let found = outcomes(&survey, &[voice(5, "Ярче"), voice(4, "Больше практики"), voice(2, "  ")]);
    assert_eq!(found[0].1.scale, [0, 1, 0, 1, 1]);
    assert_eq!(found[0].1.satisfied_percent(), Some(66));
    assert_eq!(found[1].1.words, ["Больше практики", "Ярче"]);
    assert_eq!(outcomes(&survey, &[])[0].1.satisfied_percent(), None);
}
