//! How figures are printed.

/// Milliseconds of which half, most and nearly all are less.
pub fn spread(mut times: Vec<f64>) -> String {
    if times.is_empty() {
        return "nothing came".into();
    }
    times.sort_by(f64::total_cmp);
    let of = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
    format!("p50 {:.1}, p95 {:.1}, p99 {:.1}, worst {:.1} ms", of(50), of(95), of(99), of(100))
}

pub fn line(what: &str, figure: &str) {
    println!("{what:<46} {figure}");
}
