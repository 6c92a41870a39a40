//! Profile: a person's own result by card: where they stand, what they can, what the next level asks, and how
//! others see it. Read from their own answers and from what the round has sent them of others'.

use std::collections::BTreeMap;

use super::scale::{self, LEADER_LEVEL, MASTERED_LEVEL, Source, Standing};
use crate::{
    domain::diagnostic::{
        answer::Answer,
        assignment::Part,
        digest::{CardDigest, Digest, RATERS_LEAST, Share},
        mark::{Mark, Marks},
        round_card::{FrozenIndicator, RoundCard},
        subject::Subject,
    },
    sync::ids::{PrincipalId, RecordId},
};

/// «да» among colleagues' answers, below which they do not see what the person sees, per cent (a working
/// convention).
const SEEN_PERCENT: u32 = 50;

/// How colleagues see an indicator otherwise than the person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seen {
    /// The person says «пока нет», most colleagues see it.
    More,
    /// The person says «да», fewer than half of the colleagues see it.
    Less,
}

impl Seen {
    pub fn title(self) -> &'static str {
        match self {
            Self::More => "коллеги видят больше, чем вы",
            Self::Less => "коллеги пока видят не всё",
        }
    }
}

/// What the next level asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextLevel {
    /// 1 to 4.
    pub level: u8,
    pub summary: String,
    /// Its indicators that the person has not answered «да».
    pub wanted: Vec<FrozenIndicator>,
}

/// A person on one card.
#[derive(Debug, Clone, PartialEq)]
pub struct CardProfile {
    pub card: RecordId,
    pub title: String,
    pub placed: Option<u8>,
    pub own: Standing,
    pub expert: Option<Standing>,
    pub level: Option<(u8, Source)>,
    /// Colleagues' answers by level, 1 to 4; `None` while there are too few.
    pub colleagues: Option<[Share; 4]>,
    /// Indicators answered «да», the highest level first.
    pub able: Vec<FrozenIndicator>,
    /// `None` at the top, and while the level is not determined.
    pub next: Option<NextLevel>,
    pub seen: Vec<(FrozenIndicator, Seen)>,
}

/// A person's own result.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    pub cards: Vec<CardProfile>,
    /// Cards at level 3 or higher, or else the person's highest from level 2; the highest first.
    pub strengths: Vec<RecordId>,
    /// Cards below level 2, the lowest first: what a trajectory may start from.
    pub gaps: Vec<RecordId>,
}

/// The profile over the round's cards that have levels, in their order. `answers` are the person's own;
/// `confirmed` says which level was conferred on a card.
pub fn profile(
    cards: &[RoundCard],
    answers: &[Answer],
    digest: Option<&Digest>,
    confirmed: &BTreeMap<RecordId, u8>,
) -> Profile {
    let one = |card: &RoundCard| {
        let answer = answers.iter().find(|answer| answer.card == card.card && answer.part == Part::Own);
        let digest = digest.and_then(|digest| digest.cards.get(&card.card));
        of_card(card, answer, digest, confirmed.get(&card.card).copied())
    };
    let cards: Vec<CardProfile> = cards.iter().filter(|card| card.has_levels()).map(one).collect();
    let mut known: Vec<(u8, RecordId)> =
        cards.iter().filter_map(|card| Some((card.level?.0, card.card.clone()))).collect();
    known.sort_by_key(|(level, _)| *level);
    let ids = |part: Vec<&(u8, RecordId)>| part.into_iter().map(|(_, card)| card.clone()).collect();
    let gaps = ids(known.iter().filter(|(level, _)| *level < MASTERED_LEVEL).collect());
    let top = known.last().map_or(0, |(level, _)| *level);
    let least = LEADER_LEVEL.min(top).max(MASTERED_LEVEL);
    let mut strong: Vec<_> = known.iter().filter(|(level, _)| *level >= least).collect();
    strong.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
    let strengths = ids(strong);
    Profile { cards, strengths, gaps }
}

