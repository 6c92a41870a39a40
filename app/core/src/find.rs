//! Search over the catalogue: every text of cards, levels, indicators and accepted materials, with Russian
//! word forms folded. The store keeps one [`Index`] and tells it of every changed record.

mod index;
mod notions;
mod stems;
mod texts;
mod words;

pub use index::{Found, Hit, Index, Place};
pub use notions::{Notion, notions};
pub use stems::Stems;
pub use texts::Sort;
pub use words::marks;
