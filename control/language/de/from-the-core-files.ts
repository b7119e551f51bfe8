/** German: why a file cannot be read, a picture not be used, an export not be restored. */

/** Of a table that is imported; behind the name of its file or sheet. */
const tables = {
  'nothing is in it.': 'Sie ist leer.',
  'the file is empty.': 'Die Datei ist leer.',
  'it has more than {n} MB.': 'Sie hat mehr als {n} MB.',
  'it has more than {n} sheets.': 'Sie hat mehr als {n} Blätter.',
  'it has more than {n} rows, most of them empty.': 'Sie hat mehr als {n} Zeilen, die meisten leer.',
  'it has more than {n} rows; copy those you need into a new file.':
    'Sie hat mehr als {n} Zeilen; kopieren Sie die nötigen in eine neue Datei.',
  'it has more than {n} cells; copy what you need into a new file.':
    'Sie hat mehr als {n} Zellen; kopieren Sie das Nötige in eine neue Datei.',
  'it has more than {n} merged cells.': 'Sie hat mehr als {n} verbundene Zellen.',
  'its cells hold more than {n} million characters.': 'Die Zellen enthalten mehr als {n} Millionen Zeichen.',
  'it holds more than {n} different texts; copy the rows you need into a new file.':
    'Sie enthält mehr als {n} verschiedene Texte; kopieren Sie die nötigen Zeilen in eine neue Datei.',
  'it has {n} characters; a cell may have {of}.': 'Das sind {n} Zeichen; eine Zelle darf {of} haben.',
  'it lies beyond column {column}, the last that is read.':
    'Das liegt jenseits der Spalte {column}, der letzten, die gelesen wird.',
  'this sheet has no rows.': 'Dieses Blatt hat keine Zeilen.',
  'lists stand in lists too deep to be read.': 'Listen stehen zu tief in Listen, um gelesen zu werden.',
  'it holds far more than a list of entries does.': 'Sie enthält weit mehr als eine Liste von Einreichungen.',
  'it begins like JSON, but cannot be read on from here; it may be cut short.':
    'Sie beginnt wie JSON, lässt sich ab hier aber nicht lesen; vielleicht ist sie abgeschnitten.',
  'it is JSON, but holds no list of objects.': 'Sie ist JSON, enthält aber keine Liste von Objekten.',
  'one of its columns is not a list.': 'Eine der Spalten ist keine Liste.',
  'item {n} of the list is no object like the others.':
    'Eintrag {n} der Liste ist kein Objekt wie die anderen.',
  'this is no table; choose an XLSX, CSV or JSON file.':
    'Das ist keine Tabelle; wählen Sie eine XLSX-, CSV- oder JSON-Datei.',
  'this is a picture or a film, not a table.': 'Das ist ein Bild oder ein Film, keine Tabelle.',
  'this is a packed file; unpack it and choose the table inside.':
    'Das ist eine gepackte Datei; entpacken Sie sie, und wählen Sie die Tabelle darin.',
  'this is a PDF; ask for the table it was made from, as XLSX or CSV.':
    'Das ist ein PDF; bitten Sie um die Tabelle, aus der es entstand, als XLSX oder CSV.',
  'this is a text document (RTF); copy its table into a spreadsheet, {save}':
    'Das ist ein Textdokument (RTF); kopieren Sie die Tabelle daraus in eine Tabellenkalkulation, {save}',
  'this is a database; export the table you need, and {save}':
    'Das ist eine Datenbank; exportieren Sie die nötige Tabelle, {save}',
  'this is a zip with nothing in it.': 'Das ist ein leeres ZIP.',
  'it is protected by a password; save it without one.':
    'Sie ist durch ein Passwort geschützt; speichern Sie sie ohne.',
  'this is an old Word document; copy its table into a spreadsheet, {save}':
    'Das ist ein altes Word-Dokument; kopieren Sie die Tabelle daraus in eine Tabellenkalkulation, {save}',
  'this is a workbook of old Excel (XLS); open it, {save}':
    'Das ist eine Mappe eines alten Excel (XLS); öffnen Sie sie, {save}',
  'this is a binary workbook (XLSB); open it in Excel, {save}':
    'Das ist eine binäre Mappe (XLSB); öffnen Sie sie in Excel, {save}',
  'this is a Word document; copy its table into a spreadsheet, {save}':
    'Das ist ein Word-Dokument; kopieren Sie die Tabelle daraus in eine Tabellenkalkulation, {save}',
  'this is a presentation; copy its table into a spreadsheet, {save}':
    'Das ist eine Präsentation; kopieren Sie die Tabelle daraus in eine Tabellenkalkulation, {save}',
  'this is a document of Apple Numbers, Pages or Keynote; export it as XLSX or CSV and choose that file.':
    'Das ist ein Dokument von Apple Numbers, Pages oder Keynote; exportieren Sie es als XLSX oder CSV, und wählen Sie diese Datei.',
  'this is an OpenDocument file (ODS or ODT); open it, {save}':
    'Das ist eine OpenDocument-Datei (ODS oder ODT); öffnen Sie sie, {save}',
  'this is a zip of files; unpack it and choose the table inside.':
    'Das ist ein ZIP mit Dateien; entpacken Sie es, und wählen Sie die Tabelle darin.',
  'it is damaged or was cut short; save it again, as XLSX or CSV.':
    'Sie ist beschädigt oder abgeschnitten; speichern Sie sie noch einmal als XLSX oder CSV.',
  'this is a drawing (SVG), not a table.': 'Das ist eine Zeichnung (SVG), keine Tabelle.',
  'this is a web page, whatever it is called; open it in a spreadsheet, {save}':
    'Das ist eine Webseite, wie immer sie heißt; öffnen Sie sie in einer Tabellenkalkulation, {save}',
  'this is XML; open it in a spreadsheet, {save}':
    'Das ist XML; öffnen Sie es in einer Tabellenkalkulation, {save}',
  'a quotation mark stands inside a cell; double it, or take it out.':
    'Ein Anführungszeichen steht mitten in einer Zelle; verdoppeln Sie es, oder nehmen Sie es heraus.',
  'a quotation mark is opened here, and not closed.':
    'Hier beginnt ein Anführungszeichen, das nicht geschlossen wird.',
  'it is far too long; a quotation mark may not be closed.':
    'Sie ist viel zu lang; vielleicht fehlt ein schließendes Anführungszeichen.',
  'this is not a row of a table.': 'Das ist keine Zeile einer Tabelle.',
  'reading it took more time or memory than any list of entries needs; copy the rows you need into a new file.':
    'Das Lesen brauchte mehr Zeit oder Speicher als jede Liste von Einreichungen; kopieren Sie die nötigen Zeilen in eine neue Datei.',
  'it consists of more than {n} parts, which no list of entries does.':
    'Sie besteht aus mehr als {n} Teilen, wie keine Liste von Einreichungen.',
  'unpacked it is far too large for a list of entries; copy the rows you need into a new file and save that.':
    'Entpackt ist sie viel zu groß für eine Liste von Einreichungen; kopieren Sie die nötigen Zeilen in eine neue Datei.',
  'it holds a document type, which no spreadsheet writes; it is not read.':
    'Sie enthält einen Dokumenttyp, den keine Tabellenkalkulation schreibt; sie wird nicht gelesen.',
  'it is built as no spreadsheet builds it; copy the rows you need into a new file and save that.':
    'Sie ist gebaut wie von keiner Tabellenkalkulation; kopieren Sie die nötigen Zeilen in eine neue Datei.',
  'a row after it has a number no spreadsheet has; save the file again.':
    'Eine Zeile danach hat eine Nummer, die es in keiner Tabelle gibt; speichern Sie die Datei noch einmal.',
  'a row after it is out of order; save the file again.':
    'Eine Zeile danach steht nicht in der Reihenfolge; speichern Sie die Datei noch einmal.',
  'one of its cells has a place no spreadsheet has; save the file again.':
    'Eine Zelle steht an einer Stelle, die es in keiner Tabelle gibt; speichern Sie die Datei noch einmal.',
  'this cell stands in the file twice; save the file again.':
    'Diese Zelle steht zweimal in der Datei; speichern Sie die Datei noch einmal.',
  'its text is missing from the workbook; save the file again.':
    'Ihr Text fehlt in der Mappe; speichern Sie die Datei noch einmal.',
  'this sheet is missing from the workbook; save the file again.':
    'Dieses Blatt fehlt in der Mappe; speichern Sie die Datei noch einmal.',
  'no sheet is in this workbook; save the file again.':
    'In dieser Mappe ist kein Blatt; speichern Sie die Datei noch einmal.',
}

