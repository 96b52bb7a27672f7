import { describe, expect, it } from 'vitest';
import { checkPageHtml } from '../../../scripts/checks/page-html.ts';

function page(content: string): string {
  return `<body data-view="<?= view ?>" data-token="<?= token ?>" data-first="<?= first ?>">${content}</body>`;
}

describe('the check of a page', () => {
  it.each([
    '<script src="https://cdn.example/a.js"></script>',
    "<link rel='stylesheet' href='//cdn.example/a.css'>",
    '<img src=http://cdn.example/a.png>',
    '<style>@import "https://cdn.example/a.css";</style>',
    '<style>p{background:url(https://cdn.example/a.png)}</style>',
    '<script src="own.js"></script>',
  ])('refuses to load from elsewhere: %s', (content) => {
    expect(checkPageHtml('sidebar.html', page(content)).join()).toContain('sidebar.html loads');
  });

  it('accepts links that a person follows and pictures inside the page', () => {
    expect(
      checkPageHtml(
        'sidebar.html',
        page('<a href="https://example.edu">x</a><img src="data:image/png;base64,AA"><style>p{fill:url(#a)}</style>'),
      ),
    ).toEqual([]);
  });

  it('does not take script text for tags or styles', () => {
    expect(checkPageHtml('sidebar.html', page('<script>url(x); var a = "<img src=y>";</script>'))).toEqual([]);
  });

  it('refuses a page without its view or its token, and any other scriptlet', () => {
    expect(checkPageHtml('sidebar.html', '<body></body>')).toHaveLength(1);
    expect(checkPageHtml('sidebar.html', '<body data-view="<?= view ?>"></body>')).toHaveLength(1);
    expect(checkPageHtml('sidebar.html', page('<script>var a = "<? x ?>"</script>'))).toHaveLength(1);
  });
});
