import type { Ref } from 'react'

export interface FileInputProps {
  /** Its `click` asks for the files. */
  readonly ref: Ref<HTMLInputElement>
  readonly label: string
  /** As the attribute of that name: extensions and media types. */
  readonly accept: string
  readonly multiple?: boolean
  /** Asks for a folder, and gives every file in it. */
  readonly folder?: boolean
  /** Called each time, also for the same file again. */
  readonly onFiles: (files: readonly File[]) => void
}

/** Asks for files; unseen, since a button of its own opens it. */
export function FileInput({ ref, label, accept, multiple, folder = false, onFiles }: FileInputProps) {
  return (
    <input
      ref={ref}
      hidden
      multiple={multiple}
      type="file"
      accept={accept}
      {...(folder && { webkitdirectory: '' })}
      aria-label={label}
      onChange={({ target }) => {
        const files = [...(target.files ?? [])]
        target.value = ''
        onFiles(files)
      }}
    />
  )
}
