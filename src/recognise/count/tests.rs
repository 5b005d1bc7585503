//! Examples of counts, with near misses. Leaves out what single files test at their foot.

use super::*;
use crate::model::Sex;
use crate::segment::segment;

fn find(text: &str) -> Vec<Count<Span>> {
    thread_local! {
        static LEXICONS: Lexicons = Lexicons::new().unwrap();
    }
    LEXICONS.with(|lexicons| {
        let counts = Counts::new(lexicons).unwrap();
        let document = segment(lexicons, text);
        counts.find(&document, &[], &[])
    })
}

fn shown(text: &str) -> Vec<String> {
    find(text)
        .iter()
        .map(|c| {
            let measure = serde_json::to_value(c.measure).unwrap();
            format!(
                "{} {}",
                measure.as_str().unwrap(),
                c.value.unwrap_or(f64::NAN)
            )
        })
        .collect()
}

#[track_caller]
fn all(want: &[&str], texts: &[&str]) {
    for text in texts {
        assert_eq!(shown(text), want, "{text}");
    }
}

#[test]
fn the_noun_after() {
    for (want, text) in [
        ("voters 98705", "ada 98.705 pemilih di sana"),
        ("voters 98705", "98.705 pemilih tetap"),
        ("voters 98705", "ada 98. 705 mata pilih"),
        ("voters 98705", "DPT sebesar 98.705 jiwa"),
        ("voters 98705", "98.705 warga terdaftar sebagai pemilih"),
        ("voters 205000000", "205 juta DPS"),
        ("polling_stations 321", "321 TPS"),
        (
            "polling_stations 321",
            "321 (tiga ratus dua puluh satu) tempat pemungutan suara",
        ),
        ("polling_stations 9", "sembilan TPS rawan"),
        ("polling_stations 38", "untuk 38 TPS"),
        ("districts 12", "di 12 kecamatan"),
        ("districts 5", "ke lima distrik terjauh"),
        ("districts 12", "di 12 Kecamatan se-Kabupaten"),
        ("villages 135", "135 desa"),
        ("villages 152", "152 gampong"),
        ("villages 3059", "3.059 desa/kelurahan"),
        ("officers 463", "menurunkan 463 personel"),
        ("officers 120", "dibantu 120 prajurit Kodim"),
        ("officers 2", "dijaga 2 orang Linmas"),
        ("officers 49", "melantik 49 anggota KPPS"),
        ("officers 1901", "sebanyak 1.901 personil gabungan"),
        ("ballots 312", "312 lembar surat suara"),
        ("ballots 912340", "912.340 juta surat suara"),
        ("candidates 4", "diikuti empat pasangan calon"),
        ("candidates 3", "tiga paslon"),
        ("candidates 1", "hanya satu pasangan calon"),
        ("budget_rupiah 41500000000", "senilai Rp41,5 miliar"),
        ("budget_rupiah 985326500000", "Rp 985.326.500.000"),
        ("budget_rupiah 800000", "honor Rp 800 ribu per bulan"),
        ("budget_rupiah 8300000000", "hibah Rp8,3M cair"),
        ("budget_rupiah 37000000000", "37 miliar rupiah"),
        ("budget_rupiah 78900000000", "sedangkan KPU 78,9 miliar"),
        ("other 1204", "menertibkan 1.204 APK"),
        ("other 11", "ada 11 kasus"),
        ("other 10000", "10 ribu keping blangko"),
        ("other 13", "ketua dari 13 KPU kabupaten/kota"),
        ("other 63", "dari 63 pendaftar"),
    ] {
        assert_eq!(shown(text), [want], "{text}");
    }
}

#[test]
fn the_noun_before() {
    for (want, text) in [
        (
            "voters 101347",
            "jumlah pemilih dalam DPS sebanyak 101.347 orang",
        ),
        ("voters 98705", "DPT di kabupaten itu berjumlah 98.705"),
        ("voters 148906", "Jumlah pemilihnya 148.906 orang"),
        (
            "polling_stations 285",
            "Jumlah TPS di seluruh kecamatan itu, kata dia, sebanyak 285 unit",
        ),
        (
            "polling_stations 387598",
            "Jumlah TPS (Tempat Pemungutan Suara) sebanyak 387.598",
        ),
        ("polling_stations 285", "jumlah TPS 285 dan tersebar"),
        ("polling_stations 285", "TPS: 285"),
        (
            "ballots 356812",
            "surat suara sebanyak 356.812 lembar sudah disortir",
        ),
        ("ballots 312", "Surat suara yang rusak 312 lembar"),
        (
            "officers 1234",
            "Jumlah KPPS di Kecamatan Soa sebanyak 1.234 orang",
        ),
        ("officers 275", "personel yang disiapkan mencapai 275"),
        ("other 2", "Saksi pasangan calon maksimal 2 orang"),
    ] {
        assert_eq!(shown(text), [want], "{text}");
    }
}

