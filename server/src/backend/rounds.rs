//! Rounds of diagnostics: whom they are about, what they ask of a person, what the assessed are sent at the end.

use std::collections::BTreeSet;

use app::{
    failure::{Failure, FailureCode},
    ports::rounds::Rounds,
    wire::{
        rounds::{ConferredLine, RoundLine, ends_of},
        trajectory::PersonLine,
    },
};
use async_trait::async_trait;
use karta_core::{
    domain::{
        assessment::{
            duty::{self, Duty},
            profile::digest_of,
        },
        diagnostic::{
            answer::{self, Answer},
            assignment::{self, Assignment},
            digest::{self, Digest},
            round::Round,
            round_card::{self, RoundCard},
            subject::{self, Subject},
        },
        grants::{Action, Function, Standing},
        space::SpaceKind,
    },
    limits::ROUND_PEOPLE,
    sync::{Op, PrincipalId, Record, SpaceId, replica::Draft},
};

use super::{
    Request, caller_of,
    spaces::{check, of_kind},
};
use crate::live::room::Room;

mod conferred;

pub use conferred::conferred;

/// What the owner of a round can make somebody: a participant is assessed or rates colleagues.
const CHOSEN: [Function; 2] = [Function::Participant, Function::Expert];

#[async_trait]
impl Rounds for Request {
    async fn rounds(&self) -> Result<Vec<RoundLine>, Failure> {
        let who = self.person().await?;
        let caller = caller_of(Some(who.clone()));
        let mut lines = Vec::new();
        for space in of_kind(&self.karta, &who.principal, SpaceKind::Round).await? {
            let standing = self.karta.hub.standing(&space, caller.clone()).await?;
            let Some(standing) = standing.filter(|standing| standing.may(Action::Read)) else { continue };
            let (me, id) = (who.principal.clone(), space.clone());
            let line = self
                .karta
                .hub
                .read(&space, move |room| line_of(id, &room.records().collect::<Vec<_>>(), &me, standing));
            lines.extend(line.await?);
        }
        Ok(lines)
    }

    async fn people_for_round(&self, space: SpaceId) -> Result<Vec<PersonLine>, Failure> {
        self.must_manage(&space, SpaceKind::Round).await?;
        self.open_people().await
    }

    async fn let_into_round(
        &self,
        space: SpaceId,
        people: Vec<PrincipalId>,
        function: Function,
    ) -> Result<(), Failure> {
        self.must_manage(&space, SpaceKind::Round).await?;
        let unfit = |text: String| Err(Failure::new(FailureCode::BadInput, text));
        if !CHOSEN.contains(&function) {
            return unfit("Позвать можно участника или эксперта.".into());
        }
        if people.len() > ROUND_PEOPLE {
            return unfit(format!("Слишком много сразу: не больше {ROUND_PEOPLE} человек."));
        }
        let me = self.person().await?.principal;
        let accounts = self.karta.people.open_accounts().await?;
        let chosen: BTreeSet<PrincipalId> = people.into_iter().collect();
        let found: Vec<_> = accounts.into_iter().filter(|it| chosen.contains(&it.principal)).collect();
        if found.len() != chosen.len() {
            return unfit("Такой учётной записи нет.".into());
        }
        // Whoever keeps the round belongs to it already.
        for account in found.into_iter().filter(|account| account.principal != me) {
            let functions = BTreeSet::from([function]);
            let let_in = self.karta.hub.let_in(&space, account.principal, account.name, functions, false);
            check(let_in.await?)?;
        }
        Ok(())
    }

    async fn conferred_in_round(&self, space: SpaceId) -> Result<Vec<ConferredLine>, Failure> {
        self.must_manage(&space, SpaceKind::Round).await?;
        let read = |room: &Room| all(&room.records().collect::<Vec<_>>(), subject::KIND);
        let subjects: Vec<Subject> = self.karta.hub.read(&space, read).await?;
        let levels = conferred(&self.karta, &self.person().await?, &subjects).await?;
        let line = |((person, card), level)| ConferredLine { person, card, level };
        Ok(levels.into_iter().map(line).collect())
    }

