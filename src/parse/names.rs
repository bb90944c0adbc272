//! Reads lists of names: `Surname, F. M.`, `F. M. Surname`, `Surname FM`, `Surname, Given and Given Surname`,
//! organisations, and names of other scripts.

use crate::model::Name;
use crate::parse::name_groups::{is_organisation, names_a_group, numbered};
use crate::parse::name_parts::{self, Piece, Shape};
use crate::parse::{name_lists, name_words, names_cjk};

/// A list of names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// The names, in order.
    pub names: Vec<Name>,
    /// Whether the list ends in et al.
    pub et_al: bool,
}

/// Reads a list of names, one that is known to be nothing else.
pub fn read_names(text: &str) -> Names {
    let (text, et_al) = name_lists::cut_et_al(text);
    let text = name_lists::trim(text);
    if text.is_empty() {
        return Names { names: Vec::new(), et_al };
    }
    if is_organisation(text) {
        return Names { names: vec![Name::literal(text)], et_al };
    }
    // `Samarbejde i Norden (SIN)`: its small words are "and" elsewhere.
    if let Some((long, short)) = Name::literal(text).with_short_form()
        && crate::text::is_short_for(short, long)
    {
        return Names { names: vec![Name::literal(text)], et_al };
    }
    let mut names = Vec::new();
    for segment in name_lists::segments(text) {
        let pieces = name_parts::pieces(segment);
        read_segment(&pieces, &mut names);
    }
    names.retain(|name| !name.is_empty());
    Names { names, et_al }
}

