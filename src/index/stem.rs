//! The root of an Indonesian word form: `mendukung`, `dukungan`, `didukungnya` all give `dukung`.
//!
//! Confix stripping: take off particles, possessives, a derivational suffix and up to three
//! prefixes, undo the sound changes that a nasal prefix makes (`mem-` + `pilih` = `memilih`), and
//! believe the result only where it is a root of `roots.tsv`. A form that is a root itself, stands
//! in `stem_exceptions.tsv`, or is part of a name is left as it is. Leaves out reduplication, which
//! the tokenizer has already cut at the hyphen, and all other languages.

use std::collections::{HashMap, HashSet};

use crate::lexicon::Lexicons;
use crate::model::TableId;
use crate::tokenize::words;

/// Shorter forms have no affix worth taking off.
const SHORTEST: usize = 5;

/// The roots, the exceptions and the protected words.
pub struct Stemmer {
    roots: HashSet<Box<str>>,
    exceptions: HashMap<Box<str>, Box<str>>,
    names: HashSet<Box<str>>,
}

/// A way of taking a form apart.
struct Parse {
    root: String,
    prefixes: usize,
    suffix: &'static str,
}

/// A prefix as it is written before a root that begins with one of some letters.
struct Prefix {
    written: &'static str,
    /// What the sound change has eaten: the root begins with this.
    eaten: &'static str,
    /// The letters that the remainder may begin with; empty for all.
    before: &'static str,
    /// The prefix as a kind, to know which suffixes go with it.
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Di,
    Ke,
    Se,
    Ter,
    Ber,
    Me,
    Pe,
}

const fn prefix(
    written: &'static str,
    eaten: &'static str,
    before: &'static str,
    kind: Kind,
) -> Prefix {
    Prefix {
        written,
        eaten,
        before,
        kind,
    }
}

/// All prefixes with their sound changes (Nazief and Adriani's rules, in one table).
const PREFIXES: &[Prefix] = &[
    prefix("di", "", "", Kind::Di),
    prefix("ke", "", "", Kind::Ke),
    prefix("se", "", "", Kind::Se),
    prefix("ter", "", "", Kind::Ter),
    prefix("te", "", "r", Kind::Ter),
    prefix("ber", "", "", Kind::Ber),
    prefix("be", "", "rk", Kind::Ber),
    prefix("bel", "", "a", Kind::Ber),
    prefix("me", "", "lmnrwyng", Kind::Me),
    prefix("mem", "", "bfpv", Kind::Me),
    prefix("mem", "p", "aiueor", Kind::Me),
    prefix("men", "", "cdjstz", Kind::Me),
    prefix("men", "t", "aiueor", Kind::Me),
    prefix("meng", "", "aiueoghkx", Kind::Me),
    prefix("meng", "k", "aiueor", Kind::Me),
    prefix("menge", "", "", Kind::Me),
    prefix("meny", "s", "aiueo", Kind::Me),
    prefix("per", "", "", Kind::Pe),
    prefix("pe", "", "lmnrwytdksgjcbphk", Kind::Pe),
    prefix("pem", "", "bfpv", Kind::Pe),
    prefix("pem", "p", "aiueor", Kind::Pe),
    prefix("pen", "", "cdjstz", Kind::Pe),
    prefix("pen", "t", "aiueor", Kind::Pe),
    prefix("peng", "", "aiueoghkx", Kind::Pe),
    prefix("peng", "k", "aiueor", Kind::Pe),
    prefix("penge", "", "", Kind::Pe),
    prefix("peny", "s", "aiueo", Kind::Pe),
    prefix("pel", "", "a", Kind::Pe),
];

/// Suffix and prefix that never stand around one root.
fn goes_with(kind: Kind, suffix: &str) -> bool {
    !matches!(
        (kind, suffix),
        (Kind::Ber | Kind::Ke, "i")
            | (Kind::Di | Kind::Me | Kind::Ter, "an")
            | (Kind::Ke, "kan")
            | (Kind::Se, "i" | "kan")
    )
}

