//! What diagnostics keeps: instruments in the catalogue, and in each round's own space the round, its frozen
//! cards, whom it assesses, who rates whom, the answers and what is published of them. The rules that read
//! these are in [`super::assessment`].

pub mod answer;
pub mod assignment;
pub mod digest;
pub mod inquiry;
pub mod instrument;
pub mod mark;
pub mod report_words;
pub mod round;
pub mod round_card;
pub mod subject;
pub mod wish;
