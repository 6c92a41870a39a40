//! A server of one's own: a process on a free port over a folder that goes with it.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use crate::Fallible;

/// Clock ticks in a second, by which the system counts a process's time.
const TICKS: f64 = 100.0;

pub struct Server {
    process: Child,
    folder: PathBuf,
    /// Host and port.
    pub at: String,
    /// The token of the link by which the administrator begins.
    pub token: String,
}

impl Server {
    /// Starts it and waits until it has greeted.
    pub fn start(binary: &str) -> Fallible<Self> {
        let at = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let folder = env::temp_dir().join(format!("karta-load-{}", at.replace(':', "-")));
        fs::create_dir_all(&folder)?;
        let mut process = Command::new(binary)
            .env("KARTA_ADDR", &at)
            .env("KARTA_DATA", &folder)
            .env("KARTA_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()?;
        let said = BufReader::new(process.stdout.take().ok_or("the server says nothing")?);
        let link = said.lines().map_while(Result::ok).find(|line| line.contains("/begin/"));
        let token = link.and_then(|line| line.rsplit('/').next().map(|token| token.trim().to_owned()));
        let server = Self { process, folder, at, token: token.unwrap_or_default() };
        if server.token.is_empty() { Err("the server greeted nobody".into()) } else { Ok(server) }
    }

    /// Seconds of a processor that the server has used so far.
    pub fn spent(&self) -> Fallible<f64> {
        spent_by(&self.process.id().to_string())
    }

    /// Megabytes that the server holds in memory.
    pub fn resident(&self) -> Fallible<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        let kilobytes: f64 = line.split_whitespace().next().unwrap_or("0").parse()?;
        Ok(kilobytes / 1_024.0)
    }
}

/// Seconds of a processor that this program has used so far: all the guests.
pub fn own_spent() -> Fallible<f64> {
    spent_by("self")
}

fn spent_by(process: &str) -> Fallible<f64> {
    let line = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name in brackets may hold anything; after it come fixed places.
    let after = line.rsplit(')').next().unwrap_or_default();
    let ticks = after.split_whitespace().skip(11).take(2).map(str::parse::<f64>);
    Ok(ticks.sum::<Result<f64, _>>()? / TICKS)
}

impl Drop for Server {
    fn drop(&mut self) {
        // What is left behind is a process that is gone already or a folder among temporary ones.
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
