import { expect, it } from 'vitest'
import { put } from '#shared/document/board.ts'
import type { Diff } from '#shared/document/diff.ts'
import { diffBoards } from '#shared/document/diff.ts'
import { removeScene } from '#shared/document/commands/scenes.ts'
import { blankShot } from '#shared/document/newProject.ts'
import { scenesOf, shotsOf } from '#shared/document/select.ts'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { createDeletedElsewhere } from './deletedElsewhere.ts'

const newId = testIds()
const film = testFilm([[1], [1]], 2.39, newId)
const scene = scenesOf(film)[1]!
const shot = blankShot(newId('shot'), scene.id, 'zz')
const grown = put(film, 'shot', shot)
const gone = [{ table: 'shot', id: shot.id, row: null }] as const

function afterDeletion(did: Diff) {
  const elsewhere = createDeletedElsewhere()
  elsewhere.did(did)
  elsewhere.willApply(grown, [{ table: 'scene', id: scene.id, row: null }])
  return elsewhere.swept(grown, gone)
}

it('what this window added to a scene that another deleted is told by the scene’s name, and nothing else is', () => {
  expect(afterDeletion(diffBoards(film, grown))).toBe('Scene 2')
  expect(afterDeletion([])).toBeNull()
  const changed = put(grown, 'shot', { ...shot, action: 'She waits.' })
  expect(afterDeletion(diffBoards(grown, changed))).toBeNull()
})

it('what goes with a shot of this window’s own is told by what was deleted, not by that shot', () => {
  const elsewhere = createDeletedElsewhere()
  const own = testFilm([[1], [1]])
  elsewhere.did(diffBoards(testFilm([]), own).filter(({ table }) => table === 'shot' || table === 'panel'))
  const last = scenesOf(own)[1]!
  const also = diffBoards(own, removeScene(own, last.id)).flatMap(({ table, id }) =>
    table === 'shot' || table === 'panel' ? [{ table, id, row: null }] : [],
  )
  expect(shotsOf(own, last.id)).toHaveLength(1)
  expect(elsewhere.swept(own, also.toReversed())).toBe('Scene 2')
})
