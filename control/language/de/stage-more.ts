/** German: rehearsal and demonstration, the door, and a house whose machines have parted. */
export const stageMore = {
  // What is on air, and rehearsals.
  'a black screen': 'ein schwarzes Bild',
  '“{label}”': '„{label}“',
  'the holding slide': 'die Haltefolie',
  'the holding slide with REHEARSAL over it': 'die Haltefolie, darüber REHEARSAL',
  '{sight}, in rehearsal': '{sight}, in der Probe',
  '{ceremony} is planned to begin now.': '{ceremony} soll jetzt beginnen.',
  '{ceremony} is planned to begin in one minute.': '{ceremony} soll in einer Minute beginnen.',
  '{ceremony} is planned to begin in {n} minutes.': '{ceremony} soll in {n} Minuten beginnen.',
  '{ceremony} was planned to begin one minute ago.': '{ceremony} sollte vor einer Minute beginnen.',
  '{ceremony} was planned to begin {n} minutes ago.': '{ceremony} sollte vor {n} Minuten beginnen.',
  'Start a rehearsal': 'Eine Probe beginnen',
  'Start the rehearsal': 'Probe beginnen',
  'Starting…': 'Beginnt…',
  'The whole evening with decoy results, drawn at random. The real ones are not opened, and stay as they are. Readers see nothing of it.':
    'Der ganze Abend mit erfundenen Ergebnissen, zufällig ausgelost. Die echten werden nicht geöffnet und bleiben, wie sie sind. Leser sehen nichts davon.',
  'Begin the rehearsal afresh': 'Die Probe neu beginnen',
  'Begin afresh': 'Neu beginnen',
  'Beginning…': 'Beginnt neu…',
  'A new rehearsal from the top, with new decoys. The one before is over. The performance is not touched.':
    'Eine neue Probe von vorn, mit neuen erfundenen Ergebnissen. Die vorige ist vorbei. Die Vorstellung bleibt unberührt.',
  'End the rehearsal': 'Die Probe beenden',
  'Put the performance on air': 'Vorstellung auf Sendung nehmen',
  'Put the performance on air…': 'Vorstellung auf Sendung nehmen…',
  'Putting it on air…': 'Geht auf Sendung…',
  'The performance stands exactly where it was left, with the real results. From then on readers follow.':
    'Die Vorstellung steht genau da, wo sie verlassen wurde, mit den echten Ergebnissen. Von da an lesen die Leser mit.',
  'Put this show on air': 'Diese Show auf Sendung nehmen',
  'One rehearsal is over, and kept until somebody deletes them on the page of the shows.':
    'Eine Probe ist vorbei und bleibt erhalten, bis sie jemand auf der Seite der Shows löscht.',
  '{n} rehearsals are over, and kept until somebody deletes them on the page of the shows.':
    '{n} Proben sind vorbei und bleiben erhalten, bis sie jemand auf der Seite der Shows löscht.',
  'Asking what is on air…': 'Es wird gefragt, was auf Sendung ist…',
  'With a show of their own, and so not changed by this: {screens}.':
    'Mit eigener Show und deshalb davon nicht betroffen: {screens}.',
  'This is the performance, and the room is looking at {sight}. It would be cut off.':
    'Das ist die Vorstellung, und der Saal sieht gerade {sight}. Das würde unterbrochen.',
  'The room may be cut off': 'Der Saal darf unterbrochen werden',
  'The room sees': 'Der Saal sieht',
  'It will see': 'Er wird sehen',
  'You are still in rehearsal.': 'Sie sind noch in der Probe.',
  'Decoy results, drawn at random. Readers see nothing of it.':
    'Erfundene Ergebnisse, zufällig ausgelost. Leser sehen nichts davon.',
  'It is over: the room looks at another show.': 'Die Probe ist vorbei: Der Saal sieht eine andere Show.',
  'Reset or end…': 'Beenden oder neu…',

  // A demonstration tells itself.
  Demonstration: 'Vorführung',
  'It plays by itself. Nothing here is a result.': 'Sie läuft von selbst. Nichts hier ist ein Ergebnis.',
  'The room looks at the holding slide. Screens never show an error: without news they keep their last picture.':
    'Der Saal sieht die Haltefolie. Bildschirme zeigen nie einen Fehler: Ohne Nachricht behalten sie ihr letztes Bild.',
  'A commendation, out of an envelope of its own. Readers are told at once.':
    'Eine lobende Erwähnung, aus einem eigenen Umschlag. Die Leser erfahren sie sofort.',
  'A commendation, out of an envelope of its own. Readers are told {n} second later, unless it is taken back before.':
    'Eine lobende Erwähnung, aus einem eigenen Umschlag. Die Leser erfahren sie {n} Sekunde später, falls sie nicht vorher widerrufen wird.',
  'A commendation, out of an envelope of its own. Readers are told {n} seconds later, unless it is taken back before.':
    'Eine lobende Erwähnung, aus einem eigenen Umschlag. Die Leser erfahren sie {n} Sekunden später, falls sie nicht vorher widerrufen wird.',
  'The winner, on all screens at once. Readers are told at once.':
    'Der Gewinner, auf allen Bildschirmen zugleich. Die Leser erfahren es sofort.',
  'The winner, on all screens at once. Readers are told {n} second later, unless it is taken back before.':
    'Der Gewinner, auf allen Bildschirmen zugleich. Die Leser erfahren es {n} Sekunde später, falls er nicht vorher widerrufen wird.',
  'The winner, on all screens at once. Readers are told {n} seconds later, unless it is taken back before.':
    'Der Gewinner, auf allen Bildschirmen zugleich. Die Leser erfahren es {n} Sekunden später, falls er nicht vorher widerrufen wird.',
  'The evening has begun. Every screen painted this picture in the same instant.':
    'Der Abend hat begonnen. Jeder Bildschirm hat dieses Bild im selben Augenblick gezeigt.',
  'A slide between the awards. The presenter’s own monitor has the notes, and what comes next.':
    'Eine Folie zwischen den Preisen. Auf dem Moderationsmonitor stehen die Notizen und was als Nächstes kommt.',
  'Interval. Whatever is edited now goes through the log like everything else.':
    'Pause. Was jetzt bearbeitet wird, geht durchs Protokoll wie alles andere.',
  'A category is opened, in the room and for the readers.':
    'Eine Kategorie wird eröffnet, im Saal und für die Leser.',
  'The shortlist, {step} of {steps}: nobody reads nine titles at once from the back of a room.':
    'Die Shortlist, {step} von {steps}: Aus der letzten Reihe liest niemand neun Titel auf einmal.',
  'The shortlist: every title fits, however long it is and whatever the screen.':
    'Die Shortlist: Jeder Titel passt, wie lang er auch ist und auf welchem Bildschirm auch immer.',
  'The envelope. Who is in it stands in no page, message or log, and nobody at a desk knows.':
    'Der Umschlag. Wer darin ist, steht in keiner Seite, keiner Nachricht und keinem Protokoll, und niemand an einem Pult weiß es.',
  'The roll of winners. Anybody can check each result against its public fingerprint.':
    'Alle Gewinner. Jeder kann jedes Ergebnis mit seinem öffentlichen Fingerabdruck prüfen.',
  'Reveal {what}': 'Enthüllen: {what}',
  'Blackout: the room sees nothing. It works at any time, from every desk.':
    'Schwarz: Der Saal sieht nichts. Das geht jederzeit, von jedem Pult.',
  'The wrong envelope. {what} was taken back: the room sees the holding slide, readers see it withdrawn or never hear of it.':
    'Der falsche Umschlag. {what} wurde widerrufen: Der Saal sieht die Haltefolie, Leser sehen es als widerrufen oder erfahren nie davon.',
  'Next: the picture comes back.': 'Als Nächstes: Das Bild kommt zurück.',
  'Next: the right result is sealed, with a reason.':
    'Als Nächstes: Das richtige Ergebnis wird versiegelt, mit einem Grund.',
  'The evening is over. It begins again in a moment.': 'Der Abend ist vorbei. Gleich beginnt er von vorn.',
  'Armed. The next press opens the envelope: {what}.':
    'Scharf. Der nächste Tastendruck öffnet den Umschlag: {what}.',
  'Next opens an envelope, and takes two acts: it is armed, then taken.':
    'Als Nächstes öffnet sich ein Umschlag, und das in zwei Schritten: scharf schalten, dann fahren.',
  'Next: {what}.': 'Als Nächstes: {what}.',

  // The door.
  'This desk was signed out.': 'Dieses Pult wurde abgemeldet.',
  'The server does not answer. Trying again…': 'Der Server antwortet nicht. Neuer Versuch…',
  'This page is older than the server.': 'Diese Seite ist älter als der Server.',
  Reload: 'Neu laden',
  'Control panel': 'Pult',
  'Sign in': 'Anmelden',
  'Signing in…': 'Wird angemeldet…',
  'Use a one-time key': 'Einmalschlüssel verwenden',
  'Use name and password': 'Name und Passwort verwenden',
  'One-time key, as the server printed it': 'Einmalschlüssel, wie der Server ihn ausgegeben hat',
  Password: 'Passwort',
  'New password': 'Neues Passwort',
  'Welcome, {name}': 'Willkommen, {name}',
  'You may choose a new password; every other desk of yours is signed out then.':
    'Sie können ein neues Passwort wählen; alle Ihre anderen Pulte werden dann abgemeldet.',
  'Choose a password. With it and your name you sign in from now on; the link is used up.':
    'Wählen Sie ein Passwort. Damit und mit Ihrem Namen melden Sie sich künftig an; der Link ist verbraucht.',
  'Keeping it…': 'Wird gespeichert…',
  'Choose it and go on': 'Speichern und weiter',
  'Keep the one I have': 'Mein bisheriges behalten',
  'Go on without, for this evening': 'Für diesen Abend ohne weiter',

  // Cores, and a house without its Redis.
  Cores: 'Server',
  leads: 'führt',
  'stands by with another seal key: it could not open the envelopes':
    'steht mit einem anderen Schlüssel bereit: Er könnte die Umschläge nicht öffnen',
  'stands by, level with the log': 'steht bereit, auf dem Stand des Protokolls',
  'stands by, one commit behind': 'steht bereit, einen Eintrag hinterher',
  'stands by, {n} commits behind': 'steht bereit, {n} Einträge hinterher',
  'is not there': 'ist nicht da',
  'No core could take over: {core} {stands}.': 'Kein Server könnte übernehmen: {core} {stands}.',
  'Hold to let it lead': 'Halten: führen lassen',
  'Handing over…': 'Wird übergeben…',
  '{core} leads. This desk goes there by itself.': '{core} führt. Dieses Pult wechselt von selbst dorthin.',
  'The show log is out of reach': 'Das Protokoll ist nicht erreichbar',
  'Redis has kept nothing since {time}. The room keeps its picture; nothing can be taken until Redis is back, or this machine goes on alone.':
    'Redis hat seit {time} nichts gespeichert. Der Saal behält sein Bild; nichts lässt sich fahren, bis Redis wieder da ist oder dieser Rechner allein weitermacht.',
  'Redis has kept nothing since {time}. This machine stands by. Nobody was seen to lead: go on here only if the room has nobody else.':
    'Redis hat seit {time} nichts gespeichert. Dieser Rechner steht bereit. Niemand war als führend bekannt: Machen Sie hier nur weiter, wenn der Saal sonst niemanden hat.',
  'Redis has kept nothing since {time}. This machine stands by. {leader} led when it was last heard: go on here only if the room has nobody else.':
    'Redis hat seit {time} nichts gespeichert. Dieser Rechner steht bereit. {leader} führte, als zuletzt etwas zu hören war: Machen Sie hier nur weiter, wenn der Saal sonst niemanden hat.',
  'Screens and desks here go on at once, from all that was acknowledged. Edges elsewhere, and their readers, wait for Redis. Another machine may do the same; a person then chooses which evening counts.':
    'Bildschirme und Pulte hier machen sofort weiter, mit allem, was bestätigt war. Verteiler anderswo und ihre Leser warten auf Redis. Ein anderer Rechner kann dasselbe tun; dann entscheidet ein Mensch, welcher Abend gilt.',
  'Hold to continue on this machine': 'Halten: auf diesem Rechner weitermachen',
  'Going on…': 'Geht weiter…',
  'This machine is alone': 'Dieser Rechner ist allein',
  'Since {time}, by {by}. Stage, desks and the readers of this machine go on; edges elsewhere wait for Redis. Another machine may be alone, too.':
    'Seit {time}, durch {by}. Bühne, Pulte und die Leser dieses Rechners machen weiter; Verteiler anderswo warten auf Redis. Auch ein anderer Rechner kann allein sein.',
  'Redis is back, and nothing was done there meanwhile. Bring this evening home, and every desk, screen and reader goes on from it.':
    'Redis ist wieder da, und dort ist inzwischen nichts geschehen. Bringen Sie diesen Abend zurück, dann machen alle Pulte, Bildschirme und Leser mit ihm weiter.',
  'Hold to bring it home': 'Halten: zurückbringen',
  'Redis is back. The evening went on there, and nothing was done here meanwhile.':
    'Redis ist wieder da. Der Abend ging dort weiter, und hier ist inzwischen nichts geschehen.',
  'Hold to go back to it': 'Halten: dorthin zurückkehren',
  'Redis is back. One show went on here, and another there; both are kept.':
    'Redis ist wieder da. Eine Show ging hier weiter, eine andere dort; beide bleiben erhalten.',
  'Hold to bring them together': 'Halten: zusammenführen',
  'One house again in a moment…': 'Gleich wieder ein Haus…',
  'Redis is back, and the evening went on there, too. Look at both; one of them is kept, and the other put aside as a file.':
    'Redis ist wieder da, und der Abend ging auch dort weiter. Sehen Sie beide an; einer bleibt, der andere wird als Datei beiseitegelegt.',
  'Compare and choose…': 'Vergleichen und wählen…',
  'Two evenings, one to keep': 'Zwei Abende, einer bleibt',
  'Both went on from the same moment without knowing of each other. The one that is kept goes on everywhere; the other is put aside as a file, under menu › Shows. Results are named by their category only.':
    'Beide gingen vom selben Augenblick an weiter, ohne voneinander zu wissen. Der eine, der bleibt, geht überall weiter; der andere wird als Datei beiseitegelegt, unter Menü › Shows. Ergebnisse werden nur mit ihrer Kategorie genannt.',
  'This machine': 'Dieser Rechner',
  'What Redis holds': 'Was Redis hat',
  'as other machines did it': 'von anderen Rechnern',
  'Hold to keep this one': 'Halten: diesen behalten',
  'Decide later': 'Später entscheiden',
  'Opened in both: {categories}.': 'In beiden geöffnet: {categories}.',
  Revealed: 'Enthüllt',
  Retracted: 'Widerrufen',
  Corrected: 'Korrigiert',
  'Taken to the stage': 'Auf die Bühne gefahren',
  'Posts written': 'Beiträge geschrieben',
  'Other acts': 'Anderes',
  'Nothing was done.': 'Nichts wurde getan.',
  'One act, at {at}': 'Eine Handlung, um {at}',
  '{n} acts, at {at}': '{n} Handlungen, um {at}',
  'One act, from {from} to {to}': 'Eine Handlung, von {from} bis {to}',
  '{n} acts, from {from} to {to}': '{n} Handlungen, von {from} bis {to}',

  // What goes wrong behind the desk.
  'The disk of the server is full. What it kept in reserve was given up, so that this evening can end: the show goes on. Have somebody make room there.':
    'Die Festplatte des Servers ist voll. Die Reserve darauf wurde freigegeben, damit dieser Abend zu Ende gehen kann: Die Show geht weiter. Lassen Sie dort jemanden Platz schaffen.',
  'The live blog is short of breath ({readers} readers): it has let go of the pictures of posts. The room notices nothing, and readers inside are told as before.':
    'Der Liveblog ist überlastet ({readers} Leser): Er verzichtet auf die Bilder der Beiträge. Der Saal merkt nichts, und wer schon liest, erfährt alles wie bisher.',
  'The live blog is short of breath ({readers} readers): it has let go of everything up to the sampling of readers. The room notices nothing, and readers inside are told as before.':
    'Der Liveblog ist überlastet ({readers} Leser): Er verzichtet auf die Bilder der Beiträge und die Stichproben bei den Lesern. Der Saal merkt nichts, und wer schon liest, erfährt alles wie bisher.',
  'The live blog is short of breath ({readers} readers): it has let go of everything up to pictures for sharing. The room notices nothing, and readers inside are told as before.':
    'Der Liveblog ist überlastet ({readers} Leser): Er verzichtet auf alles bis hin zu Bildern zum Teilen. Der Saal merkt nichts, und wer schon liest, erfährt alles wie bisher.',
  'The live blog is short of breath ({readers} readers): it has let go of everything up to new event streams. The room notices nothing, and readers inside are told as before.':
    'Der Liveblog ist überlastet ({readers} Leser): Er verzichtet auf alles bis hin zu neuen Ereignisströmen. Der Saal merkt nichts, und wer schon liest, erfährt alles wie bisher.',
  'The live blog is short of breath ({readers} readers): it has let go of everything up to new sockets. The room notices nothing, and readers inside are told as before.':
    'Der Liveblog ist überlastet ({readers} Leser): Er verzichtet auf alles bis hin zu neuen Sockets. Der Saal merkt nichts, und wer schon liest, erfährt alles wie bisher.',
  'The live blog is short of breath ({readers} readers): it has let go of everything up to drawing pages anew. The room notices nothing, and readers inside are told as before.':
    'Der Liveblog ist überlastet ({readers} Leser): Er verzichtet auf alles bis hin zum Neuzeichnen der Seiten. Der Saal merkt nichts, und wer schon liest, erfährt alles wie bisher.',
  'commit {last}': 'den Eintrag {last}',
  'commit {last}, made at {at}': 'den um {at} entstandenen Eintrag {last}',
  'commit {last}, made from {at} to {until}': 'den von {at} bis {until} entstandenen Eintrag {last}',
  'commits {first} to {last}': 'die Einträge {first} bis {last}',
  'commits {first} to {last}, made at {at}': 'die um {at} entstandenen Einträge {first} bis {last}',
  'commits {first} to {last}, made from {at} to {until}':
    'die von {at} bis {until} entstandenen Einträge {first} bis {last}',
  'Redis had lost part of this show; this machine put it back, and nothing is missing.':
    'Redis hatte einen Teil dieser Show verloren; dieser Rechner hat ihn wiederhergestellt, und nichts fehlt.',
  'Redis had lost {which}; this machine put it back, and nothing is missing.':
    'Redis hatte {which} verloren; dieser Rechner hat ihn wiederhergestellt, und nichts fehlt.',
  'Redis had lost {which}; this machine put them back, and nothing is missing.':
    'Redis hatte {which} verloren; dieser Rechner hat sie wiederhergestellt, und nichts fehlt.',
  'Redis has lost {which}; look at the stage and the live blog, and do again what is missing.':
    'Redis hat {which} verloren; sehen Sie auf Bühne und Liveblog, und tun Sie noch einmal, was fehlt.',
  'Redis has lost {which} ({acts}); look at the stage and the live blog, and do again what is missing.':
    'Redis hat {which} verloren ({acts}); sehen Sie auf Bühne und Liveblog, und tun Sie noch einmal, was fehlt.',
}
