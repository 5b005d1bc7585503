//! Who holds which post: rosters, lists, couples, units and bodies, with near misses.

use std::sync::LazyLock;

use crate::lexicon::Lexicons;
use crate::recognise::Surroundings;
use crate::recognise::linking::Linker;
use crate::segment::segment;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| Lexicons::new().unwrap());
static LINKER: LazyLock<Linker> = LazyLock::new(|| Linker::new(&LEXICONS).unwrap());

/// `name | position` of each official, in order of mention.
fn holders(text: &str) -> Vec<String> {
    LINKER
        .link(&segment(&LEXICONS, text), &Surroundings::default())
        .officials
        .iter()
        .map(|o| format!("{} | {}", o.name, o.position.as_deref().unwrap_or("-")))
        .collect()
}

fn check(cases: &[(&[&str], &str)]) {
    for (want, text) in cases {
        assert_eq!(holders(text), *want, "{text}");
    }
}

#[test]
fn members_are_listed_after_one_post() {
    let three = &[
        "Rahmat Salim | anggota_kpu",
        "Dewi Lestari | anggota_kpu",
        "Yonas Tabuni | anggota_kpu",
    ][..];
    check(&[
        (
            three,
            "Anggota KPU Sarmi Rahmat Salim, Hj Dewi Lestari dan Yonas Tabuni hadir.",
        ),
        (
            three,
            "Hadir 3 komisioner KPU, yaitu Rahmat Salim, Dewi Lestari, dan Yonas Tabuni.",
        ),
        (
            three,
            "Tiga anggota KPU Sarmi, masing-masing Rahmat Salim, Dewi Lestari serta Yonas Tabuni, hadir.",
        ),
        (
            &["Rahmat Salim | ketua_kpu", "Dewi Lestari | anggota_kpu"],
            "Ketua dan Anggota KPU Sarmi, Rahmat Salim dan Dewi Lestari, hadir.",
        ),
        (
            &[
                "Rahmat Salim | anggota_kpu",
                "Dewi Lestari | sekretaris_kpu",
            ],
            "Anggota KPU Sarmi Rahmat Salim dan Sekretaris KPU Dewi Lestari hadir.",
        ),
        // One chair at a time.
        (
            &["Rahmat Salim | ketua_kpu"],
            "Ketua KPU Sarmi Rahmat Salim dan para camat hadir.",
        ),
    ]);
}

#[test]
fn couples_on_the_ballot() {
    let two = &[
        "Samsul Hadi | calon_bupati",
        "Retno Wulan | calon_wakil_bupati",
        "Bayu Aji | calon_bupati",
        "Ngatmin | calon_wakil_bupati",
    ][..];
    check(&[
        (
            two,
            "Tiga pasang cabup dan cawabup mendaftar, yakni Samsul Hadi-Retno Wulan (Partai Golkar) dan Bayu Aji-Ngatmin (PAN).",
        ),
        (
            two,
            "Pasangan calon Bupati dan Wakil Bupati Blitar nomor urut 1, Samsul Hadi-Retno Wulan, dan nomor urut 2, Bayu Aji-Ngatmin, hadir.",
        ),
        (
            two,
            "KPU Kabupaten Blitar menetapkan paslon nomor urut 1 Samsul Hadi-Retno Wulan dan paslon nomor urut 2 Bayu Aji-Ngatmin.",
        ),
        (
            two,
            "Di Kabupaten Blitar, pasangan petahana Samsul Hadi dan Retno Wulan menghadapi pasangan Bayu Aji - Ngatmin.",
        ),
        // A name of her husband's after her own is no couple.
        (
            &["Retno Wulan-Hadi | kepala_bidang"],
            "Kepala Bidang Mutasi BKPSDM Blitar Retno Wulan-Hadi menjelaskan.",
        ),
        // The office that is voted for is nobody's.
        (
            &[],
            "DPS Pemilihan Bupati dan Wakil Bupati Blitar Susulan ditetapkan.",
        ),
    ]);
}

