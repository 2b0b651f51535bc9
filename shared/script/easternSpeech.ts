import { folded, isEastern } from '../film/easternWords.ts'
import { isTimeOfDay } from '../film/timesOfDay.ts'

/**
 * Speech of Chinese, Japanese and Korean scripts, whose cues stand on the line of their words: 花子「もう行くの？」,
 * 小明（笑）：你好。 and 민수, a tab, 왔어? Each is linear in the length of the line.
 */
export interface EasternSpeech {
  /** As a cue has it: "花子（小声で）". */
  readonly name: string
  /** As written, with its brackets; '' where they stand on the lines below. */
  readonly words: string
  /** Brackets that are open at the end of the line: the speech goes on. */
  readonly open: number
  readonly bracketed: boolean
}

const SIGNS = "\\p{L}\\p{M}\\p{N}〇#&'・･·＝.-"
const NAME = `[\\p{L}〇][${SIGNS}]*(?: [${SIGNS}]+){0,2}`
const ASIDE = '(?:\\s*\\([^()]{0,40}\\))?'
const BRACKETED = new RegExp(`^(${NAME}${ASIDE})\\s*(?=[「『])`, 'u')
const BEHIND_COLON = new RegExp(`^(${NAME}${ASIDE})\\s*:\\s*`, 'u')
const BEHIND_GAP = new RegExp(`^(${NAME}${ASIDE})(?:\\s*\\t\\s*|\\s{3,})(?=\\S)`, 'u')

/** Letters of a name; longer ones are sentences. */
const LONGEST = 16
const LONGEST_BARE = 8
/** Names from abroad are spelled out, and longer. */
const FOREIGN = /^[\p{Script=Katakana}ー・･＝]+[A-Z\d]?$/u

/** What is written on the picture or heard without a voice, and what a script says of itself. */
const NOBODY = new Set(
  [
    'テロップ|字幕|タイトル|スーパー|メインタイトル|T|TITLE|SE|M|効果音|音楽|音効|자막|타이틀|음악|효과음',
    '时间|時間|地点|地點|场所|場所|人物|登场人物|登場人物|场景|場景|场次|道具|服装|音效|音乐|音樂|镜头|鏡頭|特写|特寫|备注|備註|備考|注|提示|转场|轉場',
    '片名|剧名|劇名|标题|標題|题目|編劇|编剧|导演|導演|作者|原作|脚本|監督|題名|作|日付|日期|版本|梗概|简介|あらすじ|主题|类型',
    '제목|작가|각본|감독|원작|장소|시간|등장인물|인물|출연|날짜|소품|줄거리|연출|기획',
  ].flatMap((words) => words.split('|')),
)
/** "看板に「本日休業」", "他说：走吧": what reads so is no name. */
const PARTICLE = /(?:[\p{Script=Han}\p{Script=Katakana}ー][にはをがとで]|から|まで|より|には|では|とは|という)$/u
const VERB = /(?:[说說喊问問答写寫念唱]|[说說喊问問答写寫知][道着著]|如下|写着|[是有你我他她们])$|.{2}다$|며$/

/** null: nobody is called on this line. */
export function easternSpeech(text: string): EasternSpeech | null {
  const line = text.trim()
  if (!isEastern(line)) return null
  const plain = folded(line)
  return bracketed(line, plain) ?? behindSign(line, plain)
}

function bracketed(line: string, plain: string): EasternSpeech | null {
  const found = BRACKETED.exec(plain)
  if (!found || !isName(found[1]!, LONGEST) || PARTICLE.test(nameAlone(found[1]!))) return null
  const words = line.slice(found[0].length)
  const open = openBrackets(words, 0)
  return open === null ? null : { name: line.slice(0, found[1]!.length), words, open, bracketed: true }
}

function behindSign(line: string, plain: string): EasternSpeech | null {
  const found = BEHIND_COLON.exec(plain) ?? BEHIND_GAP.exec(plain)
  if (!found) return null
  const name = nameAlone(found[1]!)
  const foreign = !isEastern(name)
  if (!isName(name, LONGEST_BARE + (foreign ? LONGEST : 0)) || VERB.test(name)) return null
  const words = line.slice(found[0].length)
  // "NOTE: 港" is no cue: a foreign name is told by the wide colon of what it says.
  if (foreign && !(isEastern(words) && line.slice(0, found[0].length).includes('：'))) return null
  return { name: line.slice(0, found[1]!.length), words, open: 0, bracketed: false }
}

/** The brackets that are open behind these words; null: what is said ends before the words do. */
export function openBrackets(words: string, before: number): number | null {
  let open = before
  for (const sign of folded(words)) {
    if (open === 0 && !/[「『(\s]/.test(sign)) return null
    if (/[「『(]/.test(sign)) open++
    else if (/[」』)]/.test(sign)) open--
  }
  return open
}

export function nameAlone(name: string): string {
  return folded(name)
    .replace(/\s*\([^()]*\)/g, '')
    .trim()
}

function isName(name: string, longest: number): boolean {
  const alone = nameAlone(name)
  return alone.length <= longest && !NOBODY.has(alone.toUpperCase()) && !isTimeOfDay(alone)
}

const CUE = new RegExp(`^${NAME}${ASIDE}$`, 'u')

/** Is a name and nothing else, as a cue above its words is. */
export function isEasternName(text: string): boolean {
  const plain = folded(text.trim())
  const longest = FOREIGN.test(nameAlone(plain)) ? LONGEST : LONGEST_BARE
  if (!isEastern(plain) || !CUE.test(plain) || !isName(plain, longest)) return false
  return isEastern(nameAlone(plain)) && !PARTICLE.test(nameAlone(plain))
}
