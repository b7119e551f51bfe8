/** German: what the core calls steps and screens, and what stands in the braces of a refusal. */
export const coreOfStage = {
  Opening: 'Eröffnung',
  End: 'Ende',
  'Holding slide': 'Haltefolie',
  'the holding slide': 'die Haltefolie',
  '{category} — Title': '{category} — Titel',
  '{category} — Shortlist': '{category} — Shortlist',
  '{category} — Shortlist {n} of {of}': '{category} — Shortlist {n} von {of}',
  '{category} — Envelope': '{category} — Umschlag',
  'Reveal {what}': 'Enthüllen: {what}',
  'No award': 'Kein Preis',
  'no award': 'kein Preis',
  '{level}: no award': '{level}: kein Preis',
  // In the braces of a refusal
  'on screen': 'auf dem Bildschirm',
  armed: 'scharf',
  Nobody: 'Niemand',
  'nobody yet': 'noch niemand',
  'another core': 'ein anderer Server',
  'The slide': 'Die Folie',
  'The opening': 'Eröffnung',
  'The end': 'Ende',
  'The show': 'Die Show',
  'The list of drafts': 'Die Liste der Entwürfe',
  producer: 'Produktion',
  operator: 'Regie',
  scrutineer: 'Prüfer',
  editor: 'Redaktion',
  press: 'Presse',
  'a picture may have 20 MB, a table 4 MB, anything else 64 KB.':
    'ein Bild darf 20 MB haben, eine Tabelle 4 MB, alles andere 64 KB.',
  'a picture may have 20 MB.': 'ein Bild darf 20 MB haben.',
  'a table may have 20 MB.': 'eine Tabelle darf 20 MB haben.',
  'a table may have 4 MB.': 'eine Tabelle darf 4 MB haben.',
  'an export may have {n} MB.': 'ein Export darf {n} MB haben.',
  // Who did it, where it was no person
  automation: 'Automatik',
  clock: 'Uhr',
  'first start': 'erster Start',
  'first desk': 'Pult 1',
  'the house': 'das Haus',
  '{role} invited by {name}': '{role}, eingeladen von {name}',
  'A program': 'Ein Programm',
  'A program, {text}': 'Ein Programm, {text}',
  // A name, a password, a look, a show file
  'Give a name: the log says by it who did what.':
    'Geben Sie einen Namen an: Das Protokoll sagt damit, wer was getan hat.',
  'A name has at most {n} characters.': 'Ein Name hat höchstens {n} Zeichen.',
  '“{name}” is what the log calls the house itself.': '„{name}“ heißt im Protokoll das Haus selbst.',
  'A password has at least {n} characters; three or four words do well.':
    'Ein Passwort hat mindestens {n} Zeichen; drei oder vier Wörter eignen sich gut.',
  'A password has at most {n} bytes.': 'Ein Passwort hat höchstens {n} Byte.',
  'Your name is no password: everybody in the house knows it.':
    'Ihr Name ist kein Passwort: Jeder im Haus kennt ihn.',
  'The words ({ink}) could not be read on the ground ({ground}): their contrast is {n} to 1, and at least {of} is needed.':
    'Die Schrift ({ink}) wäre auf dem Grund ({ground}) nicht lesbar: Der Kontrast ist {n} zu 1, nötig ist mindestens {of}.',
  'The accent ({accent}) would be lost on the ground ({ground}): its contrast is {n} to 1, and at least {of} is needed.':
    'Der Akzent ({accent}) ginge auf dem Grund ({ground}) unter: Der Kontrast ist {n} zu 1, nötig ist mindestens {of}.',
  '{what} "{text}" stands twice; ids are used once.':
    '{what} „{text}“ steht zweimal da; jede Kennung gibt es nur einmal.',
  'The level': 'Die Stufe',
  'The category': 'Die Kategorie',
  'The rundown segment': 'Der Abschnitt des Ablaufs',
  'In {category}, the entry': 'In {category}: Die Einreichung',
  'In the rundown, the category': 'Im Ablauf: Die Kategorie',
  'In {category}, the entry "{entry}" has an id kept for winners who were never nominated.':
    'In {category} hat die Einreichung „{entry}“ eine Kennung, die Gewinnern vorbehalten ist, die nie nominiert waren.',
  'The rundown names a category "{category}" that is not in the show file.':
    'Der Ablauf nennt eine Kategorie „{category}“, die nicht in der Showdatei steht.',
  '{category} has an entry that was never nominated; write it into the result instead.':
    '{category} hat eine Einreichung, die nie nominiert war; tragen Sie sie stattdessen im Ergebnis nach.',
  'The notes name a cue "{text}" that is not in the rundown.':
    'Die Notizen nennen einen Cue „{text}“, der nicht im Ablauf steht.',
  'The notes of the cue "{text}" stand twice.': 'Die Notizen zum Cue „{text}“ stehen zweimal da.',
  // Shows that were set aside when histories were joined
  '{ceremony} (set aside: what Redis held)': '{ceremony} (beiseitegelegt: der Stand in Redis)',
  '{ceremony} (set aside: {text}, alone)': '{ceremony} (beiseitegelegt: {text}, allein)',
}
