/** German: what the core and the common folder say in English, by their templates; held to their code by a test. */
export const fromTheCore = {
  'No award': 'Kein Preis',
}
