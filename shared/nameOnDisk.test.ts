import { describe, expect, it } from 'vitest'
import { nameOnDisk } from './nameOnDisk.ts'

const named = (title: string): string => nameOnDisk(title, 'Untitled film')
const bytes = (text: string): number => new TextEncoder().encode(text).length

describe('a title as a name on disk', () => {
  it('is the title where a disk takes it', () => {
    for (const title of ['The Salt House', '塩の家', 'שלום עולם', 'Été à Nîmes', 'M.A.S.H', '.5 seconds later'])
      expect(named(title)).toBe(title.replace(/^\./, ''))
  })

  it('fits on a disk with its ending and a temporary name around it, cut between letters', () => {
    for (const title of ['塩'.repeat(90), '👩‍👩‍👧'.repeat(40), 'x'.repeat(500), 'e\u0301'.repeat(300)]) {
      const name = named(title)
      expect(bytes(`.${name}.framewright.0123abcd-1234567890-0123456789ab.part.bak`)).toBeLessThanOrEqual(255)
      expect(name.endsWith('…')).toBe(true)
      expect(title.normalize('NFC').startsWith(name.slice(0, -1))).toBe(true)
    }
    expect(named('👩‍👩‍👧'.repeat(40)).replaceAll('👩‍👩‍👧', '')).toBe('…')
    expect(named('塩'.repeat(50))).toBe('塩'.repeat(50))
  })

  it('holds nothing that a file system refuses or reads otherwise', () => {
    expect(named('AC/DC: "Live"?\u0000\n\u2028|<b>*\\')).toBe('AC DC Live b')
    expect(named('../../etc')).toBe('etc')
    expect(named('Wait...  ')).toBe('Wait')
    expect(named(`${'x'.repeat(159)}. end of it`)).toBe(`${'x'.repeat(157)}…`)
    expect(named('gpj.\u202eexe')).toBe('gpj. exe')
    expect(named('\ud83d')).toBe('Untitled film')
    expect(named(' . ')).toBe('Untitled film')
    expect(named('Cafe\u0301')).toBe('Caf\u00e9')
  })

  it('is none of the names that Windows keeps for itself', () => {
    expect(['CON', 'nul', 'Com1', 'lpt9', 'AUX.2', 'com¹', 'CONIN$'].map(named)).toEqual([
      'CON_',
      'nul_',
      'Com1_',
      'lpt9_',
      'AUX_.2',
      'com¹_',
      'CONIN$_',
    ])
    expect(['Conman', 'Nullarbor', 'COM10', 'Con Air'].map(named)).toEqual(['Conman', 'Nullarbor', 'COM10', 'Con Air'])
  })
})
