//! Statements and their speakers, as tables: a text, and what it says.
//!
//! Persons are marked by hand, so that the grammar of speech is tested alone.

use std::sync::LazyLock;

use crate::lexicon::Lexicons;
use crate::model::{Agency, Entities, Official, SaidKind, Speaker};
use crate::segment::segment;
use crate::span::Span;

use super::Attributor;

/// A person of a test: the surfaces, the name, the position key, the titles.
struct Person(
    &'static [&'static str],
    &'static str,
    &'static str,
    &'static [&'static str],
);

const CAST: &[Person] = &[
    Person(
        &["Bupati Hery Antasari", "Hery Antasari", "Hery", "Bupati"],
        "Hery Antasari",
        "bupati",
        &[],
    ),
    Person(
        &["Ketua KPU Ummi Wahyuni", "Ummi Wahyuni", "Ummi"],
        "Ummi Wahyuni",
        "ketua_kpu",
        &[],
    ),
    Person(
        &[
            "Kapolres AKBP Rano Siahaan",
            "Rano Siahaan",
            "Rano",
            "Kapolres",
        ],
        "Rano Siahaan",
        "kapolres",
        &["AKBP"],
    ),
    Person(
        &["Asisten I Maria Goran", "Maria Goran", "Maria"],
        "Maria Goran",
        "asisten",
        &[],
    ),
];

/// All places of a surface that stand in no longer surface found before.
fn places(text: &str, surface: &str, taken: &mut Vec<Span>) -> Vec<Span> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(surface) {
        let span = Span::new(at, at + surface.len());
        let whole = text[span.end..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric());
        if whole && !taken.iter().any(|t| t.overlaps(span)) {
            taken.push(span);
            found.push(span);
        }
    }
    found
}

fn entities(text: &str) -> Entities {
    let mut entities = Entities::default();
    let mut taken = Vec::new();
    for Person(surfaces, name, position, titles) in CAST {
        let mut mentions = Vec::new();
        for surface in *surfaces {
            mentions.extend(places(text, surface, &mut taken));
        }
        mentions.sort_unstable();
        entities.officials.push(Official {
            id: name.to_lowercase().replace(' ', "-"),
            name: (*name).to_owned(),
            titles: titles.iter().map(|t| (*t).to_owned()).collect(),
            position: Some((*position).to_owned()),
            position_text: None,
            acting: None,
            agency: None,
            region: None,
            mentions,
        });
    }
    let mentions = places(text, "Bawaslu Bogor", &mut taken);
    entities.agencies.push(Agency {
        id: "bawaslu:32.01".to_owned(),
        name: "Bawaslu Bogor".to_owned(),
        kind: "bawaslu".to_owned(),
        level: None,
        region: None,
        inferred: false,
        mentions,
    });
    entities
}

/// What a text says: `direct Hery: words | …`, with `<Wira` for whom it is said.
fn said(text: &str) -> Vec<String> {
    static STAGES: LazyLock<(Lexicons, Attributor)> = LazyLock::new(|| {
        let lexicons = Lexicons::new().unwrap();
        let attributor = Attributor::new(&lexicons).unwrap();
        (lexicons, attributor)
    });
    let (lexicons, attributor) = &*STAGES;
    let document = segment(lexicons, text);
    let entities = entities(text);
    let name = |speaker: &Speaker| match speaker {
        Speaker::Official(n) => entities.officials[*n]
            .name
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_owned(),
        Speaker::Agency(id) => id.clone(),
    };
    attributor
        .attribute(&document, &entities)
        .iter()
        .map(|s| {
            let kind = match s.kind {
                SaidKind::Direct => "direct",
                SaidKind::Indirect => "indirect",
            };
            let words: Vec<&str> = s.parts.iter().map(|p| p.slice(text)).collect();
            let behalf = s.on_behalf_of.as_ref().map(|b| format!(" for {}", name(b)));
            format!(
                "{kind} {}{}: {}",
                s.speaker.as_ref().map_or("nobody".to_owned(), name),
                behalf.unwrap_or_default(),
                words.join(" … ")
            )
        })
        .collect()
}

pub(super) fn check(cases: &[(&[&str], &str)]) {
    for (want, text) in cases {
        assert_eq!(said(text), *want, "{text}");
    }
}

