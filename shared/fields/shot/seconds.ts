import { filmOf } from '../../document/board.ts'
import { RANGES } from '../../document/limits.ts'
import { secondsOf } from '../../document/select.ts'
import { secondsLabel } from '../../film/clockLabel.ts'
import { readSeconds } from '../../film/readSeconds.ts'
import type { ShotField } from '../field.ts'
import { numberField } from '../kinds.ts'

const typed = numberField(
  {
    id: 'seconds',
    label: 'Seconds',
    key: 'seconds',
    list: { width: 76, label: 'Sec.' },
    inspector: {
      after: 'lens',
      placeholder: (board, shots) =>
        shots.length === 1 && shots[0]!.seconds === null ? secondsLabel(secondsOf(board, shots[0]!)) : '',
    },
    print: {
      min: 26,
      max: 36,
      label: 'Sec.',
      right: true,
      usual: true,
      // A shot without a length still takes time: print shows the estimate.
      text: (board, shot) => String(Math.round(secondsOf(board, shot) * 100) / 100),
    },
  },
  { range: RANGES.seconds, unit: /$^/, suffix: '', readings: readSeconds },
)

export const seconds: ShotField = {
  ...typed,
  verb: 'Retime',
  get asks() {
    return `${typed.asks}, or a time such as 0:05`
  },
  read: (board, text) => {
    const [value, other] = readSeconds(text, filmOf(board).frameRate)
    return value === undefined || other !== undefined ? typed.read(board, text) : typed.read(board, String(value))
  },
  sortKey: secondsOf,
}
