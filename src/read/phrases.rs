//! The shell's phrases, as `shell.tsv` lists them, and the names that a dateline may carry.
//!
//! Leaves out where on the page a phrase counts.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::error::Result;
use crate::lexicon::Lexicons;
use crate::model::{Role, TableId};
use crate::tokenize::{fold_into, tokenize, words};

/// What a phrase of the shell says about its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// Nothing of the article comes after it.
    Tail,
    /// Heads a list of links to other stories.
    List,
    /// Begins a link to another story.
    Related,
    /// A control, a counter, an advertisement.
    Noise,
    /// A word of a menu.
    Menu,
    /// Begins the masthead.
    Masthead,
    /// Begins or marks a caption.
    Caption,
    /// Marks a caption where it stands between headline and article.
    Picture,
    /// Makes a bare line between headline and article a caption.
    Scene,
    /// Stands before the day of publication.
    Date,
    /// Makes a bracket at the end of the article a credit.
    Sign,
    /// Names a publisher in a dateline.
    Publisher,
    /// Stands for a name where nobody is named.
    Nobody,
    /// Stands before a name in the credits.
    Label(Role),
}

/// Where in the line the phrase must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// It is the whole line, but for marks and counters.
    Line,
    /// It begins the line.
    Start,
    /// It stands anywhere.
    Contain,
    /// It begins the line and a colon follows.
    Label,
}

struct Phrase {
    words: Vec<String>,
    cue: Cue,
    place: Place,
}

/// All phrases, by first word.
pub(super) struct Phrases {
    by_word: HashMap<String, Vec<Phrase>>,
    regions: HashSet<String>,
    large: HashSet<String>,
    bodies: HashSet<String>,
    controls: HashSet<String>,
    months: HashMap<String, i8>,
    weekdays: HashSet<String>,
}

impl Phrases {
    pub(super) fn new(lexicons: &Lexicons) -> Result<Self> {
        let table = lexicons.table(TableId::Shell);
        let mut by_word: HashMap<String, Vec<Phrase>> = HashMap::default();
        for row in table.rows() {
            let cue = match row.get(1) {
                "tail" => Cue::Tail,
                "list" => Cue::List,
                "related" => Cue::Related,
                "noise" => Cue::Noise,
                "menu" => Cue::Menu,
                "masthead" => Cue::Masthead,
                "caption" => Cue::Caption,
                "picture" => Cue::Picture,
                "scene" => Cue::Scene,
                "date" => Cue::Date,
                "sign" => Cue::Sign,
                "nobody" => Cue::Nobody,
                "publisher" => Cue::Publisher,
                "reporter" => Cue::Label(Role::Reporter),
                "editor" => Cue::Label(Role::Editor),
                "photographer" => Cue::Label(Role::Photographer),
                "credit" => Cue::Label(Role::Credit),
                other => return Err(table.error(row, format!("no role is called {other}"))),
            };
            let place = match row.get(2) {
                "line" => Place::Line,
                "start" => Place::Start,
                "contain" => Place::Contain,
                "label" => Place::Label,
                other => return Err(table.error(row, format!("no match is called {other}"))),
            };
            let words = words(row.get(0));
            let Some(first) = words.first().cloned() else {
                return Err(table.error(row, "a surface without a word"));
            };
            by_word
                .entry(first)
                .or_default()
                .push(Phrase { words, cue, place });
        }
        for phrases in by_word.values_mut() {
            phrases.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
        }
        let controls = by_word
            .values()
            .flatten()
            .filter(|p| p.place == Place::Line && matches!(p.cue, Cue::Noise | Cue::Menu))
            .filter_map(|p| match p.words.as_slice() {
                [word] => Some(word.clone()),
                _ => None,
            })
            .collect();
        let mut months = HashMap::default();
        let mut weekdays = HashSet::default();
        let calendar = lexicons.table(TableId::Calendar);
        for row in calendar.rows() {
            match row.get(1) {
                "month" | "month_short" => {
                    let number = row.get(2).parse();
                    months.insert(
                        row.get(0).to_lowercase(),
                        number.map_err(|_| calendar.error(row, "a month is a number"))?,
                    );
                }
                "weekday" | "weekday_short" => {
                    weekdays.insert(row.get(0).to_lowercase());
                }
                _ => {}
            }
        }
        Ok(Self {
            by_word,
            regions: names(
                lexicons,
                &[(TableId::Regions, 2), (TableId::RegionAliases, 0)],
            ),
            large: lexicons
                .table(TableId::Regions)
                .rows()
                .filter(|r| r.get(1) != "district")
                .map(|r| joined(r.get(2)))
                .collect(),
            bodies: single_words(
                lexicons,
                &[
                    TableId::Agencies,
                    TableId::Positions,
                    TableId::Elections,
                    TableId::Acting,
                ],
            ),
            controls,
            months,
            weekdays,
        })
    }