/** Each stands behind its place as well: the table, and where it is known the row and the column. */
const placed = Object.fromEntries(
  Object.entries(tables).flatMap(([sentence, told]) => [
    [`{table}: ${sentence}`, `{table}: ${told}`],
    [`{table}, row {n}: ${sentence}`, `{table}, Zeile {n}: ${told}`],
    [`{table}, row {n}, column "{text}": ${sentence}`, `{table}, Zeile {n}, Spalte „{text}“: ${told}`],
  ]),
)

const pictures = {
  'the file is empty.': 'Die Datei ist leer.',
  'nothing can read it; export it again, as a PNG or a JPEG.':
    'Nichts kann es lesen; exportieren Sie es noch einmal als PNG oder JPEG.',
  'it is an SVG drawing; export it as a PNG, 1600 pixels wide.':
    'Es ist eine SVG-Zeichnung; exportieren Sie sie als PNG, 1600 Pixel breit.',
  'it is a HEIC photo; export it as a JPEG.': 'Es ist ein HEIC-Foto; exportieren Sie es als JPEG.',
  'it has more than 50 million pixels; make it smaller first.':
    'Es hat mehr als 50 Millionen Pixel; verkleinern Sie es zuerst.',
  'reading it takes too long; make it smaller first.':
    'Das Lesen dauert zu lange; verkleinern Sie es zuerst.',
  'it is no JPEG, PNG, WebP, AVIF, GIF or TIFF.': 'Es ist kein JPEG, PNG, WebP, AVIF, GIF oder TIFF.',
  'it is damaged or was cut short; export it again.':
    'Es ist beschädigt oder abgeschnitten; exportieren Sie es noch einmal.',
}

