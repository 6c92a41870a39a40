//! Diagnostics: the bank of instruments, a round and its people, answering, one's own result, the collective one.

pub mod collective;
