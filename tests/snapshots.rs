//! Whole reports of real-looking papers, as a user sees them. `INSTA_UPDATE=always cargo test --test snapshots` writes
//! them anew; read every changed line before it is kept.

use std::process::Command;

/// What `reconcite check` prints for these arguments, from the folder of the project.
fn report(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_reconcite"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .arg("check")
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("a report is UTF-8")
}

macro_rules! snapshot {
    ($name:ident, $($argument:expr),+) => {
        #[test]
        fn $name() {
            insta::assert_snapshot!(report(&[$($argument),+]));
        }
    };
}

snapshot!(main_job, "seeds/000_7f9ab15a7e5aef41.txt", "--references", "seeds/003_cb37afcd4ae0fff1.txt");
snapshot!(bulletin_with_numbered_sources, "seeds/002_bfc5ee93b12d8792.txt");
snapshot!(persian, "tests/papers/fa-author-date.txt");
snapshot!(arabic, "tests/papers/ar-author-date.txt");
snapshot!(german, "tests/papers/de-author-date.txt");
snapshot!(japanese, "tests/papers/ja-author-date.txt");
snapshot!(russian_numeric, "tests/papers/ru-numeric.txt");
snapshot!(turkish, "tests/papers/tr-author-date.txt");
snapshot!(concise, "tests/papers/es-author-date.txt", "--format", "concise");
