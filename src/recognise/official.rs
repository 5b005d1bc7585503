//! Persons with posts: names and posts joined, and all mentions of one person brought together.
//!
//! A post and a name belong together when they stand side by side, with or without a comma, or
//! joined by `selaku`, `yang juga` and the like. Afterwards shorter forms of a name, misspelt
//! forms, and posts named alone are given to the person they mean. Leaves out pronouns, which are
//! settled where speech is attributed.

use super::agency::{AgencyMention, Scope, Where};
use super::gazetteer::{Gazetteer, Level};
use super::home::Home;
use super::linking::Resolved;
use super::person::{NameMention, Persons};
use super::position::{PositionMention, Positions};
use crate::lexicon::Lexicons;
use crate::model::{Document, Official, Post, TableId};
use crate::span::Span;

/// What is found of officials in one release.
pub(super) struct Found {
    pub(super) officials: Vec<Official<Span>>,
    pub(super) posts: Vec<Post>,
}

/// What officials are built from.
pub(super) struct Evidence<'a> {
    pub(super) document: &'a Document,
    pub(super) persons: &'a Persons,
    pub(super) offices: &'a Positions,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) home: &'a Home<'a>,
    pub(super) agencies: &'a [AgencyMention],
    pub(super) resolved: &'a [Resolved],
    pub(super) positions: &'a [PositionMention],
    pub(super) described: &'a [Option<Description>],
}

/// A description that stands for a person by post or rank (`discourse.tsv`).
#[derive(Debug)]
pub(super) struct Description {
    positions: Vec<String>,
    ranks: Vec<String>,
    /// Only with `itu`, `tersebut` or `ini` after it.
    pointed: bool,
}

/// The descriptions among the rows of `discourse.tsv`, by row.
pub(super) fn descriptions(lexicons: &Lexicons) -> Vec<Option<Description>> {
    let read = |note: &str| {
        let words: Vec<&str> = note
            .split_whitespace()
            .filter(|w| *w != "pointed")
            .collect();
        let owned = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
        let (positions, ranks) = match words.split_first() {
            Some((&"rank", ranks)) => (Vec::new(), owned(ranks)),
            _ => (owned(&words), Vec::new()),
        };
        Description {
            positions,
            ranks,
            pointed: note.split_whitespace().any(|w| w == "pointed"),
        }
    };
    lexicons
        .table(TableId::Discourse)
        .rows()
        .map(|row| (row.get(1) == "description").then(|| read(row.get(2))))
        .collect()
}

/// A post with its region and agency settled.
#[derive(Clone, Debug)]
struct Settled {
    key: String,
    open: Option<String>,
    agency: Option<String>,
    region: Option<String>,
}

/// A person in the making.
#[derive(Debug)]
struct Person {
    name: String,
    words: Vec<String>,
    titles: Vec<String>,
    /// Posts, as indexes into the evidence's positions, in order of mention.
    posts: Vec<usize>,
    mentions: Vec<Span>,
    /// Names by which the person is also called: `yang akrab disapa Ombas`.
    nicknames: Vec<String>,
}

