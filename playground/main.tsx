/**
 * The page's start: what is bundled is painted, then the engine and the editor come.
 *
 * @module
 */
import { render } from "preact";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";
import { App } from "./app.tsx";
import { OPENING } from "./catalogue/catalogue.ts";
import { projectOf } from "./catalogue/entries.ts";
import { workOffline } from "./offline/register.ts";
import { SavedProjects } from "./project/saved.ts";
import { Workspace } from "./project/workspace.ts";
import { createSession } from "./session/create_session.ts";
import { followTheme } from "./shell/theme.ts";

followTheme();
const project = projectOf(OPENING);
const session = createSession({ project, ...OPENING.previews[project.engine] });
const embedded = new URLSearchParams(location.search).has("embed");
const workspace = new Workspace(session, embedded ? undefined : new SavedProjects());
const root = document.getElementById("app");
if (root !== null) render(<App workspace={workspace} />, root);

addEventListener("hashchange", () => void workspace.follow(location.hash));
void workspace.begin(location.hash);
void workOffline();
