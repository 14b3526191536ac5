//! The words that a page of changes adds to the text, in the languages of the library.

use crate::document::Language;
use crate::ooxml::tracked::view::StoryKind;
use crate::ooxml::tracked::{ChangeKind, Subject};

/// Words in one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// Which language that is.
    pub(super) language: Language,
    at: usize,
}

/// One row of words: English, French, Spanish, Portuguese, Arabic.
type Row = [&'static str; 5];

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $row:expr;)*) => {
        impl Words {
            $($(#[$doc])* pub(super) fn $name(self) -> &'static str {
                const ROW: Row = $row;
                ROW[self.at]
            })*
        }
        #[cfg(test)]
        const ROWS: &[Row] = &[$($row),*];
    };
}

words! {
    /// Above the list.
    changes = ["Changes", "Modifications", "Cambios", "Alterações", "التغييرات"];
    /// Above the comments.
    comments = ["Comments", "Commentaires", "Comentarios", "Comentários", "التعليقات"];
    /// The title of a file without one.
    untitled = ["Document with changes", "Document avec modifications", "Documento con cambios", "Documento com alterações", "مستند مع التغييرات"];
    /// Above the older version.
    before = ["Before", "Avant", "Antes", "Antes", "قبل"];
    /// Above the newer version.
    after = ["After", "Après", "Después", "Depois", "بعد"];
    /// Said instead of a list.
    none = ["This file has no tracked change.", "Ce fichier ne contient aucune modification suivie.", "Este archivo no tiene ningún cambio registrado.", "Este ficheiro não tem nenhuma alteração registada.", "لا توجد في هذا الملف تغييرات متعقَّبة."];
    /// To the list of changes.
    to_list = ["To the list of changes", "Vers la liste des modifications", "A la lista de cambios", "Para a lista de alterações", "إلى قائمة التغييرات"];
    /// A change.
    change = ["Change", "Modification", "Cambio", "Alteração", "التغيير"];
    /// To the change before.
    previous = ["Previous change", "Modification précédente", "Cambio anterior", "Alteração anterior", "التغيير السابق"];
    /// To the change after.
    next = ["Next change", "Modification suivante", "Cambio siguiente", "Alteração seguinte", "التغيير التالي"];
    /// Said where a change ends.
    end = ["end of change", "fin de la modification", "fin del cambio", "fim da alteração", "نهاية التغيير"];
    /// A place in a text.
    paragraph = ["paragraph", "paragraphe", "párrafo", "parágrafo", "الفقرة"];
    /// A change that no text shows.
    no_place = ["not shown in the text", "non visible dans le texte", "no visible en el texto", "não visível no texto", "لا يظهر في النص"];
    /// Where a move led.
    moved_to = ["moved to change", "déplacé vers la modification", "movido al cambio", "movido para a alteração", "نُقل إلى التغيير"];
    /// Where a move came from.
    moved_from = ["moved from change", "déplacé depuis la modification", "movido desde el cambio", "movido da alteração", "نُقل من التغيير"];
    /// What neither version has.
    fleeting = ["inserted and deleted again", "inséré puis supprimé", "insertado y eliminado después", "inserido e depois eliminado", "أُدرج ثم حُذف"];
    /// Paragraphs that are folded away.
    paragraphs = ["paragraphs", "paragraphes", "párrafos", "parágrafos", "الفقرات"];
    /// Words that are folded away.
    words = ["words", "mots", "palabras", "palavras", "الكلمات"];
    /// Without a change.
    unchanged = ["Unchanged", "Sans modification", "Sin cambios", "Sem alterações", "دون تغيير"];
    /// A picture or an object.
    picture = ["Picture", "Image", "Imagen", "Imagem", "صورة"];
    /// The code of a field.
    code = ["Field code", "Code de champ", "Código de campo", "Código de campo", "رمز الحقل"];
    /// The end of a page.
    page = ["page break", "saut de page", "salto de página", "quebra de página", "فاصل صفحات"];
    /// What a comment is about.
    about = ["On", "Sur", "Sobre", "Sobre", "بشأن"];
    /// A comment that is settled.
    resolved = ["resolved", "résolu", "resuelto", "resolvido", "محلول"];
    /// A comment that answers another.
    answers = ["answers", "répond à", "responde a", "responde a", "يرد على"];
    /// A property that was not said.
    unset = ["not set", "non défini", "sin definir", "não definido", "غير محدد"];
    /// On.
    yes = ["yes", "oui", "sí", "sim", "نعم"];
    /// Off.
    no = ["no", "non", "no", "não", "لا"];
    /// Above the explanation of signs.
    signs = ["How to read it", "Légende", "Leyenda", "Legenda", "دليل القراءة"];
    /// A change of format whose properties are unknown.
    format_only = ["formatting", "mise en forme", "formato", "formatação", "التنسيق"];
}

