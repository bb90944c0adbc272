//! Writes the first corpus: `cargo run --release --example seeds`.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    reconcite_fuzz::corpus::write(&here.join("corpus"), &here.join("../tests/papers"))
}
