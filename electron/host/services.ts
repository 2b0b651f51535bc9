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
import type { Failure, Result } from '#shared/contract/failure.ts'
import type { HostEvent } from '#shared/contract/events.ts'
import type { EarlierShown } from '#shared/contract/turns.ts'
import type { Board } from '#shared/document/board.ts'
import type { ChangeOrigin, UnreadWrite, WholeWrite } from '#shared/document/rowWrite.ts'
import type { JobId, MediaId, PanelId, TakeId } from '#shared/document/ids.ts'
import type { KeySource, MarkRow, MediaRow } from '#shared/document/schema.ts'
import type { DeletedRow } from '#shared/versions/deletedThings.ts'
import type { Region } from '#shared/document/turn.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { Way } from '#shared/generation/models.ts'
import type { GenerationRequest, Staging, Usage } from '#shared/document/recipe.ts'
import type { ExportOptions, Page } from '#shared/pages/model.ts'
import type { EditJob } from './paint/editPicture.ts'
import type { ChangeOrder, ChangeOutcome } from './project/changeOrder.ts'

/** The interfaces between the host's services. Each service is one folder; `createHost` creates and disposes of them. */

/** An open project folder. Every method that writes throws only a `FailureError` (failures.ts). */
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
  /** The board as it is on disk now, without marks. */
  board(): Board
  marks(layerIds: readonly string[]): MarkRow[]
  /** Registers marks that others read from disk and will write: otherwise each would be searched for in the whole film. */
  marksRead(marks: readonly MarkRow[]): void
  /** One transaction, on disk when it resolves; nothing is written if one of the rows can't be stored. */
  save(writes: readonly WholeWrite[]): Promise<void>
  /** Like `save` for all rows that can be stored, and returns the outcome. A change with the same `from` is made only once. */
  saveEach(writes: readonly UnreadWrite[], from?: ChangeOrigin): Promise<ChangeOutcome>
  /**
   * Like `save`, with writes computed from the board when their turn comes: nothing else is written in between.
   * Returns what was written.
   */
  change(make: (board: Board) => readonly WholeWrite[]): Promise<readonly WholeWrite[]>
  /** Increases with every saved change to what the panel shows (its layers, marks and their media). */
  panelRevision(panelId: string): number
  /** The highest number ever given to a take of this panel, so that none is used twice. */
  highestTakeNumber(panelId: string): number
  /** Jobs of the ledger, newest last. */
  jobs(): Job[]
  saveJob(job: Job): Promise<void>
  /** What was deleted and can be restored. */
  deleted(): DeletedRow[]
  /** Purges what was deleted long ago; `workedAt`: times at which the film was worked on. */
  sweepTrash(workedAt: readonly number[]): Promise<void>
  check(): Promise<CheckReport>
  /** Changes since it was opened, in order. */
  readonly changes: Pick<ChangeOrder, 'last' | 'since' | 'listen'>
}

/** `media/`: immutable bytes by hash. */
export interface MediaStore {
  /** Sniffs, measures and writes (temp, fsync, rename) the bytes of a PNG, JPEG or WebP; the same bytes give the same row. */
  add(bytes: Uint8Array, name: string): Promise<Result<MediaRow>>
  /** Like `add`, but into previews/, where it may be deleted: for a sketch that is shown before it is sent. */
  stage(bytes: Uint8Array, name: string): Promise<Result<MediaRow>>
  /** Moves staged bytes into media/ permanently; ok if they are there already. */
  keep(id: MediaId): Promise<Result<MediaRow>>
  /** The original bytes, kept or staged; null if missing, or if they don't match their name. */
  read(id: string): Promise<Uint8Array | null>
  /** A cached derived picture with this name (`<panel>/<what it shows>.jpg`) from previews/; null if there is none. */
  readPreview(name: string): Promise<Uint8Array | null>
  /** Caches one, and deletes its neighbours that `isOld` selects. Only an optimisation: errors are ignored. */
  keepPreview(name: string, bytes: Uint8Array, isOld: (name: string) => boolean): void
  /** Whether a picture is known to be missing; null if it is intact or was not checked. */
  lost(id: string): LostPicture['how'] | null
  /** Checks the file of this row, and reads it only if it was missing before. */
  look(row: Pick<MediaRow, 'id' | 'bytes'>): Promise<LostPicture['how'] | null>
  /** Verifies the bytes against their hash, unless done since they were last written. */
  prove(id: string): Promise<LostPicture['how'] | null>
  /** Calls back whenever a picture goes missing or comes back, until the returned function is called. */
  listen(heard: () => void): () => void
}

/** Missing pictures of the open films. */
export interface PictureWatch {
  /** Checks every picture that the film uses, and watches them from then on. */
  look(open: OpenFolder, handle: ProjectHandle): Promise<LostPicture[]>
  release(open: OpenFolder): void
}

