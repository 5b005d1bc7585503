//! Officials, agencies and places of whole sentences: the value first, then surfaces that give it.

use std::sync::LazyLock;

use crate::lexicon::Lexicons;
use crate::model::Entities;
use crate::recognise::Surroundings;
use crate::recognise::linking::Linker;
use crate::segment::segment;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| Lexicons::new().unwrap());
static LINKER: LazyLock<Linker> = LazyLock::new(|| Linker::new(&LEXICONS).unwrap());

fn link(text: &str) -> Entities {
    LINKER.link(&segment(&LEXICONS, text), &Surroundings::default())
}

/// `name | position | acting | region` of each official, in order of mention.
fn officials(text: &str) -> Vec<String> {
    link(text)
        .officials
        .iter()
        .map(|o| {
            let acting = o.acting.map(|a| format!("{a:?}").to_lowercase());
            format!(
                "{} | {} | {} | {}",
                o.name,
                o.position.as_deref().unwrap_or("-"),
                acting.as_deref().unwrap_or("-"),
                o.region.as_deref().unwrap_or("-")
            )
        })
        .collect()
}

fn agencies(text: &str) -> Vec<String> {
    link(text).agencies.iter().map(|a| a.id.clone()).collect()
}

fn places(text: &str) -> Vec<String> {
    link(text).places.iter().map(|p| p.id.clone()).collect()
}

#[test]
fn one_official_by_many_surfaces() {
    for (want, surfaces) in [
        (
            "Hendra Saputra | bupati | pj | 62.02",
            &[
                "Pj Bupati Kotawaringin Timur Hendra Saputra membuka rapat.",
                "Pj. Bupati Kotim, Hendra Saputra, membuka rapat.",
                "Penjabat (Pj) Bupati Kotawaringin Timur Drs. H. Hendra Saputra, M.Si. membuka rapat.",
                "Penjabat Bupati Kotim Hendra Saputra, S.E., M.M. membuka rapat.",
                "Hendra Saputra selaku Pj Bupati Kotim membuka rapat.",
                "Hendra Saputra, Pj Bupati Kotim, membuka rapat.",
            ][..],
        ),
        (
            "Rina Kartika | ketua_kpu | - | 35.78",
            &[
                "Ketua KPU Kota Surabaya Rina Kartika menjelaskan.",
                "Ketua Komisi Pemilihan Umum (KPU) Kota Surabaya, Hj. Rina Kartika, menjelaskan.",
                "Rina Kartika sebagai Ketua KPU Surabaya menjelaskan.",
            ],
        ),
        (
            "Siti Aminah | anggota_bawaslu | - | 51.08",
            &[
                "Anggota Bawaslu Kabupaten Buleleng Siti Aminah mengimbau.",
                "Komisioner Bawaslu Buleleng, Siti Aminah, mengimbau.",
                "Koordinator Divisi Pencegahan, Partisipasi Masyarakat dan Hubungan Masyarakat \
                 Bawaslu Kabupaten Buleleng, Siti Aminah, mengimbau.",
                "Siti Aminah selaku Ketua Divisi Hukum Bawaslu Buleleng mengimbau.",
            ],
        ),
        (
            "Arief Rahman | dandim | - | 35.22",
            &[
                "Dandim 0813/Bojonegoro Letkol Inf Arief Rahman, S.E. siaga.",
                "Komandan Kodim (Dandim) 0813/Bojonegoro Letkol Czi Arief Rahman siaga.",
                "Dandim Bojonegoro Letkol Arm Arief Rahman siaga.",
            ],
        ),
        (
            "Budi Hermanto | kapolres | - | 35.73",
            &[
                "Kapolresta Malang Kota Kombes Pol Budi Hermanto hadir.",
                "Kapolresta Malang Kota, Kombes Pol. Budi Hermanto, S.I.K., M.H. hadir.",
            ],
        ),
        (
            "Agus Salim | kepala_desa | - | 18.04",
            &["Peratin Sukapura, Agus Salim, hadir di Kabupaten Lampung Barat."],
        ),
        (
            "I Gede Suardana | kepala_bidang | - | 51.04",
            &["Kabid Aptika Dinas Kominfo Kabupaten Gianyar I Gede Suardana menulis."],
        ),
    ] {
        for surface in surfaces {
            assert_eq!(officials(surface), [want], "{surface}");
        }
    }
}

