import { describe, expect, it } from 'vitest';
import { checkSidebarPage } from '../../../scripts/checks/sidebar-page.ts';

function page(content: string): string {
  return `<body data-view="<?= view ?>">${content}</body>`;
}

describe('the sidebar page check', () => {
  it.each([
    '<script src="https://cdn.example/a.js"></script>',
    "<link rel='stylesheet' href='//cdn.example/a.css'>",
    '<img src=http://cdn.example/a.png>',
    '<style>@import "https://cdn.example/a.css";</style>',
    '<style>p{background:url(https://cdn.example/a.png)}</style>',
    '<script src="own.js"></script>',
  ])('refuses to load from elsewhere: %s', (content) => {
    expect(checkSidebarPage(page(content)).join()).toContain('sidebar.html loads');
  });

  it('accepts links that a person follows and pictures inside the page', () => {
    expect(
      checkSidebarPage(page('<a href="https://example.edu">x</a><img src="data:image/png;base64,AA"><style>p{fill:url(#a)}</style>')),
    ).toEqual([]);
  });

  it('does not take script text for tags or styles', () => {
    expect(checkSidebarPage(page('<script>url(x); var a = "<img src=y>";</script>'))).toEqual([]);
  });

  it('refuses a page without its view, and any other scriptlet', () => {
    expect(checkSidebarPage('<body></body>')).toHaveLength(1);
    expect(checkSidebarPage(page('<script>var a = "<? x ?>"</script>'))).toHaveLength(1);
  });
});
