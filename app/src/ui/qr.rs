//! A QR code as one drawing: black on white in every theme, with the quiet zone that readers need.

use fast_qr::{ECL, QRBuilder};
use leptos::prelude::*;

/// Modules of white around the code (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR code of a text, usually an address. Nothing is drawn where the text is empty or does not fit.
#[component]
pub fn Qr(
    #[prop(into)] text: Signal<String>,
    /// What it opens, for those who cannot see it.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let drawing = Memo::new(move |_| text.with(|text| drawing_of(text)));
    move || {
        drawing.get().map(|(side, path)| {
            view! {
                <svg class="qr" role="img" aria-label=move || label.get() viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges">
                    <rect width=side height=side fill="#fff" />
                    <path d=path fill="#000" />
                </svg>
            }
        })
    }
}

/// The side of the square in modules, and the dark ones as a path: a stroke for each run in a row.
fn drawing_of(text: &str) -> Option<(usize, String)> {
    let code = (!text.is_empty()).then(|| QRBuilder::new(text).ecl(ECL::M).build().ok())??;
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let run = (column..code.size).take_while(|at| code[row][*at].value()).count();
            if run > 0 {
                let (x, y) = (column + QUIET, row + QUIET);
                path.push_str(&format!("M{x} {y}h{run}v1h-{run}z"));
            }
            column += run.max(1);
        }
    }
    Some((code.size + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_corner_squares_within_a_quiet_zone() {
        let (side, path) = drawing_of("http://10.0.0.7:3000/catalogue/role-game").unwrap();
        assert!(path.starts_with("M4 4h7v1h-7z"), "the upper left square begins inside the quiet zone");
        assert!(path.contains(&format!("M{} 4h7v1h-7z", side - 4 - 7)), "the upper right one ends before it");
    }

    #[test]
    fn nothing_is_drawn_for_no_text() {
        assert_eq!(drawing_of(""), None);
    }
}
