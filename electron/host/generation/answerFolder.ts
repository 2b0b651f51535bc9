import { mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import type { Result } from '#shared/contract/failure.ts'
import { fail } from '#shared/contract/failure.ts'
import { attempt } from '../failures.ts'
import { syncFolder, writeDurably } from '../project/durableFile.ts'
import {
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

/** An answer that lies on disk. */
export interface KeptAnswer {
  readonly jobId: string
  readonly root: string
  /** Below `root`. */
  readonly inner: string
  /** A kill ended its writing: `inner` is the name that it was written under, and this the one it was to have. */
  readonly meant: string | null
}

/** `<job>-<attempt>.answer`, and what a write that a kill ended left of one. */
const NAME = /^(job_[0-9a-z]{12})-\d{1,4}\.answer$/
const LEFT_OVER = /^\.((job_[0-9a-z]{12})-\d{1,4}\.answer)\.(?:[0-9a-f]{8}-\d{1,10}-)?[0-9a-f]{12}\.part$/
/** Of a picture that is kept beside the answers: it is in its answer still. */
const LEFT_PICTURE = /^\.[0-9a-f]{64}\.[0-9a-z]{2,5}\.[0-9a-f-]{12,40}\.part$/
/** Of the app's own folder: what a film could not take. */
const RESCUED = 'rescued'

/**
 * Puts an answer on disk as it came, before anything reads it: into the film's folder, else into rescued/ of the app's own.
 * Gives the file.
 */
export async function keepAnswer(
  film: string,
  data: string,
  name: { jobId: string; attempt: number },
  answer: RawAnswer,
): Promise<Result<string>> {
  const bytes = writeAnswerFile(answer)
  const fileName = `${name.jobId}-${name.attempt}.answer`
  const inFilm = await attempt(() => putInside(film, ANSWERS_FOLDER, fileName, bytes), film)
  if (inFilm.ok) return inFilm
  const beside = await attempt(async () => {
    await mkdir(data, { recursive: true })
    return putInside(data, RESCUED, fileName, bytes)
  }, data)
  return beside.ok ? beside : inFilm
}

async function putInside(root: string, folder: string, name: string, bytes: Uint8Array): Promise<string> {
  makeFolderInside(root, folder)
  const file = pathInside(root, `${folder}/${name}`)
  await writeDurably(file, bytes)
  await syncFolder(root)
  return file
}

/** Answers that lie in the film's folder, and those of its jobs that lie in rescued/ of the app's own, by name. */
export function answersOf(film: string, data: string, isOurs: (jobId: string) => boolean): KeptAnswer[] {
  const inFilm = namesInside(film, ANSWERS_FOLDER).map((name) => keptUnder(film, ANSWERS_FOLDER, name))
  // Other films' answers are theirs, and may be being written at this moment.
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
 * Reads an answer that lies on disk. One whose writing was ended by a kill is given its name first, with as much as is
 * there. null for what can't be read, which stays where it is; of a writing that had come to nothing, nothing stays.
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

/** Removes what a kill left half-written of pictures beside the answers. Only while nothing of this film is being written there. */
export async function sweepPictures(film: string): Promise<void> {
  const left = namesInside(film, ANSWERS_FOLDER).filter((name) => LEFT_PICTURE.test(name))
  for (const name of left) await attempt(() => removeInside(film, `${ANSWERS_FOLDER}/${name}`))
}

/** Lets go of answers whose pictures are saved, or that held none. */
export async function letGoOf(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const [folder, name] = [path.dirname(file), path.basename(file)]
    await attempt(() => removeInside(path.dirname(folder), `${path.basename(folder)}/${name}`))
  }
}

/** The name that a picture is kept under beside the answers: by its bytes, so that it is kept once. */
export function besideName(bytes: Uint8Array): string {
  const type = pictureType(bytes)
  const extension = type === null ? foreignPicture(bytes)?.extension : MEDIA_EXTENSIONS[type]
  return `${ANSWERS_FOLDER}/${sha256(bytes)}.${extension ?? 'bin'}`
}

/** Bytes of a picture that is no take itself, kept for good beside the answers. Gives the name in the film's folder. */
export async function keepBeside(film: string, bytes: Uint8Array): Promise<Result<string>> {
  const inner = besideName(bytes)
  const kept = await attempt(() => putInside(film, ANSWERS_FOLDER, path.basename(inner), bytes), film)
  return kept.ok ? { ok: true, value: inner } : fail(kept.failure)
}
