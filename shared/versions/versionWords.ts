/** Why a version was kept, for lists. */
export const VERSION_WORDS = {
  work: 'While working',
  end: 'After that day’s work',
  restore: 'Before a restore',
  delete: 'Before a large delete',
  migration: 'Before a newer format',
} as const
