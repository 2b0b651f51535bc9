/** Seconds as a shot list prints them: 4.5, 6.0, 12.25. */
export function secondsLabel(seconds: number): string {
  const rounded = Math.round(seconds * 100) / 100
  return Number.isInteger(rounded * 10) ? rounded.toFixed(1) : rounded.toFixed(2)
}

/**
 * Running time: 0:31, 12:05, 1:02:10. A part of a second is said, to the hundredth, so that times add up to the one
 * under them: 0:04.5 and 0:04.5 are 0:09.
 */
export function clockLabel(seconds: number): string {
  const hundredths = Math.round(seconds * 100)
  const whole = Math.floor(hundredths / 100)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  const clock = shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
  const rest = hundredths % 100
  return rest === 0 ? clock : `${clock}.${String(rest).padStart(2, '0').replace(/0$/, '')}`
}
