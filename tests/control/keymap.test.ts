import { expect, test } from 'vitest'
import { type Around, actionFor, KEYS, type Press } from '../../control/keymap.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: '',
  repeat: false,
  modified: false,
  ...more,
})
const around = (more: Partial<Around> = {}): Around => ({ focus: 'page', dialog: false, live: true, ...more })

test('every key of the table does what the table says, in either case', () => {
  for (const { action, keys, ctrl = false } of KEYS) {
    for (const key of keys) {
      const upper = key.length === 1 ? key.toUpperCase() : key
      const held = { modified: ctrl, ctrl }
      expect(actionFor(press(key, held), around())).toBe(action)
      expect(actionFor(press(upper, held), around())).toBe(action)
    }
  }
})

test('no key stands for two actions', () => {
  const keys = KEYS.flatMap((binding) => binding.keys)
  expect(new Set(keys).size).toBe(keys.length)
})

test('a clicker’s Page Down and Page Up take and go back', () => {
  expect(actionFor(press('PageDown'), around())).toBe('take')
  expect(actionFor(press('PageUp'), around())).toBe('back')
})

test('[T2] a key held down is swallowed, wherever the focus is', () => {
  expect(actionFor(press(' ', { repeat: true }), around())).toBe('swallowed')
  expect(actionFor(press(' ', { repeat: true }), around({ focus: 'button' }))).toBe('swallowed')
  expect(actionFor(press('Enter', { repeat: true }), around({ focus: 'button' }))).toBe('swallowed')
})

test('Space takes while a button has the focus; Enter is left to the button', () => {
  expect(actionFor(press(' '), around({ focus: 'button' }))).toBe('take')
  expect(actionFor(press('Enter'), around({ focus: 'button' }))).toBeNull()
})

test('in a field, in a dialog and with Ctrl the keys are not ours', () => {
  for (const { keys, action, anywhere } of KEYS) {
    for (const key of keys) {
      // Left to the browser, F1 would open a page on the internet.
      const then = anywhere ? action : null
      expect(actionFor(press(key), around({ focus: 'field' }))).toBe(then)
      expect(actionFor(press(key), around({ dialog: true }))).toBe(then)
      expect(actionFor(press(key, { modified: true }), around())).toBeNull()
    }
  }
})

test('Ctrl+L locks edits wherever the focus is, also without a link; L alone and Ctrl with anything else do not', () => {
  const chord = (key: string, more: Partial<Press> = {}) =>
    press(key, { modified: true, ctrl: true, ...more })
  for (const focus of ['page', 'button', 'field'] as const) {
    expect(actionFor(chord('l'), around({ focus }))).toBe('lock')
    expect(actionFor(chord('L'), around({ focus, live: false }))).toBe('lock')
  }
  expect(actionFor(chord('д', { code: 'KeyL' }), around())).toBe('lock')
  expect(actionFor(press('l'), around())).toBeNull()
  expect(actionFor(press('l', { modified: true }), around())).toBeNull()
  for (const { keys } of KEYS.filter(({ ctrl }) => !ctrl)) {
    for (const key of keys) expect(actionFor(chord(key), around())).toBeNull()
  }
})

test('Ctrl+L held down, or in a dialog, does nothing: neither lock nor what the browser would do', () => {
  const chord = (more: Partial<Press> = {}) => press('l', { modified: true, ctrl: true, ...more })
  expect(actionFor(chord({ repeat: true }), around())).toBe('swallowed')
  expect(actionFor(chord(), around({ dialog: true }))).toBe('swallowed')
})

test('without a link only what looks and does nothing answers', () => {
  const acting = KEYS.filter(
    ({ keys, ctrl = false }) =>
      actionFor(press(keys[0] ?? '', { modified: ctrl, ctrl }), around({ live: false })) !== 'swallowed',
  )
  expect(acting.map((binding) => binding.action).sort()).toEqual([
    'edits',
    'help',
    'jump',
    'keys',
    'lock',
    'notes',
    'screens',
  ])
})

test('Escape is never an act of the stage', () => {
  expect(actionFor(press('Escape'), around())).toBeNull()
})

test('on a keyboard that is not Latin the letters stand where they stood', () => {
  expect(actionFor(press('и', { code: 'KeyB' }), around())).toBe('back')
  expect(actionFor(press('ч', { code: 'KeyX' }), around())).toBe('blackout')
  // A Latin layout says what its key is, wherever the key is.
  expect(actionFor(press('q', { code: 'KeyX' }), around())).toBeNull()
})