    async fn send_results(&self, space: SpaceId) -> Result<u32, Failure> {
        self.must_manage(&space, SpaceKind::Round).await?;
        let read =
            self.karta.hub.read(&space, |room| digests_to_send(&room.records().collect::<Vec<_>>())).await?;
        let Some(digests) = read else {
            let text = "Сначала завершите раунд: итоги отправляются один раз.";
            return Err(Failure::new(FailureCode::BadInput, text));
        };
        let count = u32::try_from(digests.len()).unwrap_or(u32::MAX);
        let write = |digest: Digest| match digest.draft() {
            Draft::Create { record, kind, fields } => {
                Some((record, digest::KIND, Op::Create { kind, fields }))
            }
            _ => None,
        };
        self.write(&space, digests.into_iter().filter_map(write).collect()).await?;
        Ok(count)
    }
}

/// The living records of a kind that can be read.
fn all<'a, T>(records: &[&'a Record], kind: &str) -> Vec<T>
where
    T: TryFrom<&'a Record>,
{
    let living = records.iter().copied().filter(|record| record.is_alive() && record.kind.as_str() == kind);
    living.filter_map(|record| T::try_from(record).ok()).collect()
}

fn line_of(space: SpaceId, records: &[&Record], me: &PrincipalId, standing: Standing) -> Option<RoundLine> {
    let round = round_of(records)?;
    let cards: Vec<RoundCard> = all(records, round_card::KIND);
    let subjects: Vec<Subject> = all(records, subject::KIND);
    let assignments: Vec<Assignment> = all(records, assignment::KIND);
    let own: Vec<&Record> = records.iter().copied().filter(|record| record.author == *me).collect();
    let answers: Vec<Answer> = all(&own, answer::KIND);
    let answers = duty::by_id(&answers);
    let duties = duty::duties(me, round.raters, &subjects, &assignments);
    let is_done = |duty: &&Duty| duty::progress_of(duty, me, &cards, &answers).is_done();
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    Some(RoundLine {
        space,
        title: round.title,
        functions: standing.functions,
        days: round.days.map(ends_of),
        begun: !cards.is_empty(),
        closed: round.closed,
        asked: count(duties.len()),
        done: count(duties.iter().filter(is_done).count()),
    })
}

fn round_of(records: &[&Record]) -> Option<Round> {
    let head = records.iter().find(|record| record.id == Round::record() && record.is_alive())?;
    Round::try_from(*head).ok()
}

/// What is still to be sent; `None` while the round goes on. Whoever was sent their digest once is not sent
/// another: its difference would tell one rater's word.
fn digests_to_send(records: &[&Record]) -> Option<Vec<Digest>> {
    round_of(records).filter(|round| round.closed)?;
    let sent = records.iter().filter(|record| record.kind.as_str() == digest::KIND);
    let sent: BTreeSet<_> = sent.map(|record| record.id.clone()).collect();
    let subjects: Vec<Subject> = all(records, subject::KIND);
    let assignments: Vec<Assignment> = all(records, assignment::KIND);
    let answers: Vec<Answer> = all(records, answer::KIND);
    // The answer of somebody who is asked no longer stays, and is not counted.
    let asked: BTreeSet<_> =
        assignments.iter().map(|it| (it.subject.clone(), it.rater.clone(), it.part)).collect();
    let counts = |it: &&Answer| asked.contains(&(it.subject.clone(), it.rater.clone(), it.part));
    let answers: Vec<&Answer> = answers.iter().filter(counts).collect();
    let unsent = subjects.iter().filter(|subject| !sent.contains(&Digest::id_of(&subject.id)));
    Some(unsent.filter_map(|subject| digest_of(subject, answers.iter().copied())).collect())
}
