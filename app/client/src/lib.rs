//! What a browser runs.

/// Called by `boot.js`, whether the body came rendered or empty.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn mount() {
    app::mount().await;
}
