/** Text files that mean harm, or were merely saved badly: what becomes of each. A sentence names the place, never what stands there. */
import { expect, test } from 'vitest'
import { cellsIn, notesIn, wrongIn } from '../../helpers/reading.ts'

const HEAD = 'Category,Entrant\n'

/** What each is refused with. */
const REFUSED: readonly [what: string, file: () => Uint8Array | string, sentence: RegExp][] = [
  ['an empty file', () => '', /^entries\.csv: the file is empty\.$/],
  [
    'spaces, commas and line ends alone',
    () => '\uFEFF , ,\r\n,\u00A0,\n',
    /^entries\.csv: nothing is in it\.$/,
  ],
  [
    'a cell of 64 KiB',
    () => `${HEAD}Best Film,${'x'.repeat(65_536)}\n`,
    /^entries, row 2, column "B": it has 65536 characters/,
  ],
  [
    'one million rows',
    () => HEAD + 'Best Film,Ada\n'.repeat(1_000_000),
    /^entries: it has more than 5000 rows/,
  ],
  [
    'empty rows without end',
    () => HEAD + ',\n'.repeat(200_000),
    /^entries: it has more than 100000 rows, most of them empty/,
  ],
  [
    'one row without end',
    () => `${HEAD}${'a,'.repeat(600_000)}`,
    /^entries, row 2: it is far too long|^entries, row 2, column "GS"/,
  ],
  [
    'a quotation mark not closed',
    () => `${HEAD}A,B\nC,"D\nE,F\n`,
    /^entries, row 3: a quotation mark is opened here, and not closed\.$/,
  ],
  [
    'a quotation mark that swallows rows',
    () => `${HEAD}A,"B\nC,the "D" of E\n`,
    /^entries, row 2: a quotation mark stands inside a cell/,
  ],
  [
    'a quotation mark before a megabyte',
    () => `${HEAD}A,"${'b,c\n'.repeat(400_000)}`,
    /^entries, row 2: it is far too long; a quotation mark/,
  ],
  [
    'two hundred and one columns',
    () => `${HEAD}${'a,'.repeat(200)}b`,
    /^entries, row 2, column "GS": it lies beyond column GR/,
  ],
  [
    'more than 20 MB',
    () => new Uint8Array(20 * 1024 * 1024 + 1).fill(65),
    /^entries\.csv: it has more than 20 MB\.$/,
  ],
  [
    'no text at all',
    () => Uint8Array.from({ length: 5000 }, (_, n) => (n * 7919) % 31),
    /^entries\.csv: this is no table/,
  ],
  [
    'a web page called .csv',
    () => '\n<!DOCTYPE html><table><tr><td>A',
    /^entries\.csv: this is a web page, whatever it is called/,
  ],
  [
    'a drawing with a script',
    () => '<?xml version="1.0"?><svg><script>1</script></svg>',
    /^entries\.csv: this is a drawing \(SVG\)/,
  ],
  ['a workbook of 2003 in XML', () => '<?xml version="1.0"?><Workbook/>', /^entries\.csv: this is XML/],
  ['a PDF', () => '%PDF-1.7\n1 0 obj', /^entries\.csv: this is a PDF/],
  ['a packed file', () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), /^entries\.csv: this is a packed file/],
  [
    'JSON cut short',
    () => '[\n{"a":"Ada"},\n{"a":"Ber',
    /^entries, row 3: it begins like JSON, but cannot be read on/,
  ],
  ['JSON of brackets alone', () => '['.repeat(2_000_000), /^entries: lists stand in lists too deep/],
  [
    'JSON in JSON without end',
    () => `[${'{"a":['.repeat(50_000)}1${']}'.repeat(50_000)}]`,
    /^entries: lists stand in lists too deep/,
  ],
  [
    'JSON of one million rows',
    () => `[${'{"a":1},'.repeat(999_999)}{"a":1}]`,
    /^entries: it has more than 5000 rows/,
  ],
  [
    'JSON of lists without end',
    () => `[${'[],'.repeat(2_000_000)}[]]`,
    /^entries: it holds far more than a list/,
  ],
  ['JSON without a list', () => '{"a": 1}', /^entries: it is JSON, but holds no list of objects/],
  ['JSON of unlike items', () => '[{"a":1}, 2]', /^entries, row 3: item 2 of the list is no object/],
]

test.each(REFUSED)('%s is refused', (_what, file, sentence) => {
  const [first = 'it was read'] = wrongIn(file())
  expect(first).toMatch(sentence)
})

