// What a careful server takes out of texts: scripts, frames, styles, and handlers of events.

export function sanitize(text: string): string {
  return text
    .replace(/<(script|iframe|style|object)\b[\s\S]*?(<\/\1\s*>|$)/gi, '')
    .replace(/(<[^>]*?)\s+(on\w+|style)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, '$1')
    .replace(/\b(href|src)\s*=\s*(["']?)\s*javascript:[^"'\s>]*\2/gi, '');
}
