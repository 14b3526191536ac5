//! A tag as it is written: its name and its attributes, without copying any of it.

/// The name in a start or empty tag.
pub(super) fn name(tag: &str) -> &str {
    let tag = tag.strip_prefix('<').unwrap_or_default();
    let end = tag
        .find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')
        .unwrap_or(tag.len());
    &tag[..end]
}

/// The attributes of a tag: names, and values with their entities. What is not well-formed ends them.
pub(super) fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag.get(1 + name(tag).len()..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_ascii_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, end) = after[1..].split_once(quote)?;
        rest = end;
        Some((name.trim_ascii(), value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_found_however_they_are_written() {
        let tag = "<a:b\n c = '1\"'\td=\"&lt;\"/>";
        assert_eq!(name(tag), "a:b");
        let found: Vec<_> = attributes(tag).collect();
        assert_eq!(found, [("c", "1\""), ("d", "&lt;")]);
        for tag in ["", "<", "<a", "<a b>", "<a b=>", "<a b='", "<a é=1>"] {
            assert_eq!(attributes(tag).count(), 0, "{tag}");
        }
    }
}
