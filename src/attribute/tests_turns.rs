//! Turns of speech as tables: pointers, readers, sources, slips of the writer, and what looks like
//! them and is none.

use super::tests::check;

#[test]
fn pointers_give_their_speaker_to_what_has_none() {
    check(&[
        (
            &["direct Hery: Aturannya jelas, semua harus netral."],
            "“Aturannya jelas, semua harus netral.” Hal itu diucapkan Bupati Hery Antasari usai rapat.",
        ),
        (
            &["direct Ummi: Kami akan duduk bersama tiap pekan"],
            "Rapat membahas data. Kesepakatan itu diungkapkan Ketua KPU Ummi Wahyuni.\n“Kami akan duduk bersama tiap pekan,” katanya.",
        ),
        (
            &["direct Rano: Patroli kami tambah"],
            "Ummi hadir. Imbauan serupa dilontarkan Kapolres AKBP Rano Siahaan.\n“Patroli kami tambah,” katanya.",
        ),
        (
            &["direct Hery: Netralitas kami jaga bersama"],
            "Hery hadir. Hal itu disampaikan dan ditegaskannya di depan Maria.\n“Netralitas kami jaga bersama,” ujarnya.",
        ),
        (
            &["indirect Ummi: pleno berlangsung terbuka"],
            "Seperti disampaikan Ketua KPU Ummi Wahyuni, pleno berlangsung terbuka.",
        ),
        // Who agrees has not said what is agreed with.
        (
            &[
                "indirect nobody: honor belum cair",
                "direct Ummi: Betul, pekan depan cair",
            ],
            "Seorang petugas mengatakan, honor belum cair. Keluhan itu dibenarkan Ketua KPU Ummi Wahyuni.\n“Betul, pekan depan cair,” katanya.",
        ),
        // A phrase that says something itself points nowhere.
        (
            &[
                "indirect Ummi: logistik lengkap",
                "indirect Ummi: Hal itu … wajar",
            ],
            "Ummi mengatakan logistik lengkap. Hal itu menurutnya wajar.",
        ),
    ]);
}

#[test]
fn sentences_without_speech_bring_the_next_speaker() {
    check(&[
        (
            &["direct Ummi: Nanti kami undang semua"],
            "Bupati Hery Antasari membuka rapat. Permintaan itu disanggupi Ummi. “Nanti kami undang semua,” ucapnya.",
        ),
        (
            &["direct Maria for Hery: KPU adalah mitra kami"],
            "Asisten I Maria Goran membacakan sambutan Bupati Hery Antasari. “KPU adalah mitra kami,” demikian Bupati.",
        ),
        // Who is told something does not speak next.
        (
            &["indirect Hery: dana siap", "direct Hery: Jangan lengah"],
            "Hery mengatakan dana siap. Maria diperintahkannya mencatat.\n“Jangan lengah,” katanya.",
        ),
        // Nor does whoever spoke before a stranger came in.
        (
            &[
                "indirect Hery: dana siap",
                "indirect nobody: adat melarang ribut",
            ],
            "Hery mengatakan dana siap. Damang Awang, Lukas Sarangi turut memberi pandangan. Menurut beliau, adat melarang ribut.",
        ),
        (
            &[
                "indirect Hery: air surut",
                "indirect nobody: tanggul dibangun",
                "direct nobody: Kami capek mengungsi",
            ],
            "Hery mengatakan air surut. Warga Kurup, Mang Ujang (54) berharap tanggul dibangun. “Kami capek mengungsi,” katanya.",
        ),
        // A list brings nobody forward.
        (
            &[
                "indirect Hery: rapat penting",
                "indirect Hery: camat bersiap",
            ],
            "Hery mengatakan rapat penting. Rapat diikuti para pimpinan, yakni Ummi, Rano dan Maria. Ia meminta camat bersiap.",
        ),
    ]);
}

#[test]
fn speakers_behind_sources_and_spokesmen() {
    check(&[
        (
            &["indirect Rano: gudang dijaga bergiliran"],
            "Berdasarkan laporan Kapolres AKBP Rano Siahaan, gudang dijaga bergiliran.",
        ),
        (
            &["indirect Maria for Hery: pengamanan berlanjut"],
            "Menurut Bupati Hery Antasari, melalui Asisten I Maria Goran, pengamanan berlanjut.",
        ),
        (
            &["indirect bawaslu:32.01: ASN tidak hadir di kampanye"],
            "Bawaslu Bogor, Jawa Barat, mengingatkan ASN tidak hadir di kampanye.",
        ),
        // Figures of an agency are no speech.
        (&[], "Berdasarkan laporan Bawaslu Bogor, 12 rumah rusak."),
    ]);
}

