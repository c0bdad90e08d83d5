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
      scalars: { Cursor: 'string', Date: 'string', DateTime: 'string', SavedTaskFilter: 'TaskFilter' },
    },
  },
});

/** Generates typed documents of the tests and the examples from the committed schema: `npm run codegen`. Not committed. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  emitLegacyCommonJSImports: false,
  generates: { ...clientOf('test'), ...clientOf('examples') },
};

export default config;
