import type { Mutation } from '../mutation.ts'

/** Where the board goes, and what of a step it shows. */
export const BOARD_PLACES: readonly Mutation[] = [
  {
    name: 'goes down from a shot to what stands beside its last panel',
    file: 'renderer/features/board/layout/walking.ts',
    find: "const edge = walk === 'down' ? cells[start + cell.parts - 1]! : cell",
    replace: 'const edge = cell',
    tests: ['renderer/features/board/layout/layout.test.ts'],
  },
  {
    name: 'lays the place of a new shot over the last shot’s panels',
    file: 'renderer/features/board/layout/addPlaces.ts',
    find: 'layout.cells[layout.firstCell.get(first.shotId)! + first.parts - 1]',
    replace: 'layout.cells[layout.firstCell.get(first.shotId)!]',
    tests: ['renderer/features/board/layout/addPlaces.test.ts'],
  },
  {
    name: 'shows the end of what is larger than the window',
    file: 'renderer/features/board/camera/camera.ts',
    find: 'if (start < from || size > length) return start',
    replace: 'if (start < from) return start',
    tests: ['renderer/features/board/camera/camera.test.ts'],
  },
  {
    name: 'keeps the grid that fitted the film in another arrangement',
    file: 'renderer/features/board/boardStep.ts',
    find: 'laidAnew({ ...state, preferences, grid: null })',
    replace: 'laidAnew({ ...state, preferences })',
    tests: ['renderer/features/board/boardStep.test.ts'],
  },
  {
    name: 'lays a filmstrip in rows as it is zoomed out',
    file: 'renderer/features/board/boardGrid.ts',
    find: "if (preferences.arrangement === 'filmstrip') return undefined",
    replace: '',
    tests: ['renderer/features/board/boardStep.test.ts'],
  },
  {
    name: 'undoes what is beyond the edge of the board, unseen',
    file: 'renderer/features/board/boardSight.ts',
    find: 'if (!sees(spot)) view.revealHand()\n',
    replace: '',
    tests: ['renderer/features/board/boardSight.test.ts'],
  },
  {
    name: 'undoes a line in a frame that is too small to show it',
    file: 'renderer/features/board/boardSight.ts',
    find: 'if (layout.frame.width * camera.zoom < narrowest) return false',
    replace: '',
    tests: ['renderer/features/board/boardSight.test.ts'],
  },
  {
    name: 'comes out of a panel to where the board was long ago',
    file: 'renderer/features/board/boardMemory.ts',
    find: 'camera, entered: null })',
    replace: 'camera })',
    tests: ['renderer/features/board/boardSight.test.ts'],
  },
  {
    name: 'fits a scene under the board’s tools',
    file: 'renderer/features/board/camera/goals.ts',
    find: 'rect && fitRect(rect, clearRoom(viewport), 24, 1)',
    replace: 'rect && fitRect(rect, viewport, 24, 1)',
    tests: ['renderer/features/board/boardStep.test.ts'],
  },
]