#[test]
fn units_seats_and_bodies_are_no_persons() {
    check(&[
        (
            &["Bayu Sakti | danlanud"],
            "Danlanud Sultan Syarif, Marsma TNI Bayu Sakti, hadir.",
        ),
        (
            &["Bayu Sakti | danlanud"],
            "Danlanud Sultan Syarif Kolonel Pnb Bayu Sakti hadir.",
        ),
        (
            &["Bayu Sakti | danlantamal"],
            "Danlantamal IX/Ambon Laksamana Muda TNI, Bayu Sakti, hadir.",
        ),
        (
            &["Bayu Sakti | gubernur"],
            "Gubernur Maluku, Irjen Pol (Purn) Drs Bayu Sakti, hadir.",
        ),
        (
            &["Bayu Sakti | kapolda"],
            "Kapolda Metro Jaya Inspektur Jenderal Polisi Bayu Sakti hadir.",
        ),
        (
            &["Eko Prasetya | kapolres"],
            "Kapolres Bima AKBP Eko Prasetya hadir.",
        ),
        (
            &["Andi Bayu | kajari"],
            "Kajari Sengkang, Andi Bayu, hadir.",
        ),
        (
            &["Bayu Sakti | kajari"],
            "Kajari Ambarawa Bayu Sakti hadir.",
        ),
        (
            &[],
            "Turut hadir Danlanal Tanjung Balai Asahan, OPD dan para camat.",
        ),
        (
            &["Bayu Sakti | ketua"],
            "Bayu Sakti selaku Ketua Pelita Muda Sulut mengajak warga.",
        ),
        (
            &["Bayu Sakti | ketua"],
            "Ketua Asosiasi Pedagang Pasar Gedebage, Bayu Sakti, berharap.",
        ),
        (
            &["Bayu Sakti | direktur"],
            "Direktur Lembaga Kajian Demokrasi (LKD) Bayu Sakti menilai.",
        ),
        (
            &["Bayu Sakti | ketua_ormas"],
            "Ketua PMII Cabang Jember Bayu Sakti hadir.",
        ),
    ]);
}

#[test]
fn names_end_where_other_words_begin() {
    check(&[
        (
            &["Muntoha | anggota_kpu", "Da'im Ali | sekretaris_kpu"],
            "Hadir anggota KPU Jepara Muntoha Bersama sekretaris KPU Da'im Ali.",
        ),
        (
            &["KUBAIS | ketua_kpu"],
            "KETUA KPU KABUPATEN MUNA KUBAIS MENGATAKAN TAHAPAN SUDAH SIAP.",
        ),
        (
            &["I Wayan Suyasa | dosen"],
            "Dosen Ilmu Sosiologi I Wayan Suyasa hadir.",
        ),
        (
            &["I Made Ada | kepala_desa"],
            "Perbekel Desa Sanur Kauh, I Made Ada, hadir.",
        ),
        (
            &["Rospita br Sitorus | anggota_dprd"],
            "Anggota DPRD Samosir Rospita br Sitorus hadir.",
        ),
        (
            &["Syarifuddin A | anggota_bawaslu"],
            "Syarifuddin A., yang juga Koordinator Divisi Hukum Bawaslu Barru, hadir.",
        ),
        (
            &["Nuryadin | sekda"],
            "Sekretaris Daerah Kalteng H Nuryadin hadir.",
        ),
        (
            &["Heribowo | inspektur"],
            "Hadir Inspektur Kabupaten Kapuas, Heribowo.",
        ),
        (
            &["Jan Hery Pakan | ketua_kpu"],
            "Ketua KPU Toraja Utara, Jan Hery Pakan (JHP), hadir.",
        ),
        (
            &["Rahmat Salim | anggota_dpr"],
            "Anggota DPR RI Dapil Jateng V Rahmat Salim hadir.",
        ),
    ]);
}

#[test]
fn the_post_may_follow_each_name() {
    check(&[(
        &[
            "Andre Wibowo | dosen",
            "Sari Rahayu | direktur",
            "Galang Putra | advokat",
        ],
        "Perumusnya antara lain Andre Wibowo, Dosen Unsoed, Sari Rahayu, Direktur Perludem, dan \
         Galang Putra, advokat.",
    )]);
    check(&[(
        &["Andre Wibowo | camat", "Sari Rahayu | lurah"],
        "Hadir Camat Cepu, Andre Wibowo, Lurah Balun, Sari Rahayu, dan warga.",
    )]);
}

#[test]
fn brackets_hold_holders_or_abbreviations() {
    check(&[
        (
            &["Ali Mahmudi | camat", "Agus | kapolsek"],
            "Hadir Camat Lasem (Ali Mahmudi) dan Kapolsek Lasem (Iptu Agus).",
        ),
        (
            &["Sari Rahayu | asisten"],
            "Asisten Pemerintahan (Aspem) Sari Rahayu hadir.",
        ),
        (
            &[],
            "Bupati Rembang (kanan) menyalami warga di Kantor Camat (Lasem).",
        ),
        (
            &["Lukas Bongga Langi' | ketua_kpu"],
            "Ketua KPU Mamasa Lukas Bongga Langi' membenarkan.",
        ),
        (
            &["Antonius Jelani | tokoh_adat"],
            "Tokoh adat Dayak Iban, Temenggung Antonius Jelani, mengajak warga.",
        ),
        (
            &["Mus Yikwa | kepala_suku"],
            "Kepala suku Mus Yikwa menjamin kota aman.",
        ),
    ]);
}
