import { folded, isEastern, plainNumber } from './easternWords.ts'
import { isTimeOfDay } from './timesOfDay.ts'

/** A scene heading of a Chinese, Japanese or Korean script. */
export interface EasternHeading {
  /** "12A", "1-5"; '' for none. */
  readonly number: string
  /** The heading without it, as written. */
  readonly heading: string
}

export interface EasternPlace {
  /** "int", "ext" or "int/ext"; '' where the heading doesn't say. */
  readonly side: string
  readonly location: string
  readonly timeOfDay: string
}

const NUMBER = '[A-Z]{0,2}\\d{1,4}(?:-\\d{1,4})?[A-Z]{0,2}'
const COUNTED = `(?:${NUMBER}|[零〇一二两三四五六七八九十百]{1,6})`
const APART = '(?:\\s*[.:,、。)-]\\s*|\\s+)'

/** The signs that Japanese scripts set before each heading. 〇 is a digit too, and the others mark lists elsewhere. */
const RING = /^(?:[○◯]|〇(?![〇一二三四五六七八九年月日])|[●◎■□◇◆])\s*/
const RING_NUMBER = new RegExp(`^(${NUMBER})(?:${APART}|(?=欠番))`)
const NUMBER_RING = new RegExp(`^(${NUMBER})\\s*[.:,、)]?\\s*(?=[○◯〇●◎■□◇◆])`)
/** S#1, S1, #1, 씬 1, シーン1, 场景1: what says scene, and its number. */
const SCENE = new RegExp(
  `^(?:S(?:cene|c\\.?)?\\s*[#-]?\\s*|#|씬\\s*#?\\s*|신\\s*#?\\s*|シーン\\s*|(?:场景|場景|场次|場次|场|場)\\s*)(${NUMBER})(?:${APART}|$)`,
  'i',
)
const COUNTED_SCENE = new RegExp(`^(?:第\\s*(${COUNTED})\\s*[集话話回]\\s*)?第\\s*(${COUNTED})\\s*[场場](?:${APART}|$)`)
const SCENE_BEHIND = new RegExp(`^(${NUMBER})\\s*[씬신场場](?:${APART}|$)`)
const NUMBERED = new RegExp(`^(?:#\\s+)?(${NUMBER})${APART}`)
const CLOSED = /^(?:【(.+)】|\[([^[\]]+)\]|〔(.+)〕)$/
const SIDE_FIRST = /^(?:内外景|內外景|内景|外景|內景)[\s.。:,、/-]+\S/
const TIMED_SIDE_FIRST =
  /^(?:室内|室外|内|外|內|内\/外|外\/内|[日夜][内外內])[\s.。:,、/-]+\S|^(?:실내|실외|내부|외부|내|외)\s*[.:,/-]+\s*\S/

/** A number that stays without its scene. */
const OMITTED = /^[(（]?(?:欠番|删除|刪除|已删|삭제|결번)[)）]?$/

/** Longer lines are sentences. */
const LONGEST = 60

/**
 * Reads a line as a scene heading of a Chinese, Japanese or Korean script: by the ring of a Japanese 柱, by what says scene
 * and its number (S#1, 第3场), or by a number, side and time of day. null: it is none. Linear in the length of the line.
 */
export function easternHeading(text: string): EasternHeading | null {
  const line = text.trim()
  if (line.length > LONGEST || !isEastern(line)) return null
  const plain = folded(line)
  const closed = CLOSED.exec(plain)
  if (closed) return easternHeading(line.slice(1, -1))
  return ringed(line, plain) ?? scene(line, plain) ?? sided(line, plain)
}

function ringed(line: string, plain: string): EasternHeading | null {
  const before = NUMBER_RING.exec(plain)
  const start = before ? before[0].length : 0
  const ring = RING.exec(plain.slice(start))
  if (!ring || plain.length === start + ring[0].length) return null
  const marksLists = !/^[○◯]/.test(ring[0])
  if (marksLists && (!isEastern(plain.slice(start)) || endsAsSentence(plain))) return null
  const rest = start + ring[0].length
  const behind = before ? null : RING_NUMBER.exec(plain.slice(rest))
  if (!behind) return { number: before?.[1] ?? '', heading: line.slice(start) }
  return { number: behind[1]!, heading: line.slice(0, ring[0].trimEnd().length) + line.slice(rest + behind[0].length) }
}

