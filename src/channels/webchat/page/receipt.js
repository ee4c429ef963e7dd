// Number and code of a receipt: found in what is said, and copied where the browser lets us.

const NUMBER = /(?<![0-9A-Z])[A-Z] \d{3} \d{3} \d{3} \d(?!\d)/
const CODE = /(?<![0-9A-Z-])[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2,}-[0-9A-Z]{1,4}(?![0-9A-Z-])/

/** The receipt in a text, on two lines; undefined if there is none. */
export function receiptIn(said) {
  const [number, code] = [NUMBER.exec(said)?.[0], CODE.exec(said)?.[0]]
  return number && code ? `${number}\n${code}` : undefined
}

/** Copies a receipt; where that is not allowed, selects the words that hold it and gives false. */
export async function copyReceipt(receipt, words) {
  try {
    await navigator.clipboard.writeText(receipt)
    return true
  } catch {
    getSelection()?.selectAllChildren(words)
    return false
  }
}
