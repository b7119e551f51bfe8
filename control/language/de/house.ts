/** German: the key page, the ready check, the emergency pack, the as-run log, and paper. */
export const house = {
  'Whoever looked at it has signed out. The paper was put away.':
    'Wer hineingesehen hat, ist abgemeldet. Das Papier wurde weggelegt.',
  'This shows and prints every result that lies sealed, one category to a page. Each look is written in the as-run log with your name. Mind who stands behind you, and who collects the paper.':
    'Hier wird jedes versiegelte Ergebnis gezeigt und gedruckt, eine Kategorie je Seite. Jeder Blick steht mit Ihrem Namen im Sendeprotokoll. Achten Sie darauf, wer hinter Ihnen steht und wer das Papier aus dem Drucker holt.',
  'Show what the envelopes hold': 'Inhalt der Umschläge zeigen',
  'Nothing lies sealed now.': 'Zurzeit liegt nichts versiegelt.',
  'Print this page': 'Diese Seite drucken',
  'Print these {n} pages': 'Diese {n} Seiten drucken',
  'REHEARSAL: this result is a decoy': 'PROBE: Dieses Ergebnis ist erfunden',
  '{level}, version {version}: {commitment}': '{level}, Fassung {version}: {commitment}',
  Winners: 'Gewinner',
  '{link}, then open this sheet again.': '{link}, dann dieses Blatt noch einmal öffnen.',
  'Go to the control panel': 'Zum Pult gehen',
  'Print this sheet': 'Dieses Blatt drucken',
  Sheet: 'Blatt',
  'REHEARSAL: every result on this sheet is a decoy': 'PROBE: Jedes Ergebnis auf diesem Blatt ist erfunden',
  'As of {day}, {time} ({zone}).': 'Stand: {day}, {time} ({zone}).',
  'Show {show}, position {position} of its log. Head of the log at this position:':
    'Show {show}, Position {position} ihres Protokolls. Kopf des Protokolls an dieser Position:',
  'Nothing has been revealed yet.': 'Noch ist nichts enthüllt.',
  '{n} of {categories} categories is not on this sheet: nothing of it stands revealed.':
    '{n} von {categories} Kategorien steht nicht auf diesem Blatt: Von ihr ist nichts enthüllt.',
  '{n} of {categories} categories are not on this sheet: nothing of them stands revealed.':
    '{n} von {categories} Kategorien stehen nicht auf diesem Blatt: Von ihnen ist nichts enthüllt.',
  'with {names}': 'mit {names}',
  'Pos.': 'Pos.',
  Act: 'Vorgang',
  By: 'Von',
  'Show and desks': 'Show und Pulte',
  'No screen said that it painted this, or the next picture came before all of them had the time to.':
    'Kein Bildschirm hat gemeldet, dass er das gezeigt hat, oder das nächste Bild kam, bevor alle dazu kamen.',
  '{n} problem': '{n} Problem',
  '{n} problems': '{n} Probleme',
  '{n} thing to look at': '{n} Punkt zu prüfen',
  '{n} things to look at': '{n} Punkte zu prüfen',
  '{n} not known yet': '{n} noch unbekannt',
  'Ready.': 'Bereit.',
  'No report': 'Keine Meldung',
  '{level}, for {entry}': '{level}, für {entry}',
  '{n} screen, {late} ms': '{n} Bildschirm, {late} ms',
  '{n} screens, {late} ms': '{n} Bildschirme, {late} ms',
  '{n} screens, {first} to {last} ms': '{n} Bildschirme, {first} bis {last} ms',
  'Silent: {names}': 'Stumm: {names}',
  'Broken: record {record} does not follow from the one before it. Somebody changed the log; keep a copy and find out who.':
    'Gebrochen: Eintrag {record} folgt nicht aus dem davor. Jemand hat das Protokoll verändert; bewahren Sie eine Kopie auf und finden Sie heraus, wer.',
  'The head you noted is not in this log. All {n} records follow from each other, so the log was replaced, or the head was noted wrongly.':
    'Der Kopf, den Sie notiert haben, ist nicht in diesem Protokoll. Alle {n} Einträge folgen auseinander; also wurde das Protokoll ersetzt oder der Kopf falsch notiert.',
  'All {n} records follow from each other (records before {begins} are from an older Envelope), up to {head}.':
    'Alle {n} Einträge folgen auseinander (Einträge vor {begins} stammen aus einem älteren Envelope), bis {head}.',
  'All {n} records follow from each other, up to {head}.':
    'Alle {n} Einträge folgen auseinander, bis {head}.',
  'The head you noted is in it.': 'Der Kopf, den Sie notiert haben, ist darin.',
  Problem: 'Problem',
  'Look at it': 'Prüfen',
  'Not known': 'Unbekannt',
  Good: 'OK',
  'The room': 'Der Saal',
  'The house': 'Das Haus',
  'The server cannot be reached, or the pack broke off on its way. Try again in a moment.':
    'Der Server ist nicht zu erreichen, oder das Paket ist unterwegs abgerissen. Versuchen Sie es gleich noch einmal.',
  'The pack was not made.': 'Das Paket wurde nicht erstellt.',
  'Reading the log…': 'Protokoll wird gelesen…',
  'No act like that.': 'Kein solcher Vorgang.',
  'Every act, with who, when and on which screens.': 'Jeder Vorgang: wer, wann und auf welchen Bildschirmen.',
  '{n} act, newest first. Times are those of the ceremony ({zone}).':
    '{n} Vorgang, neueste zuerst. Die Zeiten sind die der Verleihung ({zone}).',
  '{n} acts, newest first. Times are those of the ceremony ({zone}).':
    '{n} Vorgänge, neueste zuerst. Die Zeiten sind die der Verleihung ({zone}).',
  'Find an act or a name': 'Vorgang oder Name',
  'Which acts are listed': 'Welche Vorgänge die Liste zeigt',
  'All acts': 'Alle Vorgänge',
  'What stands here ends at position {position}.': 'Was hier steht, endet an Position {position}.',
  'The log could not be read: {problem}': 'Das Protokoll ließ sich nicht lesen: {problem}',
  'Trying again…': 'Neuer Versuch…',
  'Revealed results': 'Enthüllte Ergebnisse',
  'Winners sheet to print': 'Gewinnerblatt zum Drucken',
  'Show older acts ({n} more)': 'Ältere Vorgänge zeigen (noch {n})',
  'Position in the log': 'Position im Protokoll',
  'A head is a position and 64 digits from 0 to 9 and a to f; copy all of them.':
    'Ein Kopf besteht aus einer Position und 64 Zeichen von 0 bis 9 und a bis f; übernehmen Sie alle.',
  'Head of the log at position {position}': 'Kopf des Protokolls an Position {position}',
  'Reading every record…': 'Jeder Eintrag wird gelesen…',
  'Verify the log': 'Protokoll prüfen',
  'The whole head, and compare with one that was noted': 'Der ganze Kopf, und Vergleich mit einem notierten',
  'Head, as it was printed': 'Kopf, wie er gedruckt wurde',
  Compare: 'Vergleichen',
  'What should be in order before doors.': 'Was vor dem Einlass in Ordnung sein sollte.',
  '{ceremony}, checked at {time}. Nothing here stops the show.':
    '{ceremony}, geprüft um {time}. Nichts hiervon hält die Show auf.',
  'Check again': 'Noch einmal prüfen',
  'The check could not be made: {problem}': 'Die Prüfung war nicht möglich: {problem}',
  'What stands here is from before.': 'Was hier steht, ist von vorher.',
  'No show is on air yet: there is nothing to check.':
    'Noch ist keine Show auf Sendung: Es gibt nichts zu prüfen.',
  'Open the shows': 'Shows öffnen',
  'The pack is among this browser’s downloads ({size} MB). Unpack it onto a stick, and open it once where it would be needed.':
    'Das Paket liegt bei den Downloads dieses Browsers ({size} MB). Entpacken Sie es auf einen Stick und öffnen Sie es einmal dort, wo es gebraucht würde.',
  'A passphrase has at least {n} characters; four or five words do well.':
    'Eine Passphrase hat mindestens {n} Zeichen; vier oder fünf Wörter sind gut.',
  'The two passphrases differ.': 'Die beiden Passphrasen sind nicht gleich.',
  'What it is': 'Was es ist',
  'A folder with every slide, made ahead: opened from a USB stick in Chromium, Chrome or Edge it runs the evening by keyboard, with no server and no network. Make it once everything is sealed, and again after every change. What happens after it was made is not in it, and readers hear nothing of an evening that runs from it.':
    'Ein Ordner mit jeder Folie, im Voraus erstellt: Von einem USB-Stick in Chromium, Chrome oder Edge geöffnet, läuft der Abend damit über die Tastatur, ohne Server und ohne Netz. Erstellen Sie es, sobald alles versiegelt ist, und nach jeder Änderung neu. Was danach geschieht, ist nicht darin, und Leser erfahren nichts von einem Abend, der daraus läuft.',
  'With the results, sealed': 'Mit den Ergebnissen, versiegelt',
  'Every envelope is looked into, which the as-run log says of you, and sealed anew under a passphrase of yours. Give it to whoever opens the envelopes, apart from the stick: whoever has both can read every result.':
    'In jeden Umschlag wird hineingesehen (das steht mit Ihrem Namen im Sendeprotokoll), und jeder wird mit einer Passphrase von Ihnen neu versiegelt. Geben Sie diese getrennt vom Stick an die Person, die die Umschläge öffnet: Wer beides hat, kann jedes Ergebnis lesen.',
  'Passphrase, at least {n} characters': 'Passphrase, mindestens {n} Zeichen',
  'The same once more': 'Noch einmal dieselbe',
  'Make the pack': 'Paket erstellen',
  'Without the results': 'Ohne die Ergebnisse',
  'The envelope stays on screen while somebody reads its card.':
    'Der Umschlag bleibt auf dem Bildschirm, während jemand die Karte vorliest.',
  'A producer or a scrutineer makes one with the results.':
    'Eines mit den Ergebnissen erstellen Produktion oder Prüfer.',
  'Make a pack without results': 'Paket ohne Ergebnisse erstellen',
  'Drawing every slide': 'Jede Folie wird gezeichnet',
  'This house has the key {fingerprint} now.': 'Dieses Haus hat jetzt den Schlüssel {fingerprint}.',
  'A test envelope was sealed and opened with the key {fingerprint}.':
    'Ein Testumschlag wurde mit dem Schlüssel {fingerprint} versiegelt und geöffnet.',
  'What losing it means': 'Was sein Verlust bedeutet',
  'Every sealed result is locked with this one key. It lies on this machine and nowhere else: not in the log, not in Redis, not in an export of a show. If this machine is stolen, breaks or is set up anew before the reveal, nobody can open the envelopes again, neither you nor we. The results would have to be collected and sealed once more.':
    'Jedes versiegelte Ergebnis ist mit diesem einen Schlüssel verschlossen. Er liegt auf diesem Rechner und nirgends sonst: nicht im Protokoll, nicht in Redis, nicht im Export einer Show. Wird dieser Rechner vor der Enthüllung gestohlen, geht er kaputt oder wird er neu aufgesetzt, kann niemand die Umschläge je wieder öffnen, weder Sie noch wir. Die Ergebnisse müssten noch einmal eingeholt und versiegelt werden.',
  'It is in the memory of this machine alone, and gone with every restart: then a producer brings it again, below. Until somebody has a copy, nothing can be sealed.':
    'Er ist nur im Arbeitsspeicher dieses Rechners und nach jedem Neustart weg: Dann bringt ihn die Produktion wieder, hier unten. Solange niemand eine Kopie hat, lässt sich nichts versiegeln.',
  'A copy has been taken away.': 'Eine Kopie wurde mitgenommen.',
  'No copy of it has ever been taken away.': 'Noch nie wurde eine Kopie mitgenommen.',
  'Whoever has the block and the passphrase can open the envelopes.':
    'Wer den Block und die Passphrase hat, kann die Umschläge öffnen.',
  'Take one now, and keep it where this machine is not.':
    'Nehmen Sie jetzt eine mit und bewahren Sie sie nicht bei diesem Rechner auf.',
  Fingerprint: 'Fingerabdruck',
  Opens: 'Öffnet',
  'Does not open': 'Öffnet nicht',
  'nothing is sealed yet': 'noch ist nichts versiegelt',
  '{names}: bring the key these were sealed with':
    '{names}: Bringen Sie den Schlüssel, mit dem versiegelt wurde',
  'Try it on a test envelope': 'An einem Testumschlag ausprobieren',
  'A producer takes a copy away, or brings one.': 'Eine Kopie nimmt die Produktion mit oder bringt sie.',
  'Take a copy away': 'Kopie mitnehmen',
  'You get a block of text, wrapped with a passphrase: of no use to whoever finds it without that. Keep the two apart.':
    'Sie bekommen einen Textblock, mit einer Passphrase verschlossen: Wer ihn ohne sie findet, kann nichts damit anfangen. Bewahren Sie beides getrennt auf.',
  'Make the block': 'Block erstellen',
  'Wrapped key': 'Verschlossener Schlüssel',
  'Print it': 'Drucken',
  'Save it as a file': 'Als Datei speichern',
  'I have it: hide it': 'Ich habe ihn: ausblenden',
  'Bring the key of another machine': 'Schlüssel eines anderen Rechners bringen',
  'For a second machine, or one that takes the place of the first: paste the block, or type it from paper.':
    'Für einen zweiten Rechner oder einen, der den ersten ersetzt: Fügen Sie den Block ein oder tippen Sie ihn vom Papier ab.',
  'The key of this house comes from ENVELOPE_SEAL_KEY, and is changed there only.':
    'Der Schlüssel dieses Hauses kommt aus ENVELOPE_SEAL_KEY und wird nur dort geändert.',
  'Nothing that this house has sealed may depend on the key it has now.':
    'Nichts, was dieses Haus versiegelt hat, darf an seinem jetzigen Schlüssel hängen.',
  Block: 'Block',
  'Its passphrase': 'Seine Passphrase',
  'Use this key': 'Diesen Schlüssel verwenden',
  'The envelopes stay sealed. The look is written in the as-run log with your name, and what they hold is shown on this desk only, for {seconds} seconds. Mind who stands behind you.':
    'Die Umschläge bleiben versiegelt. Der Blick steht mit Ihrem Namen im Sendeprotokoll, und der Inhalt ist nur an diesem Pult zu sehen, {seconds} Sekunden lang. Achten Sie darauf, wer hinter Ihnen steht.',
  Hidden: 'Verborgen',
  'Hide ({left})': 'Verbergen ({left})',
  'Look now': 'Jetzt hineinsehen',
}
