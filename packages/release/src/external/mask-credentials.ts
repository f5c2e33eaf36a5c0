/** Steers a terminal, or turns the direction of what follows; a remote may send it. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes what git says fit for a log: user and password of a URL are replaced by
 * `***`, and so are headers and query parameters that carry a token. git writes
 * them out where a setting of the user's (`url.<base>.insteadOf`) put them in.
 */
export function maskCredentials(text: string): string {
  return text
    .replace(CONTROL, '')
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/'"]*@/gi, '$1***@')
    .replace(/(authorization:\s*)\S[^\n'"]*/gi, '$1***')
    .replace(/([?&][\w-]*(?:token|key|secret|password|signature)[\w-]*=)[^&\s'"]+/gi, '$1***');
}
