import type {
  CheckReport,
  Job,
  KeyPlace,
  KeyStatus,
  LostPicture,
  ProjectHandle,
  RecentProject,
  Spend,
} from '#shared/contract/model.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { HostEvent } from '#shared/contract/events.ts'
import type { Board } from '#shared/document/board.ts'
import type { ChangeOrigin, UnreadWrite, WholeWrite } from '#shared/document/rowWrite.ts'
import type { JobId, MediaId, PanelId } from '#shared/document/ids.ts'
import type { KeySource, MarkRow, MediaRow } from '#shared/document/schema.ts'
import type { DeletedRow } from '#shared/versions/deletedThings.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { GenerationRequest, Staging, Usage } from '#shared/document/recipe.ts'
import type { ExportOptions, Page } from '#shared/pages/model.ts'
import type { ChangeOrder, ChangeOutcome } from './project/changeOrder.ts'

/** The interfaces between the host's services. Each service is one folder; `createHost` builds them and owns their end. */

/** One project folder, open. Every method that writes throws only a `FailureError` (failures.ts). */
export interface OpenFolder {
  readonly folder: string
  readonly access: 'write' | 'read'
  readonly readOnlyBecause: string
  readonly store: ProjectStore
  readonly media: MediaStore
  close(): Promise<void>
}

/** `board.sqlite`. */
export interface ProjectStore {
  /** The board without marks, as it is on disk now. */
  board(): Board
  marks(layerIds: readonly string[]): MarkRow[]
  /** Marks as they are on disk now that were read by others, and will be written: each would be looked for in the whole film. */
  marksRead(marks: readonly MarkRow[]): void
  /** One transaction, on disk when it is kept; nothing of it where one of the rows can't be stored. */
  save(writes: readonly WholeWrite[]): Promise<void>
  /** As `save`, of all rows that can be stored, and tells what became of them. A change of the same `from` is made once. */
  saveEach(writes: readonly UnreadWrite[], from?: ChangeOrigin): Promise<ChangeOutcome>
  /**
   * As `save`, with the writes made from the board as it stands when their turn comes: nothing else is written between
   * that board and them. Gives what was written.
   */
  change(make: (board: Board) => readonly WholeWrite[]): Promise<readonly WholeWrite[]>
  /** Counts up with every saved change to what the panel shows (its layers, marks and their media). */
  panelRevision(panelId: string): number
  /** Every number that was ever given to a take of this panel, so that none is given twice. */
  highestTakeNumber(panelId: string): number
  /** Jobs of the ledger, newest last. */
  jobs(): Job[]
  saveJob(job: Job): Promise<void>
  /** What was deleted and can be had back. */
  deleted(): DeletedRow[]
  /** Lets go of what was deleted long ago; `workedAt`: times at which the film was worked on. */
  sweepTrash(workedAt: readonly number[]): Promise<void>
  check(): Promise<CheckReport>
  /** What was changed since it was opened, in order. */
  readonly changes: Pick<ChangeOrder, 'last' | 'since' | 'listen'>
}

/** `media/`: immutable bytes by hash. */
export interface MediaStore {
  /** Sniffs, measures and writes (temp, fsync, rename) bytes that are a PNG, JPEG or WebP; the same bytes give the same row. */
  add(bytes: Uint8Array, name: string): Promise<Result<MediaRow>>
  /** As `add`, but into previews/, where it may be deleted: for a sketch that is shown before it is sent. */
  stage(bytes: Uint8Array, name: string): Promise<Result<MediaRow>>
  /** Moves what was staged into media/ for good; ok where it is there already. */
  keep(id: MediaId): Promise<Result<MediaRow>>
  /** The untouched bytes, kept or staged; null where there are none, or none that are those of this name. */
  read(id: string): Promise<Uint8Array | null>
  /** A derived picture of this name (`<panel>/<what it shows>.jpg`) that was kept in previews/; null where there is none. */
  readPreview(name: string): Promise<Uint8Array | null>
  /** Keeps one, and lets go of those beside it that `isOld` names. It only saves time later: trouble with it is none. */
  keepPreview(name: string, bytes: Uint8Array, isOld: (name: string) => boolean): void
  /** What is known by now of a picture that can't be had; null for one that is whole or was not looked for. */
  lost(id: string): LostPicture['how'] | null
  /** Looks for the file of this row, and reads it only where it was lost before. */
  look(row: Pick<MediaRow, 'id' | 'bytes'>): Promise<LostPicture['how'] | null>
  /** Reads the bytes against their hash, unless they were since they were last written. */
  prove(id: string): Promise<LostPicture['how'] | null>
  /** Calls back whenever a picture is found to be lost, or to be there again, until the returned function is called. */
  listen(heard: () => void): () => void
}

/** Which pictures of the open films can't be had. */
export interface PictureWatch {
  /** Looks for every picture that the film names, and watches over them from here on. */
  look(open: OpenFolder, handle: ProjectHandle): Promise<LostPicture[]>
  release(open: OpenFolder): void
}