const shows = {
  'nothing can read it.': 'Nichts kann sie lesen.',
  'it has not been checked.': 'Sie wurde nicht geprüft.',
  'it is no zip file, or it was cut short.': 'Sie ist keine ZIP-Datei oder abgeschnitten.',
  'it is a zip file, but no export of an Envelope show.':
    'Sie ist eine ZIP-Datei, aber kein Export einer Show von Envelope.',
  'it was written by a newer Envelope; use that one.':
    'Sie wurde von einem neueren Envelope geschrieben; nehmen Sie dieses.',
  'it holds {what}, which its list does not name.': 'Sie enthält {what}, was ihre Liste nicht nennt.',
  'it holds {what}, which is no part of a show.': 'Sie enthält {what}, was kein Teil einer Show ist.',
  'it holds {what} twice.': 'Sie enthält {what} zweimal.',
  'it holds too many files.': 'Sie enthält zu viele Dateien.',
  'it would unpack to {size}.': 'Entpackt hätte sie {size}.',
  'the name {what} leads out of the file; nothing of it was read.':
    'Der Name {what} führt aus der Datei hinaus; nichts davon wurde gelesen.',
  '{what} is packed in a way that is not known.': '{what} ist auf unbekannte Weise gepackt.',
  '{what} would unpack from {n} KB to {size}: a trap, not a show.':
    '{what} würde von {n} KB auf {size} entpackt: eine Falle, keine Show.',
  '{what} has {size}; it may have {most}.': '{what} hat {size}; erlaubt sind {most}.',
  'its part {what} is damaged.': 'Ihr Teil {what} ist beschädigt.',
  'its part {what} is missing.': 'Ihr Teil {what} fehlt.',
  'its part {what} is not what was exported: the checksum is another.':
    'Ihr Teil {what} ist nicht, was exportiert wurde: Die Prüfsumme ist eine andere.',
  'its part {what} cannot be read.': 'Ihr Teil {what} lässt sich nicht lesen.',
  'its list cannot be read: {text}': 'Ihre Liste lässt sich nicht lesen: {text}',
  'its list of pictures cannot be read: {text}': 'Ihre Liste der Bilder lässt sich nicht lesen: {text}',
  'its list of pictures does not name {what}.': 'Ihre Liste der Bilder nennt {what} nicht.',
  'it has no picture {what}.': 'Sie hat kein Bild {what}.',
  'its picture {what} is missing.': 'Ihr Bild {what} fehlt.',
  '{what} is no picture of an Envelope.': '{what} ist kein Bild eines Envelope.',
  'its log is no text.': 'Ihr Protokoll ist kein Text.',
  'its log was cut short.': 'Ihr Protokoll ist abgeschnitten.',
  'the chain through its log is broken: record {n} does not follow from the one before it.':
    'Die Kette durch ihr Protokoll ist gebrochen: Eintrag {n} folgt nicht aus dem davor.',
  'its log ends at record {n}, and not where it ended when it was exported.':
    'Ihr Protokoll endet bei Eintrag {n} und nicht, wo es beim Export endete.',
  'its log cannot be read: {why}': 'Ihr Protokoll lässt sich nicht lesen: {why}',
  'its records do not fit together.': 'Die Einträge passen nicht zusammen.',
  'its log opens no show.': 'Ihr Protokoll eröffnet keine Show.',
  'its log is that of {what}, and its list says {name}.':
    'Ihr Protokoll ist das von {what}, ihre Liste sagt {name}.',
  'its show file has a mistake: {problem}': 'Ihre Showdatei hat einen Fehler: {problem}',
  'this house has another picture under the name of one of its own ({text}).':
    'Dieses Haus hat unter dem Namen eines ihrer Bilder ein anderes ({text}).',
}

export const coreOfFiles = {
  'save it as XLSX or CSV and choose that file.':
    'speichern Sie sie als XLSX oder CSV, und wählen Sie diese Datei.',
  ...placed,
  ...tables,
  ...pictures,
  ...shows,
}
