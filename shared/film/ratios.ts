/** The standard frame shapes, as width over height. Custom ratios are any number in RATIO_LIMITS. */
export const RATIOS = [
  { value: 1.33, label: '1.33', name: 'Silent, television' },
  { value: 1.37, label: '1.37', name: 'Academy' },
  { value: 1.66, label: '1.66', name: 'European widescreen' },
  { value: 1.78, label: '1.78', name: '16:9' },
  { value: 1.85, label: '1.85', name: 'Flat' },
  { value: 2, label: '2.00', name: 'Univisium' },
  { value: 2.2, label: '2.20', name: '70 mm' },
  { value: 2.39, label: '2.39', name: 'Scope' },
  { value: 0.5625, label: '9:16', name: 'Vertical' },
  { value: 1, label: '1:1', name: 'Square' },
  { value: 0.8, label: '4:5', name: 'Portrait' },
] as const

export const RATIO_LIMITS = { min: 0.2, max: 5 } as const

/** A ratio as printed: its standard label if it has one, else two decimals. */
export function ratioLabel(value: number): string {
  return RATIOS.find((ratio) => Math.abs(ratio.value - value) < 0.004)?.label ?? value.toFixed(2)
}

/** Parses "2.39", "2,39", "2.39:1", "16:9", "16x9"; undefined if it is not a ratio within RATIO_LIMITS. */
export function readRatio(text: string): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(?:[:/x×]\s*(\d+(?:\.\d+)?))?\s*$/i.exec(
    text.normalize('NFKC').replaceAll(',', '.'),
  )
  if (!match) return undefined
  const value = Number(match[1]) / Number(match[2] ?? 1)
  const known = RATIOS.find((ratio) => Math.abs(ratio.value - value) < 0.004)?.value ?? value
  return known >= RATIO_LIMITS.min && known <= RATIO_LIMITS.max ? known : undefined
}

/** The native pixel size of a panel of this ratio: the long side is always `longSide`. */
export function panelSize(ratio: number, longSide = 1920): { width: number; height: number } {
  return ratio >= 1
    ? { width: longSide, height: Math.round(longSide / ratio) }
    : { width: Math.round(longSide * ratio), height: longSide }
}
