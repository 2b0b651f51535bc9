/** Of a nib, panel px. */
export const SIZE_LIMITS = { min: 1, max: 400 } as const
