//! The device's wall clock.

/// Milliseconds since 1970 by the device, whose clock may be wrong.
pub fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// The calendar day by the device's zone, as «2026-09-01».
pub fn today() -> String {
    let date = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}
