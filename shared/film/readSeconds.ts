import { plainDigits, readings } from '../readNumber.ts'

/** Hours, minutes and seconds, of which only the last may have decimals: 0:05, 1:30, 1:02:10.5. */
const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d+)?)$/

// As they are written in English, German, French, Spanish, Italian, Russian, Chinese and Japanese.
const HOURS = 'h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ч|час|小时|時間'
const MINUTES = "m|mins?|minutes?|minuten?|minutos?|minut[oi]|мин|分钟|分|['’′]"
const SECONDS = "s|secs?|seconds?|sek|sekunden?|secondes?|segundos?|second[oi]|с|сек|秒|′′|''|[\"”]"
const figure = '(\\d{1,5}(?:[.,]\\d{1,4})?)'

/** "1 min 30", "2m", "1h 2m 3s", "1.5 min", "1′30″", "1分30秒". */
const SPOKEN = new RegExp(
  `^(?:${figure}\\s*(?:${HOURS})\\.?\\s*)?(?:${figure}\\s*(?:${MINUTES})\\.?\\s*)?(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*(?:(?:${SECONDS})\\.?)?)?$`,
  'i',
)
const UNIT = new RegExp(`\\s*(?:${SECONDS})\\.?$`, 'i')

/** As recorders and cutting rooms count: 00:00:05:12, with ; where frames are dropped. */
const TIMECODE = /^(\d{1,2}):(\d{2}):(\d{2})[:;](\d{2,3})$/
/** "36 f", "36 frames", "2 s 12 f". */
const FRAMES = /^(?:(\d{1,5})\s*s(?:ecs?)?\.?\s*)?(\d{1,6})\s*f(?:r|rs|rames?)?\.?$/i

/** Longer text is no time. */
const LONGEST = 60

/**
 * What a typed length can mean in seconds, as `readings` has it: "4.5", "4,5 s", "0:05", "1:30", "1 min 30". With a
 * rate, in frames too: "36 f", "00:00:05:12".
 */
export function readSeconds(typed: string, frameRate?: number): readonly number[] {
  const text = plainDigits(typed.trim())
  if (text.length > LONGEST) return []
  const counted = frameRate === undefined ? null : inFrames(text, frameRate)
  if (counted) return counted
  const clock = CLOCK.exec(text)
  if (clock) return summed([clock[1], clock[2], clock[3]])
  const [, hours, minutes, seconds] = SPOKEN.exec(text) ?? []
  if (hours !== undefined || minutes !== undefined) return summed([hours, minutes, seconds])
  return readings(text.replace(UNIT, ''))
}

/** Below the first that is given, there are at most 59 of each. */
function summed(parts: readonly (string | undefined)[]): readonly number[] {
  const first = parts.findIndex((part) => part !== undefined)
  const values = parts.map((part) => (part === undefined ? [0] : readings(part)))
  if (values.some((found, at) => found.length !== 1 || (at > first && found[0]! >= 60))) return []
  return [values.reduce((sum, found) => sum * 60 + found[0]!, 0)]
}

/** null for what is not counted in frames. */
function inFrames(text: string, rate: number): readonly number[] | null {
  const [, hours = '', minutes = '', whole = '', part = ''] = TIMECODE.exec(text) ?? []
  if (part !== '') return summed([hours, minutes, whole]).flatMap((seconds) => withFrames(seconds, part, rate))
  const [, seconds, frames = ''] = FRAMES.exec(text) ?? []
  if (frames === '') return null
  return seconds === undefined ? [toMs(Number(frames) / rate)] : withFrames(Number(seconds), frames, rate)
}

function withFrames(seconds: number, frames: string, rate: number): readonly number[] {
  return Number(frames) < Math.ceil(rate) ? [toMs(seconds + Number(frames) / rate)] : []
}

const toMs = (seconds: number): number => Math.round(seconds * 1000) / 1000
