import { randomFrom } from '#shared/generation/standIn/vector.ts'

/** Choices that are alike for the same seed. */
export interface Chance {
  /** 0 up to, without, `most`. */
  upTo(most: number): number
  oneOf<T>(list: readonly T[]): T
  /** True in this part of all cases. */
  in(part: number): boolean
}

export function chanceFrom(seed: number): Chance {
  const random = randomFrom(seed * 2_654_435_761 + 1)
  const upTo = (most: number) => Math.floor(random() * most)
  return { upTo, oneOf: (list) => list[upTo(list.length)]!, in: (part) => random() < part }
}

const WORDS = [
  'lantern',
  'the',
  'she',
  'water',
  '“No”,',
  'over-the-shoulder',
  'Ilo',
  '(beat)',
  '3.5',
  'T2.8',
  '100 %',
  'façade',
  'Kőszegi',
  'Straßenbahnhaltestelle',
  'Donaudampfschifffahrtsgesellschaft',
  'https://example.org/a/very/long/address?with=words&and=more',
  'Ночь',
  'поезд',
  'Ξένη',
  'Việt Nam',
  '→',
  '✓',
] as const
const FAR = [
  '塩の家へ戻れ。',
  '夜のフェリー、機関室',
  '简体说话',
  '한국어 자막',
  'สวัสดีครับผมชื่อ',
  '🎬',
  '𓀀',
  'नमस्ते',
  'שלום עולם',
  'היא אמרה "לא" (12)',
  'مرحبا 2024/05',
  'قال: «نعم» 35 mm.',
] as const

/** So many words, some of them in other letters, on several lines now and then. */
export function strangeWords(chance: Chance, count: number, far = 0.06): string {
  return Array.from({ length: count }, (_, at) => {
    const word = chance.in(far) ? chance.oneOf(FAR) : chance.oneOf(WORDS)
    return at === 0 ? word : `${chance.in(0.05) ? '\n' : chance.in(0.02) ? '\t' : ' '}${word}`
  }).join('')
}

/** A name: mostly short, sometimes as long as a line may be, sometimes one long word. */
export function strangeName(chance: Chance, usual: readonly string[]): string {
  if (chance.in(0.05))
    return strangeWords(chance, 40, 0.02)
      .replaceAll(/[\n\t]/g, ' ')
      .slice(0, 300)
      .trim()
  if (chance.in(0.03)) return 'Unterseebootsbesatzungsmitglied'.repeat(3)
  return chance.oneOf(usual)
}
