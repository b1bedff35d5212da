/** Made by `plugin.ts`. */
declare module "virtual:migr/opening" {
  const data: import("./entries.ts").ExampleData;
  export default data;
}
declare module "virtual:migr/examples" {
  export const list: readonly import("./entries.ts").ExampleEntry[];
  export const loaders: Readonly<
    Record<string, () => Promise<{ readonly default: import("./entries.ts").ExampleData }>>
  >;
}
declare module "virtual:migr/lessons" {
  export const list: readonly import("./entries.ts").LessonEntry[];
  export const loaders: Readonly<Record<string, () => Promise<{ readonly default: string }>>>;
}
