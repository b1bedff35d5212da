declare module "virtual:engines" {
  import type { EngineManifest } from "./manifest.ts";

  const manifest: EngineManifest;
  export default manifest;
}
