import { describe, expect, it } from 'vitest'
import { addPanel, editPanel } from '../document/commands/panels.ts'
import { makeNewId } from '../document/ids.ts'
import type { PanelRow, SceneRow, ShotRow } from '../document/schema.ts'
import { panelOf, panelsOf } from '../document/select.ts'
import { filmOfOneShot, words } from '../../tests/support/composedShot.ts'
import { composeRequest } from './compose.ts'
import { angleOfView } from './opticsWords.ts'

describe('the angle of view of a lens', () => {
  // By hand, on a gate of 24.9 × 18.7 mm: twice the arc tangent of half the frame's width over the focal length.
  it.each([
    [18, 1.78, 69.3],
    [35, 1.78, 39.2],
    [35, 2.39, 39.2],
    [50, 1.85, 28.0],
    [85, 2.39, 16.7],
    [200, 1.78, 7.1],
    [50, 1, 21.2],
    [35, 0.5625, 17.1],
  ])('of %i mm in %f is %f° across', (lensMm, ratio, degrees) => {
    expect(angleOfView(lensMm, ratio)).toBeCloseTo(degrees, 1)
  })

  it('is said of both ends of a zoom', () => {
    expect(words({ shot: { lensMm: 24, lensToMm: 70 } })).toContain(
      '24–70 mm zoom lens with a horizontal angle of view from 55° down to 20°',
    )
  })
})

describe('the depth of field', () => {
  // By hand: focal length over stop, over the height in frame. CU 410 mm, MCU 600, MS 875, FS 2100, WS 3050.
  it.each<[number, string, ShotRow['size'], string]>([
    [85, 'T4', 'cu', 'very shallow depth of field at T4'], // 5.2 %
    [50, '2.8', 'mcu', 'shallow depth of field at T2.8'], // 3.0 %
    [200, 'f/4', 'ls', 'shallow depth of field at f/4'], // 1.6 %
    [35, 'T4', 'ms', 'moderate depth of field at T4'], // 1.0 %
    [18, 'T1.4', 'fs', 'moderate depth of field at T1.4'], // 0.6 %
    [24, 'T2.8', 'ls', 'deep depth of field at T2.8'], // 0.3 %
    [24, 'T8', 'ls', 'deep depth of field at T8'], // 0.1 %
    [35, '', 'ms', ', moderate depth of field'],
    [135, '', 'cu', ', very shallow depth of field'],
    [18, '', 'ews', ', deep depth of field'],
  ])('of %i mm at %j in %s: %s', (lensMm, aperture, size, said) => {
    const all = words({ shot: { lensMm, aperture, size } })
    expect(all).toContain(said)
    expect(all.match(/depth of field/g)).toHaveLength(1)
  })
})

