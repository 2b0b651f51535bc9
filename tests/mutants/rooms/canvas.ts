import type { Room } from '../mutation.ts'
import { CANVAS_REDUCERS } from './canvasReducers.ts'

const at = (name: string): string => `renderer/features/canvas/${name}`
const TOOLS = 'shared/tools/tools.test.ts'
const HANDS = at('table/handTools.test.ts')
const ENTRY = 'tests/toolEntry.test.ts'
const DESK = at('table/drawingTable.test.ts')

export const CANVAS_ROOM: Room = {
  name: 'canvas',
  mutations: [
    ...CANVAS_REDUCERS,
    {
      name: 'selects marks of which only their box lies in the frame',
      file: at('table/hitMarks.ts'),
      find: 'return !apart && lineOf(mark).some(({ x, y }) => within(area, x, y))',
      replace: 'return !apart',
      tests: [TOOLS, HANDS],
    },
    {
      name: 'takes the mark that lies under the one that is seen',
      file: at('table/hitMarks.ts'),
      find: 'return marks.findLast((mark) => {',
      replace: 'return marks.find((mark) => {',
      tests: [TOOLS, HANDS],
    },
    {
      name: 'looks for a mark where it was before it was moved',
      file: at('table/hitMarks.ts'),
      find: 'if (!mark.transform) return points',
      replace: 'if (points.length > 0) return points',
      tests: [TOOLS, HANDS],
    },
    {
      name: 'makes a selection flat, which nothing draws out again',
      file: 'shared/tools/transformBox.ts',
      find: 'return Math.abs(scale) < 0.02 ?',
      replace: 'return Math.abs(scale) < 0 ?',
      tests: [TOOLS, HANDS],
    },
    {
      name: 'turns a selection about another point than its middle',
      file: 'shared/tools/transformBox.ts',
      find: 'return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y]',
      replace: 'return [cos, sin, -sin, cos, 0, 0]',
      tests: [TOOLS, HANDS],
    },
    {
      name: 'ends a steadied line before the pen was lifted',
      file: 'shared/tools/strokes.ts',
      find: 'if (stroke.ruled === null && short) points.push',
      replace: 'if (stroke.ruled !== null && short) points.push',
      tests: [TOOLS],
    },
    {
      name: 'erases only in part',
      file: 'shared/tools/strokes.ts',
      find: "opacity: controls.includes('opacity') ? context.opacity : 1",
      replace: 'opacity: context.opacity',
      tests: [TOOLS],
    },
    {
      name: 'draws every stroke with one pressure',
      file: 'shared/tools/strokes.ts',
      find: 'return { x: at.x, y: at.y, pressure, tilt, azimuth }',
      replace: 'return { x: at.x, y: at.y, pressure: pressure > 0 ? 0.5 : 0, tilt, azimuth }',
      tests: [TOOLS, DESK],
    },
    {
      name: 'asks for a tool in the menu and takes up another',
      file: 'shared/tools/toolbox.ts',
      find: 'TOOLS.find(({ calledBy }) => calledBy === call)!',
      replace: 'TOOLS.findLast(({ calledBy }) => calledBy !== call)!',
      tests: [ENTRY, DESK],
    },
    {
      name: 'leaves tools out of the menu and the palette',
      file: 'shared/commands/commandTable.ts',
      find: '...TOOLS.map(',
      replace: '...TOOLS.slice(0, -1).map(',
      tests: [ENTRY],
    },
    {
      name: 'forgets what size a tool begins with',
      file: at('toolSettings.ts'),
      find: "sizes: startOf('size'),",
      replace: "sizes: startOf('opacity'),",
      tests: [ENTRY, DESK],
    },
    {
      name: 'pours colour beside the place',
      file: at('table/pour.ts'),
      find: '(at.x - frame.x) * scale, (at.y - frame.y) * scale',
      replace: 'at.x * scale, at.y * scale',
      tests: [at('table/pour.test.ts')],
    },
    {
      name: 'lays what was poured in another place',
      file: at('table/pour.ts'),
      find: '{ x: frame.x + x / scale, y: frame.y + y / scale }',
      replace: '{ x: x / scale, y: y / scale }',
      tests: [at('table/pour.test.ts')],
    },
    {
      name: 'pastes marks of a newer Framewright that it can’t read',
      file: at('table/markClipboard.ts'),
      find: 'if (envelope.data.version > VERSION) return { refusal: NEWER }',
      replace: '',
      tests: [at('table/markClipboard.test.ts')],
    },
    {
      name: 'pastes some of the marks and says nothing of the others',
      file: at('table/markClipboard.ts'),
      find: 'return marks.every((mark) => mark !== undefined && isDrawn(mark))\n    ? { marks: marks as MarkRow[] }',
      replace: 'return marks.length > 0\n    ? { marks: marks.filter((mark) => mark !== undefined) }',
      tests: [at('table/markClipboard.test.ts')],
    },
    {
      name: 'unfits the paper when the window changes',
      file: at('table/tableCamera.ts'),
      find: 'room = { width, height }\n      if (fitted) fit()\n      else become',
      replace: 'room = { width, height }\n      become',
      tests: [at('table/tableCamera.test.ts')],
    },
    {
      name: 'leaves the paper where a palm shoved it',
      file: at('table/tableCamera.ts'),
      find: 'become(before, before.x === fits.x',
      replace: 'become(camera, before.x === fits.x',
      tests: [at('table/tableCamera.test.ts'), DESK],
    },
    {
      name: 'draws with the tail end of a pen that erases',
      file: at('table/toolOfPress.ts'),
      find: "if (press.button === 5 || (press.buttons & TAIL_END) !== 0) return toolCalledBy('tail')",
      replace: '',
      tests: [DESK],
    },
    {
      name: 'draws on with a button that was let go of',
      file: at('table/toolOfPress.ts'),
      find: "if (move.pointerType === 'mouse') return (move.buttons & (BITS[button] ?? 0)) === 0\n",
      replace: '',
      tests: [DESK],
    },
    {
      name: 'draws on a drawing that is still being read',
      file: at('table/inkChecks.ts'),
      find: 'if (!editor.marksLoaded(panel.id)) return',
      replace: 'if (!editor.marksLoaded(panel.id) && !editor.canWrite) return',
      tests: [DESK],
    },
    {
      name: 'draws on a film that can only be read',
      file: at('table/inkChecks.ts'),
      find: 'if (!editor.canWrite) return',
      replace: 'if (!editor.canWrite && !editor.marksLoaded(panel.id)) return',
      tests: [DESK],
    },
    {
      name: 'shows ink over a layer whose clear parts are locked',
      file: at('stage/liveInk.ts'),
      find: "return locked && kind !== 'cut' ? 'source-atop' : LAID[kind]",
      replace: 'return LAID[kind]',
      tests: [at('stage/liveInk.test.ts')],
    },
    {
      name: 'shows another stroke under the pen than the one that is kept',
      file: at('stage/liveInk.ts'),
      find: 'const next = Math.max(0, to - nibOf(stroke.nib.brush).live.overlap)',
      replace: 'const next = Math.max(0, to + 2)',
      tests: [at('stage/liveInk.test.ts')],
    },
    {
      name: 'leaves erased marks on the screen',
      file: at('stage/layerBitmap.ts'),
      find: 'putArea(pen, job.sheet.canvas, job.area)\n',
      replace: '',
      tests: [at('stage/layerBitmap.test.ts')],
    },
  ],
}