impl Stemmer {
    /// Reads roots, exceptions and the names of regions.
    pub fn new(lexicons: &Lexicons) -> Self {
        let column = |table: TableId, column: usize| {
            lexicons
                .table(table)
                .rows()
                .map(move |row| row.get(column).to_lowercase())
        };
        let exceptions: HashMap<Box<str>, Box<str>> = lexicons
            .table(TableId::StemExceptions)
            .rows()
            .map(|row| (row.get(0).to_lowercase().into(), row.get(1).into()))
            .collect();
        // A name is protected by its own words; those that are everyday words too (`guna`,
        // `arahan`) are told apart by being roots or by a caution.
        let cautions: HashSet<String> = column(TableId::RegionCautions, 0).collect();
        let regions = lexicons.table(TableId::Regions).rows();
        let large = regions
            .filter(|row| row.get(1) != "district")
            .map(|row| row.get(2).to_owned());
        let names = large
            .chain(column(TableId::Names, 0))
            .chain(column(TableId::RegionAliases, 0))
            .flat_map(|name| words(&name))
            .filter(|word| !cautions.contains(word))
            .map(Into::into)
            .collect();
        Self {
            roots: column(TableId::Roots, 0).map(Into::into).collect(),
            exceptions,
            names,
        }
    }

    /// The root of a form in small letters; the form itself where it has none that is known.
    pub fn stem(&self, form: &str) -> String {
        if let Some(stem) = self.exceptions.get(form) {
            return stem.to_string();
        }
        if form.len() < SHORTEST
            || !form.bytes().all(|b| b.is_ascii_lowercase())
            || self.roots.contains(form)
            || self.names.contains(form)
        {
            return form.to_owned();
        }
        let mut best: Option<Parse> = None;
        for base in without_clitics(form) {
            self.parses(base, &mut best);
        }
        best.map_or_else(|| form.to_owned(), |parse| parse.root)
    }

    fn parses(&self, base: &str, best: &mut Option<Parse>) {
        for suffix in ["", "kan", "an", "i"] {
            let Some(trunk) = base.strip_suffix(suffix) else {
                continue;
            };
            // `-kan` may also be `-an` after a root in k; both are tried, the root decides.
            self.strip(trunk, suffix, &mut Vec::new(), best);
        }
    }

    /// Tries what is left as a root, then takes off one more prefix.
    fn strip(
        &self,
        rest: &str,
        suffix: &'static str,
        taken: &mut Vec<Kind>,
        best: &mut Option<Parse>,
    ) {
        if self.roots.contains(rest) {
            let parse = Parse {
                root: rest.to_owned(),
                prefixes: taken.len(),
                suffix,
            };
            if best.as_ref().is_none_or(|b| parse.is_better(b)) {
                *best = Some(parse);
            }
        }
        if taken.len() == 3 {
            return;
        }
        for prefix in PREFIXES {
            let Some(tail) = rest.strip_prefix(prefix.written) else {
                continue;
            };
            let fits = tail.len() >= 2
                && (prefix.before.is_empty()
                    || tail
                        .bytes()
                        .next()
                        .is_some_and(|b| prefix.before.as_bytes().contains(&b)))
                && !taken.contains(&prefix.kind)
                && (!taken.is_empty() || goes_with(prefix.kind, suffix));
            if fits {
                taken.push(prefix.kind);
                if prefix.eaten.is_empty() {
                    self.strip(tail, suffix, taken, best);
                } else {
                    self.strip(&format!("{}{tail}", prefix.eaten), suffix, taken, best);
                }
                taken.pop();
            }
        }
    }
}

impl Parse {
    /// The longer root wins: it explains more of the form by what is known. Then fewer prefixes
    /// (`beri-kan`, not `ber-ikan`), then no suffix.
    fn is_better(&self, other: &Parse) -> bool {
        let rank = |p: &Parse| {
            let affixes = (p.prefixes, !p.suffix.is_empty());
            (p.root.len(), std::cmp::Reverse(affixes))
        };
        rank(self) > rank(other)
    }
}