#[test]
fn several_in_a_sentence() {
    all(
        &[
            "polling_stations 1406",
            "villages 310",
            "villages 9",
            "districts 21",
        ],
        &["1.406 TPS di 310 desa dan 9 kelurahan dalam 21 kecamatan"],
    );
    all(
        &["voters 8120", "voters 9004", "voters 7311"],
        &[
            "Bunut 8.120, Silat 9.004 dan Badau 7.311 pemilih",
            "Rincian DPT per kecamatan:\n1. Bunut 8.120\n2. Silat 9.004\n3. Badau 7.311",
            "Jumlah pemilih di Kecamatan Bunut 8.120, Silat 9.004, dan Badau 7.311.",
            "Berikut jumlah pemilih tiap kecamatan:\nBunut: 8.120\nSilat: 9.004\nBadau: 7.311\n",
        ],
    );
    all(
        &[
            "polling_stations 12",
            "polling_stations 14",
            "polling_stations 19",
        ],
        &["Bunut sebanyak 12 TPS, lalu Silat sebanyak 14 TPS dan Badau sebanyak 19 TPS"],
    );
    all(
        &[
            "polling_stations 897",
            "polling_stations 51",
            "polling_stations 4",
        ],
        &["dari 897 TPS, 51 rawan dan 4 sangat rawan"],
    );
    all(
        &["other 1204", "other 318"],
        &["menertibkan 1.204 APK, 318 di antaranya melanggar"],
    );
    all(
        &["polling_stations 431", "polling_stations 435"],
        &[
            "TPS bertambah dari 431 menjadi 435 TPS",
            "dari 431 menjadi 435 TPS",
        ],
    );
}

#[test]
fn tables_copied_as_text() {
    for text in [
        "Kecamatan TPS L P Jumlah\nSape 34 5.012 4.861 9.873\nWera 29 4.100 4.010 8.110",
        "No. Kecamatan Jml TPS Laki-laki Perempuan L+P\n1 Sape 34 5.012 4.861 9.873\n2 Wera 29 4.100 4.010 8.110",
        "No | Kecamatan | TPS | Pemilih Laki-laki | Pemilih Perempuan | Total Pemilih\n1 | Sape | 34 | 5.012 | 4.861 | 9.873\n2 | Wera | 29 | 4.100 | 4.010 | 8.110",
        // The columns tell themselves by adding up.
        "Berikut hasil pleno:\nSape 34 5.012 4.861 9.873\nWera 29 4.100 4.010 8.110",
        "1. Sape: 34 TPS; L: 5.012; P: 4.861; Jumlah: 9.873\n2. Wera: 29 TPS; L: 4.100; P: 4.010; Jumlah: 8.110",
        "Sape, 34 TPS, 5.012 laki-laki, 4.861 perempuan, total 9.873 pemilih\nWera, 29 TPS, 4.100 laki-laki, 4.010 perempuan, total 8.110 pemilih",
    ] {
        assert_eq!(
            shown(text),
            [
                "polling_stations 34",
                "voters 5012",
                "voters 4861",
                "voters 9873",
                "polling_stations 29",
                "voters 4100",
                "voters 4010",
                "voters 8110",
            ],
            "{text}"
        );
        let sexes: Vec<_> = find(text).iter().map(|c| c.sex).collect();
        let split = [None, Some(Sex::Male), Some(Sex::Female), None];
        assert_eq!(sexes, [split, split].concat(), "{text}");
    }
    all(
        &[
            "voters 9873",
            "turnout_percent 71.2",
            "voters 8110",
            "turnout_percent 69.3",
        ],
        &["Kecamatan DPT Partisipasi\nSape 9.873 71,2%\nWera 8.110 69,3%"],
    );
    // Scores and prices are no tables of voters.
    all(
        &[],
        &["Klub Main Menang Nilai\nPersib 34 20 66\nPersija 34 19 62"],
    );
}

