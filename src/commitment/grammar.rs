//! The small words of the grammar: what joins, breaks, governs and qualifies.
//!
//! Function words only; content words are rows of the lexicons.

use crate::model::{Document, TokenKind};

/// Words that begin a new clause: nothing before them is the subject of what follows.
const BREAKS: &[&str] = &[
    "bahwa",
    "agar",
    "supaya",
    "sehingga",
    "hingga",
    "karena",
    "sebab",
    "lantaran",
    "namun",
    "tetapi",
    "tapi",
    "sedangkan",
    "sementara",
    "maka",
    "makanya",
    "jika",
    "apabila",
    "bila",
    "bilamana",
    "kalau",
    "ketika",
    "saat",
    "setelah",
    "sebelum",
    "sesudah",
    "usai",
    "untuk",
    "guna",
    "meski",
    "meskipun",
    "walau",
    "walaupun",
    "yakni",
    "yaitu",
    "adalah",
    "ialah",
    "adapun",
    "dimana",
    "mana",
    "jadi",
    "sebagaimana",
    "seperti",
    "selain",
    "apalagi",
    "terlebih",
    "mengingat",
    "merupakan",
    "menurut",
    "menurutnya",
    "selama",
    "bahkan",
];

/// Words that make what follows them no subject.
const PREPOSITIONS: &[&str] = &[
    "di",
    "ke",
    "dari",
    "dalam",
    "pada",
    "kepada",
    "untuk",
    "oleh",
    "dengan",
    "bersama",
    "beserta",
    "melalui",
    "lewat",
    "terhadap",
    "antara",
    "soal",
    "terkait",
    "tentang",
    "mengenai",
    "atas",
    "milik",
    "sejak",
    "selama",
    "hingga",
    "sampai",
    "menjelang",
    "sesuai",
    "berdasarkan",
    "menurut",
    "bagi",
    "demi",
    "guna",
    "didampingi",
    "dibantu",
    "disertai",
    "diwakili",
    "dipimpin",
    "didukung",
    "dihadiri",
    "sebagai",
    "selaku",
    "tanpa",
    "seperti",
    "termasuk",
    "khususnya",
    "terutama",
    "daripada",
    "per",
    "akibat",
    "menyangkut",
    "diikuti",
    "dikawal",
    "disaksikan",
];

/// Words that count or gather the noun after them.
const QUANTIFIERS: &[&str] = &[
    "seluruh", "semua", "setiap", "para", "segenap", "tiap", "masing", "berbagai", "sejumlah",
    "beberapa", "ketiga", "keempat", "sekalian",
];

/// Words that may stand between a subject and its cue, or between a cue and its deed.
const ADVERBS: &[&str] = &[
    "juga",
    "pun",
    "senantiasa",
    "selalu",
    "terus",
    "tetap",
    "tentu",
    "tentunya",
    "pasti",
    "pastinya",
    "kini",
    "nanti",
    "nantinya",
    "selanjutnya",
    "sendiri",
    "masih",
    "hanya",
    "memang",
    "justru",
    "bahkan",
    "lalu",
    "kemudian",
    "sangat",
    "turut",
    "ikut",
    "akan",
    "dapat",
    "bisa",
    "segera",
    "pula",
    "kembali",
    "langsung",
    "rutin",
    "saling",
    "lagi",
    "sudah",
    "telah",
    "tidak",
    "tak",
    "belum",
    "bukan",
    "benar",
    "lebih",
    "secepatnya",
    "sekali",
    "semuanya",
    "betul",
    "sekalian",
    "mampu",
    "sepenuhnya",
    "enggak",
    "nggak",
    "tanpa",
    "sama",
    "insyaallah",
    "insya",
    "allah",
    "sebisa",
    "mungkin",
    "cepat",
    "otomatis",
    "jangan",
    "semaksimal",
    "maksimal",
    "wajib",
    "harus",
    "perlu",
    "siap",
    "sering",
    "semakin",
    "makin",
    "minimal",
    "mau",
    "ingin",
    "sungguh",
    "tadi",
    "saja",
    "dulu",
    "terlebih",
    "dahulu",
    "sekarang",
    "segan",
    "ragu",
    "bosan",
    "lelah",
    "pernah",
];

