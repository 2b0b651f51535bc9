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
  'report.read': slow('The report is taking a while.'),
  'app.about': slow('Framewright is taking a while to start.'),
  'windows.open': slow('The new window is taking a while to open.'),
  'menu.keys': null,
  'updates.read': slow('The state of updates is taking a while to load.'),
  'updates.choose': slow('Looking for a newer version is taking a while.', 20),
  'projects.recent': slow('The list of recent films is taking a while to load.'),
  'projects.forget': slow('The list of recent films is taking a while to change.'),
  'projects.choose': null,
  'projects.create': null,
  'projects.sample': null,
  'projects.open': null,
  'projects.close': slow('The disk is slow: the last film is still being closed.'),
  'projects.saveCopy': long('Saving a copy…'),
  'projects.watch': slow('The folder of this film is slow to answer.'),
  'projects.check': long('Checking the film…'),
  'projects.trust': slow('Trusting this film is taking a while.'),
  'addresses.approve': slow('Approving this address is taking a while.'),
  'files.reveal': slow('The folder is taking a while to open.'),
  'pictures.reveal': slow('The folder is taking a while to open.'),
  'export.reveal': slow('The folder is taking a while to open.'),
  'pictures.look': slow('Looking for the pictures of this film is taking a while.', 20),
  'board.marks': slow('The drawing is taking a while to load.'),
  'board.save': {
    seconds: 8,
    words: 'The disk is slow: your last changes are still being saved.',
    giveUp: 'none',
  },
  'board.since': slow('Changes from another window are taking a while to arrive.'),
  'versions.list': slow('The list of versions is taking a while to load.'),
  'versions.compare': slow('Comparing this version with the film is taking a while.'),
  'versions.restore': slow('Going back to this version is taking a while.'),
  'versions.asFilm': null,
  'deleted.list': slow('The list of what was deleted is taking a while to load.'),
  'deleted.restore': slow('Bringing this back is taking a while.'),
  'generation.sketch': slow('Preparing the drawing is taking a while.'),
  'generation.contact': slow('Laying out the contact sheet is taking a while.'),
  'generation.staging': slow('Staging the shot is taking a while.'),
  'generation.pictures': slow('Preparing the pictures is taking a while.'),
  'generation.earlier': slow('Reading the earlier turns is taking a while.'),
  'generation.changePictures': slow('Preparing the pictures is taking a while.'),
  'jobs.submit': slow('Your request is taking a while.'),
  'jobs.plan': slow('Working out what this comes to is taking a while.'),
  'jobs.submitMany': null,
  'jobs.cancel': slow('Cancelling this request is taking a while.'),
  'jobs.hold': slow('Holding the unsent requests is taking a while.'),
  'jobs.resume': slow('Sending the held requests is taking a while.'),
  'jobs.order': slow('Moving this request in line is taking a while.'),
  'jobs.bringIn': slow('Bringing the picture in is taking a while.'),
  'jobs.unseen': slow('What became of your requests is taking a while to load.'),
  'jobs.list': slow('The list of requests is taking a while to load.'),
  'takes.part': slow('Cutting this part out is taking a while.'),
  'takes.marks': slow('Reading this picture’s marks is taking a while.'),
  'disclosure.read': slow('The report is taking a while.'),
  'ledger.read': slow('The ledger is taking a while to load.'),
  'spend.read': slow('The costs are taking a while to load.'),
  'keys.status': slow('The keychain is slow to answer.', 20),
  'keys.set': slow('The keychain is slow to answer.', 20),
  'keys.clear': slow('The keychain is slow to answer.', 20),
  'keys.test': slow('The service is slow to answer.', 20),
  'script.read': slow('The script is taking a while to load.'),
  'script.look': long('Reading the script…'),
  'script.bring': long('Reading the script…'),
  'script.keep': slow('The script is taking a while to be saved.'),
  'storyboards.look': long('Reading the storyboards…'),
  'storyboards.picture': null,
  'import.run': long('Adding pictures…'),
  'export.choose': null,
  'export.pages': slow('Laying out the pages is taking a while.'),
  'export.run': null,
}
