# The daily commands. `just` lists them.

_default:
    @just --list

# All that must hold before a change goes in
ci:
    .ci/run

# All tests
test *ARGS:
    cargo test {{ARGS}}

# Formatting and lints
lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings

# Make generated pages anew: docs/RULES.md, data/schema/report.json
generate:
    UPDATE=1 cargo test --lib the_page_of_rules
    UPDATE=1 cargo test --lib the_schema_on_file

# Measure the speed of each stage
bench *ARGS:
    cargo bench {{ARGS}}

# Licences and advisories of all dependencies (needs cargo-deny)
deny:
    cargo deny check

# Check the seed paper against its list
seeds:
    cargo run --release -- check seeds/000_7f9ab15a7e5aef41.txt --references seeds/003_cb37afcd4ae0fff1.txt