/// The form itself, then without particle, then without possessive too.
fn without_clitics(form: &str) -> Vec<&str> {
    let mut bases = vec![form];
    let bare = ["lah", "kah", "tah", "pun"]
        .iter()
        .find_map(|p| form.strip_suffix(p));
    bases.extend(bare);
    for base in bases.clone() {
        bases.extend(
            ["nya", "ku", "mu"]
                .iter()
                .find_map(|p| base.strip_suffix(p)),
        );
    }
    bases.retain(|b| b.len() >= 3);
    bases
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The root first, then forms that have it.
    const FORMS: &[(&str, &str)] = &[
        (
            "dukung",
            "mendukung dukungan didukung pendukung mendukungnya dukunglah",
        ),
        (
            "laksana",
            "melaksanakan pelaksanaan dilaksanakan pelaksana terlaksana",
        ),
        (
            "selenggara",
            "menyelenggarakan penyelenggara penyelenggaraan diselenggarakan terselenggaranya",
        ),
        (
            "pilih",
            "memilih pemilih pemilihan dipilih terpilih pilihan",
        ),
        ("awas", "mengawasi pengawas pengawasan diawasi"),
        ("kawal", "mengawal pengawalan dikawal"),
        ("aman", "pengamanan keamanan mengamankan diamankan"),
        (
            "siap",
            "persiapan menyiapkan kesiapan dipersiapkan mempersiapkan disiapkan",
        ),
        ("sampai", "menyampaikan penyampaian disampaikan"),
        ("tingkat", "meningkatkan peningkatan ditingkatkan"),
        ("tegas", "menegaskan penegasan ditegaskannya ketegasan"),
        ("harap", "berharap harapan diharapkan mengharapkan"),
        ("imbau", "mengimbau imbauan diimbau menghimbau himbauan"),
        ("perlu", "memerlukan diperlukan keperluan"),
        ("pengaruh", "memengaruhi mempengaruhi berpengaruh"),
        (
            "sosialisasi",
            "mensosialisasikan menyosialisasikan disosialisasikan",
        ),
        (
            "koordinasi",
            "berkoordinasi mengoordinasikan mengkoordinasikan dikoordinasikan",
        ),
        ("fasilitas", "memfasilitasi fasilitasi difasilitasi"),
        ("partisipasi", "berpartisipasi partisipasinya"),
        ("daftar", "pendaftaran terdaftar mendaftarkan didaftarkan"),
        ("pungut", "pemungutan dipungut"),
        ("hitung", "penghitungan menghitung dihitung"),
        ("ajar", "belajar pelajar pelajaran pembelajaran"),
        ("beri", "memberikan diberikan pemberian berikan"),
        ("tahu", "mengetahui diketahui pengetahuan"),
        ("satu", "persatuan menyatukan bersatu kesatuan"),
        ("netral", "ketidaknetralan"),
        ("sukses", "menyukseskan mensukseskan kesuksesan suksesnya"),
        ("lantik", "pelantikan dilantik melantik"),
        ("cek", "mengecek pengecekan dicek"),
        ("tanggulang", "penanggulangan menanggulangi"),
        ("kerja", "bekerja pekerjaan pekerja"),
        ("mutakhir", "pemutakhiran memutakhirkan"),
    ];

    /// Words that must not meet.
    const APART: &[(&str, &str)] = &[
        ("masalah", "masa"),
        ("menteri", "teri"),
        ("ketua", "tua"),
        ("kediri", "diri"),
        ("pekalongan", "kalong"),
        ("pemerintah", "perintah"),
        ("anggaran", "anggar"),
        ("anggota", "kota"),
        ("pengadilan", "adil"),
        ("kecamatan", "camat"),
        ("kelurahan", "lurah"),
        ("kabupaten", "bupati"),
        ("perangkat", "angkat"),
        ("kepala", "pala"),
        ("selatan", "selat"),
        ("berita", "rita"),
        ("pasukan", "pasok"),
        ("presiden", "siden"),
        ("perempuan", "empu"),
        ("lingkungan", "lingkar"),
        ("keluarga", "luar"),
        ("sebagai", "bagai"),
        ("bersama", "sama"),
        ("mengenai", "kena"),
    ];

    #[test]
    fn forms_of_one_root_meet() {
        let stemmer = Stemmer::new(&Lexicons::new().unwrap());
        let mut wrong = Vec::new();
        let mut count = 0;
        for (root, forms) in FORMS {
            for form in forms.split_whitespace() {
                count += 1;
                let stem = stemmer.stem(form);
                if stem != *root {
                    wrong.push(format!("{form}: {stem}, not {root}"));
                }
            }
        }
        assert!(count >= 84 && wrong.is_empty(), "{count}: {wrong:#?}");
    }

    #[test]
    fn words_that_only_look_alike_stay_apart() {
        let stemmer = Stemmer::new(&Lexicons::new().unwrap());
        for (a, b) in APART {
            assert_ne!(stemmer.stem(a), stemmer.stem(b), "{a} {b}");
        }
    }
}
