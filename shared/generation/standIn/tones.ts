import { unitVector } from './vector.ts'
import type { Vec } from './vector.ts'

/** A colour in linear light, 0..1. */
export type Tone = Vec

/** The light and paint of one time of day: a restrained previs palette. */
export interface TonePalette {
  readonly name: 'day' | 'dawn' | 'dusk' | 'night'
  readonly zenith: Tone
  readonly horizon: Tone
  readonly ground: Tone
  readonly grid: Tone
  readonly wall: Tone
  readonly floor: Tone
  readonly pane: Tone
  readonly key: Tone
  /** Elevation of the key light, radians above the ground. */
  readonly keyHeight: number
  readonly above: Tone
  readonly below: Tone
  readonly rim: Tone
}

/** #rrggbb in linear light. */
export function tone(hex: string): Tone {
  const part = (at: number) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2
  return [part(1), part(3), part(5)]
}

const PALETTES: Readonly<Record<TonePalette['name'], TonePalette>> = {
  day: {
    name: 'day',
    zenith: tone('#a9b7b8'),
    horizon: tone('#dfe3de'),
    ground: tone('#9ba299'),
    grid: tone('#6f776f'),
    wall: tone('#b9bbb2'),
    floor: tone('#8f8d83'),
    pane: tone('#f1f3ee'),
    key: [1.12, 1.08, 1.0],
    keyHeight: 0.85,
    above: [0.3, 0.32, 0.33],
    below: [0.12, 0.12, 0.11],
    rim: [0.3, 0.32, 0.34],
  },
  dawn: {
    name: 'dawn',
    zenith: tone('#8f9ea6'),
    horizon: tone('#ecdcc3'),
    ground: tone('#8d8a80'),
    grid: tone('#66635b'),
    wall: tone('#aaa79d'),
    floor: tone('#7f7a70'),
    pane: tone('#f4e6cd'),
    key: [1.15, 0.93, 0.68],
    keyHeight: 0.42,
    above: [0.29, 0.33, 0.38],
    below: [0.15, 0.135, 0.115],
    rim: [0.5, 0.4, 0.28],
  },
  dusk: {
    name: 'dusk',
    zenith: tone('#5b6873'),
    horizon: tone('#d3ab8a'),
    ground: tone('#575149'),
    grid: tone('#3c3832'),
    wall: tone('#8f877c'),
    floor: tone('#686056'),
    pane: tone('#e8bd92'),
    key: [0.98, 0.64, 0.4],
    keyHeight: 0.3,
    above: [0.19, 0.22, 0.28],
    below: [0.11, 0.095, 0.085],
    rim: [0.62, 0.4, 0.24],
  },
  night: {
    name: 'night',
    zenith: tone('#1a2226'),
    horizon: tone('#3d4a4e'),
    ground: tone('#38413f'),
    grid: tone('#242c2b'),
    wall: tone('#525a57'),
    floor: tone('#3f4441'),
    pane: tone('#8ea6b0'),
    key: [0.5, 0.6, 0.68],
    keyHeight: 0.95,
    above: [0.075, 0.095, 0.11],
    below: [0.035, 0.04, 0.042],
    rim: [0.3, 0.38, 0.44],
  },
}

/** The palette for a scene's time of day, parsed from script wording; day if it says nothing about light. */
export function paletteFor(timeOfDay: string): TonePalette {
  const words = timeOfDay.toLowerCase()
  if (/night|midnight|evening|noche|nuit|nacht/.test(words)) return PALETTES.night
  if (/dusk|sunset|twilight|magic|golden/.test(words)) return PALETTES.dusk
  if (/dawn|sunrise|morning|first light/.test(words)) return PALETTES.dawn
  return PALETTES.day
}

/** The light's position, its direction vector, and the contribution of each part. */
export interface Light {
  readonly key: Vec
  readonly rimFrom: Vec
  readonly palette: TonePalette
}

/** `side` 1 puts the key at camera right. Indoors the key is higher than a low sun. */
export function lightFor(palette: TonePalette, side: number, indoors: boolean): Light {
  const height = indoors ? Math.max(0.75, palette.keyHeight) : palette.keyHeight
  const [level, up] = [Math.cos(height), Math.sin(height)]
  return {
    key: unitVector([side * level * 0.86, up, level * 0.5]),
    rimFrom: unitVector([-side * 0.75, 0.45, -0.7]),
    palette,
  }
}

/** The mannequins' clays (body, joint), then tones common to all, then props, in the order of the indexes below. */
const CLAYS: readonly (readonly [string, string])[] = [
  ['#d8d3c2', '#bab5a3'],
  ['#a9b5b1', '#8e9a96'],
  ['#c4ad8d', '#a8937a'],
  ['#b7b9a0', '#9c9e87'],
  ['#99a3ae', '#828c97'],
]
export const EYE_TONE = 10
export const PUPIL_TONE = 11
export const PROP_TONES = { wood: 12, dark: 13, pale: 14, metal: 15, block: 16, roof: 17, paper: 18 } as const
const REST = [
  '#e9e6da',
  '#35372f',
  '#8f7d66',
  '#4d4b45',
  '#c9c7bc',
  '#8b9290',
  '#a7aaa2',
  '#7c7f79',
  '#eeebe0',
] as const

/** Every tone a mesh may refer to, by index. */
export const TONES: readonly Tone[] = [...CLAYS.flat(), ...REST].map(tone)

/** The tones of the cast member at this index in the shot. */
export function clayOf(index: number): { body: number; joint: number; eye: number; pupil: number } {
  const at = (index % CLAYS.length) * 2
  return { body: at, joint: at + 1, eye: EYE_TONE, pupil: PUPIL_TONE }
}
