//! Settings.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &str| {
    let _ = reconcite::config::Config::parse(std::path::Path::new("reconcite.toml"), data);
});
