//! The game «Примерь на себя…» (DOMAIN.md §2): people join by a code, sit at tables, draw a role and a case,
//! prepare, demonstrate, are marked blind, see the marks revealed together, and reflect.

pub mod draw;
pub mod next;
pub mod outcome;
pub mod reflection;
pub mod session;
pub mod stage;
pub mod trial;
pub mod turn;
pub mod watch;
