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
import { Host } from "./host/host.ts";
import { workOffline } from "./offline/register.ts";
import { takeDrops } from "./project/drop.ts";
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
const host = Host.find();
if (root !== null) render(<App workspace={workspace} host={host} />, root);

takeDrops(workspace);
addEventListener("hashchange", () => void workspace.follow(location.hash));
// A link wins over the folder in which the program was started, and that over what was open the last time.
if (host === undefined || location.hash.length > 1) void workspace.begin(location.hash);
else void workspace.openServed(() => host.read());
// Beneath the program there is nothing to keep: its address is another one the next time.
if (host === undefined) void workOffline();
