/** German: what an import finds in the organisers' tables, what it asks, and what it put right in reading. */

const notes = {
  'HTML codes (such as &amp;) were read as the characters they stand for.':
    'HTML-Codes (wie &amp;) wurden als die Zeichen gelesen, für die sie stehen.',
  'control characters were removed.': 'Steuerzeichen wurden entfernt.',
  'hidden marks of writing direction were removed.':
    'Verborgene Zeichen für die Schreibrichtung wurden entfernt.',
  'characters that cannot be seen were removed.': 'Unsichtbare Zeichen wurden entfernt.',
  'a character that could not be read stands as \uFFFD.':
    'Ein Zeichen, das sich nicht lesen ließ, steht als \uFFFD.',
  'its cells are parted by {sign}.': 'Die Zellen sind durch {sign} getrennt.',
  'quotation marks inside cells are kept as they stand.':
    'Anführungszeichen in Zellen bleiben, wie sie stehen.',
  'a link (=HYPERLINK); its text was taken.': 'Ein Link (=HYPERLINK); sein Text wurde genommen.',
  'it begins like a formula; it is kept as text, and nothing is computed.':
    'Sie beginnt wie eine Formel; sie bleibt Text, und nichts wird berechnet.',
  'read from JSON: row 1 is the names of the fields, row 2 the first object.':
    'Aus JSON gelesen: Zeile 1 sind die Namen der Felder, Zeile 2 das erste Objekt.',
  'a list; its items are parted by semicolons.': 'Eine Liste; die Einträge sind durch Semikolons getrennt.',
  'a number too long to be kept exactly; write it between quotation marks.':
    'Eine Zahl, die zu lang ist, um genau zu bleiben; setzen Sie sie in Anführungszeichen.',
  'it holds a table of its own; it is kept as JSON text.':
    'Sie enthält selbst eine Tabelle; die bleibt als JSON-Text.',
  'read as {encoding}, which the file does not say; look at letters with accents.':
    'Als {encoding} gelesen, was die Datei nicht sagt; achten Sie auf Umlaute und Akzente.',
  'read as {encoding}.': 'Als {encoding} gelesen.',
  'hidden in the workbook; read all the same.': 'In der Mappe verborgen; trotzdem gelesen.',
  'this sheet is hidden in the workbook.': 'Dieses Blatt ist in der Mappe verborgen.',
  'an error in place of a value; the cell is taken as empty.':
    'Ein Fehler statt eines Wertes; die Zelle gilt als leer.',
  'some cells are set apart by bold type, by a colour or by a line through them. That is not read: where it says who has won or has withdrawn, say so in a column.':
    'Einige Zellen sind durch Fettdruck, eine Farbe oder Durchstreichen hervorgehoben. Das wird nicht gelesen: Wo es sagt, wer gewonnen oder zurückgezogen hat, sagen Sie es in einer Spalte.',
  'a formula without a value, taken as empty; open the file in a spreadsheet and save it.':
    'Eine Formel ohne Wert, gilt als leer; öffnen Sie die Datei in einer Tabellenkalkulation, und speichern Sie sie.',
  'a formula; its last value was taken.': 'Eine Formel; ihr letzter Wert wurde genommen.',
  'merged cells; each of these rows has their text.': 'Verbundene Zellen; jede dieser Zeilen hat ihren Text.',
  'merged cells; their text stands in the first.': 'Verbundene Zellen; ihr Text steht in der ersten.',
  'the workbook also has "{text}", which is no table; it was left out.':
    'Die Mappe enthält auch „{text}“, was keine Tabelle ist; es wurde weggelassen.',
  'the workbook has comments on cells; they were left out.':
    'Die Mappe enthält Kommentare zu Zellen; sie wurden weggelassen.',
  'the workbook has pictures; they were left out.': 'Die Mappe enthält Bilder; sie wurden weggelassen.',
  'the workbook has macros; they were left out.': 'Die Mappe enthält Makros; sie wurden weggelassen.',
}

/** Each stands behind its place as well: rows, a column, or both. */
const placed = Object.fromEntries(
  Object.entries(notes).flatMap(([sentence, told]) => [
    [`row {n}: ${sentence}`, `Zeile {n}: ${told}`],
    [`row {n}, column {letters}: ${sentence}`, `Zeile {n}, Spalte {letters}: ${told}`],
    [`rows {rows}: ${sentence}`, `Zeilen {rows}: ${told}`],
    [`rows {rows}, column {letters}: ${sentence}`, `Zeilen {rows}, Spalte {letters}: ${told}`],
    [`column {letters}: ${sentence}`, `Spalte {letters}: ${told}`],
  ]),
)

