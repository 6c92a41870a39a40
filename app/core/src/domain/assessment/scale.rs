//! The scale: when a level is met, and at which level somebody stands (DOMAIN.md §0; the share and the number of
//! answers are working conventions).

use crate::domain::{
    diagnostic::{
        answer::Answer,
        mark::{Mark, Marks},
        round_card::RoundCard,
    },
    level::SCALE,
};

/// «да» among the answered indicators of a level that make it met, per cent.
pub const MET_PERCENT: u32 = 75;
/// Answers to a level, fewer than which decide nothing.
pub const ANSWERS_LEAST: u16 = 2;
/// The least level of a leader.
pub const LEADER_LEVEL: u8 = 3;
/// The least level at which a role counts as mastered; below it is a gap.
pub const MASTERED_LEVEL: u8 = 2;

/// The answers to the indicators of one level, «не могу оценить» left out of `answered`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub yes: u16,
    pub answered: u16,
    /// «не могу оценить».
    pub cannot: u16,
}

impl Tally {
    /// Of the marks that the card asks; others are not counted.
    pub fn of<'a>(
        indicators: impl IntoIterator<Item = &'a crate::sync::ids::RecordId>,
        marks: &Marks,
    ) -> Self {
        let mut tally = Self::default();
        indicators.into_iter().filter_map(|id| marks.get(id)).for_each(|mark| tally.count(*mark));
        tally
    }

    pub fn count(&mut self, mark: Mark) {
        match mark {
            Mark::Yes => (self.yes, self.answered) = (self.yes + 1, self.answered + 1),
            Mark::NotYet => self.answered += 1,
            Mark::Cannot => self.cannot += 1,
        }
    }

    pub fn met(self) -> Met {
        if self.answered + self.cannot == 0 {
            Met::NotAsked
        } else if self.answered < ANSWERS_LEAST {
            Met::Undetermined
        } else if u32::from(self.yes) * 100 >= u32::from(self.answered) * MET_PERCENT {
            Met::Met
        } else {
            Met::NotMet
        }
    }
}

/// Whether a level is met.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Met {
    #[default]
    NotAsked,
    /// Too few answers.
    Undetermined,
    NotMet,
    Met,
}

impl Met {
    pub fn title(self) -> &'static str {
        match self {
            Self::NotAsked => "не спрашивали",
            Self::Undetermined => "не определён",
            Self::NotMet => "пока нет",
            Self::Met => "есть",
        }
    }
}

/// Where one rater's answers put somebody on one card.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// 0 to 4; `None` while it is «не определён».
    pub level: Option<u8>,
    /// Levels 1 to 4.
    pub levels: [Met; 4],
}

/// The words of a level; «не определён» for none.
pub fn level_title(level: Option<u8>) -> &'static str {
    level.and_then(|level| SCALE.get(usize::from(level)).copied()).unwrap_or("не определён")
}

/// The tallies of levels 1 to 4.
pub fn tallies(card: &RoundCard, answer: &Answer) -> [Tally; 4] {
    let level = |at: usize| Tally::of(card.levels[at].indicators.iter().map(|it| &it.id), &answer.levels[at]);
    [level(0), level(1), level(2), level(3)]
}

/// The level: the highest met with all lower ones met. Levels below the lowest asked are not asked because they
/// are beneath somebody: they count as met once the lowest asked one is, and leave the level open while it is
/// not.
pub fn standing(tallies: &[Tally; 4]) -> Standing {
    let levels = tallies.map(Tally::met);
    let Some(lowest) = levels.iter().position(|met| *met != Met::NotAsked) else {
        return Standing { level: None, levels };
    };
    let run = levels[lowest..].iter().take_while(|met| **met == Met::Met).count();
    let level = match (run, levels[lowest]) {
        (0, Met::NotMet) => (lowest == 0).then_some(0),
        (0, _) => None,
        (run, _) => u8::try_from(lowest + run).ok(),
    };
    Standing { level, levels }
}

/// Where a person's level comes from. Colleagues' and game marks never set it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Conferred by a методист on evidence.
    Confirmed,
    Expert,
    Own,
}

impl Source {
    pub fn title(self) -> &'static str {
        match self {
            Self::Confirmed => "подтверждён",
            Self::Expert => "по оценке эксперта",
            Self::Own => "по самооценке",
        }
    }
}

/// The level of a person with its source: confirmed, else the expert's, else their own.
pub fn person_level(confirmed: Option<u8>, expert: Option<u8>, own: Option<u8>) -> Option<(u8, Source)> {
    let named = |level: Option<u8>, source| level.map(|level| (level, source));
    named(confirmed, Source::Confirmed).or(named(expert, Source::Expert)).or(named(own, Source::Own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(yes: u16, answered: u16) -> Tally {
        Tally { yes, answered, cannot: 0 }
    }

    const MET: Tally = Tally { yes: 3, answered: 4, cannot: 1 };
    const NOT: Tally = Tally { yes: 2, answered: 3, cannot: 0 };
    const NONE: Tally = Tally { yes: 0, answered: 0, cannot: 0 };
    const FEW: Tally = Tally { yes: 1, answered: 1, cannot: 2 };

    #[test]
    fn three_of_four_meet_a_level_and_two_of_three_do_not() {
        assert_eq!(
            (tally(3, 4).met(), tally(2, 3).met(), tally(2, 2).met()),
            (Met::Met, Met::NotMet, Met::Met)
        );
    }

    #[test]
    fn one_answer_decides_nothing_and_what_cannot_be_judged_is_no_answer() {
        assert_eq!((FEW.met(), NONE.met()), (Met::Undetermined, Met::NotAsked));
        assert_eq!(Tally { cannot: 4, ..NONE }.met(), Met::Undetermined);
        assert_eq!(Tally { cannot: 9, ..tally(3, 4) }.met(), Met::Met);
    }

    #[test]
    fn a_level_counts_only_with_all_lower_ones_met() {
        let cases = [
            ([MET, MET, NOT, MET], Some(2)),
            ([MET, MET, MET, MET], Some(4)),
            ([NOT, MET, MET, NONE], Some(0)),
            ([MET, FEW, MET, NONE], Some(1)),
            ([MET, NONE, MET, NONE], Some(1)),
        ];
        for (tallies, level) in cases {
            assert_eq!(standing(&tallies).level, level, "{tallies:?}");
        }
    }

    #[test]
    fn levels_beneath_somebody_are_taken_as_met_once_the_lowest_asked_is() {
        assert_eq!(standing(&[NONE, MET, MET, NOT]).level, Some(3));
        assert_eq!(standing(&[NONE, NOT, NOT, NONE]).level, None, "level 1 is still to be asked");
        assert_eq!(standing(&[NONE, FEW, MET, MET]).level, None);
        assert_eq!(standing(&[NONE; 4]).level, None);
    }

    #[test]
    fn a_persons_level_names_its_source_and_the_confirmed_one_goes_first() {
        assert_eq!(person_level(Some(2), Some(4), Some(4)), Some((2, Source::Confirmed)));
        assert_eq!(person_level(None, Some(1), Some(4)), Some((1, Source::Expert)));
        assert_eq!(person_level(None, None, Some(0)), Some((0, Source::Own)));
        assert_eq!(person_level(None, None, None), None);
    }
}
