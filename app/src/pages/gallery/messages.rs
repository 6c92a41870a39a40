//! Banners, states of saving, toasts; what an empty or broken place shows.

use leptos::prelude::*;

use super::Shelf;
use crate::ui::{
    Banner, Button, EmptyState, ErrorState, Glyph, Loading, Meter, Size, Skeleton, StateLine, SyncState,
    Toasts, Tone, Variant,
};

#[component]
pub(super) fn Messages() -> impl IntoView {
    let toasts = Toasts::expect();
    let nothing = || ();
    let update = || view! { <Button size=Size::Small>"Обновить"</Button> };
    let save = || view! { <Button size=Size::Small glyph=Glyph::Download>"Сохранить файл"</Button> };
    view! {
        <Shelf title="Сообщения">
            <Banner action=update on_dismiss=nothing>"Готова новая версия. Ваши правки останутся на месте."</Banner>
            <Banner tone=Tone::Ok>"Все правки на сервере."</Banner>
            <Banner tone=Tone::Warn title="Память устройства закрыта" action=save>
                "Правки держатся, пока открыта эта вкладка."
            </Banner>
            <Banner tone=Tone::Bad title="Сервер не принял две правки">"Они сохранены в разделе «Не принято»."</Banner>
            <div class="row">
                <StateLine state=SyncState::Saved text="Сохранено на сервере" />
                <StateLine state=SyncState::Saving text="Сохраняется" />
                <StateLine state=SyncState::Connecting text="Подключаемся" />
                <StateLine state=SyncState::Offline text="Нет связи, в очереди 3" on_press=nothing />
                <StateLine state=SyncState::Device text="Только на устройстве" />
                <StateLine state=SyncState::Error text="Нужно внимание" on_press=nothing />
            </div>
            <Meter label="Место на устройстве" value=3.1 max=5.0 text="3,1 из 5 МБ" />
            <div class="row">
                <Button on_press=move || toasts.say("Ссылка скопирована")>"Сказать"</Button>
                <Button on_press=move || toasts.offer("Карточка в корзине", "Отменить", || ())>"Предложить"</Button>
                <Button on_press=move || toasts.warn("Часть не отменена: её уже изменили")>"Предупредить"</Button>
                <Button on_press=move || toasts.fail("Файл не прочитан: это не выгрузка «Карты»")>"Об ошибке"</Button>
            </div>
        </Shelf>
    }
}

#[component]
pub(super) fn Blanks() -> impl IntoView {
    let nothing = || ();
    view! {
        <Shelf title="Когда показать нечего">
            <div class="tiles">
                <div class="sheet">
                    <EmptyState title="Таких карточек нет" text="Попробуйте другое слово или уберите часть отбора.">
                        <Button variant=Variant::Primary>"Показать все"</Button>
                    </EmptyState>
                </div>
                <div class="sheet">
                    <ErrorState
                        title="Доска не открылась"
                        text="Сервер не ответил. То, что вы уже написали, хранится на устройстве."
                        on_retry=nothing
                    />
                </div>
                <div class="sheet stack"><Loading label="Открываем картотеку" /><Skeleton lines=5 /></div>
            </div>
        </Shelf>
    }
}