const problems = {
  'No sheet is used as the shortlist. Choose one.':
    'Kein Blatt wird als Shortlist verwendet. Wählen Sie eines.',
  'two columns are said to be this. Choose one.': 'Zwei Spalten sollen das sein. Wählen Sie eine.',
  'no column says who is nominated. Choose the column that does.':
    'Keine Spalte sagt, wer nominiert ist. Wählen Sie die, die es sagt.',
  'no column says it. Choose the column that does, or one category for all rows.':
    'Keine Spalte sagt es. Wählen Sie die, die es sagt, oder eine Kategorie für alle Zeilen.',
  'no column says it. Choose the column that does.': 'Keine Spalte sagt es. Wählen Sie die, die es sagt.',
  'no column says who is meant. Choose the column that does.':
    'Keine Spalte sagt, wer gemeint ist. Wählen Sie die, die es sagt.',
  'the tables have more than {n} rows; split them.':
    'Die Tabellen haben mehr als {n} Zeilen; teilen Sie sie auf.',
  'it has more than {n} rows.': 'Sie hat mehr als {n} Zeilen.',
  'there is no entry in it.': 'Darin ist keine Einreichung.',
  'it is one more than {n} categories.': 'Das ist eine mehr als {n} Kategorien.',
  'it is empty.': 'Die Zelle ist leer.',
  'it is empty, and the row has a result.': 'Die Zelle ist leer, und die Zeile hat ein Ergebnis.',
  'it is empty{others}; the category above is taken.':
    'Die Zelle ist leer{others}; es gilt die Kategorie darüber.',
  ', as in {n} more': ', wie in {n} weiteren',
  'it has {n} characters; {of} is the most.': 'Das sind {n} Zeichen; höchstens {of} sind erlaubt.',
  'they have {n} characters; 600 is the most.': 'Das sind {n} Zeichen; höchstens 600 sind erlaubt.',
  'the notes of this row have {n} characters together; {of} is the most. Leave a column out.':
    'Die Notizen dieser Zeile haben zusammen {n} Zeichen; höchstens {of} sind erlaubt. Lassen Sie eine Spalte weg.',
  'it names {n} partners; {of} is the most.': 'Sie nennt {n} Partner; höchstens {of} sind erlaubt.',
  'one of them has more than {n} characters.': 'Einer davon hat mehr als {n} Zeichen.',
  '{what} looks like the one in {where}, and is spelled otherwise.':
    '{what} sieht aus wie in {where}, ist aber anders geschrieben.',
  'This category': 'Diese Kategorie',
  'This name': 'Dieser Name',
  'row {n}': 'Zeile {n}',
  'row {n} of the other table': 'Zeile {n} der anderen Tabelle',
  'row {n} says another sponsor of this category.':
    'Zeile {n} nennt für diese Kategorie einen anderen Sponsor.',
  'row {n} says otherwise of this category.': 'Zeile {n} sagt von dieser Kategorie etwas anderes.',
  '{category} has more than {n} entries.': '{category} hat mehr als {n} Einreichungen.',
  'the same entry stands in row {n} already.': 'Dieselbe Einreichung steht schon in Zeile {n}.',
  'it is no number.': 'Das ist keine Zahl.',
  'it says that nothing is known or meant (such as N/A, TBC or a dash){others}; it would be shown as it stands. Empty the cell, if nothing shall be shown.':
    'Sie sagt, dass nichts bekannt oder gemeint ist (wie N/A, TBC oder ein Strich){others}; sie würde so gezeigt. Leeren Sie die Zelle, wenn nichts gezeigt werden soll.',
  'some names carry a sign (such as * or ★) or the word of an award (such as “winner”). Names are shown as they stand, before any envelope is opened: if this marks who has won, take it out of the names and say it in a column of its own.':
    'Einige Namen tragen ein Zeichen (wie * oder ★) oder das Wort eines Preises (wie „winner“). Namen werden gezeigt, wie sie stehen, bevor ein Umschlag geöffnet ist: Bezeichnet das, wer gewonnen hat, nehmen Sie es aus den Namen heraus, und sagen Sie es in einer eigenen Spalte.',
  'one of the categories is called by the word of an award (such as “winner”). If its rows say who has won, everybody would see them before any envelope is opened: take them out, or mark the winners in a column of their own.':
    'Eine der Kategorien heißt wie ein Preis (wie „winner“). Sagen ihre Zeilen, wer gewonnen hat, sähen das alle, bevor ein Umschlag geöffnet ist: Nehmen Sie sie heraus, oder kennzeichnen Sie die Gewinner in einer eigenen Spalte.',
  'it names several, who will be one joint entry{others}. If they compete with each other, give each a row of its own.':
    'Sie nennt mehrere, die eine gemeinsame Einreichung werden{others}. Treten sie gegeneinander an, geben Sie jedem eine eigene Zeile.',
  '{category} has a result and nobody on its shortlist: its one entry stays in the envelope. If it shall be seen, add it in the set-up.':
    '{category} hat ein Ergebnis und niemanden auf der Shortlist: Die einzige Einreichung bleibt im Umschlag. Soll sie zu sehen sein, fügen Sie sie in der Einrichtung hinzu.',
  '{category} has one entry only{others}. If that is the winner of an honorary award, keep it in the envelope.':
    '{category} hat nur eine Einreichung{others}. Gewinnt sie einen Ehrenpreis, lassen Sie sie im Umschlag.',
  ', as have {n} more': ', wie {n} weitere auch',
  // Results
  'its entry was withdrawn; no result can name it.':
    'Die Einreichung wurde zurückgezogen; kein Ergebnis kann sie nennen.',
  'its entry has a result in row {n} already.': 'Die Einreichung hat schon in Zeile {n} ein Ergebnis.',
  'the shortlist has an entry of just these words: it is no write-in.':
    'Die Shortlist hat eine Einreichung mit genau diesem Wortlaut: Sie wird nicht nachgetragen.',
  'another row says otherwise of this level.': 'Eine andere Zeile sagt von dieser Stufe etwas anderes.',
  '{category} names more than {n} entries for one level.':
    '{category} nennt mehr als {n} Einreichungen für eine Stufe.',
  'it does not fit its envelope; shorten the citation.':
    'Das passt nicht in den Umschlag; kürzen Sie die Würdigung.',
  'the row names neither a category nor an entry.':
    'Die Zeile nennt weder eine Kategorie noch eine Einreichung.',
  'it names a level that this show does not have.': 'Sie nennt eine Stufe, die diese Show nicht hat.',
  'it cannot be read as a result. Leave the column out, or say it as “Winner”, “No award”, yes or no.':
    'Das lässt sich nicht als Ergebnis lesen. Lassen Sie die Spalte weg, oder schreiben Sie „Winner“, „No award“, ja oder nein.',
  'its columns say different things of the result.': 'Die Spalten sagen Verschiedenes über das Ergebnis.',
  'Every entry of the shortlist has an award: this may be a list of winners. As a shortlist it would show them before any envelope is opened.':
    'Jede Einreichung der Shortlist hat einen Preis: Vielleicht ist das eine Liste der Gewinner. Als Shortlist würde sie sie zeigen, bevor ein Umschlag geöffnet ist.',
  'The result can be read from the order of the entries in every category. Sort them by name.':
    'Das Ergebnis lässt sich in jeder Kategorie an der Reihenfolge der Einreichungen ablesen. Sortieren Sie sie nach Namen.',
  // Where it goes
  'The show this goes into is not there any more.': 'Die Show, in die das soll, gibt es nicht mehr.',
  'The show has no name yet.': 'Die Show hat noch keinen Namen.',
  'Say on which day the ceremony is.': 'Geben Sie an, an welchem Tag die Verleihung ist.',
  'The time zone is not one: it is written like Europe/London.':
    'Das ist keine Zeitzone: Man schreibt sie wie Europe/London.',
  'The short name may have small letters, digits and dashes, and stands in addresses.':
    'Der Kurzname darf Kleinbuchstaben, Ziffern und Bindestriche haben und steht in Adressen.',
  'A show of this short name is there already. Choose another name, or import into that show.':
    'Eine Show mit diesem Kurznamen gibt es schon. Wählen Sie einen anderen Namen, oder importieren Sie in diese Show.',
}