/// Words that say no.
const NEGATIONS: &[&str] = &[
    "tidak", "tak", "belum", "bukan", "enggak", "nggak", "gak", "tanpa",
];

/// Other function words: none of them owns the noun after it.
const FUNCTION: &[&str] = &[
    "dan",
    "serta",
    "atau",
    "maupun",
    "juga",
    "itu",
    "ini",
    "tersebut",
    "yang",
    "para",
    "tadi",
    "lalu",
    "kemudian",
    "nya",
    "pun",
    "begitu",
    "demikian",
    "oleh",
    "lain",
    "lainnya",
    "lanjut",
    "kini",
    "hari",
    "sini",
    "situ",
    "sana",
    "terkait",
    "setempat",
    "nah",
    "ya",
    "artinya",
    "intinya",
    "pertama",
    "kedua",
    "ketiga",
    "keempat",
    "kelima",
    "terakhir",
    "besok",
    "sekarang",
    "ada",
    "insyaallah",
    "lah",
    "jadi",
    "makanya",
    "silakan",
    "mari",
    "tolong",
    "mohon",
    "wib",
    "wita",
    "wit",
    "pak",
    "bu",
    "bapak",
    "ibu",
    "selanjutnya",
    "khususnya",
    "terutama",
    "termasuk",
    "minggu",
    "bulan",
    "tahun",
    "pekan",
    "depan",
    "mendatang",
    "siang",
    "pagi",
    "sore",
    "malam",
    "berikutnya",
];

/// Words that open a condition.
const CONDITIONS: &[&str] = &[
    "jika",
    "apabila",
    "bila",
    "bilamana",
    "kalau",
    "manakala",
    "jikalau",
    "seandainya",
    "sepanjang",
    "asalkan",
    "asal",
];

pub(super) fn is_break(document: &Document, token: usize) -> bool {
    matches!(document.word(token), ";" | ":" | "(" | ")" | "?" | "!")
        || document.is_any(token, BREAKS)
}

pub(super) fn is_preposition(document: &Document, token: usize) -> bool {
    document.is_any(token, PREPOSITIONS)
}

pub(super) fn is_quantifier(document: &Document, token: usize) -> bool {
    document.is_any(token, QUANTIFIERS)
        || (document.word(token) == "-" && document.is(token + 1, "masing"))
}

pub(super) fn is_adverb(document: &Document, token: usize) -> bool {
    document.is_any(token, ADVERBS)
        || (document.word(token) == "-"
            && token > 0
            && document.is_any(token - 1, ADVERBS)
            && document.is_any(token + 1, ADVERBS))
}

pub(super) fn is_negation(document: &Document, token: usize) -> bool {
    document.is_any(token, NEGATIONS)
}

/// Other small words.
pub(super) fn is_function(document: &Document, token: usize) -> bool {
    document.is_any(token, FUNCTION)
}

pub(super) fn is_condition(document: &Document, token: usize) -> bool {
    document.is_any(token, CONDITIONS)
}

/// Words that join equals.
pub(super) fn is_joint(document: &Document, token: usize) -> bool {
    document.is_any(
        token,
        &["dan", "serta", "maupun", "atau", ",", "/", "&", "dan/atau"],
    )
}

/// Words after which a second predicate of the same subject may stand.
pub(super) fn is_and(document: &Document, token: usize) -> bool {
    document.is_any(
        token,
        &[
            "dan",
            "serta",
            "sekaligus",
            "lalu",
            "kemudian",
            "namun",
            "tetapi",
            "tapi",
            "atau",
            "hingga",
            "juga",
        ],
    )
}

/// Whether a lowercase word that is neither function word, verb nor number: a noun that owns the
/// name after it (`gudang KPU`).
pub(super) fn is_noun(document: &Document, token: usize) -> bool {
    document.kind(token) == Some(TokenKind::Word)
        && !document.capital(token)
        && !document.is_any(token, FUNCTION)
        && !is_adverb(document, token)
        && !is_quantifier(document, token)
        && !document.is_any(token, BREAKS)
}

/// Words that hand the deed on to whoever was named: `meminta camat agar …`.
pub(super) fn is_hand_over(document: &Document, token: usize) -> bool {
    document.is_any(token, &["agar", "supaya", "untuk", "biar", "guna"])
}
