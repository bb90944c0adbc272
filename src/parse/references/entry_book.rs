//! The book that a chapter stands in, where its editors and its title were not told apart: `In: T. Brown (ed.), The big
//! book of gardens. City: Press`, `In: BROWN, T. The big book of gardens.`

use super::clean;
use super::entry::Reader;
use super::label::token::class;
use super::label::{Field, Token};
use crate::locale::{Term, lexicon};
use crate::model::{Item, Name};
use crate::parse::names;
use crate::text::fold;

/// A list of editors has no more tokens than this.
const LONGEST_LIST: usize = 80;

/// Where the book's title begins, and who edited it.
struct Book {
    /// The token of "In".
    lead: usize,
    /// The first token of the book's title.
    title: usize,
    editors: Vec<Name>,
}

impl Reader<'_> {
    /// Fills in the book's title and editors where the labeller found no container, or took the editors for it.
    pub(super) fn book(&self, item: &mut Item) {
        let tokens = &self.bench.tokens;
        let Some(book) = self.led_in_book(&item.author) else { return };
        let container = self.longest(Field::Container);
        if container.is_some_and(|part| part.first >= book.title) {
            return;
        }
        let Some(part) = self.bench.parts.iter().find(|part| part.first <= book.title && book.title < part.end) else {
            return;
        };
        let press = part.field == Field::Publisher;
        let other = self.parts(Field::Publisher).find(|found| *found != part);
        let titled = matches!(part.field, Field::Title | Field::Container | Field::Other | Field::Editor);
        if !(titled || press && other.is_some()) {
            return;
        }
        let words = &self.text[tokens[book.title].start as usize..tokens[part.end - 1].end as usize];
        let title = clean::container(words);
        if title.split_whitespace().count() < 2 || words.contains("http") {
            return;
        }
        item.container_title = title;
        if let (true, Some(other)) = (press, other) {
            item.publisher = clean::plain(self.span(other));
        }
        if item.editor.is_empty() {
            item.editor = book.editors;
        }
        // The title ends where the book begins.
        if let Some(part) =
            self.parts(Field::Title).next().filter(|part| part.first < book.lead && book.lead < part.end)
        {
            let words = &self.text[tokens[part.first].start as usize..tokens[book.lead].start as usize];
            item.title = clean::title(words);
        }
    }

    fn led_in_book(&self, authors: &[Name]) -> Option<Book> {
        let tokens = &self.bench.tokens;
        let lead = (3..tokens.len()).find(|&at| self.leads_in(at))?;
        let colon = usize::from(tokens.get(lead + 1).is_some_and(|token| token.class == b':'));
        let first = lead + 1 + colon;
        self.marked_editors(lead, first).or_else(|| self.same_author(lead, first, authors))
    }

    /// Whether "In" and the like stands behind the end of a sentence.
    fn leads_in(&self, at: usize) -> bool {
        const WORDS: &[&str] = &["In", "in", "Em", "En", "Dans", "dans"];
        let tokens = &self.bench.tokens;
        let ended = matches!(
            tokens[at - 1].class,
            b'.' | b'?' | b'!' | b')' | b']' | b'"' | b',' | class::CLOSE_QUOTE | class::OPEN_QUOTE
        );
        let colon = tokens.get(at + 1).is_some_and(|token| token.class == b':');
        WORDS.contains(&self.word(at)) && (ended || colon)
    }

    /// `T. Brown, A. Grey (eds)`
    fn marked_editors(&self, lead: usize, first: usize) -> Option<Book> {
        let tokens = &self.bench.tokens;
        let last = tokens.len().min(first + LONGEST_LIST);
        let marks = |at: usize| {
            (class::INITIAL..=class::CASELESS).contains(&tokens[at].class)
                && lexicon().is(&fold(self.word(at)), Term::Editor)
        };
        let mark = (first + 1..last).find(|&at| marks(at))?;
        // `In Great Gardens, ed. Anna Grey` has the editors behind the word.
        let initials = tokens[first..mark].iter().any(|token| matches!(token.class, class::INITIAL | class::INITIALS));
        if !initials && !matches!(tokens[mark - 1].class, b'(' | b'[') {
            return None;
        }
        let between = &self.text[tokens[first].start as usize..tokens[mark].start as usize];
        let editors = whole_names(between.trim_end_matches(['(', '[', ' ', ',', ';']))?;
        let closing = |at: &usize| matches!(tokens[*at].class, b'.' | b',' | b')' | b']' | b':' | b';');
        let title = (mark + 1..tokens.len()).find(|at| !closing(at))?;
        (title > mark + 1).then_some(Book { lead, title, editors })
    }

    /// `BROWN, T. The big book of gardens`: a book of the chapter's author.
    fn same_author(&self, lead: usize, first: usize, authors: &[Name]) -> Option<Book> {
        let tokens = &self.bench.tokens;
        let rest = &self.text[tokens.get(first)?.start as usize..];
        let author = authors.iter().find(|name| {
            let after = rest.strip_prefix(name.family.as_str()).filter(|_| !name.family.is_empty());
            after.is_some_and(|after| after.starts_with(','))
        })?;
        let comma = (first..tokens.len()).find(|&at| tokens[at].class == b',')?;
        // `T. O livro`: the second letter is a word.
        let initials = |pair: &[Token]| {
            matches!(pair[0].class, class::INITIAL | class::INITIALS) && matches!(pair[1].class, b'.' | b'-')
        };
        let count = tokens[comma + 1..].chunks_exact(2).take_while(|pair| initials(pair)).count();
        let title = comma + 1 + 2 * count;
        let closed = count > 0 && tokens[title - 1].class == b'.' && title < tokens.len();
        closed.then(|| Book { lead, title, editors: vec![author.clone()] })
    }

    fn word(&self, at: usize) -> &str {
        let token = &self.bench.tokens[at];
        &self.text[token.start as usize..token.end as usize]
    }
}

