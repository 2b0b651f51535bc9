import { readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFolder } from '#host/project/openFolder.ts'
import { readStoryboarderPicture, readStoryboarderPlace } from '#host/importers/storyboarderPlace.ts'
import { filmOf } from '#shared/document/board.ts'
import { draftsOf, layersOf, numbersOf, panelsOf, scenesOf, shotsOf } from '#shared/document/select.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'
import { testContext } from '../support/film.ts'
import { makePicture } from '../support/pictures.ts'
import { writeStoryboarder } from '../support/storyboarderProject.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { terminalHere } from '../support/terminalHere.ts'

const SCRIPT = `Title: Quay

EXT. QUAY - DAY #1-ZX3ZM#

Nobody.

INT. CELLAR - NIGHT #2-FA5K7#

A bell.
`

let place: ReturnType<typeof temporaryFolder>
let terminal: ReturnType<typeof terminalHere>
beforeEach(() => {
  place = temporaryFolder()
  terminal = terminalHere(place.path, {})
})
afterEach(async () => {
  await terminal.close()
  place.remove()
})

const at = (...names: string[]) => path.join(place.path, ...names)
/** The film's folder is the second word. */
const run = (name: string, ...words: string[]) => terminal.run(name, at('Film.framewright'), ...words)

/** The film, scene by scene: shots, each with its words and its panels of layers and seconds. */
async function film() {
  const open = await openFolder(at('Film.framewright'), testContext)
  const board = open.store.board()
  await open.close()
  const numbers = numbersOf(board).scenes
  return {
    ratio: filmOf(board).ratio,
    drafts: draftsOf(board).map(({ name }) => name),
    scenes: scenesOf(board).map((scene) => ({
      title: `${numbers.get(scene.id)} ${sceneTitle(scene)}`,
      shots: shotsOf(board, scene.id).map((shot) => ({
        words: [shot.action, shot.dialogue, shot.notes].join('|'),
        panels: panelsOf(board, shot.id).map(({ id, seconds }) => {
          const layers = layersOf(board, id).map(({ name, opacity }) => (opacity === 1 ? name : `${name} ${opacity}`))
          return `${seconds}: ${layers.join(' ')}`
        }),
      })),
    })),
  }
}

/** Every file below a folder with its bytes. */
function everything(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = names.map((entry) => path.join(entry.parentPath, entry.name))
  return Object.fromEntries(paths.map((file) => [file, readFileSync(file, 'latin1')]))
}

describe('storyboards of Storyboarder, in the terminal', () => {
  it('become scenes of the script beside them, with every layer, second and word', async () => {
    await writeStoryboarder(
      at('Quay', 'storyboards', 'Scene-1-EXT-QUAY-DAY-1-ZX3ZM'),
      '2.1.0',
      [
        {
          uid: 'AAAAA',
          layers: ['ink', 'reference', 'fill', 'notes'],
          fields: { duration: 1500, action: 'She waits.', audio: { filename: 'wind.wav', duration: 3210 } },
        },
        { uid: 'BBBBB', layers: ['pencil'], fields: { dialogue: 'No.', action: 'She waits.' } },
        { uid: 'CCCCC', layers: ['tone', 'ink'], lost: ['tone'], fields: { newShot: true, duration: '750' } },
      ],
      '2.39',
    )
    await writeStoryboarder(
      at('Quay', 'storyboards', 'Scene-2-INT-CELLAR-NIGHT-2-FA5K7'),
      '2.1.0',
      [{ uid: 'DDDDD', layers: ['fill'] }],
      '2.39',
    )
    writeFileSync(at('Quay', 'Quay.fountain'), SCRIPT)
    const before = everything(at('Quay'))
    await run('new')
    const dry = await run('import', '--script', at('Quay'), '--dry-run', '--json')
    expect(JSON.parse(dry.out)).toMatchObject({
      imported: false,
      script: { name: 'Quay.fountain' },
      scenes: [
        { into: 'EXT. QUAY - DAY', shots: 2, panels: 3, pictures: 6, seconds: 4.3 },
        { into: 'INT. CELLAR - NIGHT' },
      ],
    })
    expect((await film()).drafts).toEqual([])

    const done = await run('import', '--script', at('Quay'), '--yes')
    expect(done.code).toBe(1)
    expect(done.err).toContain('Board 3 of EXT QUAY DAY: board-3-CCCCC-tone.png is missing.')
    expect(await film()).toEqual({
      ratio: 2.39,
      drafts: ['Quay.fountain'],
      scenes: [
        {
          title: '1 EXT. QUAY - DAY',
          shots: [
            {
              words: 'She waits.|No.|Sound: wind.wav (3.2 s)',
              panels: ['1.5: Reference 0.75 Fill Ink Notes Tone Line', '2: Pencil Tone Line'],
            },
            { words: '||', panels: ['0.75: Ink Tone Line'] },
          ],
        },
        { title: '2 INT. CELLAR - NIGHT', shots: [{ words: '||', panels: ['2: Fill Tone Line'] }] },
      ],
    })
    expect(everything(at('Quay'))).toEqual(before)
  })

  it.each([
    ['0.7.0', ['', 'reference'], '2: Reference 0.75 Drawing Tone Line'],
    ['1.3.0', ['', 'notes'], '2: Drawing Notes Tone Line'],
    ['3.0.0', ['shot-generator', 'pencil'], '2: Shot generator Pencil Tone Line'],
  ])('of version %s alone become the film’s first scene', async (version, layers, panel) => {
    await writeStoryboarder(at('Old'), version, [{ uid: 'AAAAA', layers }])
    await run('new', '--ratio', '1.78')
    expect((await run('import', '--script', at('Old', 'Old.storyboarder'), '--yes')).code).toBe(0)
    expect((await film()).scenes).toEqual([{ title: '1 OLD', shots: [{ words: '||', panels: [panel] }] }])
  })
})

