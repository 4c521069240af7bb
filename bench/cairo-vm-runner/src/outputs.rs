use crate::arguments::Arguments;
use cairo_vm::cairo_run::{write_encoded_memory, write_encoded_trace};
use cairo_vm::vm::errors::cairo_run_errors::CairoRunError;
use cairo_vm::vm::errors::trace_errors::TraceError;
use cairo_vm::vm::runners::cairo_runner::CairoRunner;
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

const BUFFER_BYTES: usize = 4 << 20;

/// Writes the files that were asked for. Returns the printed output, if that was.
pub fn write(
    arguments: &Arguments,
    runner: &mut CairoRunner,
) -> Result<Option<String>, Box<dyn Error>> {
    let mut output = None;
    if arguments.print_output {
        let mut text = String::new();
        runner.vm.write_output(&mut text)?;
        output = Some(text);
    }
    if let Some(file) = &arguments.trace {
        let trace = runner
            .relocated_trace
            .as_ref()
            .ok_or(TraceError::TraceNotRelocated)?;
        let mut writer = open(file)?;
        write_encoded_trace(trace, &mut writer)?;
        writer.flush()?;
    }
    if let Some(file) = &arguments.memory {
        let mut writer = open(file)?;
        write_encoded_memory(&runner.relocated_memory, &mut writer)?;
        writer.flush()?;
    }
    if let Some(file) = &arguments.air_public_input {
        fs::write(file, runner.get_air_public_input()?.serialize_json()?)?;
    }
    if let (Some(file), Some(trace), Some(memory)) = (
        &arguments.air_private_input,
        &arguments.trace,
        &arguments.memory,
    ) {
        let input = runner.get_air_private_input();
        let json = input
            .to_serializable(absolute(trace)?, absolute(memory)?)
            .serialize_json()?;
        fs::write(file, json)?;
    }
    if let Some(file) = &arguments.cairo_pie {
        let pie = runner.get_cairo_pie().map_err(CairoRunError::Runner)?;
        pie.write_zip_file(file, arguments.merge_extra_segments)?;
    }
    Ok(output)
}

/// Buffered, and of the type of writer that the encoders of the library take.
fn open(file: &Path) -> io::Result<BufWriter<File>> {
    Ok(BufWriter::with_capacity(BUFFER_BYTES, File::create(file)?))
}

fn absolute(file: &Path) -> io::Result<String> {
    Ok(file.canonicalize()?.to_string_lossy().into_owned())
}