/** Renders panels in the host, with the same painter as the window. */
export interface PanelRenderer {
  /**
   * The panel at `width` px, as JPEG unless `png`, on white unless `paper` (#rrggbb). `drawing` leaves out takes and
   * hidden layers, `sketch` also camera moves, whose frames a model would paint, and unless `notes` arrows and texts;
   * `ink` is only what was drawn, without paper. `area` (panel px): that part of the panel at that width. `without`:
   * ids of pictures to leave out; `stamp`: words over the lower left corner; `only`: this picture
   * alone, filling the frame.
   */
  render(
    open: OpenFolder,
    panelId: string,
    options: {
      width: number
      show: 'all' | 'drawing' | 'sketch' | 'ink'
      notes?: boolean
      png?: boolean
      ratio?: number
      paper?: string
      area?: Rect
      without?: ReadonlySet<string>
      stamp?: string
      only?: MediaId
    },
  ): Promise<Uint8Array>
  /**
   * Re-encodes a picture, upright, at most `most` px on its longer side: JPEG on `paper`, or WebP without. `crop`:
   * that part of it, as fractions of its width and height. `asIs`: its own bytes, if it is opaque, small enough and
   * holds nothing but pixels. Rejects with a sentence if it can't be decoded or is too large.
   */
  picture(
    bytes: Uint8Array,
    options: { crop?: Rect | null; most: number; paper: string | null; asIs?: boolean },
  ): Promise<Uint8Array>
  /** A picture for a change of a take, or the changed take; rejects with a sentence. */
  edit(job: EditJob): Promise<Uint8Array>
  /** Pictures row by row on one sheet, as JPEG, each cropped to `ratio`; `most`: its longer side in px. */
  sheet(pictures: readonly Uint8Array[], options: { ratio: number; most: number }): Promise<Uint8Array>
}

/** Keys to one service can be stored and their status read. Only `Credentials` reads the keys themselves. */
export interface KeyVault {
  status(projectId: string, source: KeySource): Promise<Omit<KeyStatus, 'service' | 'host' | 'proxy'>>
  set(projectId: string, place: KeyPlace, key: string): Promise<void>
  clear(projectId: string, place: KeyPlace): Promise<void>
}

/** A key and the one address it is for. */
export interface Access {
  readonly key: string | null
  readonly baseUrl: string
  /** See `keyMarks.ts`; missing or '' if it can't be told. */
  readonly keyMark?: string
}

export interface Credentials {
  /**
   * This film's key to a provider's service, for one request to this address ('' for the service's own). Failures:
   * `not-trusted`, `no-key`, `address-not-approved`, `provider-unknown`, and `request-invalid` for an invalid address.
   */
  access(open: OpenFolder, asked: Pick<GenerationRequest, 'provider' | 'baseUrl'>): Promise<Result<Access>>
}

/** A picture sent along, exactly as it leaves. */
export interface WirePicture {
  readonly label: string
  readonly role: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface ProviderRequest {
  readonly request: GenerationRequest
  /** The prompt exactly as it will be sent. */
  readonly words: string
  readonly pictures: readonly WirePicture[]
  readonly staging: Staging
  /** What was said before, oldest first: sent ahead of this. */
  readonly earlier?: readonly EarlierTurn[]
}

/** A request that was answered, and the model's answer. */
export interface EarlierTurn {
  readonly words: string
  readonly pictures: readonly WirePicture[]
  /** The model's parts, as received. */
  readonly parts: readonly unknown[]
}

/** What a model said, as received: the parts with an empty text in the place of each picture, and the pictures. */
export interface ModelTurn {
  readonly parts: readonly unknown[]
  readonly pictures: readonly TurnPicture[]
  readonly responseId: string
  readonly modelVersion: string
}

export interface TurnPicture {
  /** Where its base64 belongs: the part's position, then field names. */
  readonly at: readonly (string | number)[]
  readonly bytes: Uint8Array
  /** The model's own draft rather than its answer. */
  readonly thought: boolean
}

/** An answer as received, without the key and without headers that hold credentials. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** false: truncated. */
  readonly whole: boolean
  readonly body: Uint8Array
  /** The mark of the key that it was asked for with. */
  readonly keyMark?: string
}

export interface ProviderPicture {
  /** As received: never re-encoded. */
  readonly bytes: Uint8Array
  /** Other pictures of the same answer, as received; they were paid for too. */
  readonly more: readonly Uint8Array[]
  /** The model's intermediate drafts, as received: kept, but not takes. */
  readonly drafts: readonly Uint8Array[]
  /** The answer was truncated after these. */
  readonly cut: boolean
  /** The answer holds, or may hold, more than this: the raw answer must be kept. */
  readonly rest: boolean
  readonly said: string
  readonly finishReason: string
  readonly usage: Usage | null
  /** To go on from; missing if the model keeps no turns, or the answer was truncated. */
  readonly turn?: ModelTurn
}

export interface ProviderListener {
  progress(part: number): void
  /** Called with the raw answer before anything parses it; awaited. */
  arrived(answer: RawAnswer): Promise<void>
}

