/**
 * Prose as HTML. Lessons come from strangers, too: raw HTML is dropped, links lead to the web only and open beside the
 * page, and pictures, which would tell their server who reads, are shown as their description.
 *
 * @module
 */
import { Marked, type Tokens } from "marked";

const marked = new Marked({
  gfm: true,
  renderer: {
    html: () => "",
    image: ({ text }: Tokens.Image) => escaped(text),
    link({ href, tokens }: Tokens.Link): string {
      const text = this.parser.parseInline(tokens);
      if (!/^https?:\/\//i.test(href)) return text;
      return `<a href="${escaped(href)}" target="_blank" rel="noopener noreferrer">${text}</a>`;
    },
    table({ header, rows }: Tokens.Table): string {
      const cells = (row: readonly Tokens.TableCell[], tag: string): string =>
        `<tr>${row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join("")}</tr>`;
      const body = rows.map((row) => cells(row, "td")).join("");
      // Wide tables scroll by themselves, so that the page never does.
      return `<div class="lesson-table" tabindex="0" role="region" aria-label="Table"><table><thead>${cells(header, "th")}</thead><tbody>${body}</tbody></table></div>`;
    },
  },
});

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A text of several paragraphs. Headings begin at level 3, below the lesson's own. */
export function renderProse(markdown: string): string {
  const html = marked.parse(markdown, { async: false });
  return html.replace(/<(\/?)h([1-6])>/g, (_, slash: string, level: string) => {
    return `<${slash}h${Math.min(6, Number(level) + 2)}>`;
  });
}

/** A text in one line. */
export function renderLine(markdown: string): string {
  return marked.parseInline(markdown, { async: false });
}
