import { describe, expect, it } from 'vitest'
import { editFilm } from './commands/film.ts'
import { addPanel } from './commands/panels.ts'
import { makeNewId } from './ids.ts'
import { newPanelIds, newProject } from './newProject.ts'
import { projectRowSchema } from './schema.ts'
import type { NewPanelLayer } from './schema.ts'
import { activeLayerOf, filmPanels, filmShots, layersOf } from './select.ts'
import { filmOf } from './board.ts'

const newId = makeNewId(Math.random)
const film = newProject({ title: 'Salt', ratio: 2, createdAt: '' }, newId)
const first = filmPanels(film)[0]!
const layer = (name: string, takesFills = false): NewPanelLayer => ({ name, opacity: 1, blend: 'normal', takesFills })

describe('the layers of a new panel', () => {
  it('are Tone under Line, and the pen draws on Line', () => {
    expect(layersOf(film, first.id).map(({ name, takesFills }) => [name, takesFills])).toEqual([
      ['Tone', true],
      ['Line', false],
    ])
    expect(activeLayerOf(film, first.id, null)?.name).toBe('Line')
  })

  it('are those of the film for every panel made from then on, and no panel that is there changes', () => {
    const wanted = [layer('Rough'), layer('Colour', true), layer('Clean'), layer('Shade', true)]
    const set = editFilm(film, { newPanelLayers: wanted })
    const ids = newPanelIds(set, newId)
    const next = addPanel(set, ids, filmShots(set)[0]!.id, 1)
    const made = layersOf(next, ids.panelId)
    expect(made.map(({ name }) => name)).toEqual(['Rough', 'Colour', 'Clean', 'Shade'])
    expect(made.find(({ id }) => id === ids.layerId)?.name).toBe('Clean')
    expect(new Set(made.map(({ id }) => id)).size).toBe(4)
    expect(layersOf(next, first.id)).toEqual(layersOf(film, first.id))
  })

  it('are Tone and Line in a film that was made before there was a choice', () => {
    const { newPanelLayers: _, ...older } = filmOf(film)
    expect(projectRowSchema.parse(older).newPanelLayers.map(({ name }) => name)).toEqual(['Tone', 'Line'])
  })
})
