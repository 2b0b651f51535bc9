/** Seconds as a shot list prints them: 4.5, 6.0, 12.25. */
export function secondsLabel(seconds: number): string {
  const rounded = Math.round(seconds * 100) / 100
  return Number.isInteger(rounded * 10) ? rounded.toFixed(1) : rounded.toFixed(2)
}

/** Running time: 0:31, 12:05, 1:02:10. */
export function clockLabel(seconds: number): string {
  const whole = Math.round(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}