function scene(line: string, plain: string): EasternHeading | null {
  const counted = COUNTED_SCENE.exec(plain)
  const found = counted ?? SCENE.exec(plain) ?? SCENE_BEHIND.exec(plain)
  if (!found || endsAsSentence(plain)) return null
  const heading = line.slice(found[0].length)
  // "S1" and "#1" are marks of others as well, so their place is in eastern letters.
  if (heading === '' ? !isEastern(found[0]) : !isEastern(heading) && !isEastern(found[0])) return null
  const number = counted ? [counted[1], counted[2]!].filter((each) => each !== undefined) : [found[1]!]
  return { number: number.map(plainNumber).join('-'), heading: heading || line }
}

/** A heading that nothing marks: its number, its side and its time of day speak for it. */
function sided(line: string, plain: string): EasternHeading | null {
  const lead = NUMBERED.exec(plain)
  const start = lead ? lead[0].length : 0
  const rest = plain.slice(start)
  const sideFirst = SIDE_FIRST.test(rest)
  if (!isEastern(rest) || (endsAsSentence(rest) && !sideFirst)) return null
  const { side, location, timeOfDay } = easternPlace(rest)
  const timed = timeOfDay !== '' && location !== ''
  if (lead && OMITTED.test(rest)) return { number: lead[1]!, heading: line.slice(start) }
  if (!sideFirst && !(timed && (lead !== null || side !== '' || TIMED_SIDE_FIRST.test(rest)))) return null
  return { number: lead?.[1] ?? '', heading: line.slice(start) }
}

const endsAsSentence = (plain: string): boolean => /[。!?」』]$/.test(plain)

interface Part {
  readonly from: number
  readonly to: number
  readonly side: string
  readonly isTime: boolean
}

/** "居酒屋・夜", "客厅 日 内", "거실 / 밤", "灯台（夕方）": the place, and what stands before or behind it. Total. */
export function easternPlace(text: string): EasternPlace {
  const plain = folded(text).replace(/^[○◯〇●◎■□◇◆]\s*/, (ring) => ' '.repeat(ring.length))
  const parts = partsOf(plain)
  let first = 0
  let last = parts.length
  while (last > 1 && isBeside(parts[last - 1]!)) last--
  while (first < last - 1 && isBeside(parts[first]!) && leads(plain, parts, first)) first++
  const around = [...parts.slice(0, first), ...parts.slice(last)]
  const sides = new Set(around.map(({ side }) => side).filter((side) => side !== ''))
  const times = around.filter(({ isTime }) => isTime).map(({ from, to }) => timeIn(text.slice(from, to)))
  const place = parts[first] ? text.slice(parts[first]!.from, parts[last - 1]!.to).trim() : text.trim()
  return { side: sides.size > 1 ? 'int/ext' : ([...sides][0] ?? ''), location: place, timeOfDay: times.join(' ') }
}

const isBeside = ({ side, isTime }: Part): boolean => side !== '' || isTime

/** "밤 거리" is a street at night, and its name; "日 内 客厅" and "夜, 거리" say when, then where. */
function leads(plain: string, parts: readonly Part[], at: number): boolean {
  const { from, to, isTime } = parts[at]!
  const hangul = /\p{Script=Hangul}/u.test(plain.slice(from, to))
  return !isTime || !hangul || plain.slice(to, parts[at + 1]!.from).trim() !== ''
}

const PART = /[^\s/,、.。:・()（）【】-][^\s/,、.。:・()-]*/gu
const SIDES: Readonly<Record<string, string>> = {
  int: '内|內|内景|內景|室内|室內|실내|내부|내',
  ext: '外|外景|室外|실외|외부|외',
  'int/ext': '内外|內外|内外景|內外景',
}
const SIDE_OF = new Map(
  Object.entries(SIDES).flatMap(([side, words]) => words.split('|').map((word) => [word, side] as const)),
)

function partsOf(plain: string): readonly Part[] {
  return [...plain.matchAll(PART)].map(({ 0: word, index: from }) => {
    const joined = /^([日夜])([内外內])$/.exec(word)
    // "店・外" is a place before the shop.
    const side = joined ? SIDE_OF.get(joined[2]!) : plain[from - 1] === '・' ? '' : SIDE_OF.get(word)
    const isTime = joined !== null || /^[DN]$/.test(word) || isTimeOfDay(word)
    return { from, to: from + word.length, side: side ?? '', isTime }
  })
}

const timeIn = (word: string): string => word.replace(/^([日夜])[内外內]$/, '$1')