impl Words {
    /// The words of `language`.
    pub(super) fn of(language: Language) -> Words {
        let at = Language::ALL.iter().position(|l| *l == language);
        Words {
            language,
            at: at.unwrap_or(0),
        }
    }

    /// The language of a text with this tag; English when we have none.
    pub(super) fn for_tag(tag: &str) -> Words {
        let code = tag.split('-').next().unwrap_or_default().to_lowercase();
        Words::of(Language::from_code(&code).unwrap_or(Language::En))
    }

    /// What was done.
    pub(super) fn kind(self, kind: ChangeKind) -> &'static str {
        kind_row(kind)[self.at]
    }

    /// What it was done to; empty for text, which says itself.
    pub(super) fn subject(self, subject: Subject) -> &'static str {
        subject_row(subject)[self.at]
    }

    /// The name of a text.
    pub(super) fn story(self, kind: StoryKind, number: usize) -> String {
        let name = story_row(kind)[self.at];
        match kind {
            StoryKind::Body => name.to_owned(),
            _ => format!("{name} {number}"),
        }
    }
}

fn kind_row(kind: ChangeKind) -> Row {
    match kind {
        ChangeKind::Insertion => ["Inserted", "Inséré", "Insertado", "Inserido", "مُدرج"],
        ChangeKind::Deletion => ["Deleted", "Supprimé", "Eliminado", "Eliminado", "محذوف"],
        ChangeKind::MoveFrom => [
            "Moved away",
            "Déplacé d’ici",
            "Movido de aquí",
            "Movido daqui",
            "منقول من هنا",
        ],
        ChangeKind::MoveTo => [
            "Moved here",
            "Déplacé ici",
            "Movido aquí",
            "Movido para aqui",
            "منقول إلى هنا",
        ],
        ChangeKind::Merge => [
            "Cells merged or split",
            "Cellules fusionnées ou scindées",
            "Celdas combinadas o divididas",
            "Células unidas ou divididas",
            "خلايا مدمجة أو مقسمة",
        ],
        ChangeKind::Format => [
            "Formatted",
            "Mis en forme",
            "Formato cambiado",
            "Formatado",
            "تغيير التنسيق",
        ],
    }
}

fn subject_row(subject: Subject) -> Row {
    match subject {
        Subject::Text => [""; 5],
        Subject::Paragraph => ["paragraph", "paragraphe", "párrafo", "parágrafo", "فقرة"],
        Subject::Table => ["table", "tableau", "tabla", "tabela", "جدول"],
        Subject::Row => ["row", "ligne", "fila", "linha", "صف"],
        Subject::Cell => ["cell", "cellule", "celda", "célula", "خلية"],
        Subject::Number => [
            "numbering",
            "numérotation",
            "numeración",
            "numeração",
            "الترقيم",
        ],
        Subject::Section => ["section", "section", "sección", "secção", "مقطع"],
        Subject::Control => [
            "content control",
            "contrôle de contenu",
            "control de contenido",
            "controlo de conteúdo",
            "عنصر تحكم",
        ],
        Subject::Math => ["formula", "formule", "fórmula", "fórmula", "صيغة"],
        Subject::Range => ["place", "emplacement", "lugar", "local", "موضع"],
    }
}

fn story_row(kind: StoryKind) -> Row {
    match kind {
        StoryKind::Body => ["Text", "Texte", "Texto", "Texto", "النص"],
        StoryKind::TextBox => [
            "Text box",
            "Zone de texte",
            "Cuadro de texto",
            "Caixa de texto",
            "مربع نص",
        ],
        StoryKind::Footnote => [
            "Footnote",
            "Note de bas de page",
            "Nota al pie",
            "Nota de rodapé",
            "حاشية سفلية",
        ],
        StoryKind::Endnote => [
            "Endnote",
            "Note de fin",
            "Nota al final",
            "Nota de fim",
            "حاشية ختامية",
        ],
        StoryKind::Header => ["Header", "En-tête", "Encabezado", "Cabeçalho", "رأس الصفحة"],
        StoryKind::Footer => [
            "Footer",
            "Pied de page",
            "Pie de página",
            "Rodapé",
            "تذييل الصفحة",
        ],
        StoryKind::Comment => [
            "Comment",
            "Commentaire",
            "Comentario",
            "Comentário",
            "تعليق",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word() {
        for row in ROWS {
            assert!(row.iter().all(|word| !word.is_empty()), "{row:?}");
        }
        assert_eq!(Words::for_tag("ar-JO").language, Language::Ar);
        assert_eq!(Words::for_tag("he-IL").language, Language::En);
        assert_eq!(
            Words::of(Language::Fr).story(StoryKind::Footnote, 2),
            "Note de bas de page 2"
        );
    }
}
