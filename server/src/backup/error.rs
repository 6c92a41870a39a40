//! Why a backup or a restore was not made, in words for the administrator at the console.

use std::{io, path::PathBuf};

use super::archive::WriteError;
use crate::persistence::StorageError;

#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("не удаётся записать {}", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error("не удаётся прочитать {}", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("копия {} не дописана", path.display())]
    Dump { path: PathBuf, source: WriteError },
    #[error("копия {} не дописана: сервер остановился или база не ответила; прежний файл не тронут", .0.display())]
    Unfinished(PathBuf),
    #[error("в папке {} нет базы «Карты»; другую папку называет KARTA_DATA", .0.display())]
    NoDatabase(PathBuf),
    #[error(
        "база в папке {} не открывается; если сервер запущен, он не отвечает на запрос о копии",
        data.display()
    )]
    Unreachable { data: PathBuf, source: StorageError },
    #[error("{} — не резервная копия «Карты»", .0.display())]
    Foreign(PathBuf),
    #[error("копия {} сделана более новой «Картой»: сначала обновите программу", .0.display())]
    Newer(PathBuf),
    #[error("копия {} оборвана: в ней нет конца; возьмите другую", .0.display())]
    Cut(PathBuf),
    #[error("копия {} испорчена: её содержимое изменилось; возьмите другую", .0.display())]
    Damaged(PathBuf),
    #[error("с папкой {} работает сервер: остановите его и повторите", .0.display())]
    Running(PathBuf),
    #[error("папка {} не пуста: уберите её или назовите другую в KARTA_DATA", .0.display())]
    NotEmpty(PathBuf),
    #[error("восстановление идёт в папку данных, а KARTA_DB называет другую базу: уберите KARTA_DB")]
    OtherDatabase,
    #[error("новая база не заполняется")]
    Storage(#[from] StorageError),
}
