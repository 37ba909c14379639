/** The digests of `node:crypto`. Those of browsers are asynchronous, and there only on secure pages. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

type Content = string | Uint8Array

class Digest {
  readonly #state: ReturnType<typeof sha256.create>

  constructor(state = sha256.create()) {
    this.#state = state
  }

  update(content: Content): this {
    this.#state.update(bytesOf(content))
    return this
  }

  copy(): Digest {
    return new Digest(this.#state.clone())
  }

  /** In hexadecimal digits, the only form that is asked for. */
  digest(): string {
    return bytesToHex(this.#state.digest())
  }
}

/** SHA-256, the only one that a run without git asks for. */
export function createHash(): Digest {
  return new Digest()
}

export function hash(_algorithm: 'sha256', content: Content): string {
  return new Digest().update(content).digest()
}

function bytesOf(content: Content): Uint8Array {
  return typeof content === 'string' ? utf8ToBytes(content) : content
}
