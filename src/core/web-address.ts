/** Addresses of the web and of mail are known; any other link is a path. */
export function isAddress(link: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(link)
}

/** An address with all encoded that must be, as a browser reads it (WHATWG URL); null when no browser can. */
export function webAddress(link: string): string | null {
  // What is encoded already stays so, and the brackets of an IPv6 address are not text.
  const encoded = encodeURI(wellFormed(link))
    .replace(/%25(?=[0-9A-F]{2})/gi, '%')
    .replace(/^(\w+:\/\/(?:[^/?#@]*@)?)%5B([\d:.a-f]+)%5D/i, '$1[$2]')
  return URL.canParse(encoded) ? encoded : null
}

/** A text in which no half of a surrogate pair is alone: `encodeURI` throws at one, and UTF-8 has none. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}
