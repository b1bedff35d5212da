import { expect, it } from "vitest";
import { edgeSizes } from "../scripts/edge_sizes.ts";

it("bundles that run revisions keep to their budgets, and hold no introspection, no diff and no models", async () => {
  for (const { name, gzipped, limit, files } of await edgeSizes()) {
    expect(gzipped, name).toBeLessThanOrEqual(limit);
    const foreign = files.filter(([file, bytes]) => bytes > 0 && /introspect|catalog\/diff|core\/models/.test(file));
    expect(foreign, name).toEqual([]);
  }
});
