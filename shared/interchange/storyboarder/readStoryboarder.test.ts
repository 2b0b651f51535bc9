import { assert, json, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readStoryboarder } from './readStoryboarder.ts'
import type { StoryboarderProject } from './readStoryboarder.ts'

/** Reads a project whose folder has all files but these. */
function read(file: object, gone: readonly string[] = []): StoryboarderProject {
  const project = readStoryboarder(JSON.stringify(file), (name) => !gone.includes(name))
  if ('refusal' in project) throw new Error(project.refusal)
  return project
}

describe('a Storyboarder project', () => {
  it('of today has shots of boards with layers from the bottom up, seconds, words and sounds', () => {
    const layers = {
      ink: { url: 'board-1-A1B2C-ink.png' },
      reference: { url: 'board-1-A1B2C-reference.png' },
      pencil: { url: 'board-1-A1B2C-pencil.png', opacity: 0.5, thumbnail: 'x' },
      'shot-generator': { url: 'board-1-A1B2C-shot-generator.png' },
    }
    const boards = [
      {
        uid: 'A1B2C',
        url: 'board-1-A1B2C.png',
        newShot: false,
        lastEdited: 1,
        layers,
        shot: '1A',
        duration: 1500,
        dialogue: 'No.',
        action: 'She runs.',
        notes: 'Fast.',
        audio: { filename: 'wind.wav', duration: 3210 },
      },
      { uid: 'D3E4F', url: 'board-2-D3E4F.png', newShot: false, layers: {}, shot: '1B', audio: null, link: 'a.psd' },
      { uid: 'G5H6I', url: 'board-3-G5H6I.png', newShot: true, layers: { fill: { url: 'f.png' } }, shot: '2A' },
    ]
    const project = read({ version: '3.0.0', aspectRatio: '2.39', fps: 25, defaultBoardTiming: '2000', boards }, [
      'board-2-D3E4F.png',
    ])
    expect(project).toMatchObject({ version: '3.0.0', ratio: 2.39, frameRate: 25, missing: [], unread: [] })
    expect(project.shots.map(({ label, panels }) => [label, panels.map(({ number }) => number)])).toEqual([
      ['1A', [1, 2]],
      ['2A', [3]],
    ])
    expect(project.shots[0]!.panels[0]).toEqual({
      number: 1,
      uid: 'A1B2C',
      seconds: 1.5,
      dialogue: 'No.',
      action: 'She runs.',
      notes: 'Fast.\nSound: wind.wav (3.2 s)',
      layers: [
        { name: 'Shot generator', file: 'board-1-A1B2C-shot-generator.png', opacity: 1 },
        { name: 'Reference', file: 'board-1-A1B2C-reference.png', opacity: 0.75 },
        { name: 'Pencil', file: 'board-1-A1B2C-pencil.png', opacity: 0.5 },
        { name: 'Ink', file: 'board-1-A1B2C-ink.png', opacity: 1 },
      ],
    })
    expect(project.shots[0]!.panels[1]).toMatchObject({ seconds: 2, notes: 'Linked file: a.psd', layers: [] })
  })

  it('of the first versions has its drawing in its own file, between reference and notes', () => {
    const layers = { notes: { url: 'board-1-a-notes.png' }, reference: { url: 'board-1-a-reference.png' } }
    const { shots } = read({
      version: '0.7.1',
      aspectRatio: 1.7777,
      boards: [{ url: 'board-1-a.png', newShot: true, layers }],
    })
    expect(shots[0]!.panels[0]!.layers.map(({ name, file }) => [name, file])).toEqual([
      ['Reference', 'board-1-a-reference.png'],
      ['Drawing', 'board-1-a.png'],
      ['Notes', 'board-1-a-notes.png'],
    ])
  })

  it('names every missing file, one by one, and every board that can’t be read', () => {
    const boards = [
      { url: 'a.png', lastEdited: 5 },
      { url: 'b', layers: { fill: { url: 'b-fill.png' }, ink: { url: 'b-ink.png' }, notes: { url: '../notes.png' } } },
      7,
    ]
    const project = read({ boards }, ['a.png', 'b-ink.png'])
    expect(project.missing).toEqual([
      { board: 1, file: 'a.png' },
      { board: 2, file: 'b-ink.png' },
      { board: 2, file: '../notes.png' },
    ])
    expect(project.shots[0]!.panels[1]!.layers).toMatchObject([{ file: 'b-fill.png' }])
    expect(project.unread).toEqual(['Board 3 can’t be read, and is left out.'])
  })

  it.each(['', '{', '[]', '{"boards":3}', 'null'])('%j is none, and is refused in words', (text) => {
    expect(readStoryboarder(text, () => true)).toMatchObject({ refusal: expect.stringContaining('not a Storyboarder') })
  })

  it('is read or refused, whatever it holds', () => {
    assert(
      property(json(), json(), (board, value) => {
        const text = `{"version":${value},"aspectRatio":${value},"fps":${value},"boards":[${board},{"layers":${value},"duration":${value},"audio":${value}}]}`
        const project = readStoryboarder(text, () => false)
        if (!('refusal' in project))
          for (const { panels } of project.shots)
            for (const { seconds } of panels) expect(seconds).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
