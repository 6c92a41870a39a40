//! «Не принято»: own gestures that did not stand, in every space of this device, with the reason and a way on.

use leptos::prelude::*;

use crate::{
    components::returned::{ReturnedSpace, file::BringBack},
    store::{elsewhere::Elsewhere, karta},
    ui::{EmptyState, Glyph},
};

#[component]
pub fn ReturnedPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Не принято".into());
    let elsewhere = expect_context::<Elsewhere>();
    Effect::new(move |_| elsewhere.open(karta, |kept| kept.returned > 0));
    let count = Memo::new(move |_| elsewhere.returned(karta));
    view! {
        <section class="page page-narrow stack stack-wide">
            <header class="stack stack-tight">
                <h1>"Не принято"</h1>
                <p class="hint">"Ваши слова, которые сервер не принял или которые обогнала чужая правка. Они лежат здесь, пока вы не решите, что с ними делать."</p>
            </header>
            <For each=move || karta.open_spaces() key=|(id, _)| id.clone() let((id, courier))>
                <ReturnedSpace id=id courier=courier />
            </For>
            <Show when=move || count.get() == 0><EmptyState glyph=Glyph::Check title="Здесь пусто" text="Все ваши правки приняты." /></Show>
            <Show when=move || karta.signed_in()><BringBack /></Show>
        </section>
    }
}
