/**
 * The name of a new revision's file.
 *
 * @module
 */
import { MigrError, nearest } from "../errors.ts";

/** The default template: `ae1027a6acf0_create_users`. */
export const DEFAULT_FILE_NAME = "<id>_<slug>";

/** What a file name is made of. */
export interface FileNameParts {
  readonly id: string;
  /** See {@link slugOf}; may be empty. */
  readonly slug: string;
  /** When the revision was made. */
  readonly date: Date;
  /** Where the clock stands whose time the name shows. Default UTC, so that names do not depend on the machine. */
  readonly timeZone?: string | undefined;
}

const MAX_SLUG_LENGTH = 40;

/** Letters that Unicode does not decompose into a plain one and a mark. */
const FOLDED: Readonly<Record<string, string>> = {
  æ: "ae",
  ð: "d",
  đ: "d",
  ħ: "h",
  ı: "i",
  ł: "l",
  ø: "o",
  œ: "oe",
  ß: "ss",
  þ: "th",
};

/**
 * A message as a part of a file name: lower-case ASCII words joined by `_`, cut between words where that is possible.
 * Empty when the message has no letter or digit that can be written in ASCII.
 *
 * @example slugOf("Füge Straße hinzu!") // "fuge_strasse_hinzu"
 */
export function slugOf(message: string, maxLength: number = MAX_SLUG_LENGTH): string {
  const folded = message
    .toLowerCase()
    .normalize("NFKD")
    .replace(/['’]|\p{M}/gu, "")
    .replace(/\P{ASCII}/gu, (letter) => FOLDED[letter] ?? " ");
  const words = folded.split(/[^a-z0-9]+/).filter(Boolean);
  let slug = (words.shift() ?? "").slice(0, maxLength);
  for (const word of words) {
    if (slug.length + 1 + word.length > maxLength) break;
    slug += `_${word}`;
  }
  return slug;
}

const PLACEHOLDERS: Readonly<Record<string, (parts: FileNameParts) => string>> = {
  id: ({ id }) => id,
  slug: ({ slug }) => slug,
  year: (parts) => clock(parts, "year"),
  month: (parts) => clock(parts, "month"),
  day: (parts) => clock(parts, "day"),
  hour: (parts) => clock(parts, "hour"),
  minute: (parts) => clock(parts, "minute"),
  second: (parts) => clock(parts, "second"),
  epoch: ({ date }) => String(Math.floor(date.getTime() / 1000)),
};

const CLOCK = {
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
} as const;

function clock({ date, timeZone = "UTC" }: FileNameParts, field: keyof typeof CLOCK): string {
  const parts = new Intl.DateTimeFormat("en-US", { ...CLOCK, timeZone }).formatToParts(date);
  return parts.find((part) => part.type === field)?.value ?? "";
}

/**
 * The name of a revision's file, without its extension.
 *
 * @param template text with `<id>`, `<slug>`, `<year>`, `<month>`, `<day>`, `<hour>`, `<minute>`, `<second>`, `<epoch>`
 * @param options `folders`: the name may have `/`, which makes it a path below the folder of the revisions
 * @throws MigrError `CONFIG_INVALID` for a template that has no `<id>`, an unknown placeholder or a character that file
 * names cannot have
 * @example revisionFileName(DEFAULT_FILE_NAME, { id: "ae10", slug: "add_age", date: new Date() }) // "ae10_add_age"
 */
export function revisionFileName(
  template: string,
  parts: FileNameParts,
  options: { readonly folders?: boolean } = {},
): string {
  if (!template.includes("<id>")) {
    throw invalidTemplate(template, "it has no <id>, so two files could have the same name", "Add <id>.");
  }
  const name = template.replace(/<([^<>]*)>/g, (_, placeholder: string) => {
    if (Object.hasOwn(PLACEHOLDERS, placeholder)) return PLACEHOLDERS[placeholder]?.(parts) ?? "";
    const [near = "slug"] = nearest(placeholder, Object.keys(PLACEHOLDERS));
    throw invalidTemplate(template, `there is no <${placeholder}>`, `Did you mean <${near}>?`);
  });
  const [bad] = /[<>:"/\\|?*]|\p{Cc}/u.exec(options.folders === true ? name.replaceAll("/", "") : name) ?? [];
  if (bad === "/") {
    throw invalidTemplate(template, "it has folders", "Say recursiveVersions: true, so that they are looked into.");
  }
  if (bad !== undefined) {
    throw invalidTemplate(template, `file names cannot have ${JSON.stringify(bad)}`, "Remove the character.");
  }
  return name
    .split("/")
    .map((part) => part.replace(/[-_. ]+$/, "").replace(/^[-_. ]+/, ""))
    .filter((part) => part !== "")
    .join("/");
}

function invalidTemplate(template: string, reason: string, hint: string): MigrError {
  return new MigrError("CONFIG_INVALID", `The file name template "${template}" cannot be used: ${reason}.`, {
    hint,
    fields: { template },
  });
}
