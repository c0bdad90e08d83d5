import type { CodegenConfig } from '@graphql-codegen/cli';

const clientOf = (folder: string) => ({
  [`${folder}/gql/`]: {
    documents: [`${folder}/**/*.ts`, `!${folder}/gql/**`],
    preset: 'client' as const,
    presetConfig: { fragmentMasking: false },
    config: {
      enumsAsTypes: true,
      useTypeImports: true,
      strictScalars: true,
      scalars: { Cursor: 'string', Date: 'string', DateTime: 'string' },
    },
  },
});

/** Typed documents, from the committed schema, for the tests and the examples: `npm run codegen`. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  emitLegacyCommonJSImports: false,
  generates: { ...clientOf('test'), ...clientOf('examples') },
};

export default config;
