//! Asking: what a rater is asked next on a card, and how much time is left. First the place on the scale, then
//! the indicators of that level and its neighbours (DOMAIN.md §2); where the lowest of these is not met, the
//! level beneath is asked too, until one is.

use super::scale::{self, Met};
use crate::{
    domain::{
        diagnostic::{answer::Answer, inquiry::Sort, round_card::RoundCard},
        plural::genitive,
    },
    sync::ids::RecordId,
};

/// Seconds that placing oneself takes, until the person's own pace is known.
pub const PLACING_SECONDS: u32 = 20;
/// Seconds that one indicator or question takes, until the person's own pace is known.
pub const INDICATOR_SECONDS: u32 = 12;
/// Steps after which the person's own pace is known.
const PACE_STEPS: u32 = 10;

/// What is asked next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The place on the scale.
    Place,
    /// An indicator of this level, 1 to 4.
    Indicator(u8, RecordId),
    /// A question of a questionnaire.
    Question(RecordId),
}

/// The levels that are asked, ascending; none before the rater has placed the subject.
pub fn levels_to_ask(card: &RoundCard, answer: &Answer) -> Vec<u8> {
    let Some(placed) = answer.placed else { return Vec::new() };
    let tallies = scale::tallies(card, answer);
    let lowest_of = |from: u8| (1..=from).rev().find(|level| has_indicators(card, *level));
    let highest = (placed + 1).min(4);
    let mut lowest = placed.saturating_sub(1).max(1);
    while lowest > 1 {
        let asked = (lowest..=highest).find(|level| has_indicators(card, *level));
        let settled = asked.is_some_and(|level| {
            let at = usize::from(level - 1);
            let all = unanswered(card, answer, level).next().is_none();
            tallies[at].met() == Met::Met || !all
        });
        match lowest_of(lowest - 1) {
            Some(beneath) if !settled => lowest = beneath,
            _ => break,
        }
    }
    // Above, what was answered before the rater placed the subject anew stays among the asked.
    let wanted = |level: &u8| *level <= highest || !answer.levels[usize::from(*level - 1)].is_empty();
    (lowest..=4).filter(wanted).filter(|level| has_indicators(card, *level)).collect()
}

fn has_indicators(card: &RoundCard, level: u8) -> bool {
    card.level(level).is_some_and(|level| !level.indicators.is_empty())
}

fn unanswered<'a>(card: &'a RoundCard, answer: &'a Answer, level: u8) -> impl Iterator<Item = &'a RecordId> {
    let at = usize::from(level - 1);
    let indicators = card.levels[at].indicators.iter().map(|it| &it.id);
    indicators.filter(move |id| !answer.levels[at].contains_key(*id))
}

/// All that is still to be asked on this card, as far as the answers so far tell.
pub fn steps_left(card: &RoundCard, answer: &Answer) -> Vec<Step> {
    let mut steps = Vec::new();
    if card.has_levels() && answer.placed.is_none() {
        steps.push(Step::Place);
    }
    for level in levels_to_ask(card, answer) {
        steps.extend(unanswered(card, answer, level).map(|id| Step::Indicator(level, id.clone())));
    }
    let open = card.questions.iter().filter(|question| match question.sort {
        Sort::Statement => !answer.statements.contains_key(&question.id),
        Sort::Scale | Sort::Text => !answer.replies.contains_key(&question.id),
    });
    steps.extend(open.map(|question| Step::Question(question.id.clone())));
    steps
}

/// How far one rater's answering of several cards is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    pub cards: u32,
    pub cards_done: u32,
    pub steps_done: u32,
    /// What is known to be left, and what the cards not begun will ask at least.
    pub steps_left: u32,
    pub seconds_left: u32,
}

impl Progress {
    pub fn is_done(self) -> bool {
        self.cards_done == self.cards
    }
}

/// The progress over cards with the answers to them; `None` for a card not begun. The time left goes by the
/// rater's own pace once it is known.
pub fn progress<'a>(cards: impl IntoIterator<Item = (&'a RoundCard, Option<&'a Answer>)>) -> Progress {
    let mut progress = Progress::default();
    let (mut spent, mut usual_spent, mut usual_left) = (0_u32, 0_u32, 0_u32);
    for (card, answer) in cards {
        progress.cards += 1;
        let steps = match answer {
            Some(answer) => steps_left(card, answer),
            None => steps_of_unbegun(card),
        };
        progress.cards_done += u32::from(steps.is_empty());
        progress.steps_left += count(steps.len());
        usual_left += steps.iter().map(usual_seconds).sum::<u32>();
        if let Some(answer) = answer {
            let marks = answer.levels.iter().map(|marks| marks.len()).sum::<usize>();
            let done = count(marks + answer.statements.len() + answer.replies.len());
            progress.steps_done += done + u32::from(answer.placed.is_some());
            usual_spent += done * INDICATOR_SECONDS;
            usual_spent += answer.placed.map_or(0, |_| PLACING_SECONDS);
            spent = spent.saturating_add(answer.seconds);
        }
    }
    let own_pace = progress.steps_done >= PACE_STEPS && spent > 0 && usual_spent > 0;
    let left = u64::from(usual_left);
    let left = if own_pace { left * u64::from(spent) / u64::from(usual_spent) } else { left };
    progress.seconds_left = u32::try_from(left).unwrap_or(u32::MAX);
    progress
}

/// What a card not begun will ask: the place, and three levels of the middle.
fn steps_of_unbegun(card: &RoundCard) -> Vec<Step> {
    let place = card.has_levels().then_some(Step::Place);
    let middle = card.indicators().filter(|(level, _)| *level <= 3);
    let indicators = middle.map(|(level, it)| Step::Indicator(level, it.id.clone()));
    place
        .into_iter()
        .chain(indicators)
        .chain(card.questions.iter().map(|it| Step::Question(it.id.clone())))
        .collect()
}

fn usual_seconds(step: &Step) -> u32 {
    match step {
        Step::Place => PLACING_SECONDS,
        Step::Indicator(..) | Step::Question(_) => INDICATOR_SECONDS,
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Seconds for people: «меньше минуты», «около 5 минут».
pub fn time_left_in_words(seconds: u32) -> String {
    match seconds.div_ceil(60) {
        0 | 1 => "меньше минуты".into(),
        minutes => format!("около {minutes} {}", genitive(u64::from(minutes), ["минуты", "минут"])),
    }
}

#[cfg(test)]
mod tests;