#[test]
fn quotations_with_their_attribution_behind_them() {
    check(&[
        (
            &["direct Hery: Kami siap bekerja"],
            "“Kami siap bekerja,” ujar Hery, Jumat (1/11/2024).",
        ),
        (
            &["direct Hery: Kami siap bekerja."],
            "“Kami siap bekerja.” Ungkap Bupati Hery Antasari.",
        ),
        (
            &["direct Hery: Kami siap bekerja"],
            "''Kami siap bekerja,''kata Hery.",
        ),
        (
            &["direct Hery: Kami siap bekerja"],
            "\"Kami siap bekerja,\" Hery menegaskan.",
        ),
        (
            &["direct Hery: Kami siap bekerja", "direct Hery: Gudang aman"],
            "“Kami siap bekerja,” kata Hery.\n“Gudang aman,”tandasnya.",
        ),
        (
            &["direct Ummi: Surat suara sudah disortir"],
            "“Surat suara sudah disortir,” jelas Ketua KPU Ummi Wahyuni seraya tersenyum.",
        ),
        (
            &[
                "direct Ummi: Surat suara sudah disortir",
                "indirect Ummi: KPU menunggu segel",
            ],
            "“Surat suara sudah disortir,” jelas Ummi seraya menambahkan bahwa KPU menunggu segel.",
        ),
    ]);
}

#[test]
fn quotations_with_their_attribution_before_them() {
    check(&[
        (
            &["direct Hery: Jangan tunggu lagi"],
            "Hery menegaskan, “Jangan tunggu lagi”",
        ),
        (
            &["direct Hery: Jangan tunggu lagi"],
            "Kata Hery: “Jangan tunggu lagi”",
        ),
        (
            &["direct Maria for Hery: Kami dukung KPU"],
            "Sambutan Bupati Hery Antasari dibacakan Asisten I Maria Goran: “Kami dukung KPU”",
        ),
        (
            &["direct Maria for Hery: Kami dukung KPU"],
            "Mewakili Bupati Hery Antasari, Asisten I Maria Goran membacakan sambutan tertulis bupati: “Kami dukung KPU”",
        ),
    ]);
}

#[test]
fn split_open_and_swallowed_quotations() {
    check(&[
        (
            &["direct Ummi: Kami tidak bisa menunggu terus … karena waktunya tinggal tiga minggu"],
            "“Kami tidak bisa menunggu terus,” kata Ketua KPU Ummi Wahyuni, “karena waktunya tinggal tiga minggu”.",
        ),
        (
            &["direct Rano: Kami siap"],
            "“Kami siap, ucap Kapolres AKBP Rano Siahaan”.",
        ),
        (
            &[
                "indirect Rano: gudang aman",
                "direct Rano: Kami akan terus berjaga sampai masa tenang nanti",
            ],
            "Rano mengatakan gudang aman.\n“Kami akan terus berjaga sampai masa tenang nanti, tutupnya.",
        ),
        (
            &[
                "direct Rano: Nomor telepon saya aktif. Jangan ragu melapor. … Jangan pula menyebarkan kabar bohong",
            ],
            "“Nomor telepon saya aktif. Jangan ragu melapor.\n“Jangan pula menyebarkan kabar bohong,” kata Rano.",
        ),
    ]);
}

#[test]
fn quotations_without_attribution_and_marks_without_speech() {
    check(&[
        (
            &[
                "indirect Hery: partisipasi meningkat",
                "direct Hery: Semoga kali ini bisa lebih tinggi.",
            ],
            "Hery berharap partisipasi meningkat.\n“Semoga kali ini bisa lebih tinggi.”",
        ),
        (
            &[],
            "Kegiatan bertema “Pilkada Damai Tanpa Hoaks” itu dibuka Hery.",
        ),
        (&[], "KPU meluncurkan program “Kawal Hak Pilih” di Bogor."),
        (
            &["indirect Hery: istilah “perang bintang” tidak tepat untuk Pilkada"],
            "Hery menyebut istilah “perang bintang” tidak tepat untuk Pilkada.",
        ),
    ]);
}

#[test]
fn reported_words_begin_behind_their_word_of_saying() {
    check(&[
        (
            &["indirect Hery: ada 10 poin utama"],
            "Hery menjelaskan, ada 10 poin utama.",
        ),
        (
            &["indirect Hery: TPS ditempatkan di lokasi strategis, serta meminta camat bersiap"],
            "Hery meminta TPS ditempatkan di lokasi strategis, serta meminta camat bersiap.",
        ),
        (
            &["indirect Hery: tetap netral"],
            "Hery juga menegaskan kepada seluruh ASN agar tetap netral.",
        ),
        (
            &["indirect Hery: KPU aktif bersosialisasi agar partisipasi naik"],
            "Hery berharap KPU aktif bersosialisasi agar partisipasi naik.",
        ),
        (
            &["indirect Ummi: logistik sudah lengkap"],
            "Menurut Ummi, logistik sudah lengkap.",
        ),
        (
            &["indirect Ummi: logistik sudah lengkap"],
            "Dikatakan Ummi, logistik sudah lengkap.",
        ),
        (
            &["indirect Ummi: logistik sudah lengkap"],
            "Masih kata Ummi, logistik sudah lengkap.",
        ),
        (
            &["indirect Ummi: logistik sudah lengkap"],
            "Dalam sambutannya, Ketua KPU Ummi Wahyuni, Senin, mengatakan bahwa logistik sudah lengkap.",
        ),
        (
            &["indirect Hery: optimistis Pilkada berjalan damai"],
            "Hery optimistis Pilkada berjalan damai.",
        ),
        (
            &["indirect bawaslu:32.01: KPU mengganti surat suara rusak"],
            "Bawaslu Bogor merekomendasikan agar KPU mengganti surat suara rusak.",
        ),
        (
            &[
                "indirect Hery: dana segera dicairkan",
                "indirect Rano: semua pihak menahan diri",
            ],
            "Hery meminta agar dana segera dicairkan, sedangkan Kapolres meminta semua pihak menahan diri.",
        ),
    ]);
}

