//! One style, as the dress writes it and as `styles.xml` holds it.

use super::length::Length;
use super::xml::Element;
use serde::Deserialize;

/// A style's id: ASCII letters and digits, because it stands in attributes and field codes. Word shows [`Style::name`].
pub type StyleId = std::borrow::Cow<'static, str>;

/// What a style is applied to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StyleKind {
    /// A whole paragraph.
    #[default]
    Paragraph,
    /// Words within one.
    Character,
}

/// How lines stand between the margins. `Start` and `End` follow the direction of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// At the margin where reading starts.
    Start,
    /// At the other margin.
    End,
    /// In the middle.
    Center,
    /// At both margins.
    Justify,
}

/// What stands between a number and its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AfterNumber {
    /// A tab to the hanging indent.
    #[default]
    Tab,
    /// A space.
    Space,
    /// A new line, as for the heading of a part.
    Line,
}

/// One paragraph or character style. What is left out is inherited from `based-on`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Style {
    /// Its id, which renderers ask for.
    pub id: String,
    /// Its name, which people see; only optional in the override of a look.
    pub name: Option<String>,
    /// What it is applied to.
    #[serde(default)]
    pub kind: StyleKind,
    /// The style it inherits from.
    pub based_on: Option<String>,
    /// The style of the paragraph that follows when a person types Enter.
    pub next: Option<String>,
    /// The name of one of the dress's fonts.
    pub font: Option<String>,
    /// Size of the letters.
    pub size: Option<Length>,
    /// Bold.
    pub bold: Option<bool>,
    /// Italic.
    pub italic: Option<bool>,
    /// Capitals, whatever was typed.
    pub caps: Option<bool>,
    /// Small capitals.
    pub small_caps: Option<bool>,
    /// Underlined.
    pub underline: Option<bool>,
    /// Six hexadecimal digits.
    pub color: Option<String>,
    /// Background, as six hexadecimal digits.
    pub shade: Option<String>,
    /// Alignment.
    pub align: Option<Align>,
    /// Space above.
    pub before: Option<Length>,
    /// Space below.
    pub after: Option<Length>,
    /// Height of a line, as a multiple of a single one.
    pub line: Option<f32>,
    /// Indent of the whole paragraph at the side where reading starts.
    pub indent: Option<Length>,
    /// Indent at the other side.
    pub indent_end: Option<Length>,
    /// How far the first line stands out to the left; a number stands there.
    pub hanging: Option<Length>,
    /// How far the first line is indented.
    pub first_line: Option<Length>,
    /// A frame around the paragraph.
    pub boxed: Option<bool>,
    /// A line above or below: `above`, `below`.
    pub rule: Option<Rule>,
    /// Stays on the page of the next paragraph.
    pub keep_with_next: Option<bool>,
    /// Is not divided between pages.
    pub keep_together: Option<bool>,
    /// Leaves no single line alone on a page.
    pub widow_control: Option<bool>,
    /// No space between paragraphs of the same style.
    pub contextual_spacing: Option<bool>,
    /// Level in the outline, from 1. Also what the table of contents and a screen reader's headings go by.
    pub outline: Option<u8>,
    /// What stands between its automatic number and the text.
    pub after_number: Option<AfterNumber>,
    /// Tab stops at the end margin instead of the default ones, as footers have.
    pub end_tab: Option<Length>,
}

/// A line across the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Above the paragraph.
    Above,
    /// Below it.
    Below,
}

impl Style {
    /// This style with everything that `over` says put in its place.
    pub fn overridden(&self, over: &Style) -> Style {
        macro_rules! or {
            ($($field:ident),* $(,)?) => {
                Style {
                    id: self.id.clone(),
                    kind: self.kind,
                    $($field: over.$field.clone().or_else(|| self.$field.clone()),)*
                }
            };
        }
        or!(
            name,
            based_on,
            next,
            font,
            size,
            bold,
            italic,
            caps,
            small_caps,
            underline,
            color,
            shade,
            align,
            before,
            after,
            line,
            indent,
            indent_end,
            hanging,
            first_line,
            boxed,
            rule,
            keep_with_next,
            keep_together,
            widow_control,
            contextual_spacing,
            outline,
            after_number,
            end_tab,
        )
    }

    /// `w:ind`, when the style says anything of it. `w:left` is the side where reading starts: Word mirrors it in
    /// paragraphs that are read from right to left (ISO/IEC 29500-1, 17.3.1.12).
    pub fn indents(&self) -> Option<Element> {
        let mut indent = Element::new("w:ind");
        for (name, value) in [
            ("w:left", self.indent),
            ("w:right", self.indent_end),
            ("w:hanging", self.hanging),
            ("w:firstLine", self.first_line),
        ] {
            if let Some(value) = value {
                indent = indent.with(name, value.to_string());
            }
        }
        (!indent.attributes.is_empty()).then_some(indent)
    }

