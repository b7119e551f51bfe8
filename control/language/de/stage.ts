/** German: running the stage. */
export const stage = {
  Disarm: 'Entschärfen',
  'Stage controls': 'Bühnensteuerung',
  Back: 'Zurück',
  Clear: 'Leeren',
  'To the holding slide': 'Zur Haltefolie',
  'Lift blackout': 'Schwarz aufheben',
  Blackout: 'Schwarz',
  'Hold to retract': 'Halten: zurückziehen',
  'Set result': 'Ergebnis setzen',
  'Seal or correct a result': 'Ein Ergebnis versiegeln oder korrigieren',
  'Keys go to the text field. {key} gives them back.':
    'Die Tasten gehen ins Textfeld. {key} gibt sie zurück.',
  'Keys go to the help. {key} gives them back.': 'Die Tasten gehen an die Hilfe. {key} gibt sie zurück.',
  'Hold {key}': '{key} halten',
}