#[test]
fn words_of_saying_that_are_not_listed_or_misspelt() {
    check(&[
        (
            &[
                "direct Ummi: Kotak masih tersegel",
                "direct Ummi: Belum dibuka",
            ],
            "“Kotak masih tersegel,” sergap Ketua KPU Ummi Wahyuni.\n“Belum dibuka,” jelanya.",
        ),
        (
            &["indirect Ummi: hasilnya menyusul"],
            "Ummi Wahyuni hadir. Ditambahkanya, hasilnya menyusul.",
        ),
        (
            &["direct Rano: Logistik berangkat sore ini"],
            "“Logistik berangkat sore ini,” ungkapnya Rano kepada wartawan.",
        ),
        (&["direct Hery: Siap, Pak."], "Hery menjawab, “Siap, Pak.”"),
        (
            &["indirect Hery: Harapannya … partisipasi naik"],
            "Harapannya, lanjut Hery, partisipasi naik.",
        ),
        (
            &[
                "indirect Ummi: logistik lengkap",
                "indirect Ummi: tinta menyusul",
            ],
            "Ummi mengatakan logistik lengkap. Ia bilang, tinta menyusul.",
        ),
        (
            &["indirect Hery: target partisipasi 80 persen"],
            "Bupati Hery Antasari bilang target partisipasi 80 persen.",
        ),
        (
            &["indirect bawaslu:32.01: warga tidak menyebar hoaks"],
            "Bawaslu Bogor imbau warga tidak menyebar hoaks.",
        ),
        (
            &["indirect Ummi: ada tujuh laporan"],
            "Ketua KPU Ummi Wahyuni yang memimpin pleno bilang, ada tujuh laporan.",
        ),
        (
            &[
                "indirect Ummi: logistik lengkap",
                "indirect Ummi: KPU … telah mencatat semuanya",
            ],
            "Ummi mengatakan logistik lengkap. KPU kata dia telah mencatat semuanya.",
        ),
        (
            &["indirect Ummi: ada tiga kasus"],
            "Ummi menyampaikan lewat pesan singkat ada tiga kasus.",
        ),
        // `sebut` belongs to who stands behind it.
        (
            &["indirect Rano: Gudang dijaga bersama Maria"],
            "Gudang dijaga bersama Maria, sebut Rano.",
        ),
        (
            &[
                "indirect Ummi: Pihaknya … sudah siap",
                "direct Ummi: Semua siap",
            ],
            "Ummi Wahyuni hadir. Pihaknya, kata Wahyu sapaan akrabnya, sudah siap.\n“Semua siap,” ujar Bu Yuni, sapaan akrabnya.",
        ),
        // No word of saying stands here.
        (
            &[],
            "Hery membuka acara “Kawal Hak Pilih,” dari Ummi untuk warga.",
        ),
    ]);
}

#[test]
fn words_said_end_before_the_day_and_hold_no_mere_pointer() {
    check(&[
        (
            &["indirect Ummi: data sudah bisa dilihat"],
            "Ummi mengatakan bahwa data sudah bisa dilihat, Jumat (17/4).",
        ),
        (
            &["indirect Ummi: pleno digelar besok, Jumat (17/4)"],
            "Ummi mengatakan bahwa pleno digelar besok, Jumat (17/4).",
        ),
        (
            &["indirect Ummi: saksi dipanggil, Kamis besok"],
            "Ummi mengatakan saksi dipanggil, Kamis besok.",
        ),
        (
            &[
                "indirect Hery: dana siap cair bulan ini",
                "indirect Hery: camat bersiap",
            ],
            "Hery menyebut dana siap cair bulan ini, ia meminta camat bersiap.",
        ),
        (
            &[
                "indirect Hery: tidak ada \"serangan fajar\"",
                "indirect Rano: patroli siap",
            ],
            "Hery berharap tidak ada \"serangan fajar\". Menurut Rano, patroli siap.",
        ),
        (&[], "Hery mengamini ajakan itu."),
        (&[], "Hery menjelaskan soal pindah memilih."),
    ]);
}

#[test]
fn a_deck_is_told_once() {
    check(&[
        (
            &["direct Ummi: Untuk desa di danau seperti Selimbau kita pakai perahu"],
            "“Untuk desa di danau kita pakai perahu,” ujar ketua.\nUmmi Wahyuni hadir.\n“Untuk desa di danau seperti Selimbau kita pakai perahu,” ujarnya.",
        ),
        (
            &[
                "direct Ummi: Untuk desa di hulu kita pakai mobil",
                "direct Ummi: Untuk desa di danau kita pakai perahu",
            ],
            "“Untuk desa di hulu kita pakai mobil,” ujar Ummi.\nUmmi Wahyuni hadir.\n“Untuk desa di danau kita pakai perahu,” ujarnya.",
        ),
    ]);
}
