// What a page has in it when it opens: the name of its view, and the response to its first message.

/** A longer response would make the page itself slow to open, so the page asks for it. */
const MAX_LENGTH = 300_000;

/**
 * Returns a response as it stands in an attribute of a page, or `''` if it's too long for it. Whatever users have typed, the text has
 * no character that means something to HTML, scripts, or Google's templates.
 */
export function inPage(json: string): string {
  if (json.length > MAX_LENGTH) return '';
  return json.replace(/[^ -~]|[<>&'`/]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Returns what a page reads in `data-view`, such as `undo:r1`. */
export function viewText(view: string, about: string | undefined): string {
  return about === undefined ? view : `${view}:${about}`;
}
