//! Invented sentences with what is owed in them, and near misses in which nothing is.
//!
//! In the texts `[KPU=kpu:1]` names an agency, `[Ratna@kpu:1]` an official with the agency, and
//! `{…}` holds the words of the first official; they are direct where they are in quotation marks.

mod families;

use super::Finder;
use crate::lexicon::Lexicons;
use crate::model::{
    Agency, Entities, Official, Party, Promise, PromiseType, Said, SaidKind, Speaker,
};
use crate::segment::segment;
use crate::span::Span;

/// A text with its marks read.
struct Marked {
    text: String,
    entities: Entities,
    said: Vec<Said>,
}

fn read(marked: &str) -> Marked {
    let mut text = String::new();
    let mut entities = Entities::default();
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['[', '{', '}']) {
        text.push_str(&rest[..at]);
        let mark = &rest[at..=at];
        rest = &rest[at + 1..];
        match mark {
            "{" => parts.push((text.len(), text.len())),
            "}" => parts.last_mut().unwrap().1 = text.len(),
            _ => {
                let (inner, after) = rest.split_once(']').unwrap();
                rest = after;
                let start = text.len();
                if let Some((name, agency)) = inner.split_once('@') {
                    text.push_str(name);
                    name_official(&mut entities, name, agency, Span::new(start, text.len()));
                } else if let Some((name, id)) = inner.split_once('=') {
                    text.push_str(name);
                    name_agency(&mut entities, name, id, Span::new(start, text.len()));
                } else {
                    panic!("no mark: {inner}");
                }
            }
        }
    }
    text.push_str(rest);
    let said = parts
        .into_iter()
        .map(|(start, end)| {
            let direct = text[..start].ends_with(['“', '"']);
            Said {
                parts: vec![Span::new(start, end)],
                kind: if direct {
                    SaidKind::Direct
                } else {
                    SaidKind::Indirect
                },
                speaker: (!entities.officials.is_empty()).then_some(Speaker::Official(0)),
                on_behalf_of: None,
                cue: None,
                topics: Vec::new(),
                confidence: 1.0,
                rule: "test",
            }
        })
        .collect();
    Marked {
        text,
        entities,
        said,
    }
}

fn name_official(entities: &mut Entities, name: &str, agency: &str, at: Span) {
    let id = name.to_lowercase();
    match entities.officials.iter_mut().find(|o| o.id == id) {
        Some(known) => known.mentions.push(at),
        None => entities.officials.push(Official {
            id,
            name: name.to_owned(),
            titles: Vec::new(),
            position: None,
            position_text: None,
            acting: None,
            agency: (!agency.is_empty()).then(|| agency.to_owned()),
            region: None,
            mentions: vec![at],
        }),
    }
}

fn name_agency(entities: &mut Entities, name: &str, id: &str, at: Span) {
    match entities.agencies.iter_mut().find(|a| a.id == id) {
        Some(known) => known.mentions.push(at),
        None => entities.agencies.push(Agency {
            id: id.to_owned(),
            name: name.to_owned(),
            kind: id.split(':').next().unwrap_or_default().to_owned(),
            level: None,
            region: None,
            inferred: false,
            mentions: vec![at],
        }),
    }
}

fn party(entities: &Entities, party: &Party) -> String {
    match party {
        Party::Official(n) => entities.officials[*n].id.clone(),
        Party::Agency(id) => id.clone(),
        Party::General(text) => text.clone(),
    }
}

fn shown(marked: &Marked, promise: &Promise) -> String {
    let kind = match promise.kind {
        PromiseType::Pledge => "pledge",
        PromiseType::Directive => "directive",
        PromiseType::Obligation => "obligation",
        PromiseType::Expectation => "expectation",
    };
    let number = promise.item.map(|n| format!("{n} ")).unwrap_or_default();
    let actors: Vec<String> = promise
        .actors
        .iter()
        .map(|p| party(&marked.entities, p))
        .collect();
    let action = promise.action.slice(&marked.text);
    format!("{number}{kind} {}: {action}", actors.join(" + "))
}