#[test]
fn without_their_noun() {
    all(
        &[
            "polling_stations 45",
            "polling_stations 35",
            "polling_stations 40",
        ],
        &[
            "45 TPS di Mego, 35 di Tanawawo, dan 40 di Doreng",
            "Kecamatan Mego mendapat 45 TPS, Tanawawo 35, dan Doreng 40.",
        ],
    );
    all(
        &["voters 214506", "voters 1204", "voters 213302"],
        &[
            "Dari 214.506 pemilih, 1.204 di antaranya belum merekam KTP-el dan 213.302 sudah merekam.",
        ],
    );
    all(
        &["voters 510", "voters 320", "voters 112", "voters 78"],
        &[
            "TMS 510 orang dengan rincian meninggal 320, ganda 112, pindah domisili 78.",
            "Pemilih TMS: 510\n- Meninggal: 320\n- Ganda: 112\n- Pindah domisili: 78",
        ],
    );
    all(
        &[
            "voters 9873",
            "polling_stations 34",
            "voters 8110",
            "polling_stations 29",
        ],
        &["Sebaran pemilih dan TPS: Sape 9.873 (34 TPS), Wera 8.110 (29 TPS)"],
    );
    all(
        &["voters 18", "voters 25", "voters 7"],
        &["Pemilih disabilitas, rinciannya tuna daksa 18, tuna netra 25 dan tuna rungu 7 orang."],
    );
    all(
        &["voters 15"],
        &["Pemilih yang belum memiliki e-KTP tinggal 15 orang."],
    );
    all(
        &["voters 14"],
        &["Petugas menemukan 14 orang mencoblos tanpa terdaftar sebagai pemilih."],
    );
    all(
        &["ballots 300"],
        &["Sebanyak 300 lembar rusak saat sortir surat suara."],
    );
    all(&["officers 150"], &["150 anggota Brimob berpatroli"]);
}

#[test]
fn what_other_words_tell() {
    all(
        &["voters 875000", "voters 878770"],
        &["DP4 itu sekitar 875 ribu. Jumlah ini turun dari Pemilu lalu yang mencapai 878.770."],
    );
    all(
        &["voters 222821", "voters 113028", "voters 109793"],
        &[
            "DPT-nya 222.821 jiwa. Ditetapkan 222.821 orang, yakni 113.028 laki-laki dan 109.793 perempuan.",
        ],
    );
    all(
        &["voters 929157", "voters 233399"],
        &["Dari 929.157 yang masuk daftar pemilih, sudah tercoklit 233.399 pemilih"],
    );
    all(
        &["voters 5563425", "voters 7218279"],
        &["Sebanyak 5.563.425 pemilih dari 7.218.279 jumlah pemilih"],
    );
    all(&["voters 7218280"], &["DPT sebesar 7.218280 orang"]);
    all(
        &["other 2350366", "other 3240987"],
        &["Pasangan satu mendapatkan 2.350.366 suara, pasangan dua mendapatkan 3.240.987"],
    );
    all(
        &["other 54877", "other 1243"],
        &["suara sah untuk kedua calon sebesar 54.877 dan suara tidak sah 1.243"],
    );
    // A number in the next line is not what is counted here.
    all(
        &["polling_stations 141", "voters 22100"],
        &[
            "Jumlah TPS: 141\nPemilih: 22.100",
            "TPS: 141\nJumlah pemilih: 22.100",
        ],
    );
}

#[test]
fn headlines() {
    let lexicons = Lexicons::new().unwrap();
    let counts = Counts::new(&lexicons).unwrap();
    let title = |title: &str, body: &str| {
        let (title, body) = (segment(&lexicons, title), segment(&lexicons, body));
        let found = counts.find(&body, &[], &[]);
        let more = counts.only_in_title(&title, &body, &found);
        more.iter().filter_map(|c| c.value).collect::<Vec<_>>()
    };
    assert_eq!(
        title("1.105 Personel Amankan Pilgub", "Apel digelar."),
        [1105.0]
    );
    for (headline, body) in [
        (
            "1.105 Personel Amankan Pilgub",
            "Sebanyak 1.105 orang bertugas.",
        ),
        ("7.000 Pemilih TMS", "Ada 7.108 pemilih TMS."),
        ("6,6 Juta Pemilih", "Ada 6.680.807 pemilih."),
        ("Tiga TPS Diulang", "TPS 1, 2 dan 5 diulang."),
    ] {
        assert!(title(headline, body).is_empty(), "{headline}");
    }
}

