import { expect, it } from 'vitest'
import { layersOf, panelsOf } from '#shared/document/select.ts'
import { actionFilm } from '../../tests/support/actionFilm.ts'
import { layerTrialOf } from './layerTrial.ts'

it('a layer under a slider looks as it is tried and no other does, until the slider is let go of', () => {
  const { editor, current } = actionFilm()
  const row = layersOf(editor.board(), panelsOf(editor.board(), current())[0]!.id)[0]!
  const other = { ...row, id: editor.newId('layer') }
  const trial = layerTrialOf(editor.session)
  expect(layerTrialOf(editor.session)).toBe(trial)
  trial.show(row.id, { opacity: 0.3 })
  expect(trial.shown(row)).toEqual({ ...row, opacity: 0.3 })
  expect(trial.shown(other)).toBe(other)
  trial.end()
  expect(trial.shown(row)).toBe(row)
})