fn promises(marked: &Marked) -> Vec<Promise> {
    let lexicons = Lexicons::new().unwrap();
    let finder = Finder::new(&lexicons).unwrap();
    let document = segment(&lexicons, &marked.text);
    finder.find(&document, &marked.entities, &marked.said)
}

/// Checks a table of what is owed against the texts that owe it.
fn check(table: &[(&[&str], &str)]) {
    let lexicons = Lexicons::new().unwrap();
    let finder = Finder::new(&lexicons).unwrap();
    for (want, text) in table {
        let marked = read(text);
        let document = segment(&lexicons, &marked.text);
        let found = finder.find(&document, &marked.entities, &marked.said);
        let got: Vec<String> = found.iter().map(|p| shown(&marked, p)).collect();
        assert_eq!(got, *want, "{text}");
    }
}

#[test]
fn pledges() {
    check(&[
        (
            &["pledge kpu:1: mengirim logistik ke seluruh kecamatan"],
            "“{Kami akan mengirim logistik ke seluruh kecamatan},” kata [Ratna@kpu:1].",
        ),
        (
            &["pledge kpu:1: terus berkoordinasi dengan Polres"],
            "[Ratna@kpu:1] mengatakan {pihaknya akan terus berkoordinasi dengan Polres}.",
        ),
        (
            &["pledge kpu:1: DPT akan kami tetapkan minggu depan"],
            "“{DPT akan kami tetapkan minggu depan},” kata [Ratna@kpu:1].",
        ),
        (
            &["pledge polres:1: Kotak suara akan dikawal Polres sampai gudang"],
            "[Ratna@kpu:1] menyebut, {Kotak suara akan dikawal [Polres=polres:1] sampai gudang}.",
        ),
        (
            &["pledge kpu:1: logistik akan didistribusikan ke desa"],
            "[Ratna@kpu:1] menyebut {logistik akan didistribusikan ke desa}.",
        ),
        (
            &["pledge pemda:1: memfasilitasi kebutuhan penyelenggara"],
            "“{[Pemkab=pemda:1] siap memfasilitasi kebutuhan penyelenggara},” ujar [Wira@pemda:1].",
        ),
        (
            &["pledge kpu:1: tidak akan memihak calon mana pun"],
            "“{Kami tidak akan memihak calon mana pun},” tegas [Ratna@kpu:1].",
        ),
        (
            &["pledge wira + pemda:1: membantu petugas"],
            "[Wira@pemda:1] berjanji membantu petugas.",
        ),
        (
            &["pledge jaya + polres:1: pengawalan kotak suara"],
            "[Jaya@polres:1] menjamin {pengawalan kotak suara}.",
        ),
        (
            &["pledge pemda:1: mendukung penuh penyelenggaraan pemilu"],
            "[Pemkab=pemda:1] mendukung penuh penyelenggaraan pemilu.",
        ),
        (
            &["pledge kpu:1: upayakan semua TPS ramah disabilitas"],
            "“{Kita upayakan semua TPS ramah disabilitas},” kata [Ratna@kpu:1].",
        ),
        (
            &["pledge kpu:1: Besok surat suara kami jemput"],
            "“{Besok surat suara kami jemput},” kata [Ratna@kpu:1].",
        ),
        (
            &["pledge bawaslu:1 + polres:1: turun ke lapangan"],
            "[Bawaslu=bawaslu:1] bersama [Polres=polres:1] akan turun ke lapangan.",
        ),
        (
            &["pledge wira + pemda:1: menjaga netralitas"],
            "[Wira@pemda:1] menyatakan komitmennya untuk menjaga netralitas.",
        ),
    ]);
}

