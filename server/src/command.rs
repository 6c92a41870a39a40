//! What the command line asks for.

use std::{ffi::OsString, path::PathBuf};

/// What `karta` can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Serve,
    Backup(PathBuf),
    Restore(PathBuf),
    Help,
}

/// For people at the console.
pub const HELP: &str = "\
karta                 запустить сервер
karta backup ФАЙЛ     сохранить резервную копию; сервер останавливать не нужно
karta restore ФАЙЛ    восстановить данные из копии в пустую папку
karta help            показать эту справку

Папку данных называет переменная KARTA_DATA (обычно ./data).";

impl Command {
    /// Reads the arguments after the program's name; `None` where they ask for nothing known.
    pub fn read(args: impl IntoIterator<Item = OsString>) -> Option<Self> {
        let args: Vec<OsString> = args.into_iter().collect();
        match args.as_slice() {
            [] => Some(Self::Serve),
            [what] if what == "help" || what == "--help" || what == "-h" => Some(Self::Help),
            [what, file] if what == "backup" => Some(Self::Backup(file.into())),
            [what, file] if what == "restore" => Some(Self::Restore(file.into())),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &[&str]) -> Option<Command> {
        Command::read(args.iter().map(OsString::from))
    }

    #[test]
    fn without_arguments_it_serves_and_with_a_slip_of_the_hand_it_does_nothing() {
        assert_eq!(read(&[]), Some(Command::Serve));
        assert_eq!(read(&["backup", "a.jsonl"]), Some(Command::Backup("a.jsonl".into())));
        assert_eq!(read(&["restore", "a.jsonl"]), Some(Command::Restore("a.jsonl".into())));
        for wrong in [&["backup"][..], &["restor", "a"], &["backup", "a", "b"], &["--backup"]] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }
}
