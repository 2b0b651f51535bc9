import {
  Brush,
  Ellipse,
  Eraser,
  Hand,
  LassoSelect,
  MoveUpRight,
  PaintBucket,
  PenTool,
  Pencil,
  Pipette,
  RectangleHorizontal,
  Slash,
  SprayCan,
  SquareDashedMousePointer,
  Type,
  ZoomIn,
  createLucideIcon,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ToolIcon } from '#shared/toolIcon.ts'

/** A felt marker with a chisel tip, and the broad line under it: lucide's highlighter is taken for a knife. */
const Marker = createLucideIcon('marker', [
  ['path', { d: 'm14 2.5 7 7-7.5 7.5-7-7z', key: 'barrel' }],
  ['path', { d: 'm6.5 10-1.5 5 3.5 3.5 5-1.5', key: 'collar' }],
  ['path', { d: 'm5 15-2 3.5h4l1.5 0', key: 'tip' }],
  ['path', { d: 'M3 22h18', key: 'line' }],
])

/** A lasso as lucide's, with a drop of paint where that has an arrow. */
const LassoFill = createLucideIcon('lasso-fill', [
  ['path', { d: 'M3.6 14A6.9 6.9 0 0 1 2 9.8C2 5.5 6.5 2 12 2s10 3.5 10 7.8q0 .6-.2 1.2', key: 'loop' }],
  ['path', { d: 'M7 16.7q1.4.6 3 .9', key: 'back' }],
  ['path', { d: 'M7 22a5 5 0 0 1-2-4', key: 'rope' }],
  ['circle', { cx: 5, cy: 16, r: 2, key: 'knot' }],
  [
    'path',
    { d: 'M17.5 11.5c-1.2 3-3.7 4.2-3.7 7a3.7 3.7 0 0 0 7.4 0c0-2.8-2.5-4-3.7-7z', fill: 'currentColor', key: 'drop' },
  ],
])

/** A film camera, and the way it goes. */
const CameraMove = createLucideIcon('camera-move', [
  ['rect', { x: 3, y: 2, width: 12, height: 10, rx: 2, key: 'body' }],
  ['path', { d: 'm15 8 5 3V3l-5 3', key: 'lens' }],
  ['path', { d: 'M3 18.5h18', key: 'way' }],
  ['path', { d: 'm17.5 15 3.5 3.5-3.5 3.5', key: 'head' }],
])

/** A brush with a star: a bookmark is taken for a place in the film. */
export const BrushPresets = createLucideIcon('brush-presets', [
  ['path', { d: 'M11.6 13.2 20.3 4.5a1.7 1.7 0 0 1 2.4 2.4L14 15.6', key: 'handle' }],
  ['path', { d: 'M9.5 22a3.2 3.2 0 1 0-3.2-3.2c0 .9-.3 1.5-.9 2a.7.7 0 0 0 .4 1.2z', key: 'hair' }],
  ['path', { d: 'm10.9 14.4 2.4 2.4', key: 'collar' }],
  ['path', { d: 'm6 1.8 1.3 2.7 2.9.4-2.1 2 .5 2.9L6 8.4 3.4 9.8l.5-2.9-2.1-2 2.9-.4z', key: 'star' }],
])

/** The picture of each tool: one that is missing here does not compile. */
export const TOOL_ICONS: Readonly<Record<ToolIcon, LucideIcon>> = {
  airbrush: SprayCan,
  arrow: MoveUpRight,
  brush: Brush,
  bucket: PaintBucket,
  'camera-move': CameraMove,
  ellipse: Ellipse,
  eraser: Eraser,
  eyedropper: Pipette,
  hand: Hand,
  lasso: LassoSelect,
  'lasso-fill': LassoFill,
  letters: Type,
  line: Slash,
  magnifier: ZoomIn,
  marker: Marker,
  marquee: SquareDashedMousePointer,
  'pen-nib': PenTool,
  pencil: Pencil,
  rectangle: RectangleHorizontal,
}
