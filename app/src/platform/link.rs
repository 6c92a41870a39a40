//! When to connect, ask for a sign of life, give up and try again: the rules of the live stream, pure.
//!
//! The store feeds it what happened and carries out what it says, in order. A connection counts as alive
//! only while pongs come. Every step of a started link ends with one [`LinkOutput::Wait`], which replaces
//! the former timer. The clock may jump, and a hidden tab's ticks may come a minute late.

/// Between two pings, milliseconds.
const PING_MS: u64 = 15_000;
/// From a ping to the connection's death without a pong: with the above, 25 s of silence.
const ANSWER_MS: u64 = 10_000;
/// The same once something made it doubtful: waking, a network gone or come.
const DOUBT_MS: u64 = 5_000;
/// For a connection to open.
const OPENING_MS: u64 = 10_000;
const FIRST_PAUSE_MS: u64 = 1_000;
const LONGEST_PAUSE_MS: u64 = 30_000;
/// Nothing heard for so long means that the device slept: more than the minute to which browsers slow
/// the timers, and with them the pings, of a hidden tab.
const SLEPT_MS: u64 = 90_000;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkInput {
    /// A space was opened: connect.
    Start,
    /// It was closed, or the server said not to come back.
    Stop,
    Opened,
    Pong,
    Closed,
    /// The time asked for has passed.
    Tick,
    /// The browser says that there is a network. Doubted as much as the contrary: a hall may have no Internet.
    Online,
    Offline,
    /// The page is shown again.
    Visible,
}

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkOutput {
    Connect,
    SendPing,
    /// Drop the socket; no `Closed` is expected from it any more.
    Close,
    /// Give `Tick` after so many milliseconds, instead of any asked for before.
    Wait(u64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    Stopped,
    /// Between two tries.
    Waiting,
    Connecting,
    Open,
}

#[derive(Debug, Clone, Copy)]
enum Phase {
    Stopped,
    Waiting { until: u64 },
    Connecting { since: u64 },
    Open { heard: u64, pinged: u64, deadline: Option<u64> },
}

/// One connection that is to be kept up.
#[derive(Debug, Clone)]
pub struct Link {
    phase: Phase,
    /// Tries that failed in a row.
    failures: u32,
    now: u64,
}

impl Default for Link {
    fn default() -> Self {
        Self { phase: Phase::Stopped, failures: 0, now: 0 }
    }
}

impl Link {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn state(&self) -> LinkState {
        match self.phase {
            Phase::Stopped => LinkState::Stopped,
            Phase::Waiting { .. } => LinkState::Waiting,
            Phase::Connecting { .. } => LinkState::Connecting,
            Phase::Open { .. } => LinkState::Open,
        }
    }

    /// Takes what happened at `now_ms` (a wall clock will do). `jitter` is any random number: it spreads
    /// the tries of a hall full of devices.
    pub fn step(&mut self, now_ms: u64, jitter: u32, input: LinkInput) -> Vec<LinkOutput> {
        self.rebase(now_ms);
        let mut outputs = Vec::with_capacity(3);
        match input {
            LinkInput::Start => self.start(&mut outputs),
            LinkInput::Stop => self.stop(&mut outputs),
            LinkInput::Opened => self.opened(),
            LinkInput::Pong => self.pong(),
            LinkInput::Closed => self.closed(jitter),
            LinkInput::Online | LinkInput::Visible => self.woken(&mut outputs),
            LinkInput::Offline => self.doubt(&mut outputs),
            LinkInput::Tick => {}
        }
        self.check(jitter, &mut outputs);
        outputs.extend(self.next_due().map(|due| LinkOutput::Wait(due.saturating_sub(now_ms))));
        outputs
    }

    /// A clock set back moves all moments with it.
    fn rebase(&mut self, now: u64) {
        let back = self.now.saturating_sub(now);
        self.now = now;
        match &mut self.phase {
            Phase::Stopped => {}
            Phase::Waiting { until } => *until = until.saturating_sub(back),
            Phase::Connecting { since } => *since = since.saturating_sub(back),
            Phase::Open { heard, pinged, deadline } => {
                *heard = heard.saturating_sub(back);
                *pinged = pinged.saturating_sub(back);
                *deadline = deadline.map(|deadline| deadline.saturating_sub(back));
            }
        }
    }

    fn start(&mut self, outputs: &mut Vec<LinkOutput>) {
        if let Phase::Stopped = self.phase {
            self.failures = 0;
            self.connect(outputs);
        }
    }

    fn stop(&mut self, outputs: &mut Vec<LinkOutput>) {
        if let Phase::Connecting { .. } | Phase::Open { .. } = self.phase {
            outputs.push(LinkOutput::Close);
        }
        self.phase = Phase::Stopped;
    }

    fn opened(&mut self) {
        if let Phase::Connecting { .. } = self.phase {
            self.phase = Phase::Open { heard: self.now, pinged: self.now, deadline: None };
        }
    }

    fn pong(&mut self) {
        if let Phase::Open { heard, deadline, .. } = &mut self.phase {
            *heard = self.now;
            *deadline = None;
            // Only here: a server that opens and closes at once must not be stormed.
            self.failures = 0;
        }
    }

    fn closed(&mut self, jitter: u32) {
        if let Phase::Connecting { .. } | Phase::Open { .. } = self.phase {
            self.pause(jitter);
        }
    }

    fn woken(&mut self, outputs: &mut Vec<LinkOutput>) {
        self.failures = 0;
        match self.phase {
            Phase::Stopped => {}
            Phase::Waiting { .. } => self.connect(outputs),
            Phase::Connecting { since } if self.now <= since + DOUBT_MS => {}
            Phase::Open { deadline, .. } if deadline.is_none_or(|deadline| self.now < deadline) => {
                self.doubt(outputs)
            }
            Phase::Connecting { .. } | Phase::Open { .. } => self.reconnect(outputs),
        }
    }

    fn doubt(&mut self, outputs: &mut Vec<LinkOutput>) {
        if let Phase::Open { pinged, deadline, .. } = &mut self.phase {
            let soon = self.now + DOUBT_MS;
            *pinged = self.now;
            *deadline = Some(deadline.map_or(soon, |former| former.min(soon)));
            outputs.push(LinkOutput::SendPing);
        }
    }

    /// Does what is due.
    fn check(&mut self, jitter: u32, outputs: &mut Vec<LinkOutput>) {
        match &mut self.phase {
            Phase::Waiting { until } if *until <= self.now => self.connect(outputs),
            Phase::Connecting { since } if *since + OPENING_MS <= self.now => {
                outputs.push(LinkOutput::Close);
                self.pause(jitter);
            }
            Phase::Open { heard, .. } if *heard + SLEPT_MS <= self.now => {
                outputs.retain(|output| *output != LinkOutput::SendPing);
                self.reconnect(outputs);
            }
            Phase::Open { deadline: Some(deadline), .. } if *deadline <= self.now => {
                outputs.push(LinkOutput::Close);
                self.pause(jitter);
            }
            Phase::Open { pinged, deadline, .. } if *pinged + PING_MS <= self.now => {
                *pinged = self.now;
                *deadline = deadline.or(Some(self.now + ANSWER_MS));
                outputs.push(LinkOutput::SendPing);
            }
            _ => {}
        }
    }

    fn reconnect(&mut self, outputs: &mut Vec<LinkOutput>) {
        outputs.push(LinkOutput::Close);
        self.connect(outputs);
    }

    fn connect(&mut self, outputs: &mut Vec<LinkOutput>) {
        self.phase = Phase::Connecting { since: self.now };
        outputs.push(LinkOutput::Connect);
    }

    fn pause(&mut self, jitter: u32) {
        let whole = (FIRST_PAUSE_MS << self.failures.min(5)).min(LONGEST_PAUSE_MS);
        let spread = u64::from(jitter) % (whole / 2 + 1);
        self.failures += 1;
        self.phase = Phase::Waiting { until: self.now + whole / 2 + spread };
    }

    fn next_due(&self) -> Option<u64> {
        match self.phase {
            Phase::Stopped => None,
            Phase::Waiting { until } => Some(until),
            Phase::Connecting { since } => Some(since + OPENING_MS),
            Phase::Open { pinged, deadline, .. } => Some(deadline.unwrap_or(pinged + PING_MS)),
        }
    }
}

#[cfg(test)]
mod tests;
