//! Examples of legal references, with near misses. Leaves out what single files test at their foot.

use super::*;
use crate::segment::segment;

fn find(text: &str, published: Option<&str>) -> Vec<LegalRef<Span>> {
    thread_local! {
        static LEXICONS: Lexicons = Lexicons::new().unwrap();
    }
    LEXICONS.with(|lexicons| {
        let refs = LegalRefs::new(lexicons).unwrap();
        let document = segment(lexicons, text);
        let cited = refs.cite(&document);
        refs.settle(&document, &cited, published)
    })
}

fn ids(text: &str) -> Vec<String> {
    find(text, Some("2024-09-12"))
        .into_iter()
        .map(|r| r.id)
        .collect()
}

#[track_caller]
fn all(want: &[&str], texts: &[&str]) {
    for text in texts {
        assert_eq!(ids(text), want, "{text}");
    }
}

#[test]
fn one_act_in_many_forms() {
    all(
        &["uu/2017/7"],
        &[
            "diatur UU Nomor 7 Tahun 2017 tentang Pemilu",
            "diatur Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum.",
            "Undang Undang 7 Tahun 2017 mewajibkan itu",
            "sesuai UU 7/2017, KPU wajib",
            "sesuai UU No.7/2017.",
            "sesuai UU No.: 7 / 2017 maka",
            "UU No. 7 Th. 2017",
            "UU no 7 thn 2017",
            "Undang-Undang (UU) Nomor 7 Tahun 2017",
            "UU.No 7 Tahun 2017",
            "UU RI Nomor 07 Tahun 2017",
            "Undang-Undang Republik Indonesia Nomor 7 Tahun 2017",
            "UU Pemilu Nomor 7 Tahun 2017",
            "Undang-Undang Pemilihan Umum (UU Pemilu) No 7/2017",
            "UU tentang pemilu nomor 7 tahun 2017",
            "UU Tahun 2017 Nomor 7",
            "UU Nomor 7, Tahun 2017",
            "UU7/2017 sudah jelas",
            "Undang-undang No 7 2017 tentang Pemilu",
            "Undang - Undang Nomor 7 Tahun 2017",
            "UU Nomor: 7 tahun 2017",
            "UNDANG-UNDANG NOMOR 7 TAHUN 2017",
            "UU Pemilu mengatur itu",
            "amanat Undang-Undang Pemilihan Umum itu",
            "Undang-undang tentang Pemilu",
        ],
    );
    all(
        &["pkpu/2024/2"],
        &[
            "sesuai Peraturan KPU (PKPU) Nomor 2 Tahun 2024 soal jadwal",
            "PKPU 2/2024",
            "PKPU No. 2 Tahun 2024",
            "PKPU nomor 2 tahun 2024",
            "Peraturan Komisi Pemilihan Umum Republik Indonesia Nomor 2 Tahun 2024",
            "Peraturan Komisi Pemilihan Umum (PKPU) Nomor 2 Tahun 2024",
            "PKPU RI Nomor 2 Tahun 2024 tentang Tahapan",
            "PKPU tentang Tahapan dan Jadwal Nomor 2 Tahun 2024",
        ],
    );
}

