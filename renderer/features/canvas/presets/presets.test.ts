import { describe, expect, it } from 'vitest'
import { createToolSettings, grainOf, opacityOf, senseOf, sizeOf } from '../toolSettings.ts'
import { PRESET_LIMITS, freeName, presetFileOf, readPresetFile } from './nibPreset.ts'
import type { NibPreset } from './nibPreset.ts'
import { createPresetShelf } from './presetShelf.ts'

const rough: NibPreset = {
  name: 'Rough',
  nib: 'pencil',
  size: 14,
  opacity: 0.6,
  steady: 0,
  grain: 0.8,
  pressure: true,
  tilt: false,
  curve: { x1: 0.1, y1: 0.4, x2: 0.5, y2: 0.9 },
}
const ink: NibPreset = { ...rough, name: 'Ink', nib: 'pen', pressure: false, curve: null }

function memory(start = '') {
  let kept = start
  return { getItem: () => kept || null, setItem: (_: string, value: string) => void (kept = value) }
}
const namesOf = (shelf: ReturnType<typeof createPresetShelf>) => shelf.state().map(({ name }) => name)

describe('the presets of a computer', () => {
  it('are kept in their order, each under a name of its own', () => {
    const kept = memory()
    const shelf = createPresetShelf(kept)
    shelf.add([rough, ink, rough])
    expect(namesOf(shelf)).toEqual(['Rough', 'Ink', 'Rough 2'])
    shelf.rename('Rough 2', ' Ink ')
    shelf.rename('Ink', ' ')
    shelf.move('Ink 2', -9)
    expect(namesOf(createPresetShelf(kept))).toEqual(['Ink 2', 'Rough', 'Ink'])
  })

  it('that a file brings are added once, whatever number their name was given here', () => {
    const shelf = createPresetShelf(null)
    shelf.add([rough, ink])
    const brought = [{ ...rough, size: 30 }, ink, { ...ink, name: 'Чернила 筆 😀', size: 9 }]
    expect(shelf.bring(brought)).toBe(2)
    expect(namesOf(shelf)).toEqual(['Rough', 'Ink', 'Rough 2', 'Чернила 筆 😀'])
    expect(shelf.bring(brought)).toBe(0)
    expect(createPresetShelf(null).bring([rough, rough])).toBe(2)
    // Another size is another preset, and so is another name that was given by hand.
    expect(
      shelf.bring([
        { ...rough, size: 31 },
        { ...ink, name: 'Lines' },
      ]),
    ).toBe(2)
    expect(namesOf(shelf).slice(4)).toEqual(['Rough 3', 'Lines'])
  })

  it('have room for a file of those that are here, however full it is', () => {
    const shelf = createPresetShelf(null)
    const many = Array.from({ length: PRESET_LIMITS.presets }, (_, at) => ({
      ...rough,
      name: `Nib ${at}`,
      size: 2 + at,
    }))
    shelf.add(many)
    expect(shelf.bring(many)).toBe(0)
    expect(shelf.bring([ink])).toBeNull()
  })

  it('come back where they were when a deletion is undone, whatever happened since', () => {
    const shelf = createPresetShelf(null)
    shelf.add([rough, ink])
    const putBack = shelf.remove('Rough')
    expect(namesOf(shelf)).toEqual(['Ink'])
    shelf.rename('Ink', 'Rough')
    putBack()
    expect(namesOf(shelf)).toEqual(['Rough 2', 'Rough'])
  })

  it('begin empty if what was stored is anything else', () => {
    for (const odd of ['nonsense', '{}', JSON.stringify([{ ...rough, size: 1e9 }])])
      expect(createPresetShelf(memory(odd)).state()).toEqual([])
  })

  it('are those of all windows: none takes away what another kept meanwhile', () => {
    const kept = memory()
    const [one, two] = [createPresetShelf(kept), createPresetShelf(kept)]
    one.add([rough])
    const key = one.keyOf(one.state()[0]!)
    two.add([ink])
    expect(namesOf(two)).toEqual(['Rough', 'Ink'])
    one.reread()
    expect(namesOf(one)).toEqual(['Rough', 'Ink'])
    expect(one.keyOf(one.state()[0]!)).toBe(key)
    one.rename('Ink', 'Brush')
    two.move('Rough', 1)
    expect(namesOf(createPresetShelf(kept))).toEqual(['Brush', 'Rough'])
    const putBack = one.remove('Brush')
    two.add([{ ...ink, name: 'Lines' }])
    putBack()
    expect(namesOf(createPresetShelf(kept))).toEqual(['Brush', 'Rough', 'Lines'])
  })

  it('stay where one among them can’t be read, and that one is stored on', () => {
    const newer = { ...rough, name: 'Marker', nib: 'marker of a newer Framewright' }
    const kept = memory(JSON.stringify([rough, newer]))
    const shelf = createPresetShelf(kept)
    expect(namesOf(shelf)).toEqual(['Rough'])
    shelf.add([ink])
    expect(JSON.parse(kept.getItem()!)).toContainEqual(newer)
    expect(namesOf(createPresetShelf(kept))).toEqual(['Rough', 'Ink'])
  })

  it('are put in hand whole', () => {
    const settings = createToolSettings()
    settings.take(rough)
    expect(settings.state().tool).toBe('pencil')
    expect([sizeOf, opacityOf, grainOf].map((of) => of(settings.state()))).toEqual([14, 0.6, 0.8])
    expect(grainOf(settings.state(), 'airbrush')).toBe(0.5)
    expect(senseOf(settings.state())).toEqual({ pressure: true, tilt: false, curve: rough.curve })
    expect(senseOf(settings.state(), 'pen')).toEqual({ pressure: true, tilt: true, curve: null })
  })
})

