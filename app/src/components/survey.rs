//! «Опрос» after an event: a few questions, answered by a code, the results live.

pub mod answering;
pub mod at_survey;
pub mod by_code;
pub mod host;
pub mod new_survey;
pub mod questions;
pub mod results;
pub mod screen;
