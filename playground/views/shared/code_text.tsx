import "./code_text.css";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { type CodeLanguage, tokensOf } from "./tokens_of.ts";

export interface CodeTextProps {
  readonly text: string;
  readonly language: CodeLanguage;
  /** What it is, for those who do not see it. */
  readonly label: string;
}

/** Code that is only read. */
export function CodeText({ text, language, label }: CodeTextProps): JSX.Element {
  const tokens = useMemo(() => tokensOf(text, language), [text, language]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section class="code-text" aria-label={label} tabIndex={0}>
      <pre>
        <code>
          {tokens.map((token, place) =>
            token.kind === "plain" ? (
              token.text
            ) : (
              <span key={place} data-token={token.kind}>
                {token.text}
              </span>
            ),
          )}
        </code>
      </pre>
    </section>
  );
}
