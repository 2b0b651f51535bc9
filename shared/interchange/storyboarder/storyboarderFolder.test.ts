import { describe, expect, it } from 'vitest'
import { planImport } from '../../breakdown/planImport.ts'
import { NO_CHOICES } from '../../breakdown/plan.ts'
import { makeNewId } from '../../document/ids.ts'
import { newProject } from '../../document/newProject.ts'
import { filmShots } from '../../document/select.ts'
import { editShot } from '../../document/commands/shots.ts'
import type { MediaRow } from '../../document/schema.ts'
import type { Board } from '../../document/board.ts'
import { readFountain } from '../../script/fountain/readFountain.ts'
import { applyStoryboards } from './applyStoryboards.ts'
import { broughtOf, leftOutWords, placesOf } from './placeStoryboards.ts'
import { readStoryboards } from './storyboarderFolder.ts'
import { picturesOf } from './storyboardWords.ts'

const one = JSON.stringify({ version: '2.0.0', boards: [{ url: 'b.png', layers: { ink: { url: 'b-ink.png' } } }] })
const read = (files: Record<string, string>, only: string | null = null) =>
  readStoryboards(
    { files: Object.keys(files), text: async (file) => files[file]!, sizeOf: (file) => files[file]!.length },
    only,
  )
const scene = (name: string): string => `storyboards/${name}/${name}.storyboarder`

describe('a folder of storyboards', () => {
  it('has its scenes in the order of their numbers, each with the pictures beside it, and its script', async () => {
    const [first, tenth] = ['Scene-2-INT-HOUSE-2-FA5K7', 'Scene-10-EXT-QUAY-DAY-10-ZX3ZM'] as [string, string]
    const found = await read({
      'Quay.fdx': '',
      'Quay.fountain': '',
      'other/Old.fountain': '',
      [scene(tenth)]: one,
      [scene(first)]: one,
      [`storyboards/${first}/images/b-ink.png`]: '',
      'a/b/c/deep.storyboarder': one,
    })
    expect(found.script).toBe('Quay.fountain')
    expect(found.scenes.map(({ name, scriptId }) => [name, scriptId])).toEqual([
      ['INT HOUSE', '2-FA5K7'],
      ['EXT QUAY DAY', '10-ZX3ZM'],
    ])
    expect(picturesOf(found)).toEqual([`storyboards/${first}/images/b-ink.png`])
  })

  it('names what can’t be read, and reads the others', async () => {
    const found = await read({ 'a/a.storyboarder': '{', 'b/b.storyboarder': one })
    expect(found.scenes.map(({ file }) => file)).toEqual(['b/b.storyboarder'])
    expect(found.refused).toEqual(['a/a.storyboarder: This is not a Storyboarder project, or it is cut off.'])
  })

  it('goes to the headings that have its ids, whatever their order, and what has none to scenes of its own', async () => {
    const screenplay = readFountain('EXT. QUAY #2-ZX3ZM#\n\nA.\n\nINT. HOUSE #1-FA5K7#\n\nB.\n')
    const board = newProject({ title: '', ratio: 2, createdAt: '' }, makeNewId(Math.random))
    const plan = planImport({ board, drafts: new Map(), isDrawn: () => false }, screenplay, NO_CHOICES)
    const scenes = ['Scene-1-HOUSE-1-FA5K7', 'Scene-2-QUAY-2-ZX3ZM', 'Scene-3-GONE-3-AAAAA']
    const found = await read(Object.fromEntries(scenes.map((name) => [scene(name), one])))
    expect(placesOf(board, found, { screenplay, plan })).toEqual([
      { at: 'script', index: 1 },
      { at: 'script', index: 0 },
      { at: 'new' },
    ])
    expect(placesOf(board, found, null)).toEqual([{ at: 'new' }, { at: 'new' }, { at: 'new' }])
  })

  it('is left out where the film has it already, unless a place is chosen for it or it was edited since', async () => {
    const told = JSON.stringify({
      version: '2.0.0',
      boards: [
        { newShot: true, dialogue: 'Now.', duration: 1500, url: 'a.png' },
        { newShot: true, action: 'She waits.', duration: 4000, url: 'b.png' },
      ],
    })
    const drawn = `storyboards/Two/images/b-ink.png`
    const found = await read({ [scene('One')]: told, [scene('Two')]: one, [drawn]: '' })
    const picture: MediaRow = {
      id: 'a'.repeat(64) as MediaRow['id'],
      type: 'image/png',
      bytes: 9,
      width: 20,
      height: 10,
      name: 'b-ink.png',
    }
    const newId = makeNewId(Math.random)
    const empty = newProject({ title: '', ratio: 2, createdAt: '' }, newId)
    const bring = (board: Board, places = placesOf(board, found, null)) =>
      applyStoryboards(
        board,
        { storyboards: found, places, script: null, media: new Map([[drawn, picture]]), isDrawn: () => true },
        newId,
      )
    const first = bring(empty)
    const again = placesOf(first, found, null)
    expect(again).toEqual([{ at: 'none' }, { at: 'none' }])
    expect(leftOutWords(again)).toBe('2 scenes are in the film already, and are left out.')
    expect(picturesOf(broughtOf(found, again))).toEqual([])
    expect(bring(first, again)).toBe(first)
    const shots = filmShots(first).length
    expect(filmShots(bring(first, [{ at: 'new' }, { at: 'none' }]))).toHaveLength(shots + 2)
    const said = filmShots(first).find(({ dialogue }) => dialogue === 'Now.')!
    expect(placesOf(editShot(first, said.id, { dialogue: 'Later.' }), found, null)[0]).toEqual({ at: 'new' })
  })
})