#[test]
fn no_pledges() {
    check(&[
        (
            &[],
            "“{Pilkada akan digelar serentak tahun depan},” kata [Ratna@kpu:1].",
        ),
        (
            &[],
            "“{Kami ucapkan terima kasih kepada semua pihak},” kata [Ratna@kpu:1].",
        ),
        (
            &[],
            "“{Kami belum bisa memastikan kapan surat suara tiba},” kata [Ratna@kpu:1].",
        ),
        (
            &[],
            "“{Kemungkinan logistik akan kami kirim besok},” kata [Ratna@kpu:1].",
        ),
        (
            &[],
            "“{Semua petugas sudah kami lantik kemarin},” kata [Ratna@kpu:1].",
        ),
        (&[], "Rapat membahas logistik yang akan dikirim ke TPS."),
        (
            &[],
            "[Ratna@kpu:1] memastikan {seluruh logistik telah lengkap dan aman}.",
        ),
        (&[], "Logistik siap didistribusikan ke desa."),
        (
            &[],
            "Untuk memastikan kelancaran, [KPU=kpu:1] menggelar simulasi.",
        ),
        (
            &[],
            "Kegiatan ini bertujuan agar petugas siap menjalankan tugas.",
        ),
        (
            &[],
            "[Ratna@kpu:1] mengatakan {warga akan memilih di 30 TPS}.",
        ),
    ]);
}

#[test]
fn directives() {
    check(&[
        (
            &["directive seluruh camat: mendata TPS rawan"],
            "[Wira@pemda:1] menginstruksikan {seluruh camat mendata TPS rawan}.",
        ),
        (
            &[
                "directive dinas_kesehatan:1: menyiagakan ambulans",
                "directive dinas_perhubungan:1: mengatur lalu lintas",
            ],
            "[Wira@pemda:1] meminta {[Dinkes=dinas_kesehatan:1] menyiagakan ambulans, sedangkan [Dishub=dinas_perhubungan:1] mengatur lalu lintas}.",
        ),
        (
            &["directive warga: tidak mudah terprovokasi"],
            "[Wira@pemda:1] mengimbau {warga tidak mudah terprovokasi}.",
        ),
        (
            &["directive para lurah: tidak berkampanye"],
            "[Wira@pemda:1] berpesan kepada para lurah {agar tidak berkampanye}.",
        ),
        (
            &["directive dinas_kesehatan:1: menyiagakan ambulans"],
            "“{[Dinkes=dinas_kesehatan:1] diminta menyiagakan ambulans},” kata [Wira@pemda:1].",
        ),
        (
            &["directive kpu:1: menyerahkan salinan"],
            "“{Kami beri waktu tiga hari kepada [KPU=kpu:1] untuk menyerahkan salinan},” kata [Goris@bawaslu:1].",
        ),
        (
            &["directive kpu:1 + dinas_dukcapil:1: segera duduk satu meja"],
            "“{[KPU=kpu:1] dan [Disdukcapil=dinas_dukcapil:1] segera duduk satu meja},” kata [Wira@pemda:1].",
        ),
        (
            &["directive massa pendukung: menonton dari rumah"],
            "“{Massa pendukung kami minta menonton dari rumah},” kata [Jaya@polres:1].",
        ),
        (
            &["directive asn dan kepala desa: tetap netral dan menjaga jarak"],
            "“{Kepada ASN dan kepala desa untuk tetap netral dan menjaga jarak},” kata [Goris@bawaslu:1].",
        ),
        (
            &["directive kpps: teliti mengisi formulir"],
            "[Ratna@kpu:1] mengingatkan {KPPS supaya teliti mengisi formulir}.",
        ),
        (&[], "[Wira@pemda:1] meminta maaf atas keterlambatan itu."),
        (
            &[],
            "[Wira@pemda:1] mengingatkan {bahwa kampanye berakhir besok}.",
        ),
        (
            &[],
            "“{Jangan ragu melapor ke kami},” kata [Jaya@polres:1].",
        ),
        (
            &[],
            "Tambahan dana yang diminta [Bawaslu=bawaslu:1] masih dihitung.",
        ),
    ]);
}

