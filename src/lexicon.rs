//! The lexicons: tables of words compiled into the binary, with the user's own on top.
//!
//! A table is a TSV file in `lexicons/`: comment lines, a header, rows. All surfaces that are to be
//! found in running text go into one matcher over words, so a text is scanned once for all tables.
//! What a row means is the business of the stage that owns the table: each stage reads its rows
//! into a typed form of its own when the pipeline is built, and reports a bad cell with
//! [`Table::error`].

mod matcher;
mod table;

use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};

pub use table::{Row, Table};

use crate::error::{Error, Result};
use crate::model::{Hit, TableId, Token, Word, WordRole};
use matcher::Matcher;
use table::Spec;

/// How the surfaces of a table take part in matching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Matched {
    /// Its first column (or the named one) is found in running text.
    Column(usize),
    /// It is only looked up.
    No,
}

macro_rules! tables {
    ($($id:ident $file:literal key $key:literal $matched:expr, [$($column:literal)+];)+) => {
        /// All tables, in the order of [`TableId`].
        const TABLES: &[Spec] = &[$(Spec {
            id: TableId::$id,
            file: concat!($file, ".tsv"),
            text: include_str!(concat!("../lexicons/", $file, ".tsv")),
            columns: &[$($column),+],
            key: $key,
            matched: $matched,
        }),+];
    };
}

use Matched::{Column, No};

// `key N`: the first N columns together name a row; a user's row with the same key replaces ours.
tables! {
    Abbreviations "abbreviations" key 1 No, ["surface" "kind" "source"];
    Acting "acting" key 1 Column(0), ["surface" "acting" "source"];
    Actors "actors" key 2 Column(0), ["surface" "kind" "source"];
    Agencies "agencies" key 2 Column(0), ["surface" "kind" "class" "level" "case" "source"];
    Calendar "calendar" key 2 Column(0), ["surface" "kind" "value" "source"];
    CommitmentBlocks "commitment_blocks" key 2 Column(0), ["surface" "use" "reason" "source"];
    CommitmentCues "commitment_cues" key 3 Column(0), ["surface" "type" "role" "weight" "source"];
    Discourse "discourse" key 2 Column(0), ["surface" "kind" "note" "source"];
    Elections "elections" key 2 Column(0), ["surface" "date" "source"];
    Fields "fields" key 1 Column(0), ["surface" "source"];
    FunctionWords "function_words" key 2 No, ["surface" "role" "source"];
    LegalActs "legal_acts" key 2 Column(0), ["surface" "id" "title" "articles" "from" "until" "source"];
    LegalTypes "legal_types" key 1 Column(0), ["surface" "type" "citation" "case" "class" "source"];
    Measures "measures" key 2 Column(0), ["surface" "role" "measure" "voter_list" "sex" "source"];
    Names "names" key 2 Column(0), ["surface" "kind" "source"];
    Numerals "numerals" key 1 Column(0), ["surface" "value" "kind" "source"];
    PositionKeys "position_keys" key 2 No, ["head" "agency" "key" "source"];
    Positions "positions" key 2 Column(0), ["surface" "key" "agency" "level" "note" "source"];
    Qualifiers "qualifiers" key 2 Column(0), ["surface" "place" "qualifier" "source"];
    RegionAliases "region_aliases" key 2 Column(0), ["surface" "code" "kind" "note" "source"];
    RegionCautions "region_cautions" key 1 No, ["surface" "reason" "note" "source"];
    RegionLevels "region_levels" key 1 Column(0), ["surface" "level" "source"];
    Regions "regions" key 1 Column(2), ["code" "level" "name" "source"];
    Roots "roots" key 1 No, ["surface" "source"];
    Shell "shell" key 3 No, ["surface" "role" "match" "source"];
    SpeechVerbs "speech_verbs" key 1 Column(0), ["surface" "lemma" "class" "form" "takes" "source"];
    StemExceptions "stem_exceptions" key 1 No, ["surface" "stem" "reason" "source"];
    Stopwords "stopwords" key 1 No, ["surface" "source"];
    Synonyms "synonyms" key 2 No, ["surface" "canonical" "kind" "source"];
    Titles "titles" key 2 No, ["surface" "kind" "canonical" "source"];
    Topics "topics" key 2 Column(0), ["surface" "topic" "weight" "source"];
    Verbs "verbs" key 2 Column(0), ["surface" "kind" "source"];
}

/// All lexicons, ready for matching.
pub struct Lexicons {
    tables: Vec<Table>,
    vocabulary: FxHashMap<Box<str>, Word>,
    /// For each word number whether it is a stop word, and what it shortens.
    flags: Vec<(bool, Option<Abbreviation>)>,
    /// For each word number the roles it may play beside names, a bit each.
    roles: Vec<u32>,
    /// The letters of degrees behind a name, without points: `msi`.
    degrees: FxHashSet<Box<str>>,
    matcher: Matcher,
}

