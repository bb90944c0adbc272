//! Running text put together of lines, and back; the repair of brackets.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &str| {
    let mut reading = reconcite::text::reading::Reading::default();
    let mut at = 0;
    let lines: Vec<_> = data
        .split_inclusive('\n')
        .map(|line| {
            at += line.len();
            at - line.len()..at
        })
        .collect();
    reading.push_lines(data, lines);
    let length = reading.text().len();
    for (start, _) in reading.text().char_indices() {
        for range in reading.source(data, start..length) {
            assert!(data.get(range).is_some());
        }
    }
    let turned = reconcite::text::repair::turn_brackets(data);
    assert_eq!(turned.chars().count(), data.chars().count());
});
