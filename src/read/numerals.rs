//! Numbers of lists, as letters and Roman numerals.

/// A number in Roman capitals; 0 and what is beyond 3999 in digits.
pub(super) fn roman(mut number: u32) -> String {
    const LETTERS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3_999 {
        return number.to_string();
    }
    let mut written = String::new();
    for (value, letters) in LETTERS {
        while number >= *value {
            written.push_str(letters);
            number -= value;
        }
    }
    written
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
