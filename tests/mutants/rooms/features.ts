import type { Room } from '../mutation.ts'

/** The shot list, takes, and what is asked for and paid. */
export const FEATURES_ROOM: Room = {
  name: 'lists and takes',
  mutations: [
    {
      name: 'copies what a cell had before it was typed in',
      file: 'renderer/features/shotlist/pasteCells.ts',
      find: 'heldIn(id, field) ?? ',
      replace: '',
      tests: ['renderer/features/shotlist/shotlist.test.ts'],
    },
    {
      name: 'loses the quotes around a cell that is spoken',
      file: 'renderer/features/shotlist/tsv.ts',
      find: '/[\\t\\n\\r"]/.test(cell)',
      replace: '/[\\t\\n\\r]/.test(cell)',
      tests: ['renderer/features/shotlist/shotlist.test.ts'],
    },
    {
      name: 'replaces in one cell of a shot only',
      file: 'renderer/features/shotlist/findCells.ts',
      find: 'changed.set(shotId, { ...changed.get(shotId), ...one.fields })',
      replace: 'changed.set(shotId, { ...one.fields })',
      tests: ['renderer/features/shotlist/findCells.test.ts'],
    },
    {
      name: 'moves no shot to the first place of its scene',
      file: 'renderer/features/shotlist/rowSteps.ts',
      find: 'if (to >= 0 && to <= staying.length)',
      replace: 'if (to > 0 && to <= staying.length)',
      tests: ['renderer/features/shotlist/rowSteps.test.ts'],
    },
    {
      name: 'drops shots into an omitted scene',
      file: 'renderer/features/shotlist/rowSteps.ts',
      find: 'return above.scene.omitted ? null :',
      replace: 'return',
      tests: ['renderer/features/shotlist/rowSteps.test.ts'],
    },
    {
      name: 'goes on showing an old take where a new one has come',
      file: 'renderer/features/takes/takeChoice.ts',
      find: 'const valid = chosen?.newestId === takes[0]?.id ? chosen?.takeId : undefined',
      replace: 'const valid = chosen?.takeId',
      tests: ['renderer/features/takes/takeChoice.test.ts'],
    },
    {
      name: 'shows another take than the struck one that was opened',
      file: 'renderer/features/takes/takeChoice.ts',
      find: 'takes.filter((take) => !take.struck || ids.includes(take.id))',
      replace: 'takes.filter((take) => !take.struck)',
      tests: ['renderer/features/takes/takeChoice.test.ts'],
    },
    {
      name: 'shows a take at an unknown price as free',
      file: 'renderer/features/ledger/ledgerCells.ts',
      find: 'return isUnpriced(row) ? amount(null) : amount(row.countsUsd)',
      replace: 'return amount(row.countsUsd)',
      tests: ['renderer/features/ledger/ledgerCells.test.ts'],
    },
    {
      name: 'shows what was never billed as billed',
      file: 'renderer/features/ledger/ledgerCells.ts',
      find: "if (row.charge !== 'paid' && row.charge !== 'free') return ''",
      replace: '',
      tests: ['renderer/features/ledger/ledgerCells.test.ts'],
    },
    {
      name: 'shows what may be billed as under way',
      file: 'renderer/features/ledger/ledgerCells.ts',
      find: '[sum.estimateUsd, sum.actualUsd, sum.mayBeBilledUsd, sum.reservedUsd]',
      replace: '[sum.estimateUsd, sum.actualUsd, sum.reservedUsd, sum.mayBeBilledUsd]',
      tests: ['renderer/features/ledger/ledgerCells.test.ts'],
    },
    {
      name: 'makes takes of the selected shots where the scene was chosen',
      file: 'renderer/features/many/manyScopes.ts',
      find: 'panelIds: idsOf(shotsOf(board, scene.id))',
      replace: 'panelIds: idsOf(shots)',
      tests: ['renderer/features/many/manyScopes.test.ts'],
    },
    {
      name: 'says that less than nothing is left of a cap',
      file: 'renderer/features/takes/whyNot.ts',
      find: 'Math.max(0, spend.capUsd - spentOf(spend))',
      replace: 'spend.capUsd - spentOf(spend)',
      tests: ['renderer/features/takes/takes.test.ts'],
    },
  ],
}
