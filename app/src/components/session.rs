//! What every live session has, whatever it is about: the way in, a clock that all screens count alike, asking
//! the server for what only it can do.

pub mod asking;
pub mod clock;
pub mod door;
pub mod own_spaces;
pub mod wifi;