/** Draws panels in the host, with the painter the window uses. */
export interface PanelRenderer {
  /**
   * The panel at `width` px, as JPEG unless `png`, on white unless `paper` (#rrggbb). `drawing` leaves out takes and hidden
   * layers, `sketch` camera moves as well: a model would paint their frames; `ink` is what was drawn, on no paper at all.
   * `area` (panel px): that part of the panel at that width.
   */
  render(
    open: OpenFolder,
    panelId: string,
    options: {
      width: number
      show: 'all' | 'drawing' | 'sketch' | 'ink'
      png?: boolean
      ratio?: number
      paper?: string
      area?: Rect
    },
  ): Promise<Uint8Array>
  /**
   * One picture made anew, upright, at most `most` px on its longer side: JPEG on `paper`, or with none WebP. `crop`: that part of it,
   * in parts of its width and height. Rejects with words what can't be decoded or is larger than any picture may be.
   */
  picture(bytes: Uint8Array, options: { crop?: Rect | null; most: number; paper: string | null }): Promise<Uint8Array>
}

/** Keys to one service go in and are told about. They come out by `Credentials` alone. */
export interface KeyVault {
  status(projectId: string, source: KeySource): Promise<Omit<KeyStatus, 'service' | 'host' | 'proxy'>>
  set(projectId: string, place: KeyPlace, key: string): Promise<void>
  clear(projectId: string, place: KeyPlace): Promise<void>
}

/** A key and the one address that it is for. */
export interface Access {
  readonly key: string | null
  readonly baseUrl: string
}

export interface Credentials {
  /**
   * This film's key to a provider's service, for one request to this address ('' for the service's own). Failures:
   * `not-trusted`, `no-key`, `address-not-approved`, `provider-unknown`, and `request-invalid` for an address that is none.
   */
  access(open: OpenFolder, asked: Pick<GenerationRequest, 'provider' | 'baseUrl'>): Promise<Result<Access>>
}

/** A picture that rides along, already scaled for the wire. */
export interface WirePicture {
  readonly label: string
  readonly role: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface ProviderRequest {
  readonly request: GenerationRequest
  /** The words exactly as they will be sent. */
  readonly words: string
  readonly pictures: readonly WirePicture[]
  readonly staging: Staging
}

/** An answer as it came over the wire, with the key taken out of it and without headers that let someone in. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** false: it broke off. */
  readonly whole: boolean
  readonly body: Uint8Array
}

export interface ProviderPicture {
  /** As received: never re-encoded. */
  readonly bytes: Uint8Array
  /** Other pictures of the same answer, as received; they were paid for too. */
  readonly more: readonly Uint8Array[]
  /** What the model drew on the way to them, as received: kept, and no takes. */
  readonly drafts: readonly Uint8Array[]
  /** The answer broke off behind these. */
  readonly cut: boolean
  /** The answer holds, or may hold, more than is in here: it must be kept as it came. */
  readonly rest: boolean
  readonly said: string
  readonly finishReason: string
  readonly usage: Usage | null
}

export interface ProviderEars {
  progress(part: number): void
  /** The answer as it came, before anything reads it; awaited. */
  arrived(answer: RawAnswer): Promise<void>
}

/** How something that makes pictures is asked; what is known of it is in `shared/generation/providers`. Never retries: that is the queue's. */
export interface Provider {
  make(
    request: ProviderRequest,
    access: Access,
    signal: AbortSignal,
    heard: ProviderEars,
  ): Promise<Result<ProviderPicture>>
  /** Reads an answer that was kept, as `make` would have. */
  read(answer: RawAnswer, model: string): Promise<Result<ProviderPicture>>
  test(access: Access, signal: AbortSignal): Promise<Result<{ models: string[] }>>
}

/** By id; one that only a newer Framewright has is missing. */
export type Providers = Readonly<Record<string, Provider>>

export interface GenerationQueue {
  submit(
    open: OpenFolder,
    handle: string,
    panelId: PanelId,
    request: GenerationRequest,
    count: number,
  ): Promise<Result<Job[]>>
  cancel(open: OpenFolder, jobId: JobId): Promise<void>
  /** `handle` names the windows that are told of what is brought home from an answer that was left. */
  jobs(open: OpenFolder, handle?: string): Job[]
  spend(open: OpenFolder): Spend
  /** Lists the models of this provider with the film's key and address. */
  test(open: OpenFolder, asked: Pick<GenerationRequest, 'provider' | 'baseUrl'>): Promise<Result<{ models: string[] }>>
  /** The panel's drawing as it would be sent, staged; null where nothing is drawn. */
  sketch(open: OpenFolder, panelId: PanelId): Promise<Result<MediaRow | null>>
  /** Requests that are out, in all projects: ended now, they would be lost and may be billed. */
  underWay(): number
  /** Sends nothing new, holds what has not left, and ends when all that is out has come; of one project, or of all. */
  settle(open?: OpenFolder): Promise<void>
  /** Lets go on what was held. Where the film is not trusted, or has no key for an address of theirs, it fails and all go on waiting. */
  resume(open: OpenFolder): Promise<Result<Job[]>>
  /** Ends the project's jobs: what was out is written down as interrupted, what had not left waits in the film. */
  release(open: OpenFolder): Promise<void>
}

export interface PdfService {
  lay(open: OpenFolder, options: ExportOptions): Promise<Page[]>
  write(
    open: OpenFolder,
    options: ExportOptions,
    path: string,
    signal: AbortSignal,
    progress: (done: number, total: number) => void,
  ): Promise<Result<{ path: string; pages: number; bytes: number }>>
}

export interface RecentProjects {
  list(): RecentProject[]
  note(folder: string, title: string): void
  forget(folder: string): void
}

export type Tell = (event: HostEvent) => void
