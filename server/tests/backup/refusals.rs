//! What is refused, in words, and leaves nothing behind.

use std::{fs, os::unix::net::UnixListener};

use server::backup::{BackupError, SOCKET};

use crate::{Running, backup, config, names, restore};

fn is_for_people(error: &BackupError) -> bool {
    error.to_string().chars().any(|c| ('а'..='я').contains(&c))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_was_cut_or_changed_anywhere_is_refused_and_no_folder_is_made() {
    let running = Running::start().await;
    let whole = running.path("whole.jsonl");
    backup(&running.config(), &whole).await.unwrap();
    let bytes = fs::read(&whole).unwrap();
    let lines: Vec<usize> =
        bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at + 1).collect();
    let (middle, last) = (lines[lines.len() / 2], lines[lines.len() - 2]);
    let without = |from: usize, to: usize| [&bytes[..from], &bytes[to..]].concat();
    let changed = |at: usize| {
        let mut bytes = bytes.clone();
        bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
        bytes
    };
    let digit = middle + bytes[middle..].iter().position(|b| b.is_ascii_digit()).unwrap();
    let spoiled = [
        ("empty", Vec::new()),
        ("within the first line", bytes[..20].to_vec()),
        ("after the first line", bytes[..lines[0]].to_vec()),
        ("after a line", bytes[..middle].to_vec()),
        ("within a line", bytes[..middle + 9].to_vec()),
        ("before the last line", bytes[..last].to_vec()),
        ("within the last line", bytes[..bytes.len() - 5].to_vec()),
        ("without its last byte", bytes[..bytes.len() - 1].to_vec()),
        ("a line taken out", without(lines[0], lines[1])),
        ("a digit changed", changed(digit)),
        ("another appended", [&bytes[..], &bytes[..]].concat()),
        ("something else", "{}\n".repeat(100).into_bytes()),
    ];
    let target = config(&running.path("restored"));
    for (how, bytes) in spoiled {
        let file = running.path("spoiled.jsonl");
        fs::write(&file, bytes).unwrap();
        let error = restore(&target, &file).await.expect_err(how);
        assert!(is_for_people(&error), "{how}: {error}");
        assert!(!target.data.exists(), "{how}");
    }
    restore(&target, &whole).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_restored_over_a_running_server_or_into_a_folder_that_holds_something() {
    let running = Running::start().await;
    let file = running.path("backup.jsonl");
    backup(&running.config(), &file).await.unwrap();
    let error = restore(&running.config(), &file).await.unwrap_err();
    assert!(matches!(error, BackupError::Running(_)) && is_for_people(&error));

    let other = config(&running.path("other"));
    fs::create_dir(&other.data).unwrap();
    fs::write(other.data.join("note.txt"), "важное").unwrap();
    let error = restore(&other, &file).await.unwrap_err();
    assert!(matches!(error, BackupError::NotEmpty(_)) && is_for_people(&error));
    assert_eq!(names(&other.data), ["note.txt"]);

    // What a restore that was killed has left is no obstacle.
    fs::remove_file(other.data.join("note.txt")).unwrap();
    fs::create_dir(other.data.join("karta.db.restoring")).unwrap();
    fs::write(other.data.join("karta.db.restoring/half"), "").unwrap();
    restore(&other, &file).await.unwrap();
    assert_eq!(names(&other.data), ["karta.db"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_database_or_a_place_to_write_there_is_no_backup_and_no_trace_of_one() {
    let folder = tempfile::tempdir().unwrap();
    let empty = config(&folder.path().join("data"));
    let error = backup(&empty, &folder.path().join("backup.jsonl")).await.unwrap_err();
    assert!(matches!(error, BackupError::NoDatabase(_)) && is_for_people(&error));
    let error = backup(&empty, &folder.path().join("nowhere/backup.jsonl")).await.unwrap_err();
    assert!(matches!(error, BackupError::Write { .. }) && is_for_people(&error));
    assert!(names(folder.path()).is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_goes_away_in_the_middle_leaves_the_former_backup_as_it_was() {
    let running = Running::start().await;
    let file = running.path("backup.jsonl");
    backup(&running.config(), &file).await.unwrap();
    let whole = fs::read(&file).unwrap();

    let dying = config(&running.path("dying"));
    fs::create_dir(&dying.data).unwrap();
    let listener = UnixListener::bind(dying.data.join(SOCKET)).unwrap();
    let half = whole[..whole.len() / 2].to_vec();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        std::io::Write::write_all(&mut stream, &half).unwrap();
    });
    let before = names(running.folder.path());
    let error = backup(&dying, &file).await.unwrap_err();
    server.join().unwrap();
    assert!(matches!(error, BackupError::Unfinished(_)) && is_for_people(&error));
    assert!(fs::read(&file).unwrap() == whole);
    assert_eq!(names(running.folder.path()), before);
}
