import { totalOf } from '../../records/disclosure.ts'
import type { Disclosure, DisclosureRow } from '../../records/disclosure.ts'

type Column = readonly [label: string, cell: (row: DisclosureRow) => string]

const COLUMNS: readonly Column[] = [
  ['Panels', ({ panels }) => String(panels)],
  ['Strokes drawn', ({ strokes }) => String(strokes)],
  ['Other marks drawn', ({ otherMarks }) => String(otherMarks)],
  ['Strokes timed', ({ timedStrokes }) => String(timedStrokes)],
  ['Seconds with the pen down', ({ penSeconds }) => String(Math.round(penSeconds * 10) / 10)],
  ['Pictures brought in', ({ broughtIn }) => String(broughtIn)],
  ['Stand-ins', ({ standIns }) => String(standIns)],
  ['Requests to a model', ({ requests }) => String(requests)],
  ['Refused', ({ refused }) => String(refused)],
  ['Drawings sent', ({ sent }) => String(sent['sketch'] ?? 0)],
  [
    'Other pictures sent',
    ({ sent }) => String(Object.entries(sent).reduce((sum, [role, n]) => (role === 'sketch' ? sum : sum + n), 0)),
  ],
  ['Takes by a model', ({ models }) => String(models.reduce((sum, { takes }) => sum + takes, 0))],
  ['Of them kept', ({ models }) => String(models.reduce((sum, { kept }) => sum + kept, 0))],
  ['Not in the film', ({ left }) => left],
  ['Models', ({ models }) => models.map(({ model }) => model).join('; ')],
]

/** Header, shots in film order, and their total; every row with the film's AI policy. */
export function disclosureTable({ policy, rows }: Disclosure): string[][] {
  const line = (scene: string, shot: string, row: DisclosureRow): string[] => [
    scene,
    shot,
    ...COLUMNS.map(([, cell]) => cell(row)),
    policy,
  ]
  return [
    ['Scene', 'Shot', ...COLUMNS.map(([label]) => label), 'AI policy'],
    ...rows.map((row) => line(row.scene, row.shot || 'No longer in the film', row)),
    line('', 'In all', totalOf(rows)),
  ]
}
