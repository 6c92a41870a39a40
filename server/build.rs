//! The site is embedded at compile time: a new one must be embedded anew.

use std::{fs, path::Path};

const SITE: &str = "../target/site";

fn main() {
    // A path that is missing counts as changed each time; an empty folder does not.
    if !Path::new(SITE).exists()
        && let Err(error) = fs::create_dir_all(SITE)
    {
        println!("cargo::warning=cannot make {SITE}: {error}");
    }
    println!("cargo::rerun-if-changed={SITE}");
    println!("cargo::rerun-if-changed=build.rs");
}