/// An abbreviation that is written with a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abbreviation {
    /// What may follow it.
    pub before: Before,
    /// Whether it is written in capitals (`KH`); others in capitals are other words (`SD`).
    pub capitals: bool,
}

/// What follows an abbreviation inside its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Anything, a capital too: `Plt. Bupati`.
    Any,
    /// A number or code; before anything else it is another word or ends its sentence: `hal. 5`.
    Number,
    /// Small letters: before a capital it ends its sentence, as `dll.` does.
    Small,
}

impl Lexicons {
    /// The lexicons that are compiled in.
    ///
    /// # Errors
    /// Names file and line of the first row that does not fit its table.
    pub fn new() -> Result<Self> {
        Self::build(
            TABLES
                .iter()
                .map(Table::compiled_in)
                .collect::<Result<_>>()?,
        )
    }

    /// The lexicons that are compiled in, with the tables in `folder` on top: a row with a known
    /// key replaces ours, another is added.
    ///
    /// # Errors
    /// Names file and line of the first row that does not fit its table, or a file whose name is
    /// no table's.
    pub fn with_folder(folder: &Path) -> Result<Self> {
        let mut tables: Vec<Table> = TABLES
            .iter()
            .map(Table::compiled_in)
            .collect::<Result<_>>()?;
        let entries = std::fs::read_dir(folder).map_err(|e| Error::io(folder, e))?;
        let mut paths = Vec::new();
        for entry in entries {
            paths.push(entry.map_err(|e| Error::io(folder, e))?.path());
        }
        paths.sort();
        for path in paths
            .iter()
            .filter(|p| p.extension().is_some_and(|e| e == "tsv"))
        {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let Some(at) = TABLES.iter().position(|s| s.file == name) else {
                let known: Vec<&str> = TABLES.iter().map(|s| s.file).collect();
                return Err(Error::lexicon(
                    &path.display().to_string(),
                    1,
                    format!("no lexicon has this name; known are {}", known.join(", ")),
                ));
            };
            let text = std::fs::read_to_string(path).map_err(|e| Error::io(path, e))?;
            let own = Table::parse(&TABLES[at], &path.display().to_string(), &text)?;
            tables[at].overlay(own);
        }
        Self::build(tables)
    }

    fn build(tables: Vec<Table>) -> Result<Self> {
        let mut lexicons = Self {
            tables,
            vocabulary: FxHashMap::default(),
            flags: Vec::new(),
            roles: Vec::new(),
            degrees: FxHashSet::default(),
            matcher: Matcher::default(),
        };
        let tables = std::mem::take(&mut lexicons.tables);
        let (mut path, mut folded) = (Vec::new(), String::new());
        for (spec, table) in TABLES.iter().zip(&tables) {
            let Column(column) = spec.matched else {
                continue;
            };
            for (row, cells) in table.rows().enumerate() {
                let surface = cells.get(column);
                path.clear();
                for token in crate::tokenize::tokenize(surface) {
                    folded.clear();
                    crate::tokenize::fold_into(token.span.slice(surface), &mut folded);
                    path.push(lexicons.learn(&folded));
                }
                lexicons.matcher.add(&path, spec.id, row);
            }
        }
        lexicons.tables = tables;
        lexicons.flag();
        lexicons.give_roles()?;
        Ok(lexicons)
    }

    /// Notes for each word of `function_words.tsv` its roles.
    fn give_roles(&mut self) -> Result<()> {
        let table = self.table(TableId::FunctionWords);
        let mut rows = Vec::new();
        for row in table.rows() {
            let Some((_, role)) = WordRole::ALL.iter().find(|(key, _)| *key == row.get(1)) else {
                return Err(table.error(row, format!("no role: {:?}", row.get(1))));
            };
            rows.push((row.get(0).to_lowercase(), role.bit()));
        }
        for (surface, bit) in rows {
            let word = self.learn(&surface).0 as usize;
            if self.roles.len() <= word {
                self.roles.resize(word + 1, 0);
            }
            self.roles[word] |= bit;
        }
        Ok(())
    }

    /// The roles that a word may play beside names, a bit each (`WordRole::bit`).
    pub fn roles(&self, word: Word) -> u32 {
        self.roles.get(word.0 as usize).copied().unwrap_or(0)
    }

