import { describe, expect, it } from 'vitest'
import { removeProfile, renameProfile, saveProfile } from '../document/commands/exportProfiles.ts'
import { profileNamed, profilesOf } from '../document/exportProfiles.ts'
import { projectRowSchema } from '../document/filmSchema.ts'
import { filmOf } from '../document/board.ts'
import { LIMITS } from '../document/limits.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { csv } from './csv/csv.ts'
import { pdf } from './pdf/pdf.ts'
import { EXPORTERS } from './exporters.ts'
import { isAsProfile, lastingOptions, withProfile } from './profile.ts'

const film = testFilm([[1]])
const FIRST = 'profile_000000000001'
const SECOND = 'profile_000000000002'
const chosen = { ...pdf.start('de'), kind: 'shot-list', order: 'shooting', doneBox: true, recipient: 'Mara' } as const
const options = lastingOptions(pdf, { ...chosen, sceneIds: ['scene_1'], shotIds: ['shot_1'], pages: '2' })
const kept = saveProfile(film, FIRST, { name: '1st AD', exporter: 'pdf', options })

describe('a profile of an export', () => {
  it('stands on the film’s row as its schema has it, with every option of every exporter but what is for one printing', () => {
    const read = projectRowSchema.parse(JSON.parse(JSON.stringify(filmOf(kept)))) as unknown
    expect(read).toEqual(filmOf(kept))
    expect(options).not.toHaveProperty('recipient')
    expect(options).not.toHaveProperty('sceneIds')
    expect(options).not.toHaveProperty('pages')
    for (const exporter of EXPORTERS) {
      const all = exporter.start('')
      const lasting = lastingOptions(exporter, all)
      const saved = saveProfile(film, FIRST, { name: 'x', exporter: exporter.id, options: lasting })
      expect(projectRowSchema.safeParse(filmOf(saved)).success, exporter.id).toBe(true)
      expect(exporter.options.parse({ ...all, ...lasting })).toEqual(all)
    }
  })

  it('is taken over what was chosen, and leaves scenes, shots and the recipient as they are', () => {
    const now = { ...pdf.start('en-US'), sceneIds: ['scene_9'], recipient: 'Ilo' }
    const taken = withProfile(now, profilesOf(kept)[0]!)
    expect(taken).toMatchObject({ paper: 'A4', kind: 'shot-list', order: 'shooting', sceneIds: ['scene_9'] })
    expect(taken).toMatchObject({ recipient: 'Ilo' })
    expect(isAsProfile(pdf, taken!, profilesOf(kept)[0]!)).toBe(true)
    expect(isAsProfile(pdf, { ...taken, recipient: '' }, profilesOf(kept)[0]!)).toBe(true)
    expect(isAsProfile(pdf, { ...taken, paper: 'A3' }, profilesOf(kept)[0]!)).toBe(false)
    expect(isAsProfile(csv, csv.start(''), profilesOf(kept)[0]!)).toBe(false)
  })

  it('of a later program gives what this one knows', () => {
    const later = { exporter: 'pdf', options: { ...options, paper: 'Papyrus', hologram: true, doneBox: 7 } }
    const taken = withProfile(pdf.start(''), later)
    expect(taken).toMatchObject({ kind: 'shot-list', paper: 'A4', doneBox: false })
    expect(taken).not.toHaveProperty('hologram')
    expect(withProfile({}, { exporter: 'hologram', options: {} })).toBeNull()
  })

  it('is updated in its place, renamed, found by its name and deleted; two never share a name', () => {
    const both = saveProfile(kept, SECOND, { name: 'Mail', exporter: 'csv', options: {} })
    const again = saveProfile(both, FIRST, { name: '1st AD', exporter: 'pdf', options: { paper: 'A3' } })
    expect(profilesOf(again).map(({ name }) => name)).toEqual(['1st AD', 'Mail'])
    expect(profilesOf(again)[0]!.options).toEqual({ paper: 'A3' })
    const renamed = renameProfile(again, FIRST, '2nd AD')
    expect(profileNamed(renamed, ' 2ND ad ')?.id).toBe(FIRST)
    expect(profileNamed(renamed, '1st AD')).toBeUndefined()
    expect(renameProfile(renamed, FIRST, 'MAIL')).toBe(renamed)
    expect(profilesOf(removeProfile(renamed, SECOND)).map(({ name }) => name)).toEqual(['2nd AD'])
    expect(removeProfile(film, FIRST)).toBe(film)
  })

  it('is not kept beyond what a film holds', () => {
    const ids = Array.from({ length: LIMITS.exportProfiles + 1 }, (_, at) => `profile_${String(at).padStart(12, '0')}`)
    const full = ids.reduce(
      (board, id) => saveProfile(board, id as typeof FIRST, { name: id, exporter: 'pdf', options }),
      film,
    )
    expect(profilesOf(full)).toHaveLength(LIMITS.exportProfiles)
    expect(projectRowSchema.safeParse(filmOf(full)).success).toBe(true)
  })
})
