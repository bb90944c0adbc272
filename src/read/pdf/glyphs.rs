//! The glyphs of a page and where they stand.

use std::ops::Range;

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page as Source;
use hayro_interpret::kurbo::{Affine, BezPath, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt, interpret_page,
};
use unicode_normalization::char::is_combining_mark;

use super::limits::{Budget, MAX_GLYPHS_A_PAGE};
use super::unsaid::Unsaid;

/// One glyph. Lengths are in points, from the upper left corner of the page as it is read.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// What it stands for: bytes of [`Page::letters`].
    pub(super) letters: Range<usize>,
    pub(super) left: f32,
    pub(super) right: f32,
    /// The height of the line that it stands on.
    pub(super) base: f32,
    /// The size of its font.
    pub(super) size: f32,
}

/// What is drawn on a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) letters: String,
    pub(super) images: usize,
    /// Glyphs that the file gives no letter for.
    pub(super) unknown: usize,
    pub(super) height: f32,
}

/// Draws pages one by one.
pub(super) struct Drawing<'a> {
    pdf: &'a Pdf,
    cache: InterpreterCache<'a>,
    settings: InterpreterSettings,
    unsaid: Unsaid<'a>,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
        Self { pdf, cache: InterpreterCache::new(), settings, unsaid: Unsaid::new(pdf) }
    }

    /// The glyphs of one page. Unwinds with [`super::limits::Spent`] where the budget is spent.
    pub(super) fn page(&mut self, source: &Source<'a>, budget: &mut Budget) -> Page {
        let (width, height) = source.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let transform = source.initial_transform(true).to_kurbo();
        let mut context = Context::new(transform, area, &self.cache, self.pdf.xref(), self.settings.clone());
        let mut collector = Collector {
            budget,
            unsaid: &mut self.unsaid,
            seen: Sheet::default(),
            hidden: Sheet::default(),
            images: 0,
            unknown: 0,
        };
        interpret_page(source, &mut context, &mut collector);
        let Collector { seen, hidden, images, unknown, .. } = collector;
        // The letters of a scan lie unseen under its picture.
        let sheet = if seen.upright.len() + seen.turned.len() < hidden.upright.len() / 4 { hidden } else { seen };
        sheet.into_page(width, height, images, unknown)
    }
}

/// Glyphs by the way that they run.
#[derive(Default)]
struct Sheet {
    upright: Vec<Glyph>,
    /// Glyphs of lines that run up or down the page, with the page turned so that they run to the right.
    turned: Vec<(bool, Glyph)>,
    letters: String,
}

impl Sheet {
    fn into_page(mut self, width: f32, height: f32, images: usize, unknown: usize) -> Page {
        let mut page = Page { images, unknown, height, ..Page::default() };
        // A table turned on its side is text; a stamp in the margin is not.
        if self.turned.len() > self.upright.len() {
            let upward = self.turned.iter().filter(|(upward, _)| *upward).count() * 2 > self.turned.len();
            self.upright = self
                .turned
                .into_iter()
                .filter(|&(up, _)| up == upward)
                .map(|(_, mut glyph)| {
                    let shift = if upward { height } else { 0.0 };
                    let drop = if upward { 0.0 } else { width };
                    glyph.left += shift;
                    glyph.right += shift;
                    glyph.base += drop;
                    glyph
                })
                .collect();
            page.height = width;
        }
        page.glyphs = self.upright;
        page.letters = self.letters;
        page
    }
}

struct Collector<'b, 'a> {
    budget: &'b mut Budget,
    unsaid: &'b mut Unsaid<'a>,
    seen: Sheet,
    hidden: Sheet,
    images: usize,
    unknown: usize,
}

