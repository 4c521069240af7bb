use crate::arguments::Arguments;
use cairo_vm::cairo_run::{cairo_run_pie, CairoRunConfig};
use cairo_vm::hint_processor::builtin_hint_processor::builtin_hint_processor_definition::BuiltinHintProcessor;
use cairo_vm::types::layout::CairoLayoutParams;
use cairo_vm::types::program::Program;
use cairo_vm::vm::errors::cairo_run_errors::CairoRunError;
use cairo_vm::vm::errors::vm_exception::VmException;
use cairo_vm::vm::runners::cairo_pie::CairoPie;
use cairo_vm::vm::runners::cairo_runner::{CairoRunner, RunResources};
use cairo_vm::vm::security::verify_secure_runner;
use std::error::Error;
use std::time::Instant;

pub struct FinishedRun {
    pub runner: CairoRunner,
    /// Of the steps up to the end of the program.
    pub run_seconds: f64,
    /// Of what follows them: deductions verified, padding, security checks. Relocation is not in it.
    pub end_seconds: f64,
}

pub fn run(arguments: &Arguments) -> Result<FinishedRun, Box<dyn Error>> {
    let dynamic_layout_params = match &arguments.layout_params {
        Some(file) => Some(CairoLayoutParams::from_file(file)?),
        None => None,
    };
    let config = CairoRunConfig {
        entrypoint: &arguments.entrypoint,
        trace_enabled: arguments.keeps_trace(),
        relocate_mem: arguments.keeps_memory(),
        relocate_trace: arguments.keeps_trace(),
        layout: arguments.layout,
        dynamic_layout_params,
        proof_mode: arguments.proof_mode,
        fill_holes: arguments.proof_mode,
        allow_missing_builtins: arguments.allow_missing_builtins.then_some(true),
        ..Default::default()
    };
    if arguments.run_from_pie {
        return run_pie(arguments, &config);
    }
    let content = std::fs::read(&arguments.program)?;
    Ok(run_program(&content, &config)?)
}

/// What `cairo_run::cairo_run` of the library does, with a clock.
fn run_program(content: &[u8], config: &CairoRunConfig) -> Result<FinishedRun, CairoRunError> {
    let program = Program::from_bytes(content, Some(config.entrypoint))?;
    let allow_missing_builtins = config.allow_missing_builtins.unwrap_or(config.proof_mode);
    let mut hints = BuiltinHintProcessor::new_empty();
    let mut runner = CairoRunner::new(
        &program,
        config.layout,
        config.dynamic_layout_params.clone(),
        config.proof_mode,
        config.trace_enabled,
        config.disable_trace_padding,
    )?;
    let end = runner.initialize(allow_missing_builtins)?;

    let start = Instant::now();
    runner
        .run_until_pc(end, &mut hints)
        .map_err(|error| VmException::from_vm_error(&runner, error))?;
    let run_seconds = start.elapsed().as_secs_f64();

    let start = Instant::now();
    if config.proof_mode {
        // The jump at `__end__` is the last step of a proof.
        runner.run_for_steps(1, &mut hints)?;
    }
    runner.end_run(
        config.disable_trace_padding,
        false,
        &mut hints,
        config.fill_holes,
    )?;
    runner.read_return_values(allow_missing_builtins)?;
    if config.proof_mode {
        runner.finalize_segments()?;
    } else {
        verify_secure_runner(&runner, true, None)?;
    }
    let end_seconds = start.elapsed().as_secs_f64();

    runner.relocate(config.relocate_mem, config.relocate_trace)?;
    Ok(FinishedRun {
        runner,
        run_seconds,
        end_seconds,
    })
}

fn run_pie(arguments: &Arguments, config: &CairoRunConfig) -> Result<FinishedRun, Box<dyn Error>> {
    let pie = CairoPie::read_zip_file(&arguments.program)?;
    let resources = RunResources::new(pie.execution_resources.n_steps);
    let mut hints = BuiltinHintProcessor::new(Default::default(), resources);
    let start = Instant::now();
    let runner = cairo_run_pie(&pie, config, &mut hints)?;
    Ok(FinishedRun {
        runner,
        run_seconds: start.elapsed().as_secs_f64(),
        end_seconds: 0.0,
    })
}
