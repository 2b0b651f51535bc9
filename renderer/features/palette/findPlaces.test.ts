import { describe, expect, it } from 'vitest'
import { addScene, editScene } from '#shared/document/commands/scenes.ts'
import { addShot, editShot } from '#shared/document/commands/shots.ts'
import type { Board } from '#shared/document/board.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { newProject } from '#shared/document/newProject.ts'
import { filmShots, scenesOf } from '#shared/document/select.ts'
import { findPlaces } from './findPlaces.ts'

const newId = makeNewId(Math.random)

/** Scenes 1 and 2; shots 1, 2, 2A, 2B. */
function film(): Board {
  let board = newProject({ title: 'Salt', ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z' }, newId)
  board = editScene(board, scenesOf(board)[0]!.id, { intExt: 'int', location: 'Salt house', timeOfDay: 'night' })
  const causeway = newId('scene')
  board = addScene(board, causeway, 1, { intExt: 'ext', location: 'Causeway', timeOfDay: 'dawn' })
  for (const action of ['The posts.', 'Two walk.', 'She looks back at the truck.'])
    board = addShot(board, { shotId: newId('shot'), panelId: newId('panel'), layerId: newId('layer') }, causeway, 99, {
      action,
    })
  return editShot(board, filmShots(board)[3]!.id, { size: 'mcu', subject: 'Mara' })
}

const found = (query: string): string[] => findPlaces(film(), query).map((place) => place.label)

describe('going to a place', () => {
  it('puts the very number first, then those that begin with it', () => {
    expect(found('2')).toEqual(['Scene 2', 'Shot 2', 'Shot 2A', 'Shot 2B'])
    expect(found('2b')).toEqual(['Shot 2B'])
  })

  it('reads "shot" and "scene" as what kind is meant', () => {
    expect(found('shot 2')).toEqual(['Shot 2', 'Shot 2A', 'Shot 2B'])
    expect(found('Scene 2')).toEqual(['Scene 2'])
  })

  it('finds words of the shot, its size and its scene; all of them must be there', () => {
    expect(found('truck')).toEqual(['Shot 2B'])
    expect(found('medium mara')).toEqual(['Shot 2B'])
    expect(found('salt house')).toEqual(['Scene 1', 'Shot 1'])
    expect(found('mara night')).toEqual([])
  })

  it('tells what begins with the words typed from what has them inside its own', () => {
    expect(findPlaces(film(), 'truck')).toMatchObject([{ begins: true }])
    expect(findPlaces(film(), 'ruck')).toMatchObject([{ begins: false }])
  })

  it('finds nothing for nothing', () => {
    expect(found('  ')).toEqual([])
  })
})
