import { describe, expect, it } from 'vitest'
import { applyImport } from '#shared/breakdown/applyImport.ts'
import { NO_CHOICES } from '#shared/breakdown/plan.ts'
import { planImport } from '#shared/breakdown/planImport.ts'
import { patch } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { addShot } from '#shared/document/commands/shots.ts'
import { newProject } from '#shared/document/newProject.ts'
import { draftsOf, sceneOf, scenesOf, shotOf, shotsOf } from '#shared/document/select.ts'
import type { Screenplay } from '#shared/script/screenplay.ts'
import { scenesIn } from '#shared/script/scenesIn.ts'
import { newTestId } from '../support/film.ts'
import { createWriter, screenplayOf } from '../support/writersScript.ts'
import type { WrittenScene } from '../support/writersScript.ts'

const EDITS = 100
const SCENES = 60
/** The bar is 50 (`FRAMEWRIGHT_REIMPORTS=50`); a few are enough to notice that something broke. */
const SEEDS = Number(process.env['FRAMEWRIGHT_REIMPORTS'] ?? 4)

interface Lined {
  readonly shotId: string
  readonly scene: WrittenScene
  readonly lines: readonly string[]
}

function importInto(board: Board, screenplay: Screenplay, drafts: ReadonlyMap<string, Screenplay>): Board {
  const plan = planImport({ board, drafts, isDrawn: () => false }, screenplay, NO_CHOICES)
  const source = { hash: 'ab'.repeat(32), extension: 'fountain' as const, bytes: 1 }
  const draft = {
    name: 'Tide.fountain',
    format: 'fountain',
    color: 'White',
    importedAt: '2026-03-04T10:00:00.000Z',
    source,
  }
  return applyImport(board, plan, draft, newTestId)
}

const currentDraft = (board: Board) => draftsOf(board).at(-1)!.id

/** A film in which every scene has a shot that covers some of its lines. */
function linedFilm(scenes: readonly WrittenScene[], screenplay: Screenplay) {
  const start = newProject({ title: 'Tide', ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z' }, newTestId)
  let board = importInto(start, screenplay, new Map())
  const draftId = currentDraft(board)
  const spans = scenesIn(screenplay)
  const lined = scenesOf(board).map((row, at): Lined => {
    const [scene, span] = [scenes[at]!, spans[at]!]
    const first = (at * 7) % scene.lines.length
    const last = Math.min(scene.lines.length - 1, first + (at % 3))
    const shotId = newTestId('shot')
    const from = { element: span.heading + 1 + first, at: 0 }
    const to = { element: span.heading + 1 + last, at: scene.lines[last]!.text.length }
    const ids = { shotId, panelId: newTestId('panel'), layerId: newTestId('layer') }
    board = patch(addShot(board, ids, row.id, 99), 'shot', shotId, {
      notes: `drawn for ${scene.id}`,
      covers: { draftId, parts: [{ from, to, onCamera: true }] },
    })
    return { shotId, scene, lines: scene.lines.slice(first, last + 1).map(({ id }) => id) }
  })
  return { board, lined, draftId }
}

describe.each(Array.from({ length: SEEDS }, (_, seed) => seed + 1))(
  'a script that was edited 100 times (seed %i)',
  (seed) => {
    const writer = createWriter(seed)
    const scenes = Array.from({ length: SCENES }, writer.scene)
    const screenplay = screenplayOf(scenes)
    const { board: before, lined, draftId } = linedFilm(scenes, screenplay)
    let edited: readonly WrittenScene[] = scenes
    for (let count = 0; count < EDITS; count += 1) edited = writer.edit(edited)
    const next = screenplayOf(edited)
    const after = importInto(before, next, new Map([[draftId, screenplay]]))
    const headings = scenesIn(next).map(({ heading }) => heading)

    it('leaves every drawing in the film, in its own scene', () => {
      const wrong = lined.flatMap(({ shotId, scene }) => {
        const row = sceneOf(after, shotOf(after, shotId)!.sceneId)!
        const here = row.script!.draftId === draftId ? null : edited[headings.indexOf(row.script!.element)]!.id
        const now = edited.some(({ id }) => id === scene.id) ? scene.id : null
        return here === now ? [] : [{ scene: scene.id, now, here, heading: scene.heading, words: scene.lines.length }]
      })
      expect(wrong).toEqual([])
      expect(lined.every(({ shotId }) => shotOf(after, shotId)!.sceneId === shotOf(before, shotId)!.sceneId)).toBe(true)
    })

    it('omits what the writer took out, and has the rest in the writer’s order', () => {
      const live = scenesOf(after).filter(({ omitted }) => !omitted)
      expect(live.map(({ script }) => script!.element)).toEqual(headings)
      expect(
        scenesOf(after)
          .filter(({ omitted }) => omitted)
          .every(({ id }) => shotsOf(after, id).length > 0),
      ).toBe(true)
    })

    it('gives every scene the number that the script gives it, and no two the same', () => {
      const live = scenesOf(after).filter(({ omitted }) => !omitted)
      const given = edited.map(({ number }) => number)
      expect(live.map(({ number }) => number)).toEqual(
        given.map((number, at) => (number === '' ? live[at]!.number : number)),
      )
      const numbers = scenesOf(after).flatMap(({ number }) => number ?? [])
      expect(new Set(numbers).size).toBe(numbers.length)
    })

    it('keeps the lines of shots on their text', () => {
      const ids = edited.flatMap((scene) => ['', ...scene.lines.map(({ id }) => id)])
      const wrong = lined.flatMap(({ shotId, lines }) => {
        const covers = shotOf(after, shotId)!.covers!
        const left = lines.filter((id) => ids.includes(id))
        const covered =
          covers.draftId === draftId
            ? []
            : covers.parts.flatMap(({ from, to }) => ids.slice(from.element, to.element + 1))
        const own = covered.filter((id) => !id.includes('+'))
        return JSON.stringify(own) === JSON.stringify(left) ? [] : [{ left, covered }]
      })
      expect(wrong).toEqual([])
    })
  },
)