    /// The paragraph's properties, unordered.
    pub fn paragraph_properties(&self) -> Element {
        let mut properties = Element::new("w:pPr");
        for (name, value) in [
            ("w:keepNext", self.keep_with_next),
            ("w:keepLines", self.keep_together),
            ("w:widowControl", self.widow_control),
            ("w:contextualSpacing", self.contextual_spacing),
        ] {
            properties.children.extend(toggle(name, value));
        }
        let side = |name: &'static str| {
            Element::new(name)
                .with("w:val", "single")
                .with("w:sz", "6")
                .with("w:space", "6")
                .with("w:color", "auto")
        };
        let sides: &[&'static str] = match (self.boxed, self.rule) {
            (Some(true), _) => &["w:top", "w:left", "w:bottom", "w:right"],
            (_, Some(Rule::Above)) => &["w:top"],
            (_, Some(Rule::Below)) => &["w:bottom"],
            _ => &[],
        };
        if !sides.is_empty() {
            properties.push(Element::new("w:pBdr").children(sides.iter().copied().map(side)));
        }
        if self.kind == StyleKind::Paragraph
            && let Some(shade) = &self.shade
        {
            properties.push(shading(shade));
        }
        if let Some(at) = self.end_tab {
            let tab = Element::val("w:tab", "right").with("w:pos", at.to_string());
            properties.push(Element::new("w:tabs").child(tab));
        }
        let mut spacing = Element::new("w:spacing");
        for (name, value) in [("w:before", self.before), ("w:after", self.after)] {
            if let Some(value) = value {
                spacing = spacing.with(name, value.to_string());
            }
        }
        if let Some(line) = self.line {
            let twips = (line * 240.0).round() as i32;
            spacing = spacing
                .with("w:line", twips.to_string())
                .with("w:lineRule", "auto");
        }
        if !spacing.attributes.is_empty() {
            properties.push(spacing);
        }
        properties
            .children
            .extend(self.indents().into_iter().map(super::xml::Content::Element));
        if let Some(align) = self.align {
            // `left` and `right` rather than `start` and `end`: older Words know only these, and mirror them.
            let value = match align {
                Align::Start => "left",
                Align::End => "right",
                Align::Center => "center",
                Align::Justify => "both",
            };
            properties.push(Element::val("w:jc", value));
        }
        if let Some(level) = self.outline {
            let level = level.clamp(1, 9) - 1;
            properties.push(Element::val("w:outlineLvl", level.to_string()));
        }
        properties
    }

    /// The run's properties without fonts, unordered. Each has its complex-script twin but italics, which Arabic does not have.
    pub fn run_properties(&self) -> Element {
        let mut properties = Element::new("w:rPr");
        for (name, value) in [
            ("w:b", self.bold),
            ("w:bCs", self.bold),
            ("w:i", self.italic),
            ("w:caps", self.caps),
            ("w:smallCaps", self.small_caps),
        ] {
            properties.children.extend(toggle(name, value));
        }
        if let Some(size) = self.size {
            let half_points = size.in_half_points().to_string();
            properties.push(Element::val("w:sz", half_points.clone()));
            properties.push(Element::val("w:szCs", half_points));
        }
        if let Some(color) = &self.color {
            properties.push(Element::val("w:color", color.clone()));
        }
        if let Some(underline) = self.underline {
            let value = if underline { "single" } else { "none" };
            properties.push(Element::val("w:u", value));
        }
        if self.kind == StyleKind::Character
            && let Some(shade) = &self.shade
        {
            properties.push(shading(shade));
        }
        properties
    }
}

fn shading(fill: &str) -> Element {
    Element::val("w:shd", "clear")
        .with("w:color", "auto")
        .with("w:fill", fill)
}

fn toggle(name: &'static str, value: Option<bool>) -> Option<super::xml::Content> {
    let element = match value? {
        true => Element::new(name),
        false => Element::val(name, "0"),
    };
    Some(super::xml::Content::Element(element))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_overrides_what_it_names_and_nothing_else() {
        let style = Style {
            id: "A".to_owned(),
            bold: Some(true),
            size: Some(Length::twips(240)),
            ..Style::default()
        };
        let over = Style {
            id: "A".to_owned(),
            bold: Some(false),
            ..Style::default()
        };
        let both = style.overridden(&over);
        assert_eq!(
            (both.bold, both.size),
            (Some(false), Some(Length::twips(240)))
        );
    }

    #[test]
    fn every_look_of_letters_has_its_complex_script_twin() {
        let style = Style {
            bold: Some(true),
            italic: Some(false),
            size: Some(Length::twips(220)),
            ..Style::default()
        };
        let mut text = String::new();
        style.run_properties().write(&mut text);
        for element in [
            "<w:b/>",
            "<w:bCs/>",
            "<w:i w:val=\"0\"/>",
            "<w:szCs w:val=\"22\"/>",
        ] {
            assert!(text.contains(element), "{text}");
        }
    }
}
