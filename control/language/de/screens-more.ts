/** German: pictures. */
export const screensMore = {
  'Another file is meant for {name} already.': 'Für {name} ist schon eine andere Datei bestimmt.',
  'Two files are meant for {name}; leave one out.':
    'Zwei Dateien sind für {name} bestimmt; lassen Sie eine weg.',
  'The picture is set.': 'Das Bild ist gesetzt.',
  '{n} pictures are set.': '{n} Bilder sind gesetzt.',
  'Set.': 'Gesetzt.',
  'Set a picture': 'Ein Bild setzen',
  'No pictures': 'Keine Bilder',
  'Set {n} pictures': '{n} Bilder setzen',
  'It appears wherever its owner is shown; what is on screen now changes only if you push it there. Entries without a picture of their own show their entrant’s.':
    'Es erscheint überall, wo gezeigt wird, zu wem es gehört; was jetzt auf dem Bildschirm ist, ändert sich nur, wenn Sie es dorthin bringen. Einreichungen ohne eigenes Bild zeigen das ihrer Nominierten.',
  'Found by name': 'Am Namen erkannt',
  'To be looked at': 'Noch anzusehen',
  'Pictures set': 'Gesetzte Bilder',
  'Setting {n} of {of}…': '{n} von {of} wird gesetzt…',
  'Set the picture': 'Bild setzen',
  'Set {n} of {of}': '{n} von {of} setzen',
  'Push to the screen': 'Auf den Bildschirm bringen',
  'Stop after this one': 'Nach diesem anhalten',
  'What {name} shows': 'Was {name} zeigt',
  'Whose picture? Type to search': 'Wessen Bild? Zum Suchen tippen',
  'Setting…': 'Wird gesetzt…',
  'Left out until it belongs to somebody.': 'Weggelassen, bis es jemandem gehört.',
  'Without a picture': 'Ohne Bild',
  'With a picture': 'Mit Bild',
  'There is no picture in it.': 'Darin ist kein Bild.',
  '{name} has no picture now.': '{name} hat jetzt kein Bild.',
  'Take it away once more to push that.': 'Noch einmal entfernen, um das auf den Bildschirm zu bringen.',
  'Let go: pictures are matched by their file names':
    'Loslassen: Bilder werden nach ihren Dateinamen zugeordnet',
  '{n} set.': '{n} gesetzt.',
  'Drop files, a folder or a zip anywhere here: “Bristol City Council.png” finds its owner by itself.':
    'Dateien, einen Ordner oder eine ZIP-Datei hier irgendwo ablegen: „Bristol City Council.png“ findet von selbst, zu wem es gehört.',
  'Find by name or category': 'Name oder Kategorie',
  'Which are listed': 'Welche aufgelistet sind',
  'Choose files': 'Dateien auswählen',
  'Choose a folder': 'Einen Ordner auswählen',
  '{n} more; find them by name, or {more}': '{n} weitere; suchen Sie nach dem Namen, oder {more}',
  'list more': 'mehr auflisten',
  'its entrant’s picture': 'das Bild der Nominierten',
  'Choose the picture of {name}': 'Das Bild von {name} auswählen',
  'Replace the picture of {name}': 'Das Bild von {name} ersetzen',
  'Really remove the picture of {name}': 'Das Bild von {name} wirklich entfernen',
  'Remove the picture of {name}': 'Das Bild von {name} entfernen',
  'Preview of {name}': 'Vorschau von {name}',
  'no preview': 'keine Vorschau',
  'Entrant|kind': 'Nominierte',
  'It has more than 400 MB; bring the pictures in parts.':
    'Sie hat mehr als 400 MB; bringen Sie die Bilder in Teilen.',
  'Drawings (SVG) are not taken; export it as PNG, large.':
    'Zeichnungen (SVG) werden nicht angenommen; exportieren Sie sie groß als PNG.',
  'This is no picture Envelope reads: JPEG, PNG, WebP, AVIF, GIF or TIFF.':
    'Das ist kein Bild, das Envelope liest: JPEG, PNG, WebP, AVIF, GIF oder TIFF.',
  'This file is larger than 20 MB; save it smaller.':
    'Diese Datei ist größer als 20 MB; speichern Sie sie kleiner.',
  'This is no zip.': 'Das ist keine ZIP-Datei.',
  'It is damaged or was cut short; make it again.':
    'Sie ist beschädigt oder abgeschnitten; erstellen Sie sie neu.',
  'It has more than {n} files.': 'Sie hat mehr als {n} Dateien.',
  'It is protected by a password; make the zip without one.':
    'Sie ist mit einem Passwort geschützt; erstellen Sie die ZIP-Datei ohne.',
  'It is packed in a way that is not read; make the zip again.':
    'Sie ist auf eine Art gepackt, die nicht gelesen wird; erstellen Sie die ZIP-Datei neu.',
  'It has more than 20 MB; make it smaller first.': 'Es hat mehr als 20 MB; verkleinern Sie es zuerst.',
  'A file of the system, no picture.': 'Eine Systemdatei, kein Bild.',
  'A zip inside the zip; unpack it first.': 'Eine ZIP-Datei in der ZIP-Datei; packen Sie sie zuerst aus.',
  'Another picture of this name is in the zip; the first was taken.':
    'In der ZIP-Datei ist noch ein Bild dieses Namens; das erste wurde genommen.',
  'More than {n} pictures; put it into another zip.':
    'Mehr als {n} Bilder; packen Sie es in eine weitere ZIP-Datei.',
  'All pictures together have more than 400 MB; put it into another zip.':
    'Alle Bilder zusammen haben mehr als 400 MB; packen Sie es in eine weitere ZIP-Datei.',
  'It is a HEIC photo; export it as a JPEG.': 'Es ist ein HEIC-Foto; exportieren Sie es als JPEG.',
}