    /// Notes stop words, abbreviations and degrees, which the segmentation asks for by word.
    fn flag(&mut self) {
        let surfaces = |lexicons: &Self, table: TableId| -> Vec<(String, String)> {
            let cells = |r: &Row| (r.get(0).to_owned(), r.get(1).to_owned());
            lexicons.table(table).rows().map(cells).collect()
        };
        for (surface, _) in surfaces(self, TableId::Stopwords) {
            self.flags_of(&surface).0 = true;
        }
        for (surface, kind) in surfaces(self, TableId::Abbreviations) {
            self.flags_of(&surface).1 = Some(Abbreviation {
                before: match kind.as_str() {
                    "number" | "month" => Before::Number,
                    "closing" => Before::Small,
                    _ => Before::Any,
                },
                capitals: surface.len() > 1 && surface.chars().all(char::is_uppercase),
            });
        }
        for (surface, kind) in surfaces(self, TableId::Titles) {
            if kind == "academic_after" {
                let letters: String = surface.chars().filter(|c| c.is_alphabetic()).collect();
                self.degrees.insert(letters.to_lowercase().into());
            }
        }
    }

    fn flags_of(&mut self, surface: &str) -> &mut (bool, Option<Abbreviation>) {
        let word = self.learn(&surface.to_lowercase()).0 as usize;
        if self.flags.len() <= word {
            self.flags.resize(word + 1, (false, None));
        }
        &mut self.flags[word]
    }

    fn learn(&mut self, lowercased: &str) -> Word {
        let next = Word(self.vocabulary.len() as u32 + 1);
        match self.vocabulary.get(lowercased) {
            Some(known) => *known,
            None => {
                self.vocabulary.insert(lowercased.into(), next);
                next
            }
        }
    }

    /// One table.
    pub fn table(&self, id: TableId) -> &Table {
        &self.tables[id as usize]
    }

    /// All tables.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The number of a lowercased word, `Word::UNKNOWN` if no lexicon holds it.
    pub fn word(&self, lowercased: &str) -> Word {
        self.vocabulary
            .get(lowercased)
            .copied()
            .unwrap_or(Word::UNKNOWN)
    }

    /// What the word shortens, if it is an abbreviation that is written with a point.
    pub fn abbreviation(&self, word: Word) -> Option<Abbreviation> {
        self.flags.get(word.0 as usize)?.1
    }

    /// Whether the word is an abbreviation that is written with a point which ends no sentence.
    pub fn is_abbreviation(&self, word: Word) -> bool {
        self.abbreviation(word).is_some()
    }

    /// Whether the word is a stop word: it names nobody and nothing.
    pub fn is_stopword(&self, word: Word) -> bool {
        self.flags.get(word.0 as usize).is_some_and(|f| f.0)
    }

    /// Whether the small letters, points left out, are a degree that stands behind a name.
    pub fn is_degree(&self, letters: &str) -> bool {
        self.degrees.contains(letters)
    }

    /// All lexicon surfaces in a run of tokens, by first token, longest first. A point after an
    /// abbreviation inside a surface (`Kec. Bogor Tengah`) is passed over.
    pub fn hits(&self, text: &str, tokens: &[Token]) -> Vec<Hit> {
        self.matcher.hits(tokens, |i| {
            i > 0
                && tokens[i].span.slice(text) == "."
                && tokens[i - 1].span.end == tokens[i].span.start
                && self.is_abbreviation(tokens[i - 1].word)
        })
    }

    /// What all tables hold, in 16 hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        let all: Vec<TableId> = TABLES.iter().map(|s| s.id).collect();
        self.fingerprint_of(&all)
    }

    /// What some tables hold, in 16 hexadecimal digits.
    pub fn fingerprint_of(&self, tables: &[TableId]) -> String {
        let mut hasher = Sha256::new();
        for id in tables {
            let table = self.table(*id);
            for row in table.rows() {
                for column in 0..table.columns().len() {
                    hasher.update(row.get(column).as_bytes());
                    hasher.update(b"\t");
                }
                hasher.update(b"\n");
            }
            hasher.update(b"\n");
        }
        let digest = hasher.finalize();
        digest.iter().take(8).map(|b| format!("{b:02x}")).collect()
    }

    /// Checks what no single stage would: order, case of repeated keys, region codes that exist.
    ///
    /// # Errors
    /// Names file and line of every fault, a line each.
    pub fn check(&self) -> std::result::Result<(), Vec<Error>> {
        let mut faults: Vec<Error> = self.tables.iter().flat_map(Table::check).collect();
        let codes: std::collections::HashSet<&str> = self
            .table(TableId::Regions)
            .rows()
            .map(|r| r.get(0))
            .collect();
        let aliases = self.table(TableId::RegionAliases);
        for row in aliases.rows().filter(|r| !codes.contains(r.get(1))) {
            faults.push(aliases.error(row, format!("no region has the code {}", row.get(1))));
        }
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_stand_in_the_order_of_their_ids() {
        for (n, spec) in TABLES.iter().enumerate() {
            assert_eq!(spec.id as usize, n, "{}", spec.file);
        }
    }

    #[test]
    fn the_compiled_in_lexicons_are_sound() {
        let lexicons = Lexicons::new().unwrap();
        if let Err(faults) = lexicons.check() {
            panic!(
                "{}",
                faults.iter().map(|f| format!("{f}\n")).collect::<String>()
            );
        }
    }
}
