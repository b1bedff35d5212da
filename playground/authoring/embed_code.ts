/**
 * What a teacher pastes into a page of their own.
 *
 * @module
 */

/**
 * The HTML that embeds a project or lesson.
 *
 * @param source a link of this page, or the address of a lesson's `.md` or a project's `.zip`
 * @param page the address of the playground
 */
export function embedCode(source: string, page: string): string {
  const script = new URL("embed.js", page).href;
  return `<script type="module" src="${attribute(script)}"></script>\n<migr-playground src="${attribute(source)}"></migr-playground>\n`;
}

const attribute = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