#[test]
fn broken_figures() {
    all(
        &["voters 358152"],
        &[
            "DPT kota itu 358 152 pemilih",
            "DPT kota itu 358 .152 orang",
            "DPT kota itu 358. 152 orang",
        ],
    );
    all(&["voters 345"], &["TPS 12 345 pemilih"]);
}

#[test]
fn men_and_women() {
    for text in [
        "DPT 1.862 pemilih, terdiri atas 941 laki-laki dan 921 perempuan",
        "jumlah pemilih 1.862 orang (L: 941, P: 921)",
        "DPT 1.862 pemilih, laki-laki 941 dan perempuan 921",
        "DPT 1.862 pemilih dengan rincian laki-laki sebanyak 941 orang, perempuan sebanyak 921 orang",
        "sebanyak 1.862 pemilih, yakni 941 pemilih laki-laki dan 921 pemilih perempuan",
        "sebanyak 1.862 pemilih: pemilih pria tercatat 941 dan pemilih wanita 921",
        "Sape 1.862 (941 laki-laki, 921 perempuan) pemilih",
        "Jumlah pemilih 1.862 jiwa (L=941 / P=921)",
    ] {
        let found = find(text);
        let rows: Vec<_> = found.iter().map(|c| (c.measure, c.value, c.sex)).collect();
        assert_eq!(
            rows,
            [
                (Measure::Voters, Some(1862.0), None),
                (Measure::Voters, Some(941.0), Some(Sex::Male)),
                (Measure::Voters, Some(921.0), Some(Sex::Female)),
            ],
            "{text}"
        );
    }
}

#[test]
fn turnout_and_other_percentages() {
    all(
        &["turnout_percent 84.77"],
        &[
            "tingkat partisipasi mencapai 84,77 persen",
            "partisipasi pemilih kita melewati angka 84,77 persen",
            "angka partisipasi masyarakat pada Pilkada lalu 84,77%",
            "84,77 persen partisipasi pemilih",
            "tingkat kehadiran pemilih hanya 84, 77 persen",
            "sebanyak 84,77 persen warga datang ke TPS",
            "84,77 persen pemilih menggunakan hak pilihnya",
        ],
    );
    all(
        &["turnout_percent 79.4", "turnout_percent 80"],
        &[
            "tingkat partisipasi pada Pemilu 2019 tercatat 79,4 persen, dan tahun ini dibidik 80 persen",
            "Partisipasi pemilih hanya 79,4 persen. KPU menargetkan 80 persen tahun ini.",
        ],
    );
    all(
        &["other 40"],
        &[
            "pencairan NPHD tahap pertama sebesar 40 persen",
            "coklit sudah mencapai 40 persen",
            "hanya sekitar 40 persen",
            "sisanya 40 persen tidak menggunakan hak pilih",
        ],
    );
    all(
        &["turnout_percent 75", "other 5"],
        &[
            "Partisipasi 75 persen, naik 5 persen dari sebelumnya",
            "Partisipasi 75 persen, ada kenaikan lima persen dari partisipasi lalu",
        ],
    );
}

#[test]
fn how_it_is_meant() {
    for (qualifier, texts) in [
        (
            Qualifier::About,
            &[
                "sekitar 500 TPS",
                "kurang lebih 500 TPS",
                "hampir 500 TPS",
                "diperkirakan ada 500 TPS",
            ][..],
        ),
        (
            Qualifier::AtLeast,
            &[
                "lebih dari 500 TPS",
                "sedikitnya 500 TPS",
                "tidak kurang dari 500 TPS",
                "500 lebih TPS",
                "paling sedikit 500 TPS",
                "mencapai lebih dari 500 TPS",
                "500 TPS lebih",
            ],
        ),
        (
            Qualifier::AtMost,
            &[
                "maksimal 500 TPS",
                "paling banyak 500 TPS",
                "tidak lebih dari 500 TPS",
            ],
        ),
        (
            Qualifier::Target,
            &[
                "menargetkan 500 TPS",
                "target sebanyak 500 TPS",
                "ditargetkan sebanyak 500 TPS",
            ],
        ),
        (
            Qualifier::Exact,
            &[
                "mencapai 500 TPS",
                "sebanyak 500 TPS",
                "500 TPS",
                "ada 500 TPS",
            ],
        ),
    ] {
        for text in texts {
            let found = find(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].qualifier, qualifier, "{text}");
        }
    }
    let aim = find("KPU menargetkan partisipasi pemilih di daerah itu 80 persen");
    assert_eq!(aim[0].qualifier, Qualifier::Target);
}