#[test]
fn near_misses_name_nobody() {
    for text in [
        "Pemilihan Bupati dan Wakil Bupati Bogor akan digelar.",
        "Rapat di Kantor Camat Narmada, Lombok Barat, berjalan lancar.",
        "Kepala OPD dan para camat hadir di Kota Bogor.",
        "Hadir Ketua KPU, Bawaslu, dan Kesbangpol Ende.",
        "Ketua KPU Kabupaten Bogor Rabu pekan lalu bertolak ke Jakarta.",
        "Wali Kota Bogor Minta Camat Siaga",
    ] {
        assert_eq!(officials(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn rosters_pairs_and_second_posts() {
    for (want, text) in [
        (
            &[
                "Rano Siahaan | kapolres | - | 53.08",
                "Sri Utami | kajari | - | 53.08",
            ][..],
            "Hadir Kapolres AKBP Rano Siahaan, S.I.K., M.H., Dandim, dan Kajari Sri Utami di Ende.",
        ),
        (
            &[
                "Marwan Daud | calon_gubernur | - | 13",
                "Fauzan Ali | calon_wakil_gubernur | - | 13",
            ],
            "Pasangan calon Gubernur dan Wakil Gubernur, Marwan Daud dan Fauzan Ali, unggul di Sumatera Barat.",
        ),
        (
            &["Yanto Nugroho | anggota_kpu | - | 33.10"],
            "Yanto Nugroho, anggota KPU Kabupaten Klaten yang juga Plh Ketua, hadir.",
        ),
        (
            &[
                "Edi Wahyudi | sekretaris_kpu | - | 36.02",
                "Rina Marlina | kepala_subbagian | - | 36.02",
            ],
            "Sekretaris KPU Kabupaten Lebak, Edi Wahyudi; Kasubbag Hukum, Rina Marlina; ikut serta.",
        ),
    ] {
        assert_eq!(officials(text), want, "{text}");
    }
}

#[test]
fn later_mentions_find_their_person() {
    for (want, text) in [
        (
            &["Juniwandri", "Juni Wandri"][..],
            "Komisioner KPU Sijunjung Juniwandri hadir. Juni Wandri berharap lancar.",
        ),
        (
            &["Lotharia Basir", "Jenderal bintang dua"],
            "Kapolda Maluku Irjen Pol Lotharia Basir tiba. Jenderal bintang dua itu menegaskan.",
        ),
        (
            &["Anang Dirja", "Orang nomor satu", "Bupati", "Anang"],
            "Bupati Kobar Anang Dirja tiba. Orang nomor satu di Kobar itu senang. Bupati pulang, kata Anang.",
        ),
        (
            &["Damhuri Lubis", "Dahmuri Lubis"],
            "Ketua KPU Nias Damhuri Lubis tiba. Ketua KPU Nias Dahmuri Lubis pulang.",
        ),
        (
            &["Hamdan", "Wali Kota"],
            "Sekda meminta seluruh bupati dan wali kota hadir. Wali Kota Batu Hamdan datang. Wali Kota pulang.",
        ),
        (
            &["Yosef Bassang", "Ombas", "Ombas"],
            "Bupati Toraja Utara Yosef Bassang yang akrab disapa Ombas tiba. Ombas pulang.",
        ),
    ] {
        let entities = link(text);
        assert_eq!(entities.officials.len(), 1, "{text}");
        let mut found: Vec<&str> = entities.officials[0]
            .mentions
            .iter()
            .map(|m| m.slice(text))
            .collect();
        found.retain(|m| !m.contains("Pol "));
        let want: Vec<&str> = want
            .iter()
            .copied()
            .filter(|w| *w != "Lotharia Basir")
            .collect();
        assert_eq!(found, want, "{text}");
    }
}

#[test]
fn agencies_take_their_region_from_what_is_named() {
    for (want, text) in [
        (
            &["kpu:32.71"][..],
            "Komisi Pemilihan Umum (KPU) Kota Bogor rapat. KPU siap.",
        ),
        (
            &["kpu:33.26"],
            "KPU Kabupaten Pekalongan rapat di Kajen, kata KPU.",
        ),
        (&["bawaslu:11.06"], "Panwaslih Aceh Besar bekerja."),
        (&["kpu:11.06"], "KIP Aceh Besar bekerja."),
        (
            &["dinas_pmd:18.04"],
            "Dinas Pemberdayaan Masyarakat dan Pekon (PMP) Lampung Barat bekerja.",
        ),
        (
            &["pemda:62.01"],
            "Pemkab Kobar dan pemerintah kabupaten Kotawaringin Barat bekerja.",
        ),
        (&["kodim:61.04"], "Kodim 1203/Ketapang siaga."),
        (&["polda:31"], "Polda Metro Jaya siaga."),
        (
            &["kpu", "kpu:62"],
            "KPU RI dan KPU Provinsi Kalimantan Tengah (Kalteng) rapat.",
        ),
        (
            &[],
            "Rakor diikuti KPU kabupaten/kota se-Kalteng dan para PPK.",
        ),
        (&[], "Pemerintah daerah dan dinas terkait diminta siaga."),
        (&[], "KPU Provinsi dan Kodim menunggu arahan."),
        (&[], "Hadir jajaran Panwaslu Kecamatan."),
    ] {
        assert_eq!(agencies(text), want, "{text}");
    }
}

#[test]
fn places_are_what_no_name_of_another_kind_takes() {
    for (want, text) in [
        (&["32.71"][..], "Warga Kota Bogor datang."),
        (
            &["32.01"],
            "Warga Kabupaten Bogor datang, kata warga Bogor.",
        ),
        (&["62.01"], "Rapat digelar di Pangkalan Bun."),
        (
            &["91.11", "91.11.04", "91.11.03"],
            "Di Kabupaten Keerom, Distrik Web dan Senggi rawan.",
        ),
        (
            &["33.21", "33.19", "33.18", "33.15", "33"],
            "Banjir merendam Demak, Kudus, Pati dan Grobogan, Jawa Tengah.",
        ),
        (
            &["32.01.25", "32.01.26", "32.01"],
            "Kawasan Cisarua dan Megamendung di Kabupaten Bogor padat.",
        ),
        (
            &["32.75", "32.75.09", "32.75.07", "32.75.11"],
            "Di Kota Bekasi yang rawan Jatiasih, Bantargebang, dan Mustikajaya.",
        ),
        (&[], "Ia lebih kudus dan demak."),
        (&[], "KPU Kota Bogor dan Bupati Bogor rapat."),
        (&[], "Warga Kampung Bali datang ke Jalan Sumatera."),
    ] {
        assert_eq!(places(text), want, "{text}");
    }
}

#[test]
fn agencies_in_rows_and_near_misses() {
    for (want, text) in [
        (
            &["kpu:34.04", "kpu:34.02", "kpu:34.03"][..],
            "KPU Sleman, Bantul, dan Gunungkidul menerima hibah.",
        ),
        (
            &["bawaslu:35.19", "bawaslu:35.21", "bawaslu:35.07"],
            "Bawaslu Kabupaten Madiun, Ngawi dan Malang menertibkan baliho.",
        ),
        (
            &["polres:32.71", "polres:32.01"],
            "Polres Kota dan Kabupaten Bogor menggelar apel.",
        ),
        (
            &["kpu:33.74"],
            "KPU Kota Semarang, Jawa Tengah, menyiapkan gudang.",
        ),
        // The row ends with `dan`; without it the next name only says where.
        (&["kpu:53.08"], "KPU Ende, Sikka bertetangga."),
        // A rank, an act, a learned degree, another abbreviation.
        (&[], "Marsma TNI Hendra Wibawa tiba di Madiun."),
        (&[], "Hal itu diatur Keputusan KPU Nomor 66 Tahun 2024."),
        (&[], "Hadir dr. Komang Artana, Sp.PD, di Denpasar."),
        (
            &["pemda:32.05"],
            "Pejabat Pembina Kepegawaian (PPK) Pemkab Garut wajib netral. PPK dapat memberi sanksi.",
        ),
        (
            &["kpu:72.10", "pemda:72.10"],
            "KPU Kabupaten Sigi rapat. Pemerintah daerah segera menambah dana hibah.",
        ),
        (
            &["kpu:72.10"],
            "KPU Kabupaten Sigi rapat. Pemerintah pusat dan pemerintah daerah bersinergi.",
        ),
        (
            &["kpu:72.10"],
            "KPU Kabupaten Sigi rapat. Seluruh pemerintah daerah diminta siaga.",
        ),
    ] {
        assert_eq!(agencies(text), want, "{text}");
    }
}

#[test]
fn places_in_rows_agree() {
    for (want, text) in [
        (
            &["35.19", "35.21", "35.07", "35.13"][..],
            "Panen raya di Kabupaten Madiun, Ngawi, Malang, dan Probolinggo.",
        ),
        (
            &["35.21", "35.07", "35.05"],
            "Tiga kabupaten, yakni Ngawi, Malang, dan Blitar, terdampak.",
        ),
        (
            &["33.71", "33.75", "33.76"],
            "Warga Kota Magelang, Pekalongan dan Tegal datang.",
        ),
        (&["72", "75"], "Gempa terasa di Sulteng dan Gorontalo."),
        (
            &["75.03", "75.01", "75.02"],
            "Hujan di Bone Bolango, Gorontalo, dan Boalemo.",
        ),
        (
            &["33.76", "33.28"],
            "Pilkada di Kota dan Kabupaten Tegal aman.",
        ),
        (
            &["19.03", "19.05", "19.71"],
            "Kotak untuk Basel dan Babar dikirim dari Pangkalpinang.",
        ),
        // Inside the names of bodies and posts, not places again.
        (&[], "Bulog Jember dan RRI Sumenep ikut serta."),
        (&[], "Rapat dihadiri Bupati Sleman, Bantul dan Kulon Progo."),
    ] {
        assert_eq!(places(text), want, "{text}");
    }
}

#[test]
fn names_that_are_words_need_a_voucher() {
    for (want, text) in [
        (
            &["62.03"][..],
            "KPU Kabupaten Kapuas melatih PPK. Pilkada Kapuas aman.",
        ),
        (&["14.08"], "Bupati Siak hadir. Siak aman, katanya."),
        (
            &["33.25", "33.24"],
            "Pos di wilayah Batang dan Kendal dijaga.",
        ),
        (
            &["61.04", "61"],
            "Ia berasal dari Ketapang, Kalimantan Barat.",
        ),
        (&[], "Kapuas meluap."),
        (&[], "Bupati Kapuas meninjau tepi Sungai Kapuas."),
        (&[], "Ketua KPU Jembrana menemui Aparatur Sipil Negara."),
    ] {
        assert_eq!(places(text), want, "{text}");
    }
}

#[test]
fn districts_without_their_word() {
    for (want, text) in [
        (
            &["53.07.02", "53.07.17", "53.07.20"][..],
            "KPU Kabupaten Sikka mengirim 45 kotak ke Kecamatan Mego, 35 ke Tanawawo dan 40 ke Doreng.",
        ),
        (
            &["92.02.03", "92.02.17"],
            "KPU Manokwari mengirim logistik ke Distrik Warmare sebanyak 31 kotak dan Tanah Rubuh sebanyak 24 kotak.",
        ),
        (
            &["61.06.10", "61.06.07"],
            "Bupati Kapuas Hulu menyiagakan perahu di Semitau dan Jongkong.",
        ),
        (
            &["33.10.24", "33.10.08"],
            "Baru Klaten Utara dan Jogonalan yang tuntas, kata Ketua KPU Klaten.",
        ),
        (
            &["35.02.11", "35.02.18", "35.02"],
            "Petugas kecamatan Balong dan Jenangan di Kabupaten Ponorogo dipanggil.",
        ),
        (&["51.02.06", "51.02"], "Bimtek digelar di Kediri, Tabanan."),
        (
            &["33.10.03", "33.10.04", "33.10.05", "33"],
            "Tiga kecamatan yakni Wedi, Bayat dan Cawas di Jawa Tengah siaga.",
        ),
        (
            &["62.13.05", "62.13.06"],
            "Bupati Barito Timur meninjau TPS di Dusun Tengah dan Pematang Karau.",
        ),
        // An island and a village are no districts.
        (&[], "Bupati Halmahera Selatan tiba di Pulau Obi."),
        (&[], "Bupati Kapuas Hulu tiba di Desa Semitau."),
        // Far from home the name alone is nothing.
        (&["31.74"], "Warga Jakarta Selatan mengenal Semitau."),
    ] {
        assert_eq!(places(text), want, "{text}");
    }
}

#[test]
fn the_dateline_is_a_place_and_an_office_is_at_home_where_it_is() {
    let around = |dateline: &str, publisher: &str| Surroundings {
        dateline: segment(&LEXICONS, dateline),
        publisher: segment(&LEXICONS, publisher),
        ..Surroundings::default()
    };
    for (place, home, dateline, publisher, text) in [
        (
            "65.71",
            "65",
            "TARAKAN",
            "",
            "TARAKAN – Ketua Bawaslu Kaltara memimpin apel Bawaslu Kaltara.",
        ),
        (
            "17.71",
            "17.71",
            "Bengkulu",
            "",
            "Bengkulu (ANTARA) - Warga mengikuti simulasi.",
        ),
        (
            "33.16",
            "33",
            "Blora",
            "jateng.kpu.go.id",
            "Blora, jateng.kpu.go.id - KPU Kabupaten Blora mencocokkan data.",
        ),
        (
            "32.73",
            "32",
            "Bandung",
            "Humas Jabar",
            "Bandung | Humas Jabar – BPBD Kota Cirebon dan Pemkot Cirebon siaga.",
        ),
        (
            "53.09",
            "53.09",
            "Bajawa",
            "kab-ngada.kpu.go.id",
            "Bajawa, kab-ngada.kpu.go.id – Pleno digelar.",
        ),
        (
            "32.04",
            "32.04",
            "Soreang",
            "diskominfo.bandungkab.go.id",
            "Soreang – Rapat digelar.",
        ),
    ] {
        let entities = LINKER.link(&segment(&LEXICONS, text), &around(dateline, publisher));
        let places: Vec<&str> = entities.places.iter().map(|p| p.id.as_str()).collect();
        assert_eq!(places, [place], "{text}");
        assert_eq!(entities.region.as_deref(), Some(home), "{text}");
    }
}

#[test]
fn a_province_is_at_home_where_its_offices_speak_of_many_regencies() {
    let home = |text: &str| link(text).region.unwrap_or_default();
    for (want, text) in [
        (
            "35",
            "KPU Jawa Timur menetapkan pemilih Kota Surabaya. Di Surabaya, Gresik, Jember dan \
             Kota Blitar jumlahnya naik, kata Ketua KPU Jatim.",
        ),
        (
            "35.25",
            "KPU Gresik bertemu KPU Jawa Timur. Di Gresik, Jember dan Kota Blitar jumlahnya naik.",
        ),
        ("62", "Gubernur Kalimantan Tengah memimpin rapat."),
    ] {
        assert_eq!(home(text), want, "{text}");
    }
}