/// The names of a list in which every name has both its parts.
fn whole_names(list: &str) -> Option<Vec<Name>> {
    if list.contains(|c: char| c.is_numeric()) {
        return None;
    }
    let names = names::read_names(list).names;
    let whole = |name: &Name| !name.family.is_empty() && !name.given.is_empty() && name.family.split(' ').count() < 4;
    (!names.is_empty() && names.iter().all(whole)).then_some(names)
}

#[cfg(test)]
mod tests {
    use crate::model::{Item, Name};
    use crate::parse::references::entry::Reader;
    use crate::parse::references::label::{Bench, Field, tokenise};

    /// The container and the editors that are found where everything was labelled as a remark.
    fn book(text: &str) -> Option<(String, Vec<String>)> {
        let mut bench = Bench::default();
        tokenise(text, &mut bench.tokens);
        let place = bench.tokens.iter().position(|token| text[token.start as usize..].starts_with("City"));
        let place = place.unwrap_or(bench.tokens.len());
        let parts = [(Field::Other, 0, place), (Field::Place, place, bench.tokens.len())];
        bench.set_parts(parts.into_iter().filter(|(_, first, end)| first < end));
        let mut item = Item { author: vec![Name::person("BROWN", "T.")], ..Item::default() };
        Reader { text, bench: &bench, counts: Vec::new() }.book(&mut item);
        let editors = item.editor.iter().map(|name| name.surname().to_owned()).collect();
        (!item.container_title.is_empty()).then_some((item.container_title, editors))
    }

    #[test]
    fn editors_and_title_of_a_book_are_told_apart() {
        let found =
            |title: &str, editors: &[&str]| Some((title.to_owned(), editors.iter().map(|e| (*e).to_owned()).collect()));
        for (text, want) in [
            (
                "Brown T. Walls. In: Grey A, Moon C, editors. The big book. City: Press",
                found("The big book", &["Grey", "Moon"]),
            ),
            ("Brown T. Walls. In A. GREY, ed. The big book. City: Press", found("The big book", &["GREY"])),
            (
                "Brown T. Muros. In: GREY, A.; MOON, C. (orgs.). O livro grande. City: Serra",
                found("O livro grande", &["GREY", "MOON"]),
            ),
            ("Brown T. Muros. In: BROWN, T. O livro grande. City: Serra", found("O livro grande", &["BROWN"])),
            ("Brown T. Muros. In: GREY, T. O livro grande. City: Serra", None),
            ("Brown T. Walls. In Great Gardens, ed. Anna Grey. City: Press", None),
            ("Life in towns and their editors. City: Press", None),
            ("Brown T. Walls. In: The editors of gardens. City: Press", None),
        ] {
            assert_eq!(book(text), want, "{text}");
        }
    }
}
