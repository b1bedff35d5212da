/**
 * Sharing as a link; exporting as a zip or a folder.
 *
 * @module
 */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Host } from "../host/host.ts";
import type { Workspace } from "../project/workspace.ts";
import { Menu, MenuItem } from "./menu.tsx";

export function ShareMenu({ workspace }: { readonly workspace: Workspace }): JSX.Element {
  const link = useSignal("");
  const note = useSignal("");
  const field = useId();
  const make = async (): Promise<void> => {
    const shared = await workspace.share();
    link.value = shared.link;
    const left =
      shared.leftOut.length === 0 ? "" : ` Left out, because they are no text: ${shared.leftOut.join(", ")}.`;
    const copied = await navigator.clipboard.writeText(shared.link).then(
      () => true,
      () => false,
    );
    note.value = `${copied ? "Copied. " : ""}The whole project is in the link; nothing is sent to a server.${left}`;
  };
  return (
    <Menu label={<span class="wide">Share</span>} name="Share" icon="share" onOpen={() => void make()}>
      {() => (
        <div class="share-panel">
          <label for={field}>A link to this project, as it is now</label>
          <input id={field} readOnly value={link.value} onFocus={(event) => event.currentTarget.select()} />
          <p role="status">{note.value}</p>
        </div>
      )}
    </Menu>
  );
}

export interface ExportMenuProps {
  readonly workspace: Workspace;
  readonly host: Host | undefined;
}

export function ExportMenu({ workspace, host }: ExportMenuProps): JSX.Element {
  const project = workspace.session.project.value;
  const canWrite = "showDirectoryPicker" in globalThis;
  const changed = host?.changed(project) ?? [];
  return (
    <Menu label={<span class="wide">Export</span>} name="Export" icon="export">
      {(close) => {
        const choose = (work: (disk: typeof import("../project/disk.ts")) => Promise<unknown>) => (): void => {
          close();
          void import("../project/disk.ts").then(work);
        };
        return (
          <>
            {host !== undefined && project.origin === "disk" && (
              <MenuItem
                icon="folder"
                title="Write back to the folder"
                detail={changed.length === 0 ? "Nothing differs from the files on disk" : changed.join(", ")}
                disabled={changed.length === 0}
                onChoose={choose(() => writeBack(workspace, host))}
              />
            )}
            <MenuItem
              icon="export"
              title="Download a zip"
              detail="A project for the command line; files that you did not touch are as they came"
              onChoose={choose((disk) => disk.downloadZip(project))}
            />
            {canWrite && (
              <MenuItem
                icon="folder"
                title="Save to a folder"
                detail="Replaces files of the same name"
                onChoose={choose((disk) => disk.saveToFolder(project))}
              />
            )}
          </>
        );
      }}
    </Menu>
  );
}

async function writeBack(workspace: Workspace, host: Host): Promise<void> {
  try {
    const paths = await host.write(workspace.session.project.value);
    workspace.tell({ level: "info", message: `Written: ${paths.join(", ")}.` });
  } catch (error) {
    workspace.tell({ level: "error", message: error instanceof Error ? error.message : String(error) });
  }
}
