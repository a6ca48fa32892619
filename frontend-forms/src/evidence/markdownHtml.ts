import DOMPurify from 'dompurify';
import { marked } from 'marked';

const TAGS = [
  'p', 'br', 'hr', 'h3', 'h4', 'h5', 'h6', 'strong', 'em', 'del', 'code', 'pre', 'blockquote',
  'ul', 'ol', 'li', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td',
]; // prettier-ignore

/**
 * Markdown to HTML that may stand in the page: text, lists, tables and links only. Images are left
 * out, as they would load from elsewhere; headings start below the page's own.
 */
export function markdownHtml(text: string): string {
  const html = marked.parse(text, { async: false, gfm: true });
  const lowered = html.replace(/<(\/?)h([12])>/g, '<$1h3>');
  const clean = DOMPurify.sanitize(lowered, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['href', 'title', 'start'],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|\/(?!\/))/i,
  });
  return clean.replaceAll('<a href=', '<a target="_blank" rel="noopener noreferrer" href=');
}
