import type { Room } from '../mutation.ts'

const PAGES = 'shared/pages/pages.test.ts'
const REFERENCE = 'shared/pages/reference.test.ts'
const PDF = 'tests/host/pdf.test.ts'
const PRINTS = 'electron/host/pdf/printPictures.ts'
const PRINTS_TEST = 'tests/host/printPictures.test.ts'
const MISSING = 'tests/host/missingPictures.test.ts'

export const PDF_ROOM: Room = {
  name: 'pdf',
  mutations: [
    {
      name: 'prints a struck take',
      file: 'shared/pages/reference.ts',
      find: '!take.struck && ',
      replace: '',
      tests: [PAGES, REFERENCE],
    },
    {
      name: 'swaps the stamps of pictures that a machine made',
      file: 'shared/generation/providers/providerOf.ts',
      find: 'return isHosted(id) ? AI_STAMP : labelOf(id)\n',
      replace: 'return isHosted(id) ? labelOf(id) : AI_STAMP\n',
      tests: [PAGES, REFERENCE],
    },
    {
      name: 'prints a machine’s picture without its stamp',
      file: 'shared/pages/picture.ts',
      find: 'if (stamp === null) return boxes',
      replace: 'if (boxes.length > 0) return boxes',
      tests: [PAGES, REFERENCE],
    },
    {
      name: 'leaves the stamp out where it was asked for',
      file: 'shared/pages/reference.ts',
      find: 'options.stamp || (stamped && isModelTake(take)) ? stamp : null',
      replace: 'options.stamp || (stamped && isModelTake(take)) ? null : stamp',
      tests: [PAGES, REFERENCE],
    },
    {
      name: 'prints the first take that was kept and not the last',
      file: 'shared/pages/reference.ts',
      find: 'shown.findLast((take) => take.kept)',
      replace: 'shown.find((take) => take.kept)',
      tests: [PAGES, REFERENCE],
    },
    {
      name: 'prints another take than the one that lies under the drawing',
      file: 'shared/pages/reference.ts',
      find: 'shown.find((other) => other.id === take?.id) ?? ',
      replace: '',
      tests: [PAGES, REFERENCE],
    },
    {
      name: 'prints more of a take than the film’s frame',
      file: 'shared/pages/reference.ts',
      find: 'take.recipe.crop ?? {',
      replace: 'null ?? {',
      tests: [PAGES, REFERENCE],
    },
    {
      name: 'prints the shots of an omitted scene',
      file: 'shared/document/whatCounts.ts',
      find: 'return scene.omitted ? [] : shotsOf(board, scene.id)',
      replace: 'return shotsOf(board, scene.id)',
      tests: [PAGES],
    },
    {
      name: 'counts a cut shot',
      file: 'shared/document/whatCounts.ts',
      find: 'shots.filter((shot) => !isCut(shot))',
      replace: 'shots',
      tests: ['tests/whatCounts.test.ts'],
    },
    {
      name: 'prints a drawing as it was before the last stroke',
      file: PRINTS,
      find: '`${revision}.${fingerprint(panel, layers, ratio)}`',
      replace: 'fingerprint(panel, layers, ratio)',
      tests: [PRINTS_TEST, PDF],
    },
    {
      name: 'prints the machine’s picture under the drawing, and no stamp',
      file: 'electron/host/pdf/wishes.ts',
      find: "show: 'drawing'",
      replace: "show: 'all'",
      tests: [PRINTS_TEST, PDF],
    },
    {
      name: 'prints a faint picture at full strength',
      file: PRINTS,
      find: "if (only.opacity < 1 || only.blend !== 'normal') return undefined",
      replace: '',
      tests: [PRINTS_TEST, PDF],
    },
    {
      name: 'goes on printing a picture crossed out that is there again',
      file: PRINTS,
      find: 'film.lost.has(mediaId)',
      replace: 'film.lost.has(panelId)',
      tests: [PRINTS_TEST, MISSING],
    },
    {
      name: 'prints crossed-out pictures without asking',
      file: 'electron/host/handlers/interchangeHandlers.ts',
      find: 'if (missing && !evenIfMissing) throw new FailureError(missing)',
      replace: '',
      tests: [MISSING],
    },
    {
      name: 'prints with the choices of the time before',
      file: 'electron/host/pdf/createPress.ts',
      find: 'last?.board === board && last.key === key',
      replace: 'last?.board === board',
      tests: [PDF],
    },
    {
      name: 'keeps nothing of the file that an export replaces',
      file: 'electron/host/exporters/replaceFile.ts',
      find: 'await keepOld(path, old)\n',
      replace: '',
      tests: [PDF, 'tests/host/making.test.ts', 'tests/host/chosenPlace.test.ts'],
    },
    {
      name: 'prints panel times that don’t add up to the shot',
      file: 'shared/pages/panelTimes.ts',
      find: 'open === 1 ? rest : Math.round((rest / open) * 10) / 10',
      replace: 'Math.round((rest / open) * 10) / 10',
      tests: ['shared/pages/panelTimes.test.ts'],
    },
    {
      name: 'adds up a page to more than its shots',
      file: 'shared/pages/panelTimes.ts',
      find: '(exact[at]! * whole) / sum',
      replace: 'exact[at]!',
      tests: ['shared/pages/panelTimes.test.ts'],
    },
    {
      name: 'leaves a logo that a model made unstamped where the film asks for stamps',
      file: 'shared/pages/cover.ts',
      find: '(options.stamp || mustStamp(board)) && isModelWork',
      replace: 'options.stamp && isModelWork',
      tests: ['shared/pages/pairs.test.ts'],
    },
    {
      name: 'prints a logo that may not leave the film',
      file: 'shared/pages/cover.ts',
      find: 'if (!media || keptFromExport(board).has(media.id)) return []',
      replace: 'if (!media) return []',
      tests: ['shared/pages/pairs.test.ts'],
    },
    {
      name: 'takes a grid without rows for one',
      file: 'shared/pages/storyboardGrid.ts',
      find: 'Number(read[1]) === 0 || Number(read[2]) === 0',
      replace: 'Number(read[1]) === 0',
      tests: ['shared/pages/unmet.test.ts'],
    },
    {
      name: 'prints shots of which no panel was chosen',
      file: 'shared/pages/selection.ts',
      find: 'panelsLeft.size === 0 ? all : all.filter',
      replace: 'all.length === 1 ? all : all.filter',
      tests: ['shared/pages/selection.test.ts'],
    },
    {
      name: 'calls a part of the film the film',
      file: 'shared/pages/selection.ts',
      find: 'const whole = !some && scenes.length === scenesOf(board).length',
      replace: 'const whole = !some',
      tests: ['shared/pages/selection.test.ts'],
    },
    {
      name: 'names three shots in a row as if they stood apart',
      file: 'shared/pages/selection.ts',
      find: 'run.length > 2 ?',
      replace: 'run.length > 3 ?',
      tests: ['shared/pages/selection.test.ts'],
    },
  ],
}
