//! How well an activity helps with a gap. What it develops decides; when it is, how it fits into the months
//! and what it costs only order what is alike (a working convention).

use super::{Entry, Proposal, Reason, Wish};
use crate::{
    domain::{
        activity::Activity,
        gap::Gap,
        role::RoleCard,
        trajectory::load::{Load, spread},
    },
    find::Stems,
    limits::MONTH_HOURS_ADVICE,
};

/// No sum of the small weights outweighs a step between these.
const DEVELOPS: u32 = 4_000;
const HELD_IN_ROLE: u32 = 3_000;
const NEEDED: u32 = 2_000;
/// For a word of the person's in the title and in the text; at most as much as what is needed for a role.
const WORD_IN_TITLE: u32 = 400;
const WORD_IN_TEXT: u32 = 150;
const WITHIN_PERIOD: u32 = 200;
const AHEAD: u32 = 150;
const ROOM_IN_MONTH: u32 = 100;
const SUITS_LEVEL: u32 = 60;
const FREE: u32 = 20;
const SEATS: u32 = 10;

/// Forms that suit a level to be reached, from following a model to passing on (свод).
const SUITS: [&[&str]; 4] = [
    &["master_class", "tutorial", "seminar", "self_education", "game"],
    &["training", "role_trial", "course_module", "qualification_course"],
    &["internship", "qualification_course", "peer_learning", "contest", "foresight_session"],
    &["mentoring", "publication", "retraining", "network_community"],
];

/// The parts of a wish that are looked for, made ready once.
pub(super) struct Asked<'a> {
    card: Option<&'a RoleCard>,
    level: Option<u8>,
    /// The person's words as written, with the numbers of their stems.
    words: Vec<(String, Option<u32>)>,
}

impl<'a> Asked<'a> {
    pub fn of(wish: &'a Wish, stems: &Stems) -> Self {
        let card = wish.gap.card().and_then(|card| wish.cards.get(card));
        let level = if let Gap::Level { level, .. } = wish.gap { Some(*level) } else { None };
        let words = if let Gap::Words(text) = wish.gap { stems.asked(text) } else { Vec::new() };
        Self { card, level, words }
    }
}

/// `None` where it does not help with the gap, is in the archive, or is over.
pub(super) fn weigh<'a>(entry: &'a Entry, wish: &Wish, asked: &Asked, load: &Load) -> Option<Proposal<'a>> {
    let activity = &entry.activity;
    if activity.archived || activity.days.is_some_and(|days| days.to < wish.today) {
        return None;
    }
    let (mut score, first) = match asked.card {
        Some(card) => by_card(activity, card, asked.level, wish)?,
        None => by_words(entry, &asked.words)?,
    };
    let mut reasons = vec![first];
    if let Some(level) = asked.level.filter(|level| suits(activity.form, *level)) {
        score += SUITS_LEVEL;
        reasons.push(Reason::Suits { level });
    }
    reasons.extend(activity.hours.map(Reason::Hours));
    let (when, more) = by_days(activity, wish, load);
    score += more;
    reasons.push(when);
    score += if activity.seats.is_some() { SEATS } else { 0 };
    if activity.price == Some(0) {
        score += FREE;
        reasons.push(Reason::Free);
    }
    Some(Proposal { activity, score, reasons })
}

fn by_card(activity: &Activity, card: &RoleCard, level: Option<u8>, wish: &Wish) -> Option<(u32, Reason)> {
    let title = || card.title.clone();
    if activity.develops.contains(&card.id) {
        return Some((DEVELOPS, Reason::Develops { card: title(), competence: card.competence, level }));
    }
    if activity.roles.contains(&card.id) {
        return Some((HELD_IN_ROLE, Reason::HeldInRole { card: title() }));
    }
    let own = |id: &&crate::sync::ids::RecordId| card.competences.contains(id);
    let needed = activity.develops.iter().filter(own).find_map(|id| wish.cards.get(id))?;
    Some((NEEDED, Reason::Needed { competence: needed.title.clone(), card: title() }))
}

/// One word in the title is enough; in the text it takes two, where two were said.
fn by_words(entry: &Entry, words: &[(String, Option<u32>)]) -> Option<(u32, Reason)> {
    let among =
        |stems: &[u32], stem: Option<u32>| stem.is_some_and(|stem| stems.binary_search(&stem).is_ok());
    let (mut in_title, mut in_text, mut met) = (0, 0, Vec::new());
    for (word, stem) in words {
        if among(&entry.title, *stem) {
            in_title += 1;
        } else if among(&entry.text, *stem) {
            in_text += 1;
        } else {
            continue;
        }
        met.push(word.clone());
    }
    let enough = in_title > 0 || in_text >= words.len().clamp(1, 2) as u32;
    let score = (in_title * WORD_IN_TITLE + in_text * WORD_IN_TEXT).min(NEEDED);
    enough.then_some((score, Reason::Words(met)))
}

fn by_days(activity: &Activity, wish: &Wish, load: &Load) -> (Reason, u32) {
    let Some(days) = activity.days else { return (Reason::AnyTime, AHEAD / 2) };
    let mut score = 0;
    if wish.within.is_none_or(|within| within.from <= days.from && days.to <= within.to) {
        score += WITHIN_PERIOD;
    }
    let already = |month| load.months.get(&month).copied().unwrap_or_default();
    let mut months = spread(days, activity.hours.unwrap_or_default()).into_iter();
    if months.all(|(month, hours)| already(month).saturating_add(hours) <= MONTH_HOURS_ADVICE) {
        score += ROOM_IN_MONTH;
    }
    if days.from < wish.today {
        return (Reason::Going(days.to), score);
    }
    let month = days.from.calendar_month();
    let when = activity.seats.map_or(Reason::Begins(month), |seats| Reason::Seats { seats, month });
    (when, score + AHEAD)
}

fn suits(form: &str, level: u8) -> bool {
    let forms = usize::from(level).checked_sub(1).and_then(|at| SUITS.get(at));
    forms.is_some_and(|forms| forms.contains(&form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_activity_develops_outweighs_all_the_rest_together() {
        let small = WITHIN_PERIOD + AHEAD + ROOM_IN_MONTH + SUITS_LEVEL + FREE + SEATS;
        assert!(DEVELOPS > HELD_IN_ROLE + small && HELD_IN_ROLE > NEEDED + small);
    }

    #[test]
    fn every_form_that_suits_a_level_is_a_form() {
        let known = |form: &&str| crate::domain::activity::FORMS.iter().any(|(name, _)| name == form);
        assert!(SUITS.iter().all(|forms| forms.iter().all(known)));
    }
}
