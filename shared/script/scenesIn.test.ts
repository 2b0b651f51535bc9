import { describe, expect, it } from 'vitest'
import { scenesIn } from './scenesIn.ts'
import { textOf } from './screenplay.ts'
import type { ElementKind, ScriptElement } from './screenplay.ts'

function element(kind: ElementKind, text: string): ScriptElement {
  return { kind, runs: [{ text }], line: 1, lastLine: 1 }
}

describe('the scenes of a screenplay', () => {
  it('run from heading to heading, and what stands before the first belongs to none', () => {
    const elements = [
      element('transition', 'FADE IN:'),
      element('heading', 'EXT. QUAY - DAY'),
      element('action', 'Gulls.'),
      element('heading', 'INT. SHED - DAY'),
    ]
    expect(scenesIn({ titlePage: [], elements, unread: [] })).toEqual([
      { heading: 1, end: 3 },
      { heading: 3, end: 4 },
    ])
  })

  it('are read from text in one piece, whatever its emphasis', () => {
    const runs = [{ text: 'She ' }, { text: 'runs', bold: true as const }, { text: '.' }]
    expect(textOf({ kind: 'action', runs, line: 1, lastLine: 1 })).toBe('She runs.')
  })
})
