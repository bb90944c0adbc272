//! `reconcite text`: the bytes that all offsets point into.

use crate::harness::Folder;

#[test]
fn a_utf8_file_is_printed_byte_for_byte() {
    let text = "A\r\nسلام\n\u{a0}中\nno line end";
    Folder::new().file("a.txt", text).run(&["text", "a.txt"]).is(0, text, "");
    Folder::new().run_with(&["text", "-"], text.as_bytes()).is(0, text, "");
}

#[test]
fn a_byte_order_mark_is_not_text() {
    Folder::new().file("a.txt", "\u{feff}See Smith (2010).").run(&["text", "a.txt"]).is(0, "See Smith (2010).", "");
}

#[test]
fn utf16_becomes_utf8() {
    let bytes: Vec<u8> = "\u{feff}Привет (Ли, 2010)".encode_utf16().flat_map(u16::to_le_bytes).collect();
    Folder::new().file("a.txt", bytes).run(&["text", "a.txt"]).is(0, "Привет (Ли, 2010)", "");
}

#[test]
fn a_guessed_encoding_is_named() {
    let bytes = b"Die Gr\xf6\xdfe der H\xe4user (M\xfcller, 2010) ist sch\xf6n.";
    let outcome = Folder::new().file("a.txt", bytes).run(&["text", "a.txt"]);
    outcome.is(0, "Die Größe der Häuser (Müller, 2010) ist schön.", "note: a.txt: not UTF-8; read as windows-1252\n");
}

#[test]
fn damaged_utf8_says_where() {
    let bytes = ["Größe, Häuser, schön, Öl\n".as_bytes(), b"x\xffy\n"].concat();
    Folder::new().file("a.txt", bytes).run(&["text", "a.txt"]).is(
        0,
        "Größe, Häuser, schön, Öl\nx\u{fffd}y\n",
        "note: a.txt: broken UTF-8 in 1 place, first on line 2; read as U+FFFD\n",
    );
}
