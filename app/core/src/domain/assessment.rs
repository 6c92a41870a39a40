//! The rules of diagnostics: from answers to levels, profiles, the collective result, the groups of
//! «погружение» and the growth between rounds (DOMAIN.md §0, §2). Series of different raters are shown side by
//! side and never joined into one number.

pub mod asking;
pub mod collected;
pub mod duty;
pub mod growth;
pub mod heat;
pub mod immersion;

pub mod mastery;
pub mod profile;
pub mod questionnaire;
pub mod report;
pub mod scale;
