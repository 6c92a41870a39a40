//! What becomes of something offered to the catalogue: a material or a proposed change. It is offered,
//! then accepted, declined, or returned with a word, after which its author may rework it.

use crate::sync::{
    audience::Audience,
    ids::RecordId,
    record::{AUDIENCE, NAME, NUMBER, Record},
    replica::Draft,
};

/// The stored names of the states.
pub const STATES: &[&str] = &["offered", "returned", "accepted", "declined"];

const STATE: &str = "state";
const WORD: &str = "word";

/// Where something offered stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Review {
    #[default]
    Offered,
    Returned,
    Accepted,
    Declined,
}

impl Review {
    /// The state of a record. An absent or unreadable one is «offered»: it is shown to fewer people.
    pub fn of(record: &Record) -> Self {
        match record.text(STATE) {
            Some("returned") => Self::Returned,
            Some("accepted") => Self::Accepted,
            Some("declined") => Self::Declined,
            _ => Self::Offered,
        }
    }

    /// The stored name.
    pub fn name(self) -> &'static str {
        STATES[self as usize]
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Offered => "на рассмотрении",
            Self::Returned => "возвращено с замечанием",
            Self::Accepted => "принято",
            Self::Declined => "отклонено",
        }
    }
}

/// All see what is accepted; until then its author and those who decide do.
pub(super) fn audience(record: &Record) -> Audience {
    if Review::of(record) == Review::Accepted { Audience::All } else { Audience::Keepers }
}

/// The gesture by which an expert decides, with a word for the author where there is one to say.
pub fn decide(record: &RecordId, to: Review, word: &str) -> Draft {
    let fields = vec![(STATE.to_owned(), to.name().into()), (WORD.to_owned(), word.trim().into())];
    Draft::Set { record: record.clone(), fields }
}

/// Whether its author has reworked what was returned: it waits for the expert again. The expert's last say is
/// the newer of the state and the word: returned twice, the state stands and the word alone is new.
pub fn is_reworked(record: &Record) -> bool {
    if Review::of(record) != Review::Returned {
        return false;
    }
    let said = [STATE, WORD].into_iter().filter_map(|name| record.fields.get(name)).map(|cell| &cell.version);
    let Some(said) = said.reduce(|last, other| if other.outranks(last) { other } else { last }) else {
        return false;
    };
    let not_content = [STATE, WORD, AUDIENCE, NAME, NUMBER];
    let mut content = record.fields.iter().filter(|(name, _)| !not_content.contains(&name.as_str()));
    content.any(|(_, cell)| cell.version.outranks(said))
}
