//! Answering: about whom, then card by card: placing on the scale, then the indicators around that level. One thing
//! at a time on a phone, a whole card on a wide screen: the same rows, of which styles show one.

mod card;
mod colleagues;
mod desk;
mod duties;
mod marks;
mod place;
mod question;
mod rows;

pub use colleagues::Colleagues;
pub use desk::AnswerDesk;
pub use duties::{Duties, Nothing};
