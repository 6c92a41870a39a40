//! How one person looks at a board: what is filtered out, what is selected. Never stored, never sent.

use std::{collections::HashSet, sync::Arc};

use karta_core::{
    domain::board::{BoardCard, progress::Here},
    find::marks,
    sync::RecordId,
};
use leptos::prelude::*;

use super::OpenBoard;

/// What the open map shows, for «Все сюда»: the map tells, the menu asks. Nothing where no map is open.
#[derive(Clone, Copy, Default)]
pub struct Sight(RwSignal<Option<Callback<(), Option<Here>>>>);

impl Sight {
    /// To be called by the map while it is open.
    pub fn tell(self, look: Callback<(), Option<Here>>) {
        self.0.set(Some(look));
        on_cleanup(move || _ = self.0.try_set(None));
    }

    pub fn is_told(self) -> bool {
        self.0.with(Option::is_some)
    }

    pub fn here(self) -> Option<Here> {
        self.0.get_untracked().and_then(|look| look.run(()))
    }
}

/// One for each open page of a board.
#[derive(Clone, Copy)]
pub struct BoardView {
    pub query: RwSignal<String>,
    /// Stored names of sorts; all of them where it is empty.
    pub sorts: RwSignal<Vec<String>>,
    /// Ids as text, empty for «any».
    pub group: RwSignal<String>,
    pub author: RwSignal<String>,
    pub cluster: RwSignal<String>,
    /// The part of the map that the host shows, where there is no map to follow on.
    pub around: RwSignal<Option<Here>>,
    pub selected: RwSignal<Vec<RecordId>>,
    /// `None` where nothing is filtered out.
    pub shown: Memo<Option<Arc<HashSet<RecordId>>>>,
}

impl BoardView {
    pub fn of(open: OpenBoard) -> Self {
        let [query, group, author, cluster] = [(); 4].map(|()| RwSignal::new(String::new()));
        let sorts = RwSignal::new(Vec::<String>::new());
        let around = RwSignal::new(None::<Here>);
        let filters = Memo::new(move |_| Filters {
            words: query.with(|query| query.split_whitespace().map(str::to_lowercase).collect()),
            sorts: sorts.get(),
            group: group.get(),
            author: author.get(),
            around: around.get(),
        });
        let of_cluster = Memo::new(move |_| {
            let id = cluster.get();
            (!id.is_empty()).then(|| {
                let found = open.clusters.with(|all| all.iter().find(|one| one.id.as_str() == id).cloned());
                found.map(|one| one.cards.into_iter().collect::<HashSet<_>>()).unwrap_or_default()
            })
        });
        let shown = Memo::new(move |_| {
            let (filters, in_cluster) = (filters.get(), of_cluster.get());
            let all = filters == Filters::default() && in_cluster.is_none();
            (!all).then(|| {
                let fits = |card: &&BoardCard| {
                    filters.fit(card) && in_cluster.as_ref().is_none_or(|cards| cards.contains(&card.id))
                };
                Arc::new(
                    open.cards.with(|cards| cards.iter().filter(fits).map(|card| card.id.clone()).collect()),
                )
            })
        });
        Self { query, sorts, group, author, cluster, around, selected: RwSignal::new(Vec::new()), shown }
    }

    pub fn shows(self, id: &RecordId) -> bool {
        self.shown.with(|shown| shown.as_ref().is_none_or(|shown| shown.contains(id)))
    }

    pub fn is_selected(self, id: &RecordId) -> bool {
        self.selected.with(|selected| selected.contains(id))
    }

    /// Selects this card alone, or adds or removes it.
    pub fn select(self, id: &RecordId, more: bool) {
        self.selected.update(|selected| {
            if !more {
                *selected = vec![id.clone()];
            } else if selected.contains(id) {
                selected.retain(|other| other != id);
            } else {
                selected.push(id.clone());
            }
        });
    }

    pub fn clear_filters(self) {
        for text in [self.query, self.group, self.author, self.cluster] {
            text.set(String::new());
        }
        self.sorts.set(Vec::new());
        self.around.set(None);
    }
}

#[derive(Clone, Default, PartialEq)]
struct Filters {
    /// Lowercase.
    words: Vec<String>,
    sorts: Vec<String>,
    group: String,
    author: String,
    around: Option<Here>,
}

impl Filters {
    fn fit(&self, card: &BoardCard) -> bool {
        let sort = self.sorts.is_empty() || self.sorts.iter().any(|sort| sort == card.sort);
        let group = self.group.is_empty() || card.group.as_ref().is_some_and(|id| id.as_str() == self.group);
        let author = self.author.is_empty() || card.author.as_str() == self.author;
        let around = self.around.as_ref().is_none_or(|here| here.shows(card.place.as_ref()));
        sort && group && author && around && self.says(card)
    }

    /// By its number, or by each of the words in any of their forms.
    fn says(&self, card: &BoardCard) -> bool {
        match self.words.as_slice() {
            [] => true,
            [number] if number.trim_start_matches('№') == card.sign() => true,
            words => {
                let text = card.text.to_lowercase();
                words.iter().all(|word| text.contains(word.as_str()) || !marks(word, &card.text).is_empty())
            }
        }
    }
}