impl<'a> Device<'a> for Collector<'_, 'a> {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.budget.spend(1);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.budget.spend(1);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.budget.spend(1);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let glyphs = run.glyphs();
        self.budget.spend(1 + glyphs.len());
        let hidden = matches!(mode, DrawMode::Invisible);
        let sheet = if hidden { &mut self.hidden } else { &mut self.seen };
        if sheet.upright.len() + sheet.turned.len() + glyphs.len() > MAX_GLYPHS_A_PAGE {
            return;
        }
        let scaled = is_scaled(glyphs.iter().map(|glyph| glyph.transform()));
        for glyph in glyphs {
            let placed = props.transform * glyph.transform();
            let letters = glyph.as_unicode().or_else(|| self.unsaid.letters(glyph));
            self.unknown += usize::from(!sheet.push(glyph, letters, placed, scaled));
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.budget.spend(1);
        self.images += 1;
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

impl Sheet {
    /// Adds a glyph; whether the file says what it stands for.
    fn push(&mut self, glyph: &Drawn<'_>, letters: Option<BfString>, placed: Affine, scaled: bool) -> bool {
        let start = self.letters.len();
        match letters {
            Some(BfString::Char(letter)) => self.push_letter(letter),
            Some(BfString::String(letters)) => letters.chars().take(16).for_each(|letter| self.push_letter(letter)),
            None => return false,
        }
        if self.letters.len() == start {
            return true;
        }
        let letters = start..self.letters.len();
        let advance = match glyph {
            Drawn::Outline(outline) => outline.advance_width(),
            Drawn::Type3(drawing) => drawing.advance_width(),
        };
        let advance = advance.filter(|width| width.is_finite()).unwrap_or(500.0).clamp(-5_000.0, 5_000.0);
        let [along_x, along_y, up_x, up_y, x, y] = placed.as_coeffs().map(|part| part as f32);
        let size = up_x.hypot(up_y) * 1000.0;
        let length = if scaled { along_x.hypot(along_y) } else { size / 1000.0 };
        // Not a number is in no range either.
        let placed = (-1e5..1e5).contains(&x) && (-1e5..1e5).contains(&y);
        if !placed || !(0.5..2_000.0).contains(&size) || !length.is_finite() {
            return true;
        }
        let (shift, width) = match middle_of_mark(glyph, &self.letters[letters.clone()]) {
            Some(middle) => (middle * length, 0.0),
            None => (0.0, advance * length),
        };
        let glyph = |from: f32, base: f32| Glyph {
            letters,
            left: from + shift + width.min(0.0),
            right: from + shift + width.max(0.0),
            base,
            size,
        };
        if along_x.abs() >= 4.0 * along_y.abs() {
            // What runs to the left is mirrored, not right-to-left: fonts of every script run to the right.
            if along_x > 0.0 {
                self.upright.push(glyph(x, y));
            }
        } else if along_y.abs() >= 4.0 * along_x.abs() {
            let upward = along_y < 0.0;
            let turned = if upward { glyph(-y, x) } else { glyph(y, -x) };
            self.turned.push((upward, turned));
        }
        true
    }

    fn push_letter(&mut self, letter: char) {
        match letter {
            '\u{AD}' => self.letters.push('\u{AD}'),
            '\u{FB00}' => self.letters.push_str("ff"),
            '\u{FB01}' => self.letters.push_str("fi"),
            '\u{FB02}' => self.letters.push_str("fl"),
            '\u{FB03}' => self.letters.push_str("ffi"),
            '\u{FB04}' => self.letters.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => self.letters.push_str("st"),
            letter if letter.is_whitespace() => self.letters.push(' '),
            letter if letter.is_control() || matches!(letter, '\u{FFFD}' | '\u{FEFF}' | '\u{FFFE}') => {}
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
            letter => self.letters.push(letter),
        }
    }
}

/// Where the ink of a vowel sign is, along the line, in thousandths of its size. The sign is drawn over its letter from a
/// place beside it, which differs from font to font.
fn middle_of_mark(glyph: &Drawn<'_>, letters: &str) -> Option<f32> {
    let is_mark =
        !letters.is_empty() && letters.chars().all(|letter| is_combining_mark(letter) && is_right_to_left_mark(letter));
    match glyph {
        Drawn::Outline(outline) if is_mark => {
            let ink = outline.outline().bounding_box();
            let middle = ink.center().x as f32;
            (ink.width() > 0.0 && (-5_000.0..5_000.0).contains(&middle)).then_some(middle)
        }
        _ => None,
    }
}

/// Whether a mark is one of Hebrew or Arabic.
fn is_right_to_left_mark(letter: char) -> bool {
    matches!(letter, '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}')
}

/// Whether the run as a whole is set narrower or wider. Single glyphs are only when their font was not in the file
/// and another took its place; their advance is right as it is.
fn is_scaled(transforms: impl Iterator<Item = Affine>) -> bool {
    let mut first = None;
    for transform in transforms {
        let [along_x, along_y, up_x, up_y, ..] = transform.as_coeffs();
        let ratio = along_x.hypot(along_y) / up_x.hypot(up_y);
        let first = *first.get_or_insert(ratio);
        if !ratio.is_finite() || (ratio - first).abs() > 0.01 {
            return false;
        }
    }
    true
}
