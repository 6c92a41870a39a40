//! The game «Примерь на себя…»: people sit at tables, draw a role and a case, show it, are marked blind, see the
//! marks opened together, reflect, and keep what they want to keep.

pub mod at_game;
pub mod controls;
pub mod deck;
pub mod desk;
pub mod drawn;
pub mod hand;
pub mod lobby;
pub mod marking;
pub mod more;
pub mod new_game;
pub mod offer;
pub mod opened;
pub mod outcomes;
pub mod own_turns;
pub mod people;
pub mod screen;
pub mod table_now;
pub mod trials;
