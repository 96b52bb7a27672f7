// Removing what a text ends with. The regular expression for it, `/0+$/`, takes the square of the length of a text that has many
// zeros before its end.

/** Returns the text without the characters at its end that are to be trimmed. */
export function trimEndOf(text: string, isTrimmed: (character: string) => boolean): string {
  let end = text.length;
  while (end > 0 && isTrimmed(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Returns the digits after a decimal point without the zeros at their end. */
export function withoutEndZeros(digits: string): string {
  return trimEndOf(digits, (digit) => digit === '0');
}
