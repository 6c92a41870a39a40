//! Figures of the trajectory: `cargo run --release -p karta-core --example bench_trajectory`. A plan of 200
//! steps and a register of 2,000 activities. Prints, asserts nothing.

mod seed_words;

use std::{
    collections::{BTreeMap, BTreeSet},
    hint::black_box,
    time::Instant,
};

use karta_core::{
    domain::{
        activity::{Activity, FORMS},
        day::{Day, Period},
        gap::Gap,
        role::RoleCard,
        trajectory::{
            comparison::compare,
            findings::{Asked, findings},
            living,
            load::Load,
            proposals::{Register, Wish, propose},
            step::{self, Step},
            version::Snapshot,
        },
    },
    sync::{Record, RecordId},
};
use seed_words::{Words, record};
use serde_json::{Value, json};

const ACTIVITIES: usize = 2_000;
const STEPS: usize = 200;
const CARDS: usize = 40;
const RUNS: usize = 200;

fn main() {
    let mut words = Words::new();
    let activities: Vec<Record> = (0..ACTIVITIES).map(|n| words.activity(n)).collect();
    let activities: Vec<Activity> = living(&activities, "activity");
    let cards: Vec<Record> = (0..CARDS).map(|n| words.card(n)).collect();
    let cards: Vec<RoleCard> = living(&cards, "role_card");
    let cards: BTreeMap<RecordId, RoleCard> = cards.into_iter().map(|card| (card.id.clone(), card)).collect();
    let records: Vec<Record> = (0..STEPS).map(|n| words.step(n)).collect();
    let steps: Vec<Step> = living(&records, step::KIND);

    let since = Instant::now();
    let register = Register::of(activities.iter().cloned());
    println!("{:<44} {:>8.2} ms", format!("making {ACTIVITIES} activities ready, once"), ms(since));
    let gaps = [
        ("a level of a role", Gap::Level { card: "role-1".into(), level: 2 }),
        ("a competence", Gap::Competence { card: "role-2".into() }),
        ("own words", Gap::Words(words.text(8))),
    ];
    let day = |text| Day::from_iso(text).expect("a day");
    let (done, today) = (BTreeSet::new(), day("2026-11-24"));
    for (name, gap) in &gaps {
        let within = Period::new(day("2026-09-01"), day("2027-08-31"));
        let wish = Wish { gap, cards: &cards, steps: &steps, done: &done, within, today };
        measure(&format!("proposals for {name}"), || propose(&register, &wish).len());
    }
    let known: BTreeMap<RecordId, Activity> =
        activities.into_iter().map(|one| (one.id.clone(), one)).collect();
    let asked = Asked { head: None, goals: &[], steps: &steps, register: Some(&known), today };
    measure(&format!("findings on {STEPS} steps"), || findings(&asked).len());
    measure("load by month", || Load::of(&steps).months.len());
    let old = Snapshot::of(&records);
    let changed: Vec<Record> = (0..STEPS).map(|n| words.step(n)).collect();
    let new = Snapshot::of(&changed);
    measure("comparing two versions, all steps reworded", || compare(&old, &new, |_| None).len());
    let bytes = serde_json::to_string(&old).map_or(0, |text| text.len());
    println!("{:<44} {bytes:>8} bytes", format!("a version of {STEPS} steps"));
}

fn measure(name: &str, mut run: impl FnMut() -> usize) {
    let mut took = Vec::new();
    for _ in 0..RUNS {
        let since = Instant::now();
        black_box(run());
        took.push(ms(since));
    }
    took.sort_by(f64::total_cmp);
    let (median, worst) = (took[took.len() / 2], took.last().copied().unwrap_or_default());
    println!("{name:<44} {median:>8.2} ms, at worst {worst:.2} ms; {} found", run());
}

fn ms(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

impl Words {
    fn days(&mut self) -> Value {
        let from = Day::new(2026, 9, 1).and_then(|day| day.plus(self.below(360) as i32));
        let to = from.and_then(|from| from.plus(self.below(60) as i32));
        from.zip(to).map_or(Value::Null, |(from, to)| Period { from, to }.to_value())
    }

    fn activity(&mut self, n: usize) -> Record {
        let fields = json!({
            "title": self.text(6), "form": FORMS[n % FORMS.len()].0, "days": self.days(),
            "hours": self.below(72) + 1, "seats": 25, "price": 0, "organiser": self.text(3),
            "develops": [format!("role-{}", self.below(CARDS))], "roles": [format!("role-{}", n % CARDS)],
            "text": self.text(60),
        });
        record(&format!("activity-{n}"), "activity", fields)
    }

    fn card(&mut self, n: usize) -> Record {
        let competences = [format!("role-{}", (n + 1) % CARDS), format!("role-{}", (n + 2) % CARDS)];
        let fields = json!({ "title": self.text(2), "order": "80", "competences": competences });
        record(&format!("role-{n}"), "role_card", fields)
    }

    fn step(&mut self, n: usize) -> Record {
        let depends: Vec<String> =
            n.checked_sub(1).map(|before| format!("step-{before}")).into_iter().collect();
        let fields = json!({
            "title": self.text(6), "form": FORMS[self.below(FORMS.len())].0, "order": "80", "days": self.days(),
            "hours": self.below(72), "depends": depends, "develops": [format!("role-{}", n % CARDS)],
            "result": self.text(10), "presentation": self.text(5),
            "source": { "activity": format!("activity-{}", n * 7) },
        });
        record(&format!("step-{n}"), step::KIND, fields)
    }
}
