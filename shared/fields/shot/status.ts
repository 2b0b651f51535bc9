import { STATUSES, readTerm } from '../../film/vocabulary.ts'
import type { ShotField } from '../field.ts'
import { termField } from '../kinds.ts'

/** Shown in the inspector's header, with the shot's number. */
export const status: ShotField = {
  ...termField({
    id: 'status',
    label: 'Status',
    key: 'status',
    terms: STATUSES,
    list: { width: 96 },
    print: { min: 36, max: 52, quiet: true },
  }),
  // A shot always has a status: clearing it resets it to the first.
  read: (_, typed) => {
    const found = readTerm(STATUSES, typed)
    return found === undefined ? undefined : { status: found === '' ? STATUSES[0].id : found }
  },
}
