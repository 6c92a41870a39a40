//! The device's wall clock.

/// Milliseconds since 1970 by the device, whose clock may be wrong.
pub fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}
