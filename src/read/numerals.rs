//! Numbers of lists, as letters and Roman numerals.

use crate::text::digits::to_roman;

/// A number in Roman capitals; 0 and what is beyond 3999 in digits.
pub(super) fn roman(number: u32) -> String {
    if (1..4_000).contains(&number) { to_roman(number) } else { number.to_string() }
}

/// `A` to `Z`, then `AA`, `BB`, as word processors count; beyond `ZZZ` in digits.
pub(super) fn letters(number: u32) -> String {
    match number.checked_sub(1) {
        Some(index @ 0..78) => {
            let letter = char::from(b'A' + (index % 26) as u8);
            std::iter::repeat_n(letter, index as usize / 26 + 1).collect()
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_lists_write_them() {
        assert_eq!([1, 4, 19, 2024, 0, 4000].map(roman), ["I", "IV", "XIX", "MMXXIV", "0", "4000"]);
        assert_eq!([1, 26, 27, 52, 0, 79].map(letters), ["A", "Z", "AA", "ZZ", "0", "79"]);
    }
}
