//! Runs a compiled Cairo program with the library `cairo-vm` and prints one line of JSON: what the run cost, or
//! why it failed. The options mean what those of cairo-vm-cli mean, which is not on crates.io.
#![forbid(unsafe_code)]

mod arguments;
mod outputs;
mod run;
mod usage;

use arguments::Arguments;
use clap::Parser;
use mimalloc::MiMalloc;
use run::FinishedRun;
use serde_json::{json, Value};
use std::error::Error;
use std::process::ExitCode;
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let start = Instant::now();
    let (report, code) = match measure(&Arguments::parse(), start) {
        Ok(report) => (report, ExitCode::SUCCESS),
        Err(error) => (json!({ "error": error.to_string() }), ExitCode::FAILURE),
    };
    println!("{report}");
    code
}

fn measure(arguments: &Arguments, start: Instant) -> Result<Value, Box<dyn Error>> {
    let FinishedRun {
        mut runner,
        run_seconds,
        end_seconds,
    } = run::run(arguments)?;
    let output = outputs::write(arguments, &mut runner)?;
    let mut report = json!({
        "steps": runner.vm.get_current_step(),
        "runSeconds": run_seconds,
        "endSeconds": end_seconds,
        "seconds": start.elapsed().as_secs_f64(),
        "peakBytes": usage::peak_bytes(),
    });
    if let Some(output) = output {
        report["output"] = json!(output);
    }
    Ok(report)
}
