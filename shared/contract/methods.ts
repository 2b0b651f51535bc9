import { z } from 'zod'
import { changeOriginSchema, unreadWriteSchema, wholeWriteSchema } from '../document/rowWrite.ts'
import { LIMITS } from '../document/limits.ts'
import { refusalSchema } from '../document/refusal.ts'
import { jobIdSchema, layerIdSchema, panelIdSchema, sceneIdSchema } from '../document/ids.ts'
import { RATIO_LIMITS } from '../film/ratios.ts'
import { KEY_SOURCES, ROW_SCHEMAS, TABLE_NAMES } from '../document/schema.ts'
import { generationRequestSchema, providerIdSchema } from '../document/recipe.ts'
import { exportChoiceShape, readByExporter } from '../interchange/exporters.ts'
import { pageSchema } from '../pages/model.ts'
import { bringingShape, comparedSchema, deletedSchema, versionIdSchema, versionSchema } from './versions.ts'
import {
  checkReportSchema,
  jobSchema,
  keyPlaceSchema,
  keyStatusSchema,
  lostPictureSchema,
  openedProjectSchema,
  pathSchema,
  projectHandleSchema,
  recentProjectSchema,
  spendSchema,
  trustSchema,
} from './model.ts'
import { troubleSchema } from './trouble.ts'
import { faultSchema } from './faults.ts'
import { filmChangeSchema, orderSchema } from './change.ts'
import { updatesSchema } from './updates.ts'

function method<const I extends z.ZodType, const O extends z.ZodType>(input: I, output: O): { input: I; output: O } {
  return { input, output }
}

const none = z.object({})
/** The caller's own name for one call, never used twice. */
export const callIdSchema = z.string().min(1).max(80)
const refusedRowSchema = z.object({ table: z.enum(TABLE_NAMES), id: z.string(), refusal: refusalSchema })
export type RefusedRow = z.infer<typeof refusedRowSchema>
const project = projectHandleSchema
const layer = ROW_SCHEMAS.layer.shape
/** What a picture that is brought in says of its layer. */
const broughtFieldsSchema = z.object({
  name: z.exactOptional(layer.name),
  opacity: z.exactOptional(layer.opacity),
  blend: z.exactOptional(layer.blend),
  visible: z.exactOptional(layer.visible),
})
const baseUrl = ROW_SCHEMAS.project.shape.baseUrl
const keySource = z.enum(KEY_SOURCES)
/** The provider whose keys are meant; left out: the one whose service the film's row names. */
const service = providerIdSchema.optional()

/**
 * All that a window may ask of its host. Bytes never ride here: pictures come and go through the asset port, keys go in
 * and never out.
 */
