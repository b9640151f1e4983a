/** Z85 text to bytes (ZeroMQ RFC 32): five characters for four bytes, a sixteenth less than base64, none of which a string literal escapes. */

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#';
const FOREIGN = 255;
const LARGEST_NUMBER = 2 ** 32 - 1;

/**
 * What scripts/build/base85.mjs writes: each group of five characters is a number of 32 bits, the highest digit and the
 * highest byte first. The RFC knows whole groups only; here a last group of n + 1 characters stands for n bytes.
 * Throws an Error where the text is anything else.
 */
export function bytesOfBase85(text: string): Uint8Array<ArrayBuffer> {
  const groups = Math.ceil(text.length / 5);
  const missing = groups * 5 - text.length;
  if (missing === 4) throw new Error('The base85 text ends too early.');
  // Characters that are missing count as the highest digit, so that the bytes before them come out right.
  const characters = new Uint8Array(groups * 5).fill(ALPHABET.charCodeAt(ALPHABET.length - 1));
  if (new TextEncoder().encodeInto(text, characters).written !== text.length) throw foreignCharacter();
  const digits = new Uint8Array(256).fill(FOREIGN);
  for (let digit = 0; digit < ALPHABET.length; digit++) digits[ALPHABET.charCodeAt(digit)] = digit;
  const numbers = new DataView(new ArrayBuffer(groups * 4));
  for (let group = 0; group < groups; group++) {
    let number = 0;
    for (let at = group * 5; at < group * 5 + 5; at++) {
      const digit = digits[characters[at] ?? 0] ?? FOREIGN;
      if (digit === FOREIGN) throw foreignCharacter();
      number = number * ALPHABET.length + digit;
    }
    if (number > LARGEST_NUMBER) throw new Error('The base85 text holds a number of more than 32 bits.');
    numbers.setUint32(group * 4, number);
  }
  return new Uint8Array(numbers.buffer, 0, groups * 4 - missing);
}

function foreignCharacter(): Error {
  return new Error('The base85 text holds a foreign character.');
}