#[test]
fn kinds() {
    for (id, text) in [
        ("uud/1945", "amanat UUD 1945 sudah jelas"),
        (
            "uud/1945",
            "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
        ),
        ("perppu/2022/1", "Perppu Nomor 1 Tahun 2022"),
        (
            "perppu/2022/1",
            "Peraturan Pemerintah Pengganti Undang-Undang (Perppu) Nomor 1 Tahun 2022",
        ),
        (
            "pp/2021/94",
            "Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin PNS",
        ),
        ("perpres/2018/16", "Perpres 16/2018"),
        ("keppres/2024/33", "Keputusan Presiden Nomor 33 Tahun 2024"),
        ("inpres/2025/1", "Inpres Nomor 1 Tahun 2025"),
        (
            "permendagri/2019/54",
            "Peraturan Menteri Dalam Negeri (Permendagri) Nomor 54 Tahun 2019",
        ),
        ("perma/2018/1", "Perma 1/2018"),
        ("perbawaslu/2022/3", "Peraturan Bawaslu Nomor 3 Tahun 2022"),
        ("perdkpp/2017/2", "Peraturan DKPP Nomor 2 Tahun 2017"),
        (
            "keputusan_kpu/2024/475",
            "Keputusan KPU Nomor 475 Tahun 2024",
        ),
        ("keputusan_kpu/2023/27", "Keputusan KPU RI Nomor 27/2023"),
        (
            "keputusan_kpu/2024/1021",
            "SK KPU Kabupaten Sintang Nomor 1021 Tahun 2024",
        ),
        (
            "keputusan_kpu/2021/1",
            "SK KIP Nomor1/PP/01.2-Kpt/11/Prov/I/2021",
        ),
        ("putusan_mk/2024/60", "Putusan MK Nomor 60/PUU-XXII/2024"),
        (
            "putusan_mk/2024/60",
            "Putusan Mahkamah Konstitusi (MK) Nomor 60 Tahun 2024",
        ),
        ("putusan_mk/2025/2", "Perkara Nomor 02/PHPU.BUP-XXIII/2025"),
        ("putusan_dkpp/2024/135", "perkara nomor 135-PKE-DKPP/X/2024"),
        ("se/2023/1", "SE Menpan-RB Nomor 1 Tahun 2023"),
        (
            "se/2023/1",
            "Surat Edaran (SE) Menteri PANRB Nomor 1 Tahun 2023",
        ),
        ("se/2017/71", "SE Menpan B/71/M.SM.00.00/2017"),
        ("perda/2015/5", "Perda Kabupaten Sleman Nomor 5 Tahun 2015"),
        (
            "keputusan_gubernur/2022/561",
            "Keputusan Gubernur Jawa Tengah Nomor 561/54 Tahun 2022",
        ),
        (
            "keputusan_bupati/2024/100.3.3.2",
            "Surat Keputusan (SK) Bupati Sanggau Nomor 100.3.3.2/123/2024",
        ),
        (
            "keputusan_kpu/2024/1",
            "Keputusan KPU Kabupaten Sleman Nomor: 1/PL.02-Kpt/3404/2024",
        ),
        ("perkara/2024/123", "perkara nomor 123/Pid.Sus/2024/PN Mgg"),
        ("uud/1945", "UUD '45"),
        ("uu/2008/11/pasal-27/ayat-3", "pasal 27 ayat 3 UU ITE"),
        ("qanun/2016/12", "Qanun Aceh Nomor 12 Tahun 2016"),
        (
            "pergub/2020/33",
            "Peraturan Gubernur Bali Nomor 33 Tahun 2020",
        ),
        ("perbup/2016/23", "Perbup 23/2016"),
        (
            "perwali/2022/14",
            "Peraturan Wali Kota Bogor Nomor 14 Tahun 2022",
        ),
        ("perwali/2022/14", "Perwako No 14 Tahun 2022"),
        (
            "surat/2022/1308",
            "Surat Dinas KPU 1308/PR.08-SD/01/2022 tanggal 5 Desember 2022",
        ),
        ("ba/2024/415", "BA Nomor : 415/PL.01.2-BA/18/2024"),
        ("maklumat/2020/3", "Maklumat Kapolri Nomor: Mak/3/IX/2020"),
        ("uu/1946/1/pasal-187", "Pasal 187 KUHP"),
        ("pkpu/1", "mengacu PKPU No.1, tahapan dimulai"),
    ] {
        assert_eq!(ids(text), [id], "{text}");
    }
}

#[test]
fn one_joint_decree() {
    all(
        &["keputusan_bersama/2022/2"],
        &[
            "SKB Nomor 2 dan Nomor 30 Tahun 2022 milik Menpan-RB dan KASN",
            "Keputusan Bersama Menpan-RB, Mendagri, Kepala BKN, KASN, dan Bawaslu Nomor 2 Tahun 2022, \
             Nomor 800-5474 Tahun 2022, Nomor 246 Tahun 2022, Nomor 30 Tahun 2022 dan Nomor \
             1447.1/PM.01/K.1/09/2022",
            "Surat Keputusan Bersama (SKB) Nomor 2 Tahun 2022",
        ],
    );
    all(
        &["keputusan_bersama"],
        &["Keputusan Bersama Menpan-RB, Mendagri dan Ketua KASN tentang Pedoman Netralitas"],
    );
}

