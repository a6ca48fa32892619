import { useMemo } from 'react';
import type { MarkdownBlock } from '../api/types';
import { markdownHtml } from './markdownHtml';

export function Markdown({ block }: { block: MarkdownBlock }) {
  const html = useMemo(() => markdownHtml(block.text), [block.text]);
  return (
    <section className="cs-block">
      {block.title && <h3 className="cs-block__title">{block.title}</h3>}
      {/* Sanitised in markdownHtml. */}
      <div className="cs-markdown" dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
}
