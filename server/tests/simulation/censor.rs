//! Hidden means not sent: every frame is read before it leaves, record by record and value by value.

use karta_core::sync::protocol::{Entry, Frame, Item};

use super::truth::{Truth, ensure, fact_of};

pub fn check(truth: &Truth, who: &str, frame: &Frame) -> Result<(), String> {
    ensure(frame.upto <= truth.log.len() as u64, || format!("a frame up to {} is not durable", frame.upto))?;
    for item in &frame.items {
        check_item(truth, who, item).map_err(|broken| format!("told to {who}: {broken} (A-1)"))?;
    }
    Ok(())
}

fn check_item(truth: &Truth, who: &str, item: &Item) -> Result<(), String> {
    let (id, cells) = match item {
        Item::Record(record) => (&record.id, &record.fields),
        Item::Cells { id, cells, .. } => (id, cells),
        Item::Hide(id) => {
            let seen = truth.facts.get(id.as_str()).is_some_and(|fact| truth.sees(who, fact));
            return ensure(!seen, || format!("{id} is hidden from who may see it"));
        }
    };
    let fact = truth.facts.get(id.as_str()).ok_or_else(|| format!("{id} is in no log"))?;
    ensure(truth.sees(who, fact), || format!("{id} is not for them"))?;
    for (name, cell) in cells {
        let said = fact.values.get(name).map(|(value, _)| value);
        ensure(said == Some(&cell.value), || format!("{id}.{name} is {said:?}, not {:?}", cell.value))?;
    }
    match item {
        Item::Record(record) => ensure(&fact_of(record) == fact, || format!("{id} is not as in the log")),
        _ => Ok(()),
    }
}

pub fn check_history(truth: &Truth, who: &str, record: &str, log: Option<&[Entry]>) -> Result<(), String> {
    let Some(fact) = truth.facts.get(record) else {
        return ensure(log.is_none(), || format!("{record} has a history and is in no log"));
    };
    let sees = truth.sees(who, fact);
    ensure(log.is_some() == sees, || {
        format!("{who} may{} see the history of {record} (A-1)", if sees { "" } else { " not" })
    })?;
    let mine = |entry: &&Entry| entry.author.as_str() == who;
    let own = truth.log.iter().filter(|entry| entry.change.record.as_str() == record).filter(mine);
    let told = log.unwrap_or_default().iter().filter(mine);
    ensure(!sees || own.count() == told.count(), || {
        format!("{who} does not find their own words on {record} (M-2)")
    })
}
