//! Properties of text in words: `b` is "bold", and its value "yes".

use super::words::Words;
use crate::document::Language;
use crate::ooxml::tracked::view::Alteration;

/// How a value reads.
#[derive(Clone, Copy)]
enum Value {
    /// On or off.
    Switch,
    /// Half points.
    HalfPoints,
    /// As it is in the file.
    Plain,
    /// In words of nobody: the name alone is told.
    Untold,
}

use Value::{HalfPoints, Plain, Switch, Untold};

/// Names in the file, how values read, and the words: English, French, Spanish, Portuguese, Arabic.
const PROPERTIES: &[(&[&str], Value, [&str; 5])] = &[
    (
        &["b", "bCs"],
        Switch,
        ["bold", "gras", "negrita", "negrito", "غامق"],
    ),
    (
        &["i", "iCs"],
        Switch,
        ["italic", "italique", "cursiva", "itálico", "مائل"],
    ),
    (
        &["u"],
        Plain,
        [
            "underline",
            "soulignement",
            "subrayado",
            "sublinhado",
            "تسطير",
        ],
    ),
    (
        &["strike", "dstrike"],
        Switch,
        [
            "struck through",
            "barré",
            "tachado",
            "rasurado",
            "يتوسطه خط",
        ],
    ),
    (
        &["caps"],
        Switch,
        [
            "capitals",
            "majuscules",
            "mayúsculas",
            "maiúsculas",
            "أحرف كبيرة",
        ],
    ),
    (
        &["smallCaps"],
        Switch,
        [
            "small capitals",
            "petites majuscules",
            "versalitas",
            "versaletes",
            "أحرف كبيرة صغيرة",
        ],
    ),
    (
        &["vanish", "specVanish"],
        Switch,
        ["hidden", "masqué", "oculto", "oculto", "مخفي"],
    ),
    (
        &["sz", "szCs"],
        HalfPoints,
        ["size", "taille", "tamaño", "tamanho", "الحجم"],
    ),
    (
        &["color"],
        Plain,
        ["colour", "couleur", "color", "cor", "اللون"],
    ),
    (
        &["highlight"],
        Plain,
        ["highlight", "surlignage", "resaltado", "realce", "التمييز"],
    ),
    (
        &["rFonts"],
        Untold,
        ["font", "police", "fuente", "tipo de letra", "الخط"],
    ),
    (
        &["vertAlign", "position"],
        Plain,
        ["position", "position", "posición", "posição", "الموضع"],
    ),
    (
        &["lang"],
        Untold,
        ["language", "langue", "idioma", "língua", "اللغة"],
    ),
    (
        &["rtl", "bidi", "bidiVisual"],
        Switch,
        [
            "right to left",
            "de droite à gauche",
            "de derecha a izquierda",
            "da direita para a esquerda",
            "من اليمين إلى اليسار",
        ],
    ),
    (
        &["rStyle", "pStyle", "tblStyle"],
        Plain,
        ["style", "style", "estilo", "estilo", "النمط"],
    ),
    (
        &["jc"],
        Plain,
        [
            "alignment",
            "alignement",
            "alineación",
            "alinhamento",
            "المحاذاة",
        ],
    ),
    (
        &["ind"],
        Untold,
        ["indent", "retrait", "sangría", "avanço", "المسافة البادئة"],
    ),
    (
        &["spacing"],
        Untold,
        [
            "spacing",
            "espacement",
            "espaciado",
            "espaçamento",
            "التباعد",
        ],
    ),
    (
        &["numPr"],
        Untold,
        [
            "numbering",
            "numérotation",
            "numeración",
            "numeração",
            "الترقيم",
        ],
    ),
    (
        &["outlineLvl"],
        Plain,
        [
            "outline level",
            "niveau hiérarchique",
            "nivel de esquema",
            "nível de destaque",
            "مستوى المخطط",
        ],
    ),
    (
        &[
            "keepNext",
            "keepLines",
            "widowControl",
            "pageBreakBefore",
            "contextualSpacing",
            "cantSplit",
        ],
        Switch,
        [
            "page flow",
            "enchaînements",
            "flujo de página",
            "fluxo de página",
            "تدفق الصفحات",
        ],
    ),
    (
        &["tabs"],
        Untold,
        [
            "tab stops",
            "tabulations",
            "tabulaciones",
            "tabulações",
            "علامات الجدولة",
        ],
    ),
    (
        &["pBdr", "bdr", "tblBorders", "tcBorders", "pgBorders"],
        Untold,
        ["borders", "bordures", "bordes", "limites", "الحدود"],
    ),
    (
        &["shd"],
        Untold,
        ["shading", "trame", "sombreado", "sombreado", "التظليل"],
    ),
    (
        &[
            "tblW",
            "tcW",
            "gridCol",
            "tblGrid",
            "trHeight",
            "tblLayout",
            "tblInd",
            "tblCellMar",
            "tcMar",
        ],
        Untold,
        [
            "dimensions",
            "dimensions",
            "dimensiones",
            "dimensões",
            "الأبعاد",
        ],
    ),
    (
        &["tblDescription", "tblCaption"],
        Plain,
        [
            "description",
            "description",
            "descripción",
            "descrição",
            "الوصف",
        ],
    ),
    (
        &["tblHeader"],
        Switch,
        [
            "header row",
            "ligne d’en-tête",
            "fila de encabezado",
            "linha de cabeçalho",
            "صف الرأس",
        ],
    ),
    (
        &["gridSpan", "vMerge", "hMerge"],
        Untold,
        [
            "merged cells",
            "cellules fusionnées",
            "celdas combinadas",
            "células unidas",
            "خلايا مدمجة",
        ],
    ),
    (
        &["vAlign", "textDirection"],
        Plain,
        [
            "text position",
            "position du texte",
            "posición del texto",
            "posição do texto",
            "موضع النص",
        ],
    ),
    (
        &["pgSz"],
        Untold,
        ["paper", "papier", "papel", "papel", "الورق"],
    ),
    (
        &["pgMar"],
        Untold,
        ["margins", "marges", "márgenes", "margens", "الهوامش"],
    ),
    (
        &["cols"],
        Untold,
        ["columns", "colonnes", "columnas", "colunas", "الأعمدة"],
    ),
    (
        &["pgNumType", "titlePg", "footnotePr", "endnotePr"],
        Untold,
        [
            "page numbers and notes",
            "numéros de page et notes",
            "números de página y notas",
            "números de página e notas",
            "أرقام الصفحات والحواشي",
        ],
    ),
];