#[test]
fn obligations() {
    check(&[
        (
            &["obligation kpu:1: menyiapkan TPS pengganti"],
            "[Goris@bawaslu:1] menilai {[KPU=kpu:1] perlu menyiapkan TPS pengganti}.",
        ),
        (
            &["obligation camat: melapor setiap Jumat"],
            "[Wira@pemda:1] menekankan, {camat wajib melapor setiap Jumat}.",
        ),
        (
            &["obligation pemda:1 + kpu:1: terjalin dengan baik"],
            "Sinergitas antara [Pemkab=pemda:1] dan [KPU=kpu:1] harus terjalin dengan baik.",
        ),
        (
            &["obligation asn: berkomitmen menjaga netralitas"],
            "“{ASN, termasuk TNI dan Polri, juga harus berkomitmen menjaga netralitas},” kata [Wira@pemda:1].",
        ),
        (
            &["obligation polres:1 + kodim:1: Keamanan kotak suara"],
            "Keamanan kotak suara merupakan tanggung jawab [Polres=polres:1] dan [Kodim=kodim:1].",
        ),
        (
            &["obligation petugas: pemilih sakit harus didatangi petugas"],
            "[Goris@bawaslu:1] menambahkan, {pemilih sakit harus didatangi petugas}.",
        ),
        (&[], "Pemilu harus berlangsung jujur dan adil."),
        (&[], "[KPU=kpu:1] tidak perlu menambah TPS."),
        (
            &[],
            "“{Perlu kami sampaikan bahwa anggaran sudah siap},” kata [Wira@pemda:1].",
        ),
        (&[], "Partisipasi warga wajib pilih meningkat."),
    ]);
}

#[test]
fn expectations() {
    check(&[
        (
            &["expectation kpu:1: aktif menyosialisasikan pilkada"],
            "[Wira@pemda:1] berharap {[KPU=kpu:1] aktif menyosialisasikan pilkada}.",
        ),
        (
            &["expectation para pihak: dapat bersinergi"],
            "[Wira@pemda:1] berharap {dengan rapat ini, para pihak dapat bersinergi}.",
        ),
        (
            &["expectation polres:1: tambahan penjagaan dari Polres"],
            "“{Kami berharap ada tambahan penjagaan dari [Polres=polres:1]},” ujar [Ratna@kpu:1].",
        ),
        (
            &[],
            "“{Semoga Pilkada tahun ini berjalan lancar},” kata [Ratna@kpu:1].",
        ),
        (&[], "Diharapkan masyarakat menggunakan hak pilihnya."),
    ]);
}

#[test]
fn items() {
    check(&[
        (
            &[
                "4 obligation polres:1: keamanan TPS",
                "5 obligation kpu:1: logistik",
            ],
            "Pada poin keempat dan kelima, keamanan TPS serta logistik menjadi tanggung jawab [Polres=polres:1] dan [KPU=kpu:1].",
        ),
        (
            &[
                "1 directive dinas_pmd:1: menerbitkan surat edaran",
                "2 directive inspektorat:1: membuka kanal aduan",
            ],
            "Rakor menghasilkan dua rekomendasi sebagai berikut:\na) [DPMD=dinas_pmd:1] menerbitkan surat edaran;\nb) [Inspektorat=inspektorat:1] membuka kanal aduan.",
        ),
        (
            &[],
            "Jumlah TPS bertambah karena dua hal. Pertama, penduduk bertambah. Kedua, ada perumahan baru.",
        ),
        (&[], "Rincian DPT:\n1. Bajawa 22.104\n2. Golewa 10.236"),
    ]);
}

#[test]
fn a_condition_and_the_partners_are_kept() {
    let marked = read(
        "“{Jika ada bencana, kami akan memindahkan TPS bersama [BPBD=bpbd:1]},” kata [Ratna@kpu:1].",
    );
    let found = promises(&marked);
    assert_eq!(found.len(), 1);
    let condition = found[0].condition.unwrap();
    assert_eq!(condition.slice(&marked.text), "Jika ada bencana");
    assert_eq!(found[0].counterparties, [Party::Agency("bpbd:1".into())]);
    assert_eq!(found[0].statement, Some(0));
}
