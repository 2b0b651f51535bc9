/** A file and where it lies in the folder that a person chose or dropped, with / between the parts. */
export interface FolderFile {
  readonly path: string
  readonly file: File
}

/** `storyboards/Scene-1-…/images/board-1-….png` */
const DEEPEST = 4
const MOST_FILES = 100_000

/** What a person chose in the system's dialog for folders. */
export function filesChosen(files: readonly File[]): readonly FolderFile[] {
  return files.map((file) => ({ path: file.webkitRelativePath.split('/').slice(1).join('/') || file.name, file }))
}

/** What lies in a dropped folder, as far down as scenes do. Rejects if the system can't read it. */
export async function filesDropped(folder: FileSystemDirectoryEntry): Promise<readonly FolderFile[]> {
  const found: FolderFile[] = []
  async function walk(from: FileSystemDirectoryEntry, path: string, depth: number): Promise<void> {
    for (const entry of await entriesOf(from)) {
      if (found.length >= MOST_FILES) return
      if (isFolder(entry)) {
        if (depth < DEEPEST && !entry.name.startsWith('.')) await walk(entry, `${path}${entry.name}/`, depth + 1)
      } else if (isFile(entry)) {
        found.push({ path: path + entry.name, file: await fileOf(entry) })
      }
    }
  }
  await walk(folder, '', 1)
  return found
}

/** The folder among what was dropped, if it is one and nothing else; only while the event is handled. */
export function droppedFolder(items: readonly DataTransferItem[]): FileSystemDirectoryEntry | null {
  const entries = items.filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry())
  const [only] = entries
  return entries.length === 1 && only && isFolder(only) ? only : null
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

/** A reader gives some hundred at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}