/// Values in words: English, French, Spanish, Portuguese, Arabic.
const VALUES: &[(&[&str], [&str; 5])] = &[
    (
        &["left", "start"],
        ["start", "début", "inicio", "início", "البداية"],
    ),
    (&["right", "end"], ["end", "fin", "final", "fim", "النهاية"]),
    (
        &["center"],
        ["centre", "centre", "centro", "centro", "الوسط"],
    ),
    (
        &["both"],
        ["justified", "justifié", "justificado", "justificado", "ضبط"],
    ),
    (
        &["superscript"],
        [
            "superscript",
            "exposant",
            "superíndice",
            "superior à linha",
            "مرتفع",
        ],
    ),
    (
        &["subscript"],
        [
            "subscript",
            "indice",
            "subíndice",
            "inferior à linha",
            "منخفض",
        ],
    ),
    (&["none"], ["none", "aucun", "ninguno", "nenhum", "بلا"]),
    (
        &["single"],
        ["single", "simple", "simple", "simples", "مفرد"],
    ),
];

/// Alterations in words, each once: "bold: no → yes".
pub(super) fn in_words(alterations: &[Alteration], words: Words) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for alteration in alterations {
        let sentence = sentence(alteration, words);
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    said
}

fn sentence(alteration: &Alteration, words: Words) -> String {
    let at = Language::ALL.iter().position(|l| *l == words.language);
    let at = at.unwrap_or(0);
    let known = PROPERTIES
        .iter()
        .find(|(names, ..)| names.contains(&&*alteration.property));
    let Some((_, how, names)) = known else {
        return format!("{} ({})", words.format_only(), alteration.property);
    };
    let value = |value: &Option<String>| -> String {
        let Some(value) = value else {
            return words.unset().to_owned();
        };
        match how {
            Switch => match value.as_str() {
                "0" | "false" | "off" => words.no().to_owned(),
                _ => words.yes().to_owned(),
            },
            HalfPoints => match value.parse::<u32>() {
                Ok(half) if half % 2 == 0 => format!("{} pt", half / 2),
                Ok(half) => format!("{}.5 pt", half / 2),
                Err(_) => value.clone(),
            },
            Plain | Untold => VALUES
                .iter()
                .find(|(known, _)| known.contains(&value.as_str()))
                .map_or_else(|| value.clone(), |(_, words)| words[at].to_owned()),
        }
    };
    match how {
        Untold => names[at].to_owned(),
        _ => {
            let arrow = if words.language == Language::Ar {
                "←"
            } else {
                "→"
            };
            let (old, new) = (value(&alteration.old), value(&alteration.new));
            format!("{}: {old} {arrow} {new}", names[at])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn altered(property: &str, old: Option<&str>, new: Option<&str>) -> Alteration {
        Alteration {
            property: property.to_owned(),
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
        }
    }

    #[test]
    fn properties_are_told_in_words() {
        let words = Words::of(Language::En);
        let all = [
            altered("b", None, Some("")),
            altered("bCs", None, Some("")),
            altered("sz", Some("22"), Some("23")),
            altered("jc", Some("left"), Some("both")),
            altered("spacing", Some("before 0"), Some("before 9")),
            altered("kinsoku", None, Some("")),
        ];
        assert_eq!(
            in_words(&all, words),
            [
                "bold: not set → yes",
                "size: 11 pt → 11.5 pt",
                "alignment: start → justified",
                "spacing",
                "formatting (kinsoku)"
            ]
        );
        assert_eq!(
            in_words(&all[..1], Words::of(Language::Ar)),
            ["غامق: غير محدد ← نعم"]
        );
    }
}
