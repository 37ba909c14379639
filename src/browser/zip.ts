/** A zip archive of texts, not compressed: a browser has no zip of its own, and readers' lists are small. */
export function zip(files: readonly (readonly [path: string, text: string])[]): Blob {
  const encoder = new TextEncoder()
  const parts: Uint8Array<ArrayBuffer>[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (const [path, text] of files) {
    const [name, content] = [encoder.encode(path), encoder.encode(text)]
    // Version 2.0, stored, the first day that zip knows.
    const about = [
      20,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      33,
      0,
      ...int(checksum(content)),
      ...int(content.length),
      ...int(content.length),
      name.length,
      0,
      0,
      0,
    ]
    directory.push(bytes(0x50, 0x4b, 1, 2, 20, 0, ...about, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...int(offset)), name)
    parts.push(bytes(0x50, 0x4b, 3, 4, ...about), name, content)
    offset += 30 + name.length + content.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const count = [files.length, 0]
  return new Blob([
    ...parts,
    ...directory,
    bytes(0x50, 0x4b, 5, 6, 0, 0, 0, 0, ...count, ...count, ...int(size), ...int(offset), 0, 0),
  ])
}

function bytes(...values: number[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(values)
}

/** Four bytes, the smallest first. */
function int(value: number): number[] {
  return [0, 8, 16, 24].map((shift) => (value >>> shift) & 255)
}

/** CRC-32. */
function checksum(content: Uint8Array): number {
  let crc = -1
  for (const byte of content) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc
}
