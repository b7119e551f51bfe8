/** @module-tag whole */
/** The stage runs on Chromium 103, the oldest in players and vision mixers, the desk on 114: nothing newer is in what the builder made. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyMonitors, launchBrowser, SMALL_STAGE } from '../helpers/browser.ts'
import { startHouse, until } from '../helpers/house.ts'
import { operatorAt, stageWords } from '../helpers/operator.ts'

const pages = join(import.meta.dirname, '../../dist/pages')

const FLOORS = { stage: 103, desk: 114 } as const

/** What came after Chromium 103 and breaks a page that leans on it, with the version it came in. */
const NEWER: Record<string, RegExp> = {
  'toSorted and its kin (110)': /\.to(Sorted|Reversed|Spliced)\(/,
  'Array.with (110)': /\.with\(-?\w+,/,
  'Array.fromAsync (121)': /Array\.fromAsync/,
  'groupBy (117)': /(Object|Map)\.groupBy/,
  'withResolvers, Promise.try (119)': /Promise\.(withResolvers|try)\b/,
  'AbortSignal.any (116)': /AbortSignal\.any/,
  'sets that do sums (122)': /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
  'iterators with methods (122)':
    /(?<!Object)\.(values|keys|entries|matchAll)\([^()]*\)\.(map|filter|some|every|find|toArray|reduce|flatMap|take|drop|forEach)\(/,
  'isWellFormed (111)': /\.(is|to)WellFormed\(/,
  'view transitions (111)': /startViewTransition|@view-transition/,
  'popover (114)': /\.(show|hide|toggle)Popover\(|:popover-open/,
  'requestClose (134)': /(?<!this)\.requestClose\(/,
  'checkVisibility (105)': /\.checkVisibility\(/,
  'URLSearchParams.size (113)': /searchParams\.size/,
  'Response.json (105)': /Response\.json\(/,
  'import attributes (123)': /from\s*["'][^"']+["']\s*with\s*\{/,
  'the v flag (112)': /RegExp\([^)]*,\s*["'`]\w*v\w*["'`]\)/,
  ':has (105)': /:has\(/,
  'nesting (112)': /[{;]\s*&[\s:.[>]/,
  'container queries (105)': /@container|\d(cqw|cqh|cqi|cqb|cqmin|cqmax)\b/,
  'newer heights (108)': /\d([dsl]v(h|w|min|max))\b/,
  'newer colours (111)': /color-mix\(|okl(ab|ch)\(|\b(lab|lch)\(\d|light-dark\(/,
  'ranges in media queries (104)': /@media[^{]*[<>]/,
  'single transforms (104)': /[{;]\s*(translate|rotate|scale):/,
  'newer at-rules (117)': /@starting-style|@scope\b/,
  'newer sums (125)':
    /:[^;{}()]*\b(round|rem|mod|abs|sign|sin|cos|tan|pow|sqrt|hypot)\([^;{}]*(var\(|\d(px|rem|vw|vh|%|deg))/,
  'linear easing (113)': /[: ]linear\(\s*[\d.]/,
  'lines as a unit (109)': /\d(lh|rlh)\b/,
  subgrid: /subgrid/,
}

/** A declaration that says it the old way first. */
const SAID_BEFORE = /([\w-]+):[^;{}]*\dv[hw]\b[^;{}]*;\s*\1:[^;{}]*\d[dsl]v[hw]\b[^;{}]*/g

/** What is newer than a floor; what has no version of its own is newer than any. */
const newerIn = (text: string, floor: number = FLOORS.stage): string[] => {
  const alone = text.replaceAll(SAID_BEFORE, '$1: 0')
  return Object.entries(NEWER).flatMap(([name, sign]) => {
    if (Number(/\((\d+)\)/.exec(name)?.[1] ?? Number.POSITIVE_INFINITY) <= floor) return []
    const found = sign.exec(alone)
    return found
      ? [`${name}: …${alone.slice(Math.max(0, found.index - 40), found.index + found[0].length + 40)}…`]
      : []
  })
}

const ENTRIES = {
  stage: ['display/stage.html', 'display/preflight.html', 'display/preflight/frame.html', 'stage-worker.js'],
  desk: ['control/index.html', 'control/sheet.html'],
}

/** Every script and style of stage and preflight with the stage's worker, or of the desk. */
function builtFiles(of: keyof typeof ENTRIES): string[] {
  const seen = new Set(ENTRIES[of])
  for (const file of seen) {
    for (const [name] of readFileSync(join(pages, file), 'utf8').matchAll(/[\w.-]+-[\w-]{8}\.(js|css)\b/g))
      seen.add(`assets/${name}`)
  }
  return [...seen]
}

test.each(['stage', 'desk'] as const)('nothing in the %s is newer than its floor', (of) => {
  const files = builtFiles(of)
  expect(files.length).toBeGreaterThan(4)
  const found = files.flatMap((file) =>
    newerIn(readFileSync(join(pages, file), 'utf8'), FLOORS[of]).map((what) => `${file}: ${what}`),
  )
  expect(found).toEqual([])
})

test('the list sees what it is meant to see', () => {
  const planted = {
    'toSorted and its kin (110)': 'a.toSorted((x,y)=>x-y)',
    'Array.with (110)': 'a.with(0,b)',
    'iterators with methods (122)': 'm.values().map(f)',
    'popover (114)': 'e.showPopover()',
    ':has (105)': '.a:has(.b){color:red}',
    'nesting (112)': '.a{color:red;& .b{color:blue}}',
    'container queries (105)': '.a{width:50cqw}',
    'newer heights (108)': '.a{height:100dvh}',
    'newer colours (111)': '.a{color:color-mix(in srgb,red,blue)}',
    'ranges in media queries (104)': '@media (width>=600px){a{b:c}}',
    'single transforms (104)': '.a{translate:0 -50%}',
    'newer sums (125)': '.a{width:round(var(--x),1px)}',
    'lines as a unit (109)': '.a{height:2lh}',
  }
  for (const [name, text] of Object.entries(planted)) {
    expect(newerIn(text).map((found) => found.split(': …')[0])).toEqual([name])
  }
  expect(newerIn('.a{height:100vh;height:100dvh}')).toEqual([])
  expect(newerIn('.a{color:red;& .b{color:blue}}', FLOORS.desk)).toEqual([])
  expect(newerIn('.a{height:2lh} p{width:round(var(--x),1px)}', FLOORS.desk)).toHaveLength(1)
  expect(newerIn('.a{transform:translate(0,2px);color:#fff}')).toEqual([])
})

test('a category runs in a browser from which everything newer was taken away', async () => {
  const house = await startHouse()
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext()
    const troubles: string[] = []
    context.on('weberror', (error) => troubles.push(error.error().message))
    await context.addInitScript(() => {
      const world = globalThis as unknown as Record<string, { prototype: object } | undefined>
      const take = (from: object | undefined, names: string) => {
        for (const name of names.split(' ')) if (from) Reflect.deleteProperty(from, name)
      }
      const kind = (name: string) => world[name]?.prototype
      for (const name of ['Array', 'Uint8Array'])
        take(kind(name), 'toSorted toReversed toSpliced with toHex toBase64')
      take(Array, 'fromAsync')
      take(Uint8Array, 'fromHex fromBase64')
      take(Object, 'groupBy')
      take(Map, 'groupBy')
      take(Promise, 'withResolvers try')
      take(URL, 'canParse parse')
      take(AbortSignal, 'any')
      take(Response, 'json')
      take(RegExp, 'escape')
      take(Error, 'isError')
      take(
        Set.prototype,
        'union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom',
      )
      take(String.prototype, 'isWellFormed toWellFormed')
      take(kind('Iterator'), 'map filter take drop flatMap reduce toArray forEach some every find')
      take(kind('Document'), 'startViewTransition moveBefore')
      take(kind('Element'), 'checkVisibility moveBefore setHTML getHTML ariaNotify')
      take(kind('HTMLElement'), 'showPopover hidePopover togglePopover popover')
      take(kind('HTMLDialogElement'), 'requestClose closedBy')
      take(kind('URLSearchParams'), 'size')
      take(kind('Blob'), 'bytes')
      take(kind('ReadableStream'), 'values')
      take(globalThis, 'Iterator CloseWatcher Highlight scheduler Temporal')
    })
    const stage = await context.newPage()
    await stage.setViewportSize(SMALL_STAGE.viewport)
    await stage.goto(house.stage)
    const desk = await context.newPage()
    await emptyMonitors(desk)
    await desk.goto(house.controlLink)
    await desk.locator('[data-act="take"]').waitFor()
    expect(await desk.evaluate(() => ['toSorted' in [], 'canParse' in URL])).toEqual([false, false])
    const operator = operatorAt(desk, house)
    await operator.playTo('council-of-the-year:winner:winner')
    await until('the stage to show the winner', async () =>
      (await stageWords(stage)).includes('Manchester City Council'),
    )
    expect(troubles).toEqual([])
  } finally {
    await browser.close()
    await house.stop()
  }
})
