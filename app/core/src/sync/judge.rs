//! Deciding on changes.
