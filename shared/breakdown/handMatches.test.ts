import { expect, it } from 'vitest'
import { newTestId } from '../../tests/support/film.ts'
import type { Board } from '../document/board.ts'
import { newProject } from '../document/newProject.ts'
import { draftsOf, scenesOf } from '../document/select.ts'
import { readFountain } from '../script/fountain/readFountain.ts'
import { applyImport } from './applyImport.ts'
import { NO_CHOICES, withMatch } from './plan.ts'
import { planImport } from './planImport.ts'

const QUAY = 'EXT. QUAY - NIGHT\n\nGulls walk along the wall and wait for the boats that are late tonight.\n\n'
const SHED = 'INT. SHED - DAY\n\nMara counts the sacks of salt again and finds that there is one too many.\n\n'
const DRAFT = {
  name: 'Tide.fountain',
  format: 'fountain',
  color: 'White',
  importedAt: '2026-03-04T10:00:00.000Z',
  source: { hash: 'ab'.repeat(32), extension: 'fountain' as const, bytes: 1 },
}

function film(into: Board, text: string): Board {
  const plan = planImport({ board: into, drafts: new Map(), isDrawn: () => false }, readFountain(text), NO_CHOICES)
  return applyImport(into, plan, DRAFT, newTestId)
}

it('of two scenes that are to be the same one of the film by hand, the one chosen last is it', () => {
  const start = newProject({ title: 'Tide', ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z' }, newTestId)
  const board = film(start, QUAY + SHED)
  const drafts = new Map([[draftsOf(board).at(-1)!.id, readFountain(QUAY + SHED)]])
  const next = readFountain(`${QUAY}EXT. FERRY - DAWN\n\nFog.\n\nINT. CABIN - DAWN\n\nSteam.\n`)
  const [, shed] = scenesOf(board).map(({ id }) => id)
  const planned = (choices: typeof NO_CHOICES) =>
    planImport({ board, drafts, isDrawn: () => true }, next, choices).scenes.map(({ sceneId }) => sceneId === shed)

  const wrong = withMatch(NO_CHOICES, 1, shed!)
  expect(planned(wrong)).toEqual([false, true, false])
  expect(planned(withMatch(wrong, 2, shed!))).toEqual([false, false, true])
  // A new scene by hand stays one, whatever others become.
  expect(planned(withMatch(withMatch(wrong, 1, null), 2, null))).toEqual([false, false, false])
})
