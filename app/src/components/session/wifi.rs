//! The hall's Wi-Fi as a QR beside the code. The host types it; it stays in this browser and is sent nowhere.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    platform::{device::this_device, keys},
    ui::{Qr, TextField},
};

/// The network as its host named it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Wifi {
    name: String,
    password: String,
}

impl Wifi {
    fn stored() -> Self {
        let text = this_device().get(keys::WIFI);
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    fn store(&self) {
        if let Ok(text) = serde_json::to_string(self) {
            // A device that keeps nothing shows the code for this page.
            let _ = this_device().put(keys::WIFI, &text);
        }
    }

    /// What a phone's camera reads; nothing without a name.
    fn code(&self) -> String {
        match (self.name.is_empty(), self.password.is_empty()) {
            (true, _) => String::new(),
            (false, true) => format!("WIFI:T:nopass;S:{};;", escaped(&self.name)),
            (false, false) => {
                format!("WIFI:T:WPA;S:{};P:{};;", escaped(&self.name), escaped(&self.password))
            }
        }
    }
}

fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| r#"\;,:""#.contains(c).then_some('\\').into_iter().chain([c])).collect()
}

/// One for the page: what is typed in the form shows in the code at once.
fn shared() -> RwSignal<Wifi> {
    use_context::<RwSignal<Wifi>>().unwrap_or_else(|| {
        let wifi = RwSignal::new(Wifi::stored());
        provide_context(wifi);
        wifi
    })
}

/// The code, where a network is named.
#[component]
pub fn WifiCode() -> impl IntoView {
    let wifi = shared();
    let name = Memo::new(move |_| wifi.with(|wifi| wifi.name.clone()));
    view! {
        <Show when=move || name.with(|name| !name.is_empty())>
            <div class="door-card">
                <Qr text=Signal::derive(move || wifi.with(Wifi::code)) label="Подключиться к Wi-Fi" />
                <p class="door-address">"Сначала Wi-Fi: "<b>{name}</b></p>
            </div>
        </Show>
    }
}

#[component]
pub fn WifiForm() -> impl IntoView {
    let wifi = shared();
    let write = move |change: &dyn Fn(&mut Wifi)| {
        wifi.update(|wifi| change(wifi));
        wifi.with_untracked(Wifi::store);
    };
    view! {
        <details class="wifi-form">
            <summary>"Wi-Fi зала"</summary>
            <div class="field-pair">
                <TextField id="wifi-name" label="Имя сети" value=Signal::derive(move || wifi.with(|wifi| wifi.name.clone()))
                    on_input=move |text: String| write(&|wifi| wifi.name.clone_from(&text)) autocomplete="off" />
                <TextField id="wifi-password" label="Пароль сети" value=Signal::derive(move || wifi.with(|wifi| wifi.password.clone()))
                    on_input=move |text: String| write(&|wifi| wifi.password.clone_from(&text)) autocomplete="off" optional=true />
            </div>
            <p class="hint">"Хранится только в этом браузере."</p>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_or_password_with_any_signs_is_read_back_whole_by_a_phone() {
        let wifi = Wifi { name: "ИОЦ; зал".into(), password: r#"a:b,"c\"#.into() };
        assert_eq!(wifi.code(), r#"WIFI:T:WPA;S:ИОЦ\; зал;P:a\:b\,\"c\\;;"#);
    }

    #[test]
    fn an_open_network_has_no_password_and_no_network_no_code() {
        assert_eq!(Wifi { name: "Зал".into(), ..Wifi::default() }.code(), "WIFI:T:nopass;S:Зал;;");
        assert_eq!(Wifi::default().code(), "");
    }
}
