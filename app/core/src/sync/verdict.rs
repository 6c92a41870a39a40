//! What the server decided about a change.

use serde::{Deserialize, Serialize, de::Error as _};

use super::{Seq, ids::ChangeId, stamp::Stamp};

/// The server's decision on one change. Final: a resent change gets the same one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    pub change: ChangeId,
    pub outcome: Outcome,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "verdict", try_from = "FlatOutcome")]
pub enum Outcome {
    /// Durable in the space's log at `seq`.
    Accepted {
        seq: Seq,
        /// The stamp it was given where its own was too far ahead.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        restamped: Option<Stamp>,
        /// Fields in which somebody's later value stands; this one is in the history.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        overtaken: Vec<String>,
    },
    /// Not accepted; it stays with its author.
    Refused(Refusal),
}

/// An outcome as it is written; why it is read so, [`super::change::Op`] says.
#[derive(Deserialize)]
struct FlatOutcome {
    verdict: Word,
    seq: Option<Seq>,
    restamped: Option<Stamp>,
    #[serde(default)]
    overtaken: Vec<String>,
    code: Option<RefusalCode>,
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Word {
    Accepted,
    Refused,
}

impl TryFrom<FlatOutcome> for Outcome {
    type Error = serde_json::Error;

    fn try_from(flat: FlatOutcome) -> Result<Self, Self::Error> {
        let FlatOutcome { verdict, seq, restamped, overtaken, code, text } = flat;
        match verdict {
            Word::Accepted => {
                let seq = seq.ok_or_else(|| serde_json::Error::missing_field("seq"))?;
                Ok(Self::Accepted { seq, restamped, overtaken })
            }
            Word::Refused => {
                let code = code.ok_or_else(|| serde_json::Error::missing_field("code"))?;
                Ok(Self::Refused(Refusal { code, text }))
            }
        }
    }
}

impl Outcome {
    pub fn seq(&self) -> Option<Seq> {
        match self {
            Self::Accepted { seq, .. } => Some(*seq),
            Self::Refused(_) => None,
        }
    }
}

/// Why a change was refused: a code for programs, a text for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub code: RefusalCode,
    pub text: String,
}

impl Refusal {
    pub fn new(code: RefusalCode, text: impl Into<String>) -> Self {
        Self { code, text: text.into() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    /// The person may not do this here.
    NotAllowed,
    /// A kind of record that this server does not know.
    UnknownKind,
    /// A field that the kind does not have at this schema.
    UnknownField,
    /// The value is not of the field's type, or outside its limits.
    BadValue,
    /// A required field is absent.
    MissingField,
    /// The author's program is newer than the server.
    SchemaTooNew,
    /// No such record, or none that the author may see.
    NoRecord,
    /// The record is in «Корзина».
    RecordDeleted,
    /// A record of this id already stands.
    RecordExists,
    /// The change id belongs to somebody else or to another content.
    ClaimedId,
    /// Another change of the same gesture was refused.
    BatchRefused,
    /// A limit of the space or of a batch is reached.
    LimitReached,
    /// The change itself is malformed.
    Malformed,
    /// A newer verdict of a code this program does not know.
    #[serde(other)]
    Other,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_outcome_is_read_as_it_has_always_been_written() {
        let refusal = Refusal::new(RefusalCode::NotAllowed, "Нельзя.");
        let written = [
            (
                Outcome::Accepted { seq: 7, restamped: None, overtaken: vec!["title".into()] },
                json!({ "verdict": "accepted", "seq": 7, "overtaken": ["title"] }),
            ),
            (
                Outcome::Refused(refusal),
                json!({ "verdict": "refused", "code": "not_allowed", "text": "Нельзя." }),
            ),
        ];
        for (outcome, text) in written {
            assert_eq!(serde_json::to_value(&outcome).unwrap(), text);
            assert_eq!(serde_json::from_value::<Outcome>(text).unwrap(), outcome);
        }
        assert!(serde_json::from_value::<Outcome>(json!({ "verdict": "accepted" })).is_err());
    }
}
