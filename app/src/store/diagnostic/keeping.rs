//! What the owner of a round does: makes it, begins it, names people and raters, closes it and opens it anew.

use std::collections::{BTreeMap, BTreeSet};

use karta_core::{
    domain::{
        assessment::{
            asking::Progress,
            duty::{self, Duty},
        },
        diagnostic::{
            assignment::{self, Assignment, Part},
            instrument::Instrument,
            round::{Round, Scheme},
            subject::{self, Subject},
        },
        grants::Function,
        member::{self, Member},
        space::SpaceKind,
    },
    sync::{
        PrincipalId, RecordId, SpaceId,
        record::{Fields, fields},
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::{OpenRound, asked, bank::Bank};
use crate::{failure::Failure, store::people, wire::trajectory::PersonLine};

/// Why a round cannot begin yet, in words for people.
pub const NO_PEOPLE: &str = "Сначала добавьте людей: без них некого спрашивать.";
const NO_INSTRUMENT: &str = "Сначала выберите инструмент.";
const NO_CARDS: &str = "В инструменте нет ни карточек с показателями, ни вопросов.";

/// Makes a round with these facts and gives its id.
pub async fn found_round(
    title: &str,
    instrument: Option<&RecordId>,
    raters: Scheme,
    days: Option<Value>,
) -> Result<SpaceId, Failure> {
    let mut head = fields([("title", title.trim().into()), ("raters", raters.to_value())]);
    head.extend(instrument.map(|id| ("instrument".to_owned(), json!(id))));
    head.extend(days.map(|days| ("days".to_owned(), days)));
    people::found(SpaceKind::Round, head).await
}

/// How far one person is with all that they are asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    pub person: PrincipalId,
    pub name: String,
    pub duties: Vec<(Duty, Progress)>,
}

impl OpenRound {
    /// Who belongs to the round, by name.
    pub fn members(self) -> Vec<Member> {
        let mut members: Vec<Member> = self.space().all(member::KIND);
        members.sort_by(|a, b| (&a.name, &a.person).cmp(&(&b.name, &b.person)));
        members
    }

    /// A person's name: as they are assessed, or as they belong here.
    pub fn name_of(self, person: &PrincipalId) -> String {
        let assessed = self.subjects.with(|all| {
            let own = all.iter().find(|it| it.person.as_ref() == Some(person) && !it.is_organisation);
            own.map(|it| it.name.clone())
        });
        let member = || Some(Member::try_from(&self.space().record(&Member::id_of(person))?).ok()?.name);
        assessed.or_else(member).unwrap_or_else(|| "кто-то".to_owned())
    }

    /// Keeps the wording of the instrument: from now on people answer. Gives how many cards are asked.
    ///
    /// # Errors
    /// With a word for people where there is nobody or nothing to ask.
    pub fn begin(self) -> Result<usize, &'static str> {
        untrack(|| {
            if self.subjects.with(Vec::is_empty) {
                return Err(NO_PEOPLE);
            }
            let bank = Bank::here();
            let id = self.head.with(|head| head.as_ref().and_then(|head| head.instrument.clone()));
            let instrument: Instrument = id.and_then(|id| bank.get(&id)).ok_or(NO_INSTRUMENT)?;
            let cards = bank.frozen(&instrument);
            if cards.is_empty() {
                return Err(NO_CARDS);
            }
            self.space().make(cards.iter().map(|card| card.draft()).collect(), Manner::Act);
            Ok(cards.len())
        })
    }

    /// Puts the round into «Корзина» with all that is in it: without its own facts it is shown nowhere.
    pub fn delete(self) {
        self.space().delete(&Round::record());
    }

    pub fn set_closed(self, closed: bool) {
        self.write_head("closed", closed);
    }

    pub fn set_scheme(self, raters: Scheme) {
        self.write_head("raters", raters.to_value());
    }

    /// Puts people with accounts on the list and lets them in.
    ///
    /// # Errors
    /// Where the server cannot be reached or refuses.
    pub async fn add_people(self, people: Vec<PersonLine>) -> Result<(), Failure> {
        let ids: Vec<PrincipalId> = people.iter().map(|it| it.principal.clone()).collect();
        asked::let_in(self.id(), ids, Function::Participant).await?;
        let drafts = people.into_iter().map(|line| {
            let record = Subject::id_of(&line.principal);
            let fields = fields([
                ("name", line.name.into()),
                ("sort", "person".into()),
                ("person", json!(line.principal)),
            ]);
            self.put(record, subject::KIND, fields)
        });
        self.space().make(drafts.flatten().collect(), Manner::Act);
        Ok(())
    }

    /// Puts a name without an account on the list: colleagues and experts can rate it.
    pub fn add_name(self, name: &str, organisation: bool) {
        let sort = if organisation { "organisation" } else { "person" };
        self.space().create(subject::KIND, fields([("name", name.trim().into()), ("sort", sort.into())]));
    }

    /// Makes people experts: each rates everybody but themselves.
    ///
    /// # Errors
    /// Where the server cannot be reached or refuses.
    pub async fn add_expert(self, expert: PersonLine) -> Result<(), Failure> {
        asked::let_in(self.id(), vec![expert.principal.clone()], Function::Expert).await?;
        let all = self.subjects.get_untracked();
        let rated = all.iter().filter(|it| it.person.as_ref() != Some(&expert.principal));
        let made = rated.map(|it| Assignment {
            subject: it.id.clone(),
            rater: expert.principal.clone(),
            part: Part::Expert,
        });
        self.assign(made.collect());
        Ok(())
    }

    /// Whom the owner may not have rated by others: they are sent every answer.
    pub fn unrated(self) -> BTreeSet<PrincipalId> {
        let keepers = self.members().into_iter().filter(|it| it.functions.contains(&Function::Owner));
        keepers.map(|it| it.person).collect()
    }

    /// Names raters; who rates already is passed over, and so is whoever is sent every answer.
    pub fn assign(self, made: Vec<Assignment>) {
        let unrated = untrack(|| self.unrated());
        let keeps = |it: &Assignment| {
            let person = untrack(|| self.subject(&it.subject)).and_then(|subject| subject.person);
            person.is_some_and(|person| unrated.contains(&person) || person == it.rater)
        };
        let drafts = made.into_iter().filter(|it| !keeps(it)).flat_map(|it| {
            let record = Assignment::id_of(&it.subject, &it.rater);
            let fields = fields([
                ("subject", json!(it.subject)),
                ("rater", json!(it.rater)),
                ("part", it.part.name().into()),
            ]);
            self.put(record, assignment::KIND, fields)
        });
        self.space().make(drafts.collect(), Manner::Act);
    }

    /// Colleagues by lot for everybody; those named before stay.
    pub fn assign_by_lot(self) {
        let Some(each) = self.head.with_untracked(|head| head.as_ref().map(|head| head.raters.colleagues))
        else {
            return;
        };
        let unrated = untrack(|| self.unrated());
        let people = self.subjects.get_untracked();
        self.assign(assignment::by_lot(&people, each, self.id().as_str(), &unrated));
    }

    pub fn unassign(self, subject: &RecordId, rater: &PrincipalId) {
        self.space().delete(&Assignment::id_of(subject, rater));
    }

    /// Who answers for an organisation; nobody where it is empty.
    pub fn set_speaker(self, subject: &RecordId, person: &str) {
        let value = if person.is_empty() { Value::Null } else { person.into() };
        self.space().set(subject, "person", value);
    }

    /// Takes somebody off the list, with what they were to rate. Their answers stay and are not counted. Gives the
    /// person who belongs to the round no longer.
    pub fn take_out(self, subject: &Subject) -> Option<PrincipalId> {
        let leaves = subject.person.clone().filter(|_| !subject.is_organisation);
        let leaves = leaves.filter(|person| untrack(|| !self.unrated().contains(person)));
        let assignments = self.assignments.get_untracked();
        let theirs = assignments
            .into_iter()
            .filter(|it| it.subject == subject.id || leaves.as_ref() == Some(&it.rater));
        let drafts = theirs.map(|it| Assignment::id_of(&it.subject, &it.rater));
        let drafts = drafts.chain([subject.id.clone()]).map(|record| Draft::Delete { record });
        self.space().make(drafts.collect(), Manner::Act);
        leaves
    }

    /// How far everybody is, by name. What they answer is not in it.
    pub fn courses(self) -> Vec<Course> {
        let Some(raters) = self.head.with(|head| head.as_ref().map(|head| head.raters)) else {
            return Vec::new();
        };
        let (subjects, assignments) = (self.subjects.get(), self.assignments.get());
        let mut people: BTreeMap<PrincipalId, String> = BTreeMap::new();
        for person in subjects.iter().filter_map(|it| it.person.clone()) {
            let name = self.name_of(&person);
            people.insert(person, name);
        }
        for rater in assignments.iter().map(|it| it.rater.clone()) {
            people.entry(rater.clone()).or_insert_with(|| self.name_of(&rater));
        }
        self.cards.with(|cards| {
            self.answers.with(|answers| {
                let answers = duty::by_id(answers);
                let one = |(person, name): (PrincipalId, String)| {
                    let duties = duty::duties(&person, raters, &subjects, &assignments);
                    let far = |duty: Duty| {
                        let progress = duty::progress_of(&duty, &person, cards, &answers);
                        (duty, progress)
                    };
                    Course { duties: duties.into_iter().map(far).collect(), person, name }
                };
                let mut courses: Vec<Course> = people.into_iter().map(one).collect();
                courses.sort_by(|a, b| (&a.name, &a.person).cmp(&(&b.name, &b.person)));
                courses
            })
        })
    }

    /// What makes a record that may lie in «Корзина» already.
    fn put(self, record: RecordId, kind: &str, fields: Fields) -> Vec<Draft> {
        let there = self.space().peek(|replica| replica.record(&record).map(|record| record.is_alive()));
        match there {
            None => vec![Draft::Create { record, kind: kind.into(), fields }],
            Some(true) => Vec::new(),
            Some(false) => vec![
                Draft::Restore { record: record.clone() },
                Draft::Set { record, fields: fields.into_iter().collect() },
            ],
        }
    }
}
