//! Why somebody sits where they sit, and what moving them does, in words.

use super::{Candidate, Candidates, Proposal, Seat, WISH, WaveRole};
use crate::{
    domain::{
        assessment::scale::{LEADER_LEVEL, MASTERED_LEVEL, level_title},
        plural::genitive,
    },
    sync::ids::RecordId,
};

/// One reason of a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    ByHand,
    /// Leads at level 3 or higher.
    Leads(u8),
    /// Leads, although the level is lower or not known: nobody better was free.
    LeadsForWant(Option<u8>),
    /// Below level 2 in this role.
    Gap(u8),
    /// At this level already: the seat makes the group even.
    Even(u8),
    Undetermined,
    /// The wish fulfilled, from 1.
    Wish(usize),
    /// Was in this role's group before.
    Again,
    /// Was in other groups before, not in this one.
    New,
}

impl Reason {
    /// A clause of a sentence that [`Seat::why`] makes.
    fn words(self) -> String {
        let level = |level: u8| format!("уровень {level} («{}»)", level_title(Some(level)));
        match self {
            Self::ByHand => "место выбрано вручную".into(),
            Self::Leads(at) => format!("может вести группу: {}", level(at)),
            Self::LeadsForWant(Some(at)) => {
                format!("ведёт группу: {}, более опытные нужны в других группах", level(at))
            }
            Self::LeadsForWant(None) => {
                "ведёт группу, хотя уровень не определён: решите, готов ли человек".into()
            }
            Self::Gap(at) => format!("есть чему учиться в этой роли: {}", level(at)),
            Self::Even(at) => format!("роль уже освоена: {}, место выравнивает группы", level(at)),
            Self::Undetermined => "уровень в этой роли ещё не определён".into(),
            Self::Wish(1) => "это первое пожелание".into(),
            Self::Wish(2) => "это второе пожелание".into(),
            Self::Wish(_) => "это третье пожелание".into(),
            Self::Again => "эта роль уже была раньше".into(),
            Self::New => "в этой роли раньше не было опыта погружения".into(),
        }
    }
}

impl Seat {
    /// The reasons, the weightiest first.
    pub fn reasons(&self, person: &Candidate) -> Vec<Reason> {
        let level = person.levels.get(&self.role).copied();
        let mut reasons = Vec::new();
        if person.pinned.as_ref().is_some_and(|(role, _)| role == &self.role) {
            reasons.push(Reason::ByHand);
        }
        reasons.push(match (self.leads, level) {
            (true, Some(level)) if level >= LEADER_LEVEL => Reason::Leads(level),
            (true, level) => Reason::LeadsForWant(level),
            (false, Some(level)) if level < MASTERED_LEVEL => Reason::Gap(level),
            (false, Some(level)) => Reason::Even(level),
            (false, None) => Reason::Undetermined,
        });
        let wish = person.wishes.iter().take(WISH.len()).position(|wish| wish == &self.role);
        reasons.extend(wish.map(|at| Reason::Wish(at + 1)));
        if person.earlier.contains_key(&self.role) {
            reasons.push(Reason::Again);
        } else if !person.earlier.is_empty() {
            reasons.push(Reason::New);
        }
        reasons
    }

    /// The reasons as one sentence.
    pub fn why(&self, person: &Candidate) -> String {
        let clauses: Vec<String> = self.reasons(person).into_iter().map(Reason::words).collect();
        capital(&clauses.join("; ")) + "."
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// What moving one person does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// Points won, or lost where negative.
    pub points: i64,
    /// The group left: its size afterwards, and whether it stays without a leader.
    pub left: (usize, bool),
    /// The size of the group entered, afterwards.
    pub entered: usize,
    /// In words, the gravest first.
    pub words: Vec<String>,
}

impl Proposal {
    /// The effect of moving somebody; `None` for who is not placed.
    pub fn effect(
        &self,
        person: &RecordId,
        to: &RecordId,
        leads: bool,
        people: &Candidates,
        roles: &[WaveRole],
    ) -> Option<Effect> {
        let from = self.seat(person)?;
        let moved = self.moved(person, to, leads);
        let size = |role: &RecordId| moved.group(role).count();
        let headless = moved.leader(&from.role).is_none() && size(&from.role) > 0;
        let points = moved.points(people) - self.points(people);
        let title = |id: &RecordId| roles.iter().find(|role| &role.id == id).map_or("", |role| &role.title);
        let mut words = Vec::new();
        if headless {
            words.push(format!("Группа «{}» останется без ведущего.", title(&from.role)));
        }
        if size(&from.role) == 0 {
            words.push(format!("В группе «{}» никого не останется.", title(&from.role)));
        }
        let sizes: Vec<usize> = roles.iter().map(|role| size(&role.id)).collect();
        let (least, most) = (sizes.iter().min().copied()?, sizes.iter().max().copied()?);
        if most > least + 1 {
            words.push(format!("Группы станут неравными: от {least} до {most} {}.", people_after(most)));
        }
        if let (Some(seat), Some(candidate)) = (moved.seat(person), people.get(person)) {
            words.push(seat.why(candidate));
        }
        words.push(match points {
            0 => "В целом расстановка не хуже и не лучше.".into(),
            1.. => "В целом расстановка станет удачнее.".into(),
            _ => "В целом расстановка станет менее удачной.".into(),
        });
        Some(Effect { points, left: (size(&from.role), headless), entered: size(to), words })
    }
}

/// «от 2 до 5 человек», «от 1 до 21 человека»: the genitive after «до».
fn people_after(count: usize) -> &'static str {
    genitive(count as u64, ["человека", "человек"])
}
