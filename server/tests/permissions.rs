//! Who may call what: one table of callers × functions × spaces, driven through the real router. What is
//! not listed as allowed must be refused, and a function without a row fails.

#[path = "permissions/cast.rs"]
mod cast;
#[path = "support/centre.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod centre;
#[path = "permissions/table.rs"]
mod table;

use std::collections::BTreeSet;

use cast::{CALLERS, Cast};
use table::{Expected, ROWS};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_caller_gets_from_every_function_what_the_table_says() {
    let mut cast = Cast::gather().await;
    let mut wrong = Vec::new();
    for row in ROWS {
        for (caller, expected) in CALLERS.iter().zip(row.expected) {
            let got = (row.call)(&mut cast, caller).await;
            if got != expected {
                wrong.push(format!("{} ({caller}): {got:?} instead of {expected:?}", row.what));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_server_function_without_a_row_in_the_table_fails() {
    let listed: BTreeSet<String> = ROWS
        .iter()
        .filter_map(|row| row.what.split_whitespace().next())
        .map(|name| format!("/api/{name}"))
        .collect();
    let registered: BTreeSet<String> =
        leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    assert!(registered.len() > 15, "the functions are registered: {registered:?}");
    let forgotten: Vec<_> = registered.difference(&listed).collect();
    assert!(forgotten.is_empty(), "functions without a row: {forgotten:?}");
}

#[test]
fn every_row_names_at_least_one_caller_who_is_refused_or_is_for_all() {
    for row in ROWS {
        let refused = row.expected.iter().any(|expected| *expected != Expected::Fine);
        assert!(refused || row.for_all, "{}: allowed to all without saying so", row.what);
    }
}
