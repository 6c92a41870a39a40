//! What browsers load beside pages: the site that `cargo-leptos` built, embedded in the binary, and the
//! scripts that start it. The build id is a digest of all of them, so that a new build is a new id.
//!
//! No name carries a hash, so everything is revalidated by its tag; the service worker keeps the copies.

use std::{borrow::Cow, collections::BTreeMap, fmt::Write as _, fs, path::Path};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::Embed;
use sha2::{Digest, Sha256};

const WORKER: &str = include_str!("../../app/js/sw.js");
const SCRIPTS: [(&str, &str); 2] = [
    ("/start.js", include_str!("../../app/js/start.js")),
    ("/boot.js", include_str!("../../app/js/boot.js")),
];
const WORKER_PATH: &str = "/sw.js";
/// Tells the service worker whose answer this is: a captive portal does not know it.
pub const BUILD_HEADER: &str = "karta-build";
/// Characters of the build id.
const BUILD_CHARS: usize = 16;

/// The folder is absent in a checkout where the client was never built: tests need none.
#[derive(Embed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Site;

/// All assets by path.
pub struct Assets {
    build: String,
    files: BTreeMap<String, Asset>,
}

/// One file, with its compressed siblings where the build made them.
#[derive(Default)]
struct Asset {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    mime: String,
    etag: String,
}

impl Assets {
    /// What was embedded when the server was built.
    pub fn embedded() -> Self {
        let site = Site::iter().filter_map(|path| {
            let file = Site::get(&path)?;
            Some((format!("/{path}"), bytes_of(file.data)))
        });
        let scripts = SCRIPTS.map(|(path, text)| (path.to_owned(), Bytes::from_static(text.as_bytes())));
        Self::of(site.chain(scripts).collect())
    }

    /// What lies in the folder that KARTA_SITE names (while developing), else what is embedded.
    pub fn at_start() -> Self {
        let Some(folder) = std::env::var_os("KARTA_SITE") else { return Self::embedded() };
        let mut files = Vec::new();
        collect(Path::new(&folder), "", &mut files);
        let scripts = SCRIPTS.map(|(path, text)| (path.to_owned(), Bytes::from_static(text.as_bytes())));
        Self::of(files.into_iter().chain(scripts).collect())
    }

    fn of(mut raw: BTreeMap<String, Bytes>) -> Self {
        let paths: Vec<String> = raw.keys().filter(|path| !is_sibling(path, &raw)).cloned().collect();
        let mut files = BTreeMap::new();
        for path in paths {
            let brotli = raw.remove(&format!("{path}.br"));
            let gzip = raw.remove(&format!("{path}.gz"));
            let plain = raw.remove(&path).unwrap_or_default();
            let mime = mime_guess::from_path(&path).first_or_octet_stream();
            let mime = if mime.type_() == "text" || mime.subtype() == "javascript" {
                format!("{mime}; charset=utf-8")
            } else {
                mime.to_string()
            };
            let etag = tag(&digest([plain.as_ref()]));
            files.insert(path, Asset { plain, brotli, gzip, mime, etag });
        }
        let build = build_of(&files);
        let worker = worker_of(&build, files.keys());
        let etag = tag(&digest([worker.as_bytes()]));
        let mime = "text/javascript; charset=utf-8".to_owned();
        let worker = Asset { plain: worker.into(), mime, etag, ..Asset::default() };
        files.insert(WORKER_PATH.to_owned(), worker);
        Self { build, files }
    }

    /// The id of this build, as the service worker and the pages carry it.
    pub fn build(&self) -> &str {
        &self.build
    }

    /// The asset at a path; `None` where there is none.
    pub fn serve(&self, path: &str, headers: &HeaderMap) -> Option<Response> {
        let asset = self.files.get(path)?;
        let mut answer = HeaderMap::new();
        let mut set = |name, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                answer.insert(name, value);
            }
        };
        set(header::CACHE_CONTROL, "no-cache");
        set(header::ETAG, &asset.etag);
        set(header::VARY, "accept-encoding");
        set(HeaderName::from_static(BUILD_HEADER), &self.build);
        if matches_tag(headers, &asset.etag) {
            return Some((StatusCode::NOT_MODIFIED, answer).into_response());
        }
        set(header::CONTENT_TYPE, &asset.mime);
        let body = match (&asset.brotli, &asset.gzip) {
            (Some(brotli), _) if accepts(headers, "br") => {
                set(header::CONTENT_ENCODING, "br");
                brotli
            }
            (_, Some(gzip)) if accepts(headers, "gzip") => {
                set(header::CONTENT_ENCODING, "gzip");
                gzip
            }
            _ => &asset.plain,
        };
        Some((answer, Body::from(body.clone())).into_response())
    }
}

