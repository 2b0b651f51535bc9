import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFolder } from '#host/project/openFolder.ts'
import { draftsOf, numbersOf, scenesOf } from '#shared/document/select.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'
import { testContext } from '../support/film.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { commandHere } from '../support/terminalHere.ts'

const FIRST = `INT. SALT HOUSE - NIGHT #1#

Mara lays the ledger on the table and turns the lamp down until only her hands are lit.

MARA
Forty over. Empty.

EXT. HARBOUR - DAWN #2#

Jonas rows against the tide, one oar shorter than the other, and will not look back at the light.
`
const SECOND = `EXT. HARBOUR - DAWN #2#

Jonas rows against the tide, one oar shorter than the other, and does not look back at the light.

EXT. ROAD - DAY #3#

Dust.
`

let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

const at = (name: string) => path.join(place.path, name)
const run = (...words: string[]) => commandHere(place.path, words)

async function film() {
  const open = await openFolder(at('Film.framewright'), testContext)
  const board = open.store.board()
  await open.close()
  const numbers = numbersOf(board).scenes
  return {
    drafts: draftsOf(board),
    scenes: scenesOf(board).map((scene) => `${numbers.get(scene.id)} ${sceneTitle(scene)}`),
  }
}

it('imports a script in the terminal, and its next draft, with what would change said first', async () => {
  await run('new', 'Film.framewright')
  writeFileSync(at('Tide.fountain'), FIRST)
  const dry = await run('import', 'Film.framewright', '--script', 'Tide.fountain', '--dry-run', '--json')
  expect(JSON.parse(dry.out)).toMatchObject({ imported: false, counts: { added: 1, changed: 1 } })
  expect(await film()).toEqual({ drafts: [], scenes: ['1 Untitled scene'] })

  expect((await run('import', 'Film.framewright', '--script', 'Tide.fountain', '--yes')).code).toBe(0)
  expect((await film()).scenes).toEqual(['1 INT. SALT HOUSE - NIGHT', '2 EXT. HARBOUR - DAWN'])

  writeFileSync(at('Tide.fountain'), SECOND)
  const again = await run('import', 'Film.framewright', '--script', 'Tide.fountain', '--yes', '--json')
  expect(JSON.parse(again.out)).toMatchObject({
    imported: true,
    counts: { added: 1, changed: 1, gone: 1 },
    scenes: [{ match: { why: 'text' }, changes: ['text'] }, { kind: 'added' }],
    gone: [{ number: '1', fate: 'omit' }],
  })
  const { drafts, scenes } = await film()
  expect(scenes).toEqual(['1 OMITTED', '2 EXT. HARBOUR - DAWN', '3 EXT. ROAD - DAY'])
  expect(drafts.map(({ name, color }) => `${name} ${color}`)).toEqual(['Tide.fountain White', 'Tide.fountain Blue'])
  const { hash, extension } = drafts[0]!.source
  const kept = path.join(at('Film.framewright'), 'media', hash.slice(0, 2), `${hash}.${extension}`)
  expect(existsSync(kept) && readFileSync(kept, 'utf8')).toBe(FIRST)
  expect(readFileSync(at('Tide.fountain'), 'utf8')).toBe(SECOND)
})
