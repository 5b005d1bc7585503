//! Families of promising, asking and barring beyond the plainest ones, with near misses.

use super::check;

#[test]
fn promises_in_other_words() {
    check(&[
        (
            &["pledge kpu:1: menyambangi sekolah"],
            "[Ratna@kpu:1] mengatakan {pihaknya bakal menyambangi sekolah}.",
        ),
        (
            &["pledge kpu:1: menuntaskan pelipatan"],
            "“{Kami sanggup menuntaskan pelipatan},” kata [Ratna@kpu:1].",
        ),
        (
            &["pledge pemda:1: segera menyalurkan dana hibah"],
            "[Pemkab=pemda:1] segera menyalurkan dana hibah.",
        ),
        (
            &["pledge kpu:1: Pekan depan bimtek kami laksanakan"],
            "“{Pekan depan bimtek kami laksanakan},” kata [Ratna@kpu:1].",
        ),
        (
            &[],
            "“{Rapat yang kami laksanakan membahas data pemilih},” kata [Ratna@kpu:1].",
        ),
        (
            &[],
            "“{Sepeser pun tidak kami potong},” kata [Ratna@kpu:1].",
        ),
    ]);
}

#[test]
fn who_is_called_and_who_is_barred() {
    check(&[
        (
            &["directive para saksi: jangan membawa massa"],
            "“{Kepada para saksi, saya minta jangan membawa massa},” kata [Jaya@polres:1].",
        ),
        (
            &["directive petugas: Jangan ada petugas yang menolak pemilih"],
            "“{Jangan ada petugas yang menolak pemilih},” kata [Ratna@kpu:1].",
        ),
        (
            &[],
            "“{Jangan ada warga yang dirugikan},” kata [Ratna@kpu:1].",
        ),
        (
            &["expectation panwascam: teliti menangani laporan"],
            "[Goris@bawaslu:1] ingin {Panwascam teliti menangani laporan}.",
        ),
    ]);
}

#[test]
fn whose_duty_it_is() {
    check(&[
        (
            &["obligation kades + perangkat desa + anggota bpd: netral"],
            "[Goris@bawaslu:1] menegaskan, {kades, perangkat desa hingga anggota BPD harus netral}.",
        ),
        (
            &["obligation penumpang kapal: melapor ke syahbandar"],
            "“{Penumpang kapal wajib melapor ke syahbandar},” kata [Wira@pemda:1].",
        ),
    ]);
}