export const METHODS = {
  /**
   * Stops the call that was made under this name, or that comes under it later: it is answered with `cancelled`, unless it
   * was past stopping. What can't be stopped (a save) goes on.
   */
  'calls.giveUp': method(z.object({ callId: callIdSchema }), none),
  'app.about': method(
    none,
    z.object({
      version: z.string(),
      platform: z.string(),
      shell: z.enum(['electron', 'web', 'terminal', 'test']),
      /** The shell can show the system's own open and save dialogs. */
      dialogs: z.boolean(),
      /** The shell opens windows by itself (`windows.open`); else the page does. */
      windows: z.boolean(),
      /** Where new projects are put unless another place is chosen. */
      projectsFolder: z.string(),
      /** The project to open at start; null for the welcome screen. */
      startFolder: z.string().nullable(),
    }),
  ),
  /**
   * A fault that a window met, for the log. `part`: the part of it that stopped ("The board"); null where nothing stopped. Of the fault
   * goes what kind it is and where in the program, never its words.
   */
  'faults.note': method(
    z.object({
      part: z
        .string()
        .regex(/^[A-Za-z][A-Za-z ]{0,40}$/)
        .nullable(),
      fault: faultSchema,
    }),
    none,
  ),
  /** What a person can pass on when something went wrong, as text without anything of a film; and where the log lies, null for none. */
  'report.read': method(none, z.object({ text: z.string(), logFile: z.string().nullable() })),
  /** Another window, on the film in this folder or, for null, on its welcome screen. Does nothing where `windows` is false. */
  'windows.open': method(z.object({ folder: pathSchema.nullable() }), none),
  /** Newer versions of the app itself. Nothing is asked of anyone before `choose` was told yes on this computer. */
  'updates.read': method(none, updatesSchema),
  'updates.choose': method(z.object({ on: z.boolean() }), updatesSchema),
  'projects.recent': method(none, z.object({ projects: z.array(recentProjectSchema) })),
  'projects.forget': method(z.object({ folder: pathSchema }), none),
  'projects.choose': method(
    z.object({ purpose: z.enum(['open', 'new', 'copy']), name: z.string().max(300) }),
    z.object({ path: z.string().nullable() }),
  ),
  'projects.create': method(
    z.object({
      folder: pathSchema,
      /** One that is too long is refused by its name. */
      title: z.string(),
      ratio: z.number().min(RATIO_LIMITS.min).max(RATIO_LIMITS.max),
    }),
    openedProjectSchema,
  ),
  'projects.sample': method(z.object({ folder: pathSchema }), openedProjectSchema),
  'projects.open': method(z.object({ folder: pathSchema }), openedProjectSchema),
  'projects.close': method(z.object({ project }), none),
  /**
   * `writes`: rows that the window has and could not save, as in `board.save`; they are laid over what is on disk. Fails with
   * `pictures-missing` unless `evenIfMissing`. The answer says what the copy has not got: `left`, the places of pictures;
   * `lost`, sentences on what of a damaged film could not be read; `refused`, rows of `writes` that can't be kept.
   */
  'projects.saveCopy': method(
    z.object({
      project,
      folder: pathSchema,
      evenIfMissing: z.boolean().optional(),
      writes: z.array(unreadWriteSchema).max(LIMITS.writes).optional(),
    }),
    z.object({
      folder: z.string(),
      left: z.array(z.string()),
      lost: z.array(z.string()),
      refused: z.array(refusedRowSchema),
    }),
  ),
  /** What is wrong with the film's own files now, and whether it is trusted. From here on the host tells of every change (`project.trouble`). */
  'projects.watch': method(z.object({ project }), z.object({ trouble: troubleSchema.nullable(), trust: trustSchema })),
  'projects.check': method(z.object({ project }), checkReportSchema),
  /** A person trusts the film with the address and the key source that they were shown: what changed since is refused. */
  'projects.trust': method(z.object({ project, baseUrl, keySource, service }), z.object({ trust: trustSchema })),
  /** A person typed this address here, or chose this key source: approved for the keys of that source from now on. */
  'addresses.approve': method(z.object({ project, baseUrl, keySource, service }), z.object({ trust: trustSchema })),
  /** Looks for the file of every picture that the film names. From here on the host tells of every change (`pictures.lost`). */
  'pictures.look': method(z.object({ project }), z.object({ lost: z.array(lostPictureSchema) })),
  /** Opens the folder of the film's pictures in the system's file manager, where there is one (`dialogs` of `app.about`). */
  'pictures.reveal': method(z.object({ project }), none),
  'board.marks': method(
    z.object({ project, layerIds: z.array(layerIdSchema).max(10_000) }),
    z.object({ marks: z.array(ROW_SCHEMAS.mark) }),
  ),
  /**
   * One transaction: when this answers ok, every row is on disk but those that are `refused`, each for a reason of its own
   * or because it hangs under one that is. A change that was made already (`from`) is answered as it was then. Every window
   * of the film is told of it (`board.changed`) under its place in the `order` of the film's changes; `also`: rows that had
   * to go, since what they hang under is gone.
   */
  'board.save': method(
    z.object({ project, writes: z.array(unreadWriteSchema).max(LIMITS.writes), from: changeOriginSchema.optional() }),
    z.object({
      savedAt: z.string(),
      order: orderSchema,
      refused: z.array(refusedRowSchema),
      also: z.array(wholeWriteSchema),
    }),
  ),
  /** Changes after this one, for a window that missed some; null where it must open the film anew. */
  'board.since': method(
    z.object({ project, order: orderSchema }),
    z.object({ changes: z.array(filmChangeSchema).nullable() }),
  ),
  /** Earlier states of the film, newest first. */
  'versions.list': method(z.object({ project }), z.object({ versions: z.array(versionSchema) })),
  /** What would change by scene if the film went back to one; everything must be saved before. */
  'versions.compare': method(z.object({ project, version: versionIdSchema }), comparedSchema),
  /**
   * Keeps a copy of the film as it is, and gives the rows that make it, or one scene of it, as it was: nothing is changed until
   * they are saved as any other step is.
   */
  'versions.restore': method(
    z.object({ project, version: versionIdSchema, sceneId: sceneIdSchema.nullable() }),
    z.object({ ...bringingShape, missing: z.array(z.string()) }),
  ),
  /**
   * Makes a film of its own of an earlier state, beside the film in `folder`, which may be damaged past opening: nothing of it is
   * changed. The answer is where; pictures that can't be had are left out.
   */
  'versions.asFilm': method(
    z.object({ folder: pathSchema, version: versionIdSchema }),
    z.object({ folder: z.string() }),
  ),
  /** What was deleted in the last thirty days, newest first. */
  'deleted.list': method(z.object({ project }), z.object({ things: z.array(deletedSchema) })),
  /** The rows that bring it back, to be saved as any other step is. */
  'deleted.restore': method(z.object({ project, batch: z.string().max(80) }), z.object(bringingShape)),
  /** The drawing of a panel as it would be sent, rendered and named by its hash; null where nothing is drawn. */
  'generation.sketch': method(
    z.object({ project, panelId: panelIdSchema }),
    z.object({ media: ROW_SCHEMAS.media.nullable() }),
  ),
  'jobs.submit': method(
    z.object({
      project,
      panelId: panelIdSchema,
      request: generationRequestSchema,
      count: z.number().int().min(1).max(8),
    }),
    z.object({ jobs: z.array(jobSchema) }),
  ),
  'jobs.cancel': method(z.object({ project, jobId: jobIdSchema }), none),
  /** Sends nothing new: what has not left is held in the film. Answers at once; what is out comes in its own time. */
  'jobs.hold': method(z.object({ project }), none),
  /** Lets go on what was held; only ever at a person's word. */
  'jobs.resume': method(z.object({ project }), z.object({ jobs: z.array(jobSchema) })),
  'jobs.list': method(z.object({ project }), z.object({ jobs: z.array(jobSchema) })),
  'spend.read': method(z.object({ project }), spendSchema),
  'keys.status': method(z.object({ project, service }), keyStatusSchema),
  'keys.set': method(
    z.object({ project, place: keyPlaceSchema, key: z.string().min(1).max(LIMITS.key), service }),
    keyStatusSchema,
  ),
  'keys.clear': method(z.object({ project, place: keyPlaceSchema, service }), keyStatusSchema),
  /** Lists the models with the key in use: nothing is generated, nothing is billed. */
  'keys.test': method(
    z.object({ project, service }),
    z.object({
      result: z.enum(['works', 'not-valid', 'no-quota', 'no-network', 'no-key', 'other']),
      sentence: z.string(),
    }),
  ),
  /**
   * Reads a file of the host's computer for a panel, by what its bytes begin with, and brings its pictures into the project: nothing
   * lies on the panel until they are laid on it (`layPictures`) and saved as any other step is. `refused`: why some could not be.
   */
  'import.run': method(
    z.object({ project, panelId: panelIdSchema, path: pathSchema }),
    z.object({
      pictures: z.array(
        z.object({
          media: ROW_SCHEMAS.media,
          fields: broughtFieldsSchema,
          placement: layer.placement,
        }),
      ),
      note: z.string(),
      refused: z.array(z.string()),
    }),
  ),
  /** Asks where a file of this exporter is to go, with the system's own dialog; null where the person cancels, or there is none. */
  'export.choose': method(
    z.object({ exporter: exportChoiceShape.exporter, name: z.string().max(300) }),
    z.object({ path: z.string().nullable() }),
  ),
  /** Pages as they will be printed; none of an exporter that has no pages. */
  'export.pages': method(
    z
      .object({
        project,
        ...exportChoiceShape,
        from: z.number().int().min(0),
        count: z.number().int().min(1).max(50),
      })
      .superRefine(readByExporter),
    z.object({ pageCount: z.number().int(), pages: z.array(pageSchema) }),
  ),
  /**
   * Resolves when what is written is whole on disk; `count` in the exporter's own unit. `exportId` is the caller's, for
   * `export.progress`. Fails with `pictures-missing` unless `evenIfMissing`: then they are crossed out.
   */
  'export.run': method(
    z
      .object({
        project,
        ...exportChoiceShape,
        path: pathSchema,
        exportId: z.string().max(80),
        evenIfMissing: z.boolean().optional(),
      })
      .superRefine(readByExporter),
    z.object({ path: z.string(), count: z.number().int(), bytes: z.number().int() }),
  ),
} as const

export type Methods = typeof METHODS
export type MethodName = keyof Methods
export type Input<M extends MethodName> = z.input<Methods[M]['input']>
export type Output<M extends MethodName> = z.infer<Methods[M]['output']>
