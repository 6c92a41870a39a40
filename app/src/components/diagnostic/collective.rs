//! The collective result of a round: the heat map, groups of «погружение», growth between rounds, the report.
//! Each part takes the opened round from the context: [`OpenRound::here`](crate::store::OpenRound::here).

mod bars;
mod groups;
mod growth;
mod heat;
mod report;

pub use groups::GroupsView;
pub use growth::GrowthView;
pub use heat::HeatView;
pub use report::ReportView;