fn of_card(
    card: &RoundCard,
    answer: Option<&Answer>,
    digest: Option<&CardDigest>,
    confirmed: Option<u8>,
) -> CardProfile {
    let own = answer.map(|answer| scale::standing(&scale::tallies(card, answer))).unwrap_or_default();
    let expert =
        digest.filter(|digest| !digest.expert.is_empty()).map(|digest| experts(card, &digest.expert));
    let level = scale::person_level(confirmed, expert.and_then(|standing| standing.level), own.level);
    let mark =
        |level: u8, id: &RecordId| answer.and_then(|it| it.levels[usize::from(level - 1)].get(id)).copied();
    let mut able: Vec<_> =
        card.indicators().filter(|(at, it)| mark(*at, &it.id) == Some(Mark::Yes)).collect();
    able.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
    let next = level.map(|(level, _)| level + 1).and_then(|level| {
        let worded = card.level(level)?;
        let wanted = worded.indicators.iter().filter(|it| mark(level, &it.id) != Some(Mark::Yes));
        Some(NextLevel { level, summary: worded.summary.clone(), wanted: wanted.cloned().collect() })
    });
    let seen = card.indicators().filter_map(|(level, it)| {
        let share = digest?.colleagues.get(&it.id)?;
        Some((it.clone(), seen_otherwise(mark(level, &it.id)?, *share)?))
    });
    CardProfile {
        card: card.card.clone(),
        title: card.title.clone(),
        placed: answer.and_then(|answer| answer.placed),
        own,
        expert,
        level,
        colleagues: digest.and_then(|digest| by_level(card, digest)),
        seen: seen.collect(),
        able: able.into_iter().map(|(_, it)| it.clone()).collect(),
        next,
    }
}

fn experts(card: &RoundCard, marks: &Marks) -> Standing {
    let tally = |at: usize| scale::Tally::of(card.levels[at].indicators.iter().map(|it| &it.id), marks);
    scale::standing(&[tally(0), tally(1), tally(2), tally(3)])
}

fn by_level(card: &RoundCard, digest: &CardDigest) -> Option<[Share; 4]> {
    let mut levels = [Share::default(); 4];
    for (level, indicator) in card.indicators() {
        let share = digest.colleagues.get(&indicator.id).copied().unwrap_or_default();
        let sum = &mut levels[usize::from(level - 1)];
        (sum.yes, sum.answered) = (sum.yes + share.yes, sum.answered + share.answered);
    }
    levels.iter().any(|share| share.answered > 0).then_some(levels)
}

fn seen_otherwise(own: Mark, others: Share) -> Option<Seen> {
    let percent = u32::from(others.yes) * 100;
    match own {
        Mark::NotYet if percent > u32::from(others.answered) * SEEN_PERCENT => Some(Seen::More),
        Mark::Yes if percent < u32::from(others.answered) * SEEN_PERCENT => Some(Seen::Less),
        _ => None,
    }
}

/// What a subject is sent of others' answers when the round has ended. `answers` are those of the round that
/// count; `None` where there is nobody to send it to, or nothing that may be shown. Of several experts a mark
/// stands on which none differs.
pub fn digest_of<'a>(subject: &Subject, answers: impl IntoIterator<Item = &'a Answer>) -> Option<Digest> {
    let person: &PrincipalId = subject.person.as_ref()?;
    let mut cards: BTreeMap<RecordId, CardDigest> = BTreeMap::new();
    let mut experts: BTreeMap<(RecordId, RecordId), Option<Mark>> = BTreeMap::new();
    for answer in answers.into_iter().filter(|it| it.subject == subject.id && it.rater != *person) {
        let digest = cards.entry(answer.card.clone()).or_default();
        for (indicator, mark) in answer.levels.iter().chain([&answer.statements]).flatten() {
            match (answer.part, mark) {
                (Part::Colleague, Mark::Yes | Mark::NotYet) => {
                    let share = digest.colleagues.entry(indicator.clone()).or_default();
                    share.answered += 1;
                    share.yes += u16::from(*mark == Mark::Yes);
                }
                (Part::Expert, mark) => {
                    let known =
                        experts.entry((answer.card.clone(), indicator.clone())).or_insert(Some(*mark));
                    *known = known.filter(|known| known == mark);
                }
                _ => {}
            }
        }
    }
    for ((card, indicator), mark) in experts {
        if let (Some(mark), Some(digest)) = (mark, cards.get_mut(&card)) {
            digest.expert.insert(indicator, mark);
        }
    }
    for digest in cards.values_mut() {
        digest.colleagues.retain(|_, share| share.answered >= RATERS_LEAST);
    }
    cards.retain(|_, digest| !digest.colleagues.is_empty() || !digest.expert.is_empty());
    (!cards.is_empty()).then(|| Digest { subject: subject.id.clone(), person: person.clone(), cards })
}

#[cfg(test)]
mod tests;