impl Evidence<'_> {
    /// Finds all officials and posts.
    pub(super) fn find(&self) -> Found {
        let settled: Vec<Settled> = (0..self.positions.len()).map(|p| self.settle(p)).collect();
        let runs = self.runs();
        let holders = self.join(&runs);
        let mut people: Vec<Person> = Vec::new();
        let mut owner: Vec<Option<usize>> = vec![None; self.positions.len()];
        let mut used = vec![false; runs.len()];
        for (position, run) in holders.iter().enumerate() {
            let Some(run) = *run else { continue };
            let person = self.person(&mut people, &runs[run], &settled, position);
            owner[position] = Some(person);
            people[person].posts.push(position);
            if !std::mem::replace(&mut used[run], true) {
                people[person].mentions.push(self.span(&runs[run]));
                people[person].nicknames.extend(self.nickname(&runs[run]));
            }
        }
        self.aliases(&runs, &used, &mut people);
        self.lone_posts(&settled, &mut owner, &mut people);
        self.descriptions(&settled, &mut people);
        self.finish(people, &settled, &owner)
    }

    fn span(&self, run: &NameMention) -> Span {
        self.document.span(run.first, run.last)
    }

    /// Region and agency of a post.
    fn settle(&self, position: usize) -> Settled {
        let mention = &self.positions[position];
        let code = |r| self.gazetteer.region(r).code.clone();
        let (own, concluded) = self.home.of(&mention.place, mention.scope);
        if let Some(named) = mention.agency {
            let agency = &self.resolved[named];
            let region = if concluded {
                agency.region.clone()
            } else {
                own.map(code)
            };
            // A society's or party's branch without a place is the one of the region in hand.
            let mention_of = &self.agencies[named];
            let branch = matches!(mention_of.place, Where::Bare | Where::Here)
                && mention_of.scope != Scope::National
                && matches!(mention_of.class.as_str(), "society" | "party" | "media");
            let home = self.home.region().filter(|_| branch).map(code);
            return Settled {
                key: mention.key.clone(),
                open: mention.open.clone(),
                agency: agency.id.clone(),
                region: region.or_else(|| agency.region.clone()).or(home),
            };
        }
        // Of a village's or district's post the region in hand is told when its own has no code.
        let local = matches!(mention.scope, Some(Scope::District | Scope::Village));
        let home = || self.home.at_level(Level::Regency);
        let own = own.or_else(|| local.then(home).flatten());
        let region = if mention.open.is_some() {
            None
        } else {
            own.map(code)
        };
        let agency = mention.implied.as_ref().map(|kind| match &region {
            Some(region) => format!("{kind}:{region}"),
            None => kind.clone(),
        });
        Settled {
            key: mention.key.clone(),
            open: mention.open.clone(),
            agency,
            region,
        }
    }

    /// All runs that may be names, outside agencies and posts, in order.
    fn runs(&self) -> Vec<NameMention> {
        let document = self.document;
        let mut taken = vec![false; document.tokens.len()];
        for (first, last) in self
            .agencies
            .iter()
            .map(|a| (a.first, a.last))
            .chain(self.positions.iter().map(|p| (p.first, p.last)))
        {
            taken[first..last].fill(true);
        }
        let mut runs = Vec::new();
        let mut at = 0;
        while at < document.tokens.len() {
            if taken[at] {
                at += 1;
                continue;
            }
            match self.persons.at(document, at) {
                Some(run) if !taken[run.name_first..run.name_last].iter().any(|t| *t) => {
                    at = run.last.max(at + 1);
                    runs.push(run);
                }
                _ => at += 1,
            }
        }
        runs
    }

    /// For each post the run that names its holder.
    fn join(&self, runs: &[NameMention]) -> Vec<Option<usize>> {
        let mut holders: Vec<Option<usize>> = vec![None; self.positions.len()];
        let mut taken = vec![false; runs.len()];
        for (n, position) in self.positions.iter().enumerate() {
            if position.plural {
                continue;
            }
            holders[n] = self.after(position, runs);
            if let Some(run) = holders[n] {
                taken[run] = true;
            }
        }
        for n in 1..self.positions.len() {
            // `Gubernur dan Wakil Gubernur X, A dan B`: the first name holds the first post.
            if let Some(run) = holders[n]
                && holders[n - 1].is_none()
                && self.beside(&self.positions[n - 1], &self.positions[n])
                && let Some(second) = runs.get(run + 1)
                && second.first == runs[run].last + 1
                && self
                    .document
                    .is_any(runs[run].last, &["dan", "-", "–", "/"])
            {
                holders[n - 1] = Some(run);
                holders[n] = Some(run + 1);
                taken[run + 1] = true;
            }
        }
        for n in 0..self.positions.len() {
            if holders[n].is_some() || self.positions[n].plural {
                continue;
            }
            // Two posts of one person: `Anggota Bawaslu … yang juga Koordinator Divisi …, Siti`.
            if let Some(next) = self.positions.get(n + 1)
                && self.also(self.positions[n].last, next.first)
                && holders[n + 1].is_some()
            {
                holders[n] = holders[n + 1];
                continue;
            }
            holders[n] = self.before(n, runs, &taken, &holders);
            if let Some(run) = holders[n] {
                taken[run] = true;
            }
        }
        holders
    }

    /// Whether two mentions name an office and its deputy's: `Bupati dan Wakil Bupati`.
    fn beside(&self, p: &PositionMention, q: &PositionMention) -> bool {
        let head = p.key.strip_prefix("calon_").unwrap_or(&p.key);
        let deputy = q.key.strip_prefix("calon_").unwrap_or(&q.key);
        p.last + 1 == q.first
            && self.document.is(p.last, "dan")
            && deputy.strip_prefix("wakil_") == Some(head)
    }

    /// The run right after a post.
    fn after(&self, position: &PositionMention, runs: &[NameMention]) -> Option<usize> {
        let document = self.document;
        let mut at = position.last;
        let comma = document.word(at) == ",";
        if comma || document.word(at) == ":" {
            at += 1;
        }
        while document.is_any(at, &["yakni", "yaitu", "atas", "nama", "bernama"])
            && at < position.last + 3
        {
            at += 1;
        }
        let found = runs.partition_point(|r| r.first < at);
        let run = runs.get(found).filter(|r| r.first == at)?;
        if document.sentence_of(at) != document.sentence_of(position.first) {
            return None;
        }
        if self.is_venue(position) || (comma && self.is_region(run)) {
            return None;
        }
        let words = run.name_last - run.name_first;
        let known = self.persons.is_known(document, run.name_first);
        // After a comma a lone word that no list of names has must show that it is a person.
        let speaks = document.hit(run.last, TableId::SpeechVerbs).is_some()
            || document.word(run.last) == "("
            || (document.word(run.last) == ","
                && document.hit(run.last + 1, TableId::SpeechVerbs).is_some());
        let sure = !comma || run.titled || words > 1 || known || speaks;
        sure.then_some(found)
    }

    /// Whether a run is just the name of a region: `Kantor Camat Narmada, Lombok Barat`.
    fn is_region(&self, run: &NameMention) -> bool {
        let levels = [Level::Province, Level::Regency, Level::City];
        self.gazetteer
            .name_at(self.document, run.name_first, &levels, true)
            .is_some_and(|n| n.last >= run.name_last)
    }

    /// The run right before a post: `Juniwandri selaku Komisioner …`, `Ummi Wahyuni, Ketua KPU …`.
    fn before(
        &self,
        n: usize,
        runs: &[NameMention],
        taken: &[bool],
        holders: &[Option<usize>],
    ) -> Option<usize> {
        let document = self.document;
        let position = &self.positions[n];
        let found = runs
            .partition_point(|r| r.last <= position.first)
            .checked_sub(1)?;
        let run = &runs[found];
        let between: Vec<&str> = (run.last..position.first)
            .map(|t| document.word(t))
            .collect();
        if between.len() > 5
            || document.sentence_of(run.first) != document.sentence_of(position.first)
        {
            return None;
        }
        let join = between.iter().any(|w| {
            [
                "selaku",
                "sebagai",
                "juga",
                "merupakan",
                "menjabat",
                "sekaligus",
                "merangkap",
            ]
            .iter()
            .any(|j| w.eq_ignore_ascii_case(j))
        });
        let only_marks = !between.is_empty()
            && between
                .iter()
                .all(|w| matches!(*w, "," | "(" | "-" | "–" | "—"));
        let linked = join
            && between.iter().all(|w| {
                [
                    ",",
                    "yang",
                    "selaku",
                    "sebagai",
                    "juga",
                    "merupakan",
                    "menjabat",
                    "sekaligus",
                    "merangkap",
                    "kini",
                    "saat",
                    "ini",
                    "dan",
                    "adalah",
                ]
                .iter()
                .any(|j| w.eq_ignore_ascii_case(j))
            });
        if linked {
            return Some(found);
        }
        // An open head (`…, Kepala …`) says too little to reach back over a comma.
        let apposed = only_marks
            && (position.open.is_none() || between[0] != ",")
            && !taken[found]
            && self.stands_apart(run);
        // A name that already has a post begins no apposition with the next in a roster.
        let free = !holders.contains(&Some(found));
        (apposed && free).then_some(found)
    }

    /// Whether a run can be a person by itself: two words, a title, or a known name.
    fn stands_apart(&self, run: &NameMention) -> bool {
        run.titled
            || run.name_last - run.name_first > 1
            || self.persons.is_known(self.document, run.name_first)
    }

    /// Whether the tokens between say `yang juga`, `sekaligus`, `merangkap`.
    fn also(&self, from: usize, to: usize) -> bool {
        let document = self.document;
        from < to
            && to - from <= 4
            && (from..to).all(|t| {
                document.is_any(
                    t,
                    &[
                        "yang",
                        "juga",
                        "sekaligus",
                        "merangkap",
                        "selaku",
                        "merupakan",
                        ",",
                        "sebagai",
                    ],
                )
            })
            && (from..to).any(|t| document.kind(t) == Some(crate::model::TokenKind::Word))
    }

    /// The person of a run with a post: a known one by the same name, else a new one.
    fn person(
        &self,
        people: &mut Vec<Person>,
        run: &NameMention,
        settled: &[Settled],
        position: usize,
    ) -> usize {
        let name = self.document.text_of(run.name_first, run.name_last);
        let words = name_words(name);
        let same_post = |p: &Person| {
            p.posts
                .iter()
                .any(|q| settled[*q].key == settled[position].key)
        };
        let known = people.iter().position(|p| {
            let kin = is_part_of(&words, &p.words) || is_part_of(&p.words, &words);
            match kin {
                true => {
                    words.len().min(p.words.len()) > 1
                        || same_post(p)
                        || words == p.words
                        || p.posts.iter().all(|q| settled[*q].open.is_some())
                        || settled[position].open.is_some()
                }
                false => same_post(p) && is_variant(&words, &p.words),
            }
        });
        let person = known.unwrap_or_else(|| {
            people.push(Person {
                name: name.to_owned(),
                words: words.clone(),
                titles: Vec::new(),
                posts: Vec::new(),
                mentions: Vec::new(),
                nicknames: Vec::new(),
            });
            people.len() - 1
        });
        absorb(&mut people[person], name, words, &run.titles);
        person
    }

    /// The name by which a person is called, as told after the full one: `Yohanis Bassang (Ombas)`,
    /// `yang akrab disapa Pak Yos`.
    fn nickname(&self, run: &NameMention) -> Option<String> {
        let document = self.document;
        if document.word(run.last) == "("
            && document.word(run.last + 2) == ")"
            && document.capital(run.last + 1)
            && document.hit(run.last + 1, TableId::Positions).is_none()
            && document.hit(run.last + 1, TableId::Agencies).is_none()
        {
            return Some(document.word(run.last + 1).to_lowercase());
        }
        let called = (run.last..run.last + 7)
            .find(|t| document.is_any(*t, &["disapa", "dipanggil", "panggilan", "sapaan"]))?;
        let mut at = called + 1;
        while document.is_any(
            at,
            &[
                "akrab", "dengan", "akrabnya", "Pak", "Bu", "Bang", "\"", "“",
            ],
        ) && at < called + 4
        {
            at += 1;
        }
        document
            .capital(at)
            .then(|| document.word(at).to_lowercase())
    }

    /// Gives runs without a post to the person they mean: the last one mentioned before whose
    /// name has all of their words, or nearly so.
    fn aliases(&self, runs: &[NameMention], used: &[bool], people: &mut [Person]) {
        for (run, used) in runs.iter().zip(used) {
            if *used {
                continue;
            }
            let name = self.document.text_of(run.name_first, run.name_last);
            let words = name_words(name);
            let here = self.span(run);
            let matches = |p: &Person| {
                is_part_of(&words, &p.words)
                    || matches!(&words[..], [one] if p.nicknames.contains(one))
                    || (is_part_of(&p.words, &words) && words.len() <= p.words.len() + 3)
                    || (words.iter().map(String::len).sum::<usize>() > 5
                        && is_variant(&words, &p.words))
            };
            let nearest = people
                .iter()
                .enumerate()
                .filter(|(_, p)| matches(p))
                .max_by_key(|(_, p)| {
                    let before = p.mentions.iter().filter(|m| m.start < here.start);
                    before.map(|m| m.end).max()
                })
                .map(|(n, _)| n);
            if let Some(person) = nearest {
                let longer = is_part_of(&people[person].words, &words);
                people[person].mentions.push(here);
                people[person].mentions.sort_unstable();
                if longer && self.stands_apart(run) {
                    absorb(&mut people[person], name, words, &run.titles);
                }
            }
        }
    }

    /// Gives posts that are named alone to their holder.
    fn lone_posts(&self, settled: &[Settled], owner: &mut [Option<usize>], people: &mut [Person]) {
        for (n, position) in self.positions.iter().enumerate() {
            if owner[n].is_some() || position.plural || self.is_office_not_holder(position) {
                continue;
            }
            let own = &settled[n];
            let place = self.document.span(position.first, position.last);
            let fits = |p: &Person| {
                p.posts.iter().any(|q| {
                    let theirs = &settled[*q];
                    let key = theirs.key == own.key
                        || (own.open.is_some() && theirs.key.starts_with(&format!("{}_", own.key)));
                    let named = own.region.is_some() && theirs.region.is_some();
                    key && (!named || own.region == theirs.region)
                })
            };
            let holder = people
                .iter()
                .enumerate()
                .filter(|(_, p)| fits(p))
                .max_by_key(|(_, p)| {
                    let before = p.mentions.iter().filter(|m| m.start < place.start);
                    before.map(|m| m.end).max()
                })
                .map(|(n, _)| n);
            if let Some(person) = holder {
                owner[n] = Some(person);
                people[person].mentions.push(place);
                people[person].mentions.sort_unstable();
            }
        }
    }

    /// Gives descriptions (`orang nomor satu`, `perwira menengah itu`) to the person last mentioned
    /// before whose post or rank they fit.
    fn descriptions(&self, settled: &[Settled], people: &mut [Person]) {
        let document = self.document;
        for hit in document
            .hits
            .iter()
            .filter(|h| h.table == TableId::Discourse)
        {
            let Some(Some(description)) = self.described.get(hit.row) else {
                continue;
            };
            if description.pointed && !document.is_any(hit.last, &["itu", "tersebut", "ini"]) {
                continue;
            }
            let here = document.span(hit.first, hit.last);
            let before = |p: &Person| {
                let ends = p
                    .mentions
                    .iter()
                    .filter(|m| m.end <= here.start)
                    .map(|m| m.end);
                ends.max()
            };
            let nearest = people
                .iter()
                .enumerate()
                .filter(|(_, p)| {
                    let keys = p.posts.iter().map(|q| &settled[*q].key);
                    keys.into_iter().any(|k| description.positions.contains(k))
                        || p.titles
                            .iter()
                            .any(|t| description.ranks.iter().any(|r| t.starts_with(r.as_str())))
                })
                .filter_map(|(n, p)| before(p).map(|b| (b, n)))
                .max();
            let free = people
                .iter()
                .all(|p| !p.mentions.iter().any(|m| m.overlaps(here)));
            if let Some((_, person)) = nearest.filter(|_| free) {
                people[person].mentions.push(here);
                people[person].mentions.sort_unstable();
            }
        }
    }

    /// `Kantor Camat`, `Peraturan Bupati`: a house or paper called after the office.
    fn is_venue(&self, position: &PositionMention) -> bool {
        let heads = [
            "rapat",
            "ruang",
            "kantor",
            "rumah",
            "dinas",
            "pendopo",
            "peraturan",
            "keputusan",
            "edaran",
            "rujab",
            "aula",
            "halaman",
            "gedung",
            "instruksi",
        ];
        position.first > 0 && self.document.is_any(position.first - 1, &heads)
    }

    /// `Pemilihan Bupati dan Wakil Bupati`, `kursi Bupati`: the office, not its holder.
    fn is_office_not_holder(&self, position: &PositionMention) -> bool {
        let document = self.document;
        let heads = [
            "pemilihan",
            "jabatan",
            "kursi",
            "paslon",
            "pasangan",
            "pilkada",
        ];
        let pair = self
            .positions
            .iter()
            .any(|p| self.beside(position, p) || self.beside(p, position));
        pair || self.is_venue(position)
            || (position.first > 0 && document.is_any(position.first - 1, &heads))
    }

    fn finish(&self, people: Vec<Person>, settled: &[Settled], owner: &[Option<usize>]) -> Found {
        let mut order: Vec<usize> = (0..people.len()).collect();
        let first = |p: &Person| p.mentions.iter().map(|m| m.start).min();
        order.sort_by_key(|n| first(&people[*n]));
        let mut place = vec![0; people.len()];
        let mut officials: Vec<Official<Span>> = Vec::new();
        for (rank, n) in order.iter().enumerate() {
            place[*n] = rank;
            let person = &people[*n];
            // The fullest of the posts: one with its agency or region named.
            let post = person
                .posts
                .iter()
                .copied()
                .find(|p| settled[*p].open.is_none())
                .or(person.posts.first().copied());
            let acting = person.posts.iter().find_map(|p| {
                let same = post.is_some_and(|q| settled[q].key == settled[*p].key);
                self.positions[*p].acting.filter(|_| same)
            });
            let base = slug(&person.name);
            let twins = officials
                .iter()
                .filter(|o| o.name.to_lowercase() == person.name.to_lowercase())
                .count();
            let own = post.map(|p| self.close(&settled[p], &person.mentions));
            officials.push(Official {
                id: if twins == 0 {
                    base
                } else {
                    format!("{base}-{}", twins + 1)
                },
                name: person.name.clone(),
                titles: person.titles.clone(),
                position: own.as_ref().map(|s| s.key.clone()),
                position_text: post.map(|p| {
                    let p = &self.positions[p];
                    self.document.text_of(p.first, p.last).to_owned()
                }),
                acting,
                agency: own.as_ref().and_then(|s| s.agency.clone()),
                region: own.and_then(|s| s.region),
                mentions: person.mentions.clone(),
            });
        }
        let posts = self
            .positions
            .iter()
            .enumerate()
            .map(|(n, p)| {
                let post = &settled[n];
                Post {
                    span: self.document.span(p.first, p.last),
                    position: post.key.clone(),
                    agency: post.agency.clone(),
                    region: post.region.clone(),
                    official: owner[n].map(|o| place[o]),
                    plural: p.plural,
                }
            })
            .collect();
        Found { officials, posts }
    }

    /// A post whose agency is not named beside it (`Ketua Anwar`): the agency named last before.
    fn close(&self, post: &Settled, mentions: &[Span]) -> Settled {
        let Some(head) = &post.open else {
            return post.clone();
        };
        let at = mentions.first().map_or(0, |m| m.start);
        let before = |a: &AgencyMention| self.document.span(a.first, a.last).start < at;
        self.agencies
            .iter()
            .enumerate()
            .filter(|(_, a)| before(a))
            .rev()
            .find_map(|(n, a)| {
                let key = self.offices.listed(head, &a.kind, &a.class)?;
                Some(Settled {
                    key,
                    open: None,
                    agency: self.resolved[n].id.clone(),
                    region: self.resolved[n].region.clone(),
                })
            })
            .or_else(|| {
                // `Kasubbag Hukum, Rina Marlina`: of the agency named last in the paragraph.
                let (n, _) = self
                    .agencies
                    .iter()
                    .enumerate()
                    .rev()
                    .find(|(_, a)| before(a))?;
                let place = |t| self.document.paragraph_of(t);
                let here = self.document.tokens_in(*mentions.first()?).start;
                let near = place(self.agencies[n].first) == place(here);
                (near && !head.contains('*')).then(|| Settled {
                    key: post.key.clone(),
                    open: None,
                    agency: self.resolved[n].id.clone(),
                    region: self.resolved[n].region.clone(),
                })
            })
            .unwrap_or_else(|| post.clone())
    }
}

