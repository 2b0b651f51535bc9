import { readings } from '../readNumber.ts'

/** Hours, minutes and seconds, of which only the last may have decimals: 0:05, 1:30, 1:02:10.5. */
const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d+)?)$/
/** "1 min 30", "2m", "1m 30s". */
const SPOKEN = /^(\d+)\s*m(?:in(?:utes?)?)?\.?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:s(?:ec(?:onds?)?)?\.?)?)?$/i
const UNIT = /\s*(?:s(?:ec(?:onds?)?)?\.?|″|")$/i

/** What a typed length can mean in seconds, as `readings` has it: "4.5", "4,5 s", "0:05", "1:30", "1 min 30". */
export function readSeconds(typed: string): readonly number[] {
  const text = typed.trim().normalize('NFKC')
  const clock = CLOCK.exec(text)
  if (clock) return inMinutes(Number(clock[1] ?? 0) * 60 + Number(clock[2]), clock[3]!)
  const spoken = SPOKEN.exec(text)
  if (spoken) return inMinutes(Number(spoken[1]), spoken[2] ?? '0')
  return readings(text.replace(UNIT, ''))
}

function inMinutes(minutes: number, seconds: string): readonly number[] {
  const rest = Number(seconds.replace(',', '.'))
  return rest < 60 ? [minutes * 60 + rest] : []
}
