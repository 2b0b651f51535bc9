import { describe, expect, it } from 'vitest'
import { boardFrom } from '#shared/document/board.ts'
import { SHOT_FIELDS } from '#shared/fields/shotFields.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { mostOf } from '#shared/document/refusal.ts'
import { ROW_SCHEMAS } from '#shared/document/schema.ts'
import type { Rows } from '#shared/document/schema.ts'
import { newTestId } from '../../tests/support/film.ts'
import { filledRows } from '../../tests/support/oddValues.ts'
import type { Editor } from './editor.ts'
import { fieldRule, shotFieldRule } from './fieldRule.ts'

const rows = filledRows(newTestId)
const board = boardFrom(Object.fromEntries(rows))
const editor = { board: () => board } as Editor
const TABLES = ['project', 'scene', 'shot', 'panel', 'layer', 'take', 'card'] as const

describe('what a field can hold', () => {
  it.each(TABLES)(
    'is what the schema says, for every text of a %s, and one character more is refused in words',
    (table) => {
      const { id } = rows.get(table)![0]!
      const texts = Object.keys(ROW_SCHEMAS[table].shape).filter((name) => {
        return !['id', 'order', 'shootDay', 'shootOrder'].includes(name) && mostOf(table, name as never) !== undefined
      })
      expect(texts.length).toBeGreaterThan(0)
      for (const name of texts) {
        const rule = fieldRule(editor, table, id, name as never)
        const most = rule.most!
        expect([LIMITS.line, LIMITS.term, LIMITS.text, LIMITS.date, LIMITS.address]).toContain(most)
        expect(rule.refuse('x'.repeat(most))).toBeNull()
        expect(rule.refuse(`${'x'.repeat(most)}yz`)).toMatch(
          /^The .+ can hold [\d,]+ characters, and this is 2 too many\. It stays here, not saved, until you shorten it\.$/,
        )
      }
    },
  )

  it('is measured as it would be kept', () => {
    const { id } = rows.get('panel')![0]!
    const rule = fieldRule(editor, 'panel', id, 'label', { tidy: (text) => text.trim() })
    expect(rule.refuse(`  ${'x'.repeat(LIMITS.line)}  `)).toBeNull()
    expect(rule.refuse(`  ${'x'.repeat(LIMITS.line + 1)}  `)).toContain('this is 1 too many')
  })

  it('is nothing once its row is gone: what was typed is not let go of with it', () => {
    const rule = fieldRule(editor, 'scene', 'scene_gone', 'synopsis')
    expect(rule.refuse('She waits.')).toBe(
      'What this was typed for is no longer in the film. It stays here, not saved, until you change it.',
    )
  })

  it('of a shot is said for whatever is typed into any of its fields', () => {
    const shot = (rows.get('shot') as readonly Rows['shot'][])[0]!
    const odd = ['x'.repeat(30_000), '1e308', 'NaN', '-Infinity', '\u0000\ud800\u202e', '9'.repeat(400), '2026-02-30']
    for (const field of SHOT_FIELDS)
      for (const text of odd) {
        const why = shotFieldRule(editor, [shot.id], field).refuse(text)
        if (why !== null)
          expect(why).toMatch(/^[A-Z“].{20,260} It stays here, not saved, until you (?:change|shorten) it\.$/su)
      }
    expect(shotFieldRule(editor, [shot.id], 'seconds').refuse('1e308')).toBe(
      'Seconds of shot 1 can’t be “1e308”: type a number from 0 to 36,000, or a time such as 0:05. It stays here, not saved, until you change it.',
    )
  })
})
