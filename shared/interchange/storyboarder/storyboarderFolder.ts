import { LIMITS } from '../../document/limits.ts'
import { readStoryboarder } from './readStoryboarder.ts'
import type { StoryboarderProject } from './readStoryboarder.ts'

/** A folder with one scene or with a script's scenes, however it is reached. */
export interface StoryboarderFolder {
  /** Its files by their paths inside it, with / between the parts. */
  readonly files: readonly string[]
  /** A file's text; rejects if it can't be read. */
  text(file: string): Promise<string>
  /** In bytes. */
  sizeOf(file: string): number
}

/** A scene as it was drawn, not yet in the film. */
export interface StoryboardedScene extends StoryboarderProject {
  /** Its file inside the folder. */
  readonly file: string
  /** Where its pictures lie: "" or "storyboards/Scene-1-…/", then "images/". */
  readonly images: string
  /** For people: "EXT A PLACE DAY". */
  readonly name: string
  /** Behind the scene's heading in the script; '' for a scene without a script. */
  readonly scriptId: string
}

/** What a folder of Storyboarder's holds. */
export interface Storyboards {
  readonly scenes: readonly StoryboardedScene[]
  /** The script beside them, a path in the folder; null: there is none. */
  readonly script: string | null
  /** Sentences on what couldn't be read. */
  readonly refused: readonly string[]
}

const ENDING = '.storyboarder'
const SCRIPT_ENDINGS = ['.fountain', '.fdx']
/** A script's scenes lie at `storyboards/Scene-…/Scene-….storyboarder`. */
const DEEPEST = 3
const MOST_SCENES = 1000
/** Boards of all scenes, each of which becomes some ten rows of one save. */
const MOST_BOARDS = 10_000

/** Reads every scene of the folder, or the one that is named. What can't be read is named; the others are read. */
export async function readStoryboards(folder: StoryboarderFolder, only: string | null = null): Promise<Storyboards> {
  const wanted = folder.files.filter((file) => (only === null ? isScene(file) : file === only)).toSorted(byNumber)
  const here = new Set(folder.files)
  const scenes: StoryboardedScene[] = []
  const refused = wanted.slice(MOST_SCENES).map((file) => `${file} is left out: no more than ${MOST_SCENES} are read.`)
  let boards = 0
  for (const file of wanted.slice(0, MOST_SCENES)) {
    const images = `${file.slice(0, file.lastIndexOf('/') + 1)}images/`
    const read = await readScene(folder, file, (name) => here.has(images + name))
    if ('refusal' in read) {
      refused.push(`${file}: ${read.refusal}`)
      continue
    }
    boards += read.shots.reduce((sum, { panels }) => sum + panels.length, 0)
    if (boards > MOST_BOARDS) refused.push(`${file} is left out: no more than ${MOST_BOARDS} boards are read at once.`)
    else scenes.push({ ...read, ...namesOf(file), file, images })
  }
  return { scenes, script: scriptAmong(folder.files), refused }
}

async function readScene(
  folder: StoryboarderFolder,
  file: string,
  hasImage: (name: string) => boolean,
): Promise<StoryboarderProject | { readonly refusal: string }> {
  if (folder.sizeOf(file) > LIMITS.scriptBytes) return { refusal: 'It is larger than 64 MB.' }
  try {
    return readStoryboarder(await folder.text(file), hasImage)
  } catch {
    return { refusal: 'It can’t be read.' }
  }
}

export function isScene(file: string): boolean {
  return file.toLowerCase().endsWith(ENDING) && file.split('/').length <= DEEPEST
}

/**
 * The script lies beside the scene, or beside the folder of scenes; of several, that which Storyboarder writes its ids in,
 * then the first by name.
 */
function scriptAmong(files: readonly string[]): string | null {
  const beside = files.filter((file) => !file.includes('/')).toSorted()
  const scripts = SCRIPT_ENDINGS.flatMap((ending) => beside.filter((file) => file.toLowerCase().endsWith(ending)))
  return scripts[0] ?? null
}

const SCRIPT_SCENE = /^Scene-\d+-(?:(.*)-)?(\d+-[A-Z0-9]{5})$/

function namesOf(file: string): Pick<StoryboardedScene, 'name' | 'scriptId'> {
  const plain = file.slice(file.lastIndexOf('/') + 1, -ENDING.length)
  const ofScript = SCRIPT_SCENE.exec(plain)
  if (!ofScript) return { name: plain, scriptId: '' }
  return { name: (ofScript[1] ?? plain).replaceAll('-', ' '), scriptId: ofScript[2]! }
}

/** Scene-2 before Scene-10. */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
