import type { MethodName } from './methods.ts'

/**
 * Whether a method reads the film on disk, so that what a window has not saved yet must come there first. needed: it is not asked
 * while something can't be saved, since it would act on an older film. awaited: it is asked all the same, with what is there.
 */
export type OnDiskFirst = 'needed' | 'awaited'

/** null: it reads nothing that a window could still have to save, or carries that itself. */
export const ON_DISK_FIRST: { readonly [M in MethodName]: OnDiskFirst | null } = {
  'calls.giveUp': null,
  'faults.note': null,
  'report.read': null,
  'app.about': null,
  'windows.open': null,
  'updates.read': null,
  'updates.choose': null,
  'projects.recent': null,
  'projects.forget': null,
  'projects.choose': null,
  'projects.create': null,
  'projects.sample': null,
  'projects.open': null,
  'projects.close': null,
  // A copy is what a person makes where nothing can be saved: it brings what is not on disk along.
  'projects.saveCopy': null,
  'projects.watch': null,
  'projects.check': 'needed',
  // The address and key source on disk must be those that the person was shown.
  'projects.trust': 'needed',
  'addresses.approve': 'needed',
  'pictures.reveal': null,
  'pictures.look': null,
  'board.marks': null,
  'board.save': null,
  'board.since': null,
  'versions.list': 'awaited',
  'versions.compare': 'awaited',
  'versions.restore': 'needed',
  'versions.asFilm': null,
  'deleted.list': 'awaited',
  'deleted.restore': null,
  'generation.sketch': 'awaited',
  'jobs.submit': 'needed',
  'jobs.cancel': null,
  'jobs.hold': null,
  'jobs.resume': null,
  'jobs.list': null,
  'spend.read': null,
  // Where the key is looked for is the film's to say.
  'keys.status': 'awaited',
  'keys.set': null,
  'keys.clear': null,
  'keys.test': 'awaited',
  'import.run': null,
  'export.choose': null,
  'export.pages': 'awaited',
  'export.run': 'awaited',
}