/** Calls a picture provider; its description is in `shared/generation/providers`. Never retries: the queue does. */
export interface Provider {
  make(
    request: ProviderRequest,
    access: Access,
    signal: AbortSignal,
    heard: ProviderListener,
  ): Promise<Result<ProviderPicture>>
  /** Reads a stored answer, as `make` would have. */
  read(answer: RawAnswer, model: string): Promise<Result<ProviderPicture>>
  /** Tokens that an answer without a picture reports, which are billed like any; null if none. Omitted: it reports none. */
  usage?(answer: RawAnswer): Usage | null
  test(access: Access, signal: AbortSignal): Promise<Result<{ models: string[] }>>
  /** Omitted: it takes no batches. */
  readonly batches?: ProviderBatches
}

/** A request in a batch; its answer comes back under its key. */
export interface BatchedRequest {
  readonly key: string
  /** Made when its turn comes, so that only one is in memory. */
  make(): Promise<Result<ProviderRequest>>
}

/** A batch as the service tells of it. */
export interface BatchSeen {
  readonly state: 'pending' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'expired'
  /** Why it failed; null if it didn't, or no reason is given. */
  readonly failure: Failure | null
  /** Answers and failures, in no order, each key once; read from disk one at a time. Empty until it has ended. */
  answers(): AsyncIterable<BatchedAnswer>
  /** Deletes what was put on disk to read it from. */
  close(): Promise<void>
}

export type BatchedAnswer = { readonly key: string } & ({ readonly answer: RawAnswer } | { readonly failure: Failure })

/** Requests that a service answers together, at its leisure. Each call is one or a few requests, never repeated here. */
export interface ProviderBatches {
  /**
   * Returns the batch's name. `label` finds it again where the answer to this is lost. `folder` holds what is on its
   * way. A failure with `mayBeBilled` says that the batch may exist all the same.
   */
  submit(asked: BatchAsked, access: Access, signal: AbortSignal): Promise<Result<string>>
  /** The name of the batch with this label; null if there is none. */
  find(label: string, access: Access, signal: AbortSignal): Promise<Result<string | null>>
  /** `model-unknown` if there is no such batch any more. */
  see(name: string, folder: string, access: Access, signal: AbortSignal): Promise<Result<BatchSeen>>
  cancel(name: string, access: Access, signal: AbortSignal): Promise<Result<null>>
  /** Deletes it at the service. */
  remove(name: string, access: Access, signal: AbortSignal): Promise<Result<null>>
}

export interface BatchAsked {
  readonly label: string
  readonly model: string
  readonly folder: string
  readonly requests: readonly BatchedRequest[]
}

/** By id; one that only a newer Framewright has is missing. */
export type Providers = Readonly<Record<string, Provider>>

/** The pictures of a change, staged: as they are shown and will be sent. */
export interface ChangePictures {
  /** What the model is to change; null: the take's own picture. */
  readonly clean: MediaRow | null
  /** The same with marks on it; null if nothing is drawn. */
  readonly marked: MediaRow | null
}

export interface GenerationQueue {
  submit(
    open: OpenFolder,
    handle: string,
    panelId: PanelId,
    request: GenerationRequest,
    count: number,
    way?: Way,
  ): Promise<Result<Job[]>>
  cancel(open: OpenFolder, jobId: JobId): Promise<void>
  /** `handle` names the windows to notify of takes recovered from leftover answers. */
  jobs(open: OpenFolder, handle?: string): Job[]
  spend(open: OpenFolder): Spend
  /** Lists this provider's models with the film's key and address. */
  test(open: OpenFolder, asked: Pick<GenerationRequest, 'provider' | 'baseUrl'>): Promise<Result<{ models: string[] }>>
  /** The panel's drawing as it would be sent, staged; null if nothing is drawn. `notes`: with its arrows and texts. */
  sketch(open: OpenFolder, panelId: PanelId, notes?: boolean): Promise<Result<MediaRow | null>>
  /** The pictures that say where a take is to be changed, staged. */
  changePictures(open: OpenFolder, takeId: TakeId, region: Region | null): Promise<Result<ChangePictures>>
  /** The turns that go ahead of this request. */
  earlier(open: OpenFolder, request: GenerationRequest): Promise<Result<EarlierShown[]>>
  /** The kept takes of the panel's scene on one sheet, staged; null if there are none. */
  contact(open: OpenFolder, panelId: PanelId): Promise<Result<MediaRow | null>>
  /** The stand-in's staging of the panel's shot, staged. */
  staging(open: OpenFolder, panelId: PanelId, signal: AbortSignal): Promise<Result<MediaRow>>
  /** Pictures as they would be sent, staged, in order. */
  pictures(open: OpenFolder, mediaIds: readonly MediaId[]): Promise<Result<MediaRow>[]>
  /** Requests in flight, in all projects: if ended now, they would be lost and may be billed. */
  underWay(): number
  /** Sends nothing new, holds what was not sent, and resolves when all requests in flight have ended; for one project, or all. */
  settle(open?: OpenFolder): Promise<void>
  /** Releases held jobs. If the film is not trusted, or has no key for one of their addresses, it fails and all keep waiting. */
  resume(open: OpenFolder): Promise<Result<Job[]>>
  /** Ends the project's jobs: requests in flight are recorded as interrupted, unsent ones wait in the film. */
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