/// All files below a folder, by their path from it. What cannot be read is not served.
fn collect(folder: &Path, path: &str, files: &mut Vec<(String, Bytes)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{path}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &name, files);
        } else if let Ok(bytes) = fs::read(entry.path()) {
            files.push((name, bytes.into()));
        }
    }
}

fn is_sibling(path: &str, among: &BTreeMap<String, Bytes>) -> bool {
    let plain = path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz"));
    plain.is_some_and(|plain| among.contains_key(plain))
}

fn bytes_of(data: Cow<'static, [u8]>) -> Bytes {
    match data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    }
}

fn build_of(files: &BTreeMap<String, Asset>) -> String {
    let parts = files.iter().flat_map(|(path, asset)| [path.as_bytes(), asset.plain.as_ref()]);
    digest(parts.chain([WORKER.as_bytes()])).chars().take(BUILD_CHARS).collect()
}

fn worker_of<'a>(build: &str, paths: impl Iterator<Item = &'a String>) -> String {
    // A device that installs the app keeps its icons itself.
    let paths: Vec<&String> = paths.filter(|path| !path.ends_with(".png")).collect();
    let list = serde_json::to_string(&paths).unwrap_or_else(|_| "[]".to_owned());
    WORKER.replace("__BUILD__", build).replace("__ASSETS__", &list)
}

fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut sum = Sha256::new();
    for part in parts {
        sum.update((part.len() as u64).to_le_bytes());
        sum.update(part);
    }
    sum.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Weak: the compressed forms bear the same.
fn tag(digest: &str) -> String {
    format!("W/\"{:.32}\"", digest)
}

fn matches_tag(headers: &HeaderMap, etag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    known.is_some_and(|known| known.split(',').any(|one| one.trim() == etag))
}

fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.into_iter().flat_map(|value| value.split(',')).any(|one| {
        let mut parts = one.split(';').map(str::trim);
        parts.next() == Some(encoding) && !parts.any(|quality| matches!(quality, "q=0" | "q=0.0"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets(css: &'static str) -> Assets {
        let raw = [("/pkg/karta.css", css), ("/pkg/karta.css.br", "сжато"), ("/favicon.svg", "<svg/>")];
        Assets::of(raw.map(|(path, text)| (path.to_owned(), Bytes::from_static(text.as_bytes()))).into())
    }

    fn asking(pairs: &[(header::HeaderName, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap())).collect()
    }

    #[test]
    fn another_file_is_another_build_and_the_worker_lists_what_there_is() {
        let (one, two) = (assets("a{}"), assets("b{}"));
        assert_ne!(one.build(), two.build());
        assert_eq!(one.build(), assets("a{}").build());
        let worker = String::from_utf8(one.files[WORKER_PATH].plain.to_vec()).unwrap();
        assert!(worker.contains(one.build()) && worker.contains("\"/pkg/karta.css\""));
        assert!(!worker.contains(".br\"") && !worker.contains("__ASSETS__"));
    }

    #[test]
    fn a_browser_gets_the_compressed_form_it_accepts_and_nothing_it_has() {
        let assets = assets("a{}");
        let brotli =
            assets.serve("/pkg/karta.css", &asking(&[(header::ACCEPT_ENCODING, "gzip, br")])).unwrap();
        assert_eq!(brotli.headers()[header::CONTENT_ENCODING], "br");
        let plain = assets.serve("/pkg/karta.css", &HeaderMap::new()).unwrap();
        assert!(!plain.headers().contains_key(header::CONTENT_ENCODING));
        let etag = plain.headers()[header::ETAG].to_str().unwrap().to_owned();
        let again = assets.serve("/pkg/karta.css", &asking(&[(header::IF_NONE_MATCH, &etag)])).unwrap();
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert!(assets.serve("/pkg/none", &HeaderMap::new()).is_none());
    }
}