/// Reads the pieces between two separators that can't stand inside a name.
fn read_segment(pieces: &[Piece<'_>], names: &mut Vec<Name>) {
    let mut at = 0;
    while at < pieces.len() {
        let piece = &pieces[at];
        let next = pieces.get(at + 1);
        at += 1;
        if piece.words.is_empty() {
            continue;
        }
        // `Brown, (Grey), Thomas`: another form of the surname.
        if let Some(other) = next
            && other.bracketed
            && piece.shape == Shape::Single
        {
            let given = pieces.get(at + 1);
            let mut name = person(piece.text, given.map_or("", |given| given.text));
            name.family = format!("{} ({})", name.family, other.text);
            names.push(name);
            at += 1 + usize::from(given.is_some());
            continue;
        }
        if let Some(last) = names.last_mut() {
            if piece.is_suffix() && !(last.given.is_empty() && piece.is_capitals()) {
                last.suffix = piece.text.trim_end_matches('.').to_owned();
                continue;
            }
            // `Smith, John, J.`: more of the given name before.
            if piece.shape == Shape::Initials && piece.is_dotted() && at >= 2 && last.literal.is_empty() {
                last.given = format!("{} {}", last.given, piece.text).trim_start().to_owned();
                continue;
            }
        }
        // `TRI LAN, N.`, `Prat I Fornells, N.`: initials behind the comma make the words before it a surname.
        if let Some(given) = next
            && given.shape == Shape::Initials
            && given.is_dotted()
            && !given.is_suffix()
            && piece.is_surname_with_initials()
        {
            names.push(person(piece.text, given.text));
            at += 1;
            continue;
        }
        match piece.shape {
            // `ゴールドマン，A.`, `매시, C.`: a foreign name, its initials behind the comma.
            Shape::Cjk => match next.filter(|given| given.shape == Shape::Initials && given.is_dotted()) {
                Some(given) if piece.words.len() == 1 => {
                    names.push(person(piece.text, given.text));
                    at += 1;
                }
                _ => names_cjk::read(piece.text, names),
            },
            Shape::Inverted if ends_in_surname(piece, names) => {
                let (family, given) = name_parts::full_names(&piece.words);
                names.push(person(&piece.words[family].join(" "), &piece.words[given].join(" ")));
            }
            Shape::Inverted | Shape::Natural => names.push(complete(piece)),
            Shape::Initials | Shape::Single | Shape::Several => match next {
                Some(given) if takes(piece, given, at, pieces) => {
                    names.push(person(piece.text, given.text));
                    at += 1;
                }
                _ => names.push(complete(piece)),
            },
        }
    }
}

/// `LOWE, Anna a Peter FINCH`: where surnames are in capitals, five of them at the end are no initials.
fn ends_in_surname(piece: &Piece<'_>, names: &[Name]) -> bool {
    let capitals = |text: &str| text.chars().count() > 1 && !text.contains(char::is_lowercase);
    let (first, last) = (piece.words.first(), piece.words.last());
    names.first().is_some_and(|name| capitals(&name.family) && name.given.contains(char::is_lowercase))
        && first.is_some_and(|word| word.contains(char::is_lowercase))
        && last.is_some_and(|word| word.chars().count() > 2 && capitals(word))
}

/// Whether the piece `given` holds the given names of the surname `piece`. `at` is the index of `given`.
fn takes(piece: &Piece<'_>, given: &Piece<'_>, at: usize, pieces: &[Piece<'_>]) -> bool {
    if given.words.is_empty() || given.is_suffix() && !given.is_capitals() {
        return false;
    }
    match given.shape {
        Shape::Initials => piece.words.len() <= 4 && !(piece.shape == Shape::Several && names_a_group(piece.text)),
        Shape::Single => {
            piece.shape != Shape::Several
                || pieces.len() == 2
                || piece.starts_with_particle()
                || pieces.len().is_multiple_of(2)
        }
        Shape::Several | Shape::Natural | Shape::Inverted => {
            let small = given.words.first().is_some_and(|word| word.starts_with(char::is_lowercase));
            // `Smith, John Paul` at the head of a list; later `Smith, Anna Jones` is two names only if the first was.
            (piece.shape == Shape::Single
                && given.words.len() <= 4
                && (at == 1 || pieces.len().is_multiple_of(2))
                && !small)
                || (pieces.len() == 2 && at == 1 && !small && is_capital_surname(piece, given))
                || (piece.starts_with_particle() && pieces.len() == 2)
                || piece.is_compound() && pieces.len().is_multiple_of(2)
                || (piece.words.len() == 2
                    && pieces.len() == 2
                    && given.shape == Shape::Natural
                    && given.words.len() == 2
                    && piece.is_capitals())
        }
        Shape::Cjk => false,
    }
}

/// `SANTOS FILHO, João Carlos dos`, `SÁ, Rita de Cássia`: a surname in capitals before given names that are not. No short
/// form of a body has two letters and an accent.
fn is_capital_surname(piece: &Piece<'_>, given: &Piece<'_>) -> bool {
    let accented = piece.text.chars().count() == 2 && !piece.text.is_ascii();
    let compound = piece.shape == Shape::Several && piece.words.len() <= 3;
    piece.is_capitals()
        && !given.is_capitals()
        && !piece.is_dotted()
        && given.words.len() <= 4
        && (accented || compound)
        && !names_a_group(piece.text)
        && !names_a_group(given.text)
}

/// `Svenska bryggrådet`: a body whose last word is a common noun; no surname begins small behind a name.
fn ends_small(words: &[&str]) -> bool {
    let small = |word: &&str| word.starts_with(char::is_lowercase) && word.chars().count() > 3;
    let named = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().count() > 3 && !word.contains('.');
    words.first().is_some_and(named) && words.last().is_some_and(|word| small(word) && !name_words::is_particle(word))
}

/// A name that one piece holds.
fn complete(piece: &Piece<'_>) -> Name {
    let words = &piece.words;
    if words.len() == 1 {
        let word = name_lists::trim(piece.text);
        return if name_parts::is_acronym(word) {
            Name::literal(word)
        } else {
            Name { family: word.to_owned(), ..Name::default() }
        };
    }
    // `Metsätietolaitos (MTL)`: a body with its short form.
    if Name::literal(piece.text).with_short_form().is_some() {
        return Name::literal(piece.text);
    }
    if ends_small(words) {
        return Name::literal(name_lists::trim(piece.text));
    }
    if numbered(words) || piece.shape == Shape::Several && words.iter().any(|word| name_words::is_link(word)) {
        return Name::literal(name_lists::trim(piece.text));
    }
    let group_last = words.last().is_some_and(|word| word.len() > 3 && names_a_group(word));
    if piece.shape == Shape::Several && names_a_group(piece.text) || piece.shape == Shape::Natural && group_last {
        return Name::literal(piece.text);
    }
    let (family, given) = match piece.shape {
        Shape::Inverted => {
            let split = name_parts::trailing_initials(words);
            (0..split, split..words.len())
        }
        Shape::Natural => {
            let split = name_parts::leading_initials(words);
            let split = if split == 0 { words.len() - 1 } else { split };
            let split = name_parts::with_particles(words, split);
            (split..words.len(), 0..split)
        }
        _ => name_parts::full_names(words),
    };
    let text = |range: std::ops::Range<usize>| words[range].join(" ");
    person(&text(family), &text(given))
}

/// A person, the small particles before the surname apart from it.
fn person(family: &str, given: &str) -> Name {
    let family = name_lists::trim(family);
    let mut given = given.trim().trim_end_matches([',', ';', ':']);
    // A full stop that stands alone ends no initial.
    given = given.strip_suffix(" .").unwrap_or(given);
    let mut name = Name::default();
    if let Some((rest, suffix)) = given.rsplit_once([' ', ','])
        && name_parts::is_generation(suffix)
        && !rest.trim().is_empty()
    {
        name.suffix = suffix.trim_end_matches('.').to_owned();
        given = rest.trim().trim_end_matches(',');
    }
    let mut family = family;
    if let Some((rest, suffix)) = family.rsplit_once(' ')
        && name_parts::is_generation(suffix)
        && name.suffix.is_empty()
    {
        name.suffix = suffix.trim_end_matches('.').to_owned();
        family = name_lists::trim(rest);
    }
    // `Brown's, T.`: a slip of a reference manager.
    let family = family.strip_suffix("'s").or_else(|| family.strip_suffix("’s")).unwrap_or(family);
    let particles = name_parts::particles(family);
    name.non_dropping_particle = family[..particles].trim().to_owned();
    name.family = family[particles..].trim().to_owned();
    name.given = given.to_owned();
    if name.family.is_empty() {
        std::mem::swap(&mut name.family, &mut name.given);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let found = read_names(text);
        let mut out: Vec<String> = found
            .names
            .iter()
            .map(|name| {
                if name.literal.is_empty() {
                    let suffix = if name.suffix.is_empty() { String::new() } else { format!("|{}", name.suffix) };
                    format!("{}|{}{suffix}", name.surname(), name.given)
                } else {
                    format!("={}", name.literal)
                }
            })
            .collect();
        if found.et_al {
            out.push("...".to_owned());
        }
        out.join("; ")
    }

    #[test]
    fn reads_the_orders_of_names() {
        for (text, want) in [
            ("Brown, T. K., Grey, A., & Lee, S.-H.", "Brown|T. K.; Grey|A.; Lee|S.-H."),
            ("Brown TK, Grey A, van der Lee SH", "Brown|TK; Grey|A; van der Lee|SH"),
            ("T. K. Brown, A. Grey, and S. van Lee", "Brown|T. K.; Grey|A.; van Lee|S."),
            ("Brown, Thomas and Grey, Anna", "Brown|Thomas; Grey|Anna"),
            ("Brown, Thomas, Anna Grey, and Lee Moon", "Brown|Thomas; Grey|Anna; Moon|Lee"),
            ("Thomas Brown, Anna B. Grey and Lee Moon", "Brown|Thomas; Grey|Anna B.; Moon|Lee"),
            ("SANTOS FILHO, João Carlos dos; OLIVEIRA NETO, Ana", "SANTOS FILHO|João Carlos dos; OLIVEIRA NETO|Ana"),
            ("SÁ, Rita de Cássia", "SÁ|Rita de Cássia"),
            ("Metsälaitos (MTL)", "=Metsälaitos (MTL)"),
            ("BROWN T K, GREY A", "BROWN|T K; GREY|A"),
            ("T. K. BROWN, A. GREY et S. LEE", "BROWN|T. K.; GREY|A.; LEE|S."),
            ("Brown ED, Grey JR, Lee SR", "Brown|ED; Grey|JR; Lee|SR"),
            ("LOWE, Anna a Peter FINCH", "LOWE|Anna; FINCH|Peter"),
            ("Brown TK Jr, Grey A", "Brown|TK|Jr; Grey|A"),
            ("Brown.Thomas .", "Brown|Thomas"),
            ("Brown's, T., Grey, (Gray), Anna", "Brown|T.; Grey (Gray)|Anna"),
            ("Brown Jr TK, Verhagen FWSM", "Brown|TK|Jr; Verhagen|FWSM"),
            ("VAN DEN BERG, P., PEREIRA DE LIMA, P.J.", "VAN DEN BERG|P.; PEREIRA DE LIMA|P.J."),
            ("Brown, T. K., Jr., & Grey, A.", "Brown|T. K.|Jr; Grey|A."),
            ("García Moreno, Pilar", "García Moreno|Pilar"),
            ("DA COSTA, Rita; NETO, Ana", "DA COSTA|Rita; NETO|Ana"),
            ("Brown, Mark/Grey-Lee, Anna/Moon, Rolf", "Brown|Mark; Grey-Lee|Anna; Moon|Rolf"),
            ("Brown, T., Grey, A., et al.", "Brown|T.; Grey|A.; ..."),
            ("de Wit, H.", "de Wit|H."),
            ("T.K.Brown, A.Grey", "Brown|T.K.; Grey|A."),
            ("Brown TK1, Grey A2", "Brown|TK; Grey|A"),
            ("Lane I Brown, T., Grey, A.", "Lane I Brown|T.; Grey|A."),
            ("TRI LAN, N., MAI LANE BUI, T., GREY, A.", "TRI LAN|N.; MAI LANE BUI|T.; GREY|A."),
            ("Brown T, Grey A, et.al", "Brown|T; Grey|A; ..."),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn organisations_stay_whole() {
        for (text, want) in [
            ("World Gardening Organization", "=World Gardening Organization"),
            ("Ministry of Parks, Lakes, and Roads (MPLR)", "=Ministry of Parks, Lakes, and Roads (MPLR)"),
            ("WGO", "=WGO"),
            ("Gardeners in Need", "=Gardeners in Need"),
            ("Small Gardens Registry", "=Small Gardens Registry"),
            ("GNS 13818", "=GNS 13818"),
            ("Lakes and Ponds for the North", "=Lakes and Ponds for the North"),
            ("Brown T, Garden Study Group", "Brown|T; =Garden Study Group"),
            ("สถาบันวัดผลแห่งชาติ (องค์การมหาชน)", "=สถาบันวัดผลแห่งชาติ (องค์การมหาชน)"),
            ("ग्रामीण विकास मंत्रालय", "=ग्रामीण विकास मंत्रालय"),
            ("Bộ Nông nghiệp và Phát triển nông thôn", "=Bộ Nông nghiệp và Phát triển nông thôn"),
            ("Tổng cục Đo đạc", "=Tổng cục Đo đạc"),
            ("Bộ Văn hóa, Thể thao và Du lịch", "=Bộ Văn hóa, Thể thao và Du lịch"),
            ("Tổ chức Y tế Thế giới", "=Tổ chức Y tế Thế giới"),
            ("Lê Văn Hòa và Phạm Thu Hà", "Hòa|Lê Văn; Hà|Phạm Thu"),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn reads_other_scripts() {
        for (text, want) in [
            ("احمدی، پروین؛ قاسمی، مریم و نوری، حمید", "احمدی|پروین; قاسمی|مریم; نوری|حمید"),
            ("سالم، علي وعبد الله، سعاد", "سالم|علي; عبد الله|سعاد"),
            ("آل هادي، فهد بن سعد.", "آل هادي|فهد بن سعد."),
            ("عبد الغفور، سامي محمود، وابن سهل، هدى علي", "عبد الغفور|سامي محمود; ابن سهل|هدى علي"),
            ("أبو العلا، كامل مدحت، بن راشد، علي عمر", "أبو العلا|كامل مدحت; بن راشد|علي عمر"),
            ("سعيد زروق ونادية بن عمر", "زروق|سعيد; بن عمر|نادية"),
            ("שמיר, ר' ובן-דוד, ש'", "שמיר|ר'; בן-דוד|ש'"),
            ("בר-און, י', סגל, מ׳ ופרץ, נ״ב", "בר-און|י'; סגל|מ׳; פרץ|נ״ב"),
            ("סגל, ק', וקסלר, ר', כהן, א'", "סגל|ק'; וקסלר|ר'; כהן|א'"),
            ("דרור, אבנר ובר־אשד, מיכל", "דרור|אבנר; בר־אשד|מיכל"),
            ("גלעד, גלי, אשכנזי, דן וזיו־אב, נגה", "גלעד|גלי; אשכנזי|דן; זיו־אב|נגה"),
            ("سالم، علي \u{feed}عبد الله، سعاد", "سالم|علي; عبد الله|سعاد"),
            ("Зимин А. И., Лесной С. В. и др.", "Зимин|А. И.; Лесной|С. В.; ..."),
            ("Çelik, B., Uysal, İ. ve Demir, Z.", "Çelik|B.; Uysal|İ.; Demir|Z."),
            ("王小明，欧阳志远", "王|小明; 欧阳|志远"),
            ("김철수, 박지은", "김|철수; 박|지은"),
            ("田中治", "田中|治"),
            ("山田太郎・林由美", "山田|太郎; 林|由美"),
            ("佐々木美和・野々村健・大野由里子", "佐々木|美和; 野々村|健; 大野|由里子"),
            ("ベルマン，A.・スミス，B. C.", "ベルマン|A.; スミス|B. C."),
            ("매시, C.", "매시|C."),
            ("รัตนา จันทร์ดี, วีระ ทองดี และอัญชลี เพชรดี.", "จันทร์ดี|รัตนา; ทองดี|วีระ; เพชรดี|อัญชลี"),
            ("สมยศ บุญประสิทธิ์.", "บุญประสิทธิ์|สมยศ"),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }
}
