//! The picture of the board: as a file, and as a poster on large paper or on A4 sheets put together.

use karta_core::domain::board::{
    drawing::{Drawing, drawing},
    papers::Papers,
    poster::{Size, Tile, tiles},
};
use leptos::prelude::*;

use super::Picture;
use crate::{
    platform::page,
    store::{Session, board::papers::this_year},
    ui::{Button, ChipGroup, Choice, EmptyState, Glyph, Pick, Toasts, Variant},
};

const WHOLE: &str = "whole";
const SHEETS: &str = "sheets";

#[component]
pub fn PicturePart(session: Session, papers: Memo<Option<Papers>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let open = session.open;
    let picture = Memo::new(move |_| {
        papers.with(|papers| papers.as_ref().map(|papers| drawing(&papers.scene(this_year()))))
    });
    let cards =
        Memo::new(move |_| papers.with(|papers| papers.as_ref().map_or(0, |papers| papers.cards.len())));
    let busy = RwSignal::new(false);
    let save_svg = move || {
        if let Some(drawing) = picture.get_untracked() {
            page::download(&open.file_name("", "svg"), &drawing.file());
        }
    };
    let save_png = move || {
        let Some(drawing) = picture.get_untracked() else { return };
        busy.set(true);
        let size = (drawing.width as f64, drawing.height as f64);
        page::download_png(&open.file_name("", "png"), &drawing.file(), size, move |is_saved| {
            _ = busy.try_set(false);
            if !is_saved {
                toasts.warn("Браузер не смог нарисовать картинку: сохраните SVG.");
            }
        });
    };
    view! {
        <Show when=move || { cards.get() > 0 } fallback=|| view! { <EmptyState glyph=Glyph::Board title="Рисовать пока нечего" /> }>
            <div class="actions no-print">
                <Button glyph=Glyph::Download busy=busy on_press=save_png>"Картинка (PNG)"</Button>
                <Button glyph=Glyph::Download on_press=save_svg>"Картинка (SVG)"</Button>
            </div>
            <div class="no-print"><Picture drawing=picture cards=cards /></div>
            <Poster picture=picture />
        </Show>
    }
}

#[component]
fn Poster(picture: Memo<Option<Drawing>>) -> impl IntoView {
    let (size, paper) = (RwSignal::new(Size::default()), RwSignal::new(SHEETS.to_owned()));
    let sizes = Size::ALL.map(|size| Choice::new(size.name(), size.title())).to_vec();
    let papers =
        vec![Choice::new(SHEETS, "из листов А4"), Choice::new(WHOLE, "одним листом, для типографии")];
    let set_size = move |chosen: Vec<String>| {
        size.set(chosen.first().and_then(|name| Size::of_name(name)).unwrap_or_default());
    };
    let set_paper = move |chosen: Vec<String>| paper.set(chosen.into_iter().next().unwrap_or_default());
    let sheets = Memo::new(move |_| {
        let whole = paper.with(|paper| paper == WHOLE);
        picture
            .with(|picture| {
                picture.as_ref().map(|picture| tiles(size.get(), whole, (picture.width, picture.height)))
            })
            .unwrap_or_default()
    });
    let columns = move || if paper.with(|paper| paper == WHOLE) { 1 } else { size.get().grid().0 };
    let hint = move || match (paper.with(|paper| paper == WHOLE), size.get()) {
        (true, size) => format!("Один лист {}: сохраните как PDF и отнесите в типографию.", size.title()),
        (false, size) => {
            let (columns, rows, _) = size.grid();
            format!(
                "{} листов А4: печатайте в масштабе 100 %, обрежьте по меткам и сложите по буквам и номерам.",
                columns * rows
            )
        }
    };
    view! {
        <section class="stack poster" aria-label="Плакат">
            <div class="sheet stack no-print">
                <h2>"Плакат"</h2>
                <ChipGroup id="poster-size" label="Размер" pick=Pick::One choices=sizes chosen=move || vec![size.get().name().to_owned()] on_change=set_size />
                <ChipGroup id="poster-paper" label="Бумага" pick=Pick::One choices=papers chosen=move || vec![paper.get()] on_change=set_paper />
                <p class="hint">{hint}</p>
                <div class="row"><Button variant=Variant::Primary glyph=Glyph::Print on_press=page::print>"Напечатать плакат"</Button></div>
            </div>
            <div class="poster-sheets" data-size=move || if paper.with(|paper| paper == WHOLE) { size.get().name() } else { "a4" }
                data-lying=move || (size.get().grid().2).then_some("") style=move || format!("--columns: {}", columns())>
                {move || picture.get().map(|picture| {
                    sheets.get().into_iter().map(|tile| view! { <Sheet tile=tile inner=picture.inner.clone() /> }).collect_view()
                })}
            </div>
        </section>
    }
}

/// One sheet of paper in millimetres: its part of the picture, the cut marks, which sheet it is.
#[component]
fn Sheet(tile: Tile, inner: String) -> impl IntoView {
    let [left, top, width, height] = tile.window;
    let part = tile.part.map(|side| format!("{side:.2}")).join(" ");
    let strokes: String = tile
        .marks
        .iter()
        .map(|mark| format!("M{:.1} {:.1}L{:.1} {:.1}", mark.from.0, mark.from.1, mark.to.0, mark.to.1))
        .collect();
    let name = if tile.label.is_empty() {
        "Лист плаката".to_owned()
    } else {
        format!("Лист {}", tile.label)
    };
    let sign = format!(
        "<text x=\"{}\" y=\"{}\" font-size=\"4\" font-family=\"sans-serif\">{}</text>",
        left + 8.0,
        top + height + 6.5,
        if tile.label.is_empty() { "" } else { &name }
    );
    let sheet = format!(
        "<svg x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" viewBox=\"{part}\">{inner}</svg>\
         <path d=\"{strokes}\" stroke=\"#000\" stroke-width=\"0.2\" fill=\"none\"/>{sign}"
    );
    view! {
        <svg class="poster-sheet" viewBox=format!("0 0 {} {}", tile.paper.0, tile.paper.1) role="img" aria-label=name inner_html=sheet></svg>
    }
}
