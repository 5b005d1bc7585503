//! The command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    let run = || -> anyhow::Result<()> {
        let pipeline = ikrar::Pipeline::new(ikrar::Lexicons::new()?)?;
        for path in std::env::args()
            .skip(1)
            .filter(|a| std::path::Path::new(a).exists())
        {
            let release = pipeline.read(&path, &std::fs::read(&path)?)?;
            println!("{}", serde_json::to_string(&pipeline.extract(&release))?);
        }
        Ok(())
    };
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ikrar: {error:#}");
            ExitCode::from(2)
        }
    }
}
