/** The little of WebAssembly's API that migrate.ts uses; @types/node declares none and lib.dom would declare a browser. */
declare namespace WebAssembly {
  type Imports = Record<string, object>;
  function instantiate(
    bytes: Uint8Array,
    imports: Imports,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
}
