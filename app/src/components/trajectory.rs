//! A trajectory's parts: the plan, what it grows from, its course over the years, the people around it, and
//! the document.

pub mod document;
pub mod followed;
pub mod goals;
pub mod going;
pub mod growth;
pub mod overview;
pub mod plan;
pub mod together;
