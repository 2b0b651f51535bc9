import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from './commandTable.ts'
import { MOST_KEY_FILE, readKeyFile, readOwnKeys, writeKeyFile } from './keyFile.ts'
import { KEY_PRESETS } from './keyPresets.ts'
import { KEY_SLOTS, clashIn, giveKeys, keysIn, slotOf, takenFrom, whyKept, withOwnKeys } from './ownKeys.ts'
import type { OwnKeys } from './ownKeys.ts'

const slot = (name: string) => slotOf(name)!
const file = (keys: unknown, more: object = {}) => JSON.stringify({ framewright: 'keys', version: 1, keys, ...more })

describe('own keys', () => {
  it('are as shipped until one is changed, for every command and tool', () => {
    expect(new Set(KEY_SLOTS.map(({ entry }) => entry.id))).toEqual(new Set(COMMANDS.map(({ id }) => id)))
    expect(clashIn({})).toBeNull()
    expect(withOwnKeys({}).map(({ id, keys }) => [id, keys ?? []])).toEqual(
      KEY_SLOTS.filter(({ slot: name }) => !name.includes('@')).map(({ entry, shipped }) => [entry.id, shipped]),
    )
  })

  it('are taken from whoever had them in the same place, and only there', () => {
    expect(takenFrom({}, slot('shot.add'), 'P').map((each) => each.slot)).toEqual(['panel.add'])
    expect(takenFrom({}, slot('view.theme'), 'P').map((each) => each.slot)).toEqual(['panel.add', 'tool.pen'])
    const own = giveKeys({}, slot('shot.add'), ['P'])
    expect(own).toEqual({ 'shot.add': ['P'], 'panel.add': [] })
    expect(keysIn(own, slot('tool.pen'))).toEqual(slot('tool.pen').shipped)
    expect(giveKeys(giveKeys(own, slot('shot.add'), ['N']), slot('panel.add'), ['P'])).toEqual({})
  })

  it('never clash, however they are given', () => {
    const keys = KEY_SLOTS.flatMap(({ shipped }) => shipped)
    const step = fc.tuple(fc.constantFrom(...KEY_SLOTS), fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 2 }))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const own = steps.reduce<OwnKeys>((now, [to, given]) => giveKeys(now, to, given), {})
        expect(clashIn(own)).toBeNull()
        for (const [to, given] of steps.slice(-1)) expect(keysIn(own, to)).toEqual(given)
      }),
      { numRuns: 40 },
    )
  })

  it('can’t be those that board, fields and system keep', () => {
    expect(whyKept(slot('shot.add'), '4')).toMatch(/number/)
    expect(whyKept(slot('tool.pen'), '4')).toBeNull()
    for (const key of ['Space', 'Mod+C', 'Mod+Alt+N', 'Escape']) expect(whyKept(slot('layer.add'), key)).not.toBeNull()
    expect(whyKept(slot('panel.leave'), 'Escape')).toBeNull()
    for (const key of ['G', 'Shift+?', 'F2', 'Mod+D', 'Alt+ArrowUp'])
      expect(whyKept(slot('list.find'), key)).toMatch(/list/)
    for (const key of ['F3', 'Mod+F', 'Mod+G', 'Alt+F']) expect(whyKept(slot('list.find'), key)).toBeNull()
  })
})

describe.each(KEY_PRESETS.map((preset) => [preset.label, preset] as const))('the keys of %s', (_, preset) => {
  it('fit, without a clash, and survive their file', () => {
    expect(clashIn(preset.keys)).toBeNull()
    expect(readKeyFile(writeKeyFile(preset.keys))).toEqual({ own: preset.keys, unknown: 0 })
  })
})

describe('a file of keys', () => {
  it('is read whole, past commands that this version does not have', () => {
    expect(readKeyFile(file({ 'shot.add': ['K'], 'later.command': ['L'] }))).toEqual({
      own: { 'shot.add': ['K'] },
      unknown: 1,
    })
  })

  it('is refused in words when it is none, or could not work', () => {
    const refusals: readonly (readonly [string, RegExp])[] = [
      ['', /not a file of keys/],
      ['[]', /not a file of keys/],
      ['{"keys":{}}', /not a file of keys/],
      [file({ 'shot.add': 'K' }), /not a file of keys/],
      [file({ 'shot.add': ['K', 'L', 'M', 'N', 'O'] }), /not a file of keys/],
      [file({}, { version: 2 }), /newer/],
      [file({ 'shot.add': ['Hyper+K'] }), /not a key/],
      [file({ 'shot.add': ['<script>'] }), /not a key/],
      [file({ 'shot.add': ['Mod+C'] }), /copies/],
      [file({ 'shot.add': ['K'], 'panel.add': ['K'] }), /both New shot and New panel/],
      [file({ 'shot.add': ['P'] }), /both New shot and New panel/],
      [' '.repeat(MOST_KEY_FILE + 1), /too large/],
    ]
    for (const [text, words] of refusals) {
      const read = readKeyFile(text)
      expect('refusal' in read ? read.refusal : 'taken').toMatch(words)
    }
  })

  it('can’t reach beyond the commands', () => {
    const read = readKeyFile('{"framewright":"keys","version":1,"keys":{"__proto__":["K"],"constructor":["L"]}}')
    expect(read).toMatchObject({ own: {} })
    expect(Object.keys({})).toEqual([])
  })

  it('remembered by another version, or by a hand, is taken as far as it is one', () => {
    expect(readOwnKeys({ 'shot.add': ['K'], gone: ['L'] })).toEqual({ 'shot.add': ['K'] })
    for (const odd of [null, 'K', [1], { 'shot.add': 4 }]) expect(readOwnKeys(odd)).toEqual({})
  })
})
