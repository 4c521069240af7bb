use cairo_vm::types::layout_name::LayoutName;
use clap::Parser;
use std::path::PathBuf;

#[derive(Parser)]
#[command(version, about)]
pub struct Arguments {
    /// The compiled program (JSON), or a Cairo PIE with `--run-from-pie`.
    pub program: PathBuf,
    #[arg(long, default_value = "plain", value_enum)]
    pub layout: LayoutName,
    /// Parameters of the layout `dynamic`, as JSON.
    #[arg(long, required_if_eq("layout", "dynamic"))]
    pub layout_params: Option<PathBuf>,
    #[arg(long)]
    pub proof_mode: bool,
    #[arg(long, default_value = "main")]
    pub entrypoint: String,
    #[arg(long)]
    pub allow_missing_builtins: bool,
    #[arg(long)]
    pub trace: Option<PathBuf>,
    #[arg(long)]
    pub memory: Option<PathBuf>,
    #[arg(long, requires = "proof_mode")]
    pub air_public_input: Option<PathBuf>,
    #[arg(long, requires_all = ["proof_mode", "trace", "memory"])]
    pub air_private_input: Option<PathBuf>,
    #[arg(long, conflicts_with = "proof_mode")]
    pub cairo_pie: Option<PathBuf>,
    #[arg(long)]
    pub merge_extra_segments: bool,
    #[arg(long, conflicts_with = "proof_mode")]
    pub run_from_pie: bool,
    /// Adds what the program wrote with the output builtin, as cairo-vm prints it.
    #[arg(long)]
    pub print_output: bool,
}

impl Arguments {
    pub fn keeps_trace(&self) -> bool {
        self.trace.is_some() || self.air_public_input.is_some()
    }

    pub fn keeps_memory(&self) -> bool {
        self.memory.is_some() || self.air_public_input.is_some()
    }
}
