//! A library tidied, twice, and put in order.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reconcite::library::tidy::{Options, SortBy, tidy};

fuzz_target!(|data: &str| {
    for options in [Options::default(), Options { sort: Some(SortBy::Key), align: true }] {
        let once = tidy(data, options).text;
        let twice = tidy(&once, options).text;
        assert_eq!(once, twice);
    }
});