    /// The cues whose phrases fit the words, with the place after the phrase; longest first for
    /// each place in the line.
    pub(super) fn cues<'a>(
        &'a self,
        words: &'a [String],
    ) -> impl Iterator<Item = (Cue, usize, usize)> + 'a {
        let begin = words.iter().position(|w| is_word(w)).unwrap_or(words.len());
        (0..words.len()).flat_map(move |at| {
            self.by_word
                .get(&words[at])
                .into_iter()
                .flatten()
                .filter(move |p| {
                    let end = at + p.words.len();
                    words[at..].starts_with(&p.words)
                        && match p.place {
                            Place::Contain => true,
                            Place::Start => at == begin || at == 0,
                            Place::Label => at == begin && words.get(end).is_some_and(|w| w == ":"),
                            Place::Line => {
                                at == begin && words[end..].iter().all(|w| !is_letters(w))
                            }
                        }
                })
                .map(move |p| (p.cue, at, at + p.words.len()))
        })
    }

    /// Whether any phrase of the cue fits.
    pub(super) fn has(&self, words: &[String], cue: Cue) -> bool {
        self.cues(words).any(|(c, _, _)| c == cue)
    }

    /// The label that stands at `at`, with its end; the colon is not asked for.
    pub(super) fn label_at(&self, words: &[String], at: usize) -> Option<(Role, usize)> {
        let phrases = self.by_word.get(words.get(at)?)?;
        phrases.iter().find_map(|p| match p.cue {
            Cue::Label(role) if words[at..].starts_with(&p.words) => {
                Some((role, at + p.words.len()))
            }
            _ => None,
        })
    }

    /// Whether the name is one of a region: `bogor`, `kota bogor`, `kab. bogor`.
    pub(super) fn is_region(&self, name: &str) -> bool {
        let words = words(name);
        let bare: Vec<&str> = words
            .iter()
            .map(String::as_str)
            .skip_while(|w| {
                matches!(
                    *w,
                    "kota" | "kabupaten" | "kab" | "kec" | "kecamatan" | "provinsi" | "."
                )
            })
            .collect();
        self.regions.contains(&words.join(" ")) || self.regions.contains(&bare.join(" "))
    }

    /// Whether the word alone names a province, regency or city. Districts are left out: many are
    /// called like common words.
    pub(super) fn is_large_region(&self, name: &str) -> bool {
        self.large.contains(&joined(name))
    }

    /// Whether the word belongs to the names of agencies, posts or elections.
    pub(super) fn is_body(&self, word: &str) -> bool {
        self.bodies.contains(word)
    }

    /// Whether the line consists of the names of controls and menus only:
    /// `facebook twitter whatsapp copy`.
    pub(super) fn is_controls(&self, words: &[String]) -> bool {
        let mut known = words.iter().filter(|w| is_letters(w));
        words.len() > 1 && known.all(|w| self.controls.contains(w))
    }

    /// The number of a month by its lowercased name.
    pub(super) fn month(&self, word: &str) -> Option<i8> {
        self.months.get(word).copied()
    }

    /// Whether the lowercased word names a day of the week.
    pub(super) fn is_weekday(&self, word: &str) -> bool {
        self.weekdays.contains(word)
    }
}

/// Whether a token is a word or a number, not a mark.
pub(super) fn is_word(token: &str) -> bool {
    token.starts_with(char::is_alphanumeric)
}

fn is_letters(token: &str) -> bool {
    token.starts_with(char::is_alphabetic)
}

fn names(lexicons: &Lexicons, columns: &[(TableId, usize)]) -> HashSet<String> {
    columns
        .iter()
        .flat_map(|(table, column)| lexicons.table(*table).rows().map(|r| r.get(*column)))
        .map(joined)
        .collect()
}

/// The folded words of a name with one space between: the form in which names are compared.
fn joined(name: &str) -> String {
    let mut all = String::with_capacity(name.len() + 4);
    for token in tokenize(name) {
        if !all.is_empty() {
            all.push(' ');
        }
        fold_into(token.span.slice(name), &mut all);
    }
    all
}

fn single_words(lexicons: &Lexicons, tables: &[TableId]) -> HashSet<String> {
    tables
        .iter()
        .flat_map(|t| lexicons.table(*t).rows())
        .flat_map(|row| words(row.get(0)))
        .filter(|w| w.chars().count() > 1 && is_letters(w))
        .collect()
}
