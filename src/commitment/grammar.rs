//! The small words of the grammar: what joins, breaks, governs and qualifies.
//!
//! Function words and the fixed words of constructions; content words are rows of the lexicons.
//! Each token's classes are looked up once. Leaves out phrases and clauses.

use std::collections::HashMap;

use super::reading::Reading;
use crate::model::{Document, TokenKind};

macro_rules! small_words {
    ($($(#[doc = $doc:literal])+ $class:ident = $words:literal;)+) => {
        /// A class of small words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Small {
            $($(#[doc = $doc])+ $class),+
        }

        const WORDS: &[(Small, &str)] = &[$((Small::$class, $words)),+];
    };
}

small_words! {
    /// They begin a new clause: nothing before them is the subject of what follows.
    Break = "bahwa agar supaya sehingga hingga karena sebab lantaran namun tetapi tapi sedangkan sementara maka
        makanya jika apabila bila bilamana kalau ketika saat setelah sebelum sesudah usai untuk guna meski meskipun
        walau walaupun yakni yaitu adalah ialah adapun dimana mana jadi sebagaimana seperti selain apalagi terlebih
        mengingat merupakan menurut menurutnya selama bahkan ; : ( ) ? !";
    /// What follows them is no subject.
    Preposition = "di ke dari dalam pada kepada untuk oleh dengan bersama beserta melalui lewat terhadap antara soal
        terkait tentang mengenai atas milik sejak selama hingga sampai menjelang sesuai berdasarkan menurut bagi demi
        guna didampingi dibantu disertai diwakili dipimpin didukung dihadiri sebagai selaku tanpa seperti termasuk
        khususnya terutama daripada per akibat menyangkut diikuti dikawal disaksikan";
    /// They count or gather the noun after them.
    Quantifier = "seluruh semua setiap para segenap tiap masing berbagai sejumlah beberapa ketiga keempat sekalian";
    /// They may stand between a subject and its cue, or between a cue and its deed.
    Adverb = "juga pun senantiasa selalu terus tetap tentu tentunya pasti pastinya kini nanti nantinya selanjutnya
        sendiri masih hanya memang justru bahkan lalu kemudian sangat turut ikut akan dapat bisa segera pula kembali
        langsung rutin saling lagi sudah telah tidak tak belum bukan benar lebih secepatnya sekali semuanya betul
        sekalian mampu sepenuhnya enggak nggak tanpa sama insyaallah insya allah sebisa mungkin cepat otomatis jangan
        semaksimal maksimal wajib harus perlu siap mesti musti bakal sering semakin makin minimal mau ingin sungguh tadi saja dulu
        terlebih dahulu sekarang segan ragu bosan lelah pernah takut sungkan khawatir malu alhamdulillah syukurlah";
    /// They say no.
    Negation = "tidak tak belum bukan enggak nggak gak tanpa";
    /// Other small words: none of them owns the name after it.
    Function = "namanya dan serta atau maupun ataupun juga itu ini tersebut yang para tadi lalu kemudian nya pun begitu demikian oleh
        lain lainnya lanjut kini hari sini situ sana terkait setempat nah ya artinya intinya pertama kedua ketiga
        keempat kelima terakhir besok sekarang ada insyaallah lah jadi makanya silakan mari tolong mohon wib wita wit
        pak bu bapak ibu selanjutnya khususnya terutama termasuk minggu bulan tahun pekan depan mendatang siang pagi
        sore malam berikutnya";
    /// They open a condition.
    Condition = "jika apabila bila bilamana kalau manakala jikalau seandainya sepanjang asalkan asal";
    /// They join equals.
    Joint = "dan serta maupun ataupun atau , / &";
    /// They join names to the names before them.
    Along = "bersama beserta juga - dengan";
    /// After them a second predicate of the same subject may stand.
    And = "dan serta sekaligus lalu kemudian namun tetapi tapi atau hingga juga";
    /// They hand the deed on to whoever was named: `meminta camat agar …`.
    HandOver = "agar supaya untuk biar guna";
    /// They lead over from an item's number to what it says.
    Copula = "adalah yakni yaitu ialah berkaitan dengan soal mengenai tentang menyangkut terkait yang ,";
    /// They open an aside that widens the subject: `ASN, termasuk TNI, …`.
    Widening = "termasuk khususnya terutama baik beserta terlebih seperti apalagi";
    /// They stand between a quality and its bearers: `sinergi yang baik antara …`.
    Bearing = "antara dari aktif serta oleh dan penuh yang baik kuat solid erat di lebih intensif dengan";
    /// They stand before a quality: `pentingnya peran serta …`.
    Stressing = "adanya pentingnya perlunya agar dan serta ada";
    /// They end the name of people in general.
    NameEnd = "secara masih yang itu ini tersebut terkait se setempat saja";
    /// They may follow a name and belong to it.
    Pointing = "itu ini tersebut terkait setempat sendiri";
    /// They make an agency's name the name of its kind: `KPU kabupaten`.
    Level = "kabupaten kota provinsi kecamatan desa daerah se";
    /// They may stand between a word of asking and the one who is asked.
    Filler = "besar banyak sepenuhnya pentingnya perlunya juga kembali pula lagi langsung khusus sangat betul benar adanya kepada pada ke bagi
        terhadap dengan tegas hormat sekali ada bahwa";
    /// They open a phrase put before the clause: `dengan rapat ini, …`.
    Fronting = "dengan melalui lewat dalam pada setelah usai di selama saat ke";
    /// Right before a word of asking they make it an aim or a by-way.
    ByWay = "untuk guna demi usai setelah";
    /// They may stand between `tanggung jawab` and whose it is.
    DutyTail = "bersama utama pokok dan tugas tanggung jawab fungsi dari moral penuh kewajiban besar";
    /// They may stand between a wish and its subject.
    WishTail = ", adalah agar ke depan kedepan nanti nantinya ya ini tentu tentunya saja";
    /// They call by name whom an order is for: `terutama untuk Kepala Dinas`.
    Calling = "untuk kepada bagi buat wahai";
    /// They may stand before whoever is called: `Untuk itu kepada para camat, …`.
    Leading = "untuk itu oleh karena karenanya sebab jadi maka nah dan juga lalu kemudian selanjutnya selain sekali lagi
        pertama kedua ketiga keempat kelima keenam ketujuh kedelapan terakhir saya kami";
    /// Right before `kepada` or `untuk` they point at whom an order is for.
    Pointed = "terutama khususnya utamanya khusus lebih ini itu";
    /// What people do of their own will, and things can not.
    Willing = "mau bersedia rela";
    /// Before them an order may begin.
    OrderLead = "jadi maka makanya tapi tetapi dan , : ;";
    /// After a bare form at a sentence's head they show that it is a noun.
    NounTail = "adalah ini itu yang , dan di telah sudah";
    /// They may stand between a cue and its deed, beside adverbs.
    Passing = "untuk bersama - serta secara lebih baik";
    /// They speak of the speaker, not as the speaker.
    Third = "ia dia beliau dirinya pihaknya jajarannya";
    /// They tell that a deed is still to come.
    Coming = "senin selasa rabu kamis jumat sabtu ahad besok lusa nanti nantinya segera mulai sampai hingga setiap akan langsung mendatang depan sebelum
        setelah";
    /// After jangan and nobody they only encourage.
    Shy = "ragu segan takut sungkan khawatir malu";
    /// They ask within a sentence what it does not say.
    Question = "dimana mana apakah bagaimana siapa kapan berapa mengapa kenapa";
    /// They tell that a deed is over.
    Past = "tadi kemarin semalam lalu selama";
    /// Between kami and a bare form they make it no announcement.
    Unannounced = "telah sudah tidak belum pernah tak bisa dapat mau ingin";
    /// Units of time that `lagi` counts: `tiga minggu lagi`.
    Span = "jam hari minggu pekan bulan";
    /// They may stand between a party and its deed for a time to come.
    Scheduling = "juga pun langsung kembali nanti nantinya mulai serentak";
    /// They bind a day to a deed told in the present.
    Binding = "pada mulai hingga sampai sebelum sejak lambat menjelang besok";
    /// They tell what somebody employs for a thing of his own.
    Employing = "melibatkan menggunakan memakai mengerahkan";
    /// They tell that a pledge is made.
    Pledging = "membacakan mengucapkan menandatangani mengikrarkan mendeklarasikan berikrar meneken menirukan
        membubuhkan menyatakan";
    /// They give the ground of a deed.
    Because = "karena sebab lantaran mengingat pasalnya";
    /// They bind a day as a deadline.
    Until = "hingga sampai sebelum lambat lambatnya selambat maksimal s paling menjelang sebelumnya";
    /// They bind a day as a beginning.
    From = "mulai sejak setelah usai dari terhitung";
    /// They bind a day as the day itself.
    On = "pada tanggal hari selama saat";
    /// They give the ground of what was said before: `Dasarnya Pasal …`.
    Ground = "dasarnya dasar sesuai berdasarkan merujuk sebagaimana mengacu";
    /// With them somebody acts.
    With = "bersama menggandeng gandeng melibatkan libatkan merangkul beserta dengan";
    /// Words for an item of a list.
    Point = "poin point butir hal penekanan pesan arahan instruksi langkah fokus";
    /// They may stand before an item's number.
    ItemLead = "pada untuk lalu kemudian sedangkan sementara di adapun dan yang dari itu";
    /// After an ordinal they show that it counts an item.
    ItemTail = "adalah yakni yaitu soal terkait mengenai tentang menyangkut ialah berkaitan itu";
    /// After an ordinal they show that it counts something else: `kedua belah pihak`.
    Counted = "kali belah pihak lembaga pasangan paslon institusi instansi calon kandidat tersebut daerah organisasi
        tokoh pemimpin kubu";
}

/// The classes of small words, a bit each.
pub(super) struct SmallWords {
    classes: HashMap<&'static str, u64>,
}

impl SmallWords {
    pub(super) fn new() -> Self {
        let mut classes = HashMap::new();
        for (class, words) in WORDS {
            for word in words.split_whitespace() {
                *classes.entry(word).or_default() |= 1 << *class as u32;
            }
        }
        Self { classes }
    }

    /// The classes of each token.
    pub(super) fn of(&self, document: &Document) -> Vec<u64> {
        let mut folded = String::new();
        document
            .tokens
            .iter()
            .map(|token| {
                folded.clear();
                folded.push_str(token.span.slice(&document.text));
                folded.make_ascii_lowercase();
                self.classes
                    .get(folded.as_str())
                    .copied()
                    .unwrap_or_default()
            })
            .collect()
    }
}

impl Reading<'_> {
    /// Whether the token is of a class of small words.
    pub(super) fn is(&self, token: usize, class: Small) -> bool {
        self.small
            .get(token)
            .is_some_and(|classes| classes >> class as u32 & 1 == 1)
    }

    pub(super) fn is_quantifier(&self, token: usize) -> bool {
        self.is(token, Small::Quantifier)
            || (self.document.word(token) == "-" && self.document.is(token + 1, "masing"))
    }

    pub(super) fn is_adverb(&self, token: usize) -> bool {
        self.is(token, Small::Adverb)
            || (self.document.word(token) == "-"
                && token > 0
                && self.is(token - 1, Small::Adverb)
                && self.is(token + 1, Small::Adverb))
    }

    /// Whether the token, whatever its capital, is no small word and no comment on the sentence
    /// (`Prinsipnya`): a noun.
    pub(super) fn is_common(&self, token: usize) -> bool {
        let word = self.document.word(token);
        self.document.kind(token) == Some(TokenKind::Word)
            && !word.ends_with("nya")
            && !self.is(token, Small::Function)
            && !self.is(token, Small::Break)
            && !self.is_adverb(token)
            && !self.is_quantifier(token)
    }

    /// Whether the token is a lowercase word that is neither function word nor number: a noun that
    /// owns the name after it (`gudang KPU`), or a verb.
    pub(super) fn is_noun(&self, token: usize) -> bool {
        self.document.kind(token) == Some(TokenKind::Word)
            && !self.document.capital(token)
            && !self.is(token, Small::Function)
            && !self.is(token, Small::Break)
            && !self.is_adverb(token)
            && !self.is_quantifier(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_a_bit_and_words() {
        assert!(WORDS.len() <= 64);
        for (class, words) in WORDS {
            assert!(words.split_whitespace().count() > 1, "{class:?}");
        }
    }
}