#[test]
fn articles_from_either_side() {
    all(
        &["uu/2017/7/pasal-437"],
        &[
            "mengacu UU Nomor 7 tahun 2017 pasal 437, lalu membuka rapat",
            "Pasal 437 UU 7/2017",
            "Pasal 437 dalam Undang-Undang Nomor 7 Tahun 2017",
            "UU 7/2017 tentang Pemilihan Umum Pasal 437",
            "UU Nomor 7 Tahun 2017 tentang Pemilu, khususnya pada pasal 437",
            "Dalam Pasal 437 disebutkan bahwa pemda membantu sesuai UU 7/2017",
        ],
    );
    all(
        &["uu/2017/7/pasal-348/ayat-4"],
        &[
            "Pasal 348 ayat (4) UU 7/2017",
            "pasal 348 ayat 4 Undang-Undang Nomor 7 Tahun 2017",
            "ayat (4) Pasal 348 UU 7/2017",
            "UU 7/2017 Pasal 348 Ayat(4)",
        ],
    );
    all(
        &["uu/2014/6/pasal-29/huruf-g", "pp/2021/94/pasal-5/huruf-n"],
        &[
            "Pasal 29 huruf g Undang-Undang Nomor 6 Tahun 2014 tentang Desa, serta Pasal 5 huruf n PP 94 Tahun 2021",
        ],
    );
    all(
        &[
            "uu/2017/7/pasal-167/ayat-2",
            "uu/2017/7/pasal-167/ayat-3",
            "uu/2017/7/pasal-167/ayat-6",
        ],
        &[
            "UU 7/2017 Pasal 167 ayat (2), (3) dan (6)",
            "Pasal 167 ayat (2), ayat (3), dan ayat (6) UU 7/2017",
            "pasal 167 ayat 2, 3 dan 6 UU Pemilu",
        ],
    );
    all(
        &[
            "uu/2017/7/pasal-105",
            "uu/2017/7/pasal-106",
            "uu/2017/7/pasal-107",
        ],
        &[
            "Pasal 105-107 UU 7/2017",
            "Pasal 105 sampai dengan Pasal 107 UU 7/2017",
            "Pasal 105 s.d. 107 UU 7/2017",
            "Pasal 105, 106 dan 107 UU 7/2017",
            "Pasal 105, Pasal 106, dan Pasal 107 UU 7/2017",
        ],
    );
    all(
        &["uu/2016/10/pasal-71/ayat-1", "uu/2016/10/pasal-188"],
        &[
            "Pasal 71 ayat (1) UU Nomor 10 Tahun 2016 jo. Pasal 188 menyebut",
            "UU 10/2016 tentang Pilkada, tepatnya Pasal 71 ayat 1 junto 188",
            "Pasal 71 ayat (1) juncto Pasal 188 UU Pilkada",
        ],
    );
    all(
        &[
            "pp/2021/94/pasal-8/ayat-4",
            "pp/2021/94/pasal-14/huruf-i/angka-3",
        ],
        &["Pasal 8 ayat (4) jo. Pasal 14 huruf i angka 3 PP 94/2021"],
    );
    all(
        &[
            "uu/2016/10/pasal-187a/ayat-1",
            "uu/2016/10/pasal-187a/ayat-2",
        ],
        &["sesuai pasal 187A ayat 1 dan ayat 2 UU nomor 10 tahun 2016."],
    );
    all(
        &[
            "uu/2017/7/pasal-280/ayat-1/huruf-h",
            "uu/2017/7/pasal-280/ayat-1/huruf-i",
            "uu/2017/7/pasal-280/ayat-2",
        ],
        &["Pasal 280 ayat (1) huruf h dan i serta ayat (2) UU Nomor 7 Tahun 2017"],
    );
    all(
        &["uud/1945/pasal-22e"],
        &["UUD 1945 Pasal 22E", "Pasal 22 E UUD NRI Tahun 1945"],
    );
}

#[test]
fn an_article_after_its_act() {
    all(
        &[
            "uu/2017/7",
            "uu/2017/7/pasal-280",
            "uu/2017/7/pasal-280/ayat-3",
        ],
        &[
            "UU 7/2017 berlaku bagi semua. Larangan itu ada di Pasal 280. Pada ayat (3) ada pengecualian.",
        ],
    );
    all(
        &["permendagri/2019/54", "permendagri/2019/54/pasal-16"],
        &["Permendagri 54/2019 mengatur hibah. Pasal 16 Permendagri tersebut menyebut 14 hari."],
    );
    all(
        &[],
        &[
            "Pasal 5 itu penting.",
            "ayat 30 surat Ar-Rum",
            "Pasal karet",
            "pada ayat (2)",
        ],
    );
}

#[test]
fn lists_changes_and_missing_years() {
    all(
        &["pkpu/2019/15", "pkpu/2019/16"],
        &["perubahan PKPU 15 tahun 2019 menjadi PKPU 16"],
    );
    all(
        &["uu/2017/7", "uu/2016/10"],
        &[
            "UU Nomor 7 Tahun 2017 dan Nomor 10 Tahun 2016",
            "UU 7/2017 dan 10/2016",
            "UU Nomor 7 Tahun 2017 serta UU Nomor 10 Tahun 2016",
        ],
    );
    all(
        &["pkpu/2022/4", "pkpu/2022/5", "pkpu/2022/6"],
        &[
            "PKPU 4, 5 dan 6 tahun 2022",
            "PKPU Nomor 4, 5, dan 6 Tahun 2022",
        ],
    );
    all(
        &["uu/2016/10/pasal-71", "uu/2015/1"],
        &["UU 10/2016 tentang Perubahan Kedua atas UU 1/2015, Pasal 71"],
    );
    all(
        &["uu/2014/6/pasal-29", "uu/2024/3"],
        &["Pasal 29 UU 6/2014 tentang Desa yang telah diubah dengan UU 3/2024"],
    );
    all(
        &["pkpu/2024/8"],
        &["PKPU 8 Tahun 2024 terbit. PKPU 8 itu sudah disosialisasikan."],
    );
}

