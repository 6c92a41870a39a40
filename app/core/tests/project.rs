//! What the project promises of itself: its borders, and that the README speaks of what is there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path, end: &str, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, end, found);
        } else if path.extension().is_some_and(|is| is == end) {
            let text = fs::read_to_string(&path).expect("a source is text");
            found.push((path, text));
        }
    }
}

/// Files below `folder` whose code (not its comments) names one of `words`.
fn naming(folder: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    files(&root().join(folder), "rs", &mut found);
    assert!(!found.is_empty(), "{folder} has sources");
    let names = |text: &str| {
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        code.into_iter().any(|line| words.iter().any(|word| line.contains(word)))
    };
    found.into_iter().filter(|(_, text)| names(text)).map(|(path, _)| path.display().to_string()).collect()
}

#[test]
fn imports_run_one_way() {
    let none: [String; 0] = [];
    assert_eq!(naming("app/core/src", &["leptos", "surrealdb", "std::fs", "std::net"]), none);
    assert_eq!(
        naming("app/src/ui", &["karta_core", "crate::store", "crate::api", "crate::components"]),
        none
    );
    assert_eq!(naming("app/src/components", &["crate::api", "api::"]), none);
    assert_eq!(naming("app/src/pages", &["crate::api", "api::"]), none);
    assert_eq!(naming("app/src/store", &["crate::components", "crate::pages", "crate::ui"]), none);
    assert_eq!(naming("app/src", &["surrealdb"]), none);
}

#[test]
fn every_path_that_the_readme_names_is_there() {
    let readme = fs::read_to_string(root().join("README.md")).expect("there is a README");
    let named = readme.split('`').skip(1).step_by(2).filter(|text| {
        let path = text.chars().all(|c| c.is_ascii_alphanumeric() || "_-./".contains(c));
        path && text.contains('/') && !text.starts_with('/') && !text.starts_with('.')
    });
    let pictures = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let named: Vec<&str> = named.chain(pictures).collect();
    let missing: Vec<_> = named.iter().filter(|path| !root().join(path).exists()).collect();
    assert!(named.len() > 10 && missing.is_empty(), "{missing:?}");
}

/// The names of classes that a style file gives a look of their own: rules of one bare class, outside of any
/// condition but a layer.
fn classes(css: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let (mut around, mut start) = (Vec::new(), 0);
    for (at, c) in css.char_indices().filter(|(_, c)| "{};".contains(*c)) {
        let text = css[start..at].rsplit("*/").next().unwrap_or_default().trim();
        start = at + 1;
        match c {
            '{' => {
                if around.iter().all(|text: &&str| text.starts_with("@layer")) {
                    let bare = |part: &&str| part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
                    names.extend(
                        text.split(',').filter_map(|part| part.trim().strip_prefix('.')).filter(bare),
                    );
                }
                around.push(text);
            }
            '}' => _ = around.pop(),
            _ => {}
        }
    }
    names
}

#[test]
fn a_name_in_the_styles_belongs_to_one_file() {
    let mut found = Vec::new();
    files(&root().join("style"), "css", &mut found);
    let mut owners: BTreeMap<&str, Vec<&Path>> = BTreeMap::new();
    for (path, css) in found.iter().filter(|(path, _)| !path.ends_with("base/print.css")) {
        for name in classes(css) {
            owners.entry(name).or_default().push(path);
        }
    }
    assert!(owners.len() > 200, "the styles are read: {} names", owners.len());
    owners.retain(|_, files| files.len() > 1);
    assert!(owners.is_empty(), "{owners:#?}");
}
