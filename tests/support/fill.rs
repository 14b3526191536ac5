//! Fills the fields of a form in, as Word does.

use enact::ooxml::package::{self, Limits, Parts};
use enact::ooxml::xml::{self, Content, Element};

/// What a field gets.
#[derive(Clone, Debug)]
pub enum Filling {
    /// The box is ticked.
    Tick,
    /// The option at this place, from 1, is chosen.
    Choose(usize),
    /// This day is picked.
    Pick(&'static str),
    /// These words are written over whatever the field is for.
    Write(&'static str),
}

/// The file with the fields filled in that `filling` knows by name.
pub fn filled(bytes: &[u8], filling: &dyn Fn(&str) -> Option<Filling>) -> Vec<u8> {
    changed(bytes, &mut |control| {
        let name = tag(control).strip_prefix("field:").map(str::to_owned);
        if let Some(filling) = name.and_then(|name| filling(&name)) {
            fill(control, &filling);
        }
    })
}

/// The file with `change` applied to every content control.
pub fn changed(bytes: &[u8], change: &mut dyn FnMut(&mut Element)) -> Vec<u8> {
    const MAIN: &str = "word/document.xml";
    let mut parts: Parts = package::read(bytes, &Limits::default()).expect("a package");
    let mut root = xml::parse(&parts[MAIN], xml::Limits::default()).expect("XML");
    each_control(&mut root, change);
    parts.insert(MAIN.to_owned(), root.to_part());
    package::write(&parts).expect("a package")
}

fn each_control(element: &mut Element, change: &mut dyn FnMut(&mut Element)) {
    if element.name == "w:sdt" {
        change(element);
    }
    for content in &mut element.children {
        if let Content::Element(child) = content {
            each_control(child, change);
        }
    }
}

/// The control's tag.
pub fn tag(control: &Element) -> &str {
    let properties = control.find("w:sdtPr");
    properties.and_then(|p| p.val_of("w:tag")).unwrap_or("")
}

fn fill(control: &mut Element, filling: &Filling) {
    let properties = child(control, "w:sdtPr").expect("properties");
    properties
        .children
        .retain(|content| !matches!(content, Content::Element(e) if e.name == "w:showingPlcHdr"));
    let shown = match filling {
        Filling::Tick => {
            let check = child(properties, "w14:checkbox").expect("a check box");
            child(check, "w14:checked")
                .expect("a state")
                .set("w14:val", "1");
            "☒".to_owned()
        }
        Filling::Choose(place) => {
            let list = child(properties, "w:dropDownList").expect("a list");
            let item = list.elements().nth(place - 1).expect("an option");
            item.get("w:displayText").expect("words").to_owned()
        }
        Filling::Pick(day) => {
            let date = child(properties, "w:date").expect("a date");
            date.set("w:fullDate", format!("{day}T00:00:00Z"));
            format!("the day {day}")
        }
        Filling::Write(words) => (*words).to_owned(),
    };
    let content = child(control, "w:sdtContent").expect("content");
    content.children = vec![Content::Element(
        Element::new("w:r").child(Element::new("w:t").text(shown)),
    )];
}

fn child<'a>(element: &'a mut Element, name: &str) -> Option<&'a mut Element> {
    element
        .children
        .iter_mut()
        .find_map(|content| match content {
            Content::Element(child) if child.name == name => Some(child),
            _ => None,
        })
}
