/**
 * The top bar: which project, on which engine, where its database stands; sharing, exporting, light and dark.
 *
 * @module
 */
import type { JSX } from "preact";
import type { Host } from "../host/host.ts";
import type { Workspace } from "../project/workspace.ts";
import { EngineSwitch } from "./engine_switch.tsx";
import { ExportMenu, ShareMenu } from "./export_menu.tsx";
import { Icon } from "./icons.tsx";
import { ProjectMenu } from "./project_menu.tsx";
import { THEMES, type Theme, theme } from "./theme.ts";

const THEME_ICONS = { auto: "auto", light: "sun", dark: "moon" } as const;
const THEME_NAMES: Readonly<Record<Theme, string>> = { auto: "as the system", light: "light", dark: "dark" };

export interface TopBarProps {
  readonly workspace: Workspace;
  readonly host: Host | undefined;
}

export function TopBar({ workspace, host }: TopBarProps): JSX.Element {
  const { session } = workspace;
  return (
    <header class="top-bar">
      <h1 class="brand">
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" class="mark">
          <path
            d="M6 5v14M6 9c0 5 12 2 12 8v2M18 5v3"
            fill="none"
            stroke="currentColor"
            stroke-width="2"
            stroke-linecap="round"
          />
          <circle cx="6" cy="5" r="2.4" />
          <circle cx="6" cy="19" r="2.4" />
          <circle cx="18" cy="19" r="2.4" />
        </svg>
        migr<span class="visually-hidden"> playground</span>
      </h1>
      <ProjectMenu workspace={workspace} />
      <EngineSwitch session={session} />
      <Whereabouts workspace={workspace} />
      <div class="top-end">
        <ShareMenu workspace={workspace} />
        <ExportMenu workspace={workspace} host={host} />
        <ThemeButton />
      </div>
    </header>
  );
}

/** Where the database stands, in words. */
function Whereabouts({ workspace: { session } }: { readonly workspace: Workspace }): JSX.Element {
  const { heads } = session.database.value;
  const graph = session.graph.value;
  const texts = heads.map((id) => graph.get(id)?.message || id);
  const first = heads[0];
  return (
    <p class="whereabouts" aria-live="polite">
      <span class="faint">at </span>
      {heads.length === 0 && <b>base</b>}
      {heads.length === 1 && first !== undefined && (
        <>
          <code>{first.slice(0, 6)}</code> <b>{texts[0]}</b>
        </>
      )}
      {heads.length > 1 && <b title={texts.join(", ")}>{heads.length} heads</b>}
    </p>
  );
}

function ThemeButton(): JSX.Element {
  const { value } = theme;
  const next = THEMES[(THEMES.indexOf(value) + 1) % THEMES.length] ?? "auto";
  return (
    <button
      type="button"
      class="button quiet icon"
      aria-label={`Theme: ${THEME_NAMES[value]}. Switch to ${THEME_NAMES[next]}`}
      title={`Theme: ${THEME_NAMES[value]}`}
      onClick={() => {
        theme.value = next;
      }}
    >
      <Icon name={THEME_ICONS[value]} />
    </button>
  );
}
