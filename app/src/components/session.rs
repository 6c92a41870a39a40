//! What every live session has, whatever it is about: its page and its screen, the way in, a clock that all screens count alike, asking
//! the server for what only it can do.

pub mod asking;
pub mod at_space;
pub mod clock;
pub mod door;
pub mod on_screen;
pub mod own_spaces;
pub mod wifi;
