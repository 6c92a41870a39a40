//! Server functions, one file per resource. Thin: they pass the call on to the port, which identifies and
//! decides. Their addresses are fixed (`/api/…`), so that an old client still reaches them.

pub mod accounts;
pub mod boards;
mod call;
pub mod centre;
pub mod games;
pub mod rounds;
pub mod session;
pub mod spaces;
pub mod surveys;
pub mod sync;
pub mod trajectory;
