//! Writes the first corpus: `cargo run --bin seeds`.

fn main() -> std::io::Result<()> {
    reconcite_fuzz::seeds(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"))
}