/// Takes in another form of a person's name.
fn absorb(person: &mut Person, name: &str, words: Vec<String>, titles: &[String]) {
    let capitals = |n: &str| n.chars().all(|c| !c.is_lowercase());
    let longer = words.len() > person.words.len()
        || (words.len() == person.words.len() && capitals(&person.name) && !capitals(name));
    if longer && is_part_of(&person.words, &words) {
        person.name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        person.words = words;
    }
    for title in titles {
        if !person.titles.contains(title) {
            person.titles.push(title.clone());
        }
    }
}

/// A name's words, folded, without marks.
fn name_words(name: &str) -> Vec<String> {
    crate::tokenize::words(name)
        .into_iter()
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .collect()
}

/// Whether all words of `short` stand in `long`, in order; an initial stands for its word.
fn is_part_of(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    !short.is_empty()
        && short.iter().all(|word| {
            rest.any(|other| {
                word == other
                    || (word.chars().count() == 1
                        && other.starts_with(word.as_str())
                        && short.len() > 1)
            })
        })
}

/// Whether two names are spellings of one: joined or split differently, or a slip of the pen.
fn is_variant(a: &[String], b: &[String]) -> bool {
    let (a, b) = (a.concat(), b.concat());
    let longest = a.chars().count().max(b.chars().count());
    a == b || (longest > 5 && edits(&a, &b) <= 1 + longest / 12)
}

/// Edits between two words, a swap of neighbours being one (optimal string alignment).
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1)
                .min(row[j - 1] + 1)
                .min(rows[i - 1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// A name in kebab-case ASCII letters and digits.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() && !matches!(c, '\'' | '’' | '.') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
