//! Questionnaire: the collective result of an instrument's own questions, such as «затруднения руководителя». Own
//! answers alone: it is not asked about others.

use super::scale::Tally;
use crate::domain::{
    diagnostic::{answer::Answer, assignment::Part, inquiry::Asked, round_card::RoundCard},
    survey::{self, Outcome},
};

/// What people say of one questionnaire, question by question, each kind in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Questionnaire {
    pub statements: Vec<(Asked, Tally)>,
    pub others: Vec<(Asked, Outcome)>,
}

/// The counts over the answers to this card that count; answers of other cards and parts are passed over.
pub fn questionnaire<'a>(card: &RoundCard, answers: impl IntoIterator<Item = &'a Answer>) -> Questionnaire {
    let mut statements: Vec<(Asked, Tally)> =
        card.statements().map(|asked| (asked.clone(), Tally::default())).collect();
    let mut replies = Vec::new();
    for answer in answers.into_iter().filter(|it| it.card == card.card && it.part == Part::Own) {
        for (asked, tally) in &mut statements {
            answer.statements.get(&asked.id).into_iter().for_each(|mark| tally.count(*mark));
        }
        replies.push(&answer.replies);
    }
    Questionnaire { statements, others: survey::outcomes_of(&card.questions, replies) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::{asking, heat::samples},
        diagnostic::{
            inquiry::{Reply, Sort},
            mark::Mark,
        },
    };

    #[test]
    fn a_questionnaire_is_counted_question_by_question_and_is_done_when_all_is_answered() {
        let asked = |id: &str, sort| Asked { id: id.into(), sort, text: id.to_owned() };
        let questions = vec![asked("s1", Sort::Statement), asked("q1", Sort::Scale), asked("q2", Sort::Text)];
        let card = RoundCard { levels: Default::default(), questions, ..samples::card("difficulties", 0) };
        let answer = |name: &str, mark, scale| {
            let mut answer =
                samples::answer(&format!("s-{name}"), &format!("a-{name}"), &card.card, Part::Own);
            answer.statements.insert("s1".into(), mark);
            answer.replies.insert("q1".into(), Reply::Scale(scale));
            answer
        };
        let mut answers = vec![answer("анна", Mark::Yes, 5), answer("борис", Mark::NotYet, 2)];
        let found = questionnaire(&card, &answers);
        assert_eq!(found.statements[0].1, Tally { yes: 1, answered: 2, cannot: 0 });
        assert_eq!(found.others[0].1.scale, [0, 1, 0, 0, 1]);
        assert_eq!(asking::steps_left(&card, &answers[0]), [asking::Step::Question("q2".into())]);
        answers[0].replies.insert("q2".into(), Reply::Words("Время".into()));
        assert!(asking::steps_left(&card, &answers[0]).is_empty());
    }
}
