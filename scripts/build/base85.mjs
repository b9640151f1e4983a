// Bytes as text inside main.js. Read back by src/engine/base85.ts, which describes the form.

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#';

/** Z85 (ZeroMQ RFC 32), with a last group of n + 1 characters where n bytes are over. */
export function base85OfBytes(bytes) {
  const groups = [];
  for (let begin = 0; begin < bytes.length; begin += 4) {
    let number = 0;
    for (let at = begin; at < begin + 4; at++) number = number * 256 + (bytes[at] ?? 0);
    let characters = '';
    for (let place = 0; place < 5; place++) {
      characters = ALPHABET[number % 85] + characters;
      number = Math.floor(number / 85);
    }
    groups.push(characters.slice(0, bytes.length - begin + 1));
  }
  return groups.join('');
}
