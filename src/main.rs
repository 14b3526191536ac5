use enact::assemble::{Order, assemble};
use enact::library::{Shelf, StateCode, load};
fn main() {
    let lib = match load(&Shelf::embedded()) {
        Ok(l) => l,
        Err(f) => {
            println!("{f}");
            return;
        }
    };
    let a: Vec<String> = std::env::args().collect();
    let order = Order {
        state: StateCode(a[1].clone()),
        pack: a[2].clone(),
        as_of: jiff::civil::date(2026, 11, 23),
        language: enact::document::Language::En,
        settings: vec![],
    };
    match assemble(&lib, &order) {
        Err(f) => println!("{f}"),
        Ok(a) => {
            for d in &a.drafts {
                println!("=== {}", d.document.head.title);
                for n in d.document.walk() {
                    println!(
                        "{} {} {} {}",
                        n.number.as_ref().map_or("", |n| n.text.as_str()),
                        enact::document::plain(&n.heading),
                        enact::document::plain(&n.text),
                        enact::document::plain(&n.closing)
                    );
                    if let enact::document::Kind::Table(t) = &n.kind {
                        for r in &t.rows {
                            println!(
                                "  | {}",
                                r.iter()
                                    .map(|c| enact::document::plain(c))
                                    .collect::<Vec<_>>()
                                    .join(" | ")
                            );
                        }
                    }
                }
            }
        }
    }
}