#[test]
fn no_references() {
    all(
        &[],
        &[
            "sesuai amanat undang-undang",
            "aturan yang berlaku",
            "peraturan perundang-undangan",
            "NPHD Nomor 12 Tahun 2023",
            "MoU Nomor 3/2024",
            "surat suara Nomor 2",
            "Surat Suara Paslon Nomor 2",
            "Amin, SE dan 12 orang",
            "menerbitkan surat edaran netralitas",
            "PP Muhammadiyah",
            "kami undang undang-undang itu",
            "UU 500 juta",
            "PKPU 16",
            "2/3 kekuatan",
            "perkara nomor 2",
            "sesuai Permendagri tersebut",
            "kedaulatan menurut UUD",
        ],
    );
}

#[test]
fn names_mean_the_act_of_the_day() {
    for (id, day, text) in [
        ("uu/2012/8", "2014-03-01", "UU Pemilu"),
        ("uu/2014/5", "2020-10-15", "UU ASN"),
        ("uu/2023/20", "2024-10-15", "UU Aparatur Sipil Negara"),
        ("uu/2015/8", "2015-11-12", "Undang-Undang Pilkada"),
        ("uu/2016/10", "2024-09-01", "UU Pilkada"),
        ("uu/2004/32", "2013-05-01", "UU Pemda"),
    ] {
        let found = find(text, Some(day));
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].id, id, "{text} {day}");
        assert!(found[0].inferred);
    }
    // Cited in full in the same text, whatever the day.
    let found = find(
        "UU 1/2015 berlaku. UU Pilkada itu jelas.",
        Some("2024-01-01"),
    );
    assert_eq!(found.len(), 1);
    assert!(!found[0].inferred);
    assert_eq!(found[0].mentions.len(), 2);
}

#[test]
fn citations_mentions_and_notes() {
    let found = find(
        "menurut UU Nomor 7 tahun 2017 pasal 437 ayat (1) huruf a, ada",
        None,
    );
    assert_eq!(found[0].citation, "UU 7/2017 Pasal 437 ayat (1) huruf a");
    assert_eq!(found[0].id, "uu/2017/7/pasal-437/ayat-1/huruf-a");
    assert_eq!(found[0].title.as_deref(), Some("Pemilihan Umum"));
    let text = "sesuai Pasal 5 huruf n PP 94 Tahun 2021 tentang Disiplin";
    let found = find(text, None);
    assert_eq!(
        found[0].mentions[0].slice(text),
        "Pasal 5 huruf n PP 94 Tahun 2021"
    );
    for (citation, text) in [
        ("SE Menpan-RB 1/2023", "SE Menpan-RB Nomor 1 Tahun 2023"),
        (
            "Keputusan KPU 475/2024",
            "Keputusan KPU Nomor 475 Tahun 2024",
        ),
        ("UUD 1945 Pasal 22E", "Pasal 22E UUD 1945"),
        (
            "Putusan MK 60/PUU-XXII/2024",
            "Putusan MK Nomor 60/PUU-XXII/2024",
        ),
        (
            "Perda Kabupaten Sleman 5/2015",
            "Perda Kabupaten Sleman Nomor 5 Tahun 2015",
        ),
        ("PKPU 1", "PKPU Nomor 1"),
    ] {
        assert_eq!(find(text, None)[0].citation, citation, "{text}");
    }
    let note = |text| find(text, None)[0].note.clone().unwrap_or_default();
    assert!(note("Pasal 600 UU 7/2017").contains("573"));
    assert!(note("UU 17/2017 tentang Pemilu").contains("uu/2017/7"));
    assert_eq!(note("UU 7/2017 tentang Pemilu"), "");
}

#[test]
fn an_article_behind_the_amending_act() {
    all(
        &["uu/2016/10/pasal-73/ayat-1", "uu/2020/6/pasal-73/ayat-2"],
        &[
            "UU Nomor 10 Tahun 2016, Pasal 73 ayat 1, perubahan terakhir UU Nomor 6 Tahun 2020, pasal 73 ayat 2.",
        ],
    );
    // The main act has no article of its own.
    all(
        &["uu/2016/10/pasal-73", "uu/2015/1"],
        &["UU 10/2016 tentang Perubahan Kedua atas UU 1/2015, Pasal 73."],
    );
    all(&["perbup/2020/11"], &["sesuai Perbub Nomor 11 tahun 2020"]);
}
