import { describe, expect, it } from 'vitest'
import { NIBS } from '#shared/paint/nibs/index.ts'
import { createToolSettings, grainOf, opacityOf, senseOf, sizeOf, steadyOf } from './toolSettings.ts'

function memory(start = '') {
  let kept = start
  return { getItem: () => kept || null, setItem: (_: string, value: string) => void (kept = value) }
}

describe('what is set of the tools', () => {
  it('is there after a restart, of each nib its own', () => {
    const kept = memory()
    const before = createToolSettings(kept)
    for (const [at, { id }] of NIBS.entries()) {
      before.choose(id)
      before.setSize(10 + at)
      before.setOpacity(0.5 + at / 20)
      before.setSteady(at / 10)
      before.setGrain(at / 10)
      before.setSense({ pressure: at % 2 === 0, tilt: at % 3 === 0 })
    }
    before.setGap(30)
    before.setTolerance(70)
    before.setFilled(true)
    const after = createToolSettings(kept).state()
    for (const [at, { id }] of NIBS.entries()) {
      expect(
        [sizeOf, opacityOf, steadyOf, grainOf].map((of) => of(after, id)),
        id,
      ).toEqual([10 + at, 0.5 + at / 20, at / 10, at / 10])
      expect(senseOf(after, id), id).toEqual({ pressure: at % 2 === 0, tilt: at % 3 === 0, curve: null })
    }
    expect([after.gap, after.tolerance, after.filled]).toEqual([30, 70, true])
    // A film begins with a pencil of graphite, whatever the last one was drawn with.
    expect([after.tool, after.color]).toEqual([NIBS[0].id, createToolSettings().state().color])
  })

  it('is that of all windows: none takes away what was set in another meanwhile', () => {
    const kept = memory()
    const [one, two] = [createToolSettings(kept), createToolSettings(kept)]
    one.setSense({ tilt: false })
    two.choose('marker')
    two.setSense({ pressure: false })
    const after = createToolSettings(kept).state()
    expect(senseOf(after, 'pencil').tilt).toBe(false)
    expect(senseOf(after, 'marker').pressure).toBe(false)
  })

  it('is as at first where nothing that was stored can be read', () => {
    const first = createToolSettings().state()
    for (const odd of [
      'nonsense',
      '[]',
      '7',
      '{"sizes":7,"gap":"wide","senses":{"pencil":{}}}',
      '{"sizes":{"pencil":1e9,"hand":5}}',
    ])
      expect(createToolSettings(memory(odd)).state(), odd).toEqual(first)
  })

  it('of a nib that only a newer Framewright has is stored on', () => {
    const kept = memory('{"sizes":{"charcoal":30},"later":1}')
    createToolSettings(kept).setSize(12)
    expect(JSON.parse(kept.getItem()!)).toEqual({ sizes: { charcoal: 30, pencil: 12 }, later: 1 })
  })
})
