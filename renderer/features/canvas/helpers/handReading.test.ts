import { afterEach, expect, it, vi } from 'vitest'
import { actionFilm } from '../../../../tests/support/actionFilm.ts'
import { toolSettingsOf } from '../toolSettings.ts'
import { createHandReading } from './handReading.ts'
import { helperSettingsOf } from './helperSettings.ts'

afterEach(() => void vi.unstubAllGlobals())

function hand() {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
    },
  )
  const { editor } = actionFilm()
  const frame = { getBoundingClientRect: () => ({ left: 100, top: 50, width: 800, height: 600 }) }
  const area = { closest: () => frame } as unknown as HTMLElement
  const reading = createHandReading(editor, area)
  const read = (fields: object = {}) =>
    reading.read({
      type: 'pointerdown',
      buttons: 1,
      clientX: 300,
      clientY: 150,
      pointerType: 'pen',
      timeStamp: 1,
      pressure: 0.25,
      tiltX: 30,
      tiltY: 10,
      altitudeAngle: 1,
      azimuthAngle: 0.5,
      ...fields,
    } as PointerEvent)
  return { read, helpers: helperSettingsOf(editor.session), tools: toolSettingsOf(editor.session) }
}

it('a pen that is to feel no pressure draws as fully pressed, and its eraser end feels as the eraser does', () => {
  const { read, tools } = hand()
  expect(read().pressure).toBeCloseTo(0.25, 2)
  tools.setSense({ pressure: false, tilt: false })
  expect(read()).toMatchObject({ pressure: 1, tiltX: 0, tiltY: 0, altitudeAngle: Math.PI / 2 })
  expect(read({ buttons: 32 })).toMatchObject({ tiltX: 30, tiltY: 10, altitudeAngle: 1 })
  expect(read({ buttons: 32 }).pressure).toBeCloseTo(0.25, 2)
})

it('a pen on a view that is flipped or turned leans and points the way in which its line lies on the paper', () => {
  const { read, helpers } = hand()
  expect(read()).toMatchObject({ clientX: 200, clientY: 100, tiltX: 30, tiltY: 10, azimuthAngle: 0.5 })
  helpers.set({ flip: true })
  expect(read()).toMatchObject({ clientX: 600, clientY: 100, tiltX: -30, tiltY: 10, azimuthAngle: Math.PI - 0.5 })
  helpers.set({ flip: false, turn: 90 })
  const turned = read()
  expect([turned.tiltX, turned.tiltY].map((lean) => Math.round(lean!))).toEqual([10, -30])
  expect(turned.azimuthAngle).toBeCloseTo(0.5 - Math.PI / 2)
})