/** Cells, and notes, of what is read all the same. */
const READ: readonly [what: string, file: () => Uint8Array | string, cells: string[][], notes: string[]][] = [
  [
    'NULs',
    () => 'A,B\n\0Best\0 Film,\x07Ada\x9B\n',
    [
      ['A', 'B'],
      ['Best Film', 'Ada'],
    ],
    [
      'row 2, column A: control characters were removed.',
      'row 2, column B: control characters were removed.',
    ],
  ],
  [
    'carriage returns alone',
    () => 'A,B\rC,D\r',
    [
      ['A', 'B'],
      ['C', 'D'],
    ],
    [],
  ],
  [
    'line ends of three kinds',
    () => 'A,B\r\nC,D\rE,F\nG,H',
    [
      ['A', 'B'],
      ['C', 'D'],
      ['E', 'F'],
      ['G', 'H'],
    ],
    [],
  ],
  [
    'formulas',
    () => "A,B\n=cmd|' /C calc'!A0,@SUM(1+1)\n+44 20 7946,-5\n",
    [
      ['A', 'B'],
      ["=cmd|' /C calc'!A0", '@SUM(1+1)'],
      ['+44 20 7946', '-5'],
    ],
    [
      'row 2, column A: it begins like a formula; it is kept as text, and nothing is computed.',
      'row 2, column B: it begins like a formula; it is kept as text, and nothing is computed.',
    ],
  ],
  [
    'numbers kept as text, and links',
    () => 'A,B\n"=""007""","=HYPERLINK(""https://example.org/x"",""Ada """"A"""" L"")"\n',
    [
      ['A', 'B'],
      ['007', 'Ada "A" L'],
    ],
    ['row 2, column B: a link (=HYPERLINK); its text was taken.'],
  ],
  [
    'letters that are not seen',
    () => 'A,B\nBest\u200B Film,Ada\u2060\uFEFF Love\u00ADlace\n\u3164,x',
    [
      ['A', 'B'],
      ['Best Film', 'Ada Lovelace'],
      ['', 'x'],
    ],
    [
      'rows 2 to 3, column A: characters that cannot be seen were removed.',
      'row 2, column B: characters that cannot be seen were removed.',
    ],
  ],
  [
    'writing turned around',
    () => 'A,B\n\u202Emlif tseB\u202C,\u2067Ada\u2069',
    [
      ['A', 'B'],
      ['mlif tseB', 'Ada'],
    ],
    [
      'row 2, column A: hidden marks of writing direction were removed.',
      'row 2, column B: hidden marks of writing direction were removed.',
    ],
  ],
  [
    'HTML codes, once',
    () => 'A,B\nM&amp;S,&#39;x&#x27; &amp;lt;b&amp;gt; &lt;i&gt; AT&T; &nbsp;',
    [
      ['A', 'B'],
      ['M&S', "'x' &lt;b&gt; <i> AT&T;"],
    ],
    [
      'row 2, column A: HTML codes (such as &amp;) were read as the characters they stand for.',
      'row 2, column B: HTML codes (such as &amp;) were read as the characters they stand for.',
    ],
  ],
  [
    'hidden letters written as codes',
    () => 'A\nBest&#x202E;&#0;&#8203;x',
    [['A'], ['Best\uFFFDx']],
    [
      'row 2, column A: HTML codes (such as &amp;) were read as the characters they stand for.',
      'row 2, column A: hidden marks of writing direction were removed.',
      'row 2, column A: characters that cannot be seen were removed.',
    ],
  ],
  [
    'markup',
    () => 'A,B\n<script>alert(1)</script>,<b>x</b>',
    [
      ['A', 'B'],
      ['<script>alert(1)</script>', '<b>x</b>'],
    ],
    [],
  ],
  ['letters put together', () => 'A\nBjo\u0308rk', [['A'], ['Bj\u00F6rk']], []],
  [
    'odd spaces',
    () => 'A,B\n\u00A0\u3000Ada\u2003\u2800,\u00A0\nC\u00A0D,',
    [['A', 'B'], ['Ada'], ['C\u00A0D']],
    [],
  ],
  [
    'inches, and titles in quotation marks',
    () => 'A\tB\n5" disk\t"Hamlet" by Ada',
    [
      ['A', 'B'],
      ['5" disk', '"Hamlet" by Ada'],
    ],
    ['quotation marks inside cells are kept as they stand.'],
  ],
  [
    'an inch among commas',
    () => 'A,B\n5" disk,x',
    [
      ['A', 'B'],
      ['5" disk', 'x'],
    ],
    ['quotation marks inside cells are kept as they stand.'],
  ],
  [
    'a line for Excel alone',
    () => 'sep=;\nA;B\nC, D;E',
    [
      ['A', 'B'],
      ['C, D', 'E'],
    ],
    [],
  ],
  [
    'halves of letters in JSON',
    () => '[{"A":"x\\ud800\\u0000y"}]',
    [['A'], ['x\uFFFDy']],
    [
      'read from JSON: row 1 is the names of the fields, row 2 the first object.',
      'row 2, column A: a character that could not be read stands as \uFFFD.',
      'row 2, column A: control characters were removed.',
    ],
  ],
]

test.each(READ)('%s: read, and noted with its place', (_what, file, cells, notes) => {
  expect(cellsIn(file())).toEqual(cells)
  expect(notesIn(file())).toEqual(notes)
})
