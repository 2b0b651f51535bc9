import type { MethodName } from './methods.ts'

/**
 * Whether a method reads the film from disk, so that a window must save first. needed: not sent while something can't
 * be saved, since it would act on an older film. awaited: sent anyway, with what is there.
 */
export type OnDiskFirst = 'needed' | 'awaited'

/** null: it reads nothing that a window might not have saved, or carries that itself. */
export const ON_DISK_FIRST: { readonly [M in MethodName]: OnDiskFirst | null } = {
  'calls.giveUp': null,
  'faults.note': null,
  'report.read': null,
  'app.about': null,
  'windows.open': null,
  'menu.keys': null,
  'updates.read': null,
  'updates.choose': null,
  'projects.recent': null,
  'projects.forget': null,
  'projects.choose': null,
  'projects.create': null,
  'projects.sample': null,
  'projects.open': null,
  'projects.close': null,
  // Copies are made when nothing can be saved: the call carries the unsaved rows.
  'projects.saveCopy': null,
  'projects.watch': null,
  'projects.check': 'needed',
  // The address and key source on disk must be those that the person was shown.
  'projects.trust': 'needed',
  'addresses.approve': 'needed',
  'pictures.reveal': null,
  'export.reveal': null,
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
  'generation.contact': 'awaited',
  'generation.staging': 'awaited',
  'generation.pictures': null,
  'generation.earlier': 'awaited',
  'generation.changePictures': 'awaited',
  'jobs.submit': 'needed',
  'jobs.plan': 'awaited',
  'jobs.submitMany': 'needed',
  'jobs.cancel': null,
  'jobs.hold': null,
  'jobs.resume': null,
  'jobs.list': null,
  'takes.part': null,
  'takes.marks': null,
  // The draft's row names the file.
  'script.read': 'awaited',
  'script.look': null,
  'script.bring': null,
  'script.keep': null,
  'storyboards.look': null,
  'storyboards.picture': null,
  'disclosure.read': 'awaited',
  'ledger.read': null,
  'spend.read': null,
  // The film decides where the key is looked for.
  'keys.status': 'awaited',
  'keys.set': null,
  'keys.clear': null,
  'keys.test': 'awaited',
  'import.run': null,
  'export.choose': null,
  'export.pages': 'awaited',
  'export.run': 'awaited',
}