#[test]
fn lists_of_voters() {
    for (list, text) in [
        (VoterList::Dpt, "DPT ditetapkan sebanyak 292.456 pemilih"),
        (
            VoterList::Dpt,
            "Daftar Pemilih Tetap (DPT) sebanyak 292.456",
        ),
        (VoterList::Dps, "jumlah pemilih dalam DPS 292.456 orang"),
        (VoterList::Dptb, "292.456 pemilih masuk DPTb"),
        (
            VoterList::Dp4,
            "jumlah pemilih pada DP4 tercatat 292.456 orang",
        ),
        (VoterList::Dpthp, "DPTHP 2 sebanyak 292.456 pemilih"),
    ] {
        let found = find(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].voter_list, Some(list), "{text}");
        assert_eq!(found[0].value, Some(292_456.0), "{text}");
    }
}

#[test]
fn mentions_hold_number_and_noun() {
    for (words, text) in [
        ("765 TPS", "tersebar di 765 TPS, 43 kelurahan"),
        ("Rp 385 juta", "sebesar Rp 385 juta sedang dibahas"),
        ("84,77 persen", "partisipasi mencapai 84,77 persen lalu"),
        ("500 lembar surat suara", "ada 500 lembar surat suara"),
        ("4 (empat) laporan", "menerima 4 (empat) laporan"),
    ] {
        assert_eq!(find(text)[0].mentions[0].slice(text), words);
    }
    let twice = "Ada 765 TPS. Sebanyak 765 TPS itu aman.";
    assert_eq!(find(twice).len(), 1);
    assert_eq!(find(twice)[0].mentions.len(), 2);
}

#[test]
fn what_counts_nothing() {
    all(
        &[],
        &[
            "TPS 004-007 Desa Wonosari",
            "TPS 12",
            "di TPS 05 ada antrean",
            "TPS 01 sampai TPS 07",
            "TPS 3, 5 dan 7 Kelurahan Panggung",
            "Dapil IV",
            "Dapil 4",
            "paslon nomor urut 2",
            "Paslon nomor 3",
            "Koramil 0622/11",
            "Kodim 0110/Abdya",
            "pola 2-6-12",
            "pola 2:4:8",
            "2/3 kekuatan",
            "1x24 jam",
            "24 jam penuh",
            "dalam 3x24 jam",
            "pukul 09.00 WIB",
            "jam 10.00",
            "15.30wita",
            "tahun 2024",
            "Pemilu 2024",
            "Pilkada Serentak 2024",
            "17 tahun",
            "berusia 45 tahun",
            "selama dua hari",
            "tiga minggu lagi",
            "lantai dua",
            "gelombang dua",
            "Komisi 3",
            "RT 03/RW 05",
            "telepon 0812345678",
            "Covid-19",
            "ke-79",
            "H-3",
            "ratusan petugas",
            "puluhan ribu warga",
            "4-5 TPS",
            "4 – 5 TPS",
            "salah satu TPS",
            "satu TPS",
            "dua hal",
            "15 Februari",
            "kedua paslon",
            "tiga komisioner",
            "dua orang",
            "empat kali",
            "1) mendukung",
            "1. Mendukung pemilu",
        ],
    );
}

#[test]
fn men_and_women_are_held_against_their_total() {
    for (text, counts, noted) in [
        ("DPT 96.210: 48.100 pria, 96.210 wanita.", 3, true),
        (
            "DPT 96.210 pemilih terdiri dari 48.100 laki-laki dan 48.120 perempuan.",
            3,
            true,
        ),
        (
            "Ada 48.100 pemilih laki-laki dan 48.120 pemilih perempuan, total 96.210 pemilih.",
            3,
            true,
        ),
        (
            "DPT 96.220 pemilih terdiri dari 48.100 laki-laki dan 48.120 perempuan.",
            3,
            false,
        ),
        // What came anew is no total.
        (
            "Bertambah 120 pemilih, kini 48.100 pemilih laki-laki dan 48.120 pemilih perempuan.",
            3,
            false,
        ),
        // One figure told twice.
        (
            "Ada 48.120 pemilih perempuan. Sebanyak 48.120 pemilih itu terdaftar.",
            1,
            false,
        ),
    ] {
        let found = find(text);
        assert_eq!(found.len(), counts, "{text}: {found:?}");
        assert_eq!(found.iter().any(|c| c.note.is_some()), noted, "{text}");
    }
}
