// Sentences, one below the other.
import type { ComponentChildren } from 'preact';

export function PlainList({ items }: { items: readonly string[] }): ComponentChildren {
  return (
    <ul class="plain">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
