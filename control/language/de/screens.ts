/** German: screens. */
export const screens = {
  '{showing} of {of} showing': '{showing} von {of} aktuell',
  '{showing} of {of} showing · spread {spread} ms': '{showing} von {of} aktuell · Streuung {spread} ms',
  'Show every screen’s name?': 'Die Namen aller Bildschirme zeigen?',
  'Show its name on {name}?': 'Auf {name} den Namen zeigen?',
  'The evening is running: for a minute the name stands large over the picture, and the room reads it.':
    'Der Abend läuft: Eine Minute lang steht der Name groß über dem Bild, und der Saal liest ihn.',
  'Show all names': 'Alle Namen zeigen',
  'Show the name': 'Namen zeigen',
  'For a minute every screen shows its name.': 'Eine Minute lang zeigt jeder Bildschirm seinen Namen.',
  '{name} shows its name for a minute.': '{name} zeigt eine Minute lang seinen Namen.',
  'Reload every screen?': 'Alle Bildschirme neu laden?',
  'Reload {name}?': '{name} neu laden?',
  'The evening is running: the page is loaded anew between two pictures, and the room may see the change.':
    'Der Abend läuft: Die Seite wird zwischen zwei Bildern neu geladen, und der Saal kann den Wechsel sehen.',
  'Every screen loads its page anew.': 'Alle Bildschirme laden ihre Seite neu.',
  '{name} loads its page anew.': '{name} lädt seine Seite neu.',
  'It shows a code instead of the picture at once, or as soon as it is switched on again. Its link or token never works again; to bring it back it is added anew.':
    'Er zeigt sofort einen Code statt des Bildes, oder sobald er wieder eingeschaltet wird. Sein Link oder Token gilt nie wieder; um ihn zurückzuholen, wird er neu hinzugefügt.',
  '{name} is removed.': '{name} ist entfernt.',
  'Give the screen a name, as the crew calls it.':
    'Geben Sie dem Bildschirm einen Namen, so wie die Crew ihn nennt.',
  'There is a screen called {name} already.': 'Es gibt schon einen Bildschirm namens {name}.',
  'Type the code that stands on the screen.': 'Geben Sie den Code ein, der auf dem Bildschirm steht.',
  'A code never holds {letter}; look at the screen again.':
    'Ein Code enthält nie {letter}; sehen Sie noch einmal auf den Bildschirm.',
  'A code has six letters and digits.': 'Ein Code hat sechs Buchstaben und Ziffern.',
  showing: 'aktuell',
  behind: 'hinterher',
  waiting: 'wartet',
  'other show': 'andere Show',
  'not heard': 'ohne Meldung',
  gone: 'weg',
  'not here': 'nicht da',
  'Full stage': 'Ganze Bühne',
  'The whole picture, for projectors and LED walls of any size and shape.':
    'Das ganze Bild, für Projektoren und LED-Wände jeder Größe und Form.',
  'A name strip over the cameras, for OBS or vMix at 1920×1080; transparent, or green to be keyed out.':
    'Ein Namensband über den Kameras, für OBS oder vMix mit 1920×1080; transparent oder grün zum Ausstanzen.',
  'A slim bar with the sponsor of the moment, over the cameras or on a banner screen.':
    'Eine schmale Leiste mit dem Sponsor des Moments, über den Kameras oder auf einem Bannerbildschirm.',
  'For the presenter: category, what comes next, notes, how names are said, the time. Any monitor at the stage.':
    'Für die Moderation: Kategorie, was als Nächstes kommt, Notizen, Aussprache der Namen, die Zeit. Jeder Monitor an der Bühne.',
  Lobby: 'Foyerschleife',
  'The winners so far, again and again, for foyers and bars. Any television, wide or upright.':
    'Die bisherigen Gewinner, immer wieder, für Foyers und Bars. Jeder Fernseher, quer oder hochkant.',
  'Mirror of the programme': 'Kontrollbild des Programms',
  'What the room sees, for the control room. Not counted, and nobody waits for it.':
    'Was der Saal sieht, für die Regie. Zählt nicht mit, und niemand wartet darauf.',
  'the picture’s own ground': 'der eigene Grund des Bildes',
  Transparent: 'Transparent',
  Green: 'Grün',
  'keyed out by a mixer': 'vom Bildmischer ausgestanzt',
  'No HTTPS': 'Kein HTTPS',
  'No HTTPS: this screen cannot hold its page nor keep itself awake. Start the server with ENVELOPE_TLS=auto, and switch off energy saving on that machine.':
    'Kein HTTPS: Dieser Bildschirm kann weder seine Seite speichern noch sich wach halten. Starten Sie den Server mit ENVELOPE_TLS=auto, und schalten Sie an diesem Gerät das Energiesparen aus.',
  'Page not held': 'Seite nicht gespeichert',
  'This browser does not hold the page: restarted without the server it stays blank. Leave its private window, or use a newer browser.':
    'Dieser Browser speichert die Seite nicht: Ohne Server neu gestartet, bleibt er leer. Verlassen Sie sein privates Fenster, oder nehmen Sie einen neueren Browser.',
  'May fall asleep': 'Kann einschlafen',
  'This browser cannot keep its screen awake: switch off screen saver and energy saving there.':
    'Dieser Browser kann seinen Bildschirm nicht wach halten: Schalten Sie dort Bildschirmschoner und Energiesparen aus.',
  'Keeps nothing': 'Merkt sich nichts',
  'This browser keeps nothing: restarted, it asks for a code again. Leave its private window, or give it a link.':
    'Dieser Browser merkt sich nichts: Neu gestartet, fragt er wieder nach einem Code. Verlassen Sie sein privates Fenster, oder geben Sie ihm einen Link.',
  'Open twice': 'Doppelt offen',
  'Open {n} times': '{n}-mal offen',
  '{n} pages are this screen at the same time, and their reports mix. Close all but one, or add the other as a screen of its own.':
    '{n} Seiten sind gleichzeitig dieser Bildschirm, und ihre Meldungen vermischen sich. Schließen Sie alle bis auf eine, oder fügen Sie die andere als eigenen Bildschirm hinzu.',
  'Another version': 'Andere Version',
  'Its page is not the one the other screens have. Reload it; in OBS, refresh the source.':
    'Seine Seite ist nicht die der anderen Bildschirme. Laden Sie ihn neu; in OBS die Quelle aktualisieren.',
  Identify: 'Kennzeichnen',
  'Identify {name}': '{name} kennzeichnen',
  'Set up': 'Einrichten',
  'Set up {name}': '{name} einrichten',
  'Reload {name}': '{name} neu laden',
  'Still on an older picture': 'Noch auf einem älteren Bild',
  'Has shown nothing yet': 'Hat noch nichts gezeigt',
  'Not heard: nobody knows what it shows': 'Ohne Meldung: Niemand weiß, was er zeigt',
  'raised {n} %': '{n} % angehoben',
  'Follows the show {show}': 'Folgt der Show {show}',
  'Not heard since the server was started': 'Ohne Meldung, seit der Server gestartet wurde',
  'Gone: what it shows is not known': 'Weg: Was er zeigt, ist nicht bekannt',
  'What {name} should show': 'Was {name} zeigen soll',
  Late: 'Verzug',
  'After the moment its last picture was due': 'Nach dem Moment, zu dem sein letztes Bild fällig war',
  'Link|trip': 'Umlauf',
  'There and back, as nine of ten of its messages go':
    'Umlaufzeit: neun von zehn seiner Nachrichten sind so schnell hin und zurück',
  Clock: 'Uhr',
  'Its idea of the server’s clock is no further off':
    'So weit weicht seine Uhr höchstens von der des Servers ab',
  Drops: 'Verpasst',
  'Pictures replaced before they were seen': 'Bilder, die ersetzt wurden, bevor sie zu sehen waren',
  Page: 'Seite',
  'The build of its page: {version}': 'Der Stand seiner Seite: {version}',
  'what to do': 'was zu tun ist',
  'What can be done with {name}': 'Was sich mit {name} tun lässt',
  'It changes on the screen at once, and is remembered.':
    'Es ändert sich sofort auf dem Bildschirm und bleibt gespeichert.',
  'Twelve pictures are live; this one waits for a place.':
    'Zwölf Bilder laufen schon; dieses wartet auf einen Platz.',
  'Open the page of the screens': 'Die Seite der Bildschirme öffnen',
  '{screen} is last, by {n} ms.': '{screen} ist {n} ms hinterher.',
  '{screen} is last, by {n} ms': '{screen} ist {n} ms hinterher',
  'No screens yet.': 'Noch keine Bildschirme.',
  'No screens yet': 'Noch keine Bildschirme',
  '{time} late': '{time} Verzug',
  'trip {time}': 'Umlauf {time}',
  'no clock': 'keine Uhr',
  'clock {time}': 'Uhr {time}',
  '{n} dropped': '{n} verpasst',
  'Not known: no link': 'Unbekannt: keine Verbindung',
  'No screens': 'Keine Bildschirme',
  'Who is who': 'Wer ist wer',
  'Every screen shows its name, large, for a minute':
    'Jeder Bildschirm zeigt eine Minute lang groß seinen Namen',
  'Reload all': 'Alle neu laden',
  'Add a screen': 'Bildschirm hinzufügen',
  'Producers and operators look after the screens.': 'Um die Bildschirme kümmern sich Produktion und Regie.',
  'Pages that show a code': 'Seiten, die einen Code zeigen',
  'A page shows this code: {size}, from {address}': 'Eine Seite zeigt diesen Code: {size}, von {address}',
  'Add it': 'Hinzufügen',
  'Open {address} on a screen and type its code here.':
    'Öffnen Sie {address} auf einem Bildschirm, und geben Sie seinen Code hier ein.',
  'A projector, an LED wall, OBS, a tablet: any browser becomes a screen.':
    'Ein Projektor, eine LED-Wand, OBS, ein Tablet: Jeder Browser wird zum Bildschirm.',
  'Name, as the crew calls it': 'Name, so wie die Crew ihn nennt',
  'LED wall, Projector left, Presenter…': 'LED-Wand, Projektor links, Moderation…',
  'Raised for people in front: {height}': 'Angehoben, weil Leute davor sind: {height}',
  'Show it follows': 'Show, der er folgt',
  'Whatever is on air': 'Was gerade auf Sendung ist',
  'Always {show}': 'Immer {show}',
  'What it shows': 'Was er zeigt',
  'not counted': 'zählt nicht mit',
  'Behind the words': 'Hinter der Schrift',
  'It shows a code': 'Er zeigt einen Code',
  'A browser at the screen, opened at this server’s address':
    'Ein Browser am Bildschirm, geöffnet unter der Adresse dieses Servers',
  'A link for OBS or a kiosk': 'Ein Link für OBS oder einen Kiosk',
  'Where nobody can type, or read a code': 'Wo niemand tippen oder einen Code lesen kann',
  '{name} is a screen now.': '{name} ist jetzt ein Bildschirm.',
  '{name} is added.': '{name} ist hinzugefügt.',
  'Copy the link, then press “Done”: it is not shown again.':
    'Kopieren Sie den Link, dann drücken Sie „Fertig“: Er wird nicht noch einmal gezeigt.',
  'Add this screen': 'Diesen Bildschirm hinzufügen',
  'Make the link': 'Link erzeugen',
  'How it is added': 'Wie er hinzugefügt wird',
  'The code on the screen': 'Der Code auf dem Bildschirm',
  'No page waits now': 'Gerade wartet keine Seite',
  'Or choose it, once you have seen this code on it':
    'Oder auswählen, sobald Sie diesen Code auf ihm gesehen haben',
  'Open {address} on the screen; its code appears there and here.':
    'Öffnen Sie {address} auf dem Bildschirm; sein Code erscheint dort und hier.',
  'Open it in OBS, vMix or the kiosk: it is {name} there':
    'In OBS, vMix oder dem Kiosk öffnen: Dort ist er {name}',
  'This link is a key: whoever has it is this screen and sees what it shows. It is shown now and never again. Lost it? Remove the screen and add it anew.':
    'Dieser Link ist ein Schlüssel: Wer ihn hat, ist dieser Bildschirm und sieht, was er zeigt. Er wird jetzt gezeigt und nie wieder. Verloren? Entfernen Sie den Bildschirm, und fügen Sie ihn neu hinzu.',
}