export const coreOfImport = {
  ...placed,
  ...notes,
  ...problems,
  commas: 'Kommas',
  tabs: 'Tabulatoren',
  semicolons: 'Semikolons',
  'upright bars': 'senkrechte Striche',
  // Rows that were left out
  '{rows} left out: {why}.': '{rows} weggelassen: {why}.',
  '1 row': '1 Zeile',
  '{n} rows': '{n} Zeilen',
  'drafts, or not submitted': 'Entwürfe oder nicht eingereicht',
  'not on the shortlist': 'nicht auf der Shortlist',
  'the header stands there once more': 'dort steht die Kopfzeile noch einmal',
  // Questions and their answers
  'It is not on the shortlist of this category, or not clearly one of it: a write-in, or a spelling? Which entry is meant?':
    'Das steht nicht oder nicht eindeutig auf der Shortlist dieser Kategorie: nachgetragen oder anders geschrieben? Welche Einreichung ist gemeint?',
  'The shortlist has no category of this name. Which one is meant?':
    'Die Shortlist hat keine Kategorie dieses Namens. Welche ist gemeint?',
  'Of {category} the table says something, and nothing of {level}.':
    'Zu {category} sagt die Tabelle etwas, zu {level} aber nichts.',
  'Never nominated: a write-in, sealed with the result':
    'Nie nominiert: nachtragen, mit dem Ergebnis versiegeln',
  'Neither: leave this result open': 'Weder noch: dieses Ergebnis offen lassen',
  'None of these: leave the row out': 'Keine davon: die Zeile weglassen',
  'No award: nobody is {level}': 'Kein Preis: {level} geht an niemanden',
  'Not known yet: leave this result open': 'Noch nicht bekannt: dieses Ergebnis offen lassen',
}
