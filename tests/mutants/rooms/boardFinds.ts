import type { Mutation } from '../mutation.ts'

export const BOARD_FINDS: readonly Mutation[] = [
  {
    name: 'does not find a shot by its scene’s place where it has a place of its own',
    file: 'renderer/features/board/find/filter.ts',
    find: "return [card?.name ?? '', scene?.location ?? '']",
    replace: "return [card?.name ?? scene?.location ?? '']",
    tests: ['renderer/features/board/find/filter.test.ts'],
  },
  {
    name: 'counts cut shots among those that pass the filter',
    file: 'renderer/features/board/find/filter.ts',
    find: '`${shown.length - cut} of ${film}',
    replace: '`${shown.length} of ${film}',
    tests: ['renderer/features/board/find/filter.test.ts'],
  },
  {
    name: 'does not find a shot by its former number',
    file: 'renderer/features/board/find/filter.ts',
    find: 'const former = [...shot.formerNumbers, ...(scene?.formerNumbers ?? [])]',
    replace: 'const former = [...(scene?.formerNumbers ?? [])]',
    tests: ['renderer/features/board/find/filter.test.ts'],
  },
  {
    name: 'selects what was found out of view',
    file: 'renderer/features/board/find/findOnBoard.ts',
    find: '  view.flyToHand()\n',
    replace: '',
    tests: ['renderer/features/board/find/findOnBoard.test.ts'],
  },
  {
    name: 'goes to a shot’s first panel when another was asked for',
    file: 'renderer/features/board/find/findOnBoard.ts',
    find: '[found.id], found.panelId)',
    replace: '[found.id])',
    tests: ['renderer/features/board/find/findOnBoard.test.ts'],
  },
  {
    name: 'counts the shots of an omitted scene in its heading',
    file: 'renderer/features/board/paint/heading.ts',
    find: 'const shots = band.omitted ? 0 : band.shotIds.length',
    replace: 'const shots = band.shotIds.length',
    tests: ['renderer/features/board/paint/captions.test.ts'],
  },
]
