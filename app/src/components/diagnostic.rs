//! Diagnostics: the bank of instruments, a round and its people, answering, one's own result, the collective one.

pub mod answering;
pub mod bank;
pub mod begin;
pub mod collective;
pub mod course;
pub mod ends;
pub mod lines;
pub mod people;
pub mod result;
pub mod scheme;
