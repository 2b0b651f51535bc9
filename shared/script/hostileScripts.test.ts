import { zipSync } from 'fflate'
import { array, assert, asyncProperty, constantFrom, integer, oneof, record, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paginate } from './paginate.ts'
import { readScript } from './scriptFormats.ts'
import { textOf } from './screenplay.ts'

const FOUNTAIN = `Title: Tide\n\n# One\n\nINT. QUAY - DAY #12A#\n\nMara *waits*. [[why?]]\n\nMARA (O.S.)\n(low)\nNo.\n\nTOM ^\nYes.\n\n> CUT TO:\n\n/* EXT. GONE */\n`
const FDX = `<?xml version="1.0"?><FinalDraft Version="6"><Content><Paragraph Type="Scene Heading" Number="A12"><SceneProperties Length="1 3/8" Page="12A"/><Text>INT. QUAY - DAY</Text></Paragraph><Paragraph><DualDialogue><Paragraph Type="Character"><Text RevisionID="2">MARA &amp; TOM</Text></Paragraph><Paragraph Type="Dialogue"><Text Style="Bold">No.</Text></Paragraph></DualDialogue></Paragraph><Paragraph Type="Scene Heading" Number="13"><Text>OMITTED</Text></Paragraph></Content></FinalDraft>`
const bytes = (text: string) => new TextEncoder().encode(text)
const LAID = `1   INT. HOUSE - DAY              1\n\nWind.\n\n                    MARA\n          Yes.\n\n2   OMITTED                       2\nTHRU                          THRU\n4                                4\n`
const FILES = {
  'a.fountain': bytes(FOUNTAIN),
  'a.txt': bytes(FOUNTAIN),
  'laid.txt': bytes(LAID.repeat(3)),
  'a.fdx': bytes(FDX),
  'a.highland': zipSync({ 'a.textbundle/text.fountain': bytes(FOUNTAIN) }),
}

/** What damage leaves in a file: other bytes, a piece twice or gone, signs that mean something. */
const damage = array(
  record({
    at: integer({ min: 0, max: 1200 }),
    gone: integer({ min: 0, max: 40 }),
    put: oneof(
      uint8Array({ maxLength: 6 }),
      constantFrom(
        '<',
        '</Text>',
        '<Paragraph>',
        '&',
        '&a;',
        '\0',
        '\n\n',
        '\n9      9\n',
        '/*',
        '[[',
        '#',
        '^',
        '\u2028',
      ).map(bytes),
    ),
  }),
  { minLength: 1, maxLength: 8 },
)

function damaged(file: Uint8Array, places: readonly { at: number; gone: number; put: Uint8Array }[]): Uint8Array {
  return places.reduce((now, { at, gone, put }) => {
    const from = at % (now.length + 1)
    return Uint8Array.from([...now.subarray(0, from), ...put, ...now.subarray(from + gone)])
  }, file)
}

describe('a script that is damaged', () => {
  it.each(Object.entries(FILES))('is read as far as it goes, or refused in words: %s', async (name, file) => {
    await assert(
      asyncProperty(damage, async (places) => {
        const tools = { pdfPages: () => Promise.reject(new Error('no PDF')) }
        const { screenplay } = await readScript(name, damaged(file, places), tools)
        for (const element of screenplay.elements) {
          expect(element.line).toBeGreaterThanOrEqual(1)
          expect(element.lastLine).toBeGreaterThanOrEqual(element.line)
          expect(textOf(element)).not.toContain('\0')
        }
        for (const { why } of screenplay.unread) expect(why).toMatch(/\.$/)
        expect(paginate(screenplay).length).toBeGreaterThan(0)
      }),
      { numRuns: 120 },
    )
  })
})