#[test]
fn attributions_inside_and_behind_reported_words() {
    check(&[
        (
            &["indirect Ummi: Jumlah TPS … sebanyak 285 unit"],
            "Jumlah TPS, kata Ummi, sebanyak 285 unit.",
        ),
        (
            &["indirect Ummi: Kendala yang dihadapi … hanya cuaca"],
            "Kendala yang dihadapi, masih kata Ummi, hanya cuaca.",
        ),
        (
            &["indirect Rano: Polres akan turun saat itu juga"],
            "Polres akan turun saat itu juga, kata Rano.",
        ),
        (
            &["direct Rano: Kami akan jaga gudang"],
            "Kami akan jaga gudang, terang Rano.",
        ),
        (
            &[
                "indirect Rano: gudang aman",
                "indirect Rano: patroli dikurangi",
            ],
            "Rano mengatakan gudang aman. Oleh karena itu, lanjutnya, patroli dikurangi.",
        ),
    ]);
}

#[test]
fn speakers_by_pronoun_description_and_turn() {
    check(&[
        (
            &[
                "indirect Ummi: logistik lengkap",
                "indirect Ummi: KPU menunggu segel",
            ],
            "Ummi mengatakan logistik lengkap. Ia menambahkan, KPU menunggu segel.",
        ),
        (
            &[
                "indirect Ummi: logistik lengkap",
                "indirect Hery: BPJS mempercepat verifikasi",
            ],
            "Bupati Hery Antasari membuka rapat. Ketua KPU Ummi Wahyuni mengatakan logistik lengkap. Orang nomor satu di Bogor itu berharap BPJS mempercepat verifikasi.",
        ),
        (
            &["direct Rano: Kekurangan kita tutup dengan pecalang"],
            "Rapat dihadiri Ummi. Kapolres AKBP Rano Siahaan memimpin rapat.\n“Kekurangan kita tutup dengan pecalang,” papar perwira menengah asal Singaraja itu.",
        ),
        (
            &[
                "indirect Ummi: logistik lengkap",
                "indirect Rano: gudang aman",
            ],
            "Ummi mengatakan logistik lengkap. Hal senada disampaikan Kapolres AKBP Rano Siahaan. Menurutnya, gudang aman.",
        ),
        (
            &[
                "indirect Hery: optimistis menang",
                "direct Hery: Kami siap bekerja keras",
            ],
            "Bupati Hery Antasari mengaku optimistis menang.\nHal itu disampaikannya usai rapat.\n“Kami siap bekerja keras,” katanya.",
        ),
        (
            &["indirect Maria for Hery: camat bersiap"],
            "Bupati Hery Antasari yang diwakili Asisten I Maria Goran meminta camat bersiap.",
        ),
        (
            &["indirect Hery: camat bersiap"],
            "Bupati Hery Antasari didampingi Asisten I Maria Goran dan Kapolres AKBP Rano Siahaan meminta camat bersiap.",
        ),
        (
            &["indirect Hery: camat bersiap"],
            "Didampingi Asisten I Maria Goran dan Kapolres AKBP Rano Siahaan, Bupati Hery Antasari meminta camat bersiap.",
        ),
    ]);
}

#[test]
fn what_reports_no_speech() {
    check(&[
        (
            &[],
            "Bupati Hery Antasari membuka rapat koordinasi di Bogor.",
        ),
        (&[], "Hery menyampaikan tiga pesan kepada para camat."),
        (&[], "Hery belum bisa memastikan."),
        (&[], "Rapat ini diharapkan dapat meningkatkan sinergi."),
        (
            &[],
            "Bawaslu Bogor menyampaikan hasil pengawasan kepada KPU.",
        ),
        (
            &[],
            "Menurut Undang-Undang Nomor 7 Tahun 2017, pemungutan suara dapat ditunda.",
        ),
        (&[], "Hery hadir untuk menyampaikan sambutan."),
    ]);
}
