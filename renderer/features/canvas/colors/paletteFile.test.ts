import { describe, expect, it } from 'vitest'
import { importedWords, paletteFileOf, readPaletteFile } from './paletteFile.ts'

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer

/** An Adobe swatch exchange file: a group that opens and closes, with these colours in it. */
function aseOf(colors: readonly (readonly [name: string, model: string, numbers: readonly number[]])[]): ArrayBuffer {
  const entries = colors.map(([name, model, numbers]) => {
    const view = new DataView(new ArrayBuffer(6 + 2 + (name.length + 1) * 2 + 4 + numbers.length * 4 + 2))
    view.setUint16(0, 1)
    view.setUint32(2, view.byteLength - 6)
    view.setUint16(6, name.length + 1)
    for (let i = 0; i < name.length; i += 1) view.setUint16(8 + i * 2, name.charCodeAt(i))
    const at = 8 + (name.length + 1) * 2
    for (let i = 0; i < 4; i += 1) view.setUint8(at + i, model.charCodeAt(i))
    numbers.forEach((value, i) => view.setFloat32(at + 4 + i * 4, value))
    return new Uint8Array(view.buffer)
  })
  const open = [0xc0, 1, 0, 0, 0, 6, 0, 2, 0, 65, 0, 0]
  const all = [open, ...entries, [0xc0, 2, 0, 0, 0, 0]]
  const head = [0x41, 0x53, 0x45, 0x46, 0, 1, 0, 0, 0, 0, 0, all.length]
  return Uint8Array.from([head, ...all].flatMap((block) => [...block])).buffer
}

/** Photoshop's swatches of this version: their spaces and numbers, in the second also their names. */
function acoOf(version: number, colors: readonly (readonly number[])[], names: readonly string[] = []): ArrayBuffer {
  const words = colors.flatMap((color, at) => {
    const numbers = [...color, 0, 0, 0].slice(0, 5)
    const name = `${names[at] ?? ''}\0`
    const units = Array.from({ length: name.length }, (_, unit) => name.charCodeAt(unit))
    return version === 1 ? numbers : [...numbers, 0, units.length, ...units]
  })
  return Uint8Array.from([version, colors.length, ...words].flatMap((word) => [word >> 8, word & 255])).buffer
}

describe('a palette', () => {
  it('comes back from its file as it went in, letters of any script and colours without a name too', () => {
    const swatches = [
      { name: 'Mara’s coat', color: '#c9473a' },
      { name: '海', color: '#0a141e' },
      { name: '', color: '#ffffff' },
    ]
    expect(readPaletteFile(bytesOf(paletteFileOf('Tide', swatches)))).toEqual({ swatches, skipped: 0, name: 'Tide' })
  })

  it('is read as others write it: notes, columns, names or none, each colour once', () => {
    const file = [
      'GIMP Palette',
      'Name: Sea',
      'Columns: 3',
      '# by hand',
      ' 10  20 30\tDeep  blue',
      '255 0 0',
      '10 20 30 Again',
      '300 0 0\tNone',
      '0 0 0 Untitled',
    ]
    expect(readPaletteFile(bytesOf(file.join('\r\n')))).toEqual({
      swatches: [
        { color: '#0a141e', name: 'Deep  blue' },
        { color: '#ff0000', name: '' },
        { color: '#000000', name: '' },
      ],
      skipped: 0,
      name: 'Sea',
    })
  })

  it('of Adobe is read in RGB, CMYK and grey, through its groups, and Lab is counted', () => {
    const file = aseOf([
      ['Coat', 'RGB ', [1, 0.5, 0]],
      ['Ink', 'CMYK', [0, 1, 1, 0.5]],
      ['Fog', 'Gray', [0.8]],
      ['Eye', 'LAB ', [0.5, 0, 0]],
    ])
    expect(readPaletteFile(file)).toEqual({
      swatches: [
        { color: '#ff8000', name: 'Coat' },
        { color: '#800000', name: 'Ink' },
        { color: '#cccccc', name: 'Fog' },
      ],
      skipped: 1,
      name: '',
    })
    expect(readPaletteFile(aseOf([['Eye', 'LAB ', [0.5, 0, 0]]]))).toEqual({
      why: 'The colours of this palette are not RGB, CMYK or grey.',
    })
  })

  it('that is none, empty or damaged is refused in words, wherever it breaks off', () => {
    expect(readPaletteFile(bytesOf('{}'))).toEqual({ why: 'This is no palette: choose a .gpl, .ase or .aco file.' })
    expect(readPaletteFile(bytesOf('\uFEFFGIMP Palette\n255 0 0 Red\n'))).toMatchObject({
      swatches: [{ color: '#ff0000', name: 'Red' }],
    })
    expect(readPaletteFile(bytesOf('GIMP Palette\n'))).toEqual({ why: 'This palette holds no colours.' })
    const whole = aseOf([['Coat', 'RGB ', [1, 0.5, 0]]])
    for (let at = 4; at < whole.byteLength - 8; at += 1)
      expect(readPaletteFile(whole.slice(0, at))).toHaveProperty('why')
  })

  it('of Photoshop is read with its names or without, in RGB, HSB, CMYK and grey, and Lab is counted', () => {
    const colors = [
      [0, 0xffff, 0x8080, 0],
      [1, 0, 0xffff, 0xffff],
      [2, 0xffff, 0, 0, 0x8080],
      [8, 8000, 0, 0],
      [7, 5000, 0, 0],
    ] as const
    const found = ['#ff8000', '#ff0000', '#800000', '#cccccc'].map((color) => ({ color, name: '' }))
    expect(readPaletteFile(acoOf(1, colors))).toEqual({ swatches: found, skipped: 1, name: '' })
    const names = ['Coat', 'Lamp', 'Ink', '霧', 'Eye']
    const named = [...new Uint8Array(acoOf(1, colors)), ...new Uint8Array(acoOf(2, colors, names))]
    for (const file of [Uint8Array.from(named).buffer, acoOf(2, colors, names)])
      expect(readPaletteFile(file)).toEqual({
        swatches: found.map(({ color }, at) => ({ color, name: names[at] })),
        skipped: 1,
        name: '',
      })
    for (let at = 0; at < named.length; at += 1)
      if (at !== 4 + colors.length * 10)
        expect(readPaletteFile(Uint8Array.from(named.slice(0, at)).buffer)).toHaveProperty('why')
  })

  it('says what became of its colours', () => {
    const swatches = Array.from({ length: 258 }, () => ({ color: '#000000', name: '' }))
    expect(importedWords('Sea', { swatches: swatches.slice(0, 12), skipped: 0, name: '' })).toBe(
      'Palette “Sea” with 12 colours was added to the film.',
    )
    expect(importedWords('Sea', { swatches, skipped: 1, name: '' })).toBe(
      'Palette “Sea” with 256 colours was added to the film. 2 colours found no room: a palette has up to 256. 1 colour in Lab was left out.',
    )
  })
})
