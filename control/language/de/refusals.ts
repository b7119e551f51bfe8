/** German: the server's answer no. The names in braces are those of the English sentence. */
import type { RefusalCode } from '#shared/refusals'

export const refusals: Readonly<Record<RefusalCode, string>> = {
  malformed: 'Die Nachricht konnte nicht gelesen werden: {detail}',
  'unknown-message': 'Dieser Server kennt keine Nachricht namens {detail}.',
  'not-signed-in': 'Melden Sie sich an, um das Pult zu benutzen.',
  'wrong-key': 'Dieser Schlüssel meldet nicht an: Er ist falsch, schon benutzt oder zu alt.',
  'wrong-password': 'Mit diesem Namen und Passwort ist keine Anmeldung möglich.',
  'too-many-guesses':
    'Zu viele falsche Passwörter von hier. Warten Sie {minutes} Minuten, oder bitten Sie die Produktion um einen Link: Der gilt sofort.',
  'too-busy': 'Gerade wird zu viel auf einmal verlangt; nichts wurde geändert. Versuchen Sie es noch einmal.',
  'bad-password': 'Das Passwort wurde nicht angenommen. {detail}',
  'bad-name': 'Der Name wurde nicht angenommen. {detail}',
  'name-taken':
    'Den Namen {name} gibt es schon. Fügen Sie einen Nachnamen oder Buchstaben hinzu: Das Protokoll unterscheidet Menschen nach ihren Namen.',
  'no-such-person': 'Diese Person gibt es nicht; vielleicht wurde sie inzwischen entfernt.',
  'last-producer':
    'Nur {name} hat als Produktion ein Passwort. Geben Sie zuerst noch jemandem die Rolle Produktion, der schon ein Passwort gewählt hat.',
  'person-disabled': '{name} ist ausgesperrt. Erst wieder zulassen.',
  'wrong-current': 'Ihr bisheriges Passwort lautet anders; nichts wurde geändert.',
  'no-account': 'Dieses Pult wurde mit einem Schlüssel angemeldet und hat kein Passwort.',
  'foreign-page': 'Die Anfrage kommt nicht von einer Seite dieses Servers.',
  'not-your-role': 'Ihre Rolle ({role}) darf das nicht.',
  'no-such-show': 'Es gibt keine Show namens {show}.',
  'nothing-on-air': 'Es ist keine Show auf Sendung.',
  'show-exists': 'Es gibt schon eine Show namens {show}; nichts wurde geändert.',
  'bad-show-file': 'Die Showdatei hat einen Fehler: {detail}',
  'programme-moved': '{who} war schneller: Jetzt läuft {what}. Nichts wurde gefahren.',
  'log-replaced': 'Das Protokoll ist ein anderes, als Ihr Pult gesehen hat; nichts wurde gefahren.',
  'target-changed': '{what} wurde geändert, seit Ihr Pult es gezeichnet hat; nichts wurde gefahren.',
  'too-soon': 'Zu früh nach dem letzten Druck; noch einmal drücken.',
  'no-such-button': 'Es gibt keinen Knopf namens {button}; es gibt {buttons}.',
  'not-armed': '{what} öffnet einen Umschlag. Erst scharf schalten, dann fahren.',
  'nothing-to-arm': '{what} enthüllt nichts und wird sofort gefahren.',
  'not-confirmed': '{what} muss von einer zweiten Person bestätigt werden, bevor gefahren wird.',
  'confirm-elsewhere':
    'Wer eine Enthüllung scharf schaltet, kann sie nicht bestätigen; das tut jemand anderes an einem anderen Pult.',
  'not-driving': '{who} fährt an einem anderen Pult. Erst übernehmen.',
  'driver-changed': '{who} hat inzwischen übernommen; sehen Sie noch einmal hin, bevor Sie es tun.',
  'nothing-sealed': '{category} hat keinen versiegelten Umschlag, in den sich sehen ließe.',
  'looked-already': 'Dieser Einblick wurde schon beantwortet; für einen weiteren noch einmal fragen.',
  'no-such-cue': 'Der Ablauf hat keinen solchen Cue.',
  'nothing-to-take': 'Der Ablauf ist zu Ende.',
  'nothing-before': 'Davor gibt es nichts, wohin es zurückginge.',
  'no-result':
    '{category} hat noch kein versiegeltes Ergebnis. Setzen Sie das Ergebnis, oder springen Sie zu einer anderen Kategorie.',
  'result-retracted':
    '{level} in {category} wurde widerrufen. Versiegeln Sie das richtige Ergebnis, bevor es wieder gezeigt wird.',
  'reveal-out-of-place':
    'Ein Ergebnis wird aus seiner Kategorie heraus enthüllt; bringen Sie zuerst {category} auf den Bildschirm.',
  'lower-levels-first': '{level} in {category} ist noch versiegelt und wird zuerst enthüllt.',
  'stage-is-black': 'Die Bühne ist schwarz. Schwarz aufheben, bevor ein Ergebnis enthüllt wird.',
  'no-such-category': 'Es gibt keine Kategorie namens {category}.',
  'no-such-level': 'Es gibt keine Stufe namens {level}.',
  'no-such-entry': '{category} hat keine Einreichung namens {entry}.',
  'entry-twice': '{category} nennt {entry} mehr als einmal.',
  'category-twice': '{category} hat mehr als ein Ergebnis; jede Kategorie hat eines.',
  'entry-nominated': '{entry} steht auf der Shortlist von {category}; dort ankreuzen.',
  'write-in-unnamed': '{entry} wurde für {category} nachgetragen, hat aber keine Stufe bekommen.',
  'result-too-long':
    'Das Ergebnis von {category} passt nicht in seinen Umschlag; kürzen Sie die Würdigung oder das Nachgetragene.',
  'already-revealed': '{level} in {category} ist schon enthüllt; nehmen Sie eine Korrektur.',
  'not-revealed': '{level} in {category} ist nicht enthüllt.',
  'reason-needed': 'Nennen Sie den Grund: Ein schon versiegeltes Ergebnis wird ersetzt.',
  'no-such-post': 'Diesen Beitrag gibt es nicht.',
  'post-moved': 'Jemand anderes hat den Beitrag inzwischen bearbeitet; sehen Sie ihn noch einmal an.',
  'post-withdrawn': 'Dieser Beitrag wurde zurückgezogen; sein Platz bleibt, wie er ist.',
  'no-such-draft': 'Diesen Entwurf gibt es nicht; er wurde veröffentlicht oder verworfen.',
  'draft-moved': '{who} hat diesen Entwurf inzwischen geändert; sehen Sie ihn noch einmal an.',
  'draft-twice-bound': 'Ein Entwurf wartet auf eine Zeit oder auf einen Gewinner, nicht auf beides.',
  'time-over': 'Diese Zeit ist vorbei; wählen Sie eine spätere, oder veröffentlichen Sie jetzt.',
  'post-not-yours':
    'Diesen Beitrag hat die Show geschrieben; korrigieren Sie das Ergebnis, oder ziehen Sie es zurück.',
  'not-due': 'Diese Veröffentlichung ist nicht fällig.',
  'nothing-of-that-name': 'Diese Show hat nichts und niemanden namens {name}.',
  frozen: '{what} ist jetzt {where}. Geändert wird nur, wenn Sie es dort ausdrücklich wollen.',
  'in-hand': 'Bei {what} steht der Abend gerade. Gehen Sie erst zu etwas anderem weiter.',
  'no-such-segment': 'Der Ablauf hat keinen Abschnitt namens {segment}.',
  'segment-exists': '{what} steht schon im Ablauf.',
  'rundown-full': 'Der Ablauf fasst nicht mehr; nichts wurde eingefügt.',
  'no-such-words': '{what} hat kein Feld {field}, das sich ändern ließe.',
  'levels-fixed': '{what} hat schon ein Ergebnis nach diesen Stufen; von da an steht fest, welche es gibt.',
  'levels-named': '{what} wurde nach diesen Stufen enthüllt; sie behalten ihre Namen.',
  'theme-unreadable': 'Dieses Aussehen lässt sich nicht verwenden: {detail}',
  'category-exists': 'Es gibt schon eine Kategorie namens {category}.',
  'entry-exists': '{category} hat schon eine Einreichung mit der Kennung {entry}.',
  'has-result':
    '{category} hat ein Ergebnis. Verwerfen Sie es zuerst, oder ziehen Sie zurück, was nicht mehr im Wettbewerb ist.',
  'show-full': '{what} fasst nicht mehr; nichts wurde geändert.',
  'opens-and-ends': 'Ein Abend beginnt und endet einmal; {what} überspringen statt entfernen.',
  'entry-withdrawn': '{entry} wurde aus {category} zurückgezogen; kein Ergebnis kann es nennen.',
  'entry-awarded':
    'An {entry} ging {level} in {category}. Ziehen Sie das zuerst zurück, oder korrigieren Sie es.',
  'last-entry':
    '{entry} ist die letzte Einreichung in {category}. Überspringen Sie stattdessen die Kategorie.',
  'reseal-needed':
    'Eine Einreichung in {category} wurde zurückgezogen, nachdem das Ergebnis versiegelt war. Setzen Sie es neu, bevor es enthüllt wird.',
  'on-stage':
    '{category} wird auf der Bühne vergeben. Fahren Sie sie dort, oder kennzeichnen Sie sie zuerst als „nicht auf der Bühne“.',
  'short-passphrase':
    'Eine Passphrase hat mindestens {least} Zeichen; vier oder fünf Wörter eignen sich gut.',
  'wrong-passphrase': 'Diese Passphrase öffnet den Block nicht. Nichts wurde geändert.',
  'no-key-block': 'Das ist kein Block eines Schlüssels: Fügen Sie alles ein, von BEGIN bis END.',
  'key-mistyped': 'Ein Buchstabe des Blocks fehlt oder ist falsch; vergleichen Sie ihn mit dem Papier.',
  'key-in-use':
    'Die Show {show} hat Umschläge, die nur der Schlüssel dieses Hauses öffnet. Löschen Sie zuerst diese Show, oder behalten Sie den Schlüssel.',
  'key-from-environment':
    'Der Schlüssel dieses Hauses kommt aus ENVELOPE_SEAL_KEY; ändern Sie ihn dort, und starten Sie neu.',
  'vault-closed':
    'Der Umschlag ließ sich nicht öffnen oder versiegeln: Sein Siegel ist gebrochen, oder sein Schlüssel ist nicht hier. Die Produktion bringt den Schlüssel oder nimmt eine Kopie eines neuen: Menü › Schlüssel der Umschläge.',
  'log-unavailable': 'Das Protokoll kann gerade nicht geschrieben werden; nichts wurde geändert.',
  'acted-not-logged':
    'Auf den Bildschirmen ist es getan. Das Protokoll kann gerade nicht geschrieben werden; es wird nachgetragen.',
  'failed-inside': 'In Envelope ist etwas schiefgegangen; nichts wurde geändert.',
  'air-moved':
    'Inzwischen ist eine andere Show auf Sendung gegangen; nichts wurde geändert. Sehen Sie noch einmal auf das Pult.',
  'room-is-watching':
    'Der Saal sieht gerade {label}. Nichts wurde geändert; bestätigen Sie, dass unterbrochen werden darf.',
  'air-not-noted':
    'Welche Show auf Sendung ist, kann gerade nicht vermerkt werden; der Saal behält die Show, die er sieht.',
  'is-a-rehearsal': '{show} ist selbst eine Probe; proben Sie die Show, aus der sie gemacht wurde.',
  'still-on-air': '{show} ist auf Sendung. Nehmen Sie zuerst eine andere Show auf Sendung.',
  'still-publishing': 'Etwas aus {show} ist auf dem Weg zu den Lesern; warten Sie, bis es draußen ist.',
  'still-on-screens':
    'Im Saal zeigen noch Bildschirme {show}: {screens}. Weisen Sie ihnen zuerst eine andere Show zu.',
  'name-differs': 'Der eingegebene Name ist nicht „{name}“; nichts wurde gelöscht.',
  'bad-export': 'Diese Datei lässt sich nicht wiederherstellen: {detail}',
  'sealed-elsewhere':
    'Die Umschläge von {show} wurden mit einem anderen Schlüssel versiegelt. Bringen Sie ihn zuerst in dieses Haus, oder stellen Sie {show} ohne ihn wieder her: Die versiegelten Ergebnisse bleiben zu, bis er da ist.',
  'no-such-kept': 'Diese gelöschte Show gibt es nicht; vielleicht ist ihre Aufbewahrungszeit vorbei.',
  'not-kept': '{show} konnte nicht beiseitegelegt werden und wurde darum nicht gelöscht.',
  'wrong-code':
    'Kein Bildschirm zeigt diesen Code: Er ist falsch, schon benutzt oder älter als fünf Minuten.',
  'no-such-screen': 'Diesen Bildschirm gibt es nicht; vielleicht wurde er inzwischen entfernt.',
  'bad-image': 'Dieses Bild lässt sich nicht verwenden: {detail}',
  'no-such-image': 'Dieses Bild gibt es nicht.',
  'bad-table': 'Die Tabelle hat Fehler.',
  'bad-file': 'Diese Datei lässt sich nicht lesen: {detail}',
  'import-gone':
    'Diesen Import gibt es nicht mehr: Er wird eine Stunde aufbewahrt und nicht über einen Neustart. Wählen Sie die Datei noch einmal.',
  'import-changed':
    'Der Import oder seine Show hat sich inzwischen geändert; nichts wurde importiert. Sehen Sie ihn noch einmal an.',
  'import-not-ready': 'Etwas ist noch zu berichtigen oder zu beantworten; nichts wurde importiert.',
  'import-broken':
    'Das Durchsehen dieses Imports brach ab oder brauchte mehr Zeit oder Speicher als jede Liste von Einreichungen; nichts wurde geändert. Versuchen Sie es noch einmal, oder kopieren Sie die nötigen Zeilen in eine neue Datei.',
  'too-large': 'Was gesendet wurde, ist zu groß; {detail}',
  'too-many': 'Zu viele Versuche; warten Sie eine Minute, und versuchen Sie es noch einmal.',
  follows: 'Dies ist ein Ersatzserver; er steht bereit und nimmt keine Befehle an. Es führt: {leader}.',
  'no-standby': 'Bei {core} steht kein Ersatzserver bereit; nichts wurde übergeben.',
  'standby-key':
    'Der Server bei {core} hat einen anderen Schlüssel und könnte die Umschläge nicht öffnen; nichts wurde übergeben.',
  'not-away': 'Das Protokoll ist erreichbar; es gibt nichts, ohne das weiterzumachen wäre.',
  'no-whole-copy':
    'Dieser Rechner hat keine vollständige Kopie von {show} und kann nicht allein weitermachen; nehmen Sie den, der geführt hat.',
  'histories-moved':
    'Inzwischen wurde etwas getan; sehen Sie beide Verläufe noch einmal an. Nichts wurde geändert.',
  'no-such-history': 'Diesen Verlauf gibt es nicht zu behalten. Nichts wurde geändert.',
  joining: 'Die Verläufe werden zusammengeführt; das Pult macht gleich weiter.',
  'too-old': 'Diese Seite ist älter als der Server; laden Sie sie neu.',
}
