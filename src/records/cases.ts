// Cases that the department brings: their codes are hashed slowly, because others than we have made them.

import type { Random } from '../lib/digest.ts'
import { sameSecret, type Hasher } from '../lib/hash.ts'
import type { Case, Cases, PutCase } from '../ports/cases.ts'

/** Creates what keeps cases. */
export function createPutCase(
  { cases, hasher, random }: { readonly cases: Cases; readonly hasher: Hasher; readonly random: Random },
): PutCase {
  return async ({ code, ...put }, at) => {
    const salt = Buffer.from(random(12)).toString('base64url')
    return cases.put({ ...put, updatedAt: at, salt, codeHash: await hashCode(hasher, code, salt) })
  }
}

/** Tells whether a typed code opens a case. Hashes in any case, so that it takes as long where there is no case. */
export async function opensCase(hasher: Hasher, typed: string, kept: Case | undefined): Promise<boolean> {
  const hash = await hashCode(hasher, typed, kept?.salt ?? 'no-case')
  return sameSecret(hash, kept?.codeHash ?? hash.split('').toReversed().join('')) && kept !== undefined
}

function hashCode(hasher: Hasher, code: string, salt: string): Promise<string> {
  return hasher.slow('case', foldCode(code), salt)
}

// However a code is typed from paper: capitals or not, dashes or not, O for 0, I and L for 1. Whatever the answer form
// `code` takes away of what was typed (blanks, invisible signs, a full stop at the end) counts here for nothing too.
function foldCode(code: string): string {
  return code
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}\p{Variation_Selector}\u2212\u30fc]|\u20e3/gu, '')
    .replace(/[,。!]+$/, '')
    .replace(/[\u2022\u2027\u30fb]/g, '·')
    .replaceAll('〜', '~')
    .toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
}
