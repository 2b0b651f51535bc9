import { mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import type { Result } from '#shared/contract/failure.ts'
import { fail } from '#shared/contract/failure.ts'
import { attempt } from '../failures.ts'
import { noteMade, syncFolderOnce, writeDurably } from '../project/durableFile.ts'
import {
  dropInside,
  makeFolderInside,
  namesInside,
  partInside,
  pathInside,
  readInside,
  removeInside,
} from '../project/insideFilm.ts'
import { ANSWERS_FOLDER } from '../project/answersFolder.ts'
import { MEDIA_EXTENSIONS, sha256 } from '../project/mediaStore.ts'
import { pictureType } from '../project/pictureHeader.ts'
import type { RawAnswer } from '../services.ts'
import { foreignPicture } from './foreignPicture.ts'
import { readAnswerFile, writeAnswerFile } from './answerFile.ts'

/** An answer stored on disk. */
export interface KeptAnswer {
  readonly jobId: string
  readonly root: string
  /** Path relative to `root`. */
  readonly inner: string
  /** Set if a kill interrupted its writing: `inner` is then the temporary name, and this is the intended one. */
  readonly meant: string | null
}

/** `<job>-<attempt>.answer`, and the temporary file an interrupted write leaves. */
const NAME = /^(job_[0-9a-z]{12})-\d{1,4}\.answer$/
const LEFT_OVER = /^\.((job_[0-9a-z]{12})-\d{1,4}\.answer)\.(?:[0-9a-f]{8}-\d{1,10}-)?[0-9a-f]{12}\.part$/
/** A temporary picture file next to the answers: its picture is still in its answer. */
const LEFT_PICTURE = /^\.[0-9a-f]{64}\.[0-9a-z]{2,5}\.[0-9a-f-]{12,40}\.part$/
/** Subfolder of the app's data for what a film could not store. */
const RESCUED = 'rescued'

/**
 * Writes an answer to disk as received, before anything parses it: into the film's folder, else into rescued/ in the
 * app's data. Returns the file.
 */
export async function keepAnswer(
  film: string,
  data: string,
  name: { jobId: string; attempt: number },
  answer: RawAnswer,
): Promise<Result<string>> {
  const parts = writeAnswerFile(answer)
  const fileName = `${name.jobId}-${name.attempt}.answer`
  const inFilm = await attempt(() => putInside(film, ANSWERS_FOLDER, fileName, ...parts), film)
  if (inFilm.ok) return inFilm
  const beside = await attempt(async () => {
    await mkdir(data, { recursive: true })
    return putInside(data, RESCUED, fileName, ...parts)
  }, data)
  return beside.ok ? beside : inFilm
}

async function putInside(root: string, folder: string, name: string, ...parts: readonly Uint8Array[]): Promise<string> {
  if (makeFolderInside(root, folder)) noteMade(root)
  const file = pathInside(root, `${folder}/${name}`)
  await writeDurably(file, parts)
  await syncFolderOnce(root)
  return file
}

/** Answers in the film's folder, and its jobs' answers in the app's rescued/ folder, by name. */
export function answersOf(film: string, data: string, isOurs: (jobId: string) => boolean): KeptAnswer[] {
  const inFilm = namesInside(film, ANSWERS_FOLDER).map((name) => keptUnder(film, ANSWERS_FOLDER, name))
  // Other films' answers are not ours, and may be being written right now.
  const beside = namesInside(data, RESCUED).map((name) => keptUnder(data, RESCUED, name))
  return [...inFilm, ...beside.filter((kept) => kept !== null && isOurs(kept.jobId))]
    .filter((kept) => kept !== null)
    .toSorted((one, other) => (one.meant ?? one.inner).localeCompare(other.meant ?? other.inner, 'en'))
}

function keptUnder(root: string, folder: string, name: string): KeptAnswer | null {
  const jobId = NAME.exec(name)?.[1]
  if (jobId !== undefined) return { jobId, root, inner: `${folder}/${name}`, meant: null }
  const left = LEFT_OVER.exec(name)
  return left ? { jobId: left[2]!, root, inner: `${folder}/${name}`, meant: `${folder}/${left[1]}` } : null
}

/**
 * Reads an answer from disk. One whose writing was interrupted is first renamed, as complete as it is; if empty, it is
 * deleted. null if it can't be read; the file then stays.
 */
export async function openAnswer(kept: KeptAnswer): Promise<{ file: string; answer: RawAnswer } | null> {
  const { root, inner, meant } = kept
  const bytes = await attempt(() => readInside(root, inner))
  const answer = bytes.ok && bytes.value ? readAnswerFile(bytes.value) : null
  const came = answer !== null && (answer.whole || answer.body.byteLength > 0)
  if (meant === null) return came ? { file: path.join(root, inner), answer } : null
  if (!bytes.ok) return null
  if (!came || partInside(root, meant)) {
    await attempt(() => removeInside(root, inner))
    return null
  }
  const named = await attempt(() => rename(pathInside(root, inner), pathInside(root, meant)))
  return named.ok ? { file: path.join(root, meant), answer } : null
}

/** Deletes half-written picture files next to the answers. Call only while nothing of this film is being written there. */
export async function sweepPictures(film: string): Promise<void> {
  const left = namesInside(film, ANSWERS_FOLDER).filter((name) => LEFT_PICTURE.test(name))
  for (const name of left) await attempt(() => removeInside(film, `${ANSWERS_FOLDER}/${name}`))
}

/** Deletes answers whose pictures are saved, or that held none. */
export async function deleteAnswers(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const [folder, name] = [path.dirname(file), path.basename(file)]
    await attempt(() => dropInside(path.dirname(folder), `${path.basename(folder)}/${name}`))
  }
}

/** The name for a picture stored next to the answers: its content hash, so that it is stored once. */
export function besideName(bytes: Uint8Array): string {
  const type = pictureType(bytes)
  const extension = type === null ? foreignPicture(bytes)?.extension : MEDIA_EXTENSIONS[type]
  return `${ANSWERS_FOLDER}/${sha256(bytes)}.${extension ?? 'bin'}`
}

/** Permanently stores bytes of a picture that is not itself a take next to the answers. Returns the name in the film's folder. */
export async function keepBeside(film: string, bytes: Uint8Array): Promise<Result<string>> {
  const inner = besideName(bytes)
  const kept = await attempt(() => putInside(film, ANSWERS_FOLDER, path.basename(inner), bytes), film)
  return kept.ok ? { ok: true, value: inner } : fail(kept.failure)
}
