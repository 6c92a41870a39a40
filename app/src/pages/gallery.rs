//! `/ui`, in development builds: every piece of the design system in every state, with the switch of themes.
//!
//! Made of `ui` alone; the texts are of the small world that tests and the demo share.

mod buttons;
mod cards;
mod fields;
mod lists;
mod messages;
mod signs;

use leptos::prelude::*;

use crate::ui::{
    AppBar, Choice, FieldKind, Glyph, Menu, MenuItem, NavItem, PageHeader, StateLine, SyncState, TabPanel,
    Tabs, TextField, Theme, ThemeSwitch, ToastHost, Toasts,
};

const ROOMS: &[NavItem] = &[
    NavItem {
        href: "/catalogue", label: "Картотека", short: "Картотека", glyph: Glyph::Drawer
    },
    NavItem {
        href: "/diagnostics", label: "Диагностика", short: "Диагностика", glyph: Glyph::Diagnostics
    },
    NavItem {
        href: "/paths", label: "Траектория", short: "Траектория", glyph: Glyph::Trajectory
    },
    NavItem {
        href: "/boards", label: "Карта будущего", short: "Будущее", glyph: Glyph::Board
    },
];

/// One group of the gallery.
#[component]
fn Shelf(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="shelf">
            <h2 class="ruled">{title}</h2>
            {children()}
        </section>
    }
}

#[component]
pub fn GalleryPage() -> impl IntoView {
    let toasts = Toasts::provide();
    let theme = RwSignal::new(Theme::System);
    view! {
        <div class="page gallery" id="gallery" tabindex="-1">
            <PageHeader
                title="Из чего сделана «Карта»"
                lead="Каждая часть в каждом состоянии. Проверьте её в четырёх темах, мышью, пальцем и одной клавиатурой."
                back=("/", "На главную")
            >
                <ThemeSwitch id="gallery-theme" theme on_change=move |chosen| theme.set(chosen) />
            </PageHeader>
            <SampleBar />
            <cards::Cards />
            <div class="gallery-columns">
                <buttons::Buttons />
                <fields::Fields />
                <buttons::Chips />
                <lists::Lists />
                <messages::Messages />
                <SampleTabs />
            </div>
            <messages::Blanks />
            <signs::Signs />
        </div>
        <ToastHost toasts />
    }
}

#[component]
fn SampleBar() -> impl IntoView {
    let sought = RwSignal::new(String::new());
    let search = move || {
        view! {
            <TextField
                id="gallery-find"
                label="Найти"
                bare=true
                kind=FieldKind::Search
                placeholder="Роль, умение, случай"
                value=sought
                on_input=move |text| sought.set(text)
            />
        }
    };
    let state = move || view! { <StateLine state=SyncState::Saved text="Сохранено на сервере" /> };
    let person = move || {
        let items = vec![
            MenuItem::link("Мои записи", "#").glyph(Glyph::User),
            MenuItem::link("Что не принято", "#").glyph(Glyph::Warning).hint("Две правки ждут вас"),
            MenuItem::new("Справка по клавишам", || ()).glyph(Glyph::Keyboard).keys("F1"),
            MenuItem::new("Выйти", || ()).glyph(Glyph::SignOut).parted(),
        ];
        let head = || view! { <b>"Анна Петрова"</b><br /><small>"методист"</small> };
        view! { <Menu id="gallery-person" label="Анна Петрова, методист" items trigger_class="avatar" trigger=|| "АП" head /> }
    };
    view! { <div class="gallery-bar"><AppBar items=ROOMS.to_vec() nav_label="Комнаты (образец)" current="/catalogue" search state person /></div> }
}

#[component]
fn SampleTabs() -> impl IntoView {
    let chosen = RwSignal::new("levels".to_owned());
    let tabs = vec![
        Choice::new("levels", "Уровни"),
        Choice::new("workshop", "Мастерская").count(12),
        Choice::new("questions", "Вопросы").count(3),
    ];
    view! {
        <Shelf title="Вкладки">
            <Tabs id="gallery-tabs" label="Разделы карточки" tabs chosen on_choose=move |tab| chosen.set(tab) />
            <TabPanel of="gallery-tabs" value="levels" chosen>
                <p>"Четыре уровня роли и показатели, по которым её видно со стороны."</p>
            </TabPanel>
            <TabPanel of="gallery-tabs" value="workshop" chosen>
                <p>"Кейсы для отработки, инструменты, сценарии и опыт коллег."</p>
            </TabPanel>
            <TabPanel of="gallery-tabs" value="questions" chosen>
                <p>"Здесь методисту роли задают вопросы."</p>
            </TabPanel>
        </Shelf>
    }
}
