//! What the tags of a page mean for its text.

/// The name of an element, cut to what tells the known ones apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    letters: [u8; 14],
    length: u8,
}

impl Name {
    /// The name as the tokenizer gives it, in lower case. A prefix is left out.
    pub(super) fn new(name: &[u8]) -> Self {
        let mut letters = [0; 14];
        let length = name.len().min(letters.len());
        letters[..length].copy_from_slice(&name[..length]);
        Self { letters, length: length as u8 }
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.length)]).unwrap_or_default()
    }
}

/// What an element does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Begins and ends a line.
    Block,
    /// Stands in a line.
    Inline,
    /// A cell of a table.
    Cell,
    /// Not text.
    Hidden,
    /// Has no content.
    Void,
    /// Ends a line.
    Break,
}

/// The role of the element with this name.
pub(super) fn role(name: &str) -> Role {
    match name {
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd" | "details"
        | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1"
        | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup" | "html" | "li" | "main" | "menu" | "ol" | "p"
        | "pre" | "search" | "section" | "summary" | "table" | "tbody" | "tfoot" | "thead" | "tr" | "ul" => Role::Block,
        "td" | "th" => Role::Cell,
        "head" | "script" | "style" | "noscript" | "template" | "nav" | "svg" | "button" | "select" | "textarea"
        | "iframe" | "object" | "audio" | "video" | "canvas" | "map" | "datalist" | "annotation" | "annotation-xml"
        | "rp" | "title" | "noframes" | "noembed" => Role::Hidden,
        "area" | "base" | "col" | "embed" | "img" | "input" | "link" | "meta" | "param" | "source" | "track"
        | "wbr" | "frame" => Role::Void,
        "br" | "hr" => Role::Break,
        _ => Role::Inline,
    }
}

/// The attributes that matter here.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub(super) id: String,
    pub(super) class: String,
    pub(super) role: String,
    pub(super) href: String,
    style: String,
    /// `start` of a list, `value` of an item.
    pub(super) number: Option<u32>,
    pub(super) list_type: String,
    hidden: bool,
}

impl Attributes {
    pub(super) fn clear(&mut self) {
        for text in
            [&mut self.id, &mut self.class, &mut self.role, &mut self.href, &mut self.style, &mut self.list_type]
        {
            text.clear();
        }
        self.number = None;
        self.hidden = false;
    }

    pub(super) fn set(&mut self, name: &[u8], value: &[u8]) {
        let field = match name {
            b"id" => &mut self.id,
            // The old way to name a place.
            b"name" if self.id.is_empty() => &mut self.id,
            b"class" => &mut self.class,
            b"role" | b"epub:type" => &mut self.role,
            b"href" => &mut self.href,
            b"style" => &mut self.style,
            b"type" => &mut self.list_type,
            b"start" | b"value" => {
                self.number = std::str::from_utf8(value).ok().and_then(|value| value.trim().parse().ok());
                return;
            }
            b"hidden" => {
                self.hidden = true;
                return;
            }
            _ => return,
        };
        field.clear();
        field.push_str(&String::from_utf8_lossy(value));
    }

    /// Whether the element is not seen.
    pub(super) fn is_hidden(&self) -> bool {
        let style = |words: &str| {
            let bare = self.style.to_ascii_lowercase().replace(' ', "");
            bare.contains(words)
        };
        self.hidden
            || (!self.style.is_empty() && (style("display:none") || style("visibility:hidden")))
            || self.class.split_ascii_whitespace().any(|class| {
                matches!(
                    class,
                    "sr-only"
                        | "visually-hidden"
                        | "screen-reader-text"
                        | "katex-html"
                        | "MJX_Assistive_MathML"
                        | "footnote-back"
                        | "noprint"
                        | "mw-editsection"
                )
            })
            || self.role == "doc-backlink"
    }

    /// Whether the items of a list have no numbers.
    pub(super) fn is_unnumbered(&self) -> bool {
        let style = self.style.to_ascii_lowercase();
        (style.contains("list-style") && style.contains("none"))
            || self.class.split_ascii_whitespace().any(|class| {
                matches!(
                    class,
                    "list-unstyled" | "no-bullet" | "no-list-style" | "nostyle" | "list-style-none" | "unnumbered"
                )
            })
    }
}