describe('boards that the film has already', () => {
  it('are left out with a word how to bring them, and come once more with --again', async () => {
    await writeStoryboarder(at('Old'), '2.1.0', [
      { uid: 'AAAAA', layers: ['ink'], fields: { duration: 1500, action: 'She waits.' } },
    ])
    const bring = (...more: string[]) => run('import', '--script', at('Old', 'Old.storyboarder'), ...more)
    const heard = async (...more: string[]) => JSON.parse((await bring(...more, '--json')).out) as unknown
    const titles = async () => (await film()).scenes.map(({ title }) => title)
    await run('new')
    await bring('--yes')
    expect(await titles()).toEqual(['1 OLD'])

    const left = await bring('--yes')
    expect(left.out).toContain('One scene is in the film already, and is left out.\nAdd --again to bring it once more.')
    expect(await heard('--yes')).toMatchObject({ imported: false, scenes: [{ into: null }] })
    expect(await heard('--again', '--dry-run')).toMatchObject({ imported: false, scenes: [{ into: 'a new scene' }] })
    expect(await titles()).toEqual(['1 OLD'])

    expect(await heard('--again', '--yes')).toMatchObject({ imported: true, scenes: [{ into: 'a new scene' }] })
    const { scenes } = await film()
    expect(scenes.map(({ title }) => title)).toEqual(['1 OLD', '2 OLD'])
    expect(scenes[1]!.shots).toEqual(scenes[0]!.shots)
  })

  it('are no word about a script, which is compared scene by scene', async () => {
    writeFileSync(at('Quay.fountain'), SCRIPT)
    await run('new')
    const refused = await run('import', '--script', at('Quay.fountain'), '--again')
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('--again is for boards of Storyboarder’s')
  })
})

describe('a stranger’s project', () => {
  it('is read inside its folder alone, and no link of it is followed', async () => {
    const file = await writeStoryboarder(at('Theirs'), '2.0.0', [{ uid: 'AAAAA', layers: ['ink', 'fill'] }])
    writeFileSync(at('mine.png'), await makePicture('png', 8, 8))
    const ink = at('Theirs', 'images', 'board-1-AAAAA-ink.png')
    renameSync(ink, at('ink.png'))
    symlinkSync(at('mine.png'), ink)
    const { root, storyboards } = await readStoryboarderPlace(file)
    expect(storyboards.scenes[0]!.missing).toEqual([{ board: 1, file: 'board-1-AAAAA-ink.png' }])
    for (const wanted of ['../mine.png', at('mine.png'), 'images/../../mine.png', 'images/board-1-AAAAA-ink.png'])
      await expect(readStoryboarderPicture(root, wanted)).rejects.toThrow()
  })

  it('without a scene, or with none that can be read, is refused in words', async () => {
    writeFileSync(at('none.storyboarder'), '{"boards": 3}')
    for (const wrong of [at('none.storyboarder'), place.path])
      await expect(readStoryboarderPlace(wrong)).rejects.toMatchObject({ failure: { kind: 'script-unreadable' } })
  })
})
