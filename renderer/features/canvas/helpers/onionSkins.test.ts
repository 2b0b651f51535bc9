import { describe, expect, it } from 'vitest'
import type { PanelRow } from '#shared/document/schema.ts'
import { onionSkins } from './onionSkins.ts'

const panel = (id: string, shotId: string) => ({ id, shotId }) as PanelRow
const FILM = 'abc'
  .split('')
  .map((id) => panel(id, 'one'))
  .concat('defgh'.split('').map((id) => panel(id, 'two')))
const ASKED = { onionBefore: 1, onionAfter: 0, onionBeforeOpacity: 0.5, onionAfterOpacity: 0.25, onionAcross: true }

function seen(at: string, asked: Partial<typeof ASKED> = {}): string[] {
  return onionSkins(FILM, at, { ...ASKED, ...asked }).map(
    (skin) => `${skin.panel.id} ${skin.side} ${Math.round(skin.opacity * 1000) / 1000}`,
  )
}

describe('the panels that shine through', () => {
  it('are as many as asked for on each side, each side as strong as asked for, fading with distance', () => {
    expect(seen('e', { onionBefore: 3, onionAfter: 2 })).toEqual([
      'b before 0.18',
      'c before 0.3',
      'd before 0.5',
      'g after 0.15',
      'f after 0.25',
    ])
    expect(seen('e', { onionBefore: 0 })).toEqual([])
    expect(seen('e', { onionBefore: 0, onionAfter: 1, onionAfterOpacity: 1 })).toEqual(['f after 1'])
  })

  it('go into other shots, or stay within the shot', () => {
    expect(seen('d', { onionBefore: 2, onionAfter: 1 })).toEqual(['b before 0.3', 'c before 0.5', 'e after 0.25'])
    expect(seen('d', { onionBefore: 2, onionAfter: 1, onionAcross: false })).toEqual(['e after 0.25'])
    expect(seen('b', { onionAfter: 4, onionAcross: false })).toEqual(['a before 0.5', 'c after 0.25'])
  })

  it('end with the film, and are at most four whatever the settings say', () => {
    expect(seen('a', { onionBefore: 4 })).toEqual([])
    expect(seen('b', { onionBefore: 4 })).toEqual(['a before 0.5'])
    expect(seen('a', { onionAfter: 90 }).map((each) => each[0])).toEqual(['e', 'd', 'c', 'b'])
    expect(seen('h', { onionBefore: 90 }).map((each) => each[0])).toEqual(['d', 'e', 'f', 'g'])
    expect(seen('c', { onionBefore: -2, onionAfter: NaN })).toEqual([])
    expect(seen('gone')).toEqual([])
  })
})
