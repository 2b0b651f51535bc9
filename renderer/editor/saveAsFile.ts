/** By the browser's download, or the app's own save. */
export function saveAsFile(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // Revoked only after the download has had time to start.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