function file(fields: object): string {
  return JSON.stringify({ ...JSON.parse(presetFileOf([])), ...fields })
}

describe('a file of presets', () => {
  it('is read as it was written', () => {
    expect(readPresetFile(presetFileOf([rough, ink]))).toEqual({ presets: [rough, ink] })
    const { grain: _, ...older } = rough
    expect(readPresetFile(file({ presets: [older] }))).toEqual({ presets: [{ ...rough, grain: 0.5 }] })
  })

  it('that holds none says so', () => {
    expect(readPresetFile(presetFileOf([]))).toEqual({ why: 'This file holds no presets.' })
  })

  it('that is something else, newer, too long or wrong in one place is refused in words, and nothing of it taken', () => {
    const whys = [
      '',
      '{"kind":"framewright brush presets"}',
      '[[[[',
      file({ version: 2 }),
      file({ presets: Array.from({ length: PRESET_LIMITS.presets + 1 }, () => rough) }),
      file({ presets: [rough, { ...rough, nib: 'eval' }] }),
      file({ presets: [{ ...rough, curve: { x1: -1, y1: 0, x2: 0, y2: 0 } }] }),
    ].map((text) => readPresetFile(text))
    expect(whys).toEqual([
      { why: 'This is not a file of brush presets.' },
      { why: 'This is not a file of brush presets.' },
      { why: 'This is not a file of brush presets.' },
      { why: 'These presets are from a newer Framewright.' },
      { why: 'The file has more than 200 presets.' },
      { why: 'Preset 2 in the file can’t be read, so none was added.' },
      { why: 'Preset 1 in the file can’t be read, so none was added.' },
    ])
  })

  it('never makes a name too long by its number', () => {
    const long = 'x'.repeat(PRESET_LIMITS.name)
    expect(freeName(long, [long])).toBe(`${'x'.repeat(PRESET_LIMITS.name - 2)} 2`)
    const signs = `${'x'.repeat(PRESET_LIMITS.name - 3)}😀x`
    expect(freeName(signs, [signs])).toBe(`${'x'.repeat(PRESET_LIMITS.name - 3)} 2`)
  })
})
