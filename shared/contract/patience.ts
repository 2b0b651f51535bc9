import type { MethodName } from './methods.ts'

/** How long a call may take in silence, and what the user is told and can do after that. */
export interface Patience {
  readonly seconds: number
  /** What is slow, as a sentence. */
  readonly words: string
  /**
   * cancel: the host stops, and nothing was done. stop-waiting: the answer is ignored, but the work may still be done.
   * none: it runs until answered, since a write on its way to disk must not be reported as lost.
   */
  readonly giveUp: 'cancel' | 'stop-waiting' | 'none'
}

function slow(words: string, seconds = 8): Patience {
  return { seconds, words, giveUp: 'stop-waiting' }
}

function long(words: string): Patience {
  return { seconds: 2, words, giveUp: 'cancel' }
}

/** null: another part of the screen reports its progress and can cancel it, or the call waits for a person. */
export const PATIENCE: { readonly [M in MethodName]: Patience | null } = {
  'calls.giveUp': null,
  'faults.note': null,
  'report.read': slow('The report is slow to come.'),
  'app.about': slow('Framewright is slow to start.'),
  'windows.open': slow('The new window is slow to come.'),
  'menu.keys': null,
  'updates.read': slow('What is known of newer versions is slow to come.'),
  'updates.choose': slow('The look for a newer version takes long.', 20),
  'projects.recent': slow('The list of recent films is slow to come.'),
  'projects.forget': slow('The list of recent films is slow to change.'),
  'projects.choose': null,
  'projects.create': null,
  'projects.sample': null,
  'projects.open': null,
  'projects.close': slow('The disk is slow: the last film is still being closed.'),
  'projects.saveCopy': long('Saving a copy…'),
  'projects.watch': slow('The folder of this film is slow to answer.'),
  'projects.check': long('Checking the film…'),
  'projects.trust': slow('That this film is trusted is slow to be kept.'),
  'addresses.approve': slow('That this address is approved is slow to be kept.'),
  'pictures.reveal': slow('The folder is slow to be shown.'),
  'export.reveal': slow('The folder is slow to be shown.'),
  'pictures.look': slow('Looking for the pictures of this film takes long.', 20),
  'board.marks': slow('The drawing is slow to load.'),
  'board.save': {
    seconds: 8,
    words: 'The disk is slow: the last changes are still on their way to it.',
    giveUp: 'none',
  },
  'board.since': slow('What was changed in another window is slow to come.'),
  'versions.list': slow('The list of versions is slow to come.'),
  'versions.compare': slow('Comparing this version with the film takes long.'),
  'versions.restore': slow('Going back to this version takes long.'),
  'versions.asFilm': null,
  'deleted.list': slow('The list of what was deleted is slow to come.'),
  'deleted.restore': slow('Bringing this back takes long.'),
  'generation.sketch': slow('The drawing is slow to be made ready.'),
  'jobs.submit': slow('Your request is slow to be taken.'),
  'jobs.cancel': slow('Cancelling this request takes long.'),
  'jobs.hold': slow('Holding what was not sent takes long.'),
  'jobs.resume': slow('Letting the requests go takes long.'),
  'jobs.list': slow('The list of requests is slow to come.'),
  'spend.read': slow('What was spent is slow to come.'),
  'keys.status': slow('The place where keys are kept is slow to answer.', 20),
  'keys.set': slow('The place where keys are kept is slow to answer.', 20),
  'keys.clear': slow('The place where keys are kept is slow to answer.', 20),
  'keys.test': slow('The service is slow to answer.', 20),
  'import.run': long('Bringing pictures in…'),
  'export.choose': null,
  'export.pages': slow('Laying out the pages takes long.'),
  'export.run': null,
}
