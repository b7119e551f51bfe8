/** German: the ready check, and what goes wrong with the log. */
/** How the folder of the backup is, within its sentence: a folder's name may have spaces. */
const problems = {
  'is not there': 'ist nicht da',
  'is full': 'ist voll',
  'may not be written': 'ist schreibgeschützt',
  'does not answer': 'antwortet nicht',
  'cannot be written': 'lässt sich nicht beschreiben',
}
const folder = Object.fromEntries(
  Object.entries(problems).map(([problem, told]) => [
    `The backup folder {folder} ${problem}{missing}. The show goes on; the export goes on by itself once it can.`,
    `Der Sicherungsordner {folder} ${told}{missing}. Die Show geht weiter; die Sicherung geht von selbst weiter, sobald sie kann.`,
  ]),
)

export const coreOfReady = {
  // The show
  'The show has no category.': 'Die Show hat keine Kategorie.',
  'Set up the categories': 'Kategorien einrichten',
  'Open the results': 'Ergebnisse öffnen',
  '{categories} no result and {are} not marked “on the night”: {names}.':
    '{categories} kein Ergebnis und {are} nicht als „am Abend“ gekennzeichnet: {names}.',
  '{n} category has': '{n} Kategorie hat',
  '{n} categories have': '{n} Kategorien haben',
  is: 'ist',
  are: 'sind',
  '{n} of {categories} sealed{and}.': '{n} von {categories} versiegelt{and}.',
  '; decided on the night: {names}': '; am Abend fällt: {names}',
  '{n} category': '{n} Kategorie',
  '{n} categories': '{n} Kategorien',
  'To be sealed again before they can be revealed: {names}.':
    'Vor der Enthüllung neu zu versiegeln: {names}.',
  'Open the pictures': 'Bilder öffnen',
  'The house has lost {pictures}: {names}.': 'Dem Haus fehlen {pictures}: {names}.',
  'No pictures are set.': 'Es sind keine Bilder gesetzt.',
  '{pictures}, all here and whole.': '{pictures}, vollzählig und unbeschädigt.',
  '{n} picture': '{n} Bild',
  '{n} pictures': '{n} Bilder',
  'the ceremony': 'die Verleihung',
  'the background': 'der Hintergrund',
  'Change the times': 'Zeiten ändern',
  'The show does not say when it begins: nobody is warned of a rehearsal that is still on air.':
    'Die Show sagt nicht, wann sie beginnt: Niemand wird gewarnt, wenn noch eine Probe auf Sendung ist.',
  '“{text}” is no date.': '„{text}“ ist kein Datum.',
  'It was planned to begin {ago} ago, at {at}. Is that the right date?':
    'Der geplante Beginn liegt {ago} zurück: {at}. Stimmt das Datum?',
  'Planned to begin at {at}.': 'Beginn geplant: {at}.',
  '{n} on {of} ({zone})': '{of}, {n} Uhr ({zone})',
  'Doors open {before} before it begins. Is that meant?':
    'Einlass ist {before} vor dem Beginn. Ist das so gemeint?',
  'Doors open at {n}.': 'Einlass um {n} Uhr.',
  '{n} day': '{n} Tag',
  '{n} days': '{n} Tage',
  '{n} hour': '{n} Stunde',
  '{n} hours': '{n} Stunden',
  Rehearse: 'Proben',
  'This show was never rehearsed.': 'Diese Show wurde noch nie geprobt.',
  'The show was changed since it was last rehearsed.': 'Die Show wurde seit der letzten Probe geändert.',
  'No rehearsal of the show as it is now was taken to its end.':
    'Keine Probe der Show, wie sie jetzt ist, wurde bis zum Ende gefahren.',
  'Rehearsed to its end, as it is now.': 'So, wie sie jetzt ist, bis zum Ende geprobt.',
  'This show is on air.': 'Diese Show ist auf Sendung.',
  'The room is still in rehearsal.': 'Der Saal ist noch in der Probe.',
  'End the rehearsal': 'Probe beenden',
  'Another show is on air.': 'Eine andere Show ist auf Sendung.',
  'Open the shows': 'Shows öffnen',
  'No show is on air.': 'Es ist keine Show auf Sendung.',
  'The chain through its log fits.': 'Die Kette durch das Protokoll stimmt.',
  'Open the as-run log': 'Sendeprotokoll öffnen',
  'Its log is not as it was written: record {n} does not fit.':
    'Das Protokoll ist nicht mehr, wie es geschrieben wurde: Eintrag {n} passt nicht.',
  // What this browser has measured
  'Run preflight': 'Preflight starten',
  'Whether every text fits was not measured in this browser.':
    'Ob jeder Text passt, wurde in diesem Browser nicht gemessen.',
  'The show was changed since its texts were measured in this browser.':
    'Die Show wurde geändert, seit ihre Texte in diesem Browser gemessen wurden.',
  'Only {n} of {of} drawings were measured in this browser.':
    'In diesem Browser wurden nur {n} von {of} Zeichnungen gemessen.',
  '{pictures} not fit at every size.': '{pictures} nicht in jeder Größe.',
  '{n} picture does': '{n} Bild passt',
  '{n} pictures do': '{n} Bilder passen',
  'Every text fits, at {sizes}.': 'Jeder Text passt, in {sizes}.',
  '{n} size': '{n} Größe',
  '{n} sizes': '{n} Größen',
  // The room
  'Open the screens': 'Bildschirme öffnen',
  'No screen is paired.': 'Kein Bildschirm ist gekoppelt.',
  'The only screen is not there: {names}.': 'Der einzige Bildschirm ist nicht da: {names}.',
  '{n} of {of} screens not there: {names}.': '{n} von {of} Bildschirmen nicht da: {names}.',
  '{count}, all connected.': '{count}, alle verbunden.',
  '{n} screen': '{n} Bildschirm',
  '{n} screens': '{n} Bildschirme',
  'Told to show another show: {names}.': 'Zeigen auf Anweisung eine andere Show: {names}.',
  'The clock may be off by more than {n} ms on {names}: its link is slow.':
    'Die Uhr kann um mehr als {n} ms abweichen bei {names}: Die Verbindung ist langsam.',
  'Not heard how the clock is on {names}.': 'Noch nicht gehört, wie die Uhr geht bei {names}.',
  'All clocks agree within {n} ms.': 'Alle Uhren stimmen auf {n} ms überein.',
  'The screens run different builds of their page; reload them all.':
    'Auf den Bildschirmen laufen verschiedene Stände ihrer Seite; laden Sie alle neu.',
  'All screens run the same build.': 'Auf allen Bildschirmen läuft derselbe Stand.',
  'Reloaded without the server, these would stay empty: {names}.':
    'Ohne Server neu geladen, blieben diese leer: {names}.',
  'May fall asleep unless the machine is told not to: {names}.':
    'Können einschlafen, solange es dem Rechner nicht verboten ist: {names}.',
  // The house
  'How much room is left on the disk cannot be told here.':
    'Wie viel Platz auf der Platte ist, lässt sich hier nicht sagen.',
  'The disk is nearly full: {left} left. A full disk stops the show.':
    'Die Platte ist fast voll: noch {left}. Eine volle Platte hält die Show an.',
  'The disk is filling up: {left} left.': 'Die Platte füllt sich: noch {left}.',
  '{left} left on the disk.': 'Noch {left} auf der Platte.',
  'The log is durable on {where} within {ms}.': 'Das Protokoll ist innerhalb von {ms} auf {where} gesichert.',
  'The log is durable on {where} within {ms}, and its settings lose nothing.':
    'Das Protokoll ist innerhalb von {ms} auf {where} gesichert, und dessen Einstellungen verlieren nichts.',
  'The log is durable on {where} within {ms}: every take would wait so long.':
    'Das Protokoll ist innerhalb von {ms} auf {where} gesichert: So lange würde jeder Take warten.',
  'The log is durable on {where} within {ms}; that is slow. Is something else busy there?':
    'Das Protokoll ist innerhalb von {ms} auf {where} gesichert; das ist langsam. Ist dort etwas anderes beschäftigt?',
  'the disk': 'der Platte',
  'less than 1 ms': 'weniger als 1 ms',
  'The log cannot be written.': 'Das Protokoll kann nicht geschrieben werden.',
  'Redis is out of reach.': 'Redis ist nicht erreichbar.',
  'Redis at {core} does not answer.': 'Redis bei {core} antwortet nicht.',
  'Redis at {core} answered: {text}.': 'Redis bei {core} hat geantwortet: {text}.',
  'Redis at {core} cannot be reached: {text}.': 'Redis bei {core} ist nicht erreichbar: {text}.',
  'Redis at {core} is being handed over from one server to another.':
    'Redis bei {core} wird gerade von einem Server an einen anderen übergeben.',
  'Redis at {core} has it, but only {n} of {of} replicas do.':
    'Redis bei {core} hat es, aber nur {n} von {of} Kopien haben es auch.',
  'The file {file} cannot be used: {text}.': 'Die Datei {file} lässt sich nicht benutzen: {text}.',
  'The file {file} has been closed.': 'Die Datei {file} wurde geschlossen.',
  'The seal key opens the envelopes of this show.':
    'Der Schlüssel der Umschläge öffnet die Umschläge dieser Show.',
  'The seal key seals and opens; nothing of this show is sealed yet.':
    'Der Schlüssel der Umschläge versiegelt und öffnet; von dieser Show ist noch nichts versiegelt.',
  'The seal key does not open the envelopes of this show: bring the key they were sealed with.':
    'Der Schlüssel der Umschläge öffnet die Umschläge dieser Show nicht: Bringen Sie den, mit dem sie versiegelt wurden.',
  'Bring the key': 'Schlüssel bringen',
  'A copy of the seal key was taken away.': 'Eine Kopie des Schlüssels der Umschläge wurde mitgenommen.',
  'No copy of the seal key was taken away: were this machine lost, so were the sealed results.':
    'Keine Kopie des Schlüssels der Umschläge wurde mitgenommen: Ginge dieser Rechner verloren, dann auch die versiegelten Ergebnisse.',
  'Take a copy': 'Kopie mitnehmen',
  'No backup folder is set: were this machine lost, so were the show.':
    'Kein Sicherungsordner ist gesetzt: Ginge dieser Rechner verloren, dann auch die Show.',
  'Not heard yet how the backup in {folder} is.':
    'Noch nicht gehört, wie es um die Sicherung in {folder} steht.',
  'Every commit is copied to {folder}, which lies on the same disk as the data: is its own disk mounted?':
    'Jeder Eintrag wird nach {folder} kopiert, das auf derselben Platte liegt wie die Daten: Ist die eigene Platte eingehängt?',
  'Every commit is copied to {folder}.': 'Jeder Eintrag wird nach {folder} kopiert.',
  ...folder,
  ', and {commits} not in it': ', und {commits} nicht darin',
  'one commit is': 'ein Eintrag ist',
  '{n} commits are': '{n} Einträge sind',
  'Make the pack': 'Notfallpaket erstellen',
  'An emergency pack of the show as it is now was made.':
    'Ein Notfallpaket der Show, wie sie jetzt ist, wurde erstellt.',
  'The show has changed since its emergency pack was made.':
    'Die Show hat sich geändert, seit ihr Notfallpaket erstellt wurde.',
  'No emergency pack was made: a folder that runs the evening without this server.':
    'Kein Notfallpaket wurde erstellt: ein Ordner, mit dem der Abend ohne diesen Server läuft.',
  'Open the people': 'Personen öffnen',
  'Nobody has an account': 'Niemand hat ein Konto',
  'No producer has an account': 'Niemand mit der Rolle Produktion hat ein Konto',
  '{people} can sign in by name.': 'Anmeldung mit Namen: {people}.',
  '{n} person': '{n} Person',
  '{n} people': '{n} Personen',
  '{alone}: should this desk be signed out, only the server’s next start prints a key.':
    '{alone}: Würde dieses Pult abgemeldet, druckt erst der nächste Start des Servers wieder einen Schlüssel.',
  'Two people are there for what takes two.': 'Für alles, was zwei verlangt, sind zwei Personen da.',
  'Reveals or seals take two people here, and there are not two who may.':
    'Enthüllen oder versiegeln verlangt hier zwei Personen, und es gibt keine zwei, die es dürfen.',
  '{names} and {n} more': '{names} und {n} weitere',
}