describe('where the camera is', () => {
  it.each<[Partial<ShotRow>, string]>([
    [{ angle: 'eye' }, 'from eye level, the camera 1.6 m up and level'],
    [{ angle: 'shoulder' }, 'from shoulder level, the camera 1.4 m up and level'],
    [{ angle: 'hip' }, 'from hip level, the camera 0.95 m up and level'],
    [{ angle: 'knee' }, 'from knee level, the camera 0.5 m up and level'],
    [{ angle: 'ground' }, 'from ground level, the camera 0.1 m up and level'],
    [{ angle: 'high' }, 'from a high camera looking down about 30°'],
    [{ angle: 'low' }, 'from a low camera looking up about 25°'],
    [{ angle: 'overhead' }, 'from directly overhead looking straight down'],
    [{ angle: 'worms-eye' }, "from a worm's-eye view looking up about 50°"],
    [{ angle: 'dutch' }, 'on a Dutch angle, rolled about 12°'],
    [{ angle: 'profile' }, 'in profile'],
    [{ angle: 'eye', framing: 'insert' }, 'insert from eye level.'],
  ])('%o', (shot, said) => {
    expect(words({ shot: { size: 'ms', ...shot } })).toContain(said)
  })

  it.each<[Partial<ShotRow>, string]>([
    [{ support: 'tripod' }, 'Medium shot, camera on sticks, steady and level.'],
    [{ support: 'tripod', movement: 'static' }, 'Medium shot, locked-off camera.'],
    [{ support: 'handheld' }, 'Medium shot, handheld camera, a little unsteady and off level.'],
    [{ support: 'handheld', movement: 'handheld' }, 'Medium shot, handheld camera.'],
    [{ support: 'handheld', movement: 'pan' }, 'Medium shot, handheld camera, a little unsteady and off level, pan.'],
    [{ support: 'steadicam', movement: 'gimbal' }, 'Medium shot, floating Steadicam.'],
    [
      { support: 'dolly', angle: 'dutch' },
      'Medium shot on a Dutch angle, rolled about 12°, camera on a dolly, smooth.',
    ],
    [{ support: 'car-mount' }, 'Medium shot, camera fixed to the car, shaking with it.'],
  ])('how steady it is: %o', (shot, said) => {
    expect(words({ shot: { size: 'ms', ...shot } })).toBe(said)
  })
})

describe('the light of a scene', () => {
  it.each<[Partial<SceneRow>, string]>([
    [{ intExt: 'ext', timeOfDay: 'DAWN' }, 'Exterior at dawn in soft, cool light from low down.'],
    [{ intExt: 'int', timeOfDay: 'DAWN' }, 'Interior at dawn with soft, cool light from low down coming in.'],
    [{ intExt: 'ext', timeOfDay: 'NIGHT' }, 'Exterior at night under a dark sky.'],
    [{ intExt: 'int', timeOfDay: 'NIGHT' }, 'Interior at night by lamplight, dark outside.'],
    [{ intExt: 'ext', timeOfDay: 'DAY' }, 'Exterior by day in open daylight.'],
    [{ intExt: 'ext', timeOfDay: 'MORNING' }, 'Exterior in the morning in cool, slanting daylight.'],
    [{ intExt: 'ext', timeOfDay: 'LATER' }, 'Exterior.'],
    [{ intExt: 'ext', timeOfDay: 'before dawn' }, 'Exterior before dawn.'],
    [{ intExt: 'ext', timeOfDay: '' }, 'Exterior.'],
  ])('%o', (scene, said) => {
    expect(words({ scene, shot: { size: 'ls' } })).toBe(`Wide shot. ${said}`)
  })
})

describe('the moment of a panel', () => {
  const newId = makeNewId(Math.random)
  const { board, panelId } = filmOfOneShot({ shot: { size: 'cu', action: 'She turns' } })
  const { shotId } = panelOf(board, panelId)!
  const said = (labels: readonly string[], at: number): string => {
    const more = labels
      .slice(1)
      .reduce((now, _, i) => addPanel(now, { panelId: newId('panel'), layerId: newId('layer') }, shotId, i + 1), board)
    const panels: readonly PanelRow[] = panelsOf(more, shotId)
    const film = panels.reduce((now, { id }, i) => editPanel(now, id, { label: labels[i]! }), more)
    const { pieces } = composeRequest(film, panels[at]!.id, { sketch: null })
    return pieces.find(({ from }) => from === 'panel.label')?.text ?? ''
  }

  it.each([
    [['Mara looks up'], 0, ''],
    [['start', 'beat', 'end'], 0, 'This frame is the start of the shot, the first of three'],
    [['start', 'beat', 'end'], 1, 'This frame is the second of three of the shot'],
    [['start', 'beat', 'end'], 2, 'This frame is the end of the shot, the third of three'],
    [['', 'she sees the boat'], 1, 'This frame, the second of two of the shot: she sees the boat'],
  ] as const)('of %j at %i', (labels, at, text) => {
    expect(said(labels, at)).toBe(text)
  })
})
