import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readScript, SCRIPT_FORMATS } from './scriptFormats.ts'
import type { ScriptTools } from './scriptFormats.ts'
import { textOf } from './screenplay.ts'

const tools: ScriptTools = {
  pdfPages: () =>
    Promise.resolve([
      { width: 612, height: 792, texts: [{ text: 'INT. QUAY', x: 108, y: 72, width: 64.8, size: 12 }] },
    ]),
}
const SCRIPT = 'INT. QUAY\n\nGulls.'
const FDX =
  '<?xml version="1.0"?><FinalDraft><Content><Paragraph Type="Scene Heading"><Text>INT. QUAY</Text></Paragraph></Content></FinalDraft>'
const FILES: Readonly<Record<string, Uint8Array>> = {
  fdx: strToU8(FDX),
  highland: zipSync({
    'Salt.textbundle/info.json': strToU8('{}'),
    'Salt.textbundle/text.md': strToU8(SCRIPT),
    'a.txt': strToU8('no'),
  }),
  pdf: strToU8('%PDF-1.7\n'),
  text: strToU8(SCRIPT),
  fountain: strToU8(SCRIPT),
}

describe('a script of every format', () => {
  it.each(SCRIPT_FORMATS.map(({ id, extensions }) => [id, extensions[0]!]))('is read: %s', async (id, extension) => {
    const { format, screenplay } = await readScript(`Salt.${extension}`, FILES[id]!, tools)
    expect(format.id).toBe(id)
    expect([screenplay.elements[0]!.kind, textOf(screenplay.elements[0]!)]).toEqual(['heading', 'INT. QUAY'])
  })

  it.each(['fdx', 'highland', 'pdf'])('is known by its bytes, whatever it is called: %s', async (id) => {
    expect((await readScript('Salt.fountain', FILES[id]!, tools)).format.id).toBe(id)
  })

  it.each([
    ['a DOCTYPE before the declaration', `<!DOCTYPE x [\n<!ELEMENT x ANY>\n]>\n${FDX}`],
    ['a DOCTYPE in small letters', `<!doctype finaldraft>\n${FDX.slice(21)}`],
    ['another declaration first', `<?xml-stylesheet href="a"?>\n${FDX}`],
    ['tags with a prefix', FDX.slice(21).replaceAll(/<(\/?)(?=[A-Z])/g, '<$1fd:')],
  ])('is read as Final Draft with %s', async (_, text) => {
    const { format, screenplay } = await readScript('Salt.fdx', strToU8(text), tools)
    expect([format.id, screenplay.elements.map(({ kind }) => kind)]).toEqual(['fdx', ['heading']])
  })

  it.each(['txt', 'fountain'])('has lines where it has no line ends but Unicode’s own: %s', async (extension) => {
    const bytes = strToU8(`${SCRIPT}\n\nMARA\nNo.`.replaceAll('\n', '\u2028'))
    const { screenplay } = await readScript(`Salt.${extension}`, bytes, tools)
    expect(screenplay.elements.map(({ kind }) => kind)).toEqual(['heading', 'action', 'character', 'dialogue'])
  })

  it('is known in UTF-16 too', async () => {
    const { format } = await readScript('Salt.fdx', Buffer.from(`\ufeff${FDX}`, 'utf16le'), tools)
    expect(format.id).toBe('fdx')
  })
})

describe('a bundle with several texts', () => {
  it.each([
    [{ 'X/assets/old.fountain': 'INT. OLD - DAY', 'X/text.md': 'INT. NEW - DAY' }],
    [{ 'X/bin/text.fountain': 'INT. OLD - DAY', 'X/text.fountain': 'INT. NEW - DAY' }],
    [{ 'X/scenes/1/text.fountain': `INT. OLD - DAY\n\n${'Gulls. '.repeat(40)}`, 'X/text.fountain': 'INT. NEW - DAY' }],
  ])('is read by the one that is the script: %j', async (files) => {
    const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
    const { screenplay } = await readScript('x.highland', bytes, tools)
    expect(screenplay.elements.map(textOf)).toEqual(['INT. NEW - DAY'])
  })
})

describe('what is no script', () => {
  it.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 1, 2, 3, 5, 6]), 'no text'],
    ['an archive without one', zipSync({ 'a.png': new Uint8Array(9) }), 'no script in this archive'],
    ['an archive that is cut off', zipSync({ 'a.fountain': strToU8(SCRIPT.repeat(99)) }).subarray(0, 60), 'damaged'],
    ['an archive that swells', zipSync({ 'a.fountain': new Uint8Array(31_000_000) }), 'larger'],
    ['XML of another kind', strToU8('<?xml version="1.0"?><a/>'), 'not a Final Draft'],
  ])('is refused in words: %s', async (_, bytes, why) => {
    const { screenplay } = await readScript('x', bytes, tools)
    expect(screenplay.elements).toEqual([])
    expect(screenplay.unread[0]!.why).toContain(why)
  })

  it('is a PDF that can’t be opened', async () => {
    const broken = { pdfPages: () => Promise.reject(new Error('x')) }
    const { screenplay } = await readScript('a.pdf', FILES.pdf!, broken)
    expect(screenplay.unread[0]!.why).toContain('can’t be opened')
  })
})
