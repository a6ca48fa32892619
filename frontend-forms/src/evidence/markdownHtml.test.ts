import { describe, expect, it } from 'vitest';
import { markdownHtml } from './markdownHtml';

describe('markdownHtml', () => {
  it('keeps text, lists and links', () => {
    const html = markdownHtml('**Look**\n\n- one\n\n[rules](https://example.org/r)');

    expect(html).toContain('<strong>Look</strong>');
    expect(html).toContain('<li>one</li>');
    expect(html).toContain(
      '<a target="_blank" rel="noopener noreferrer" href="https://example.org/r">rules</a>',
    );
  });

  it.each([
    ['a script', '<script>alert(1)</script>', 'script'],
    ['a handler', '<p onclick="alert(1)">x</p>', 'onclick'],
    ['a script link', '[x](javascript:alert(1))', 'javascript'],
    ['an address without scheme', '[x](//evil.example)', 'evil'],
    ['an image, which would load from elsewhere', '![x](https://evil.example/p.png)', 'evil'],
    ['a frame', '<iframe src="https://evil.example"></iframe>', 'evil'],
    ['a style', '<p style="position:fixed">x</p>', 'style'],
  ])('leaves out %s', (_what, text, trace) => {
    expect(markdownHtml(text)).not.toContain(trace);
  });

  it('puts headings below those of the page', () => {
    expect(markdownHtml('# Result')).toBe('<h3>Result</h3>\n');
  });
});
