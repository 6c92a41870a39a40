//! What leaves the screen on paper: cards to cut out, a role on a sheet, an observer's form.
//!
//! The page «Печать» shows the same sheets as a preview. Lengths are in millimetres; the style sheet
//! `components/print.css` sets the pages.

mod form;
mod pack;
mod role_sheet;

pub use form::ObserverForm;
pub use pack::Pack;
pub use role_sheet::RoleSheet;

use karta_core::sync::RecordId;

use crate::platform::page;

/// What is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PrintKind {
    /// Eight cards on a sheet, both sides.
    #[default]
    Pack,
    /// A role on a sheet of its own.
    Role,
    /// A form for whoever observes a trial of a role.
    Form,
}

impl PrintKind {
    pub const ALL: [Self; 3] = [Self::Pack, Self::Role, Self::Form];

    pub fn name(self) -> &'static str {
        match self {
            Self::Pack => "cards",
            Self::Role => "role",
            Self::Form => "form",
        }
    }

    pub fn of_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or_default()
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Pack => "Карточки: 8 на листе, две стороны",
            Self::Role => "Роль на листе А4",
            Self::Form => "Лист наблюдателя",
        }
    }
}

/// The address that a printed QR opens.
fn address_of(card: &RecordId) -> String {
    format!("{}/catalogue/{card}", page::origin())
}

/// As many of the lines as fit into so many characters, the first always.
fn fitting(lines: &[String], most: usize) -> &[String] {
    let mut room = most;
    let fit = lines.iter().enumerate().take_while(|(at, line)| {
        let length = line.chars().count();
        let fits = *at == 0 || length <= room;
        room = room.saturating_sub(length);
        fits
    });
    &lines[..fit.count()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_lines_are_left_out_and_never_cut() {
        let lines = ["раз два", "три", "четыре пять"].map(String::from);
        assert_eq!(fitting(&lines, 100).len(), 3);
        assert_eq!(fitting(&lines, 10), &lines[..2]);
        assert_eq!(fitting(&lines, 1), &lines[..1]);
    }
}
