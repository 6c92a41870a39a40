//! The design system: components that know nothing of the domain and import leptos alone.
//!
//! Pages and components build on it; each file here has a style file of the same name in `style/ui/`.
//! Invariants: the first render reads nothing of the browser; ids come from props; colours only by
//! `data-color` names, which [`color`] lists.

pub mod app_bar;
pub mod banner;
pub mod blank;
pub mod button;
pub mod card;
pub mod check_field;
pub mod chip;
pub mod choice;
pub mod choice_links;
pub mod code_field;
pub mod color;
pub mod dialog;
pub mod field;
pub mod icon;
pub mod later;
pub mod level_meter;
pub mod main_area;
pub mod menu;
pub mod meter;
pub mod page_header;
pub mod qr;
pub mod segments;
pub mod select_field;
pub mod small;
pub mod sortable_list;
pub mod state_line;
pub mod tabs;
pub mod text_area;
pub mod text_field;
pub mod theme_switch;
pub mod toast;

pub use app_bar::{AppBar, BrandMark, NavItem};
pub use banner::Banner;
pub use blank::{EmptyState, ErrorState, Loading, Skeleton};
pub use button::{Button, ButtonLink, IconButton, Size, Variant};
pub use card::Card;
pub use check_field::CheckField;
pub use chip::{Chip, ChipGroup, Pick, Tag};
pub use choice::{Choice, Tone};
pub use choice_links::{ChoiceLink, ChoiceLinks, LinkDress};
pub use code_field::CodeField;
pub use dialog::{ConfirmDialog, Dialog, DialogSize};
pub use icon::{Glyph, Icon, Sign};
pub use level_meter::LevelMeter;
pub use main_area::MainArea;
pub use menu::{Menu, MenuItem, MenuPlace};
pub use meter::Meter;
pub use page_header::PageHeader;
pub use qr::Qr;
pub use segments::{Segment, Segments};
pub use select_field::SelectField;
pub use small::{Kbd, SkipLink, VisuallyHidden};
pub use sortable_list::{Landing, SortGroup, SortItem, SortableList};
pub use state_line::{StateLine, SyncState};
pub use tabs::{TabPanel, Tabs};
pub use text_area::TextArea;
pub use text_field::{FieldKind, TextField};
pub use theme_switch::{Theme, ThemeSwitch};
pub use toast::{ToastHost, Toasts};
