//! The command line of reconcite.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
