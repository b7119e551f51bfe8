/** German: the keys, what must not be missed, and the link. */
export const stageKeys = {
  // Keys as they are printed, and what they do.
  Space: 'Leertaste',
  'Page Down': 'Bild ab',
  'Page Up': 'Bild auf',
  'Ctrl+L': 'Strg+L',
  Ctrl: 'Strg',
  Esc: 'Esc',
  'Take: do what the big button says': 'Take: tun, was die große Schaltfläche sagt',
  'Arm the reveal that comes next, or disarm it; only then does a take open the envelope':
    'Die nächste Enthüllung scharf schalten oder entschärfen; erst dann öffnet ein Take den Umschlag',
  'Back to the step before': 'Zurück zum vorigen Schritt',
  'Clear to the holding slide': 'Leeren, zur Haltefolie',
  'Blackout on, blackout off': 'Schwarz an, Schwarz aus',
  'Hold to retract the last reveal: the room sees the holding slide at once':
    'Halten: die letzte Enthüllung widerrufen; der Saal sieht sofort die Haltefolie',
  'Set or correct a result': 'Ein Ergebnis setzen oder korrigieren',
  'Choose the step before as next': 'Den Schritt davor als nächsten wählen',
  'Choose the step after as next': 'Den Schritt danach als nächsten wählen',
  'Find a category; Enter makes it next': 'Eine Kategorie suchen; Enter setzt sie als Nächstes',
  'The screens of the room, and back (“wall”)': 'Die Bildschirme im Saal und zurück (W wie „wall“)',
  'The set-up of the show, and back': 'Die Einrichtung der Show und zurück',
  'Lock the edits of this desk, and unlock them; take, back, clear and blackout go on':
    'Änderungen an diesem Pult sperren und entsperren; Take, Zurück, Leeren und Schwarz gehen weiter',
  'Hold to take over from the desk that drives': 'Halten: von dem Pult übernehmen, das gerade fährt',
  'Rehearsal: start, reset or end it (asks first)':
    'Probe: beginnen, neu beginnen oder beenden (fragt vorher)',
  'Notes of the next step, or of the cue in focus': 'Notizen zum nächsten Schritt oder zum ausgewählten Cue',
  'The list of keys': 'Die Liste der Tasten',
  'Help for what this desk is at, beside the stage; again puts it away':
    'Hilfe zu dem, was an diesem Pult ansteht, neben der Bühne; noch einmal schließt sie',
  Writing: 'Beim Schreiben',
  'Publish the post, or save the note': 'Den Beitrag veröffentlichen oder die Notiz speichern',
  Bold: 'Fett',
  Italic: 'Kursiv',
  Link: 'Link',
  'At the start of a line: key event, pin, correct':
    'Am Anfang einer Zeile: Höhepunkt, anheften, korrigieren',
  'Save the field': 'Das Feld speichern',
  'Do again what was undone': 'Rückgängig Gemachtes wiederholen',
  Everywhere: 'Überall',
  'Leave a field, a dialog or the help; it never touches the stage':
    'Feld, Dialog oder Hilfe verlassen; die Bühne berührt es nie',
  'Keys act when they are let go; holding one down does it once. Space takes also while a button has the focus; Enter presses the focused button. In a text field and in a dialog the keys belong to it.':
    'Tasten wirken beim Loslassen; gedrückt gehalten wirken sie einmal. Die Leertaste fährt auch, während eine Schaltfläche ausgewählt ist; Enter drückt die ausgewählte Schaltfläche. In Textfeldern und Dialogen gehören die Tasten diesen.',
  Close: 'Schließen',
  'Sheet to print': 'Blatt zum Drucken',
  'In a tab': 'In einem Tab',

  // The link.
  'There is no link to the server; nothing was sent.':
    'Es besteht keine Verbindung zum Server; nichts wurde gesendet.',
  'There is no link to the server; nothing was asked.':
    'Es besteht keine Verbindung zum Server; nichts wurde gefragt.',
  'The link was lost before the server answered. Look at the programme before you press again.':
    'Die Verbindung brach ab, bevor der Server geantwortet hat. Sehen Sie aufs Programm, bevor Sie noch einmal drücken.',
  'No answer from the server.': 'Keine Antwort vom Server.',
  'No answer from the server. Look at the programme before you press again.':
    'Keine Antwort vom Server. Sehen Sie aufs Programm, bevor Sie noch einmal drücken.',
  'No answer from the server. Look at what the desk says before you ask again.':
    'Keine Antwort vom Server. Sehen Sie nach, was das Pult sagt, bevor Sie noch einmal fragen.',
  'No answer from the server. Look at who leads before you ask again.':
    'Keine Antwort vom Server. Sehen Sie nach, wer führt, bevor Sie noch einmal fragen.',
  'No answer from the server. Look at the list of screens before you ask again.':
    'Keine Antwort vom Server. Sehen Sie in die Liste der Bildschirme, bevor Sie noch einmal fragen.',
  'The server cannot be reached.': 'Der Server ist nicht erreichbar.',
  'The server cannot be reached. Try again in a moment.':
    'Der Server ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
  'The server cannot be reached. Look at the head of this desk before you try again.':
    'Der Server ist nicht erreichbar. Sehen Sie auf die Kopfzeile dieses Pults, bevor Sie es noch einmal versuchen.',
  'The server did not do it.': 'Der Server hat es nicht getan.',

  // What must not be missed.
  'No link to the server.': 'Keine Verbindung zum Server.',
  'The room keeps its last picture; nothing on this desk acts until the link is back. Trying again…':
    'Der Saal behält sein letztes Bild; an diesem Pult wirkt nichts, bis die Verbindung wieder da ist. Neuer Versuch…',
  'Two show logs are at odds.': 'Zwei Protokolle widersprechen sich.',
  'This desk keeps the picture it has; call whoever runs the server.':
    'Dieses Pult behält das Bild, das es hat; rufen Sie, wer den Server betreut.',
  'This desk works at {address} now. Uploads, imports and printing need it opened there.':
    'Dieses Pult arbeitet jetzt über {address}. Zum Hochladen, Importieren und Drucken muss es dort geöffnet werden.',
  'No show is on air': 'Keine Show ist auf Sendung',
  'Opening the desk…': 'Pult wird geöffnet…',
  'As soon as one is opened, it appears here.': 'Sobald eine geöffnet wird, erscheint sie hier.',
  'Import the organisers’ table': 'Tabelle der Veranstalter importieren',
  'The log of this show was changed by hand:': 'Das Protokoll dieser Show wurde von Hand geändert:',
  'record {record} does not follow from the one before it. The desk works on; keep a copy of the log, and see the page “As-run”.':
    'Satz {record} passt nicht zu dem davor. Das Pult arbeitet weiter; bewahren Sie eine Kopie des Protokolls auf und sehen Sie die Seite „Sendeprotokoll“ an.',
  'Something was lost:': 'Etwas ging verloren:',
  'Put back:': 'Wiederhergestellt:',
  Noted: 'Zur Kenntnis genommen',
  'The envelopes are shut.': 'Die Umschläge sind verschlossen.',
  'The server was started anew and waits for its key: no result can be sealed or revealed before a producer brings it (menu › Key of the envelopes). All else works.':
    'Der Server wurde neu gestartet und wartet auf seinen Schlüssel: Kein Ergebnis lässt sich versiegeln oder enthüllen, bevor die Produktion ihn bringt (Menü › Schlüssel der Umschläge). Alles andere geht.',
  'The key of this house does not open these envelopes.':
    'Der Schlüssel dieses Hauses öffnet diese Umschläge nicht.',
  'They were sealed on another machine; nothing can be revealed here before its key is brought.':
    'Sie wurden auf einem anderen Rechner versiegelt; hier lässt sich nichts enthüllen, bevor dessen Schlüssel da ist.',
  'The key of the envelopes lies on this machine alone.':
    'Der Schlüssel der Umschläge liegt nur auf diesem Rechner.',
  'If the machine is lost, so are all sealed results: nobody can open them again.':
    'Geht der Rechner verloren, sind auch alle versiegelten Ergebnisse verloren: Niemand kann sie mehr öffnen.',
  'Tell a producer.': 'Sagen Sie der Produktion Bescheid.',
  'Bring the key…': 'Schlüssel bringen…',
  'Take a copy away…': 'Kopie mitnehmen…',
  Sent: 'Gesendet',
  'Sending, {sent} of {all}': 'Wird gesendet, {sent} von {all}',
  '{doing}, {seconds} s so far…': '{doing}, bisher {seconds} s…',
}
